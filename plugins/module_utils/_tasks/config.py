# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The task of the module ``config``: many objects of many types in their desired state."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from .._config.addresses import free_addresses, settle_addresses
from .._config.consistency import declared_absent
from .._config.contents import read_contents
from .._config.declaration_reader import read_declarations
from .._config.declarations import Declaration
from .._config.deletions import check_empty_types, purge_of
from .._config.executor import Execution, Executor
from .._config.limits import limit_exceeded, secrets_needed
from .._config.planner import Planner
from .._config.result_file import REVIEW, abridged, kept_in, write_result
from .._config.results import (
    PlanView,
    changed_meanwhile,
    done_by_others,
    failed_objects,
    failure_message,
    not_followed,
    summary,
)
from .._config.reviewed_plan import read_reviewed, review_of
from .._config.reviewed_plan import refusal as differs
from .._config.rotation import Rotation
from .._config.secret_references import SecretResolver
from .._config.unsupported_options import FAIL, UNSUPPORTED_CHOICES, WARN, Supported, without_unsupported
from .._config.usage import check_use
from .._engine.planner import StepPlanner
from .._errors import InvalidInput, NotApplicable
from .._ers.client import Ers
from .._http import run_notes
from .._progress import Progress, no_progress
from .._schema.argument_spec import FORCE_IN_USE, STATE, UPDATE_SECRETS
from .ers import ErsTask


class ConfigTask(ErsTask):
    """Brings many objects of many types to their desired state."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options for the declarations and the limits of the task."""
        return {
            "resources": {"type": "dict", "required": True},
            "state": STATE,
            "compare": {"type": "str", "choices": ["declared", "everything"], "default": "declared"},
            "purge": {"type": "list", "elements": "str", "default": []},
            "purge_protect": {"type": "dict", "default": {}},
            "allow_empty": {"type": "list", "elements": "str", "default": []},
            "max_changes": {"type": "int"},
            "max_deletes": {"type": "int"},
            "max_duration": {"type": "int"},
            "force_in_use": FORCE_IN_USE,
            "swap_via": {"type": "list", "elements": "str", "default": []},
            "fail_on_drift": {"type": "bool", "default": False},
            "on_error": {"type": "str", "choices": ["continue", "stop"], "default": "continue"},
            "update_secrets": UPDATE_SECRETS,
            # With no_log, Ansible would search every text of the result for thousands of values.
            "secrets": {"type": "dict", "default": {}, "no_log": False},
            "rotate": {"type": "list", "elements": "str", "default": [], "no_log": False},
            "unsupported": {"type": "str", "choices": list(UNSUPPORTED_CHOICES), "default": FAIL},
            "bulk": {"type": "bool", "default": False},
            "progress": {"type": "bool", "default": True},
            "diff_format": {"type": "str", "choices": ["compact", "full"], "default": "compact"},
            "result_file": {"type": "path"},
            "reviewed_plan": {"type": "path"},
        }

    @property
    def private(self) -> tuple[str, ...]:
        """Return the options that contain secrets among other values."""
        return ("resources", "secrets")

    def returned(self, result: dict[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a module returns: a failure in its short form, unless the controller writes the file with all of it."""
        return result if arguments.get("result_file") else abridged(result)

    def kept(self, result: dict[str, Any], arguments: Mapping[str, Any], *, check_mode: bool) -> dict[str, Any]:
        """Write the result file, and return what Ansible prints and registers.

        Without the option, the whole of a failure is kept until this run of Ansible ends, for reports.
        """
        given = str(arguments.get("result_file") or "")
        if not given:
            return kept_in(run_notes.shared_folder(), result, check_mode=check_mode)
        path = os.path.abspath(os.path.expanduser(os.path.expandvars(given)))
        try:
            write_result(path, result, check_mode=check_mode)
        except InvalidInput as error:
            message = " ".join(filter(None, [str(result.get("msg") or ""), error.message]))
            return abridged({"changed": False, **result, "failed": True, "msg": message})
        return {**abridged(result, hint=False), "result_file": path}

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Check, plan, apply unless in check mode, and report."""
        _limit_duration(ers, params["max_duration"])
        reviewed = read_reviewed(params["reviewed_plan"]) if params["reviewed_plan"] else None
        swap_via = free_addresses(params["swap_via"])
        purge, rotation = purge_of(params), Rotation(params["rotate"])
        secrets, declarations, warnings = _read(params["resources"], params, rotation)
        rotation.check(secrets.referenced, drift=params["fail_on_drift"])
        check_empty_types(params, declarations)
        supported = Supported(params["resources"])
        if params["unsupported"] == WARN:
            supported = without_unsupported(ers, params["resources"], declarations)
        if supported.left_out:
            secrets, declarations, warnings = _read(supported.resources, params, rotation)
        warnings = [*warnings, *([supported.warning] if supported.warning else [])]
        step_planner = StepPlanner(ers, check_all_names=True, deleted=declared_absent(declarations))
        progress = Progress(ers.report_progress if params["progress"] else no_progress)
        everything = params["compare"] == "everything"
        plan = Planner(ers, step_planner, progress, compare_everything=everything).plan(declarations, purge)
        warnings += settle_addresses(ers, step_planner, plan, progress, swap_via)
        warnings += check_use(ers, plan, progress, force=params["force_in_use"])
        # Of deletions, lists have the names only. Diffs and the review of a plan show more.
        if diff or reviewed or (ers.read_only and params["result_file"]):
            read_contents(ers, plan)
        view = PlanView(plan, step_planner.references, params["diff_format"] if diff else "")
        review: dict[str, Any] = {}
        if reviewed or params["result_file"]:
            own = {name: params[name] for name in self.options}
            review = review_of(ers.transport.connection.origin, own, declarations, plan, view.options)
        extra = {
            "left_out": [each._asdict() for each in supported.left_out],
            "unresolved_secrets": sorted(secrets.missing),
            "needed_secrets": sorted({name for planned in plan.steps for name in planned.needed_secrets}),
        }
        refusal = differs(reviewed, review, plan) if reviewed else ""
        refusal = refusal or limit_exceeded(plan, params) or ("" if ers.read_only else secrets_needed(plan))
        # Such as a name that no object has, or a deletion of what others use: the rest would be configured in part.
        wrong = not ers.read_only and any(isinstance(failure.error, NotApplicable) for failure in plan.failures)
        refused = bool(refusal) or wrong
        if refused or ers.read_only:
            execution = Execution(changed=[] if refused else list(plan.steps))
        else:
            stop = params["on_error"] == "stop"
            execution = Executor(ers, step_planner, progress, stop=stop, bulk=params["bulk"]).apply(plan)
        failures = [*plan.failures, *execution.failures]
        result = {
            "plan": view.result,
            **extra,
            "drifted": plan.differs,
            "changed": bool(execution.changed or execution.deployed) or any(each.error.wrote for each in failures),
            "summary": summary(plan, execution, failures, [*declarations, *purge.types], refused=refused),
            "failed_objects": failed_objects(ers.redactor, failures),
            "done_by_others": done_by_others(execution),
            **changed_meanwhile(execution, [*warnings, *not_followed(execution)]),
        }
        if diff:
            result["diff"] = view.diff(execution.unchanged)
        if params["result_file"]:
            result[REVIEW] = review
        if refusal:
            return {**result, "failed": True, "msg": refusal}
        if failures:
            writes = not (ers.read_only or params["fail_on_drift"] or refused)
            return {**result, "failed": True, "msg": failure_message(failures, writes=writes)}
        return result


def _read(
    resources: Mapping[str, Any], params: Mapping[str, Any], rotation: Rotation
) -> tuple[SecretResolver, dict[str, list[Declaration]], list[str]]:
    """Return the declared objects and warnings about them, with what is known of their secrets."""
    secrets = SecretResolver(params["secrets"])
    declarations, warnings = read_declarations(
        resources,
        secrets,
        present=params["state"] == "present",
        update_secrets=params["update_secrets"] == "always",
        rotation=rotation,
    )
    return secrets, declarations, warnings


def _limit_duration(ers: Ers, seconds: int | None) -> None:
    if seconds is not None:
        if seconds < 1:
            raise InvalidInput(
                f"max_duration: {seconds} is no duration; give a number of seconds from 1, or remove it."
            )
        ers.transport.guard.stop_after(seconds, "max_duration")
