# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invalid declarations: all problems are reported at once, with place, option and remedy, before any request."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    names,
    once,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node

_LAB = {"name": "Lab"}

# Declared objects, and words of each expected sentence.
WRONG: dict[str, tuple[dict[str, Any], list[tuple[str, ...]]]] = {
    "option": (
        {"network_devices": [device(1), {**device(2), "ip_adresses": ["10.0.0.1"]}]},
        [("network_devices[1] (sw-2)", "'ip_adresses'", "did you mean 'ip_addresses'")],
    ),
    "suboption": (
        {"network_devices": [device(1, radius={"shared_secrt": "a"})]},
        [("network_devices[0] (sw-1)", "shared_secrt", "shared_secret")],
    ),
    "kind of value": (
        {"security_groups": [{"name": "Lab", "value": "many"}]},
        [("security_groups[0] (Lab)", "value", "many")],
    ),
    "value": (
        {"security_groups": [{"name": "Lab", "value": 70000}]},
        [("security_groups[0] (Lab)", "value", "2 to 65519")],
    ),
    "address": (
        {"network_devices": [device(1, ip_addresses=["10.0.0.300"])]},
        [("network_devices[0] (sw-1)", "ip_addresses", "10.0.0.300")],
    ),
    "choice": (
        {"anc_policies": [{"name": "Lab", "actions": ["quarantined"]}]},
        [("anc_policies[0] (Lab)", "actions", "quarantined")],
    ),
    "no key": ({"network_devices": [{"description": "nobody"}]}, [("network_devices[0]", "name", "id")]),
    "empty key": ({"endpoint_groups": [{"name": ""}]}, [("endpoint_groups[0]", "name")]),
    "no dictionary": ({"endpoint_groups": ["Lab"]}, [("endpoint_groups[0]", "dictionary")]),
    "no list": ({"endpoint_groups": {"name": "Lab"}}, [("endpoint_groups", "list")]),
    "the same name": (
        {"endpoint_groups": [_LAB, {"name": "lab"}]},
        [("endpoint_groups[1] (lab)", "endpoint_groups[0] (Lab)", "keep one")],
    ),
    "the same MAC address": (
        {"endpoints": [{"mac": "02:00:00:00:00:0a"}, {"mac": "0200.0000.000A"}]},
        [("endpoints[1] (0200.0000.000A)", "endpoints[0] (02:00:00:00:00:0a)", "keep one")],
    ),
    "the same cell": (
        {
            "egress_matrix_cells": [
                {"source": "Guests", "destination": "BYOD"},
                {"source": "guests", "destination": "byod", "status": "enabled"},
            ]
        },
        [("egress_matrix_cells[1] (guests, byod)", "egress_matrix_cells[0]", "keep one")],
    ),
    "present and absent": (
        {"endpoint_groups": [_LAB, {"name": "Lab", "state": "absent"}]},
        [("endpoint_groups[1] (Lab)", "endpoint_groups[0] (Lab)", "keep one")],
    ),
    "a reference to what goes": (
        {
            "endpoint_groups": [{"name": "Lab", "state": "absent"}],
            "endpoints": [{"mac": "02:00:00:00:00:01", "group": "lab"}],
        },
        [
            (
                "endpoints[0] (02:00:00:00:00:01)",
                "group",
                "'Lab'",
                "endpoint_groups[0] (Lab)",
                "absent",
                "keep that object",
            )
        ],
    ),
    "a circle": (
        {
            "endpoint_groups": [
                {"name": "A", "parent": "B"},
                {"name": "B", "parent": "C"},
                {"name": "C", "parent": "a"},
            ]
        },
        [("endpoint_groups[", "circular reference through '", "' and '", "remove one of the references")],
    ),
    "its own parent": ({"endpoint_groups": [{"name": "A", "parent": "A"}]}, [("endpoint_groups[0] (A)", "itself")]),
    "the same address": (
        {"network_devices": [device(1), device(2, ip_addresses=["10.77.0.1/32"])]},
        [("network_devices[1] (sw-2)", "ip_addresses", "10.77.0.1", "network_devices[0] (sw-1)", "one of them")],
    ),
    "much at once": (
        {
            "endpoint_groups": [{"nam": "Lab"}, {"name": "Lab", "colour": "red"}],
            "network_devices": [device(1, ip_addresses="none at all")],
            "security_groups": [{"name": "no blanks please"}],
        },
        [
            ("endpoint_groups[0]", "nam"),
            ("endpoint_groups[1] (Lab)", "colour"),
            ("network_devices[0] (sw-1)", "ip_addresses"),
        ],
    ),
}


@once
@pytest.mark.parametrize("case", WRONG)
def test_invalid_declarations(node: Node, case: str) -> None:
    """In a run and in check mode; one sentence per problem, the same in the message and in ``problems``."""
    resources, sentences = WRONG[case]
    for check in (True, False):
        result = run(node, resources, check=check)
        assert result["failed"] and "plan" not in result
        assert node.sent == NOTHING
        for problem, words in zip(result["problems"], sentences, strict=False):
            assert all(word in problem for word in words), problem
            assert problem in result["msg"]
        assert len(result["problems"]) >= len(sentences)


@once
def test_many_problems(node: Node) -> None:
    """The message contains twenty and counts the others; the result contains all."""
    result = run(node, {"endpoint_groups": [{"nam": str(number)} for number in range(30)]})
    assert len(result["problems"]) == 30
    assert result["msg"].endswith("And 10 more.")
    assert node.sent == NOTHING


@once
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("network_device", "did you mean 'network_devices'"),
        ("guest_users", ""),
        ("x", "the known types are allowed_protocols"),
    ],
)
def test_unknown_type(node: Node, name: str, words: str) -> None:
    """The name of a module is not a type; the message names the type."""
    result = run(node, {name: []})
    assert result["failed"] and f"resources: unknown type {name!r}" in result["msg"] and words in result["msg"]
    assert node.sent == NOTHING


@once
def test_overlapping_addresses(node: Node) -> None:
    """A range within another may be intended, so it is a warning, also in check mode."""
    devices = [device(1, ip_addresses=["10.77.1.0/24"]), device(2, ip_addresses=["10.77.1.7"])]
    node.sim.configure(ip_overlap="identical")
    for check in (True, False):
        result = run(node, {"network_devices": devices}, check=check)
        assert ("failed" in result, counts(result)) == (False, {"create": 2})
        (warning,) = result["warnings"]
        assert "sw-1" in warning and "sw-2" in warning


@once
def test_unknown_references(node: Node) -> None:
    """A name that is neither in ISE nor declared is an error with option and similar names, and nothing is written at all."""
    resources = {
        "endpoint_groups": [{"name": "Printers"}],
        "endpoints": [
            {"mac": "02:00:00:00:00:01", "group": "Printer"},
            {"mac": "02:00:00:00:00:02", "group": "Printers"},
            {"mac": "02:00:00:00:00:03", "group": "Workstations"},
        ],
    }
    for check in (True, False):
        result = run(node, resources, check=check)
        assert (result["failed"], counts(result)) == (True, {"create": 2, "failed": 2})
        reasons = failures(result)
        assert reasons.keys() == {"endpoints 02:00:00:00:00:01", "endpoints 02:00:00:00:00:03"}
        assert reasons["endpoints 02:00:00:00:00:01"].startswith("group: 'Printer' does not exist")
        assert "did you mean 'Workstation'" in reasons["endpoints 02:00:00:00:00:03"]
        assert "nothing was changed" in result["msg"]
        assert (result["changed"], writes(node)) == (check, 0)


@once
@pytest.mark.parametrize("check", [True, False])
def test_unknown_groups_of_devices(node: Node, check: bool) -> None:
    """ISE would refuse them, after the other objects were written: they are looked up before the first write."""
    right, wrong = "Location#All Locations", "Location#All Location"
    others = [device(number, groups=[wrong]) for number in range(2, 40)]
    result = run(node, {"network_devices": [device(1, groups=[right]), *others]}, check=check)
    assert (result["failed"], counts(result)) == (True, {"create": 1, "failed": 38})
    reason = failures(result)["network_devices sw-2"]
    assert reason.startswith(f"groups: {wrong!r} does not exist (did you mean {right!r}")
    assert (result["changed"], writes(node)) == (check, 0)


@once
@pytest.mark.parametrize("check", [True, False])
def test_each_group_is_looked_up_once(node: Node, check: bool) -> None:
    """Whether or not ISE has it."""
    groups = [["Location#All Locations"], ["Location#All Location"]]
    devices = [device(number, groups=groups[number % 2]) for number in range(1, 40)]
    run(node, {"network_devices": devices}, check=check, max_connections=1)
    lookups = [request.path for request in node.sim.requests if "/networkdevicegroup/name/" in request.path]
    assert len(lookups) == len(set(lookups)) == 2


@once
def test_parents_of_groups(node: Node) -> None:
    """A missing parent fails the group; it can be declared, or created with ``create_parents``."""
    deep = {"name": "Location#All Locations#Lab#Rack 1"}
    result = run(node, {"network_device_groups": [deep]})
    assert (result["failed"], writes(node)) == (True, 0)
    assert "'Location#All Locations#Lab' does not exist" in failures(result)[f"network_device_groups {deep['name']}"]
    made = run(node, {"network_device_groups": [{**deep, "create_parents": True}]})
    assert counts(made) == {"create": 2}
    assert {entry["name"] for entry in made["plan"]["create"]} == {"Location#All Locations#Lab", deep["name"]}
    assert {"Location#All Locations#Lab", deep["name"]} <= set(names(node, "networkdevicegroup"))


@each(rows_with=first_row, releases=("3.0", "3.1", "3.4"))
def test_option_of_a_later_release(node: Node) -> None:
    """An option of a later release fails its object, with option and both releases; the others are created."""
    resources = {"endpoint_groups": [_LAB, {"name": "Rack", "parent": "Lab"}]}
    result = run(node, resources)
    if node.release != "3.0":
        assert ("failed" in result, counts(result)) == (False, {"create": 2})
        return
    assert (result["failed"], counts(result)) == (True, {"create": 1, "failed": 1})
    assert failures(result) == {
        "endpoint_groups Rack": "parent: this option needs ISE 3.1 or later, and this server runs 3.0; leave the option out."
    }
