# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests as they are sent, check mode, statuses, and secrets in failures. requests is real; the network below it is not."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._redaction import PLACEHOLDER
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, JSON, FakeNetwork, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY, PASSWORD, SECRET

OK = (200, {"ok": True})
PATH = "/ers/config/networkdevice"


def test_requests_as_they_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, OK, (201, b"", {**JSON, "Location": "https://x/1"}))
    sender = Transport(GATEWAY)
    assert sender.send("GET", PATH, query=[("filter", "name.EQ.a b#1"), ("filter", "x.EQ.é&=")]).json() == {"ok": True}
    created = sender.send("POST", PATH, document={"NetworkDevice": {"name": "é"}}, expect=(201,))
    assert created.headers["location"] == "https://x/1"
    get, post = network.sent
    query = "?filter=name.EQ.a%20b%231&filter=x.EQ.%C3%A9%26%3D"
    assert get.url in (f"https://ise.example.com:443{PATH}{query}", f"https://ise.example.com{PATH}{query}")
    assert (get.method, get.body) == ("GET", None)
    assert (post.method, json.loads(post.body or b"")) == ("POST", {"NetworkDevice": {"name": "é"}})
    for request, options in zip(network.sent, network.options, strict=True):
        assert request.headers["Accept"] == "application/json"
        assert request.headers["Content-Type"] == "application/json"
        assert request.headers["User-Agent"] == "openise.ise"
        login = base64.b64encode(f"netops:{PASSWORD}".encode()).decode()
        assert request.headers["Authorization"] in (f"Basic {login}", f"Basic {login}".encode())
        assert "X-CSRF-TOKEN" not in request.headers
        assert options["timeout"] == (7, 7)


def test_a_delete_has_both_media_types_and_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, (204, b""))
    Transport(GATEWAY).send("DELETE", f"{PATH}/1", expect=(204,), timeout=99)
    assert network.sent[0].headers["Content-Type"] == network.sent[0].headers["Accept"] == "application/json"
    assert network.sent[0].body is None
    assert network.options[0]["timeout"] == (7, 99)


def test_xml_is_sent_unchanged_and_json_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, (202, b""))
    Transport(GATEWAY).send("PUT", PATH, xml="<a>\u00e9</a>", expect=(202,))
    assert network.sent[0].body == "<a>\u00e9</a>".encode()
    assert network.sent[0].headers["Content-Type"] == "application/xml"
    assert network.sent[0].headers["Accept"] == "application/json"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    network = FakeNetwork(monkeypatch, (status, b"", {"Location": "https://evil.example.com/ers"}), OK)
    with pytest.raises(errors.UnexpectedAnswer, match="web page instead of ERS"):
        Transport(GATEWAY).send("GET", PATH)
    assert len(network.sent) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "get"])
def test_check_mode_sends_no_write(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    network = FakeNetwork(monkeypatch, OK)
    reader = Transport(GATEWAY, read_only=True)
    with pytest.raises(errors.WriteInCheckMode, match="check mode"):
        reader.send(method, PATH, document={})
    assert network.sent == []
    assert reader.send("GET", PATH).status == 200


def test_check_mode_sends_what_only_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, OK)
    assert Transport(GATEWAY, read_only=True).send("PUT", PATH, document={"a": 1}, reads=True).status == 200
    assert (network.methods, network.sent[0].body) == (["PUT"], b'{"a": 1}')


def test_check_mode_sends_no_get_that_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch)
    with pytest.raises(errors.WriteInCheckMode, match="check mode"):
        Transport(GATEWAY, read_only=True).send("GET", PATH, reads=False)
    assert network.sent == []


@pytest.mark.parametrize(
    ("status", "body", "headers", "kind"),
    [
        (200, b"<html></html>", HTML, errors.UnexpectedAnswer),
        (200, b"  <!DOCTYPE html>", JSON, errors.UnexpectedAnswer),
        (404, ers_error(), JSON, errors.NotFound),
        (202, {}, JSON, errors.UnexpectedAnswer),
        (400, {}, JSON, errors.Rejected),
    ],
)
def test_an_unexpected_status(
    monkeypatch: pytest.MonkeyPatch, status: int, body: Any, headers: dict[str, str], kind: type[errors.IseError]
) -> None:
    FakeNetwork(monkeypatch, (status, body, headers))
    with pytest.raises(kind):
        Transport(GATEWAY).send("GET", PATH)


def test_every_request_takes_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(monkeypatch, OK, (503, b""), OK)
    sender = Transport(replace(GATEWAY, max_requests_per_second=50))
    taken: list[int] = []
    monkeypatch.setattr(sender._session.rate_limit, "take", lambda: taken.append(1))
    sender.send("GET", PATH)
    sender.send("GET", PATH)
    assert len(taken) == 3
    assert sender._session.rate_limit._rate == 50


def leaking_answer(status: int) -> tuple[int, dict[str, Any]]:
    header = base64.b64encode(f"netops:{PASSWORD}".encode()).decode()
    quoted = 'q"uo\\te-é'
    title = f"{PASSWORD} {header} {SECRET} {json.dumps(quoted)} {quoted}"
    return status, ers_error(title, code=f"code {SECRET}")


@pytest.mark.parametrize(("method", "status"), [("GET", 400), ("POST", 401), ("POST", 404), ("PUT", 500), ("PUT", 503)])
def test_no_secret_in_any_failure(monkeypatch: pytest.MonkeyPatch, method: str, status: int) -> None:
    FakeNetwork(monkeypatch, leaking_answer(status))
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
