# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The measured plays, as data. A series runs its cases in order; each starts with the result of the previous one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Tasks = Sequence[Mapping[str, Any]]

LOOP = 100
URI_LOOP_QUICK = 20
MODULE_LOOP = 20
LISTED = 1000
CONNECTIONS = 10
SESSIONS = 250_000  # the maximum in a list of ISE
SIZES = (0, 1000, 10000)
# The same module file under a name without an action plugin.
MODULE_PATH_NAME = "network_device_without_action"

DECLARED_FEW, DECLARED, DECLARED_MANY, ENDPOINTS = 100, 1000, 10000, 100000
WORKERS = 20
CEILING = 100  # requests a second, the limit in ISE's guide

EMPTY = "empty play"
ALONE = "Ansible alone"
BARE = "bare client"


@dataclass(frozen=True)
class Case:
    """One play. ``tasks`` returns its tasks for a round, so that an update differs each time; ``changed`` items are expected.

    With ``bare``, no play but this number of GETs of the first device by Python's own client, on one connection.
    """

    name: str
    tasks: Callable[[int], Tasks]
    changed: int = 0
    bare: int = 0
    once: bool = False  # too long to be repeated


@dataclass(frozen=True)
class Series:
    """Cases with one simulator. With ``rounds`` 1 only the counts are used."""

    name: str
    devices: int
    cases: Sequence[Case]
    rounds: int
    switches: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "3.4"
    sessions: int = 0

    def only(self, *endings: str) -> list[Case]:
        """Return the cases with these names, without the name of the series."""
        wanted = {f"{self.name}: {ending}" for ending in endings}
        return [case for case in self.cases if case.name in wanted]


def _device(round_number: int, items: int, **options: Any) -> Tasks:
    """Return one task that declares one device, or ``items`` devices in a loop."""
    module = options.pop("module", "openise.ise.network_device")
    arguments = {
        "name": "{{ item.name }}",
        "ip_addresses": ["{{ item.address }}"],
        "description": "as declared",
        "groups": ["Location#All Locations", "Device Type#All Device Types"],
        "radius": {"shared_secret": "{{ lookup('ansible.builtin.env', 'BENCH_SECRET') }}", "coa_port": 1700},
        **options,
    }
    return [{"name": f"Round {round_number}", module: arguments, **_loop(items)}]


def _loop(items: int) -> dict[str, Any]:
    names = [{"name": f"bench-{number:03}", "address": f"172.20.0.{number}/32"} for number in range(1, items + 1)]
    return {"loop": names, "loop_control": {"label": "{{ item.name }}"}}


def _uri(items: int) -> Callable[[int], Tasks]:
    """Return a GET of the same objects by ansible.builtin.uri, with the name as the only template."""
    arguments = {
        "url": "https://@ISE_HOSTNAME@:@ISE_PORT@/ers/config/networkdevice/name/{{ item.name }}",
        "url_username": "@ISE_USERNAME@",
        "url_password": "@ISE_PASSWORD@",
        "force_basic_auth": True,
        "ca_path": "@ISE_CA_PATH@",
        "headers": {"Accept": "application/json"},
    }
    return lambda _round: [{"name": "Read", "ansible.builtin.uri": arguments, **_loop(items)}]


def _alone(round_number: int, items: int) -> Tasks:
    """Return a loop with an action that does nothing, to measure the cost of Ansible itself."""
    (task,) = _device(round_number, items, module="arguments")
    return [{**_loop(items), "name": "Nothing", "ansible.builtin.debug": {"msg": task["arguments"], "verbosity": 4}}]


def _life(items: int, label: str) -> Iterable[Case]:
    """Return the cases create, no change, update, delete."""
    yield Case(f"{label}: create", lambda r: _device(r, items), changed=items)
    yield Case(f"{label}: no change", lambda r: _device(r, items))
    yield Case(f"{label}: update", lambda r: _device(r, items, description=f"changed {r}"), changed=items)
    yield Case(f"{label}: delete", lambda r: _device(r, items, state="absent"), changed=items)


def _with_uri(cases: Iterable[Case], items: int, label: str) -> list[Case]:
    """Return cases with the empty play first, and the bare GETs after the creation, while the devices exist."""
    create, *others = cases
    uri = Case(f"{label}: uri GET", _uri(items))
    bare = Case(f"{label}: {BARE}", lambda _round: [], bare=LOOP)
    return [Case(f"{label}: {EMPTY}", lambda _round: []), create, uri, bare, *others]


def one_device(size: int, rounds: int) -> Series:
    """Return a series with one device and one task, among ``size`` other devices."""
    label = f"1 device of {size}"
    return Series(label, size, _with_uri(_life(1, label), 1, label), rounds)


def loops(rounds: int, uri_items: int) -> Series:
    """Return a series with a loop of 100 devices among 1,000."""
    label = f"loop of {LOOP}"
    alone = Case(f"{label}: {ALONE}", lambda r: _alone(r, LOOP))
    return Series(label, LISTED, [*_with_uri(_life(LOOP, label), uri_items, label), alone], rounds)


def older_release() -> Series:
    """Return the same loop for a release without names in URLs and without PATCH. Counts only."""
    label = f"loop of {LOOP}, ISE 3.0"
    return Series(label, LISTED, list(_life(LOOP, label)), 1, profile="3.0")


def kept_connections() -> Series:
    """Return the creating loop for an ISE that keeps the connection after a 404. Counts only."""
    label = f"loop of {LOOP}, 404 keeps the connection"
    return Series(label, LISTED, list(_life(LOOP, label))[:1], 1, {"error_connection": "keep"})


def reading(rounds: int) -> Series:
    """Return a series with the list of 1,000 devices and their details, without the rate limit of 100 requests a second."""

    def info(**options: Any) -> Tasks:
        arguments = {"max_requests_per_second": 0, "max_connections": CONNECTIONS, **options}
        return [{"name": "Read", "openise.ise.network_device_info": arguments}]

    label = f"info, {LISTED} devices"
    cases = [
        Case(f"{label}: {EMPTY}", lambda _round: []),
        Case(f"{label}: list", lambda _round: info()),
        Case(f"{label}: details", lambda _round: info(details=True)),
    ]
    return Series(label, LISTED, cases, rounds)


def declared_devices(size: int, rounds: int) -> Series:
    """Return a series for a configuration of ``size`` devices in one task: create, no change, a tenth changed, half deleted."""
    label = f"config, {size} devices"

    def config(number: int = size, mark: str = "", every: int = 1, **options: Any) -> Callable[[int], Tasks]:
        return lambda _round: [_config({"network_devices": _devices(number, mark, every)}, **options)]

    cases = [
        Case(f"{label}: {EMPTY}", lambda _round: []),
        Case(f"{label}: all new", config(), changed=1, once=True),
        Case(f"{label}: no change", config()),
        Case(f"{label}: no change, {CEILING} a second", config(max_requests_per_second=CEILING), once=size > DECLARED),
        Case(f"{label}: a tenth changed", config(mark="changed", every=10), changed=1, once=True),
        Case(
            f"{label}: half purged",
            config(size // 2, purge=["network_devices"], max_deletes=size),
            changed=1,
            once=True,
        ),
        Case(f"{label}: all gone", config(size // 2, state="absent"), changed=1, once=True),
        Case(f"{label}: all new in bulk", config(bulk=True), changed=1, once=True),
    ]
    return Series(label, 0, cases, rounds)


def declared_endpoints(size: int) -> Series:
    """Return a series for a number of endpoints: create by bulk requests, no change, and no change with the rate limit."""
    label = f"config, {size} endpoints"
    macs = [
        f"02:00:{number >> 24 & 255:02X}:{number >> 16 & 255:02X}:{number >> 8 & 255:02X}:{number & 255:02X}"
        for number in range(size)
    ]
    declared = {"endpoints": [{"mac": mac, "description": "as declared"} for mac in macs]}

    def config(**options: Any) -> Callable[[int], Tasks]:
        return lambda _round: [_config(declared, **options)]

    cases = [
        Case(f"{label}: {EMPTY}", lambda _round: []),
        Case(f"{label}: all new in bulk", config(bulk=True), changed=1),
        Case(f"{label}: no change", config()),
        Case(f"{label}: no change, {CEILING} a second", config(max_requests_per_second=CEILING)),
    ]
    return Series(label, 0, cases, 1)


def _devices(number: int, mark: str, every: int) -> list[dict[str, Any]]:
    return [
        {
            "name": f"bench-{each:05}",
            "ip_addresses": [f"172.{16 + (each >> 16)}.{each >> 8 & 255}.{each & 255}/32"],
            "description": mark if mark and each % every == 0 else "as declared",
            "groups": ["Location#All Locations", "Device Type#All Device Types"],
            "radius": {"shared_secret": "secret://bench"},
        }
        for each in range(1, number + 1)
    ]


def _config(declared: Mapping[str, Any], **options: Any) -> Mapping[str, Any]:
    """Return one task; its declarations are in a file beside the play."""
    return {
        "name": "Bring it about",
        "openise.ise.config": {
            "resources": "{{ lookup('ansible.builtin.file', 'declared.json') | from_json }}",
            "secrets": {"bench": "Bench-Secret-1"},
            "max_connections": WORKERS,
            "max_requests_per_second": 0,
            "progress": False,
            **options,
        },
        "vars": {"declared": declared},
    }


def sessions() -> Series:
    """Return a series for the list of the maximum number of sessions, whole and filtered. Most time is that of the parser."""

    def info(**options: Any) -> Tasks:
        return [{"name": "Read", "openise.ise.session_info": {"max_sessions": SESSIONS, **options}}]

    label = f"info, {SESSIONS} sessions"
    cases = [
        Case(f"{label}: {EMPTY}", lambda _round: []),
        Case(f"{label}: whole list", lambda _round: info()),
        Case(f"{label}: filtered", lambda _round: info(nas="10.16.0.1")),
    ]
    return Series(label, 0, cases, 1, sessions=SESSIONS)


def both_paths(rounds: int) -> Series:
    """Return a series with the same module inside the controller and as a process, in a loop without change."""
    label = f"loop of {MODULE_LOOP}"
    cases = [
        Case(f"{label}: {EMPTY}", lambda _round: []),
        Case(f"{label}: fast path", lambda r: _device(r, MODULE_LOOP)),
        Case(f"{label}: module path", lambda r: _device(r, MODULE_LOOP, module=MODULE_PATH_NAME)),
    ]
    create = Case(f"{label}: create", lambda r: _device(r, MODULE_LOOP), changed=MODULE_LOOP)
    delete = Case(f"{label}: delete", lambda r: _device(r, MODULE_LOOP, state="absent"), changed=MODULE_LOOP)
    return Series(label, LISTED, [cases[0], create, *cases[1:], delete], rounds)


def place_module(folder: Path, module: Path) -> None:
    """Copy the module beside the play, where ansible-playbook finds it as :data:`MODULE_PATH_NAME`."""
    library = folder / "library"
    library.mkdir()
    (library / f"{MODULE_PATH_NAME}.py").write_text(module.read_text())
