# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of real results of ``config``: they match the result, and contain no secret."""

from __future__ import annotations

import itertools
import json
from typing import Any
from xml.etree import ElementTree

from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import FORMATS, plan_report
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan_model import MODES
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY

# ISE 3.0 shows secrets, 3.4 masks them.
on_both = each(rows_with=lambda row: row.module == "network_device", releases=("3.0", "3.4"))

SECRET = f"{CANARY}-radius"
REFUSAL = {"ERSResponse": {"messages": [{"title": f"Not '{SECRET}', please", "type": "ERROR", "code": "x"}]}}


def device(number: int, **more: Any) -> dict[str, Any]:
    return {"name": f"sw-{number}", "ip_addresses": [f"10.9.0.{number}"], "radius": {"shared_secret": SECRET}, **more}


def run(node: Node, *devices: dict[str, Any], check: bool = False, **options: Any) -> Result:
    return node.perform(config.TASK, {"resources": {"network_devices": list(devices)}, **options}, check=check)


def mixed(node: Node, *, check: bool = False, **options: Any) -> Result:
    """Run with a device of each outcome; the message of the refused creation contains the secret."""
    run(node, device(1), device(2), device(3))
    node.sim.fault("status", method="POST", path="networkdevice", status=400, body=REFUSAL, times=0)
    changed = device(2, description="new", update_secrets="always")
    gone = {"name": "sw-3", "state": "absent"}
    return run(node, device(1), changed, gone, device(4), check=check, **options)


def outcomes(result: Result, mode: str) -> dict[str, tuple[str, str]]:
    """Return action and outcome of each object in the JSON report, whose numbers must match the result."""
    [host] = json.loads(plan_report(result, "json", mode=mode))["hosts"]
    if mode != "apply" or result["changed"]:
        for kind in ("create", "change", "delete", "unchanged", "failed", "total"):
            assert host["summary"][kind] == result["summary"][kind]
    return {item["name"]: (item["action"], item["outcome"]) for item in host["objects"]}


def no_secret(result: Result) -> None:
    for form, mode in itertools.product(FORMATS, MODES):
        made = plan_report(result, form, mode=mode)
        assert CANARY not in made
        assert "(secret, written)" in made


@on_both
def test_plan(node: Node) -> None:
    result = mixed(node, check=True)
    assert outcomes(result, "plan") == {
        "sw-2": ("change", "planned"), "sw-3": ("delete", "planned"), "sw-4": ("create", "planned"),
    }  # fmt: skip
    no_secret(result)


@on_both
def test_changes_and_failures(node: Node) -> None:
    result = mixed(node)
    assert outcomes(result, "apply") == {
        "sw-2": ("change", "done"), "sw-3": ("delete", "done"), "sw-4": ("create", "failed"),
    }  # fmt: skip
    no_secret(result)
    cases = ElementTree.fromstring(plan_report(result, "junit", mode="apply")).iter("testcase")  # noqa: S314
    assert {case.attrib["name"]: [part.tag for part in case] for case in cases} == {
        "sw-2": ["system-out"], "sw-3": ["system-out"], "sw-4": ["failure"], "1 as declared": [],
    }  # fmt: skip
    assert "create failed: <code>network_devices</code> <code>sw-4</code>" in plan_report(result, mode="apply")


@on_both
def test_refused_plan(node: Node) -> None:
    result = mixed(node, max_changes=2)
    assert {outcome for _action, outcome in outcomes(result, "apply").values()} == {"not_done"}
    assert "**3 not done; 1 of 4 objects were as declared.**" in plan_report(result, mode="apply")
    no_secret(result)


@on_both
def test_drift(node: Node) -> None:
    result = mixed(node, fail_on_drift=True)
    assert "**1 missing, 1 different, 1 not declared; 1 of 4 objects are as declared.**" in plan_report(
        result, mode="drift"
    )
    no_secret(result)


@on_both
def test_invalid_declarations(node: Node) -> None:
    result = run(node, device(1, colour="red"), device(2, radius={"shared_secret": SECRET, "coa_port": "many"}))
    made = plan_report(result)
    assert made.count("\nFailed: <code>network_devices") == 2
    assert "colour" in made and "coa_port" in made
    assert CANARY not in made


@on_both
def test_wrong_password(node: Node) -> None:
    result = node.perform(config.TASK, {"resources": {"network_devices": [device(1)]}}, password=f"{CANARY}-wrong")
    for form in FORMATS:
        made = plan_report(result, form, mode="apply", host=node.sim.host)
        assert "401" in made
        assert CANARY not in made
