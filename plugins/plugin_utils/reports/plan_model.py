# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reports know of the results of ``config``: one :class:`Report` of one or many hosts. Pure functions.

The results are those of the module, also when its task failed: ``plan``, ``summary`` and ``failed_objects``, or only a ``msg``
where nothing could be planned. Names and values are what people typed into ISE, so each format escapes them in its own way;
:func:`printable` first takes away what none of them can show.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput

T = TypeVar("T")

MODES = ("plan", "apply", "drift")
ACTIONS = ("create", "change", "delete")
PLANNED, DONE, FAILED, NOT_DONE = "planned", "done", "failed", "not_done"
# What is counted, and in what order. Not done is what a task planned that was refused as a whole.
NUMBERS = (*ACTIONS, NOT_DONE, FAILED, "unchanged", "total")

# What an action is called where it is planned, where it was done, and where somebody else changed something.
_WORDS = {
    "plan": {"create": "to create", "change": "to change", "delete": "to delete"},
    "apply": {"create": "created", "change": "changed", "delete": "deleted"},
    "drift": {"create": "missing", "change": "different", "delete": "not declared"},
}
# What comes and goes, what could not be read, what changes.
_ORDER = ("create", "delete", "read", "change")
_NOTHING = {"plan": "Nothing to change", "apply": "Nothing changed", "drift": "No drift"}
_TITLES = {"plan": "Plan for Cisco ISE", "apply": "Changes to Cisco ISE", "drift": "Drift of Cisco ISE"}
# What Ansible or the module writes into every result, of which a host's name is none.
_RESULT_KEYS = {"changed", "msg", "plan", "summary", "skipped", "unreachable"}

# Lines and characters of a value that is short, and of a diff.
_SHORT, _NARROW, _LONG, _WIDE = 4, 60, 60, 300


@dataclass(frozen=True)
class Change:
    """One option of an object, before and after; None is nothing."""

    option: str
    before: Any
    after: Any

    @property
    def is_short(self) -> bool:
        """Tell whether both values are read at a glance. Values that read alike count as short: their diff would be empty."""
        before, after = value_lines(self.before), value_lines(self.after)
        return before == after or all(
            len(lines) <= _SHORT and max(map(len, lines), default=0) <= _NARROW for lines in (before, after)
        )

    def diff(self) -> list[str]:
        """Return the lines that come and go, with some around them, as in a unified diff; cut where it is very long."""
        compared = difflib.unified_diff(value_lines(self.before), value_lines(self.after), n=2, lineterm="")
        lines = [cut(line, _WIDE) for line in compared][2:]  # without the names of files
        more = len(lines) - _LONG
        return [*lines[:_LONG], f"@@ {more:,} more lines @@"] if more > 0 else lines


@dataclass(frozen=True)
class Item:
    """One object that is not as declared.

    ``action`` is one of :data:`ACTIONS`, or another that failed, such as ``read``. ``outcome`` is planned, done, failed, or not
    done where nothing was. ``reason``, ``status`` and ``errors`` are of a failed one, the latter two ISE's answer if it gave one.
    """

    type: str
    name: str
    id: str
    action: str
    outcome: str
    changes: tuple[Change, ...] = ()
    reason: str = ""
    status: int | None = None
    errors: tuple[Mapping[str, Any], ...] = ()

    @property
    def lines(self) -> int:
        """Return how many lines it takes to show it."""
        return max(1, len(self.changes))


@dataclass(frozen=True)
class HostReport:
    """What one host's result tells.

    ``messages`` is why the task failed: one sentence, or one for each problem of the declarations. ``types`` has the numbers
    (:data:`NUMBERS`) of each type: what became of ``items``, and how many objects are as declared, of how many.
    """

    host: str
    changed: bool
    failed: bool
    messages: tuple[str, ...]
    items: tuple[Item, ...]
    types: Mapping[str, Mapping[str, int]]
    unresolved_secrets: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """Return the numbers of all types together."""
        return total(self.types.values())


@dataclass(frozen=True)
class Report:
    """The results of all hosts, by name. ``max_lines`` and ``max_characters`` limit what is shown; 0 is no limit."""

    title: str
    mode: str
    hosts: tuple[HostReport, ...]
    max_lines: int = 0
    max_characters: int = 0

    @property
    def numbers(self) -> dict[str, int]:
        """Return the numbers of all hosts together."""
        return total(host.numbers for host in self.hosts)

    @property
    def types(self) -> dict[str, dict[str, int]]:
        """Return the numbers of each type of all hosts together."""
        names = sorted({name for host in self.hosts for name in host.types})
        return {name: total(host.types[name] for host in self.hosts if name in host.types) for name in names}

    @property
    def items(self) -> list[tuple[HostReport, Item]]:
        """Return every object that is not as declared, with its host."""
        return [(host, item) for host in self.hosts for item in host.items]

    def shown(self) -> list[tuple[HostReport, Item]]:
        """Return the objects that ``max_lines`` leaves."""
        return fitting([(pair, pair[1], pair[1].lines) for pair in self.items], self.max_lines)

    def verdict(self, item: Item) -> str:
        """Return what is to be done, was done or is wrong with an object, in words."""
        if item.outcome == FAILED:
            return f"{item.action} failed"
        if item.outcome == NOT_DONE:
            return f"{_WORDS['plan'][item.action]}, not done"
        return _WORDS[self.mode][item.action]

    def word(self, number: str) -> str:
        """Return what one of :data:`NUMBERS` is called in this report."""
        return _WORDS[self.mode].get(number, number.replace("_", " "))

    @property
    def columns(self) -> list[str]:
        """Return which of :data:`NUMBERS` a table has beside the total: what was not done only where there is any."""
        return [name for name in NUMBERS[:-1] if name != NOT_DONE or self.numbers[name]]

    @property
    def sentence(self) -> str:
        """Return the report in one sentence, like ``2 to create, 1 failed; 97 of 100 objects are as declared.``"""
        numbers = self.numbers
        told = [f"{numbers[name]:,} {self.word(name)}" for name in (*ACTIONS, NOT_DONE, FAILED) if numbers[name]]
        failed = sum(host.failed for host in self.hosts)
        if failed and not told:
            return f"Failed on {failed:,} of {len(self.hosts):,} hosts." if len(self.hosts) > 1 else "Failed."
        start = ", ".join(told) or _NOTHING[self.mode]
        return f"{start}; {numbers['unchanged']:,} of {numbers['total']:,} objects are as declared."

    def left_out(self, shown: Iterable[Item]) -> str:
        """Return what is missing beside the objects shown, in words; nothing where all are there."""
        missing = Counter(self.verdict(item) for _host, item in self.items)
        missing.subtract(Counter(self.verdict(item) for item in shown))
        number = sum(missing.values())
        parts = ", ".join(f"{count:,} {word}" for word, count in sorted(missing.items()) if count)
        return f"{number:,} of {len(self.items):,} objects are left out here: {parts}." if number else ""


def fitting(sized: Sequence[tuple[T, Item, int]], limit: int) -> list[T]:
    """Return, in their order, as many things as have room within ``limit`` (0: all), those of failed objects before others.

    A thing comes with the object it is about and its size.
    """
    if not limit:
        return [thing for thing, _item, _size in sized]
    kept = set()
    for position in sorted(range(len(sized)), key=lambda position: sized[position][1].outcome != FAILED):
        size = sized[position][2]
        if size <= limit:
            limit -= size
            kept.add(position)
    return [thing for position, (thing, _item, _size) in enumerate(sized) if position in kept]


def report(
    results: Any, mode: str, title: str = "", host: str = "", max_lines: int = 0, max_characters: int = 0
) -> Report:
    """Return the report of one result, or of a dictionary of hosts and their results.

    ``host`` names the deployment of one result. Raises :class:`InvalidInput` for what is no such result.
    """
    if _is_result(results):
        named = {host: results}
    elif not isinstance(results, Mapping):
        raise InvalidInput(
            "The report is made of what a task of openise.ise.config registered, or of a dictionary with such a result for each "
            f"host, not of a {type(results).__name__}."
        )
    elif host:
        raise InvalidInput(f"host ({host}) is for one result; a dictionary of results has the hosts as its keys.")
    else:
        named = {str(key): results[key] for key in sorted(results, key=str)}
    default = _TITLES[mode] + (f": {host}" if host else "")
    hosts = tuple(_checked(name, found, mode) for name, found in named.items())
    return Report(printable(title or default), mode, hosts, max_lines, max_characters)


def total(each: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sum of numbers, with all of :data:`NUMBERS`."""
    counted = Counter[str]()
    for numbers in each:
        counted.update(numbers)
    return {name: counted[name] for name in NUMBERS}


def printable(text: str) -> str:
    """Return text without what cannot be shown: control and invisible characters as Python writes them, ``\\n`` or ``\\u202e``.

    That keeps a value on its line, and lets nobody hide or turn around what a reviewer should see.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def cut(text: str, most: int) -> str:
    """Return text with an ellipsis for what is more than so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}\u2026"


def value_lines(value: Any) -> list[str]:
    """Return how a value reads: a line for each line of a text, member of a list and key of a dictionary; none for None.

    What is empty is written as in YAML.
    """
    if value is None:
        return []
    if value == "":
        return ['""']
    if isinstance(value, str):
        return [printable(line) for line in value.replace("\r\n", "\n").split("\n")]
    if isinstance(value, Mapping):
        return [f"{printable(str(key))}: {_inline(member)}" for key, member in value.items()] or ["{}"]
    if isinstance(value, Sequence):
        return [_inline(member) for member in value] or ["[]"]
    return [_inline(value)]


def plain(value: Any) -> Any:
    """Return a copy of a value in the types of JSON, whatever types of its own Ansible uses for them."""
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if isinstance(value, str):
        return str.__str__(value)
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return ", ".join(f"{printable(str(key))}: {_inline(member)}" for key, member in value.items()) or "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_inline, value))}]"
    return "null" if value is None else printable(str(value))


def _is_result(value: Any) -> bool:
    return isinstance(value, Mapping) and not _RESULT_KEYS.isdisjoint(value)


def _checked(host: str, result: Any, mode: str) -> HostReport:
    whose = f" of {host}" if host else ""
    if isinstance(result, Mapping) and "results" in result:
        raise InvalidInput(f"The result{whose} is that of a loop; make a report of each of its results.")
    if _is_result(result):
        try:
            return _host_report(host, plain(result), mode)
        except (AttributeError, KeyError, TypeError, ValueError):
            pass  # It has the words of a result and not its form: a file somebody edited, or a result of another module.
    raise InvalidInput(f"The result{whose} is not what a task of openise.ise.config registered.")


def _host_report(host: str, found: Mapping[str, Any], mode: str) -> HostReport:
    failures: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for failure in found.get("failed_objects") or ():
        failures.setdefault(_key(failure, str(failure["action"])), []).append(failure)
    failed = bool(found.get("failed") or found.get("unreachable"))
    # A plan that is refused as a whole is not carried out; else each object is, unless it is among the failed ones.
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
        types=_types(items, summary.get("types") or {}),
        unresolved_secrets=tuple(map(str, found.get("unresolved_secrets") or ())),
    )


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
        changes=tuple(
            Change(str(change["option"]), change.get("before"), change.get("after"))
            for change in entry.get("changes") or ()
        ),
        reason=str(why.get("msg") or ""),
        status=why.get("status"),
        errors=tuple(why.get("errors") or ()),
    )


def _types(items: Iterable[Item], told: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {name: Counter() for name in told}
    for item in items:
        number = item.outcome if item.outcome in (FAILED, NOT_DONE) else item.action
        counted.setdefault(item.type, Counter())[number] += 1
    for name, numbers in told.items():
        counted[name]["unchanged"] = int(numbers["unchanged"])
    for numbers in counted.values():
        numbers["total"] = sum(numbers.values())
    return {name: total([counted[name]]) for name in sorted(counted)}


def _rank(action: str) -> tuple[int, str]:
    """Return the place of an action among others; a step after saving, such as a deployment, comes last."""
    return (_ORDER.index(action) if action in _ORDER else len(_ORDER), action)
