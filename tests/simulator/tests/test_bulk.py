# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests: their XML form, one at a time, one transaction for each object, and a report."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from ise_simulator.probe import JSON, Api, Reply
from ise_simulator.testing import Simulator

XML = {**JSON, "Content-Type": "application/xml"}
MEDIA = "vnd.com.cisco.ise.identity.endpoint.1.3+xml"
SPACE = 'xmlns:ns4="identity.ers.ise.cisco.com"'
MACS = [f"00:11:22:33:44:{number:02X}" for number in range(4)]


def endpoint(mac: str, more: str = "") -> str:
    return f'<ns4:endpoint name="{mac}" description="d"><mac>{mac}</mac>{more}</ns4:endpoint>'


def request(
    content: str, operation: str = "create", media: str = MEDIA, root: str = "endpointBulkRequest", space: str = SPACE
) -> bytes:
    head = f'operationType="{operation}" resourceMediaType="{media}" {space}'
    return f"<ns4:{root} {head}>{content}</ns4:{root}>".encode()


def listed(*objects: str) -> str:
    return f"<ns4:resourcesList>{''.join(objects)}</ns4:resourcesList>"


def ids(*identities: str) -> str:
    return f"<idList>{''.join(f'<id>{identity}</id>' for identity in identities)}</idList>"


def submit(api: Api, body: bytes, path: str = "endpoint/bulk/submit", **options: Any) -> Reply:
    return api.put(path, body, **{"headers": XML, **options})


def report(api: Api, reply: Reply, resource: str = "endpoint") -> dict[str, Any]:
    assert reply.status == 202, reply.text
    assert reply.body == b""
    number = str(reply.headers["Location"]).rpartition("/")[2]
    status: dict[str, Any] = api.get(f"{resource}/bulk/{number}").json["BulkStatus"]
    assert status["bulkId"] == number
    return status


def verdicts(status: dict[str, Any]) -> list[str]:
    assert all(row["status"] == row["resourceExecutionStatus"] for row in status["resourcesStatus"])
    return [row["status"] for row in status["resourcesStatus"]]


def test_life_cycle(sim: Simulator, api: Api) -> None:
    flag = "<staticGroupAssignment>true</staticGroupAssignment>"
    reply = submit(api, request(listed(*(endpoint(mac, flag) for mac in MACS))))
    assert reply.headers["Location"].startswith(f"{sim.url}/ers/config/endpoint/bulk/")
    status = report(api, reply)
    assert (status["executionStatus"], status["operationType"], status["mediaType"]) == ("COMPLETED", "create", MEDIA)
    assert (status["resourcesCount"], status["successCount"], status["failCount"]) == (4, 4, 0)
    assert [row["name"] for row in status["resourcesStatus"]] == MACS
    time.strptime(status["startTime"], "%a %b %d %H:%M:%S UTC %Y")
    known = [row["id"] for row in status["resourcesStatus"]]
    assert api.get(f"endpoint/{known[0]}").json["ERSEndPoint"]["staticGroupAssignment"] is True

    change = f'<ns4:endpoint id="{known[0]}" name="{MACS[0]}" description="new"/>'
    assert verdicts(report(api, submit(api, request(listed(change), "update")))) == ["SUCCESS"]
    assert api.get(f"endpoint/{known[0]}").json["ERSEndPoint"]["description"] == "new"

    status = report(api, submit(api, request(ids(*known, "unknown"), "delete")))
    assert verdicts(status) == ["SUCCESS"] * 4 + ["FAIL"]
    assert [row["id"] for row in status["resourcesStatus"]] == [*known, "unknown"]
    assert sim.store.list("endpoint") == []


def test_each_object_is_a_transaction_of_its_own(sim: Simulator, api: Api) -> None:
    sim.store.put("endpoint", {"name": MACS[1], "mac": MACS[1]})
    broken = '<ns4:endpoint name="no address"/>'
    unknown = f'<ns4:endpoint id="unknown" name="{MACS[3]}"/>'
    status = report(api, submit(api, request(listed(endpoint(MACS[0]), endpoint(MACS[1]), broken, endpoint(MACS[3])))))
    assert verdicts(status) == ["SUCCESS", "FAIL", "FAIL", "SUCCESS"]
    assert (status["successCount"], status["failCount"]) == (2, 2)
    assert verdicts(report(api, submit(api, request(listed(unknown), "update")))) == ["FAIL"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 400),
        (b"<a>", 400),
        (request(listed(endpoint(MACS[0])), "merge"), 400),
        (request(listed(endpoint(MACS[0])), "register"), 400),
        (request(listed(endpoint(MACS[0])), "delete"), 400),
        (request(ids("1")), 400),
        (request(listed()), 400),
        (request(listed(endpoint(MACS[0])) * 2), 400),
        (request(listed(endpoint(MACS[0])), media=MEDIA.replace("endpoint", "guestuser")), 415),
        (request(listed(endpoint(MACS[0])), media=MEDIA.replace("1.3", "9.9")), 415),
        (request(listed(endpoint(MACS[0])), root="guestUserBulkRequest"), 400),
        (request(listed(endpoint(MACS[0])), space='xmlns:ns4="network.ers.ise.cisco.com"'), 400),
        (request(listed(endpoint(MACS[0])).replace("ns4:endpoint", "endpoint")), 400),
        (request(listed(endpoint(MACS[0])).replace("ns4:endpoint", "ns4:guestuser")), 400),
        (request(listed(endpoint(MACS[0]).replace("<mac>", "<macs>").replace("</mac>", "</macs>"))), 400),
        (request(listed(endpoint(MACS[0]).replace("<mac>", "<ns4:mac>").replace("</mac>", "</ns4:mac>"))), 400),
        (request(listed(endpoint(MACS[0], f"<mac>{MACS[0]}</mac>"))), 400),
        (request(listed(endpoint(MACS[0], "<name>x</name>"))), 400),
        (request(listed(endpoint(MACS[0]).replace("description", "comment"))), 400),
        (request(listed(endpoint(MACS[0], "<staticGroupAssignment>yes</staticGroupAssignment>"))), 400),
        (request(listed(endpoint(MACS[0], "<portalUser><b/></portalUser>"))), 400),
        (
            request(
                listed(
                    endpoint(MACS[0]).replace("<mac>", "<customAttributes><customAttributes/></customAttributes><mac>")
                )
            ),
            400,
        ),
        (request(listed(*(endpoint(f"02:00:00:00:{n // 256:02X}:{n % 256:02X}") for n in range(501)))), 400),
        (request(ids(*(str(number) for number in range(5001))), "delete"), 400),
    ],
)
def test_invalid_requests(sim: Simulator, api: Api, body: bytes, status: int) -> None:
    """The whole request is refused, and none of its operations is applied."""
    assert submit(api, body).status == status
    assert sim.store.list("endpoint") == []


def test_maximum_size(sim: Simulator, api: Api) -> None:
    many = [endpoint(f"02:00:00:00:{number // 256:02X}:{number % 256:02X}") for number in range(500)]
    created = report(api, submit(api, request(listed(*many))))
    assert created["successCount"] == len(sim.store.list("endpoint")) == 500
    known = [row["id"] for row in created["resourcesStatus"]]
    gone = report(api, submit(api, request(ids(*known, *(str(number) for number in range(4500))), "delete")))
    assert (gone["resourcesCount"], gone["successCount"], gone["failCount"]) == (5000, 500, 4500)


def test_only_xml_and_only_where_the_resource_has_it(api: Api) -> None:
    body = request(listed(endpoint(MACS[0])))
    assert submit(api, body, headers=JSON).status == 415
    assert submit(api, body, "endpointgroup/bulk/submit").status in (404, 415)
    assert api.request("POST", "endpoint/bulk/submit", body, headers=XML).status == 405
    assert api.delete("endpoint/bulk/1", headers=XML).status == 405
    assert api.get("endpoint/bulk/1").status == 404
    assert submit(api, body, user="operator").status == 403
    number = str(submit(api, body).headers["Location"]).rpartition("/")[2]
    assert api.get(f"networkdevice/bulk/{number}").status == 404


def test_one_at_a_time(sim: Simulator, api: Api) -> None:
    sim.configure(bulk_seconds=1.0)
    first = submit(api, request(listed(endpoint(MACS[0]))))
    status = report(api, first)
    assert (status["executionStatus"], verdicts(status), status["successCount"]) == ("IN_PROGRESS", ["PENDING"], 0)
    busy = submit(api, request(listed(endpoint(MACS[1]))))
    assert busy.status == 503
    assert "progress" in busy.title
    assert sim.store.get("endpoint", MACS[1]) is None
    time.sleep(1.1)
    assert report(api, first)["executionStatus"] == "COMPLETED"
    assert submit(api, request(listed(endpoint(MACS[1])))).status == 202
    sim.reset()
    assert api.get(f"endpoint/bulk/{status['bulkId']}").status == 404
    assert submit(api, request(listed(endpoint(MACS[1])))).status == 202


def test_the_path_on_2_7(sim: Simulator, api: Api) -> None:
    """Its guide has another path than its reference."""
    body = request(listed(endpoint(MACS[0])), media=MEDIA.replace("1.3", "1.0"))
    for profile, served in (("2.7", 202), ("3.0", 404)):
        sim.configure(profile=profile, gateway_ers=True)
        assert submit(api, body, "endpoint/bulk").status == served
        assert submit(api, body).status == 202


@pytest.mark.parametrize("switch", ["accept", "refuse"])
def test_media_types(sim: Simulator, api: Api, switch: str) -> None:
    sim.configure(bulk_media_types=switch)
    own = "application/vnd.com.cisco.ise.identity.endpointbulkrequest.1.0+xml"
    body = request(listed(endpoint(MACS[0])))
    for media in (own, f"{own}; charset=utf-8"):
        headers = {"Accept": media, "Content-Type": media}
        assert submit(api, body, headers=headers).status == (202 if switch == "accept" else 415)
    other = own.replace("endpointbulkrequest", "guestuserbulkrequest")
    assert submit(api, body, headers={"Accept": own, "Content-Type": other}).status == 415


@pytest.mark.parametrize("switch", ["accept", "refuse"])
def test_links_in_an_update(sim: Simulator, api: Api, switch: str) -> None:
    sim.configure(bulk_link=switch)
    identity = sim.store.put("endpoint", {"name": MACS[0], "mac": MACS[0]})
    link = f'<link rel="self" href="https://ise/ers/config/endpoint/{identity}" type="application/xml"></link>'
    item = f'<ns4:endpoint id="{identity}" name="{MACS[0]}" description="new">{link}<mac>{MACS[0]}</mac></ns4:endpoint>'
    reply = submit(api, request(listed(item), "update"))
    assert reply.status == (202 if switch == "accept" else 400)
    assert (sim.store.get("endpoint", identity) or {}).get("description") == ("new" if switch == "accept" else None)
    assert submit(api, request(listed(endpoint(MACS[1]).replace("<mac>", f"{link}<mac>")))).status == 400


def older(content: str, operation: str, kind: str = "ns4:endpointBulkRequest") -> bytes:
    spaces = f'{SPACE} xmlns:ns2="ers.ise.cisco.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    head = f'xsi:type="{kind}" operationType="{operation}" resourceMediaType="{MEDIA}" {spaces}'
    return f"<ns2:bulkRequest {head}>{content}</ns2:bulkRequest>".encode()


def test_the_older_form(sim: Simulator, api: Api) -> None:
    row = report(api, submit(api, older(listed(endpoint(MACS[0])), "create")))["resourcesStatus"][0]
    assert (row["name"], row["status"]) == (MACS[0], "SUCCESS")
    for kind in ("ns4:guestUserBulkRequest", "ns2:endpointBulkRequest", "endpointBulkRequest", "x:endpointBulkRequest"):
        assert submit(api, older(listed(endpoint(MACS[1])), "create", kind)).status == 400
    assert submit(api, older(listed(endpoint(MACS[1])), "create").replace(b"xsi:type", b"xsi:kind")).status == 400
    sim.configure(bulk_older="refuse")
    assert submit(api, older(ids(row["id"]), "delete")).status == 400
    sim.configure(bulk_older="accept")
    assert verdicts(report(api, submit(api, older(ids(row["id"]), "delete")))) == ["SUCCESS"]
    assert sim.store.list("endpoint") == []


def in_json(operation: str, **lists: Any) -> bytes:
    content = {"operationType": operation, "resourceMediaType": MEDIA, **lists}
    return json.dumps({"EndpointBulkRequest": content}).encode()


def test_json(sim: Simulator, api: Api) -> None:
    objects = [{"ERSEndPoint": {"mac": mac, "staticGroupAssignment": True}} for mac in MACS]
    body = in_json("create", resourcesList=objects)
    assert submit(api, body, headers=JSON).status == 415
    sim.configure(bulk_json="accept")
    status = report(api, submit(api, body, headers=JSON))
    assert verdicts(status) == ["SUCCESS"] * 4
    assert all(held["staticGroupAssignment"] is True for held in sim.store.list("endpoint"))
    known = [row["id"] for row in status["resourcesStatus"]]
    assert verdicts(report(api, submit(api, in_json("delete", idList=known), headers=JSON))) == ["SUCCESS"] * 4
    for wrong in (
        b"<a/>",
        b"[]",
        b'{"EndpointBulkRequest": {}}',
        in_json("create"),
        in_json("create", idList=known),
        in_json("create", resourcesList={}),
        in_json("create", resourcesList=[{"mac": MACS[0]}]),
        in_json("create", resourcesList=[{"ERSEndPoint": None}]),
        in_json("create", resourcesList=[{"ERSEndPoint": {"mac": MACS[0]}}] * 501),
    ):
        assert submit(api, wrong, headers=JSON).status == 400
    assert sim.store.list("endpoint") == []


SGT = request(
    '<ns4:resourcesList><ns4:sgt name="Cameras"><value>77</value></ns4:sgt></ns4:resourcesList>',
    media="vnd.com.cisco.ise.trustsec.sgt.1.3+xml",
    root="sgtBulkRequest",
    space='xmlns:ns4="trustsec.ers.ise.cisco.com"',
)


@pytest.mark.parametrize("switch", ["reference", "bulk/submit", "submit", "bulk"])
def test_path_of_requests(sim: Simulator, api: Api, switch: str) -> None:
    sim.configure(bulk_submit=switch)
    served = "submit" if switch == "reference" else switch
    for path in ("bulk/submit", "submit", "bulk"):
        assert submit(api, SGT, f"sgt/{path}").status == (202 if path == served else 404)


@pytest.mark.parametrize(("switch", "below"), [("bulk", "/bulk/"), ("object", "/"), ("submit", "/bulk/submit/")])
def test_location_of_the_report(sim: Simulator, api: Api, switch: str, below: str) -> None:
    sim.configure(bulk_location=switch)
    reply = submit(api, SGT, "sgt/submit")
    assert str(reply.headers["Location"]).startswith(f"{sim.url}/ers/config/sgt{below}")
    assert verdicts(report(api, reply, "sgt")) == ["SUCCESS"]


def test_report_on_one_object(sim: Simulator, api: Api) -> None:
    sim.configure(bulk_single="object", bulk_created_id="omit")
    status = report(api, submit(api, SGT, "sgt/submit"), "sgt")
    row = {"id": "", "name": "Cameras", "description": ""}
    assert status["resourcesStatus"] == {**row, "status": "SUCCESS", "resourceExecutionStatus": "SUCCESS"}


def device(name: str, *elements: str) -> bytes:
    lists = {
        "ip": "<NetworkDeviceIPList><NetworkDeviceIP><ipaddress>192.0.2.1</ipaddress><mask>32</mask>"
        "</NetworkDeviceIP></NetworkDeviceIPList>",
        "groups": "<NetworkDeviceGroupList><NetworkDeviceGroup>Location#All Locations</NetworkDeviceGroup>"
        "</NetworkDeviceGroupList>",
        "port": "<coaPort>1701</coaPort>",
        "secret": "<authenticationSettings><networkProtocol>RADIUS</networkProtocol>"
        "<radiusSharedSecret>******</radiusSharedSecret></authenticationSettings>",
    }
    inner = "".join(lists[element] for element in elements)
    content = f'<ns4:resourcesList><ns4:networkdevice name="{name}">{inner}</ns4:networkdevice></ns4:resourcesList>'
    return device_request(content, "create")


def device_request(content: str, operation: str) -> bytes:
    media, space = "vnd.com.cisco.ise.network.networkdevice.1.4+xml", 'xmlns:ns4="network.ers.ise.cisco.com"'
    return request(content, operation, media, "networkDeviceBulkRequest", space)


@pytest.mark.parametrize(
    ("elements", "refused"),
    [
        (("port", "ip", "groups"), False),
        (("ip", "port"), True),
        (("groups", "ip"), True),
    ],
)
def test_the_order_of_elements(sim: Simulator, api: Api, elements: tuple[str, ...], refused: bool) -> None:
    body = device("sw1", *elements)
    assert submit(api, body, "networkdevice/bulk/submit").status == (400 if refused else 202)
    sim.configure(bulk_order="any")
    assert submit(api, body, "networkdevice/bulk/submit").status == 202
    assert (sim.store.get("networkdevice", "sw1") or {})["NetworkDeviceIPList"] == [
        {"ipaddress": "192.0.2.1", "mask": 32}
    ]


def test_masks_are_counted(sim: Simulator, api: Api) -> None:
    assert verdicts(
        report(api, submit(api, device("sw1", "secret", "ip"), "networkdevice/bulk/submit"), "networkdevice")
    )
    assert sim.stats.masks_written == 1


def test_network_devices_deleted_in_bulk(sim: Simulator, api: Api) -> None:
    identity = api.add_device()
    body = device_request(ids(identity), "delete")
    assert submit(api, body, "networkdevice/bulk/submit").status == 400
    sim.configure(bulk_delete_devices="accept")
    assert verdicts(report(api, submit(api, body, "networkdevice/bulk/submit"), "networkdevice")) == ["SUCCESS"]
    assert sim.store.get("networkdevice", identity) is None


def test_guests(sim: Simulator, api: Api) -> None:
    """Guests belong to their sponsor; custom fields are entries; every action on one guest also works on many."""
    stay = (
        "<customFields><entry><key>visitor</key><value>yes</value></entry></customFields>"
        "<guestAccessInfo><fromDate>04/02/2024 10:00</fromDate><location>San Jose</location>"
        "<toDate>07/01/2024 09:00</toDate><validDays>90</validDays></guestAccessInfo>"
        "<guestType>Contractor (default)</guestType><portalId>04cd708b-feef-4c75-bf3e-2d2a9c302da2</portalId>"
    )
    media, path = "vnd.com.cisco.ise.identity.guestuser.2.0+xml", "guestuser/bulk/submit"
    content = f'<ns4:resourcesList><ns4:guestuser name="jdoe">{stay}</ns4:guestuser></ns4:resourcesList>'
    body = request(content, media=media, root="guestUserBulkRequest")
    assert submit(api, body, path).status == 401
    created = submit(api, body, path, user="sponsor")
    assert created.status == 202, created.text
    stored = sim.store.get("guestuser", "jdoe") or {}
    assert stored["customFields"] == {"visitor": "yes"}
    assert stored["guestAccessInfo"]["validDays"] == 90
    suspend = request(ids(stored["id"], "unknown"), "suspend", media, "guestUserBulkRequest")
    number = str(submit(api, suspend, path, user="sponsor").headers["Location"]).rpartition("/")[2]
    assert verdicts(api.get(f"guestuser/bulk/{number}", user="sponsor").json["BulkStatus"]) == ["SUCCESS", "FAIL"]
    assert (sim.store.get("guestuser", "jdoe") or {})["status"] == "SUSPENDED"
    for wrong in ("<entry><value>yes</value><key>visitor</key></entry>", "<visitor>yes</visitor>"):
        broken = body.replace(b"<entry><key>visitor</key><value>yes</value></entry>", wrong.encode())
        assert submit(api, broken, path, user="sponsor").status == 400
