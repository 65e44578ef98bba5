# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways through whole configurations: single requests, bulk requests, exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.faults.judge import (
    FALSE_ABSENT,
    FALSE_CHANGED,
    Case,
    Claim,
    Documents,
    Verdict,
)
from ansible_collections.openise.ise.tests.faults.place import TIMEOUT, Place
from ansible_collections.openise.ise.tests.faults.way import BULK, CONFIG, EXPORT, Operations, Way
from ansible_collections.openise.ise.tests.faults.ways_ers import reading, row
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.config_helpers import device, put_device
from ansible_collections.openise.ise.tests.truth.node import Result
from ansible_collections.openise.ise.tests.truth.row import CANARY

_SMALL = {
    "network_devices": [device(number, description="ours") for number in (1, 2, 3)],
    "endpoint_groups": [{"name": "Lab"}],
    "endpoints": [{"mac": "02:00:00:00:00:01", "group": "Lab"}],
    "security_groups": [{"name": "Lab", "value": 3001}],
}
_MANY = {
    "endpoint_groups": [{"name": "Bulk"}],
    "endpoints": [{"mac": f"00:11:22:33:44:{number:02X}", "group": "Bulk"} for number in range(12)],
}
_ROTATED = {
    "network_devices": [device(number, radius={"shared_secret": "secret://radius"}) for number in (1, 2, 3)],
}
_ROTATION = {"secrets": {"radius": f"{CANARY}-Radius-2"}, "rotate": ["radius"]}
_OLD_GROUP, _NEW_GROUP = "Location#All Locations#Paris", "Location#All Locations#Lutetia"
# Without secrets, as with_description below.
_RENAMED = {
    "network_device_groups": [{"name": f"{_NEW_GROUP}#A"}, {"name": _NEW_GROUP, "renamed_from": _OLD_GROUP}],
    "network_devices": [
        {"name": "sw-1", "groups": [_NEW_GROUP]},
        {"name": "core-2", "renamed_from": "sw-2", "groups": [f"{_NEW_GROUP}#A"]},
        {"name": "sw-3", "description": "ours", "groups": [f"{_NEW_GROUP}#A"]},
        device(4, groups=[_NEW_GROUP]),
    ],
}
_THEIRS = {"modelName": "theirs", "authenticationSettings": {"radiusSharedSecret": "canary-theirs"}}
_PATHS = {
    "network_devices": "networkdevice",
    "endpoint_groups": "endpointgroup",
    "endpoints": "endpoint",
    "network_device_groups": "networkdevicegroup",
    "security_groups": "sgt",
}
_LAST = "sw-3"
_COUNTERS = ("generationId",)


def _run(resources: Mapping[str, Any], **options: Any) -> Any:
    check = bool(options.pop("check", False))

    def run(place: Place) -> Result:
        return place.perform(config.TASK, {"resources": resources, **options}, check=check)

    return run


def _devices(place: Place) -> None:
    for number in (1, 2, 3):
        put_device(place, number)


def _grouped(place: Place) -> None:
    """Store three devices in groups."""
    for name in (_OLD_GROUP, f"{_OLD_GROUP}#A"):
        place.sim.store.put("networkdevicegroup", {"name": name, "othername": "Location"})
    for number, group in ((1, _OLD_GROUP), (2, f"{_OLD_GROUP}#A"), (3, f"{_OLD_GROUP}#A")):
        put_device(
            place, number, NetworkDeviceGroupList=[group, "Device Type#All Device Types", "IPSEC#Is IPSEC Device#No"]
        )


def _described_devices(place: Place) -> None:
    for number in (1, 2, 3):
        put_device(place, number, description="by hand")


def _devices_and_more(place: Place) -> None:
    _devices(place)
    put_device(place, 4)
    put_device(place, 5)


def _many(place: Place) -> None:
    group = place.sim.store.put("endpointgroup", {"name": "Bulk", "systemDefined": False})
    for item in _MANY["endpoints"]:
        document = {"name": item["mac"], "mac": item["mac"], "groupId": group, "staticGroupAssignment": True}
        place.sim.store.put("endpoint", document)


def _numbers(before: Documents, after: Documents) -> dict[str, int]:
    """Return how many objects were created, changed and deleted."""
    numbers = {"create": 0, "change": 0, "delete": 0}
    for path in _PATHS.values():
        old, new = ({str(item["id"]): _plain(item) for item in held[path]} for held in (before, after))
        numbers["create"] += len(new.keys() - old.keys())
        numbers["delete"] += len(old.keys() - new.keys())
        numbers["change"] += sum(1 for identity in old.keys() & new.keys() if old[identity] != new[identity])
    return numbers


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object without what ISE changes by itself: counters, and the paths of groups below a renamed one."""
    own = {key: value for key, value in item.items() if key not in (*_COUNTERS, "NetworkDeviceGroupList")}
    return {**own, "name": str(item.get("name")).rpartition("#")[2]}


def _claim(check: bool = False, absent: bool = False) -> Any:
    """Claim that the counts are those of what was done, but for objects that the result names as unknown."""

    def of_place(place: Place) -> Claim:
        def claim(case: Case) -> Verdict | None:
            if check:
                return None
            if case.effects and not case.result.get("changed"):
                return Verdict(FALSE_CHANGED, f"changed is {case.result.get('changed')}, but {case.effects[:3]}")
            if case.theirs:
                return _undone(place, case)
            return _counted(case, absent=absent) or _all_there(place, case, absent=absent)

        return claim

    return of_place


def _counted(case: Case, *, absent: bool) -> Verdict | None:
    summary = case.result.get("summary")
    if summary is None:
        return Verdict(FALSE_CHANGED, f"no summary, but {case.effects[:3]}") if case.effects else None
    done = _numbers(case.before, case.after)
    unknown = sum(1 for entry in case.result["failed_objects"] if entry["outcome"] == "unknown")
    for kind, number in done.items():
        if not abs(number - summary[kind]) <= unknown:
            column = FALSE_ABSENT if kind == "delete" and summary[kind] > number else FALSE_CHANGED
            said = {each: summary[each] for each in done}
            return Verdict(column, f"says {said}, did {done}, {unknown} unknown; {case.result.get('msg', '')[:300]}")
    return None


def _all_there(place: Place, case: Case, *, absent: bool) -> Verdict | None:
    """After a success everything is as in a run without a fault."""
    if case.failed:
        return None
    held = {path: sorted(str(item.get("name")) for item in case.after[path]) for path in _PATHS.values()}
    for path, names in held.items():
        if names != place.normal_names[path]:
            return Verdict(FALSE_ABSENT if absent else FALSE_CHANGED, f"ISE has {path}: {names}")
    return None


def _undone(place: Place, case: Case) -> Verdict | None:
    name = _LAST if case.theirs == "change last" else "sw-1"
    held = place.sim.store.get("networkdevice", name)
    created = any(effect.kind == "created" and effect.key == name for effect in case.effects)
    if case.theirs.startswith("change") and held is not None and not created and not trees.holds(held, _THEIRS):
        return Verdict(FALSE_CHANGED, f"undone: {held}")
    return None


def _rival(place: Place) -> Mapping[str, Operations]:
    same = {"resource": "networkdevice", "key": "sw-1"}
    found = place.sim.store.get("networkdevice", "sw-1")
    if found is None:
        document = {"name": "sw-1", "NetworkDeviceIPList": [{"ipaddress": "10.99.0.1", "mask": 32}]}
        return {"create": [{"op": "put", "resource": "networkdevice", "document": document, "key": "sw-1"}]}
    change = {"op": "update", **same, "document": _THEIRS}
    return {"change": [change], "change last": [{**change, "key": _LAST}], "delete": [{"op": "delete", **same}]}


_TYPES = ["network_devices", "network_device_groups", "security_groups", "endpoint_groups"]


def _export(place: Place) -> Result:
    return place.perform(config_info.TASK, {"types": _TYPES})


def ways() -> Iterator[Way]:
    """Yield the ways through whole configurations."""
    device_row = row("network_device")
    patience = 40 * TIMEOUT
    # Without secrets: one that is declared is written where PATCH is missing.
    with_description = {"network_devices": [{"name": f"sw-{number}", "description": "ours"} for number in (1, 2, 3)]}
    for release in ("3.4", "3.0"):
        more: dict[str, Any] = {"release": release, "patience": patience, "rival": _rival}
        yield Way(f"config create on {release}", CONFIG, device_row, _run(_SMALL), claim=_claim(), **more)
        yield Way(f"config change on {release}", CONFIG, device_row, _run(with_description), _devices, _claim(), **more)
        yield Way(f"config rename on {release}", CONFIG, device_row, _run(_RENAMED), _grouped, _claim(), **more)
        rotate = _run(_ROTATED, **_ROTATION)
        # What another administrator makes of the same secret is overwritten, as declared.
        unrivalled = {**more, "rival": lambda _place: {}}
        yield Way(f"config rotate on {release}", CONFIG, device_row, rotate, _devices, _claim(), **unrivalled)
    yield Way("config create, on_error stop", CONFIG, device_row, _run(_SMALL, on_error="stop"), claim=_claim(), **more)
    yield Way("config create, in parallel", CONFIG, device_row, _run(_SMALL, max_connections=4), claim=_claim(), **more)
    yield Way(
        "config create, check mode", CONFIG, device_row, _run(_SMALL, check=True), check=True, writes=None, **more
    )
    with_radius = [{"name": f"sw-{number}", "radius": {"network_protocol": "radius"}} for number in (1, 2, 3)]
    everything = _run({"network_devices": with_radius}, compare="everything")
    newer = {**more, "release": "3.4"}
    yield Way("config change, everything", CONFIG, device_row, everything, _described_devices, _claim(), **newer)
    gone = _run(with_description, state="absent")
    yield Way("config delete", CONFIG, device_row, gone, _devices_and_more, _claim(absent=True), **more)
    purge = _run(with_description, purge=["network_devices"])
    yield Way("config purge", CONFIG, device_row, purge, _devices_and_more, _claim(absent=True), **more)
    bulk: dict[str, Any] = {"patience": 100 * TIMEOUT, "most": 1000}
    yield Way("bulk create", BULK, device_row, _run(_MANY, bulk=True), claim=_claim(), **bulk)
    yield Way(
        "bulk create, first contact", BULK, device_row, _run(_MANY, bulk=True), claim=_claim(), known=False, **bulk
    )
    yield Way(
        "bulk create, report without ids",
        BULK,
        device_row,
        _run(_MANY, bulk=True),
        claim=_claim(),
        switches={"bulk_created_id": "omit"},
        **bulk,
    )
    yield Way(
        "bulk delete", BULK, device_row, _run(_MANY, bulk=True, state="absent"), _many, _claim(absent=True), **bulk
    )
    yield Way(
        "config_info",
        EXPORT,
        device_row,
        _export,
        _devices,
        lambda place: reading(place, _export, "resources", "total"),
        writes=None,
        patience=patience,
    )
    yield Way(
        "config_info, first contact on 3.0",
        EXPORT,
        device_row,
        _export,
        _devices,
        lambda place: reading(place, _export, "resources", "total"),
        "3.0",
        writes=None,
        known=False,
        patience=patience,
    )
