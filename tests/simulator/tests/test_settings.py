# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every value of every switch has the effect that the switch describes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ise_simulator import Settings
from ise_simulator.probe import JSON, Api, device, group
from ise_simulator.settings import SettingError, switches
from ise_simulator.testing import Simulator, running

SWITCH = "Device Type#All Device Types#Switch"
RADIUS = {"networkProtocol": "RADIUS", "radiusSharedSecret": "Radius-1"}
SNMP = {"version": "TWO_C", "roCommunity": "public"}

Probe = Callable[[Simulator, Api], Any]


def status(method: str, path: str, body: Any = None, **options: Any) -> Probe:
    return lambda sim, api: api.request(method, path, body, **options).status


def csrf_refused(sim: Simulator, api: Api) -> int:
    return api.post("networkdevice", device()).status


def secret_after_put_without_it(sim: Simulator, api: Api) -> str | None:
    identity = api.add_device(authenticationSettings=RADIUS)
    api.put(f"networkdevice/{identity}", device(authenticationSettings={"networkProtocol": "RADIUS"}))
    return stored_radius(sim).get("radiusSharedSecret")


def stored_radius(sim: Simulator) -> dict[str, Any]:
    document = sim.store.get("networkdevice", "sw1")
    assert document is not None
    radius: dict[str, Any] = document.get("authenticationSettings", {})
    return radius


def radius_after_put_without_block(sim: Simulator, api: Api) -> bool:
    identity = api.add_device(authenticationSettings=RADIUS)
    assert api.put(f"networkdevice/{identity}", device()).status == 200
    return stored_radius(sim).get("radiusSharedSecret") == "Radius-1"


def mask_written(sim: Simulator, api: Api) -> tuple[int, Any]:
    identity = api.add_device(authenticationSettings=RADIUS)
    body = device(authenticationSettings={**RADIUS, "radiusSharedSecret": "******"})
    answer = api.put(f"networkdevice/{identity}", body).status
    assert sim.stats.masks_written == 1
    return answer, stored_radius(sim).get("radiusSharedSecret")


def patched_block(sim: Simulator, api: Api) -> bool:
    identity = api.add_device(authenticationSettings=RADIUS)
    api.patch(f"networkdevice/{identity}", {"NetworkDevice": {"authenticationSettings": {"enableKeyWrap": True}}})
    return "radiusSharedSecret" in stored_radius(sim)


def read(*path: str, **more: Any) -> Probe:
    """Return the value at a path of a device created with ``more``."""

    def probe(sim: Simulator, api: Api) -> Any:
        value: Any = api.device(api.add_device(**more))
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        return value

    return probe


def not_found(sim: Simulator, api: Api) -> str:
    reply = api.get("networkdevice/none")
    assert reply.status == 404
    return f"{reply.headers['Content-Type']} {reply.text[:1]}"


def operator_body(sim: Simulator, api: Api) -> str:
    reply = api.post("networkdevice", device(), user="operator")
    assert reply.status == 403
    return f"{reply.headers['Content-Type']} {reply.text[:1]}"


def unauthorized(sim: Simulator, api: Api) -> str:
    return api.get("networkdevice", user=("admin", "wrong")).text[:1]


def oversize(sim: Simulator, api: Api) -> tuple[int, bool]:
    reply = api.get("networkdevice?size=200")
    return reply.status, "SearchResult" in reply.text


def second_device(name: str, ip: str) -> Probe:
    def probe(sim: Simulator, api: Api) -> int:
        api.add_device("sw1", NetworkDeviceIPList=[{"ipaddress": "10.1.0.0", "mask": 16}])
        addresses = [{"ipaddress": ip.partition("/")[0], "mask": int(ip.partition("/")[2])}]
        return api.post("networkdevice", device(name, NetworkDeviceIPList=addresses)).status

    return probe


# Statuses of a creation and of a read by name, and the number of objects that a filter finds.
ONE, TWO = (500, 200, 1), (201, 404, 0)


def other_letters(name: str, other: str) -> Probe:
    """Return a probe for whether two names are equal: creates a group, searches the other name, and creates a group with it."""

    def probe(sim: Simulator, api: Api) -> tuple[int, int, int]:
        sim.store.put("endpointgroup", {"name": name})
        read = api.get(f"endpointgroup/name/{quote(other)}").status
        found = api.get(f"endpointgroup?filter=name.EQ.{quote(other)}").json["SearchResult"]["total"]
        return api.post("endpointgroup", {"EndPointGroup": {"name": other}}).status, read, found

    return probe


def renamed_description(sim: Simulator, api: Api) -> str:
    identity = api.add_group(SWITCH, description="old")
    assert api.put(f"networkdevicegroup/{identity}", group(SWITCH + "es", description="new")).status == 200
    return str(api.get(f"networkdevicegroup/{identity}").json["NetworkDeviceGroup"]["description"])


def renamed_reference(sim: Simulator, api: Api) -> list[bool]:
    """Whether a device has the new name of its group, and whether the group below has."""
    identity = api.add_group(SWITCH)
    child = api.add_group(SWITCH + "#A")
    holder = api.add_device(NetworkDeviceGroupList=[SWITCH])
    assert api.put(f"networkdevicegroup/{identity}", group(SWITCH + "es")).status == 200
    below = api.get(f"networkdevicegroup/{child}").json["NetworkDeviceGroup"]["name"]
    return [SWITCH + "es" in api.device(holder)["NetworkDeviceGroupList"], below == SWITCH + "es#A"]


def deleted_used(sim: Simulator, api: Api) -> tuple[int, bool]:
    identity = api.add_group(SWITCH)
    holder = api.add_device(NetworkDeviceGroupList=[SWITCH])
    answer = api.delete(f"networkdevicegroup/{identity}").status
    return answer, SWITCH in api.device(holder)["NetworkDeviceGroupList"]


def members(expression: str) -> Probe:
    """Return a probe that counts the devices which a filter finds: one in a group of another type, one below a location."""

    def probe(sim: Simulator, api: Api) -> int:
        for name, groups in (("stage", ["Stage#All#Lab"]), ("floor", ["Location#All Locations#Lyon#Floor 1"])):
            sim.store.put("networkdevice", {"name": name, "NetworkDeviceGroupList": groups})
        found: int = api.get(f"networkdevice?filter={expression}").json["SearchResult"]["total"]
        return found

    return probe


def deleted_parent(sim: Simulator, api: Api) -> tuple[int, int]:
    identity = api.add_group(SWITCH)
    api.add_group(SWITCH + "#A")
    return api.delete(f"networkdevicegroup/{identity}").status, len(sim.store.list("networkdevicegroup"))


def moved(sim: Simulator, api: Api) -> int:
    api.add_group(SWITCH)
    identity = api.add_group("Device Type#All Device Types#Access")
    return api.put(f"networkdevicegroup/{identity}", group(SWITCH + "#Access")).status


def filled(sim: Simulator, api: Api) -> bool:
    api.add_group("Stage#Stages")
    return "Stage#Stages" in api.device(api.add_device())["NetworkDeviceGroupList"]


def named(path: str) -> Probe:
    def probe(sim: Simulator, api: Api) -> Any:
        api.add_device("Core")
        reply = api.get(path)
        return reply.status if "filter" not in path else reply.json["SearchResult"]["total"]

    return probe


def exclusion(key: str) -> Probe:
    addresses = [{"ipaddress": "10.0.0.0", "mask": 8, key: "10.0.0.1"}]
    return status("POST", "networkdevice", device(NetworkDeviceIPList=addresses))


def group_key(key: str) -> Probe:
    return status("POST", "networkdevicegroup", {"NetworkDeviceGroup": {"name": SWITCH, key: "Device Type"}})


def depth(sim: Simulator, api: Api) -> int:
    api.add_group(SWITCH)
    return api.post("networkdevicegroup", group(SWITCH + "#A")).status


def created_together(sim: Simulator, api: Api) -> list[int]:
    """Create two groups at the same time, and a third one after them."""

    def create(name: str) -> None:
        client = Api(sim)
        answers.append(client.post("networkdevicegroup", group(name)).status)
        client.close()

    answers: list[int] = []
    threads = [threading.Thread(target=create, args=(f"Location#All Locations#{name}",)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert api.post("networkdevicegroup", group(SWITCH)).status == 201
    return sorted(answers)


def second_request(sim: Simulator, api: Api) -> int:
    return [api.get("networkdevice").status for _ in range(2)][-1]


def slow(sim: Simulator, api: Api) -> bool:
    started = time.monotonic()
    api.get("networkdevice")
    return time.monotonic() - started >= 0.08


def locked(sim: Simulator, api: Api) -> int:
    for _ in range(3):
        api.get("networkdevice", user=("admin", "wrong"))
    return api.get("networkdevice").status


def idle_token(sim: Simulator, api: Api) -> int:
    fetched = api.get("networkdevice", headers={**JSON, "X-CSRF-TOKEN": "fetch"})
    cookies = "; ".join(value.split(";")[0] for value in fetched.headers.get_all("Set-Cookie", []))
    headers = {**JSON, "X-CSRF-TOKEN": fetched.headers.get("X-CSRF-Token", ""), "Cookie": cookies}
    return api.post("networkdevice", device(), headers=headers).status


def release(position: int) -> Probe:
    return lambda sim, api: api.get("op/systemconfig/iseversion").json["OperationResult"]["resultValue"][position][
        "value"
    ]


V3 = {"version": "THREE", "username": "u"}
HTML = "text/html;charset=utf-8"
JSON_TYPE = "application/json;charset=utf-8"

# (switch, further switches, probe, {value: result of the probe})
CASES: list[tuple[str, dict[str, Any], Probe, dict[Any, Any]]] = [
    ("latency_ms", {}, slow, {0.0: False, 80.0: True}),
    ("tps", {}, second_request, {0: 200, 1: 503}),
    ("tps_status", {"tps": 1}, second_request, {503: 503, 429: 429}),
    ("csrf", {}, csrf_refused, {True: 403, False: 201}),
    ("csrf_idle_seconds", {"csrf": True}, idle_token, {60.0: 201, 0.0: 403}),
    ("read_only", {}, status("POST", "networkdevice", device()), {True: 403, False: 201}),
    ("ers_disabled", {}, status("GET", "networkdevice"), {True: 302, False: 200}),
    ("gateway_ers", {}, status("GET", "networkdevice"), {True: 200, False: 302}),
    ("lock_after", {}, locked, {0: 200, 3: 401, 4: 200}),
    ("ise_version", {}, release(0), {"3.4.0.1": "3.4.0.1", None: "3.4.0.608"}),
    ("ise_patch", {}, release(1), {"7": "7", None: "1"}),
    (
        "mask_secrets",
        {},
        read("authenticationSettings", "radiusSharedSecret", authenticationSettings=RADIUS),
        {True: "******", False: "Radius-1", None: "******"},
    ),
    (
        "mask_snmp_community",
        {},
        read("snmpsettings", "roCommunity", snmpsettings=SNMP),
        {True: "******", False: "public"},
    ),
    (
        "written_mask",
        {},
        mask_written,
        {"overwrite": (200, "******"), "keep": (200, "Radius-1"), "reject": (400, "Radius-1")},
    ),
    ("patch_nested", {}, patched_block, {"merge": True, "replace": False}),
    ("put_omitted_secret", {}, secret_after_put_without_it, {"drop": None, "keep": "Radius-1"}),
    ("radius_omitted", {}, radius_after_put_without_block, {"removed": False, "kept": True}),
    ("empty_description", {}, read("description"), {"empty": "", "omit": None}),
    ("unsupported_method", {}, status("DELETE", "networkdevice"), {405: 405, 400: 400}),
    (
        "not_found_body",
        {},
        not_found,
        {"json": f"{JSON_TYPE} {{", "html": f"{HTML} <", "empty": f"{JSON_TYPE} "},
    ),
    (
        "operator_body",
        {},
        operator_body,
        {"json": f"{JSON_TYPE} {{", "html": f"{HTML} <", "empty": f"{HTML} "},
    ),
    ("wrong_role", {}, status("GET", "networkdevice", user="mnt"), {403: 403, 401: 401}),
    ("unauthorized_body", {}, unauthorized, {"html": "<", "empty": ""}),
    ("oversize", {}, oversize, {"400": (400, False), "document": (200, False)}),
    (
        "error_connection",
        {},
        lambda sim, api: api.get("networkdevice/none").headers.get("Connection"),
        {"close": "close", "keep": None},
    ),
    (
        "unknown_key_wording",
        {},
        lambda sim, api: "Unrecognized field" in api.post("networkdevice", device(foo=1)).title,
        {"older": True, "newer": False},
    ),
    ("name_url_case", {}, named("networkdevice/name/CORE"), {"sensitive": 404, "insensitive": 200}),
    ("filter_case", {}, named("networkdevice?filter=name.EQ.CORE"), {"sensitive": 0, "insensitive": 1}),
    ("unique_case", {}, second_device("SW1", "10.2.0.0/16"), {"sensitive": 201, "insensitive": 400}),
    ("name_letters", {}, other_letters("Caf\u00e9", "caf\u00c9"), {"simple": ONE, "normalized": ONE, "folded": ONE}),
    ("name_letters", {}, other_letters("Caf\u00e9", "Cafe\u0301"), {"simple": TWO, "normalized": ONE, "folded": ONE}),
    ("name_letters", {}, other_letters("Stra\u00dfe", "STRASSE"), {"simple": TWO, "normalized": TWO, "folded": ONE}),
    ("name_letters", {}, other_letters("Plain", "Other"), {"simple": TWO, "normalized": TWO, "folded": TWO}),
    ("duplicate_device_status", {}, second_device("sw1", "10.2.0.0/16"), {400: 400, 500: 500}),
    ("ip_overlap", {}, second_device("b", "10.1.0.0/16"), {"refuse": 400, "identical": 400, "allow": 201}),
    ("ip_overlap", {}, second_device("b", "10.1.2.0/24"), {"refuse": 400, "identical": 201, "allow": 201}),
    (
        "unknown_ndg",
        {},
        status("POST", "networkdevice", device(NetworkDeviceGroupList=["No#Such"])),
        {"refuse": 400, "accept": 201},
    ),
    ("exclude_key", {}, exclusion("ipaddressExclude"), {"ipaddressExclude": 201, "getIpaddressExclude": 400}),
    ("exclude_key", {}, exclusion("getIpaddressExclude"), {"ipaddressExclude": 400, "getIpaddressExclude": 201}),
    (
        "snmp_node",
        {},
        read("snmpsettings", "originatingPolicyServicesNode", snmpsettings=SNMP),
        {"echo": "Auto", "ise-psn2": "ise-psn2"},
    ),
    ("snmp_required", {}, status("POST", "networkdevice", device(snmpsettings=V3)), {"check": 400, "ignore": 201}),
    ("ndg_key", {}, group_key("othername"), {"othername": 201, "ndgtype": 400}),
    ("ndg_key", {}, group_key("ndgtype"), {"othername": 400, "ndgtype": 201}),
    ("ndg_delete_used", {}, deleted_used, {"refuse": (500, True), "detach": (204, False)}),
    ("device_filter_types", {}, members("location.EQ.Stage%23All%23Lab"), {"any": 1, "own": 0}),
    ("device_filter_types", {}, members("type.EQ.Stage%23All%23Lab"), {"any": 0, "own": 0}),
    ("device_filter_below", {}, members("location.EQ.Location%23All%20Locations%23Lyon"), {"missed": 0, "found": 1}),
    ("device_filter_below", {}, members("location.EQ.Location%23All%20Locations"), {"missed": 0, "found": 1}),
    ("device_filter_below", {}, members("location.EQ.Location%23All%20Locations%23Ly"), {"missed": 0, "found": 0}),
    ("ndg_delete_parent", {}, deleted_parent, {"refuse": (500, 7), "cascade": (204, 5)}),
    ("ndg_rename_description", {}, renamed_description, {"written": "new", "kept": "old"}),
    ("renamed_references", {}, renamed_reference, {"updated": [True, True], "kept": [False, True]}),
    ("ndg_fill_custom", {}, filled, {True: True, False: False}),
    (
        "ndg_second_root",
        {},
        status("POST", "networkdevicegroup", group("Location#Second")),
        {"refuse": 400, "allow": 201},
    ),
    ("ndg_move", {}, moved, {"refuse": 400, "allow": 200}),
    ("ndg_parallel", {"latency_ms": 150.0}, created_together, {"refuse": [201, 500], "accept": [201, 201]}),
    ("ndg_max_levels", {}, depth, {6: 201, 2: 400}),
]
FLAT = [(name, more, probe, value, seen) for name, more, probe, table in CASES for value, seen in table.items()]


@pytest.mark.parametrize(("name", "more", "probe", "value", "seen"), FLAT, ids=[f"{f[0]}={f[3]}" for f in FLAT])
def test_switch(sim: Simulator, api: Api, name: str, more: dict[str, Any], probe: Probe, value: Any, seen: Any) -> None:
    sim.configure(**more, **{name: value})
    assert probe(sim, api) == seen


def test_every_switch_is_tested() -> None:
    """Each is tested here with each of its values, or by name in the tests of its resource."""
    here = {case[0] for case in CASES} | {"default_device"}
    others = [path for path in Path(__file__).parent.rglob("test_*.py") if path != Path(__file__)]
    elsewhere = "\n".join(path.read_text(encoding="utf-8") for path in others)
    assert [s.name for s in switches() if s.name not in here and s.name not in elsewhere] == []
    for switch in switches():
        tried = {value for case in CASES if case[0] == switch.name for value in case[3]}
        assert switch.name not in here or set(switch.choices) <= tried, switch.name


def test_default_device() -> None:
    with running(Settings(default_device=True)) as sim:
        api = Api(sim)
        found = api.get("networkdevice/name/Default%20Network%20Device").json["NetworkDevice"]
        assert "NetworkDeviceIPList" not in found
        body = {"NetworkDevice": {"name": "Default Network Device", "authenticationSettings": RADIUS}}
        assert api.put(f"networkdevice/{found['id']}", body).status == 200
        assert api.delete(f"networkdevice/{found['id']}").status == 500
        api.close()


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("nothing", "1", "there is no switch named 'nothing'"),
        ("port", 1, "there is no switch named 'port'"),
        ("csrf", "perhaps", "switch csrf takes bool, not 'perhaps'"),
        ("tps", "many", "switch tps takes int, not 'many'"),
        ("tps", True, "switch tps takes int, not True"),
        ("tps_status", 500, "switch tps_status must be one of 503, 429, not 500"),
        ("profile", "9.9", "profile '9.9' is unknown"),
        ("written_mask", "forget", "must be one of overwrite, keep, reject"),
    ],
)
def test_invalid_switches(sim: Simulator, name: str, value: Any, text: str) -> None:
    with pytest.raises(SettingError, match=None) as caught:
        sim.configure(**{name: value})
    assert text in str(caught.value)


def test_reset_brings_the_start_back(sim: Simulator, api: Api) -> None:
    before = sim.store.list("networkdevicegroup"), sim.store.list("networkdevice")
    sim.configure(profile="3.0", csrf=True)
    sim.fault("status", times=0)
    sim.store.put("networkdevice", {"name": "x"})
    sim.store.delete("networkdevicegroup", "Location#All Locations")
    api.get("networkdevice")
    sim.reset()
    assert (sim.store.list("networkdevicegroup"), sim.store.list("networkdevice")) == before
    assert sim.settings.profile == "3.4" and not sim.settings.csrf
    assert sim.stats.total == 0 and sim.requests == []
    assert api.post("networkdevice", device()).status == 201
