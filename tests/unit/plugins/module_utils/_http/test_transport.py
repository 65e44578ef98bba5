# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves for ISE, and how answers are taken. requests is real; the network below it is not."""

from __future__ import annotations

import base64
import json
import os
import ssl
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http import transport
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.response import Response
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._redaction import PLACEHOLDER
from ansible_collections.openise.ise.tests.unit.plugins.support.samples import GATEWAY, PASSWORD, SECRET
from ansible_collections.openise.ise.tests.unit.plugins.support.server import HTML, JSON, Wire, ers_error, response

OK = (200, {"ok": True})
PATH = "/ers/config/networkdevice"


def test_a_request_as_it_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, OK, (201, b"", {**JSON, "Location": "https://x/1"}))
    sender = Transport(GATEWAY)
    assert sender.send("GET", PATH, query=[("filter", "name.EQ.a b#1"), ("filter", "x.EQ.é&=")]).json() == {"ok": True}
    created = sender.send("POST", PATH, document={"NetworkDevice": {"name": "é"}}, expect=(201,))
    assert created.headers["location"] == "https://x/1"
    get, post = wire.sent
    query = "?filter=name.EQ.a%20b%231&filter=x.EQ.%C3%A9%26%3D"
    assert get.url in (f"https://ise.example.com:443{PATH}{query}", f"https://ise.example.com{PATH}{query}")
    assert (get.method, get.body) == ("GET", None)
    assert (post.method, json.loads(post.body or b"")) == ("POST", {"NetworkDevice": {"name": "é"}})
    for request, options in zip(wire.sent, wire.options, strict=True):
        assert request.headers["Accept"] == "application/json"
        assert request.headers["Content-Type"] == "application/json"
        assert request.headers["User-Agent"] == "openise.ise"
        login = base64.b64encode(f"netops:{PASSWORD}".encode()).decode()
        assert request.headers["Authorization"] in (f"Basic {login}", f"Basic {login}".encode())
        assert "X-CSRF-TOKEN" not in request.headers
        assert options["timeout"] == (7, 7)


def test_a_delete_has_both_media_types_and_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, (204, b""))
    Transport(GATEWAY).send("DELETE", f"{PATH}/1", expect=(204,), timeout=99)
    assert wire.sent[0].headers["Content-Type"] == wire.sent[0].headers["Accept"] == "application/json"
    assert wire.sent[0].body is None
    assert wire.options[0]["timeout"] == (7, 99)


def test_xml_is_sent_as_such_and_json_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, (202, b""))
    Transport(GATEWAY).send("PUT", PATH, xml="<a>\u00e9</a>", expect=(202,))
    assert wire.sent[0].body == "<a>\u00e9</a>".encode()
    assert wire.sent[0].headers["Content-Type"] == "application/xml"
    assert wire.sent[0].headers["Accept"] == "application/json"


def test_a_password_beyond_latin_1_is_sent_as_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, OK)
    Transport(replace(GATEWAY, username="jörg", password="鍵")).send("GET", PATH)
    header = wire.sent[0].headers["Authorization"]
    text = header if isinstance(header, str) else header.decode()
    assert base64.b64decode(text.removeprefix("Basic ")).decode() == "jörg:鍵"


@pytest.mark.parametrize(
    ("changes", "verify"),
    [
        ({"ca_path": __file__}, __file__),
        ({"validate_certs": False}, False),
        ({"validate_certs": False, "ca_path": __file__}, False),
        ({}, "the system"),
    ],
)
def test_certificates_are_checked_as_asked_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changes: dict[str, Any], verify: Any
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(transport, "_system_authorities", lambda: "the system")
    wire = Wire(monkeypatch, OK, (503, b""), OK, (204, b""))
    sender = Transport(replace(GATEWAY, **changes))
    sender.send("GET", PATH)
    sender.send("GET", PATH)
    sender.send("DELETE", PATH, expect=(204,))
    assert [options["verify"] for options in wire.options] == [verify] * 4


def test_the_system_authorities_are_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    class Paths:
        cafile: str | None = "/etc/ca.pem"
        capath: str | None = "/etc/certs"

    paths = Paths()
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    assert transport._system_authorities() == "/etc/ca.pem"
    paths.cafile = None
    assert transport._system_authorities() == "/etc/certs"
    paths.capath = None
    assert transport._system_authorities() is True


@pytest.mark.parametrize(
    ("changes", "certificate"),
    [
        ({}, None),
        ({"client_cert": "/c.pem"}, "/c.pem"),
        ({"client_cert": "/c.pem", "client_key": "/k.pem"}, ("/c.pem", "/k.pem")),
    ],
)
def test_client_certificate(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], certificate: Any) -> None:
    wire = Wire(monkeypatch, OK)
    Transport(replace(GATEWAY, username="", password="", **changes)).send("GET", PATH)
    assert wire.options[0]["cert"] == certificate
    assert "Authorization" not in wire.sent[0].headers


@pytest.mark.parametrize("use_proxy", [True, False])
def test_proxies_and_netrc_only_on_request(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, use_proxy: bool) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login stranger password other\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")
    wire = Wire(monkeypatch, OK)
    Transport(replace(GATEWAY, use_proxy=use_proxy, username="", password="")).send("GET", PATH)
    expected = "http://proxy.example.com:3128" if use_proxy else None
    assert wire.options[0]["proxies"].get("https") == expected
    assert "Authorization" not in wire.sent[0].headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    wire = Wire(monkeypatch, (status, b"", {"Location": "https://evil.example.com/ers"}), OK)
    with pytest.raises(errors.UnexpectedAnswer, match="web page instead of ERS"):
        Transport(GATEWAY).send("GET", PATH)
    assert len(wire.sent) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "get"])
def test_check_mode_sends_no_write(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    wire = Wire(monkeypatch, OK)
    reader = Transport(GATEWAY, read_only=True)
    with pytest.raises(errors.WriteInCheckMode, match="check mode"):
        reader.send(method, PATH, document={})
    assert wire.sent == []
    assert reader.send("GET", PATH).status == 200


def test_check_mode_sends_what_only_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, OK)
    assert Transport(GATEWAY, read_only=True).send("PUT", PATH, document={"a": 1}, reads=True).status == 200
    assert (wire.methods, wire.sent[0].body) == (["PUT"], b'{"a": 1}')


def test_check_mode_sends_no_get_that_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch)
    with pytest.raises(errors.WriteInCheckMode, match="check mode"):
        Transport(GATEWAY, read_only=True).send("GET", PATH, reads=False)
    assert wire.sent == []


@pytest.mark.parametrize(
    ("status", "body", "headers", "kind"),
    [
        (200, b"<html></html>", HTML, errors.UnexpectedAnswer),
        (200, b"  <!DOCTYPE html>", JSON, errors.UnexpectedAnswer),
        (404, ers_error(), JSON, errors.NotFound),
        (202, {}, JSON, errors.ServerFailure),
        (400, {}, JSON, errors.Rejected),
    ],
)
def test_a_status_that_is_not_expected(
    monkeypatch: pytest.MonkeyPatch, status: int, body: Any, headers: dict[str, str], kind: type[errors.IseError]
) -> None:
    Wire(monkeypatch, (status, body, headers))
    with pytest.raises(kind):
        Transport(GATEWAY).send("GET", PATH)


@pytest.mark.parametrize(
    ("body", "headers", "complaint"),
    [
        (b"<x/>", {"Content-Type": "application/xml"}, "application/xml instead of JSON"),
        (b"{}", {}, "no content type instead of JSON"),
        (b"<HTML>", {"Content-Type": "text/html"}, "a web page instead of JSON"),
        (b'{"a": ', JSON, "malformed JSON, 6 bytes"),
        (b"\xff\xfe\xfd", JSON, "malformed JSON"),
        (b"[]", JSON, "no object"),
        (b"null", JSON, "no object"),
    ],
)
def test_only_a_json_object_is_json(body: bytes, headers: dict[str, str], complaint: str) -> None:
    answer = response(200, body, headers, path="/x")
    with pytest.raises(errors.UnexpectedAnswer) as failure:
        answer.json()
    assert complaint in failure.value.message
    assert "GET /x" in failure.value.message
    assert failure.value.status == 200
    assert answer.ers_errors() == []
    assert not answer.has_ers_body


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        (ers_error("t"), [{"title": "t", "type": "ERROR", "code": "Application resource validation exception"}]),
        ({"ERSResponse": {"messages": [{"title": None, "code": 7}, "stray"]}}, [{"code": "7"}]),
        ({"ERSResponse": {"messages": "text"}}, []),
        ({"ERSResponse": []}, []),
        ({}, []),
    ],
)
def test_messages_of_ise(document: dict[str, Any], messages: list[dict[str, str]]) -> None:
    answer = response(400, document)
    assert answer.ers_errors() == messages
    assert answer.has_ers_body is ("ERSResponse" in document)


def test_a_body_is_not_in_the_text_of_an_answer() -> None:
    assert SECRET not in repr(Response("GET", "/x", 200, {}, SECRET.encode()))


def test_sessions_are_shared_by_equal_connections_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Connection] = []

    class Counted(transport._Session):
        def __init__(self, connection: Connection) -> None:
            made.append(connection)
            super().__init__(connection)

    monkeypatch.setattr(transport, "_Session", Counted)
    first, again = Transport(GATEWAY), Transport(replace(GATEWAY), read_only=True)
    assert first._session is again._session
    assert Transport(replace(GATEWAY, password="other"))._session is not first._session
    assert Transport(replace(GATEWAY, ca_path=__file__))._session is not first._session
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert Transport(GATEWAY)._session is not first._session
    assert len(made) == 4


def test_the_pool_holds_as_many_connections_as_allowed() -> None:
    adapter = Transport(replace(GATEWAY, max_connections=3))._session.http.get_adapter("https://x")
    assert isinstance(adapter, requests.adapters.HTTPAdapter)
    assert (vars(adapter)["_pool_maxsize"], vars(adapter)["_pool_block"]) == (3, True)
    assert adapter.max_retries.total == 0


def test_every_request_takes_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    Wire(monkeypatch, OK, (503, b""), OK)
    sender = Transport(replace(GATEWAY, max_requests_per_second=50))
    taken: list[int] = []
    monkeypatch.setattr(sender._session.bucket, "take", lambda: taken.append(1))
    sender.send("GET", PATH)
    sender.send("GET", PATH)
    assert len(taken) == 3
    assert sender._session.bucket._rate == 50


def leaking_answer(status: int) -> tuple[int, dict[str, Any]]:
    header = base64.b64encode(f"netops:{PASSWORD}".encode()).decode()
    quoted = 'q"uo\\te-é'
    title = f"{PASSWORD} {header} {SECRET} {json.dumps(quoted)} {quoted}"
    return status, ers_error(title, code=f"code {SECRET}")


@pytest.mark.parametrize(("method", "status"), [("GET", 400), ("POST", 401), ("POST", 404), ("PUT", 500), ("PUT", 503)])
def test_no_secret_in_any_failure(monkeypatch: pytest.MonkeyPatch, method: str, status: int) -> None:
    Wire(monkeypatch, leaking_answer(status))
    sender = Transport(GATEWAY)
    sender.redactor.add([SECRET, 'q"uo\\te-é'])
    with pytest.raises(errors.IseError) as failure:
        sender.send(method, PATH, document={"secret": SECRET})
    text = json.dumps(failure.value.result(), ensure_ascii=False) + repr(failure.value) + str(failure.value)
    for secret in (PASSWORD, SECRET, base64.b64encode(f"netops:{PASSWORD}".encode()).decode(), "uo\\", "te-"):
        assert secret not in text
    assert PLACEHOLDER in failure.value.message
    assert failure.value.errors[0]["code"] == f"code {PLACEHOLDER}"
    assert failure.value.__cause__ is None
    assert failure.value.__suppress_context__


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not transport.library_is_missing()
    monkeypatch.setattr(transport, "_MISSING", ImportError("No module named 'requests'"))
    assert transport.library_is_missing()
    with pytest.raises(errors.MissingLibrary, match="requests is not installed"):
        Transport(GATEWAY)


def test_threads_share_one_session(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(Transport(GATEWAY)._session)) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(item) for item in found}) == 1
