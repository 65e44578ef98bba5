# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data model of the reports: builds a :class:`Report` from results of ``config`` for one or many hosts. Pure functions.

A result may be of a failed task: ``plan``, ``summary`` and ``failed_objects``, or only a ``msg`` if there is no plan. Names and
values are user input, so each format escapes them; ``printable`` first replaces characters that no format can show.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._types.display_text import cut, printable, value_lines

from .plan_results import is_file_content, whole_result

T = TypeVar("T")

MODES = ("plan", "apply", "drift")
ACTIONS = ("create", "change", "delete")
PLANNED, DONE, FAILED, NOT_DONE = "planned", "done", "failed", "not_done"
# The counters, in the order of reports. An object is not done if the whole plan was refused.
NUMBERS = (*ACTIONS, NOT_DONE, FAILED, "unchanged", "total")

# Words for an action in plans, in reports of applied changes, and in drift reports.
_WORDS = {
    "plan": {"create": "to create", "change": "to change", "delete": "to delete"},
    "apply": {"create": "created", "change": "changed", "delete": "deleted"},
    "drift": {"create": "missing", "change": "different", "delete": "not declared"},
}
# The order of actions in reports.
_ORDER = ("create", "delete", "read", "change")
_NOTHING = {"plan": "Nothing to change", "apply": "Nothing changed", "drift": "No drift"}
_TITLES = {"plan": "Plan for Cisco ISE", "apply": "Changes to Cisco ISE", "drift": "Drift of Cisco ISE"}
# Keys of results, which cannot be names of hosts.
_RESULT_KEYS = {"changed", "msg", "plan", "summary", "skipped", "unreachable"}

# Limits of short values, and of diffs.
_SHORT_LINES, _SHORT_WIDTH, _DIFF_LINES, _DIFF_WIDTH = 4, 60, 60, 300


@dataclass(frozen=True)
class Change:
    """One changed option of an object; None means no value."""

    option: str
    before: Any
    after: Any
    declared: bool = True

    @property
    def label(self) -> str:
        """Return the option as reports show it."""
        return self.option if self.declared else f"{self.option} (not declared)"

    @property
    def is_short(self) -> bool:
        """Return whether both values fit in a table. Values with equal lines count as short, because their diff is empty."""
        before, after = value_lines(self.before), value_lines(self.after)
        return before == after or all(
            len(lines) <= _SHORT_LINES and max(map(len, lines), default=0) <= _SHORT_WIDTH for lines in (before, after)
        )

    def diff(self) -> list[str]:
        """Return the lines of a unified diff, limited in number and width."""
        compared = difflib.unified_diff(value_lines(self.before), value_lines(self.after), n=2, lineterm="")
        lines = [cut(line, _DIFF_WIDTH) for line in compared][2:]  # without the file names
        more = len(lines) - _DIFF_LINES
        return [*lines[:_DIFF_LINES], f"@@ {more:,} more lines @@"] if more > 0 else lines


@dataclass(frozen=True)
class Item:
    """One object that differs from its declaration.

    ``action`` is one of :data:`ACTIONS`, or another that failed, such as ``read``. ``outcome`` is planned, done, failed or not
    done. ``place`` is the file and line of the declaration, if known. ``reason``, ``status`` and ``errors`` belong to a failed
    one; the latter two are from ISE's response, if there was one.
    """

    type: str
    name: str
    id: str
    action: str
    outcome: str
    place: str = ""
    changes: tuple[Change, ...] = ()
    reason: str = ""
    status: int | None = None
    errors: tuple[Mapping[str, Any], ...] = ()

    @property
    def lines(self) -> int:
        """Return the number of lines in a report."""
        return max(1, len(self.changes))


@dataclass(frozen=True)
class HostReport:
    """The result of one host.

    ``messages`` are the reasons of a failed task: one, or one for each problem in the declarations. ``types`` has the counters
    (:data:`NUMBERS`) of each type, including unchanged objects. Of the secrets without a value, ``needed_secrets`` must be set
    before the plan can be applied. ``drifted`` is true if all could be compared and something differs. ``unsupported`` are the
    options that this ISE does not have, each with its objects.
    """

    host: str
    changed: bool
    failed: bool
    messages: tuple[str, ...]
    items: tuple[Item, ...]
    types: Mapping[str, Mapping[str, int]]
    unresolved_secrets: tuple[str, ...] = ()
    needed_secrets: tuple[str, ...] = ()
    drifted: bool = False
    unsupported: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """Return the sums of all types."""
        return total(self.types.values())


@dataclass(frozen=True)
class Report:
    """The results of all hosts, by name. ``max_lines`` and ``max_characters`` limit the output; 0 means no limit."""

    title: str
    mode: str
    hosts: tuple[HostReport, ...]
    max_lines: int = 0
    max_characters: int = 0

    @property
    def numbers(self) -> dict[str, int]:
        """Return the sums of all hosts."""
        return total(host.numbers for host in self.hosts)

    @property
    def types(self) -> dict[str, dict[str, int]]:
        """Return the sums of all hosts by type."""
        names = sorted({name for host in self.hosts for name in host.types})
        return {name: total(host.types[name] for host in self.hosts if name in host.types) for name in names}

    @property
    def items(self) -> list[tuple[HostReport, Item]]:
        """Return every object that differs from its declaration, with its host."""
        return [(host, item) for host in self.hosts for item in host.items]

    def shown(self) -> list[tuple[HostReport, Item]]:
        """Return the objects within ``max_lines``."""
        return within_limit([(pair, pair[1], pair[1].lines) for pair in self.items], self.max_lines)

    def verdict(self, item: Item) -> str:
        """Return the words for action and outcome of an object."""
        if item.outcome == FAILED:
            return f"{item.action} failed"
        if item.outcome == NOT_DONE:
            return f"{_WORDS['plan'][item.action]}, not done"
        return _WORDS[self.mode][item.action]

    def word(self, number: str) -> str:
        """Return the word for one of :data:`NUMBERS` in this report."""
        return _WORDS[self.mode].get(number, number.replace("_", " "))

    @property
    def columns(self) -> list[str]:
        """Return the columns of tables without the total: all of :data:`NUMBERS`, ``not_done`` only if it is not 0."""
        return [name for name in NUMBERS[:-1] if name != NOT_DONE or self.numbers[name]]

    @property
    def sentence(self) -> str:
        """Return a summary in one sentence, such as ``2 to create, 1 failed; 97 of 100 objects are as declared.``"""
        numbers = self.numbers
        counts = [f"{numbers[name]:,} {self.word(name)}" for name in (*ACTIONS, NOT_DONE, FAILED) if numbers[name]]
        failed = self.failed_hosts
        if failed and not counts and len(self.hosts) == failed:
            return f"Failed on {failed:,} of {failed:,} hosts." if failed > 1 else "Failed."
        several = f"Failed on {failed:,} of {len(self.hosts):,} hosts; " if failed and len(self.hosts) > 1 else ""
        start = ", ".join(counts) or _NOTHING[self.mode]
        start = start[0].lower() + start[1:] if several else start
        verb = "were" if self.mode == "apply" else "are"
        return f"{several}{start}; {numbers['unchanged']:,} of {numbers['total']:,} objects {verb} as declared."

    @property
    def failed_hosts(self) -> int:
        """Return how many hosts failed; in a check for drift, not those that were compared and differ."""
        return sum(host.failed and not (self.mode == "drift" and host.drifted) for host in self.hosts)

    def left_out(self, shown: Iterable[Item]) -> str:
        """Return a note about the objects that are not ``shown``; an empty text if all are."""
        missing = Counter(self.verdict(item) for _host, item in self.items)
        missing.subtract(Counter(self.verdict(item) for item in shown))
        number = sum(missing.values())
        parts = ", ".join(f"{count:,} {word}" for word, count in sorted(missing.items()) if count)
        return f"{number:,} of {len(self.items):,} objects are omitted: {parts}." if number else ""


def secrets_title(host: HostReport) -> str:
    """Return how many secrets have no value, and how many of them an apply needs."""
    number, needed = len(host.unresolved_secrets), len(host.needed_secrets)
    named = f"{number:,} secret{'s' if number > 1 else ''} without a value"
    return f"{named}, {needed:,} needed to apply" if needed else named


def within_limit(sized: Sequence[tuple[T, Item, int]], limit: int) -> list[T]:
    """Return the parts that fit within ``limit`` (0: all), in their order; parts of failed objects have priority.

    Each part comes with its object and its size.
    """
    if not limit:
        return [part for part, _item, _size in sized]
    selected = set()
    for position in sorted(range(len(sized)), key=lambda position: sized[position][1].outcome != FAILED):
        size = sized[position][2]
        if size <= limit:
            limit -= size
            selected.add(position)
    return [part for position, (part, _item, _size) in enumerate(sized) if position in selected]


def build_report(
    results: Any, mode: str, title: str = "", host: str = "", max_lines: int = 0, max_characters: int = 0
) -> Report:
    """Return the report of one result, or of a dictionary of hosts and their results.

    ``host`` names the deployment of one result. Raises :class:`InvalidInput` for other values.
    """
    if _is_result(results):
        named = {host: results}
    elif not isinstance(results, Mapping):
        raise InvalidInput(
            "A report requires the registered result of openise.ise.config, or a dictionary with such a result for each "
            f"host, not a {type(results).__name__}."
        )
    elif host:
        raise InvalidInput(
            f"host ({host}) names the host of one result; remove it, because the hosts are the keys of a dictionary."
        )
    else:
        named = {str(key): results[key] for key in sorted(results, key=str)}
    default = _TITLES[mode] + (f": {host}" if host else "")
    hosts = tuple(_checked(name, found, mode) for name, found in named.items())
    return Report(printable(title or default), mode, hosts, max_lines, max_characters)


def total(each: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of counters, with all of :data:`NUMBERS`."""
    counted = Counter[str]()
    for numbers in each:
        counted.update(numbers)
    return {name: counted[name] for name in NUMBERS}


def plain(value: Any) -> Any:
    """Return a copy of a value with the types of JSON instead of Ansible's own types."""
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if isinstance(value, str):
        return str.__str__(value)
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _is_result(value: Any) -> bool:
    return isinstance(value, Mapping) and (not _RESULT_KEYS.isdisjoint(value) or is_file_content(value))


def _checked(host: str, result: Any, mode: str) -> HostReport:
    whose = f" of {host}" if host else ""
    if isinstance(result, Mapping) and "results" in result:
        raise InvalidInput(f"The result{whose} is that of a loop; make a report of each item in its results.")
    if _is_result(result):
        try:
            return _host_report(host, whole_result(plain(result)), mode)
        except (AttributeError, KeyError, TypeError, ValueError):
            pass  # It has the keys of a result, but not its structure: an edited file, or a result of another module.
    raise InvalidInput(f"The result{whose} is not a registered result of openise.ise.config.")


def _host_report(host: str, found: Mapping[str, Any], mode: str) -> HostReport:
    failures: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for failure in found.get("failed_objects") or ():
        failures.setdefault(_key(failure, str(failure["action"])), []).append(failure)
    failed = bool(found.get("failed") or found.get("unreachable"))
    # A refused plan is not applied at all; otherwise every object is applied unless it failed.
    refused = failed and not found.get("changed") and not failures
    outcome = PLANNED if mode != "apply" else NOT_DONE if refused else DONE
    plan, summary = found.get("plan") or {}, found.get("summary") or {}
    items = []
    for action in ACTIONS:
        for entry in plan.get(action) or ():
            own = failures.get(_key(entry, action))
            items.append(_item(action, entry, own.pop(0) if own else None, outcome))
    items += [_item(key[-1], failure, failure, FAILED) for key, each in failures.items() for failure in each]
    return HostReport(
        host=host,
        changed=bool(found.get("changed")),
        failed=failed,
        messages=tuple(map(str, found.get("problems") or ([found["msg"]] if found.get("msg") else ()))),
        items=tuple(sorted(items, key=lambda item: (item.type, item.outcome != FAILED, _rank(item.action), item.name))),
        types=_types(items, summary.get("types") or {})
        if "plan" in found
        else _counted(summary, refused and mode == "apply"),
        unresolved_secrets=tuple(map(str, found.get("unresolved_secrets") or ())),
        needed_secrets=tuple(map(str, found.get("needed_secrets") or ())),
        drifted=bool(found.get("drifted")),
        unsupported=tuple(map(_unsupported, found.get("left_out") or ())),
    )


def _unsupported(entry: Mapping[str, Any]) -> str:
    """Return option, number and type of objects, and the release that the option needs."""
    what = f"{entry['option'] or 'all'} of {int(entry['objects']):,} {entry['type']}"
    return f"{what} (since {entry['since']})"


def _key(entry: Mapping[str, Any], action: str) -> tuple[str, str, str]:
    return str(entry["type"]), str(entry["name"]), action


def _item(action: str, entry: Mapping[str, Any], failure: Mapping[str, Any] | None, outcome: str) -> Item:
    why = failure or {}
    return Item(
        type=str(entry["type"]),
        name=str(entry["name"]),
        id=str(entry.get("id") or ""),
        action=action,
        outcome=FAILED if failure else outcome,
        place=str(entry.get("place") or ""),
        changes=tuple(
            Change(
                str(change["option"]), change.get("before"), change.get("after"), change.get("declared") is not False
            )
            for change in entry.get("changes") or ()
        ),
        reason=str(why.get("msg") or ""),
        status=why.get("status"),
        errors=tuple(why.get("errors") or ()),
    )


def _types(items: Iterable[Item], summary: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {name: Counter() for name in summary}
    for item in items:
        number = item.outcome if item.outcome in (FAILED, NOT_DONE) else item.action
        counted.setdefault(item.type, Counter())[number] += 1
    for name, numbers in summary.items():
        counted[name]["unchanged"] = int(numbers["unchanged"])
    for numbers in counted.values():
        numbers["total"] = sum(numbers.values())
    return {name: total([counted[name]]) for name in sorted(counted)}


def _counted(summary: Mapping[str, Any], refused: bool) -> dict[str, dict[str, int]]:
    """Return the counters of a failed result in its short form, which has numbers and no plan."""
    counted = {}
    for name, numbers in sorted((summary.get("types") or {}).items()):
        known = {kind: int(numbers.get(kind, 0)) for kind in (*ACTIONS, FAILED, "unchanged")}
        if refused:
            known = {**known, **dict.fromkeys(ACTIONS, 0), NOT_DONE: sum(known[kind] for kind in ACTIONS)}
        counted[name] = total([{**known, "total": sum(known.values())}])
    return counted


def _rank(action: str) -> tuple[int, str]:
    """Return the sort key of an action; actions after saving, such as a deployment, come last."""
    return (_ORDER.index(action) if action in _ORDER else len(_ORDER), action)
