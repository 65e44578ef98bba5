# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A grown deployment under version control: exported, edited, planned, applied, drifted by hand, repaired, renamed, purged.

It has 500 devices at 3 sites and objects of every other type, which are the examples of the truth matrix.
"""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, NEW, leaks_in, secret
from ansible_collections.openise.ise.tests.e2e.controller import PROGRAMS, Controller, Run, connection_to
from ansible_collections.openise.ise.tests.e2e.stored_devices import devices_of, radius_secret
from ansible_collections.openise.ise.tests.truth.row import rows
from ise_simulator.testing import Simulator
from tools.checkout import ROOT

SCHEMA = ROOT / "schemas" / "configuration.schema.json"
SITES = ("Paris", "Lyon", "Nice")
DEVICES = [f"{site[:3].lower()}-acc-{number:03}" for number in range(167) for site in SITES][:500]
EDITED = DEVICES[:40]
NEW_DEVICES = ["par-new-1", "par-new-2"]
_READER = dict(zip(("ISE_USERNAME", "ISE_PASSWORD"), ACCOUNTS["operator"], strict=True))
_NO_SECRETS = {**_READER, "ISE_SECRET_NEW_SWITCHES": ""}


def _device(name: str, number: int) -> dict[str, Any]:
    site = next(site for site in SITES if site[:3].lower() == name[:3])
    return {
        "name": name,
        "description": f"Access switch {number}",
        "NetworkDeviceIPList": [{"ipaddress": f"10.9.{number // 250}.{number % 250 + 1}", "mask": 32}],
        "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": secret("device")},
        "NetworkDeviceGroupList": [
            f"Location#All Locations#{site}",
            "Device Type#All Device Types",
            "IPSEC#Is IPSEC Device#No",
        ],
        "profileName": "Cisco",
        "coaPort": 1700,
    }


def _grow(ise: Simulator) -> None:
    """Store what has grown in ISE."""
    grown = [row for row in rows() if row.module and row.resource.plural in TYPES]
    referenced = [(path, document) for row in grown for path, found in row.objects.items() for document in found[:20]]
    examples = [(row.path, row.for_release("3.4", each).stored) for row in grown for each in (row.minimal, row.full)]
    for path, document in (*referenced, *examples):
        _put(ise, path, document)
    for site in SITES:
        _put(ise, "networkdevicegroup", {"name": f"Location#All Locations#{site}", "othername": "Location"})
    for number, name in enumerate(DEVICES):
        ise.store.put("networkdevice", _device(name, number))


def _put(ise: Simulator, path: str, document: Mapping[str, Any]) -> None:
    """Store an object unless ISE has one of that name."""
    keys = [key for key in ("name", "sxpVpnName") if key in document]
    held = [{key: other.get(key) for key in keys} for other in ise.store.list(path)] if keys else []
    if not keys or {key: document[key] for key in keys} not in held:
        ise.store.put(path, dict(document))


class Brownfield:
    """A repository with the files of one deployment, and the playbooks of the collection."""

    def __init__(self, folder: Path, controller: Controller, ise: Simulator) -> None:
        self.folder, self.files, self.reports = folder, folder / "configuration", folder / "reports"
        self.ise = ise
        self._controller = controller
        self._git("init", "--quiet")

    def run(self, playbook: str, *options: str, environment: Mapping[str, str] | None = None, **variables: Any) -> Run:
        """Run a playbook, and check that no file contains a secret."""
        surroundings = {f"ISE_{name.upper()}": str(value) for name, value in connection_to(self.ise).items()}
        run = self._controller.play(
            f"openise.ise.{playbook}",
            hosts={},
            variables={"configure_path": str(self.files), "configure_report_folder": str(self.reports), **variables}
            if playbook != "export"
            else {"export_path": str(self.files), **variables},
            environment={**surroundings, "ISE_SECRET_NEW_SWITCHES": NEW["radius"], **(environment or {})},
            options=options,
        )
        leaks = [
            leak for path in self.folder.rglob("*") if path.is_file() for leak in leaks_in(str(path), path.read_bytes())
        ]
        assert not leaks, leaks
        return run

    def found(self, action: str) -> set[tuple[str, str]]:
        """Return type and name of the objects with an action in the report of the last run."""
        report = json.loads((self.reports / "localhost.json").read_text())
        return {(item["type"], item["name"]) for item in report["hosts"][0]["objects"] if item["action"] == action}

    def commit(self) -> str:
        """Commit all files; return what has changed since the last commit."""
        self._git("add", "configuration")
        changed = self._git("diff", "--cached", "--name-only")
        if changed:
            self._git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "Change")
        return changed

    def _git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(self.folder), *arguments], check=True, capture_output=True, text=True
        ).stdout.strip()

    def edit(self, plural: str, change: Callable[[str, list[dict[str, Any]]], None]) -> None:
        """Let a function edit the objects of a type; its first argument is the name of the file without its extension."""
        for path in sorted(self.files.rglob("*.yml")):
            content = yaml.load(path.read_text(), _Loader)  # noqa: S506
            if plural in content:
                edited = copy.deepcopy(content)
                change(path.stem, edited[plural])
                if edited != content:
                    path.write_text(yaml.dump(edited, Dumper=_Dumper, sort_keys=False))


class _Loader(yaml.SafeLoader):
    """Reads the tag for text with braces."""


class _Dumper(yaml.SafeDumper):
    """Writes it."""


class _Unsafe(str):
    __slots__ = ()


_Dumper.add_representer(_Unsafe, lambda dumper, text: dumper.represent_scalar("!unsafe", str(text)))
_Loader.add_constructor("!unsafe", lambda loader, node: _Unsafe(node.value))


@pytest.fixture
def brownfield(controller: Controller, ise: Simulator, tmp_path: Path) -> Brownfield:
    """Return the repository of a deployment that has grown for years."""
    _grow(ise)
    return Brownfield(tmp_path, controller, ise)


def _grown(ise: Simulator, module: str) -> dict[str, Any]:
    """Return the object of a type that has all options."""
    row = next(row for row in rows() if row.module == module)
    return next(found for found in ise.store.list(row.path) if found["name"] == row.full.stored["name"])


def exported(brownfield: Brownfield, ise: Simulator) -> None:
    """The files are accepted by the tools of users, do not change with the next export, and describe ISE exactly."""
    brownfield.run("export", export_split="location", environment=_READER).succeeded()
    assert brownfield.commit()
    _check_files(brownfield)
    devices = [path.stem for path in (brownfield.files / "network_devices").iterdir()]
    assert sorted(devices) == ["lyon", "nice", "paris", "without_location"]

    brownfield.run("export", export_split="location", environment=_READER).succeeded()
    assert brownfield.commit() == ""
    brownfield.run("plan", environment=_NO_SECRETS).succeeded()
    assert [brownfield.found(action) for action in ("create", "change", "delete")] == [set(), set(), set()]


def edited(brownfield: Brownfield, ise: Simulator) -> None:
    """40 devices of 3 sites, and 2 new ones. A plan needs neither rights to write nor secrets, an apply needs both."""

    def change(site: str, devices: list[dict[str, Any]]) -> None:
        for device in devices:
            if device["name"] in EDITED:
                device["description"] = "Replaced in 2026"
        if site == "paris":
            devices += [
                {
                    "name": name,
                    "ip_addresses": [f"10.10.0.{number}/32"],
                    "groups": ["Location#All Locations#Paris"],
                    "radius": {"shared_secret": "secret://NEW_SWITCHES"},
                }
                for number, name in enumerate(NEW_DEVICES, 1)
            ]

    brownfield.edit("network_devices", change)
    assert len(brownfield.commit().split()) == len(SITES)

    planned = brownfield.run("plan", environment=_NO_SECRETS).succeeded()
    assert "NEW_SWITCHES" in str(planned.one("Configure")["needed_secrets"])
    assert brownfield.found("change") == {("network_devices", name) for name in EDITED}
    assert brownfield.found("create") == {("network_devices", name) for name in NEW_DEVICES}
    ise.stats.reset()
    assert brownfield.run("apply", environment={"ISE_SECRET_NEW_SWITCHES": ""}).code == 2
    assert ise.stats.writes == 0

    brownfield.run("apply").succeeded()
    assert ise.stats.writes == len(EDITED) + len(NEW_DEVICES)
    assert radius_secret(ise, NEW_DEVICES[0]) == NEW["radius"]
    brownfield.run("drift", environment=_NO_SECRETS).succeeded()


def changed_by_hand(brownfield: Brownfield, ise: Simulator) -> None:
    """Twelve changes that people make in ISE are drift, and an apply repairs them."""
    store = ise.store
    protocols, commands, acl = (
        _grown(ise, "allowed_protocols"),
        _grown(ise, "tacacs_command_set"),
        _grown(ise, "downloadable_acl"),
    )
    group, tag, user = _grown(ise, "network_device_group"), _grown(ise, "security_group"), _grown(ise, "internal_user")
    hand = [name for name in DEVICES[100:] if not name.startswith("nic")][:5]
    store.update("allowedprotocols", protocols["id"], {"allowPapAscii": not protocols.get("allowPapAscii")})
    store.update("allowedprotocols", protocols["id"], {"allowMsChapV1": not protocols.get("allowMsChapV1")})
    store.update("tacacscommandsets", commands["id"], {"permitUnmatched": not commands["permitUnmatched"]})
    store.update(
        "networkdevice",
        hand[0],
        {"tacacsSettings": {"sharedSecret": secret("by hand"), "connectModeOptions": "ON_LEGACY"}},
    )
    store.update("networkdevice", hand[1], {"coaPort": 3799})
    kept = _device(hand[2], 0)["NetworkDeviceGroupList"][1:]
    store.update("networkdevice", hand[2], {"NetworkDeviceGroupList": ["Location#All Locations#Nice", *kept]})
    store.update("networkdevice", hand[3], {"description": ""})
    store.delete("networkdevice", hand[4])
    store.put("networkdevice", {**_device("par-by-hand", 999)})
    store.update("downloadableacl", acl["id"], {"dacl": "permit ip any any"})
    store.update("networkdevicegroup", group["id"], {"description": "By hand"})
    store.update("sgt", tag["id"], {"description": "By hand"})
    store.update("internaluser", user["id"], {"enabled": not user["enabled"]})
    expected = {
        ("allowed_protocols", protocols["name"]),
        ("tacacs_command_sets", commands["name"]),
        *(("network_devices", name) for name in hand[:4]),
        ("downloadable_acls", acl["name"]),
        ("network_device_groups", group["name"]),
        ("security_groups", tag["name"]),
        ("internal_users", user["name"]),
    }
    purge = {"configure_purge": ["network_devices"]}
    assert brownfield.run("drift", environment=_NO_SECRETS, **purge).code != 0
    assert brownfield.found("change") == expected
    assert brownfield.found("create") == {("network_devices", hand[4])}
    assert brownfield.found("delete") == {("network_devices", "par-by-hand")}

    everything = {**purge, "configure_compare": "everything"}
    environment = {"ISE_SECRET_NETWORK_DEVICES_RADIUS_SHARED_SECRET": secret("device")}
    brownfield.run("apply", environment=environment, **everything).succeeded()
    brownfield.run("drift", environment=_NO_SECRETS, **purge).succeeded()


def renamed(brownfield: Brownfield, ise: Simulator) -> None:
    """A rename keeps the object with its id, and is no change once done."""
    old, new = EDITED[0], "core-1"
    before = ise.store.get("networkdevice", old)
    assert before

    def change(_site: str, devices: list[dict[str, Any]]) -> None:
        for device in devices:
            if device["name"] == old:
                device.update(name=new, renamed_from=old)

    brownfield.edit("network_devices", change)
    brownfield.run("apply", configure_purge=["network_devices"]).succeeded()
    after = ise.store.get("networkdevice", new)
    assert after == {**before, "name": new}
    ise.stats.reset()
    brownfield.run("apply", configure_purge=["network_devices"]).succeeded()
    assert ise.stats.writes == 0


def purged(brownfield: Brownfield, ise: Simulator) -> None:
    """Devices removed from the files are deleted, and no others."""
    removed = DEVICES[-5:]
    before = set(devices_of(ise))

    def change(_site: str, devices: list[dict[str, Any]]) -> None:
        devices[:] = [device for device in devices if device["name"] not in removed]

    brownfield.edit("network_devices", change)
    brownfield.run("apply", configure_purge=["network_devices"]).succeeded()
    assert set(devices_of(ise)) == before - set(removed)


def _check_files(brownfield: Brownfield) -> None:
    """Every file passes yamllint with its default rules, and check-jsonschema with the schema of the collection."""
    files = sorted(map(str, brownfield.files.rglob("*.yml")))
    for program in (
        ["yamllint", "--strict", "--config-data", "extends: default"],
        ["check-jsonschema", "--schemafile", str(SCHEMA)],
    ):
        done = subprocess.run(
            [str(PROGRAMS / program[0]), *program[1:], *files], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.timeout(900)
def test_story(brownfield: Brownfield, ise: Simulator) -> None:
    exported(brownfield, ise)
    edited(brownfield, ise)
    changed_by_hand(brownfield, ise)
    renamed(brownfield, ise)
    purged(brownfield, ise)
