# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of plans: what is taken from a result, in words and numbers; the JSON; options that cannot be."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import FORMATS, plan_report
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan_model import (
    MODES,
    Report,
    fitting,
    plain,
    printable,
    report,
    value_lines,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
    CREATED,
    DELETED,
    FAILURE,
    HOSTILE,
    NOTHING,
    PLAN,
    REFUSED,
    UPDATED,
    changed,
    entry,
    failure,
    result,
)

WAYS = list(itertools.product(FORMATS, MODES))


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
    made = report(PLAN, mode)
    assert made.sentence == f"{sentence}; 98 of 101 objects are as declared."
    assert verdicts(made) == dict(zip(("sw-new", "sw-old", DELETED["name"]), words, strict=True))


@pytest.mark.parametrize(
    ("mode", "sentence"), [("plan", "Nothing to change"), ("apply", "Nothing changed"), ("drift", "No drift")]
)
def test_nothing_to_tell(mode: str, sentence: str) -> None:
    assert report(NOTHING, mode).sentence == f"{sentence}; 5 of 5 objects are as declared."


def test_what_failed_is_not_counted_as_done() -> None:
    made = report(result([CREATED], [UPDATED], failed=[FAILURE], unchanged=1), "apply")
    assert made.sentence == "1 created, 1 failed; 1 of 3 objects are as declared."
    assert verdicts(made) == {"sw-old": "change failed", "sw-new": "created"}
    [item] = [item for _host, item in made.items if item.name == "sw-old"]
    assert (item.reason, item.status, item.errors) == (FAILURE["msg"], 400, tuple(FAILURE["errors"]))
    assert [change.option for change in item.changes] == [change["option"] for change in UPDATED["changes"]]


def test_what_could_not_be_read_is_in_no_plan() -> None:
    made = report(result(failed=[failure("endpoints", "read", "No rights.", kind="endpoints")]), "plan")
    assert verdicts(made) == {"endpoints": "read failed"}
    assert made.sentence == "1 failed; 0 of 1 objects are as declared."


def test_two_failures_of_one_name() -> None:
    both = [failure("sw-1", "create", "First."), failure("sw-1", "create", "Second.")]
    made = report(result([entry("sw-1", changed("domain", None, name)) for name in ("a", "b")], failed=both), "apply")
    assert [(item.reason, item.changes[0].after) for _host, item in made.items] == [("First.", "a"), ("Second.", "b")]


def test_what_follows_a_write_can_fail_by_itself() -> None:
    made = report(result([entry("10.0.0.1")], failed=[failure("10.0.0.1", "deploy", "Timeout.")]), "apply")
    assert [made.verdict(item) for _host, item in made.items] == ["deploy failed", "created"]


def test_where_nothing_was_left_to_do_nothing_is_called_undone() -> None:
    made = report({**result([CREATED]), "changed": False}, "apply")
    assert verdicts(made) == {"sw-new": "created"}


def test_a_plan_that_was_not_carried_out_is_not_called_done() -> None:
    stopped = {**PLAN, "changed": False, "failed": True, "msg": "3 changes are more than max_changes (2)."}
    made = report(stopped, "apply")
    assert made.sentence == "3 not done; 98 of 101 objects are as declared."
    assert set(verdicts(made).values()) == {"to create, not done", "to change, not done", "to delete, not done"}


@pytest.mark.parametrize("mode", MODES)
def test_a_task_that_planned_nothing(mode: str) -> None:
    made = report(REFUSED, mode)
    assert made.sentence == "Failed."
    assert made.hosts[0].messages == (REFUSED["msg"],)
    assert report({"one": REFUSED, "two": PLAN}, mode).numbers == report(PLAN, mode).numbers


def test_each_problem_is_told_by_itself() -> None:
    problems = ["network_devices[0]: name: is missing.", "endpoints[3]: mac: is no MAC address."]
    assert report({**REFUSED, "problems": problems}, "plan").hosts[0].messages == tuple(problems)


def test_hosts_are_in_order_and_added_up() -> None:
    made = report({"ise-b": PLAN, "ise-a": NOTHING, "ise-c": {"unreachable": True, "msg": "No route."}}, "plan")
    assert [host.host for host in made.hosts] == ["ise-a", "ise-b", "ise-c"]
    assert [host.failed for host in made.hosts] == [False, False, True]
    assert made.numbers["total"] == 106
    assert made.types["network_devices"] == {
        "create": 1, "change": 1, "delete": 0, "not_done": 0, "failed": 0, "unchanged": 103, "total": 105,
    }  # fmt: skip


def test_all_hosts_failed() -> None:
    assert report({"a": REFUSED, "b": REFUSED}, "apply").sentence == "Failed on 2 of 2 hosts."


def test_a_skipped_task_has_nothing_to_tell() -> None:
    made = report({"changed": False, "skipped": True}, "plan")
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
    assert report(PLAN, **options).title == title


def test_the_order_does_not_depend_on_the_plan() -> None:
    devices = [entry(name, changed("description", None, name)) for name in ("c", "a", "b")]
    several = result(devices, [UPDATED], [DELETED], failed=[failure("b", "create", "No.")])
    turned = result(devices[::-1], [UPDATED], [DELETED], failed=[failure("b", "create", "No.")])
    for form, mode in WAYS:
        assert plan_report(several, form, mode=mode) == plan_report(turned, form, mode=mode)
    names = [item.name for _host, item in report(several, "plan").items]
    assert names == [DELETED["name"], "b", "a", "c", "sw-old"]


def test_the_json_has_everything_in_a_form_with_a_number() -> None:
    made = json.loads(plan_report(result([CREATED], [UPDATED], failed=[FAILURE]), "json", mode="apply", host="ise-1"))
    assert list(made) == ["format", "title", "mode", "summary", "hosts"]
    assert (made["format"], made["mode"]) == (1, "apply")
    [host] = made["hosts"]
    assert list(host) == ["host", "changed", "failed", "messages", "summary", "objects", "unresolved_secrets"]
    assert (host["host"], host["changed"], host["failed"]) == ("ise-1", True, True)
    broken, created = host["objects"]
    assert created["changes"] == CREATED["changes"]
    assert broken == {
        "type": "network_devices",
        "name": "sw-old",
        "id": UPDATED["id"],
        "action": "change",
        "outcome": "failed",
        "changes": UPDATED["changes"],
        "reason": FAILURE["msg"],
        "status": 400,
        "errors": FAILURE["errors"],
    }


def test_the_json_is_complete_whatever_the_limits() -> None:
    many = result([entry(f"sw-{number:03}", changed("description", None, "x" * 100)) for number in range(100)])
    made = json.loads(plan_report(many, "json", max_lines=1, max_characters=2000))
    assert len(made["hosts"][0]["objects"]) == 100


@pytest.mark.parametrize(("form", "mode"), WAYS)
def test_hostile_names_and_values_in_every_place(form: str, mode: str) -> None:
    hosts = {
        f"host {text}": result(
            [entry(text, changed(text, None, text), changed("list", None, [text]), kind=text)],
            [entry(text, changed(text, text, {text: text}), changed("x", text, None), kind=f"b{text}")],
            [entry(text, kind=f"c{text}")],
            [failure(text, "change", text, kind=f"b{text}"), failure(text, "read", text, kind=f"d{text}")],
            msg=text,
            unresolved_secrets=[text],
        )
        for text in HOSTILE
    }
    made = plan_report(hosts, form, mode=mode, title=HOSTILE[0], max_characters=0)
    assert made.encode("utf-8").decode("utf-8") == made
    assert not {letter for letter in made if not letter.isprintable()} - {"\n"}


@pytest.mark.parametrize(("form", "mode"), WAYS)
def test_no_secret_is_made_up_or_lost(form: str, mode: str) -> None:
    """The results have placeholders; they are shown as they are, and nothing else of the result gets in."""
    canary = "Canary-9f2"
    secret = result(
        [CREATED], [entry("sw-1", changed("tacacs.shared_secret", "(secret)", "(secret, written)"))], [DELETED],
        diff=[{"before": canary, "after": canary}], invocation={"module_args": {"secrets": {"a": canary}}},
        resources=canary,
    )  # fmt: skip
    made = plan_report(secret, form, mode=mode)
    assert canary not in made
    assert "(secret, written)" in made


@pytest.mark.parametrize(("form", "mode"), WAYS)
@pytest.mark.parametrize("found", [PLAN, NOTHING, REFUSED, {"ise-1": PLAN, "ise-2": REFUSED}])
def test_the_same_result_makes_the_same_report_and_stays_as_it_is(form: str, mode: str, found: Any) -> None:
    before = copy.deepcopy(found)
    assert plan_report(found, form, mode=mode) == plan_report(copy.deepcopy(found), form, mode=mode)
    assert found == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "pdf"}, "format is 'pdf', but must be one of html, json, junit, markdown."),
        ({"mode": "check"}, "mode is 'check', but must be one of plan, apply, drift."),
        ({"max_lines": -1}, "max_lines is -1, but must be 0 (no limit) or a number from 1."),
        ({"max_lines": "10"}, "max_lines is '10', but must be 0 (no limit) or a number from 1."),
        ({"max_lines": True}, "max_lines is True, but must be 0 (no limit) or a number from 1."),
        ({"max_characters": 100}, "max_characters is 100, but must be 0 (no limit) or a number from 2000."),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan_report(PLAN, **options)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ("text", "or of a dictionary with such a result for each host, not of a str."),
        ([PLAN], "or of a dictionary with such a result for each host, not of a list."),
        (None, "or of a dictionary with such a result for each host, not of a NoneType."),
        ({"ise-1": PLAN, "ise-2": "text"}, "The result of ise-2 is not what a task of openise.ise.config registered."),
        ({"stdout": "x"}, "The result of stdout is not what a task of openise.ise.config registered."),
        ({"changed": True, "results": []}, "The result is that of a loop; make a report of each of its results."),
        ({"ise-1": {"changed": False, "results": []}}, "The result of ise-1 is that of a loop"),
        *(
            ({"plan": plan, "summary": summary}, "The result is not what a task of openise.ise.config registered.")
            for plan, summary in [
                ({"create": [{"name": "x"}]}, {}),
                ({"create": ["x"]}, {}),
                ({"create": 7}, {}),
                (["x"], {}),
                ("+ x", {}),
                ({"change": [entry("x", {"before": 1})]}, {}),
                ({}, {"types": {"endpoints": {"unchanged": "many"}}}),
                ({}, {"types": {"endpoints": {}}}),
                ({}, ["x"]),
            ]
        ),
    ],
)
def test_what_is_no_result(found: Any, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan_report(found)
    assert message in refused.value.message


def test_a_host_is_not_given_twice() -> None:
    with pytest.raises(InvalidInput, match=r"host \(ise-9\) is for one result"):
        plan_report({"ise-1": PLAN}, host="ise-9")


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
def test_what_fits_is_kept_in_order_and_failures_before_others(limit: int, kept: str) -> None:
    sizes = {"a": 1, "b": 3, "c": 1, "d": 1}
    made = report(result([entry(name) for name in sizes], failed=[failure("c", "create", "No.")]), "apply")
    items = {item.name: item for _host, item in made.items}
    assert "".join(fitting([(name, items[name], size) for name, size in sizes.items()], limit)) == kept


def test_what_is_left_out_is_told() -> None:
    devices = [entry(f"sw-{number}", changed("a", 1, 2), changed("b", 1, 2)) for number in range(1200)]
    made = report(result(update=devices, delete=[DELETED]), "plan", max_lines=5)
    shown = [item for _host, item in made.shown()]
    assert [item.name for item in shown] == [DELETED["name"], "sw-0", "sw-1"]
    assert made.left_out(shown) == "1,198 of 1,201 objects are left out here: 1,198 to change."
    assert made.left_out(item for _host, item in made.items) == ""
