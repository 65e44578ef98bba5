# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Media types, headers, authentication, roles, CSRF, and the servers in front of ERS."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest

from ise_simulator.probe import JSON, Api, device
from ise_simulator.testing import Simulator

LEGACY = "application/vnd.com.cisco.ise.network.networkdevice.1.2+xml"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/json;charset=utf-8", 200),
        ("text/html, application/json", 200),
        ("application/xml", 200),
        (LEGACY, 200),
        (None, 415),
        ("", 415),
        ("*/*", 415),
        ("text/html", 415),
        ("application/*", 415),
    ],
)
def test_accept_is_required(api: Api, accept: str | None, status: int) -> None:
    reply = api.get("networkdevice", headers={} if accept is None else {"Accept": accept})
    assert reply.status == status
    if status == 415:
        assert reply.headers["Content-Type"] == "application/xml"
        root = reply.xml
        assert root.tag == "{ers.ise.cisco.com}ersResponse"
        assert root.attrib["operation"] == "GET-getAll-networkdevice"
        message = root.find("messages/message")
        assert message is not None and message.attrib == {"type": "ERROR", "code": "Resource media type exception"}
        assert "'accept' / 'content-type' / 'ers-media-type'" in (message.findtext("title") or "")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "content_type",
    [None, "text/plain", LEGACY.replace("1.2", "9.9"), LEGACY.replace("networkdevice.1.2", "networkdevicegroup.1.2")],
)
def test_writes_need_the_content_type_of_their_body(
    sim: Simulator, api: Api, method: str, content_type: str | None
) -> None:
    identity = api.add_device()
    headers = {"Accept": "application/json"} | ({"Content-Type": content_type} if content_type else {})
    path = "networkdevice" if method == "POST" else f"networkdevice/{identity}"
    assert api.request(method, path, device("sw2", "192.0.2.2"), headers=headers).status == 415
    assert [d["name"] for d in sim.store.list("networkdevice")] == ["ISE_EST_Local_Host", "sw1"]


@pytest.mark.parametrize(
    ("pinned", "profile", "status"),
    [
        ("network.networkdevice.1.2", "2.7", 200),
        ("network.networkdevice.1.3", "3.1", 415),
        ("network.networkdevice.1.3", "3.2", 200),
        ("network.networkdevice.1.6", "3.4", 415),
        ("network.networkdevice.1.6", "3.5", 200),
        ("identity.endpoint.1.0", "3.4", 415),
    ],
)
def test_ers_media_type_pins_a_version(sim: Simulator, api: Api, pinned: str, profile: str, status: int) -> None:
    sim.configure(profile=profile, gateway_ers=True)
    assert api.get("networkdevice", headers={**JSON, "ERS-Media-Type": pinned}).status == status


def test_headers_of_a_single_object(api: Api) -> None:
    reply = api.get(f"networkdevice/{api.add_device()}")
    expected = {
        "Content-Type": "application/json;charset=utf-8",
        "Cache-Control": "no-cache, no-store, must-revalidate",
        "Pragma": "no-cache",
        "Expires": "Thu, 01 Jan 1970 00:00:00 GMT",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "X-XSS-Protection": "1; mode=block",
        "Server": "",
        "Transfer-Encoding": "chunked",
    }
    assert {name: reply.headers[name] for name in expected} == expected
    assert re.fullmatch(r'"[0-9A-F]{32}"', reply.headers["ETag"])
    assert reply.reason == ""
    cookies = [value.split("=")[0] for value in reply.headers.get_all("Set-Cookie", [])]
    assert cookies == ["JSESSIONIDSSO", "APPSESSIONID"]


def test_etag_changes_with_the_object_only(api: Api) -> None:
    identity = api.add_device()
    first, again = (api.get(f"networkdevice/{identity}").headers["ETag"] for _ in range(2))
    api.patch(f"networkdevice/{identity}", {"NetworkDevice": {"description": "new"}})
    assert first == again != api.get(f"networkdevice/{identity}").headers["ETag"]
    assert "ETag" not in api.get("networkdevice").headers


def test_headers_of_create_delete_and_errors(sim: Simulator, api: Api) -> None:
    created = api.post("networkdevice", device())
    assert (created.status, created.body, created.headers["Content-Length"]) == (201, b"", "0")
    assert created.headers["Content-Type"] == "application/json;charset=utf-8"
    location = created.headers["Location"]
    assert re.fullmatch(rf"https://127\.0\.0\.1:{sim.port}/ers/config/networkdevice/[0-9a-f-]{{36}}", location)
    deleted = api.delete(f"networkdevice/{location.rpartition('/')[2]}")
    assert (deleted.status, deleted.body) == (204, b"")
    assert deleted.headers["Content-Type"] == "application/json;charset=utf-8"
    assert deleted.headers.get("Connection") is None
    assert api.get("networkdevice/unknown").headers["Connection"] == "close"


def test_json_is_written_like_jackson_does(api: Api) -> None:
    text = api.get("networkdevice?filter=name.EQ.nobody").text
    assert text == '{\n  "SearchResult" : {\n    "total" : 0,\n    "resources" : [ ]\n  }\n}'
    assert '"resources" : [ {\n      "id" : "' in api.get("networkdevice").text


def test_links_mirror_host_and_port(sim: Simulator, api: Api) -> None:
    reply = api.get("networkdevice", headers={**JSON, "Host": "ise.example.com"})
    href = reply.json["SearchResult"]["resources"][0]["link"]["href"]
    assert href.startswith("https://ise.example.com/ers/config/networkdevice/")
    href = api.get("networkdevice", port="ers").json["SearchResult"]["resources"][0]["link"]["href"]
    assert href.startswith(f"https://127.0.0.1:{sim.ers_port}/ers/config/")


@pytest.mark.parametrize("authorization", [None, "Basic !!!", "Bearer abc", "Basic YWRtaW46d3Jvbmc="])
@pytest.mark.parametrize(("profile", "body"), [("2.7", True), ("3.4", False)])
def test_bad_credentials(sim: Simulator, api: Api, authorization: str | None, profile: str, body: bool) -> None:
    sim.configure(profile=profile, gateway_ers=True)
    headers = JSON if authorization is None else {**JSON, "Authorization": authorization}
    reply = api.get("networkdevice", user=None, headers=headers)
    assert reply.status == 401
    assert reply.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert ("HTTP Status 401 \u2013 Unauthorized" in reply.text) is body
    assert reply.headers["Content-Type"].startswith("text/html")


def test_password_with_colon_and_umlaut(sim: Simulator, api: Api) -> None:
    plain = base64.b64encode(b"admin:Admin-Pass-1:x").decode()
    assert api.get("networkdevice", user=None, headers={**JSON, "Authorization": f"Basic {plain}"}).status == 401
    assert api.get("networkdevice", user=("admin", "Pässword")).status == 401


@pytest.mark.parametrize(
    ("user", "method", "status"),
    [
        ("admin", "GET", 200),
        ("admin", "POST", 201),
        ("operator", "GET", 200),
        ("operator", "POST", 403),
        ("mnt", "GET", 403),
        ("mnt", "POST", 403),
        ("sponsor", "GET", 403),
        ("sponsor", "POST", 403),
    ],
)
def test_roles(sim: Simulator, api: Api, user: str, method: str, status: int) -> None:
    reply = api.request(method, "networkdevice", device() if method == "POST" else None, user=user)
    assert reply.status == status
    assert (sim.store.get("networkdevice", "sw1") is not None) is (status == 201)


def test_csrf_protocol(sim: Simulator, api: Api) -> None:
    sim.configure(csrf=True)
    refused = api.post("networkdevice", device())
    assert refused.status == 403
    assert refused.headers["Content-Type"] == "text/html"
    assert "CSRF nonce validation failed" in refused.text and "[ 403 ]" in refused.text
    # The token is sent even with a 415, and only on request.
    assert "X-CSRF-Token" not in api.get("deploymentinfo/versioninfo").headers
    fetched = api.get("deploymentinfo/versioninfo", headers={"X-CSRF-TOKEN": "fetch"})
    assert fetched.status == 415
    token = fetched.headers["X-CSRF-Token"]
    cookies = [value.split(";")[0] for value in fetched.headers.get_all("Set-Cookie", [])]
    good = {**JSON, "X-CSRF-TOKEN": token, "Cookie": "; ".join(cookies)}
    for spoiled in (
        {k: v for k, v in good.items() if k != "Cookie"},
        {**good, "Cookie": cookies[0]},
        {**good, "Cookie": cookies[1]},
        {**good, "X-CSRF-TOKEN": "wrong"},
    ):
        assert api.post("networkdevice", device(), headers=spoiled).status == 403
    created = api.post("networkdevice", device(), headers=good)
    assert created.status == 201
    path = f"networkdevice/{created.headers['Location'].rpartition('/')[2]}"
    change = {"NetworkDevice": {"description": "x"}}
    assert api.patch(path, change).status == 403
    assert api.patch(path, change, headers=good).status == 200
    assert api.get(path).status == 200
    assert api.delete(path, headers=good).status == 204


def test_csrf_token_expires(sim: Simulator, api: Api) -> None:
    sim.configure(csrf=True)
    fetched = api.get("networkdevice", headers={**JSON, "X-CSRF-TOKEN": "fetch"})
    cookies = "; ".join(value.split(";")[0] for value in fetched.headers.get_all("Set-Cookie", []))
    headers = {**JSON, "X-CSRF-TOKEN": fetched.headers["X-CSRF-Token"], "Cookie": cookies}
    assert api.post("networkdevice", device(), headers=headers).status == 201
    sim.configure(csrf_idle_seconds=0)
    assert api.post("networkdevice", device("b", "192.0.2.2"), headers=headers).status == 403


def test_fetch_is_harmless_without_csrf(api: Api) -> None:
    assert "X-CSRF-Token" not in api.get("networkdevice", headers={**JSON, "X-CSRF-TOKEN": "fetch"}).headers


@pytest.mark.parametrize("path", ["networkdevice/name/a%2Fb", "networkdevice/name/a%2fb", "networkdevice%5Cx"])
def test_encoded_slash_is_refused_by_the_front_end(api: Api, path: str) -> None:
    reply = api.get(path)
    assert reply.status == 400
    assert reply.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nosuchresource", 404),
        ("nosuchresource/1", 404),
        ("networkdevice/00000000-0000-0000-0000-000000000000", 404),
        ("networkdevice/not%20an%20id", 404),
        ("networkdevice/name/nobody", 404),
        ("networkdevice/name/a/b", 404),
        ("networkdevicegroup/name/Location:Nowhere", 404),
    ],
)
def test_unknown_objects(api: Api, path: str, status: int) -> None:
    reply = api.get(path)
    assert reply.status == status
    link = reply.json["ERSResponse"]["link"]
    assert link["rel"] == "related" and link["type"] == "application/xml"
    assert link["href"].endswith(f"/ers/config/{path}")


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [
        ("PUT", "networkdevice", "PUT-update-networkdevice"),
        ("DELETE", "networkdevice", "DELETE-delete-networkdevice"),
        ("POST", "networkdevice/some-id", "POST-create-networkdevice"),
        ("PUT", "networkdevicegroup/name/x", "PUT-update by name-networkdevicegroup"),
        ("PATCH", "networkdevicegroup/name/x", "PATCH-patch by name-networkdevicegroup"),
        ("DELETE", "networkdevicegroup/name/x", "DELETE-delete by name-networkdevicegroup"),
        ("POST", "networkdevice/versioninfo", "POST-versionInfo-networkdevice"),
    ],
)
def test_methods_a_resource_lacks(api: Api, method: str, path: str, operation: str) -> None:
    reply = api.request(method, path, {})
    assert reply.status == 405
    response = reply.json["ERSResponse"]
    assert response["operation"] == operation
    assert response["messages"] == [
        {
            "title": "The requested Method is not supported for that resource!",
            "type": "ERROR",
            "code": "Unsupported method exception",
        }
    ]


@pytest.mark.parametrize("path", ["networkdevice/", "networkdevice/?size=5", "networkdevicegroup/"])
def test_trailing_slash(api: Api, path: str) -> None:
    assert api.get(path).status == 200


@pytest.mark.parametrize(
    ("port", "path", "status", "location"),
    [
        ("gateway", "/", 302, "/admin/"),
        ("gateway", "/admin/", 200, None),
        ("gateway", "/elsewhere", 404, None),
        ("ers", "/", 404, None),
        ("ers", "/ers/sdk", 404, None),
    ],
)
def test_around_ers(api: Api, port: str, path: str, status: int, location: str | None) -> None:
    reply = api.get(path, port=port)
    assert (reply.status, reply.headers.get("Location")) == (status, location)
    assert reply.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("profile", "current", "supported"),
    [("2.7", "1.2", "1.0,1.1,1.2"), ("3.2", "1.3", "1.0,1.1,1.2,1.3"), ("3.5", "1.6", "1.0,1.1,1.2,1.3,1.4,1.5,1.6")],
)
def test_versioninfo(sim: Simulator, api: Api, profile: str, current: str, supported: str) -> None:
    sim.configure(profile=profile)
    info = api.get("networkdevice/versioninfo", port="ers").json["VersionInfo"]
    assert (info["currentServerVersion"], info["supportedVersions"]) == (current, supported)
    assert info["link"]["href"].endswith("/ers/config/networkdevice/versioninfo")


@pytest.mark.parametrize(
    ("profile", "version"), [("2.7", "2.7.0.356"), ("3.0", "3.0.0.458"), ("3.1", "3.1.0.518"), ("3.4", "3.4.0.608")]
)
def test_iseversion(sim: Simulator, api: Api, profile: str, version: str) -> None:
    sim.configure(profile=profile)
    values: list[dict[str, Any]] = api.get("op/systemconfig/iseversion", port="ers").json["OperationResult"][
        "resultValue"
    ]
    assert values[0] == {"value": version, "name": "version"}
    assert values[1]["name"] == "patch information"
