# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ profiles and command sets: names, list elements, built-in objects."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def profile(name: str = "Admin 15", *attributes: dict[str, Any]) -> dict[str, Any]:
    return {"TacacsProfile": {"name": name, "sessionAttributes": {"sessionAttributeList": list(attributes)}}}


def attribute(name: str, value: str, kind: str = "MANDATORY") -> dict[str, Any]:
    return {"type": kind, "name": name, "value": value}


def test_built_in_objects(api: Api) -> None:
    rows = api.get("tacacsprofile").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows) == [
        "Default Shell Profile",
        "Deny All Shell Profile",
        "WLC ALL",
        "WLC MONITOR",
    ]
    shown = api.get("tacacsprofile/name/Default%20Shell%20Profile").json["TacacsProfile"]
    assert shown["sessionAttributes"] == {"sessionAttributeList": []}
    shown = api.get("tacacscommandsets/name/DenyAllCommands").json["TacacsCommandSets"]
    assert (shown["permitUnmatched"], shown["commands"]) == (False, {"commandList": []})
    for resource in ("tacacsprofile", "tacacscommandsets"):
        assert api.get(f"{resource}?filter=name.EQ.x").status == 400
        assert api.get(f"{resource}?sortasc=name").status == 400


@pytest.mark.parametrize(("name", "status"), [("Admin_15 all", 201), ("Admin-15", 400), ("Admin.15", 400)])
def test_names_of_profiles(api: Api, name: str, status: int) -> None:
    assert api.post("tacacsprofile", profile(name)).status == status


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (attribute("priv-lvl", "15"), 201),
        (attribute("priv-lvl", "16"), 400),
        (attribute("max_priv_lvl", "-1"), 400),
        (attribute("noescape", "maybe"), 400),
        (attribute("timeout", "10000"), 400),
        (attribute("idletime", "5", "OPTIONAL"), 201),
        (attribute("service", ""), 201),
        (attribute("service", "x", "REQUIRED"), 400),
        ({"type": "MANDATORY", "name": "service"}, 400),
        ({"name": "service", "value": "x"}, 400),
    ],
)
def test_session_attributes(api: Api, given: dict[str, Any], status: int) -> None:
    assert api.post("tacacsprofile", profile("Admin", given)).status == status


def test_values_are_checked_since_3_2(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.1")
    assert api.post("tacacsprofile", profile("Admin", attribute("priv-lvl", "99"))).status == 201


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ({"grant": "PERMIT", "command": "show", "arguments": ""}, 201),
        ({"grant": "DENY_ALWAYS", "command": "reload", "arguments": "in *"}, 201),
        ({"grant": "ALLOW", "command": "show", "arguments": ""}, 400),
        ({"grant": "PERMIT", "command": "show"}, 400),
        ({"grant": "PERMIT", "command": "", "arguments": ""}, 400),
    ],
)
def test_commands(api: Api, command: dict[str, Any], status: int) -> None:
    document = {"TacacsCommandSets": {"name": "Help-Desk", "commands": {"commandList": [command]}}}
    assert api.post("tacacscommandsets", document).status == status


@pytest.mark.parametrize(("release", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, release: str, status: int) -> None:
    sim.configure(profile=release)
    path = api.created("tacacscommandsets", {"TacacsCommandSets": {"name": "Help"}})
    assert api.patch(path, {"TacacsCommandSets": {"permitUnmatched": True}}).status == status
    path = api.created("tacacsprofile", {"TacacsProfile": {"name": "Help"}})
    assert api.patch(path, {"TacacsProfile": {"description": "x"}}).status == status


@pytest.mark.parametrize(("handling", "status"), [("check", 400), ("ignore", 201)])
def test_switch_tacacs_session_attributes(sim: Simulator, api: Api, handling: str, status: int) -> None:
    sim.configure(tacacs_session_attributes=handling)
    assert api.post("tacacsprofile", profile("Admin", attribute("priv-lvl", "99"))).status == status
