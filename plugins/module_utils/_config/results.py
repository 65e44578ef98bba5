# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results and messages of a run: its plan, its numbers, its failures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._engine.plan import Action
from .._engine.references import References
from .._redaction import Redactor
from .._types.display_text import first_of
from .compact_diff import object_lines
from .executor import Execution
from .limits import object_count
from .plan import NOT_BEGUN, UNKNOWN, Failure, Plan, PlannedStep

_KINDS = {"create": Action.CREATE, "change": Action.UPDATE, "delete": Action.DELETE}
_MAX_LISTED = 5  # failures in the message; the result has all


class PlanView:
    """A plan as results show it, with names in place of ids.

    Names are looked up when it is made, which has to be before anything is deleted. ``diff_format`` is ``compact`` or ``full``,
    and empty without diff mode.
    """

    def __init__(self, plan: Plan, references: References, diff_format: str) -> None:
        self._plan = plan
        self._entries = {id(planned): planned.result(references) for planned in plan.steps}
        self._compact = diff_format != "full"
        self._differences: dict[int, Any] = {}
        for planned in plan.steps if diff_format else ():
            resource, tree = planned.step.desired.resource, planned.step.diff
            if self._compact:
                deleted = planned.step.action is Action.DELETE
                before = references.with_names(resource, tree["before"]) if deleted else {}
                lines = list(object_lines(planned.step.action, self._entries[id(planned)], before))
                self._differences[id(planned)] = lines
            else:
                header = f"{planned.plural} {planned.name}"
                sides = {side: references.with_names(resource, tree[side]) for side in ("before", "after")}
                self._differences[id(planned)] = {"before_header": header, "after_header": header, **sides}

    @property
    def result(self) -> dict[str, Any]:
        """Return the steps by kind."""
        entries = self._entries
        return {kind: [entries[id(each)] for each in self._plan.of(action)] for kind, action in _KINDS.items()}

    @property
    def options(self) -> dict[int, list[str]]:
        """Return the options that each step changes, by the ``id()`` of the step."""
        return {key: [change["option"] for change in entry["changes"]] for key, entry in self._entries.items()}

    def diff(self, without: Iterable[PlannedStep]) -> list[dict[str, Any]]:
        """Return the value of ``diff``, without some steps."""
        others = {id(planned) for planned in without}
        shown = [each for key, each in self._differences.items() if key not in others]
        if not self._compact:
            return shown
        return [{"prepared": "\n".join(line for lines in shown for line in lines) + "\n"}] if shown else []


def summary(
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


def failed_objects(redactor: Redactor, failures: Iterable[Failure]) -> list[dict[str, Any]]:
    """Return the entries of objects that failed, without secrets in their messages."""
    return [{**entry, "msg": redactor.clean(str(entry["msg"]))} for entry in map(Failure.result, failures)]


def done_by_others(execution: Execution) -> list[dict[str, Any]]:
    """Return the objects that another run had changed when this one was about to."""
    return [{**each.identity, "action": each.step.action.value} for each in execution.unchanged]


def not_followed(execution: Execution) -> list[str]:
    """Return a warning about objects that the plan did not show, because ISE was expected to change them with a rename."""
    if not execution.not_followed:
        return []
    listed = first_of([each.description for each in execution.not_followed], _MAX_LISTED)
    return [f"ISE kept former names in {listed}; this task wrote the new ones, which the plan does not show."]


def changed_meanwhile(execution: Execution, warnings: Sequence[str]) -> dict[str, Any]:
    """Return the objects that another client changed, and a warning about them beside the others."""
    changed = execution.changed_meanwhile
    found = [{**planned.identity, "options": list(options)} for planned, options in changed]
    more = []
    if found:
        listed = first_of([planned.description for planned, _options in changed], _MAX_LISTED)
        more = [
            f"Another user changed {listed} while this task ran. The task read them again before it wrote; options that "
            "are not declared keep the new values."
        ]
    warned = [*warnings, *more]
    return {"changed_meanwhile": found, **({"warnings": warned} if warned else {})}


def failure_message(failures: Sequence[Failure], *, writes: bool) -> str:
    """Return the message of a task with failed objects; ``writes`` is true if it applied the other changes."""
    by_message: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        by_message.setdefault((failure.plural, failure.error.message), []).append(_named(failure))
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


def _named(failure: Failure) -> str:
    """Return the name of an object, and where it is declared."""
    return f"{failure.name!r} ({failure.source})" if failure.source else repr(failure.name)


def _first(names: Sequence[str]) -> str:
    """Return the first of several names, and the number of the others."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
