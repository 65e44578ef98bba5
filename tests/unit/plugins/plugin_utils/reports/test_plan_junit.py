# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans as JUnit XML: its form, and what counts as a failure."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import plan_report
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
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

NUMBERS = ("tests", "failures", "errors", "skipped")
# Elements by name: attributes they must have, attributes they may have, and what may be in them in which order.
FORM: dict[str, tuple[set[str], set[str], list[str]]] = {
    "testsuites": ({"name", *NUMBERS}, set(), ["testsuite"]),
    "testsuite": ({"name", *NUMBERS}, {"hostname"}, ["testcase"]),
    "testcase": ({"classname", "name"}, set(), ["skipped", "error", "failure", "system-out"]),
    "skipped": ({"message"}, set(), []),
    "error": ({"message", "type"}, set(), []),
    "failure": ({"message", "type"}, set(), []),
    "system-out": (set(), set(), []),
}


def parsed(found: Any, mode: str = "plan", **options: Any) -> Element:
    """Return the report, which must have the form of JUnit reports and the right numbers."""
    text = plan_report(found, "junit", mode=mode, **options)
    root = ElementTree.fromstring(text.encode())  # noqa: S314
    assert root.tag == "testsuites"
    for element in root.iter():
        needed, allowed, inside = FORM[element.tag]
        assert needed <= set(element.attrib) <= needed | allowed
        places = [inside.index(child.tag) for child in element]
        assert places == sorted(places)
    for counted in (root, *root):
        cases = list(counted.iter("testcase"))
        found_numbers = [len(cases), *(len(list(counted.iter(tag))) for tag in ("failure",))]
        assert [counted.get("tests"), counted.get("failures")] == list(map(str, found_numbers))
        assert int(counted.attrib["errors"]) == sum(case.find("error") is not None for case in cases)
        assert int(counted.attrib["skipped"]) == len(list(counted.iter("skipped")))
    return root


def outcomes(root: Element) -> dict[str, list[str]]:
    return {case.attrib["name"]: [child.tag for child in case] for case in root.iter("testcase")}


@pytest.mark.parametrize(
    ("mode", "tag", "messages"),
    [
        ("plan", "failure", ["to delete", "to create", "to change"]),
        ("drift", "failure", ["not declared", "missing", "different"]),
        ("apply", "system-out", []),
    ],
)
def test_failures_by_mode(mode: str, tag: str, messages: list[str]) -> None:
    root = parsed(PLAN, mode)
    assert [suite.attrib["name"] for suite in root] == ["network_device_groups", "network_devices"]
    assert outcomes(root) == {
        "Rollout#All Rollouts#Old": [tag], "sw-new": [tag], "sw-old": [tag], "98 as declared": [],
    }  # fmt: skip
    assert [failed.attrib["message"] for failed in root.iter("failure")] == messages


def test_differences() -> None:
    [_delete, create, update] = parsed(PLAN).iter("failure")
    assert create.text == "ip_addresses: 10.0.0.1/32, 10.0.0.2/32\nradius.shared_secret: (secret, written)"
    assert update.text == (
        "description: here -> there\nradius.coa_port: 1700 -> 3799\n"
        "radius.dtls_required: false -> true\nsnmp.version: 2c -> (none)"
    )
    assert (create.attrib["type"], update.attrib["type"]) == ("create", "change")


def test_applied_changes() -> None:
    [deleted, created, _updated] = parsed(PLAN, "apply").iter("system-out")
    assert deleted.text == "deleted"
    assert str(created.text).startswith("created\nip_addresses: ")


def test_long_values_are_told_as_a_diff() -> None:
    lines = "\n".join(map(str, range(9)))
    [failed] = parsed(result(update=[entry("acl", changed("acl", lines, f"{lines}\n9"))])).iter("failure")
    assert failed.text == "acl:\n@@ -8,2 +8,3 @@\n 7\n 8\n+9"


@pytest.mark.parametrize("mode", ["plan", "apply", "drift"])
def test_failed_objects_fail_in_every_mode(mode: str) -> None:
    root = parsed(result(update=[UPDATED], failed=[FAILURE, failure("sw-1", "read", "No.")], msg="2 failed."), mode)
    assert outcomes(root) == {"sw-1": ["failure"], "sw-old": ["failure"]}
    assert [failed.attrib["message"] for failed in root.iter("failure")] == [
        "read failed: No.",
        "change failed: ISE refused it.",
    ]


@pytest.mark.parametrize("mode", ["plan", "apply", "drift"])
def test_task_without_a_plan_is_an_error(mode: str) -> None:
    root = parsed({"ise-1": REFUSED, "ise-2": NOTHING}, mode)
    assert [suite.attrib["name"] for suite in root] == ["ise-1: openise.ise.config", "ise-2: network_devices"]
    [error] = root.iter("error")
    assert error.attrib["message"] == REFUSED["msg"]
    assert root.attrib["errors"] == "1"


def test_several_problems_are_one_case() -> None:
    root = parsed({**REFUSED, "problems": ["one", "two"]})
    assert [error.attrib["message"] for error in root.iter("error")] == ["one", "two"]
    assert root.attrib["errors"] == "1"


def test_refused_plan() -> None:
    root = parsed({**PLAN, "changed": False, "failed": True, "msg": "Too many changes."}, "apply")
    assert outcomes(root) == {
        "run": ["error"], "Rollout#All Rollouts#Old": ["skipped"], "sw-new": ["skipped"], "sw-old": ["skipped"],
        "98 as declared": [],
    }  # fmt: skip
    assert "description: here -> there" in [
        str(text) for skip in root.iter("skipped") for text in str(skip.text).split("\n")
    ]


def test_drift_that_fails_the_task_is_told_by_its_objects() -> None:
    assert not list(parsed({**PLAN, "failed": True, "msg": "3 objects differ."}, "drift").iter("error"))


def test_hosts_have_suites_of_their_own() -> None:
    root = parsed({"ise-1": PLAN, "ise-2": NOTHING})
    assert [(suite.attrib["name"], suite.attrib["hostname"]) for suite in root] == [
        ("ise-1: network_device_groups", "ise-1"),
        ("ise-1: network_devices", "ise-1"),
        ("ise-2: network_devices", "ise-2"),
    ]
    assert {case.attrib["classname"] for case in root[2]} == {"ise-2: network_devices"}
    assert parsed(PLAN, host="ise-1")[0].attrib["hostname"] == "ise-1"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("mode", ["plan", "apply"])
def test_hostile_texts_stay_texts(text: str, mode: str) -> None:
    found = result(
        [entry(text, changed(text, text, text), kind=text)],
        [entry("long", changed("x", text, "\n".join([text] * 9)))],
        failed=[failure(text, "read", text)],
    )
    root = parsed({f"host {text}": found}, mode, title=f"title {text}")
    names = [case.attrib["name"] for case in root.iter("testcase")]
    shown = text.encode("utf-8", "backslashreplace").decode()
    if text.isprintable():
        assert names.count(shown) == 2
    assert all(name.isprintable() for name in names)


def test_no_objects_at_all() -> None:
    root = parsed({"changed": False, "skipped": True})
    assert list(root) == []
    assert root.attrib["tests"] == "0"
