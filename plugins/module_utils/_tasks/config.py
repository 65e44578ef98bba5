# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The task that brings a whole configuration about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._config.declarations import check_types, declared_objects
from .._config.executor import Applied, Applier, totals
from .._config.planner import Failure, Plan, Planned, Planner, Purge
from .._config.registry import TYPES
from .._config.secret_references import NamedSecrets
from .._engine.plan import Action
from .._engine.reconciler import Engine
from .._errors import InvalidInput
from .._ers.client import Ers
from .._progress import Progress, no_progress
from .._schema.argument_spec import STATE, UPDATE_SECRETS
from .ers import ErsTask

_LIMITS = {"max_changes": tuple(Action), "max_deletes": (Action.DELETE,)}
_KINDS = {"create": Action.CREATE, "change": Action.UPDATE, "delete": Action.DELETE}
_DRIFT = {Action.CREATE: "is missing", Action.UPDATE: "differs", Action.DELETE: "should not be there"}
_TOLD = 5  # objects in the message; the result has all


class ConfigTask(ErsTask):
    """Keeps many objects of many types as declared."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return what is declared, and how far the task may go."""
        return {
            "resources": {"type": "dict", "required": True},
            "state": STATE,
            "purge": {"type": "list", "elements": "str", "default": []},
            "purge_protect": {"type": "dict", "default": {}},
            "max_changes": {"type": "int"},
            "max_deletes": {"type": "int"},
            "fail_on_drift": {"type": "bool", "default": False},
            "on_error": {"type": "str", "choices": ["continue", "stop"], "default": "continue"},
            "update_secrets": UPDATE_SECRETS,
            # Thousands of values, which Ansible would look for in every text of the result.
            "secrets": {"type": "dict", "default": {}, "no_log": False},
            "bulk": {"type": "bool", "default": False},
            "progress": {"type": "bool", "default": True},
        }

    @property
    def private(self) -> tuple[str, ...]:
        """Return the options that hold secrets among much else."""
        return ("resources", "secrets")

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Check, plan, apply unless in check mode, and report."""
        parent = os.getppid()
        secrets = NamedSecrets(params["secrets"])
        purge = _purge(params)
        declared, warnings = declared_objects(
            params["resources"],
            secrets,
            present=params["state"] == "present",
            update_secrets=params["update_secrets"] == "always",
        )
        engine = Engine(ers)
        progress = Progress(ers.say if params["progress"] else no_progress)
        plan = Planner(ers, engine, progress).plan(declared, purge)
        result = _told(plan, engine, diff=diff)
        extra = {"unresolved_secrets": sorted(secrets.missing), **({"warnings": warnings} if warnings else {})}
        refusal = _too_much(plan, params)
        if refusal or ers.transport.read_only:
            applied = Applied(done=[] if refusal else list(plan.steps))
        else:
            stop = params["on_error"] == "stop"
            applied = Applier(ers, engine, progress, stop=stop, bulk=params["bulk"], parent=parent).apply(plan)
        failures = [*plan.failures, *applied.failures]
        result = {
            **result,
            **extra,
            "changed": bool(applied.done),
            "summary": _summary(plan, applied, failures, [*declared, *purge.types], refused=bool(refusal)),
            "failed_objects": [_cleaned(ers, failure.entry()) for failure in failures],
        }
        if refusal:
            return {**result, "failed": True, "msg": refusal}
        if failures:
            writes = not (ers.transport.read_only or params["fail_on_drift"])
            return {**result, "failed": True, "msg": _failed(failures, writes=writes)}
        return result


def _purge(params: Mapping[str, Any]) -> Purge:
    check_types("purge", params["purge"])
    check_types("purge_protect", list(params["purge_protect"]))
    for plural, patterns in params["purge_protect"].items():
        if plural not in params["purge"]:
            raise InvalidInput(f"purge_protect: {plural} are not purged; name the type in purge, or leave it out here.")
        if not isinstance(patterns, list):
            raise InvalidInput(f"purge_protect.{plural}: give a list of patterns such as [lab-*].")
    protected = {plural: [str(each) for each in found] for plural, found in params["purge_protect"].items()}
    return Purge(params["purge"], protected)


def _too_much(plan: Plan, params: Mapping[str, Any]) -> str:
    """Return why nothing of a plan is carried out; empty where nothing speaks against it."""
    for option, actions in _LIMITS.items():
        limit = params.get(option)
        count = sum(len(plan.of(action)) for action in actions)
        if limit is not None and count > limit:
            what = "deletions" if option == "max_deletes" else "changes"
            return f"The plan has more {what} than {option} allows, {count} instead of {limit}. Nothing was changed."
    if params["fail_on_drift"] and plan.steps:
        told = ", ".join(f"{each.plural} {each.name!r} {_DRIFT[each.step.action]}" for each in plan.steps[:_TOLD])
        more = f", and {len(plan.steps) - _TOLD} more" if len(plan.steps) > _TOLD else ""
        return (
            f"ISE has drifted from what is declared, in {_objects(len(plan.steps))}: {told}{more}. Nothing was changed."
        )
    return ""


def _told(plan: Plan, engine: Engine, *, diff: bool) -> dict[str, Any]:
    """Return the plan as a result tells it, before it is carried out."""
    told: dict[str, Any] = {
        "plan": {kind: [planned.entry(engine) for planned in plan.of(action)] for kind, action in _KINDS.items()}
    }
    if diff:
        told["diff"] = [_difference(planned, engine) for planned in plan.steps]
    return told


def _difference(planned: Planned, engine: Engine) -> dict[str, Any]:
    header = f"{planned.plural} {planned.name}"
    sides = {side: engine.shown(TYPES[planned.plural], tree) for side, tree in planned.step.diff.items()}
    return {"before_header": header, "after_header": header, **sides}


def _summary(
    plan: Plan, applied: Applied, failures: Sequence[Failure], types: Iterable[str], *, refused: bool
) -> dict[str, Any]:
    """Return how many objects were (or would be) created, updated, deleted, are unchanged, or failed."""
    done = plan.steps if refused else applied.done
    unchanged = [*plan.unchanged, *applied.as_wanted]
    followed = {id(planned) for planned in done}
    counted = {
        **{kind: [each.plural for each in done if each.step.action is action] for kind, action in _KINDS.items()},
        "unchanged": [each.plural for each in unchanged if id(each) not in followed],
        "failed": [failure.plural for failure in failures],
    }
    counted["change"] += [each.plural for each in done if each.step.action is Action.NONE]
    return totals(list(dict.fromkeys(types)), counted)


def _cleaned(ers: Ers, entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "msg": ers.transport.redactor.clean(str(entry["msg"]))}


def _failed(failures: Sequence[Failure], *, writes: bool) -> str:
    alike: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        alike.setdefault((failure.plural, failure.error.message), []).append(repr(failure.name))
    told = [f"{plural} {_first(names)}: {message}" for (plural, message), names in list(alike.items())[:_TOLD]]
    rest = sum(map(len, list(alike.values())[_TOLD:]))
    more = f" And {rest} more." if rest else ""
    others = "what else was to be done is done, unless it says so" if writes else "nothing was changed"
    return f"{_objects(len(failures))} failed; {others}. {' '.join(told)}{more}"


def _first(names: Sequence[str]) -> str:
    """Return the first of many names, and how many there are besides."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _objects(number: int) -> str:
    return "1 object" if number == 1 else f"{number} objects"
