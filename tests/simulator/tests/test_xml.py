# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML: answers of every kind, and bodies of writes and actions."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from ise_simulator.catalog import CATALOG
from ise_simulator.probe import JSON, Api, Reply
from ise_simulator.testing import Simulator

READ = {"Accept": "application/xml"}
XML = {**READ, "Content-Type": "application/xml"}
LISTS, ENVELOPE = "{v2.ers.ise.cisco.com}", "{ers.ise.cisco.com}"
MAC = "00:11:22:33:44:55"
READABLE = sorted(path for path, resource in CATALOG.items() if "get" in resource.methods)


def endpoint(inner: str, attributes: str = "", root: str = "endpoint", space: str = "identity") -> bytes:
    head = f'xmlns:ns3="{space}.ers.ise.cisco.com" {attributes}'
    return f'<?xml version="1.0" encoding="UTF-8"?><ns3:{root} {head}>{inner}</ns3:{root}>'.encode()


def texts(root: Element) -> dict[str, str | None]:
    return {child.tag: child.text for child in root}


def posted(api: Api, resource: str, body: bytes, **options: str) -> Reply:
    return api.post(resource, body, headers=XML, **options)


@pytest.mark.parametrize("profile", ["2.7", "3.4"])
@pytest.mark.parametrize("path", READABLE)
def test_every_object_can_be_read(sim: Simulator, api: Api, profile: str, path: str) -> None:
    sim.configure(profile=profile, gateway_ers=True)
    resource = CATALOG[path]
    user = resource.read_roles[0]
    for document in sim.store.list(path):
        reply = api.get(f"{path}/{document['id']}", headers=READ, user=user)
        assert reply.status == 200, reply.text
        assert reply.headers["Content-Type"].startswith("application/xml")
        assert reply.xml.tag == f"{{{resource.namespace}.ers.ise.cisco.com}}{path}"
        assert reply.xml.get("id") == document["id"]
        assert next(iter(reply.xml)).tag == "link"


def test_a_device(api: Api) -> None:
    identity = api.add_device("sw & 1", authenticationSettings={"radiusSharedSecret": "x"})
    root = api.get(f"networkdevice/{identity}", headers=READ).xml
    assert root.attrib == {"id": identity, "name": "sw & 1", "description": ""}
    assert root.findtext("authenticationSettings/radiusSharedSecret") == "******"
    assert root.findtext("authenticationSettings/enableKeyWrap") == "false"
    assert root.findtext("NetworkDeviceIPList/NetworkDeviceIP/ipaddress") == "192.0.2.1"
    assert len(root.findall("NetworkDeviceGroupList/NetworkDeviceGroup")) == 3
    order = [child.tag for child in root]
    assert order.index("authenticationSettings") < order.index("coaPort") < order.index("profileName")


def test_custom_attributes_are_entries(sim: Simulator, api: Api) -> None:
    attributes = {"customAttributes": {"AssetTag": "4711"}}
    path = f"endpoint/{sim.store.put('endpoint', {'name': MAC, 'mac': MAC, 'customAttributes': attributes})}"
    entries = api.get(path, headers=READ).xml.findall("customAttributes/customAttributes/entry")
    assert {entry.findtext("key"): entry.findtext("value") for entry in entries} == {"AssetTag": "4711", "Owner": ""}
    user = sim.store.put("internaluser", {"name": "anna", "customAttributes": {"Site": "a<b"}})
    entries = api.get(f"internaluser/{user}", headers=READ).xml.findall("customAttributes/entry")
    assert {"key": "Site", "value": "a<b"} in [texts(entry) for entry in entries]


def test_settings_of_a_portal_are_nested(api: Api) -> None:
    identity = api.get("hotspotportal").json["SearchResult"]["resources"][0]["id"]
    root = api.get(f"hotspotportal/{identity}", headers=READ).xml
    interfaces = root.findall("settings/portalSettings/allowedInterfaces")
    assert [item.text for item in interfaces] == ["eth0", "bond0"]
    assert root.findtext("settings/aupSettings/includeAup") == "true"
    assert root.findtext("customizations/pageCustomizations/data/key") == "ui_contact_ip_address_label"


def test_a_list(api: Api) -> None:
    api.add_device("sw1")
    root = api.get("networkdevice?size=1&sortasc=name", headers=READ).xml
    assert (root.tag, root.get("total")) == (f"{LISTS}searchResult", "2")
    rows = root.findall(f"{LISTS}resources/{ENVELOPE}resource")
    assert [row.get("name") for row in rows] == ["ISE_EST_Local_Host"]
    link = rows[0].find("link")
    assert link is not None and str(link.get("href")).endswith(f"networkdevice/{rows[0].get('id')}")
    page = root.find(f"{LISTS}nextPage")
    assert page is not None and str(page.get("href")).endswith("size=1&page=2&sortasc=name")
    assert root.find(f"{LISTS}previousPage") is None
    assert api.get("networkdevice?size=1&page=2", headers=READ).xml.find(f"{LISTS}previousPage") is not None


def test_an_error(api: Api) -> None:
    root = api.get("networkdevice/none", headers=READ).xml
    assert (root.tag, root.get("operation")) == (f"{ENVELOPE}ersResponse", "GET-get by id-networkdevice")


def test_versions(api: Api) -> None:
    root = api.get("endpoint/versioninfo", headers=READ).xml
    assert root.tag == f"{ENVELOPE}versionInfo"
    assert [child.tag for child in root] == ["currentServerVersion", "link", "supportedVersions"]
    assert root.findtext("supportedVersions") == "1.0,1.1,1.2,1.3"
    root = api.get("op/systemconfig/iseversion", headers=READ).xml
    assert root.tag == f"{ENVELOPE}operationResult"
    rows = [row.attrib for row in root.findall("attributesList/attribute")]
    assert {row["name"]: row["value"] for row in rows} == {"version": "3.4.0.608", "patch information": "1"}


@pytest.mark.parametrize("media", ["application/xml", "application/vnd.com.cisco.ise.identity.endpoint.1.0+xml"])
def test_life_of_an_object(sim: Simulator, api: Api, media: str) -> None:
    """What a read shows is accepted by an update, link included; the answer names the changes."""
    headers = {"Accept": media, "Content-Type": f"{media}; charset=utf-8"}
    inner = f"<groupId/><identityStore/><mac>{MAC}</mac><staticGroupAssignment>true</staticGroupAssignment>"
    created = api.post("endpoint", endpoint(inner, 'id="id" name="name" description="Lobby"'), headers=headers)
    assert created.status == 201, created.text
    path = f"endpoint/{str(created.headers['Location']).rpartition('/')[2]}"
    shown = api.get(path).json["ERSEndPoint"]
    assert (shown["mac"], shown["description"], shown["staticGroupAssignment"]) == (MAC, "Lobby", True)

    body = api.get(path, headers=headers).body
    same = api.put(path, body, headers=headers)
    assert (same.status, same.xml.tag) == (200, f"{ENVELOPE}updatedFields")
    assert api.get(path).json["ERSEndPoint"] == shown
    changed = api.put(path, body.replace(b"Lobby", b"Entrance"), headers=headers).xml
    (field,) = changed.findall("updatedField")
    assert (field.get("field"), texts(field)) == ("description", {"newValue": "Entrance", "oldValue": "Lobby"})
    patched = api.patch(path, endpoint("", 'description="Roof"'), headers=headers)
    assert (patched.status, patched.xml.get("description")) == (200, "Roof")
    assert api.delete(path, headers=headers).status == 204
    assert sim.store.list("endpoint") == []


def test_numbers_lists_and_blocks(sim: Simulator, api: Api) -> None:
    inner = (
        "<authenticationSettings><networkProtocol>RADIUS</networkProtocol><radiusSharedSecret>s</radiusSharedSecret>"
        "</authenticationSettings><coaPort>1701</coaPort><NetworkDeviceIPList><NetworkDeviceIP><ipaddress>192.0.2.9"
        "</ipaddress><mask>32</mask></NetworkDeviceIP></NetworkDeviceIPList>"
    )
    reply = posted(api, "networkdevice", endpoint(inner, 'name="sw9"', "networkdevice", "network"))
    assert reply.status == 201, reply.text
    stored = sim.store.get("networkdevice", "sw9") or {}
    assert stored["coaPort"] == 1701
    assert stored["NetworkDeviceIPList"] == [{"ipaddress": "192.0.2.9", "mask": 32}]
    assert stored["authenticationSettings"]["radiusSharedSecret"] == "s"
    actions = "<actions><actions>QUARANTINE</actions></actions>"
    assert posted(api, "ancpolicy", endpoint(actions, 'name="Q"', "ancpolicy", "anc")).status == 201
    assert (sim.store.get("ancpolicy", "Q") or {})["actions"] == ["QUARANTINE"]


MAC_ELEMENT = f"<mac>{MAC}</mac>"


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"<endpoint>",
        endpoint(MAC_ELEMENT, root="networkdevice"),
        endpoint(MAC_ELEMENT, space="network"),
        endpoint(MAC_ELEMENT.replace("mac>", "macs>")),
        endpoint(MAC_ELEMENT * 2),
        endpoint(MAC_ELEMENT + "<groupId/>"),
        endpoint(MAC_ELEMENT, 'owner="anna"'),
        endpoint(f"{MAC_ELEMENT}<name>x</name>"),
        endpoint(f"{MAC_ELEMENT}<link/>"),
        endpoint(f"{MAC_ELEMENT}<staticGroupAssignment>yes</staticGroupAssignment>"),
        endpoint(
            f"<customAttributes><customAttributes><AssetTag>1</AssetTag></customAttributes></customAttributes>{MAC}"
        ),
        endpoint("<mac>none</mac>"),
        endpoint(""),
    ],
)
def test_invalid_bodies(sim: Simulator, api: Api, body: bytes) -> None:
    reply = posted(api, "endpoint", body)
    assert (reply.status, reply.xml.tag) == (400, f"{ENVELOPE}ersResponse")
    assert sim.store.list("endpoint") == []


def test_the_order_of_elements(sim: Simulator, api: Api) -> None:
    body = endpoint(f"{MAC_ELEMENT}<groupId/>")
    assert posted(api, "endpoint", body).status == 400
    sim.configure(bulk_order="any")
    assert posted(api, "endpoint", body).status == 201


def data(**values: str) -> bytes:
    rows = "".join(f'<additionalAttribute name="{name}" value="{value}"/>' for name, value in values.items())
    inner = f"<requestAdditionalAttributes>{rows}</requestAdditionalAttributes>"
    return f'<a:operationAdditionalData xmlns:a="ers.ise.cisco.com">{inner}</a:operationAdditionalData>'.encode()


@pytest.mark.parametrize("clear_status", [204, 200])
def test_actions(sim: Simulator, api: Api, clear_status: int) -> None:
    sim.configure(anc_clear_status=clear_status)
    sim.store.put("ancpolicy", {"name": "Q", "actions": ["QUARANTINE"]})
    assert api.put("ancendpoint/apply", data(macAddress=MAC, policyName="Q"), headers=XML).status == 204
    assert [held["macAddress"] for held in sim.store.list("ancendpoint")] == [MAC]
    cleared = api.put("ancendpoint/clear", data(macAddress=MAC), headers=XML)
    assert cleared.status == clear_status
    assert clear_status == 204 or cleared.xml.tag == f"{ENVELOPE}operationResult"
    for wrong in (
        data(macAddress=MAC, owner="anna"),
        data().replace(b"requestAdditional", b"additional"),
        data(macAddress=MAC).replace(b'value="', b'values="'),
        b"{}",
        endpoint(f"<macAddress>{MAC}</macAddress><policyName>Q</policyName>", root="ancendpoint", space="anc"),
    ):
        assert api.put("ancendpoint/apply", wrong, headers=XML).status == 400
    assert sim.store.list("ancendpoint") == []


def test_a_result_without_a_known_form(api: Api) -> None:
    """Documents of other actions have an element for each key."""
    identity = api.post("activedirectory", {"ERSActiveDirectory": {"name": "corp", "domain": "corp.example.com"}})
    path = f"activedirectory/{str(identity.headers['Location']).rpartition('/')[2]}"
    body = data(domain="corp.example.com")
    reply = api.put(f"{path}/getGroupsByDomain", body, headers=XML)
    assert reply.status in (200, 500)
    assert reply.headers["Content-Type"].startswith("application/xml")
    assert reply.xml.tag.startswith(ENVELOPE)


def test_the_report_of_a_bulk_request(api: Api) -> None:
    head = 'operationType="create" resourceMediaType="vnd.com.cisco.ise.identity.endpoint.1.3+xml"'
    content = f"<n:resourcesList><n:endpoint>{MAC_ELEMENT}</n:endpoint></n:resourcesList>"
    body = f'<n:endpointBulkRequest {head} xmlns:n="identity.ers.ise.cisco.com">{content}</n:endpointBulkRequest>'
    reply = api.put("endpoint/bulk/submit", body.encode(), headers=XML)
    number = str(reply.headers["Location"]).rpartition("/")[2]
    root = api.get(f"endpoint/bulk/{number}", headers=READ).xml
    assert (root.tag, root.get("executionStatus"), root.get("bulkId")) == (f"{ENVELOPE}bulkStatus", "COMPLETED", number)
    assert [row.get("status") for row in root.findall(f"{ENVELOPE}resourceStatus")] == ["SUCCESS"]


def test_json_and_xml_can_be_mixed(api: Api) -> None:
    created = api.post("endpoint", endpoint(MAC_ELEMENT), headers={**JSON, "Content-Type": "application/xml"})
    path = f"endpoint/{str(created.headers['Location']).rpartition('/')[2]}"
    body = {"ERSEndPoint": {"description": "Lobby"}}
    assert api.put(path, body, headers={**JSON, "Accept": "application/xml"}).xml.tag == f"{ENVELOPE}updatedFields"
    assert api.put(path, body, headers=JSON).json == {"UpdatedFieldsList": {"updatedField": []}}
