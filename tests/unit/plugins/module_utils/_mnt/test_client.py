# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to Monitoring nodes: retries, fail-over, one heavy call at a time, streamed bodies."""

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
from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt, connections
from ansible_collections.openise.ise.plugins.module_utils._mnt.rests import MntTransport
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import (
    HTML,
    FakeNetwork,
    connection_refused,
    connection_reset,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

XML = MappingProxyType({"Content-Type": "application/xml"})
EMPTY = b'<activeList noOfActiveSession="0"/>'


@pytest.fixture(autouse=True)
def _forget_nodes() -> Iterator[None]:
    mnt.forget_nodes()
    yield
    mnt.forget_nodes()


def reading_client(**more: Any) -> Mnt:
    return Mnt([replace(GATEWAY, **more)], read_only=True, redactor=Redactor())


def test_a_missing_library_fails_before_any_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_helper, "_IMPORT_ERROR", ImportError("No module named 'xmltodict'"))
    with pytest.raises(MissingLibrary, match="xmltodict is not installed"):
        reading_client()


def test_requests_as_they_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    count = b"<sessionCount><count>1</count></sessionCount>"
    network = FakeNetwork(monkeypatch, (200, count, XML), (200, count, XML), (200, EMPTY, XML))
    assert reading_client().document("Session/ActiveCount", "sessionCount") == {"count": "1"}
    assert reading_client().document("Session/UserName", "sessionCount", body="a@b.c") == {"count": "1"}
    assert reading_client().members("Session/ActiveList", "activeSession", dict, heavy=True) == []
    assert [(request.method, request.path_url) for request in network.sent] == [
        ("GET", "/admin/API/mnt/Session/ActiveCount"),
        ("POST", "/admin/API/mnt/Session/UserName"),
        ("GET", "/admin/API/mnt/Session/ActiveList"),
    ]
    assert [request.body for request in network.sent] == [None, b"a@b.c", None]
    for request, options in zip(network.sent, network.options, strict=True):
        assert request.headers["Accept"] == request.headers["Content-Type"] == "application/xml"
        assert options["stream"] is True
    assert [options["timeout"] for options in network.options] == [(7, 7), (7, 7), (7, mnt.HEAVY_TIMEOUT)]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Error in generating XML output. Error message = Session data is not available for 00:00:00:00:00:01.", True),
        ("Session data is Not Available for 4.4.4.1.", True),
        ("ORA-12514: the database is not available.", False),
        ("Session data is not available.", False),
        ("Session data of the database is not available for 4.4.4.1.", False),
        ("00:00:00:00:00:01 is not a valid MAC address.", False),
        ("", False),
    ],
)
def test_only_a_missing_session_is_no_error(monkeypatch: pytest.MonkeyPatch, text: str, absent: bool) -> None:
    body = f"<mnt-rest-result><internal-error-info>{text}</internal-error-info></mnt-rest-result>".encode()
    FakeNetwork(monkeypatch, (500, body, XML))
    if absent:
        assert reading_client().document("Session/MACAddress/x", "sessionParameters") is None
    else:
        with pytest.raises(ServerFailure) as failure:
            reading_client().document("Session/MACAddress/x", "sessionParameters")
        assert failure.value.status == 500
        assert text in failure.value.message


def test_only_an_mnt_rest_result_reports_a_missing_session(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(
        monkeypatch,
        (500, b"<html>The service is not available</html>", HTML),
        (500, b"Session data is not available for x.", XML),
    )
    for _number in range(2):
        with pytest.raises(ServerFailure):
            reading_client().document("Session/MACAddress/x", "sessionParameters")


def test_messages_of_ise_are_redacted(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "<mnt-rest-result><cpm-code>{0}</cpm-code><internal-error-info>no {0}</internal-error-info></mnt-rest-result>"
    )
    FakeNetwork(monkeypatch, (500, body.format(GATEWAY.password).encode(), XML))
    with pytest.raises(ServerFailure) as failure:
        reading_client().document("Version", "product")
    assert GATEWAY.password not in f"{failure.value.message} {failure.value.errors}"


COA = b"<remoteCoA><results>true</results></remoteCoA>"


def test_a_get_that_acts_is_sent_once(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    """It is not retried on any node, and not sent in check mode."""
    nodes = [replace(GATEWAY, hostname=name) for name in ("mnt1.example.com", "mnt2.example.com")]
    pair = Mnt(nodes, read_only=False, redactor=Redactor())
    for trouble in (
        (502, b"", XML), (503, b"", XML), connection_reset(), requests.exceptions.ReadTimeout("late"), (200, COA[:30], XML),
        (200, b"<other/>", XML), (200, b"<html></html>", HTML), (200, b"", XML), (202, COA, XML),
    ):  # fmt: skip
        network = FakeNetwork(monkeypatch, trouble)
        with pytest.raises(OutcomeUnknown, match="CoA/x was sent, but whether ISE carried it out is unknown"):
            pair.document("CoA/x", "remoteCoA", acts=True)
        assert len(network.sent) == 1
    network = FakeNetwork(monkeypatch)
    with pytest.raises(WriteInCheckMode):
        reading_client().document("CoA/x", "remoteCoA", acts=True)
    assert not network.sent and not sleeps


def test_a_get_that_acts_uses_the_other_node_if_it_was_not_carried_out(
    monkeypatch: pytest.MonkeyPatch, sleeps: list[float]
) -> None:
    nodes = [replace(GATEWAY, hostname=name) for name in ("mnt1.example.com", "mnt2.example.com")]
    no_mnt = (
        b"<mnt-rest-result><internal-error-info>This host is not a MnT node.</internal-error-info></mnt-rest-result>"
    )
    for troubles in ([(500, no_mnt, XML)], [connection_refused()] * MAX_ATTEMPTS):
        mnt.forget_nodes()
        network = FakeNetwork(monkeypatch, *troubles, (200, COA, XML))
        pair = Mnt(nodes, read_only=False, redactor=Redactor())
        assert pair.document("CoA/x", "remoteCoA", acts=True) == {"results": "true"}
        hosts = [str(request.url).split(":")[1] for request in network.sent]
        assert hosts == [*["//mnt1.example.com"] * len(troubles), "//mnt2.example.com"]


def test_heavy_calls_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heavy calls to a server run sequentially; a light call does not wait."""
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
        threading.Thread(target=reading_client().members, args=("ActiveList", "a", dict), kwargs={"heavy": True})
        for _number in range(3)
    ]
    for thread in threads:
        thread.start()
    assert within.wait(5)
    reading_client().document("Version", "product")
    assert most == [1, 2]  # the light one beside the first heavy one
    proceed.set()
    for thread in threads:
        thread.join()
    assert most == [1, 2, 1, 1]


def test_an_interrupted_list_is_read_again(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    """Members from before the interruption are not duplicated."""
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
    FakeNetwork(monkeypatch, (200, body, XML), (200, body, XML))
    assert reading_client().members("x", "activeSession", dict, heavy=True) == [{"a": "1"}, {"a": "2"}]
    assert len(sleeps) == 1


def test_a_reader_gets_no_web_page(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(monkeypatch, (200, b"<html>login</html>", HTML))
    with pytest.raises(UnexpectedAnswer, match="web page"):
        reading_client().members("x", "activeSession", dict)


def test_connections_to_the_nodes() -> None:
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
    """It is sent once, not in check mode; ISE reports a missing session with either status."""
    if code == 500 and deleted:
        words, deleted = (
            "Session data is not available for x.",
            False,
        )  # a 500 is no success, whatever its status element says
    elements = f"<internal-error-info>{words}</internal-error-info><status>{status}</status>"
    network = FakeNetwork(monkeypatch, (code, f"<mnt-rest-result>{elements}</mnt-rest-result>".encode(), XML))
    writing = Mnt([GATEWAY], read_only=False, redactor=Redactor())
    assert not writing.read_only
    assert writing.delete("Session/Delete/All") is deleted
    assert [(request.method, request.path_url, request.body) for request in network.sent] == [
        ("DELETE", "/admin/API/mnt/Session/Delete/All", None)
    ]
    with pytest.raises(WriteInCheckMode):
        reading_client().delete("Session/Delete/All")
    assert reading_client().read_only and len(network.sent) == 1


def test_a_refused_deletion(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message of ISE is quoted without the password."""
    elements = f"<internal-error-info>no {GATEWAY.password}</internal-error-info><status>SERVER_ERROR</status>"
    FakeNetwork(monkeypatch, (200, f"<mnt-rest-result>{elements}</mnt-rest-result>".encode(), XML))
    with pytest.raises(ServerFailure, match=r"DELETE /admin/API/mnt/x \(200\)\. ISE said: no ") as failure:
        Mnt([GATEWAY], read_only=False, redactor=Redactor()).delete("x")
    assert GATEWAY.password not in failure.value.message
