# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices: creation, accepted and stored values, and the results of reads."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api, device
from ise_simulator.testing import Simulator

RADIUS = {"networkProtocol": "RADIUS", "radiusSharedSecret": "Radius-1"}
DEFAULT_GROUPS = ["Location#All Locations", "IPSEC#Is IPSEC Device#No", "Device Type#All Device Types"]


def test_minimal_create_and_its_read(sim: Simulator, api: Api) -> None:
    identity = api.add_device()
    assert api.device(identity) == {
        "id": identity,
        "name": "sw1",
        "description": "",
        "authenticationSettings": {
            "enableKeyWrap": False,
            "dtlsRequired": False,
            "keyEncryptionKey": "",
            "messageAuthenticatorCodeKey": "",
            "keyInputFormat": "ASCII",
            "enableMultiSecret": "false",
        },
        "profileName": "Cisco",
        "coaPort": 1700,
        "link": {
            "rel": "self",
            "href": f"{sim.url}/ers/config/networkdevice/{identity}",
            "type": "application/json",
        },
        "NetworkDeviceIPList": [{"ipaddress": "192.0.2.1", "mask": 32}],
        "NetworkDeviceGroupList": DEFAULT_GROUPS,
    }


FULL: dict[str, Any] = {
    "description": "everything",
    "authenticationSettings": {
        "enabled": True,
        "networkProtocol": "RADIUS",
        "radiusSharedSecret": "one",
        "secondRadiusSharedSecret": "two",
        "enableMultiSecret": "true",
        "enableKeyWrap": "true",
        "dtlsRequired": True,
        "keyEncryptionKey": "1234567890123456",
        "messageAuthenticatorCodeKey": "12345678901234567890",
        "keyInputFormat": "ASCII",
    },
    "snmpsettings": {
        "version": "THREE",
        "username": "nms",
        "securityLevel": "PRIV",
        "authProtocol": "SHA2",
        "authPassword": "three",
        "privacyProtocol": "AES256",
        "privacyPassword": "four",
        "pollingInterval": "600",
        "linkTrapQuery": "true",
        "macTrapQuery": False,
        "originatingPolicyServicesNode": "ise-psn1",
    },
    "tacacsSettings": {
        "sharedSecret": "five",
        "connectModeOptions": "ON_LEGACY",
        "previousSharedSecret": "six",
        "previousSharedSecretExpiry": 1778155404,
    },
    "tacacsTlsSettings": {
        "enableTls": True,
        "connectModeOptions": "ON_DRAFT_COMPLIANT",
        "enableSanIpValidation": True,
        "sanValues": {"dnsNames": ["sw1.example.com"], "directoryNames": ["CN=sw1"]},
    },
    "trustsecsettings": {
        "deviceAuthenticationSettings": {
            "sgaDeviceId": "sw1",
            "sgaDevicePassword": "seven",
            "restApiUsername": "rest",
            "restApiPassword": "eight",
        },
        "sgaNotificationAndUpdates": {"sendConfigurationToDevice": "true", "coaSourceHost": "ise-psn1"},
        "deviceConfigurationDeployment": {
            "includeWhenDeployingSGTUpdates": True,
            "enableModePassword": "nine",
            "execModePassword": "ten",
            "execModeUsername": "cli",
        },
        "pushIdSupport": True,
    },
    "modelName": "C9300",
    "softwareVersion": "17.9",
    "profileName": "Cisco",
    "coaPort": "3799",
    "dtlsDnsName": "sw1.example.com",
}


def full_read(mask: bool) -> dict[str, Any]:
    def secret(text: str) -> str:
        return "******" if mask else text

    return {
        "authenticationSettings": {
            "networkProtocol": "RADIUS",
            "radiusSharedSecret": secret("one"),
            "secondRadiusSharedSecret": secret("two"),
            "enableKeyWrap": True,
            "dtlsRequired": True,
            "keyEncryptionKey": secret("1234567890123456"),
            "messageAuthenticatorCodeKey": secret("12345678901234567890"),
            "keyInputFormat": "ASCII",
            "enableMultiSecret": "true",
        },
        "snmpsettings": {
            **FULL["snmpsettings"],
            "authPassword": secret("three"),
            "privacyPassword": secret("four"),
            "pollingInterval": 600,
            "linkTrapQuery": True,
        },
        "tacacsSettings": {
            "sharedSecret": secret("five"),
            "connectModeOptions": "ON_LEGACY",
            "previousSharedSecret": secret("six"),
            "previousSharedSecretExpiry": 1778155404,
        },
        "tacacsTlsSettings": FULL["tacacsTlsSettings"],
        "trustsecsettings": {
            "deviceAuthenticationSettings": {
                "sgaDeviceId": "sw1",
                "sgaDevicePassword": secret("seven"),
                "restApiUsername": "rest",
            },
            "sgaNotificationAndUpdates": {
                "downlaodEnvironmentDataEveryXSeconds": 86400,
                "downlaodPeerAuthorizationPolicyEveryXSeconds": 86400,
                "reAuthenticationEveryXSeconds": 86400,
                "downloadSGACLListsEveryXSeconds": 86400,
                "otherSGADevicesToTrustThisDevice": False,
                "sendConfigurationToDevice": True,
                "sendConfigurationToDeviceUsing": "ENABLE_USING_COA",
                "coaSourceHost": "ise-psn1",
            },
            "deviceConfigurationDeployment": {
                "includeWhenDeployingSGTUpdates": True,
                "enableModePassword": secret("nine"),
                "execModePassword": secret("ten"),
                "execModeUsername": "cli",
            },
            "pushIdSupport": "true",
        },
        "coaPort": 3799,
        "dtlsDnsName": "sw1.example.com",
    }


@pytest.mark.parametrize("mask", [True, False])
def test_every_attribute(sim: Simulator, api: Api, mask: bool) -> None:
    sim.configure(profile="3.5", mask_secrets=mask)
    read = api.device(api.add_device(**FULL))
    assert {key: read[key] for key in full_read(mask)} == full_read(mask)


ENUMS = "Enum class: "
BAD_BODIES: list[tuple[str, dict[str, Any], str]] = [
    ("unknown key", {"foo": 1}, "please if properties names are correct: foo->"),
    ("unknown nested key", {"snmpsettings": {"x": 1}}, "names are correct: snmpsettings->x->"),
    ("unknown key in a list", {"NetworkDeviceIPList": [{"ip": "1.1.1.1"}]}, "correct: NetworkDeviceIPList->ip->"),
    ("null", {"description": None}, "names are correct: description->"),
    ("null in a block", {"tacacsSettings": {"sharedSecret": None}}, "correct: tacacsSettings->sharedSecret->"),
    ("3.5 key on 3.4", {"tacacsTlsSettings": {"enableTls": True}}, "names are correct: tacacsTlsSettings->"),
    ("3.6 key", {"authenticationSettings": {"sendMAOnAllResponses": True}}, "->sendMAOnAllResponses->"),
    ("list as object", {"NetworkDeviceIPList": {}}, "instance of java.util.ArrayList out of START_OBJECT token"),
    ("object as list", {"authenticationSettings": []}, "NetworkDevice$AuthenticationSettings out of START_ARRAY"),
    ("object as text", {"snmpsettings": "x"}, "out of VALUE_STRING token"),
    ("text as number", {"name": 5}, "java.lang.String out of VALUE_NUMBER_INT"),
    ("text as list", {"name": ["x"]}, "java.lang.String out of START_ARRAY"),
    ("number as word", {"coaPort": "many"}, "java.lang.Integer out of VALUE_STRING"),
    ("number as boolean", {"coaPort": True}, "java.lang.Integer out of VALUE_TRUE"),
    ("number with fraction", {"coaPort": 17.5}, "java.lang.Integer out of VALUE_NUMBER_FLOAT"),
    ("boolean as word", {"authenticationSettings": {"enableKeyWrap": "yes"}}, "java.lang.Boolean out of VALUE_STRING"),
    ("boolean as number", {"authenticationSettings": {"dtlsRequired": 1}}, "java.lang.Boolean out of VALUE_NUMBER_INT"),
    (
        "protocol",
        {"authenticationSettings": {"networkProtocol": "radius"}},
        'Cannot deserialize value of type NetworkDevice$NetworkProtocol from String "radius"',
    ),
    ("key format", {"authenticationSettings": {"keyInputFormat": "HEX"}}, ENUMS + "[ASCII, HEXADECIMAL]"),
    ("snmp version", {"snmpsettings": {"version": "2c"}}, ENUMS + "[ONE, TWO_C, THREE]"),
    ("snmp level", {"snmpsettings": {"securityLevel": "NONE"}}, ENUMS + "[NO_AUTH, AUTH, PRIV]"),
    ("snmp auth", {"snmpsettings": {"authProtocol": "SHA1"}}, ENUMS + "[MD5, SHA, SHA2]"),
    ("snmp privacy", {"snmpsettings": {"privacyProtocol": "AES"}}, ENUMS + "[DES, AES128, AES192, AES256, 3DES]"),
    ("tacacs", {"tacacsSettings": {"connectModeOptions": "ON"}}, ENUMS + "[OFF, ON_LEGACY, ON_DRAFT_COMPLIANT]"),
    (
        "trustsec",
        {"trustsecsettings": {"sgaNotificationAndUpdates": {"sendConfigurationToDeviceUsing": "ENABLE"}}},
        ENUMS + "[ENABLE_USING_COA, ENABLE_USING_CLI, DISABLE_ALL]",
    ),
    ("no name", {"name": ""}, "Mandatory fields missing: [name]"),
    ("no addresses", {"NetworkDeviceIPList": []}, "Mandatory fields missing: [NetworkDeviceIPList]"),
    ("no address", {"NetworkDeviceIPList": [{"mask": 32}]}, "Mandatory fields missing: [ipaddress]"),
    ("markup", {"description": "a <b>"}, "Illegal values: [description]"),
    ("closing markup", {"description": "a > b"}, "Illegal values: [description]"),
    ("address", {"NetworkDeviceIPList": [{"ipaddress": "10.0.0.256"}]}, "Illegal values: [NetworkDeviceIPList[0]: "),
    ("mask", {"NetworkDeviceIPList": [{"ipaddress": "10.0.0.1", "mask": 33}]}, "10.0.0.1/33]"),
    ("range", {"NetworkDeviceIPList": [{"ipaddress": "10.1.1.9-3"}]}, "Illegal values: [NetworkDeviceIPList[0]: "),
    ("poll too often", {"snmpsettings": {"pollingInterval": 599}}, "[snmpsettings.pollingInterval: 599]"),
    ("poll too seldom", {"snmpsettings": {"pollingInterval": 86401}}, "[snmpsettings.pollingInterval: 86401]"),
    ("coa port", {"coaPort": 65536}, "[coaPort: 65536]"),
    ("key wrap", {"authenticationSettings": {"keyEncryptionKey": "short"}}, "[authenticationSettings: keyEncr"),
    ("mac key", {"authenticationSettings": {"messageAuthenticatorCodeKey": "short"}}, "messageAuthenticatorCodeKey]"),
    ("group", {"NetworkDeviceGroupList": ["Location#All Locations#Mars"]}, "Location#All Locations#Mars does not ex"),
    ("group case", {"NetworkDeviceGroupList": ["location#all locations"]}, "location#all locations does not exist"),
    ("community", {"snmpsettings": {"version": "TWO_C"}}, "Mandatory fields missing: [snmpsettings.roCommunity]"),
    (
        "v3 passwords",
        {"snmpsettings": {"version": "THREE", "username": "u", "securityLevel": "PRIV", "authProtocol": "SHA"}},
        "[snmpsettings.authPassword, snmpsettings.privacyProtocol, snmpsettings.privacyPassword]",
    ),
    ("loopback is taken", {"NetworkDeviceIPList": [{"ipaddress": "127.0.0.1"}]}, "Device IP Address Already Exist"),
]


@pytest.mark.parametrize(("changes", "title"), [row[1:] for row in BAD_BODIES], ids=[row[0] for row in BAD_BODIES])
def test_refused_bodies(sim: Simulator, api: Api, changes: dict[str, Any], title: str) -> None:
    reply = api.post("networkdevice", {"NetworkDevice": {**device()["NetworkDevice"], **changes}})
    assert reply.status == 400
    response = reply.json["ERSResponse"]
    assert title in reply.title
    assert response["operation"] == "POST-create-networkdevice"
    assert response["messages"][0]["code"] == "Application resource validation exception"
    assert [d["name"] for d in sim.store.list("networkdevice")] == ["ISE_EST_Local_Host"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"networkdevice": {}}', b'{"NetworkDevice": []}', b"\xff"],
)
def test_invalid_bodies(api: Api, body: bytes) -> None:
    reply = api.post("networkdevice", body)
    assert reply.status == 400
    assert reply.title.startswith("Resource Initialization Failed: Invalid JSON: ")


def test_older_wording_of_unknown_keys(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.2")
    expected = (
        'Resource Initialization Failed: Invalid JSON: Unrecognized field "foo" (Class {}), not marked as ignorable\n '
    )
    assert api.post("networkdevice", device(foo=1)).title == expected.format("network.NetworkDevice")
    nested = api.post("networkdevice", device(snmpsettings={"foo": 1}))
    assert nested.title == expected.format("network.NetworkDevice$Snmpsettings")
    assert api.post("networkdevice", device(description=None)).status == 400


@pytest.mark.parametrize(("given", "kept"), [("", False), ("false", False), ("True", True), (True, True)])
def test_booleans_in_all_forms(api: Api, given: Any, kept: bool) -> None:
    identity = api.add_device(authenticationSettings={"enableKeyWrap": given, "enableMultiSecret": given})
    settings = api.device(identity)["authenticationSettings"]
    assert settings["enableKeyWrap"] is kept
    assert settings["enableMultiSecret"] == str(kept).lower()


def test_id_and_link_of_a_create_body_are_ignored(api: Api) -> None:
    identity = api.add_device(id="my-own-id", link={"rel": "x"})
    assert identity != "my-own-id"


def test_duplicate_name(api: Api) -> None:
    api.add_device("sw1", "192.0.2.1")
    for name in ("sw1", "SW1"):
        reply = api.post("networkdevice", device(name, "192.0.2.2"))
        assert (reply.status, reply.title) == (400, "Network Device Create failed: Device Name Already Exist")
    identity = api.add_device("sw2", "192.0.2.2")
    reply = api.put(f"networkdevice/{identity}", device("sw1", "192.0.2.2"))
    assert (reply.status, reply.title) == (400, "Network Device Update failed: Device Name Already Exist")


def test_device_id_of_trustsec_is_unique(api: Api) -> None:
    settings = {"deviceAuthenticationSettings": {"sgaDeviceId": "sga", "sgaDevicePassword": "x"}}
    identity = api.add_device("sw1", "192.0.2.1", trustsecsettings=settings)
    reply = api.post("networkdevice", device("sw2", "192.0.2.2", trustsecsettings=settings))
    assert reply.status == 400
    assert reply.title == (
        "Validation Error - Illegal values: "
        "[trustsecsettings: sgaNotificationAndUpdates: SGA Device ID should be unique]"
    )
    # A PUT with TrustSec needs the id in its body, even if no other object has that device id.
    path = f"networkdevice/{identity}"
    without = api.put(path, device("sw1", "192.0.2.1", trustsecsettings=settings))
    assert without.status == 400 and "SGA Device ID should be unique" in without.title
    assert api.put(path, device("sw1", "192.0.2.1", trustsecsettings=settings, id=identity)).status == 200
    assert api.patch(path, {"NetworkDevice": {"trustsecsettings": settings}}).status == 200


GROUPS = [
    ([], DEFAULT_GROUPS),
    (
        ["Device Type#All Device Types#Switch"],
        ["Device Type#All Device Types#Switch", "Location#All Locations", "IPSEC#Is IPSEC Device#No"],
    ),
    (["IPSEC#Is IPSEC Device#Yes", "Own#Own"], ["IPSEC#Is IPSEC Device#Yes", "Own#Own", *DEFAULT_GROUPS[::2]]),
    (["Device Type#All Device Types", *DEFAULT_GROUPS[:2]], ["Device Type#All Device Types", *DEFAULT_GROUPS[:2]]),
]


@pytest.mark.parametrize(("written", "read"), GROUPS)
def test_default_groups(api: Api, written: list[str], read: list[str]) -> None:
    api.add_group("Device Type#All Device Types#Switch")
    api.add_group("Own#Own")
    identity = api.add_device(NetworkDeviceGroupList=written)
    assert api.device(identity)["NetworkDeviceGroupList"] == read
    changed = api.add_device("sw2", "192.0.2.2")
    api.patch(f"networkdevice/{changed}", {"NetworkDevice": {"NetworkDeviceGroupList": written}})
    assert api.device(changed)["NetworkDeviceGroupList"] == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"ipaddress": "192.0.2.9"}, {"ipaddress": "192.0.2.9", "mask": 32}),
        ({"ipaddress": "192.0.2.9", "mask": "24"}, {"ipaddress": "192.0.2.9", "mask": 24}),
        ({"ipaddress": "10.1.1.1-10"}, {"ipaddress": "10.1.1.1-10", "mask": 32}),
        ({"ipaddress": "10.*.*.*", "mask": 32}, {"ipaddress": "10.*.*.*", "mask": 32}),
        ({"ipaddress": "2001:db8::1"}, {"ipaddress": "2001:db8::1", "mask": 128}),
        (
            {"ipaddress": "10.0.0.0", "mask": 8, "ipaddressExclude": "10.0.0.1-5"},
            {"ipaddress": "10.0.0.0", "ipaddressExclude": "10.0.0.1-5", "mask": 8},
        ),
    ],
)
def test_addresses_read_as_written(api: Api, written: dict[str, Any], read: dict[str, Any]) -> None:
    identity = api.add_device(NetworkDeviceIPList=[written])
    assert api.device(identity)["NetworkDeviceIPList"] == [read]


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ({"ipaddress": "10.1.1.1"}, {"ipaddress": "10.1.1.1"}, True),
        ({"ipaddress": "10.1.0.0", "mask": 16}, {"ipaddress": "10.1.1.1"}, True),
        ({"ipaddress": "10.1.1.1"}, {"ipaddress": "10.1.0.0", "mask": 16}, True),
        ({"ipaddress": "10.1.1.1-10"}, {"ipaddress": "10.1.1.10"}, True),
        ({"ipaddress": "10.1.1.1-10"}, {"ipaddress": "10.1.1.11"}, False),
        ({"ipaddress": "10.1-2.*.*"}, {"ipaddress": "10.2.255.255"}, True),
        ({"ipaddress": "10.1-2.3.4"}, {"ipaddress": "10.1.200.1"}, False),
        ({"ipaddress": "10.1.0.0", "mask": 16, "ipaddressExclude": "10.1.1.1"}, {"ipaddress": "10.1.1.1"}, False),
        ({"ipaddress": "::1"}, {"ipaddress": "0.0.0.1"}, False),
    ],
)
def test_overlap(api: Api, first: dict[str, Any], second: dict[str, Any], refused: bool) -> None:
    api.add_device("one", NetworkDeviceIPList=[first])
    assert api.post("networkdevice", device("two", NetworkDeviceIPList=[second])).status == (400 if refused else 201)


def test_a_device_does_not_overlap_with_itself(api: Api) -> None:
    identity = api.add_device()
    assert api.put(f"networkdevice/{identity}", device(description="again")).status == 200
