# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data model of the reports: counters, words, limits, and values as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import printable, value_lines
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan_model import (
    MODES,
    Report,
    build_report,
    plain,
    within_limit,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
    CREATED,
    DELETED,
    FAILURE,
    NOTHING,
    PLAN,
    REFUSED,
    UPDATED,
    changed,
    entry,
    failure,
    result,
)


def be(mode: str) -> str:
    """Return the verb for objects without changes."""
    return "were" if mode == "apply" else "are"


def verdicts(made: Report) -> dict[str, str]:
    return {item.name: made.verdict(item) for _host, item in made.items}


@pytest.mark.parametrize(
    ("mode", "sentence", "words"),
    [
        ("plan", "1 to create, 1 to change, 1 to delete", ("to create", "to change", "to delete")),
        ("apply", "1 created, 1 changed, 1 deleted", ("created", "changed", "deleted")),
        ("drift", "1 missing, 1 different, 1 not declared", ("missing", "different", "not declared")),
    ],
)
def test_each_mode_has_its_words(mode: str, sentence: str, words: tuple[str, str, str]) -> None:
    made = build_report(PLAN, mode)
    assert made.sentence == f"{sentence}; 98 of 101 objects {'were' if mode == 'apply' else 'are'} as declared."
    assert verdicts(made) == dict(zip(("sw-new", "sw-old", DELETED["name"]), words, strict=True))


@pytest.mark.parametrize(
    ("mode", "sentence"), [("plan", "Nothing to change"), ("apply", "Nothing changed"), ("drift", "No drift")]
)
def test_nothing_to_tell(mode: str, sentence: str) -> None:
    assert (
        build_report(NOTHING, mode).sentence
        == f"{sentence}; 5 of 5 objects {'were' if mode == 'apply' else 'are'} as declared."
    )


def test_failed_objects_are_not_done() -> None:
    made = build_report(result([CREATED], [UPDATED], failed=[FAILURE], unchanged=1), "apply")
    assert made.sentence == "1 created, 1 failed; 1 of 3 objects were as declared."
    assert verdicts(made) == {"sw-old": "change failed", "sw-new": "created"}
    [item] = [item for _host, item in made.items if item.name == "sw-old"]
    assert (item.reason, item.status, item.errors) == (FAILURE["msg"], 400, tuple(FAILURE["errors"]))
    assert [change.option for change in item.changes] == [change["option"] for change in UPDATED["changes"]]


def test_unreadable_objects_are_in_no_plan() -> None:
    made = build_report(result(failed=[failure("endpoints", "read", "No rights.", kind="endpoints")]), "plan")
    assert verdicts(made) == {"endpoints": "read failed"}
    assert made.sentence == "1 failed; 0 of 1 objects are as declared."


def test_two_failures_of_one_name() -> None:
    both = [failure("sw-1", "create", "First."), failure("sw-1", "create", "Second.")]
    made = build_report(
        result([entry("sw-1", changed("domain", None, name)) for name in ("a", "b")], failed=both), "apply"
    )
    assert [(item.reason, item.changes[0].after) for _host, item in made.items] == [("First.", "a"), ("Second.", "b")]


def test_deployment_can_fail_after_a_write() -> None:
    made = build_report(result([entry("10.0.0.1")], failed=[failure("10.0.0.1", "deploy", "Timeout.")]), "apply")
    assert [made.verdict(item) for _host, item in made.items] == ["deploy failed", "created"]


def test_where_nothing_was_left_to_do_nothing_is_called_undone() -> None:
    made = build_report({**result([CREATED]), "changed": False}, "apply")
    assert verdicts(made) == {"sw-new": "created"}


def test_refused_plan_is_not_done() -> None:
    stopped = {**PLAN, "changed": False, "failed": True, "msg": "3 changes are more than max_changes (2)."}
    made = build_report(stopped, "apply")
    assert made.sentence == "3 not done; 98 of 101 objects were as declared."
    assert set(verdicts(made).values()) == {"to create, not done", "to change, not done", "to delete, not done"}


@pytest.mark.parametrize("mode", MODES)
def test_task_without_a_plan(mode: str) -> None:
    made = build_report(REFUSED, mode)
    assert made.sentence == "Failed."
    assert made.hosts[0].messages == (REFUSED["msg"],)
    assert build_report({"one": REFUSED, "two": PLAN}, mode).numbers == build_report(PLAN, mode).numbers


def test_each_problem_is_told_by_itself() -> None:
    problems = ["network_devices[0]: name: is missing.", "endpoints[3]: mac: is no MAC address."]
    assert build_report({**REFUSED, "problems": problems}, "plan").hosts[0].messages == tuple(problems)


def test_hosts_are_in_order_and_added_up() -> None:
    made = build_report({"ise-b": PLAN, "ise-a": NOTHING, "ise-c": {"unreachable": True, "msg": "No route."}}, "plan")
    assert [host.host for host in made.hosts] == ["ise-a", "ise-b", "ise-c"]
    assert [host.failed for host in made.hosts] == [False, False, True]
    assert made.numbers["total"] == 106
    assert made.types["network_devices"] == {
        "create": 1, "change": 1, "delete": 0, "not_done": 0, "failed": 0, "unchanged": 103, "total": 105,
    }  # fmt: skip


def test_all_hosts_failed() -> None:
    assert build_report({"a": REFUSED, "b": REFUSED}, "apply").sentence == "Failed on 2 of 2 hosts."


def test_skipped_task() -> None:
    made = build_report({"changed": False, "skipped": True}, "plan")
    assert made.sentence == "Nothing to change; 0 of 0 objects are as declared."


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({"mode": "plan"}, "Plan for Cisco ISE"),
        ({"mode": "apply", "host": "ise-1"}, "Changes to Cisco ISE: ise-1"),
        ({"mode": "drift"}, "Drift of Cisco ISE"),
        ({"mode": "plan", "title": "Merge request 7", "host": "ise-1"}, "Merge request 7"),
        ({"mode": "plan", "title": "two\nlines"}, "two\\nlines"),
    ],
)
def test_titles(options: dict[str, Any], title: str) -> None:
    assert build_report(PLAN, **options).title == title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x00\x1b\x7f", "\\x00\\x1b\\x7f"),
        ("\u202e\u200b\u2028", "\\u202e\\u200b\\u2028"),
        ("no\u00a0break", "no\\xa0break"),
        ("\ud800", "\\ud800"),
        ("it's", "it's"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (None, []),
        ("", ['""']),
        ("one", ["one"]),
        ("one\ntwo\r\n", ["one", "two", ""]),
        (7, ["7"]),
        (True, ["true"]),
        ([], ["[]"]),
        (["a", "b"], ["a", "b"]),
        ([{"a": 1, "b": [False, None]}], ["a: 1, b: [false, null]"]),
        ({}, ["{}"]),
        ({"a": {"b": {}}, "c": "d\ne"}, ["a: b: {}", "c: d\\ne"]),
    ],
)
def test_how_values_read(value: Any, lines: list[str]) -> None:
    assert value_lines(value) == lines


class Tagged(str):
    """A text as ansible-core hands it to a filter."""


class Lazy(dict[str, Any]):
    """A dictionary as ansible-core hands it to a filter: what it holds is made when it is asked for."""

    def items(self) -> Any:
        return {key: f"made {key}" for key in self}.items()

    def __iter__(self) -> Iterator[str]:
        return iter(["a"])


def test_values_of_ansible_become_plain() -> None:
    made = plain({"text": Tagged("x"), "lazy": Lazy(a=1), "several": (1, None, 2.5), 3: object})
    assert json.dumps(made) == (
        '{"text": "x", "lazy": {"a": "made a"}, "several": [1, null, 2.5], "3": "<class \'object\'>"}'
    )
    assert not isinstance(made["text"], Tagged)
    assert not isinstance(made["lazy"], Lazy)


@pytest.mark.parametrize(
    ("limit", "kept"), [(0, "abcd"), (1, "c"), (2, "ac"), (3, "acd"), (4, "acd"), (5, "abc"), (6, "abcd")]
)
def test_failures_have_priority_within_the_limit(limit: int, kept: str) -> None:
    sizes = {"a": 1, "b": 3, "c": 1, "d": 1}
    made = build_report(result([entry(name) for name in sizes], failed=[failure("c", "create", "No.")]), "apply")
    items = {item.name: item for _host, item in made.items}
    assert "".join(within_limit([(name, items[name], size) for name, size in sizes.items()], limit)) == kept


def test_note_about_omitted_objects() -> None:
    devices = [entry(f"sw-{number}", changed("a", 1, 2), changed("b", 1, 2)) for number in range(1200)]
    made = build_report(result(update=devices, delete=[DELETED]), "plan", max_lines=5)
    shown = [item for _host, item in made.shown()]
    assert [item.name for item in shown] == [DELETED["name"], "sw-0", "sw-1"]
    assert made.left_out(shown) == "1,198 of 1,201 objects are omitted: 1,198 to change."
    assert made.left_out(item for _host, item in made.items) == ""
