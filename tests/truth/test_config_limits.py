# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of ``config``: for the whole plan, drift, and purge."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._http import run_guard
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    names,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node

# One of each: change sw-1, create sw-2, delete sw-3.
_RESOURCES = {"network_devices": [device(1, description="declared"), device(2), {"name": "sw-3", "state": "absent"}]}


def _put(node: Node) -> None:
    for number in (1, 3):
        put_device(node, number)


@once
def test_message_about_much_drift(node: Node) -> None:
    result = run(node, {"network_devices": [device(number) for number in range(1, 10)]}, fail_on_drift=True)
    assert "in 9 objects: " in result["msg"] and "'sw-5' is missing, and 4 more. Nothing" in result["msg"]
    assert len(result["plan"]["create"]) == 9


# -- limits --------------------------------------------------------------------------------------------------------


@once
@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"max_changes": 2}, ("max_changes", "3 instead of 2")),
        ({"max_changes": 0}, ("max_changes", "3 instead of 0")),
        ({"max_deletes": 0}, ("max_deletes", "1 instead of 0")),
        ({"max_changes": 3, "max_deletes": 0}, ("max_deletes",)),
        (
            {"fail_on_drift": True},
            ("drifted", "3 objects: ", "'sw-1' differs", "'sw-2' is missing", "'sw-3' must not exist"),
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("check", [True, False])
def test_exceeded_limits(node: Node, limits: dict[str, Any], words: tuple[str, ...], check: bool) -> None:
    """Nothing is written; the result contains the plan, and the summary counts its changes."""
    _put(node)
    held = node.all_documents()
    result = run(node, _RESOURCES, check=check, **limits)
    assert (result["failed"], result["changed"]) == (True, False)
    assert all(word in result["msg"] for word in words), result["msg"]
    assert (writes(node), node.all_documents()) == (0, held)
    assert {kind: [entry["name"] for entry in entries] for kind, entries in result["plan"].items()} == {
        "create": ["sw-2"],
        "change": ["sw-1"],
        "delete": ["sw-3"],
    }
    assert counts(result) == {"create": 1, "change": 1, "delete": 1}


@once
def test_met_limits(node: Node) -> None:
    """A plan within the limits is applied, and without drift nothing fails."""
    _put(node)
    result = run(node, _RESOURCES, max_changes=3, max_deletes=1)
    assert ("failed" in result, counts(result)) == (False, {"create": 1, "change": 1, "delete": 1})
    again = run(node, _RESOURCES, max_changes=0, max_deletes=0, fail_on_drift=True)
    assert ("failed" in again, again["changed"]) == (False, False)


@once
def test_limits_include_purges(node: Node) -> None:
    """Deletions of a purge count for both limits."""
    _put(node)
    limits: list[dict[str, Any]] = [{"max_deletes": 1}, {"max_changes": 1}]
    for limit in limits:
        result = run(node, {}, purge=["network_devices"], allow_empty=["network_devices"], **limit)
        assert (result["failed"], writes(node)) == (True, 0)
        assert [entry["name"] for entry in result["plan"]["delete"]] == ["sw-1", "sw-3"]


@once
def test_failures_and_limits(node: Node) -> None:
    """The limits also apply to an incomplete plan."""
    _put(node)
    node.sim.fault("status", method="GET", path=r"endpointgroup\?", status=500, times=0)
    result = run(node, {**_RESOURCES, "endpoint_groups": [{"name": "Lab"}]}, max_changes=2)
    assert (result["failed"], writes(node), list(failures(result))) == (True, 0, ["endpoint_groups Lab"])


# -- purge ---------------------------------------------------------------------------------------------------------


@each(rows_with=first_row, releases=("3.0", "3.1", "3.4", "3.5"))
def test_builtin_objects_are_not_purged(node: Node) -> None:
    """Every type empty, on a new ISE: no built-in object is deleted or planned for deletion."""
    node.sim.reset()  # without the objects of the row
    held = node.all_documents()
    assert sum(len(held[resource.endpoint.path]) for resource in TYPES.values()) > 60
    result = run(node, {}, purge=list(TYPES), allow_empty=list(TYPES))
    assert "failed" not in result, result["msg"]
    assert (result["changed"], result["plan"]["delete"], writes(node)) == (False, [], 0)
    assert node.all_documents() == held


@once
def test_purge(node: Node) -> None:
    """Objects that are neither declared nor protected, only of the named types."""
    for number in (1, 2, 3):
        put_device(node, number)
    for name in ("LAB-a", "lab-b", "prod-c"):
        node.sim.store.put("guestssid", {"name": name})
        node.sim.store.put("endpointgroup", {"name": name, "systemDefined": False})
    result = run(
        node,
        {"network_devices": [device(1)], "endpoint_groups": [{"name": "prod-c"}]},
        purge=["network_devices", "guest_ssids"],
        allow_empty=["guest_ssids"],
        purge_protect={"network_devices": ["SW-3", "nothing-*"], "guest_ssids": ["lab-*"]},
    )
    assert "failed" not in result, result["msg"]
    assert sorted(entry["name"] for entry in result["plan"]["delete"]) == ["prod-c", "sw-2"]
    assert names(node, "networkdevice") == ["ISE_EST_Local_Host", "sw-1", "sw-3"]
    assert names(node, "guestssid") == ["LAB-a", "lab-b"]
    assert {"LAB-a", "lab-b", "prod-c"} <= set(names(node, "endpointgroup"))


@once
@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize(
    "resources", [{}, {"network_devices": []}, {"network_devices": [{"name": "a", "state": "absent"}]}]
)
def test_nothing_declared_of_a_purged_type(node: Node, resources: dict[str, Any], check: bool) -> None:
    """Empty files must not delete everything: the task fails before the first request, unless the type is named."""
    put_device(node, 1)
    result = run(node, resources, check=check, purge=["network_devices"])
    assert result["failed"] and "nothing is declared of network_devices" in result["msg"]
    assert "allow_empty" in result["msg"]
    assert node.sent == NOTHING
    allowed = run(node, resources, check=check, purge=["network_devices"], allow_empty=["network_devices"])
    assert [entry["name"] for entry in allowed["plan"]["delete"]] == ["sw-1"]


@once
@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize(
    ("undeclared", "total", "refused"), [(5, 10, False), (6, 10, True), (6, 59, True), (6, 60, False), (7, 60, True)]
)
def test_purge_has_a_limit_of_its_own(node: Node, undeclared: int, total: int, refused: bool, check: bool) -> None:
    """A tenth of the type, or 5 objects; max_deletes allows more."""
    others = len(node.sim.store.list("guestssid"))
    for number in range(total - others):
        node.sim.store.put("guestssid", {"name": f"ssid-{number:02}"})
    declared = [{"name": f"ssid-{number:02}"} for number in range(undeclared, total - others)]
    result = run(node, {"guest_ssids": declared}, check=check, purge=["guest_ssids"])
    assert (result.get("failed", False), len(result["plan"]["delete"])) == (refused, undeclared), result.get("msg")
    if refused:
        assert f"purge would delete {undeclared} of {total} guest_ssids" in result["msg"]
        assert (result["changed"], writes(node)) == (False, 0)
        again = run(node, {"guest_ssids": declared}, check=check, purge=["guest_ssids"], max_deletes=undeclared)
        assert "failed" not in again, again["msg"]


@once
def test_declared_in_another_case(node: Node) -> None:
    """Declared objects are not purged, whatever the case of name or id."""
    ids = [put_device(node, number) for number in (1, 2)]
    resources = {"network_devices": [{"name": "SW-1"}, {"id": ids[1]}]}
    result = run(node, resources, purge=["network_devices"])
    assert ("failed" in result, counts(result)) == (False, {"unchanged": 2})


@once
def test_failed_type_is_not_purged(node: Node) -> None:
    """An unreadable object might be a declared one. Other types are purged."""
    ids = [put_device(node, number) for number in (1, 2)]
    node.sim.store.put("guestssid", {"name": "guests"})
    node.sim.fault("status", method="GET", path=f"networkdevice/{ids[0]}", status=500, times=0)
    resources = {"network_devices": [device(1)]}
    result = run(node, resources, purge=["network_devices", "guest_ssids"], allow_empty=["guest_ssids"])
    assert (result["failed"], counts(result)) == (True, {"delete": 1, "failed": 2})
    assert [entry["name"] for entry in result["plan"]["delete"]] == ["guests"]
    assert "The network devices are not purged" in result["failed_objects"][1]["msg"]
    assert {"sw-1", "sw-2"} <= set(names(node, "networkdevice"))


@once
def test_referenced_object_is_not_purged(node: Node) -> None:
    """An undeclared group of a declared device stays, and the task names device and remedy."""
    for name in ("Location#All Locations#Lab", "Location#All Locations#Old"):
        node.sim.store.put("networkdevicegroup", {"name": name, "othername": "Location"})
    resources = {"network_devices": [device(1, groups=["Location#All Locations#Lab"])]}
    result = run(node, resources, purge=["network_device_groups"], allow_empty=["network_device_groups"])
    assert (result["failed"], counts(result)) == (True, {"create": 1, "delete": 1, "failed": 1})
    (reason,) = failures(result).values()
    assert "network_devices[0] (sw-1)" in reason and "groups" in reason and "protect" in reason
    assert "Location#All Locations#Lab" in names(node, "networkdevicegroup")
    assert "Location#All Locations#Old" not in names(node, "networkdevicegroup")


@once
def test_purge_of_objects_without_names(node: Node) -> None:
    """Patterns protect cells by their groups."""
    groups = [
        node.sim.store.put("sgt", {"name": name, "value": 3000 + number})
        for number, name in enumerate(("Cams", "Desks"))
    ]
    for source in groups:
        for destination in groups:
            ends = {"sourceSgtId": source, "destinationSgtId": destination}
            cell = {"matrixCellStatus": "ENABLED", "defaultRule": "DENY_IP", "sgacls": []}
            node.sim.store.put("egressmatrixcell", {**ends, **cell, "name": f"{source}-{destination}"})
    declared = {"source": "Cams", "destination": "Cams", "status": "enabled", "default_rule": "deny_ip"}
    result = run(
        node,
        {"egress_matrix_cells": [declared]},
        purge=["egress_matrix_cells"],
        purge_protect={"egress_matrix_cells": ["desks, d*"]},
    )
    assert "failed" not in result, result["msg"]
    assert sorted(entry["name"] for entry in result["plan"]["delete"]) == ["Cams, Desks", "Desks, Cams"]
    left = [(cell["sourceSgtId"], cell["destinationSgtId"]) for cell in node.sim.store.list("egressmatrixcell")]
    assert {(groups[0], groups[0]), (groups[1], groups[1])} <= set(left)
    assert len(left) == 3  # and the built-in ANY-ANY


@once
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"purge": ["network_device"]}, ("purge", "'network_device'", "did you mean 'network_devices'?")),
        ({"purge_protect": {"networkdevices": ["a"]}}, ("purge_protect", "'network_devices'")),
        ({"purge_protect": {"network_devices": ["a"]}}, ("purge_protect", "network_devices are not purged")),
        (
            {"purge": ["network_devices"], "purge_protect": {"network_devices": "lab-*"}},
            ("purge_protect.network_devices", "expected a list"),
        ),
        ({"purge": ["endpoints"], "allow_empty": ["endpoint"]}, ("allow_empty", "'endpoint'", "'endpoints'")),
        ({"allow_empty": ["endpoints"]}, ("allow_empty", "endpoints are not purged")),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: tuple[str, ...]) -> None:
    """One sentence that names the option, before any request."""
    result = run(node, {"network_devices": [device(1)]}, **options)
    assert result["failed"] and all(word in result["msg"] for word in words), result["msg"]
    assert node.sent == NOTHING


# -- time ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], int]], None]:
    """Return a function that makes a count the clock of the guard, in seconds."""

    def use(count: Callable[[], int]) -> None:
        monkeypatch.setattr(run_guard, "time", SimpleNamespace(monotonic=count))

    return use


@once
def test_time_is_over_while_changes_are_made(node: Node, counted: Callable[[Callable[[], int]], None]) -> None:
    """What is in progress is completed; the others are named as not begun."""
    counted(lambda: node.sim.stats.writes)
    resources = {"network_devices": [device(number) for number in range(1, 10)]}
    result = run(node, resources, max_duration=4, max_connections=1)
    assert (result["failed"], result["changed"]) == (True, True)
    assert counts(result) == {"create": 4, "failed": 5}
    assert [entry["outcome"] for entry in result["failed_objects"]] == ["not_begun"] * 5
    assert "5 not begun" in result["msg"] and "max_duration: 4 seconds are over" in result["msg"]
    assert len(names(node, "networkdevice")) == 1 + 4
    again = run(node, resources, max_duration=400)
    assert counts(again) == {"create": 5, "unchanged": 4}


@once
@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize("kind", ["network_devices", "egress_matrix_cells"])
def test_time_is_over_while_objects_are_read(
    node: Node, counted: Callable[[Callable[[], int]], None], check: bool, kind: str
) -> None:
    for number in range(1, 10):
        put_device(node, number)
    declared = {
        "network_devices": [device(number) for number in range(1, 10)],
        "egress_matrix_cells": [{"source": "Unknown", "destination": "Unknown"}],
    }[kind]
    before = node.sim.stats.total
    counted(lambda: node.sim.stats.total - before)
    result = run(node, {kind: declared}, check=check, max_duration=1, max_connections=1)
    assert (result["failed"], result.get("changed", False), writes(node)) == (True, False, 0)
    assert "Not attempted: max_duration: 1 seconds are over" in result["msg"]
    assert node.sim.stats.total - before == 1


@once
@pytest.mark.parametrize("seconds", [0, -5])
def test_no_time(node: Node, seconds: int) -> None:
    result = run(node, _RESOURCES, max_duration=seconds)
    assert result["failed"] and result["msg"].startswith(f"max_duration: {seconds} is no duration")
    assert node.sent == NOTHING
