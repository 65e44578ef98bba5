# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places: with ``_place``, every message and result names file and line; nothing else changes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    names,
    once,
    put_device,
    run,
)
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.test_config_input import WRONG

_FILE = "configuration/sites/paris/network.yml"
# In place of file and line: type and position.
_POSITION = re.compile(r"[a-z_]+\[\d+\]")


def _placed(resources: dict[str, Any]) -> dict[str, Any]:
    """Return objects with a line each, in the order of the file."""
    lines = iter(range(2, 1000))
    return {
        plural: [
            {**item, "_place": f"{_FILE}:{next(lines)}"} if isinstance(item, dict) else next(lines) and item
            for item in items
        ]
        if isinstance(items, list)
        else items
        for plural, items in resources.items()
    }


@once
@pytest.mark.parametrize("case", sorted(set(WRONG) - {"no dictionary", "no list"}))
def test_invalid_declarations(node: Node, case: str) -> None:
    """Each problem begins with file, line and type; two places are two files and lines."""
    resources, sentences = WRONG[case]
    result = run(node, _placed(resources), check=True)
    assert result["failed"] and node.sent == NOTHING
    assert len(result["problems"]) >= len(sentences)
    for problem in result["problems"]:
        assert re.match(rf"{_FILE}:\d+: ({'|'.join(resources)})( '|:)", problem), problem
        assert not _POSITION.search(problem), problem
    several = [words for words in sentences if any(_POSITION.match(word) for word in words[1:])]
    if several:
        assert any(problem.count(_FILE) == 2 for problem in result["problems"]), result["problems"]


@once
def test_overlapping_addresses(node: Node) -> None:
    """A warning names both places."""
    devices = [device(1, ip_addresses=["10.77.1.0/24"]), device(2, ip_addresses=["10.77.1.7"])]
    (warning,) = run(node, _placed({"network_devices": devices}), check=True)["warnings"]
    assert warning.startswith(f"{_FILE}:3: network_devices 'sw-2': ip_addresses: 10.77.1.7/32 overlaps")
    assert f" of {_FILE}:2 (sw-1);" in warning


@once
def test_unknown_name(node: Node) -> None:
    """In the message and in the failed object."""
    wrong = device(1, groups=["Location#All Locations#Nowhere"])
    result = run(node, _placed({"network_devices": [wrong]}))
    assert f"network_devices 'sw-1' ({_FILE}:2): groups: " in result["msg"]
    assert [each["place"] for each in result["failed_objects"]] == [f"{_FILE}:2"]


@once
def test_refused_object(node: Node) -> None:
    """A failed write names the place as well, and so does a failed read."""
    put_device(node, 2)
    node.sim.fault("status", method="POST", path="networkdevice", status=400)
    node.sim.fault("status", method="GET", path="networkdevice/", status=400, times=0)
    result = run(node, _placed({"network_devices": [device(1), device(2)]}))
    assert {each["name"]: each["place"] for each in result["failed_objects"]} == {
        "sw-1": f"{_FILE}:2",
        "sw-2": f"{_FILE}:3",
    }
    assert f"'sw-1' ({_FILE}:2)" in result["msg"] and f"'sw-2' ({_FILE}:3)" in result["msg"]


@once
def test_missing_secret(node: Node) -> None:
    """The object that needs it is named with its place."""
    wanting = device(1, radius={"shared_secret": "secret://nobody"})
    result = run(node, _placed({"network_devices": [wanting]}))
    assert result["failed"] and f"'nobody' for network_devices 'sw-1' ({_FILE}:2)" in result["msg"]


@once
def test_drift(node: Node) -> None:
    """The message and the plan name the places; an undeclared object has none."""
    put_device(node, 1)
    put_device(node, 3)
    devices = [device(1, description="new"), device(2)]
    options: dict[str, Any] = {"purge": ["network_devices"], "fail_on_drift": True}
    result = run(node, _placed({"network_devices": devices}), **options)
    assert f"network_devices 'sw-1' ({_FILE}:2) differs" in result["msg"]
    assert f"network_devices 'sw-2' ({_FILE}:3) is missing" in result["msg"]
    assert "network_devices 'sw-3' must not exist" in result["msg"]
    plan = result["plan"]
    assert [each.get("place") for kind in ("create", "change", "delete") for each in plan[kind]] == [
        f"{_FILE}:3",
        f"{_FILE}:2",
        None,
    ]


@once
def test_purge_of_what_is_referred_to(node: Node) -> None:
    """The failure names the place of the reference."""
    group = "Location#All Locations#Lab"
    node.sim.store.put("networkdevicegroup", {"name": group, "othername": "Location"})
    resources = _placed({"network_devices": [device(1, groups=[group])]})
    result = run(node, resources, purge=["network_device_groups"], allow_empty=["network_device_groups"], check=True)
    (reason,) = failures(result).values()
    assert reason.startswith(f"It is not declared, but {_FILE}:2 (sw-1) refers to it in groups;")


@once
def test_nothing_else_changes(node: Node) -> None:
    """The place is never sent, and the results differ in it alone."""
    resources = {
        "endpoint_groups": [{"name": "Lab"}, {"name": "Gone", "state": "absent"}],
        "network_devices": [
            device(1, description="changed"),
            device(2),
            {"name": "sw-4", "ip_addresses": ["10.0.0.4"]},
        ],
    }
    put_device(node, 1)
    put_device(node, 3)
    purge: dict[str, Any] = {"purge": ["network_devices"]}
    without, placed = (run(node, given, check=True, **purge) for given in (resources, _placed(resources)))
    for kind in placed["plan"].values():
        for entry in kind:
            assert entry.pop("place", "").startswith(_FILE) or entry["name"] == "sw-3"
    assert placed == without
    applied = run(node, _placed(resources), **purge)
    assert "failed" not in applied and counts(applied) == counts(without)
    assert "_place" not in repr(node.sim.store.list("networkdevice"))
    assert {"sw-1", "sw-2", "sw-4"} <= set(names(node, "networkdevice")) and "sw-3" not in names(node, "networkdevice")
    assert counts(run(node, _placed(resources), **purge)) == {"unchanged": 5}


@once
@pytest.mark.parametrize("place", [7, ["a.yml:1"], "a.yml:1\n: red herring", "a" * 1001, "a\x1b[31m"], ids=repr)
def test_what_is_no_place(node: Node, place: Any) -> None:
    """It is refused, and not shown."""
    result = run(node, {"endpoint_groups": [{"name": "Lab", "_place": place}]})
    assert result["failed"] and node.sent == NOTHING
    assert result["problems"] == [
        "endpoint_groups[0] (Lab): _place: expected file and line, one line of text with at most 1,000 characters."
    ]
