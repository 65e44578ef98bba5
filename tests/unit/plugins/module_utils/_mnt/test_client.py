# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How Monitoring nodes are asked: requests, one heavy call at a time, bodies in pieces."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
import requests

from ansible_collections.openise.ise.plugins.module_utils._errors import (
    InvalidInput,
    MissingLibrary,
    OutcomeUnknown,
    ServerFailure,
    UnexpectedAnswer,
    WriteInCheckMode,
)
from ansible_collections.openise.ise.plugins.module_utils._http import import_helper
from ansible_collections.openise.ise.plugins.module_utils._http.retry import MAX_ATTEMPTS
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._mnt import client as mnt
from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt, MntTransport, connections
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, Wire, cut_off, refused
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

XML = MappingProxyType({"Content-Type": "application/xml"})
EMPTY = b'<activeList noOfActiveSession="0"/>'


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    mnt.forget_nodes()
    yield
    mnt.forget_nodes()


def asked(**more: Any) -> Mnt:
    return Mnt([replace(GATEWAY, **more)], read_only=True, redactor=Redactor())


def test_a_missing_library_is_said_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_helper, "_IMPORT_ERROR", ImportError("No module named 'xmltodict'"))
    with pytest.raises(MissingLibrary, match="xmltodict is not installed"):
        asked()


def test_a_request_as_it_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    count = b"<sessionCount><count>1</count></sessionCount>"
    wire = Wire(monkeypatch, (200, count, XML), (200, count, XML), (200, EMPTY, XML))
    assert asked().document("Session/ActiveCount", "sessionCount") == {"count": "1"}
    assert asked().document("Session/UserName", "sessionCount", body="a@b.c") == {"count": "1"}
    assert asked().members("Session/ActiveList", "activeSession", dict, heavy=True) == []
    assert [(request.method, request.path_url) for request in wire.sent] == [
        ("GET", "/admin/API/mnt/Session/ActiveCount"),
        ("POST", "/admin/API/mnt/Session/UserName"),
        ("GET", "/admin/API/mnt/Session/ActiveList"),
    ]
    assert [request.body for request in wire.sent] == [None, b"a@b.c", None]
    for request, options in zip(wire.sent, wire.options, strict=True):
        assert request.headers["Accept"] == request.headers["Content-Type"] == "application/xml"
        assert options["stream"] is True
    assert [options["timeout"] for options in wire.options] == [(7, 7), (7, 7), (7, mnt.HEAVY_TIMEOUT)]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Error in generating XML output. Error message = Session data is not available for 00:00:00:00:00:01.", True),
        ("Session data is Not Available for 4.4.4.1.", True),
        ("00:00:00:00:00:01 is not a valid MAC address.", False),
        ("", False),
    ],
)
def test_there_is_none(monkeypatch: pytest.MonkeyPatch, text: str, absent: bool) -> None:
    body = f"<mnt-rest-result><internal-error-info>{text}</internal-error-info></mnt-rest-result>".encode()
    Wire(monkeypatch, (500, body, XML))
    if absent:
        assert asked().document("Session/MACAddress/x", "sessionParameters") is None
    else:
        with pytest.raises(ServerFailure) as failure:
            asked().document("Session/MACAddress/x", "sessionParameters")
        assert failure.value.status == 500
        assert text in failure.value.message


def test_words_that_are_not_ises_are_no_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    Wire(monkeypatch, (500, b"<html>The service is not available</html>", HTML), (500, b"not available", XML))
    for _number in range(2):
        with pytest.raises(ServerFailure):
            asked().document("Session/MACAddress/x", "sessionParameters")


def test_what_ise_says_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "<mnt-rest-result><cpm-code>{0}</cpm-code><internal-error-info>no {0}</internal-error-info></mnt-rest-result>"
    )
    Wire(monkeypatch, (500, body.format(GATEWAY.password).encode(), XML))
    with pytest.raises(ServerFailure) as failure:
        asked().document("Version", "product")
    assert GATEWAY.password not in f"{failure.value.message} {failure.value.errors}"


COA = b"<remoteCoA><results>true</results></remoteCoA>"


def test_a_get_that_acts_is_sent_once(monkeypatch: pytest.MonkeyPatch, naps: list[float]) -> None:
    """Nothing that may have been carried out is sent again, to this node or the other; nothing at all in check mode."""
    nodes = [replace(GATEWAY, hostname=name) for name in ("mnt1.example.com", "mnt2.example.com")]
    pair = Mnt(nodes, read_only=False, redactor=Redactor())
    for trouble in (
        (502, b"", XML), (503, b"", XML), cut_off(), requests.exceptions.ReadTimeout("late"), (200, COA[:30], XML),
        (200, b"<other/>", XML), (200, b"<html></html>", HTML), (200, b"", XML), (202, COA, XML),
    ):  # fmt: skip
        wire = Wire(monkeypatch, trouble)
        with pytest.raises(OutcomeUnknown, match="CoA/x was sent, but whether ISE carried it out is unknown"):
            pair.document("CoA/x", "remoteCoA", acts=True)
        assert len(wire.sent) == 1
    wire = Wire(monkeypatch)
    with pytest.raises(WriteInCheckMode):
        asked().document("CoA/x", "remoteCoA", acts=True)
    assert not wire.sent and not naps


def test_a_get_that_acts_moves_on_where_it_was_not_carried_out(
    monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    nodes = [replace(GATEWAY, hostname=name) for name in ("mnt1.example.com", "mnt2.example.com")]
    no_mnt = (
        b"<mnt-rest-result><internal-error-info>This host is not a MnT node.</internal-error-info></mnt-rest-result>"
    )
    for troubles in ([(500, no_mnt, XML)], [refused()] * MAX_ATTEMPTS):
        mnt.forget_nodes()
        wire = Wire(monkeypatch, *troubles, (200, COA, XML))
        pair = Mnt(nodes, read_only=False, redactor=Redactor())
        assert pair.document("CoA/x", "remoteCoA", acts=True) == {"results": "true"}
        hosts = [str(request.url).split(":")[1] for request in wire.sent]
        assert hosts == [*["//mnt1.example.com"] * len(troubles), "//mnt2.example.com"]


def test_heavy_calls_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at once are one after the other for a server; a light call waits for none."""
    running: list[int] = []
    most: list[int] = []
    within = threading.Event()
    proceed = threading.Event()

    def send(self: Transport, method: str, path: str, **options: Any) -> Any:
        running.append(1)
        most.append(len(running))
        within.set()
        if "List" in path:
            proceed.wait(5)
        running.pop()
        return type("Answer", (), {"status": 200, "result": []})()

    monkeypatch.setattr(MntTransport, "send", send)
    threads = [
        threading.Thread(target=asked().members, args=("ActiveList", "a", dict), kwargs={"heavy": True})
        for _number in range(3)
    ]
    for thread in threads:
        thread.start()
    assert within.wait(5)
    asked().document("Version", "product")
    assert most == [1, 2]  # the light one beside the first heavy one
    proceed.set()
    for thread in threads:
        thread.join()
    assert most == [1, 2, 1, 1]


def test_a_list_that_breaks_begins_anew(monkeypatch: pytest.MonkeyPatch, naps: list[float]) -> None:
    """What came before the connection broke is not there twice."""
    members = b"<activeSession><a>1</a></activeSession><activeSession><a>2</a></activeSession>"
    body = b'<activeList noOfActiveSession="2">' + members + b"</activeList>"
    broken = [True]
    whole = requests.Response.iter_content

    def iter_content(self: requests.Response, *arguments: Any) -> Iterator[bytes]:
        if not broken:
            yield from whole(self, *arguments)
            return
        broken.pop()
        yield body[:80]
        raise requests.exceptions.ChunkedEncodingError("cut short")

    monkeypatch.setattr(requests.Response, "iter_content", iter_content)
    Wire(monkeypatch, (200, body, XML), (200, body, XML))
    assert asked().members("x", "activeSession", dict, heavy=True) == [{"a": "1"}, {"a": "2"}]
    assert len(naps) == 1


def test_a_reader_gets_no_web_page(monkeypatch: pytest.MonkeyPatch) -> None:
    Wire(monkeypatch, (200, b"<html>login</html>", HTML))
    with pytest.raises(UnexpectedAnswer, match="web page"):
        asked().members("x", "activeSession", dict)


def test_where_the_nodes_are() -> None:
    ers = replace(GATEWAY, port=9060)
    assert [(one.hostname, one.port) for one in connections(ers, None)] == [(GATEWAY.hostname, 443)]
    other = replace(GATEWAY, port=8443)
    assert [(one.hostname, one.port) for one in connections(other, [" a ", "b"])] == [("a", 8443), ("b", 8443)]
    for names in ([], ["a", "b", "c"], [""], ["https://a"]):
        with pytest.raises(InvalidInput, match=r"^mnt_hostname: "):
            connections(GATEWAY, names)
    assert [one.named_in for one in [*connections(ers, None), *connections(ers, ["a"])]] == ["hostname", "mnt_hostname"]


@pytest.mark.parametrize(
    ("status", "words", "deleted"),
    [("SUCCESSFUL", "", True), ("SERVER_ERROR", "Session data is not available for x.", False)],
)
@pytest.mark.parametrize("code", [200, 500])
def test_a_deletion(monkeypatch: pytest.MonkeyPatch, code: int, status: str, words: str, deleted: bool) -> None:
    """Sent once, by a client that may write; "there is none" comes with either status."""
    if code == 500 and deleted:
        words, deleted = "not available", False  # a 500 is no success, whatever its status element says
    elements = f"<internal-error-info>{words}</internal-error-info><status>{status}</status>"
    wire = Wire(monkeypatch, (code, f"<mnt-rest-result>{elements}</mnt-rest-result>".encode(), XML))
    writing = Mnt([GATEWAY], read_only=False, redactor=Redactor())
    assert not writing.read_only
    assert writing.delete("Session/Delete/All") is deleted
    assert [(request.method, request.path_url, request.body) for request in wire.sent] == [
        ("DELETE", "/admin/API/mnt/Session/Delete/All", None)
    ]
    with pytest.raises(WriteInCheckMode):
        asked().delete("Session/Delete/All")
    assert asked().read_only and len(wire.sent) == 1


def test_a_deletion_that_ise_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says is told, without the password."""
    elements = f"<internal-error-info>no {GATEWAY.password}</internal-error-info><status>SERVER_ERROR</status>"
    Wire(monkeypatch, (200, f"<mnt-rest-result>{elements}</mnt-rest-result>".encode(), XML))
    with pytest.raises(ServerFailure, match=r"DELETE /admin/API/mnt/x \(200\)\. ISE said: no ") as failure:
        Mnt([GATEWAY], read_only=False, redactor=Redactor()).delete("x")
    assert GATEWAY.password not in failure.value.message
