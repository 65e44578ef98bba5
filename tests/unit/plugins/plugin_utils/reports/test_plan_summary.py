# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary in the output of a run, and the headline of all reports."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import plan_report
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
    HOSTILE,
    NOTHING,
    changed,
    entry,
    failure,
    result,
)

NAMES = [f"sw-{number}" for number in range(6)]


def _different(*failed: dict[str, Any]) -> dict[str, Any]:
    new = [entry(name) for name in NAMES]
    other = [entry("sw-9", changed("description", "", "x"))]
    return result(new, other, [entry("Lifts", kind="security_groups")], list(failed), unchanged=97)


MIXED = _different(failure("sw-8", "read", "ISE refused it."))
DIFFERENT = _different()


def be(mode: str) -> str:
    """Return the verb for objects without changes."""
    return "were" if mode == "apply" else "are"


def lines(results: Any, mode: str = "plan") -> list[str]:
    return plan_report(results, "summary", mode=mode).splitlines()


@pytest.mark.parametrize(
    ("mode", "create", "change", "delete"),
    [
        ("plan", "to create", "to change", "to delete"),
        ("apply", "created", "changed", "deleted"),
        ("drift", "missing", "different", "not declared"),
    ],
)
def test_numbers_by_type_and_first_names(mode: str, create: str, change: str, delete: str) -> None:
    assert lines(MIXED, mode) == [
        f"6 {create}, 1 {change}, 1 {delete}, 1 failed; 97 of 106 objects {'were' if mode == 'apply' else 'are'} as declared.",
        f"network_devices: 6 {create} (sw-0, sw-1, sw-2, and 3 more), 1 {change} (sw-9), 1 failed (sw-8), 97 as declared",
        f"security_groups: 1 {delete} (Lifts)",
    ]


def test_nothing_to_change_is_one_line() -> None:
    assert len(lines(NOTHING)) == 1


def test_secrets_are_one_line() -> None:
    secrets = [f"radius/{number}" for number in range(9)]
    shown = lines({**MIXED, "unresolved_secrets": secrets, "needed_secrets": secrets[:4]})
    assert shown[3:] == ["9 secrets without a value, 4 needed to apply: radius/0, radius/1, radius/2, and 1 more"]


def test_short_form_of_a_failure() -> None:
    """Numbers without a plan, in the words of what was done."""
    short = {key: value for key, value in MIXED.items() if key not in ("plan", "failed_objects")}
    short = {**short, "failed": True, "changed": False, "msg": "The plan has more changes than max_changes allows."}
    assert lines(short) == [
        "6 to create, 1 to change, 1 to delete, 1 failed; 97 of 106 objects are as declared.",
        "network_devices: 6 to create, 1 to change, 1 failed, 97 as declared",
        "security_groups: 1 to delete",
    ]
    assert lines(short, "apply")[0] == "8 not done, 1 failed; 97 of 106 objects were as declared."


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_on_their_line(name: str) -> None:
    (first, second) = lines(result([entry(name)]))
    assert second.startswith("network_devices: 1 to create")
    assert (first + second).isprintable()
    assert len(second) < 100


@pytest.mark.parametrize(
    ("mode", "headline"),
    [
        (
            "plan",
            "Failed on 1 of 3 hosts; 12 to create, 2 to change, 2 to delete; 194 of 210 objects",
        ),
        (
            "drift",
            "Failed on 1 of 3 hosts; 12 missing, 2 different, 2 not declared; 194 of 210 objects",
        ),
    ],
)
def test_headline_counts_failed_hosts(mode: str, headline: str) -> None:
    """In a check for drift, a host that differs has not failed."""
    headline += " are as declared."
    drifted = {**DIFFERENT, "failed": True, "drifted": True, "msg": "ISE has drifted."}
    hosts = {"a": drifted if mode == "drift" else DIFFERENT, "b": DIFFERENT, "c": {"failed": True, "msg": "(401)"}}
    assert lines(hosts, mode)[0] == headline
    assert "c: (401)" in lines(hosts, mode)
    assert f"**{headline}**" in plan_report(hosts, "markdown", mode=mode)
    assert f"<p>{headline}</p>" in plan_report(hosts, "html", mode=mode)
    assert json.loads(plan_report(hosts, "json", mode=mode))["hosts"][0]["drifted"] is (mode == "drift")


@pytest.mark.parametrize(("number", "headline"), [(1, "Failed."), (2, "Failed on 2 of 2 hosts.")])
def test_headline_if_all_failed(number: int, headline: str) -> None:
    failed = {"failed": True, "msg": "(401)"}
    assert lines({f"ise-{each}": failed for each in range(number)})[0] == headline


def test_failed_hosts_beside_hosts_without_changes() -> None:
    hosts = {"a": NOTHING, "b": {"unreachable": True, "msg": "no route"}}
    assert lines(hosts)[0].startswith("Failed on 1 of 2 hosts; nothing to change; ")
