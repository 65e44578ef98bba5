# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS and TACACS+ servers and their sequences: required attributes, secrets, order, references."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

RADIUS: dict[str, Any] = {
    "name": "radius1",
    "hostIP": "10.1.1.1",
    "sharedSecret": "s3cret",
    "enableKeyWrap": False,
    "keyInputFormat": "ASCII",
    "authenticationPort": 1812,
    "accountingPort": 1813,
    "timeout": 5,
    "retries": 3,
}
TACACS: dict[str, Any] = {"name": "tacacs1", "hostIP": "10.1.1.2", "sharedSecret": "s3cret"}
KEYS = {"enableKeyWrap": True, "encryptionKey": "x" * 16, "authenticatorKey": "y" * 20}
CHANGE = {"action": "ADD", "dictionaryName": "Radius", "attributeName": "Class", "value": "a"}


def radius(**more: Any) -> dict[str, Any]:
    document = {**RADIUS, **more}
    return {"ExternalRadiusServer": {key: value for key, value in document.items() if value is not None}}


def tacacs(**more: Any) -> dict[str, Any]:
    return {"TacacsExternalServer": {**TACACS, **more}}


@pytest.mark.parametrize(
    ("document", "status"),
    [
        ({}, 201),
        ({"name": "radius-1"}, 400),
        ({"hostIP": "radius1.example.com"}, 400),
        ({"hostIP": "2001:db8::1"}, 400),
        ({"sharedSecret": None}, 400),
        ({"sharedSecret": "x" * 129}, 400),
        ({"enableKeyWrap": None}, 400),
        ({"keyInputFormat": "BASE64"}, 400),
        ({"authenticationPort": 0}, 400),
        ({"timeout": 121}, 400),
        ({"retries": 10}, 400),
        ({"proxyTimeout": 601}, 400),
        ({"enableKeyWrap": True}, 400),
        (KEYS, 201),
        ({**KEYS, "encryptionKey": "short"}, 400),
        ({**KEYS, "keyInputFormat": "HEXADECIMAL"}, 400),
        ({"encryptionKey": "x" * 32, "authenticatorKey": "y" * 40, "keyInputFormat": "HEXADECIMAL"}, 201),
    ],
)
def test_what_a_radius_server_needs(api: Api, document: dict[str, Any], status: int) -> None:
    assert api.post("externalradiusserver", radius(**document)).status == status


@pytest.mark.parametrize(("profile", "without", "with_it"), [("3.4", 201, 400), ("3.5", 400, 201)])
def test_message_authenticator_came_with_3_5(
    sim: Simulator, api: Api, profile: str, without: int, with_it: int
) -> None:
    sim.configure(profile=profile)
    assert api.post("externalradiusserver", radius()).status == without
    document = radius(name="radius2", msgAuthIsRequiredOnResponse=False)
    assert api.post("externalradiusserver", document).status == with_it


@pytest.mark.parametrize(("masked", "shown"), [(False, "s3cret"), (True, "******")])
def test_secrets(sim: Simulator, api: Api, masked: bool, shown: str) -> None:
    sim.configure(mask_secrets=masked)
    path = api.created("externalradiusserver", radius())
    assert api.get(path).json["ExternalRadiusServer"]["sharedSecret"] == shown
    path = api.created("tacacsexternalservers", tacacs())
    assert api.get(path).json["TacacsExternalServer"]["sharedSecret"] == shown


def test_defaults_of_tacacs_servers(api: Api) -> None:
    shown = api.get(api.created("tacacsexternalservers", tacacs())).json["TacacsExternalServer"]
    assert (shown["connectionPort"], shown["singleConnect"], shown["timeout"]) == (49, True, 20)


@pytest.mark.parametrize("resource", ["tacacsexternalservers", "tacacsserversequence"])
def test_an_empty_list_answers_404(sim: Simulator, api: Api, resource: str) -> None:
    assert api.get(resource).status == 404
    sim.store.put(resource, {"name": "x"})
    assert api.get(resource).json["SearchResult"]["total"] == 1


@pytest.mark.parametrize("resource", ["externalradiusserver", "radiusserversequence"])
def test_a_list_of_no_radius_servers_is_empty(api: Api, resource: str) -> None:
    assert api.get(resource).json == {"SearchResult": {"total": 0, "resources": []}}
    assert api.get(f"{resource}?filter=name.EQ.x").status == 400
    assert api.get(f"{resource}?sortasc=name").status == 400


def radius_sequence(**more: Any) -> dict[str, Any]:
    return {"RadiusServerSequence": {"name": "Partners", "RadiusServerList": ["radius1"], **more}}


@pytest.mark.parametrize(
    ("document", "status"),
    [
        ({}, 201),
        ({"RadiusServerList": []}, 400),
        ({"RadiusServerList": ["radius9"]}, 400),
        ({"prefixSeparator": "//"}, 400),
        ({"useAttrSetOnRequest": True}, 400),
        ({"useAttrSetOnRequest": True, "OnRequestAttrManipulatorList": [CHANGE]}, 201),
        ({"OnRequestAttrManipulatorList": [CHANGE]}, 201),
        ({"BeforeAcceptAttrManipulatorsList": [{**CHANGE, "action": "UPDATE"}]}, 400),
        ({"BeforeAcceptAttrManipulatorsList": [{**CHANGE, "action": "UPDATE", "changedVal": "b"}]}, 201),
        ({"BeforeAcceptAttrManipulatorsList": [{**CHANGE, "action": "REPLACE"}]}, 400),
        ({"BeforeAcceptAttrManipulatorsList": [{"action": "ADD", "dictionaryName": "Radius"}]}, 400),
    ],
)
def test_what_a_radius_sequence_needs(api: Api, document: dict[str, Any], status: int) -> None:
    api.created("externalradiusserver", radius())
    assert api.post("radiusserversequence", radius_sequence(**document)).status == status


def test_defaults_of_radius_sequences(api: Api) -> None:
    api.created("externalradiusserver", radius())
    path = api.created("radiusserversequence", radius_sequence())
    shown = api.get(path).json["RadiusServerSequence"]
    assert (shown["prefixSeparator"], shown["suffixSeparator"], shown["remoteAccounting"]) == ("\\", "@", True)
    assert api.get("radiusserversequence/name/Partners").status == 405


def test_servers_keep_their_order_and_are_renamed(api: Api) -> None:
    for number in (1, 2, 3):
        api.created("externalradiusserver", radius(name=f"radius{number}"))
        api.created("tacacsexternalservers", tacacs(name=f"tacacs{number}"))
    one = api.created("radiusserversequence", radius_sequence(RadiusServerList=["radius3", "radius1"]))
    two = api.created(
        "tacacsserversequence", {"TacacsServerSequence": {"name": "Partners", "serverList": "tacacs3,tacacs1"}}
    )
    server = api.get("externalradiusserver/name/radius1").json["ExternalRadiusServer"]["id"]
    assert api.patch(f"externalradiusserver/{server}", {"ExternalRadiusServer": {"name": "spare"}}).status == 200
    server = api.get("tacacsexternalservers/name/tacacs1").json["TacacsExternalServer"]["id"]
    assert api.patch(f"tacacsexternalservers/{server}", {"TacacsExternalServer": {"name": "spare"}}).status == 200
    assert api.get(one).json["RadiusServerSequence"]["RadiusServerList"] == ["radius3", "spare"]
    assert api.get(two).json["TacacsServerSequence"]["serverList"] == "tacacs3,spare"


@pytest.mark.parametrize("servers", ["", "tacacs1,tacacs9"])
def test_servers_of_a_tacacs_sequence_exist(api: Api, servers: str) -> None:
    api.created("tacacsexternalservers", tacacs())
    document = {"TacacsServerSequence": {"name": "Partners", "serverList": servers}}
    assert api.post("tacacsserversequence", document).status == 400


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    path = api.created("externalradiusserver", radius())
    assert api.patch(path, {"ExternalRadiusServer": {"retries": 2}}).status == status
    path = api.created("tacacsexternalservers", tacacs())
    assert api.patch(path, {"TacacsExternalServer": {"timeout": 2}}).status == status


def used_server(sim: Simulator, api: Api) -> tuple[str, str, str]:
    """Create a RADIUS server and a TACACS+ server, each in a sequence; return the sequence of the latter."""
    server = api.created("externalradiusserver", radius())
    api.created("radiusserversequence", radius_sequence())
    for name in ("tacacs1", "tacacs2"):
        other = api.created("tacacsexternalservers", tacacs(name=name))
    document = {"TacacsServerSequence": {"name": "Partners", "serverList": "tacacs1,tacacs2"}}
    return server, other, api.created("tacacsserversequence", document)


@pytest.mark.parametrize(
    ("handling", "status", "left"), [("refuse", 500, "tacacs1,tacacs2"), ("detach", 204, "tacacs1")]
)
def test_switch_external_server_delete_used(sim: Simulator, api: Api, handling: str, status: int, left: str) -> None:
    sim.configure(external_server_delete_used=handling)
    radius_server, tacacs_server, sequence = used_server(sim, api)
    assert api.delete(radius_server).status == status
    assert api.delete(tacacs_server).status == status
    assert api.get(sequence).json["TacacsServerSequence"]["serverList"] == left


@pytest.mark.parametrize(("handling", "status"), [("refuse", 400), ("accept", 201)])
def test_switch_unknown_external_server(sim: Simulator, api: Api, handling: str, status: int) -> None:
    sim.configure(unknown_external_server=handling)
    assert api.post("radiusserversequence", radius_sequence()).status == status
    document = {"TacacsServerSequence": {"name": "Partners", "serverList": "tacacs9"}}
    assert api.post("tacacsserversequence", document).status == status


@pytest.mark.parametrize(("handling", "seen"), [("show", True), ("omit", False)])
def test_switch_external_server_secrets(sim: Simulator, api: Api, handling: str, seen: bool) -> None:
    sim.configure(external_server_secrets=handling)
    shown = api.get(api.created("externalradiusserver", radius(**KEYS))).json["ExternalRadiusServer"]
    assert {key in shown for key in ("sharedSecret", "encryptionKey", "authenticatorKey")} == {seen}
    shown = api.get(api.created("tacacsexternalservers", tacacs())).json["TacacsExternalServer"]
    assert ("sharedSecret" in shown) is seen
