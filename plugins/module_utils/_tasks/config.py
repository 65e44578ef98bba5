# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The task of the module ``config``: many objects of many types in their desired state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._config.declaration_reader import read_declarations
from .._config.declarations import Declaration, check_types
from .._config.deletions import Purge
from .._config.executor import Execution, Executor
from .._config.limits import limit_exceeded, object_count, secrets_needed
from .._config.plan import NOT_BEGUN, UNKNOWN, Failure, Plan, PlannedStep
from .._config.planner import Planner
from .._config.registry import TYPES
from .._config.secret_references import SecretResolver
from .._engine.plan import Action
from .._engine.planner import StepPlanner
from .._engine.references import References
from .._errors import InvalidInput, UnknownName
from .._ers.client import Ers
from .._progress import Progress, no_progress
from .._schema.argument_spec import STATE, UPDATE_SECRETS
from .ers import ErsTask

_KINDS = {"create": Action.CREATE, "change": Action.UPDATE, "delete": Action.DELETE}
_MAX_LISTED = 5  # failures in the message; the result has all


class ConfigTask(ErsTask):
    """Brings many objects of many types to their desired state."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options for the declarations and the limits of the task."""
        return {
            "resources": {"type": "dict", "required": True},
            "state": STATE,
            "purge": {"type": "list", "elements": "str", "default": []},
            "purge_protect": {"type": "dict", "default": {}},
            "allow_empty": {"type": "list", "elements": "str", "default": []},
            "max_changes": {"type": "int"},
            "max_deletes": {"type": "int"},
            "max_duration": {"type": "int"},
            "fail_on_drift": {"type": "bool", "default": False},
            "on_error": {"type": "str", "choices": ["continue", "stop"], "default": "continue"},
            "update_secrets": UPDATE_SECRETS,
            # With no_log, Ansible would search every text of the result for thousands of values.
            "secrets": {"type": "dict", "default": {}, "no_log": False},
            "bulk": {"type": "bool", "default": False},
            "progress": {"type": "bool", "default": True},
        }

    @property
    def private(self) -> tuple[str, ...]:
        """Return the options that contain secrets among other values."""
        return ("resources", "secrets")

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Check, plan, apply unless in check mode, and report."""
        _limit_duration(ers, params["max_duration"])
        secrets = SecretResolver(params["secrets"])
        purge = _purge(params)
        declarations, warnings = read_declarations(
            params["resources"],
            secrets,
            present=params["state"] == "present",
            update_secrets=params["update_secrets"] == "always",
        )
        _check_empty_types(params, declarations)
        step_planner = StepPlanner(ers, check_all_names=True)
        progress = Progress(ers.report_progress if params["progress"] else no_progress)
        plan = Planner(ers, step_planner, progress).plan(declarations, purge)
        result = _plan_result(plan, step_planner.references)
        # Before anything is deleted: the names of references are looked up.
        differences = [(each, _difference(each, step_planner.references)) for each in plan.steps if diff]
        extra = {
            "unresolved_secrets": sorted(secrets.missing),
            "needed_secrets": sorted({name for planned in plan.steps for name in planned.needed_secrets}),
        }
        refusal = limit_exceeded(plan, params) or ("" if ers.read_only else secrets_needed(plan))
        # A name that no object has is an error in the files. What needs it would be configured in part.
        wrong = not ers.read_only and any(isinstance(failure.error, UnknownName) for failure in plan.failures)
        refused = bool(refusal) or wrong
        if refused or ers.read_only:
            execution = Execution(changed=[] if refused else list(plan.steps))
        else:
            stop = params["on_error"] == "stop"
            execution = Executor(ers, step_planner, progress, stop=stop, bulk=params["bulk"]).apply(plan)
        failures = [*plan.failures, *execution.failures]
        result = {
            **result,
            **extra,
            "changed": bool(execution.changed or execution.deployed) or any(each.error.wrote for each in failures),
            "summary": _summary(plan, execution, failures, [*declarations, *purge.types], refused=refused),
            "failed_objects": [_redacted(ers, failure.result()) for failure in failures],
            "done_by_others": [
                {"type": each.plural, "name": each.name, "action": each.step.action.value}
                for each in execution.unchanged
            ],
            **_changed_meanwhile(execution, warnings),
        }
        if diff:
            others = {id(planned) for planned in execution.unchanged}
            result["diff"] = [difference for planned, difference in differences if id(planned) not in others]
        if refusal:
            return {**result, "failed": True, "msg": refusal}
        if failures:
            writes = not (ers.read_only or params["fail_on_drift"] or refused)
            return {**result, "failed": True, "msg": _failure_message(failures, writes=writes)}
        return result


def _limit_duration(ers: Ers, seconds: int | None) -> None:
    if seconds is not None:
        if seconds < 1:
            raise InvalidInput(
                f"max_duration: {seconds} is no duration; give a number of seconds from 1, or remove it."
            )
        ers.transport.guard.stop_after(seconds, "max_duration")


def _purge(params: Mapping[str, Any]) -> Purge:
    check_types("purge", params["purge"])
    check_types("purge_protect", list(params["purge_protect"]))
    check_types("allow_empty", params["allow_empty"])
    if unused := [plural for plural in params["allow_empty"] if plural not in params["purge"]]:
        raise InvalidInput(
            f"allow_empty: {', '.join(unused)} are not purged; add the type to purge, or remove it here."
        )
    for plural, patterns in params["purge_protect"].items():
        if plural not in params["purge"]:
            raise InvalidInput(f"purge_protect: {plural} are not purged; add the type to purge, or remove it here.")
        if not isinstance(patterns, list):
            raise InvalidInput(f"purge_protect.{plural}: expected a list of patterns, such as [lab-*].")
    protected = {plural: [str(each) for each in found] for plural, found in params["purge_protect"].items()}
    return Purge(params["purge"], protected)


def _check_empty_types(params: Mapping[str, Any], declarations: Mapping[str, Sequence[Declaration]]) -> None:
    """Raise :class:`InvalidInput` for purged types without a declared object, unless allow_empty lists them."""
    kept = {plural for plural, items in declarations.items() if any(item.desired.present for item in items)}
    if empty := [plural for plural in params["purge"] if plural not in kept and plural not in params["allow_empty"]]:
        raise InvalidInput(
            f"purge: nothing is declared of {', '.join(empty)}, so all objects would be deleted. Declare those that stay, or add "
            "the type to allow_empty."
        )


def _plan_result(plan: Plan, references: References) -> dict[str, Any]:
    return {
        "plan": {kind: [planned.result(references) for planned in plan.of(action)] for kind, action in _KINDS.items()}
    }


def _difference(planned: PlannedStep, references: References) -> dict[str, Any]:
    header = f"{planned.plural} {planned.name}"
    sides = {side: references.with_names(TYPES[planned.plural], tree) for side, tree in planned.step.diff.items()}
    return {"before_header": header, "after_header": header, **sides}


def _summary(
    plan: Plan, execution: Execution, failures: Sequence[Failure], types: Iterable[str], *, refused: bool
) -> dict[str, Any]:
    """Return how many objects are (or would be) created, changed and deleted, are unchanged, or failed."""
    changed = plan.steps if refused else execution.changed
    deployed = {id(planned) for planned in execution.deployed}
    unchanged = [*plan.unchanged, *execution.unchanged]
    by_kind = {
        **{kind: [each.plural for each in changed if each.step.action is action] for kind, action in _KINDS.items()},
        "unchanged": [each.plural for each in unchanged if id(each) not in deployed],
        "failed": [failure.plural for failure in failures],
    }
    by_kind["change"] += [each.plural for each in execution.deployed]
    return totals(list(dict.fromkeys(types)), by_kind)


def totals(types: Iterable[str], by_kind: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return the number of objects of each kind, in total and by type. ``by_kind`` has the type of each object by kind."""
    found = {kind: list(plurals) for kind, plurals in by_kind.items()}
    by_type = {plural: {kind: plurals.count(plural) for kind, plurals in found.items()} for plural in types}
    counts = {kind: len(plurals) for kind, plurals in found.items()}
    return {**counts, "total": sum(counts.values()), "types": by_type}


def _changed_meanwhile(execution: Execution, warnings: Sequence[str]) -> dict[str, Any]:
    """Return the objects that another client changed, and a warning about them beside the others."""
    found = [
        {"type": planned.plural, "name": planned.name, "options": list(options)}
        for planned, options in execution.changed_meanwhile
    ]
    more = []
    if found:
        listed = ", ".join(f"{item['type']} {item['name']!r}" for item in found[:_MAX_LISTED])
        rest = f" and {len(found) - _MAX_LISTED} more" if len(found) > _MAX_LISTED else ""
        more = [
            f"Another user changed {listed}{rest} while this task ran. The task read them again before it wrote; options that "
            "are not declared keep the new values."
        ]
    warned = [*warnings, *more]
    return {"changed_meanwhile": found, **({"warnings": warned} if warned else {})}


def _redacted(ers: Ers, entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "msg": ers.redactor.clean(str(entry["msg"]))}


def _failure_message(failures: Sequence[Failure], *, writes: bool) -> str:
    by_message: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        by_message.setdefault((failure.plural, failure.error.message), []).append(repr(failure.name))
    groups = list(by_message.items())
    listed = [
        f"{plural} {_first(names)}: {message}" if plural else message
        for (plural, message), names in groups[:_MAX_LISTED]
    ]
    rest = sum(len(names) for _key, names in groups[_MAX_LISTED:])
    more = f" And {rest} more." if rest else ""
    others = "all other changes were applied" if writes else "nothing was changed"
    return f"{object_count(len(failures))} failed{_unsettled(failures)}; {others}. {' '.join(listed)}{more}"


def _unsettled(failures: Sequence[Failure]) -> str:
    """Return how many of the failed objects have an unknown outcome, and how many were not begun."""
    outcomes = [failure.outcome for failure in failures]
    kinds = {"with an unknown outcome": outcomes.count(UNKNOWN), "not begun": outcomes.count(NOT_BEGUN)}
    said = [f"{number} {words}" for words, number in kinds.items() if number]
    return f" ({', '.join(said)})" if said else ""


def _first(names: Sequence[str]) -> str:
    """Return the first of several names, and the number of the others."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
