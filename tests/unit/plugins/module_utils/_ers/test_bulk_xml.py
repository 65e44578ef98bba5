# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests as XML: which there are, and how documents are written in them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers import bulk_xml
from ansible_collections.openise.ise.plugins.module_utils._ers.bulk_xml import FORMS, bulk_form, element_of, request_xml
from ansible_collections.openise.ise.plugins.module_utils._ers.catalog import ENDPOINTS
from ansible_collections.openise.ise.plugins.module_utils._http import import_helper

DEVICE: dict[str, Any] = {
    "profileName": "Cisco",
    "name": "sw1 <&\"'>",
    "id": "d1",
    "link": {"rel": "self"},
    "description": "",
    "NetworkDeviceGroupList": ["Location#All Locations", "Device Type#All"],
    "NetworkDeviceIPList": [{"mask": 32, "ipaddress": "192.0.2.1"}],
    "authenticationSettings": {"radiusSharedSecret": "a<b&c", "enableKeyWrap": False, "networkProtocol": "RADIUS"},
    "coaPort": 1700,
    "modelName": None,
    "snmpsettings": {},
}


def parsed(path: str, operation: str, items: list[Any]) -> ElementTree.Element:
    form = bulk_form(path, operation)
    elements = [item if isinstance(item, str) else element_of(form, item) for item in items]
    return ElementTree.fromstring(request_xml(form, operation, "1.4", elements))  # noqa: S314  (our own)


def test_documents() -> None:
    space = "{network.ers.ise.cisco.com}"
    root = parsed("networkdevice", "update", [DEVICE, {"id": "d2", "name": "sw2"}])
    assert root.tag == f"{space}networkDeviceBulkRequest"
    media = "vnd.com.cisco.ise.network.networkdevice.1.4+xml"
    assert root.attrib == {"operationType": "update", "resourceMediaType": media}
    assert [child.tag for child in root] == [f"{space}resourcesList"]
    first, second = root[0]
    assert first.tag == second.tag == f"{space}networkdevice"
    assert first.attrib == {"id": "d1", "name": "sw1 <&\"'>", "description": ""}
    assert (second.attrib, len(second)) == ({"id": "d2", "name": "sw2"}, 0)
    assert [child.tag for child in first] == [
        "authenticationSettings",
        "coaPort",
        "NetworkDeviceIPList",
        "NetworkDeviceGroupList",
        "profileName",
        "snmpsettings",
    ]
    settings = {child.tag: child.text for child in first[0]}
    assert list(settings) == ["enableKeyWrap", "networkProtocol", "radiusSharedSecret"]
    assert settings == {"enableKeyWrap": "false", "networkProtocol": "RADIUS", "radiusSharedSecret": "a<b&c"}
    assert first.findtext("NetworkDeviceIPList/NetworkDeviceIP/ipaddress") == "192.0.2.1"
    assert [group.text for group in first[3]] == DEVICE["NetworkDeviceGroupList"]
    assert {group.tag for group in first[3]} == {"NetworkDeviceGroup"}
    assert (len(first[5]), first[5].text) == (0, None)


@pytest.mark.parametrize("operation", ["delete", "deregister"])
def test_ids(operation: str) -> None:
    root = parsed("endpoint", operation, ["e1", "e&2"])
    assert root.tag == "{identity.ers.ise.cisco.com}endpointBulkRequest"
    assert root.attrib["operationType"] == operation
    assert [(child.tag, [item.tag for item in child]) for child in root] == [("idList", ["id", "id"])]
    assert [item.text for item in root[0]] == ["e1", "e&2"]


def test_a_map_of_which_the_form_is_known() -> None:
    root = parsed("guestuser", "create", [{"name": "jdoe", "customFields": {"visitor": "yes", "car": 7}}])
    entries = [{part.tag: part.text for part in entry} for entry in root.iter("entry")]
    assert entries == [{"key": "visitor", "value": "yes"}, {"key": "car", "value": "7"}]


@pytest.mark.parametrize(
    ("path", "document", "key"),
    [
        ("endpoint", {"customAttributes": {"customAttributes": {"Owner": "me"}}}, "customAttributes"),
        ("egressmatrixcell", {"sgacls": ["1"]}, "sgacls"),
        ("sgacl", {"modelledContent": {}}, "modelledContent"),
    ],
)
def test_what_nobody_says_how_to_write_is_refused(path: str, document: dict[str, Any], key: str) -> None:
    with pytest.raises(errors.InvalidInput, match=f"^{key}: .* is not documented"):
        parsed(path, "create", [{"name": "x", **document}])


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb", "a\rb"])
@pytest.mark.parametrize("key", ["name", "description", "groupId"])
def test_what_xml_cannot_hold_is_refused(key: str, text: str) -> None:
    with pytest.raises(errors.InvalidInput, match=f"^{key}: .*control characters") as failure:
        parsed("endpoint", "create", [{"name": "x", key: text}])
    assert text not in failure.value.message


def test_lines_and_other_alphabets_survive() -> None:
    root = parsed(
        "sgacl", "create", [{"name": "äü 鍵 \U0001f512", "description": "a\nb\tc", "aclcontent": "permit ip\n\tlog"}]
    )
    assert root[0][0].attrib == {"name": "äü 鍵 \U0001f512", "description": "a\nb\tc"}
    assert root[0][0].findtext("aclcontent") == "permit ip\n\tlog"


@pytest.mark.parametrize(
    ("path", "operation", "words"),
    [
        ("endpointgroup", "create", "no bulk requests for endpointgroup"),
        ("internaluser", "delete", "no bulk requests for internaluser"),
        ("sgt", "merge", "'merge' is no bulk operation of sgt; there are: create, update, delete"),
        ("networkdevice", "register", "no bulk operation of networkdevice"),
        ("sxpvpns", "delete", "there are: create"),
        ("ancendpoint", "create", "none that is documented"),
    ],
)
def test_what_there_is_not(path: str, operation: str, words: str) -> None:
    with pytest.raises(errors.InvalidInput, match=words):
        bulk_form(path, operation)


def test_all_forms() -> None:
    """Every form is of a resource of ERS, and its namespace one of those ISE has."""
    assert set(FORMS) <= set(ENDPOINTS)
    assert {form.namespace.partition(".")[0] for form in FORMS.values()} == {
        "anc",
        "identity",
        "network",
        "sxp",
        "trustsec",
    }
    assert all(form.submit in bulk_xml.SUBMIT_PATHS for form in FORMS.values())
    assert len({form.request for form in FORMS.values()}) == len(FORMS)


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_helper, "_IMPORT_ERROR", ImportError("No module named 'xmltodict'"))
    with pytest.raises(errors.MissingLibrary, match="xmltodict is not installed"):
        parsed("sgt", "delete", ["1"])
