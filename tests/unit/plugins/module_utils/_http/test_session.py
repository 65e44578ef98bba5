# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTPS sessions: login, TLS, proxies, and who shares a session. requests is real; the network below it is not."""

from __future__ import annotations

import base64
import errno
import os
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http import session
from ansible_collections.openise.ise.plugins.module_utils._http.breaker import LIMIT
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.session import shared_session
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import (
    FakeNetwork,
    connection_refused,
    network_error,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

OK = (200, {"ok": True})
PATH = "/ers/config/networkdevice"


def test_a_password_beyond_latin_1_is_sent_as_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, OK)
    Transport(replace(GATEWAY, username="jörg", password="鍵")).send("GET", PATH)
    header = network.sent[0].headers["Authorization"]
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
def test_the_environment_does_not_override_certificate_checks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changes: dict[str, Any], verify: Any
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(session, "_system_ca_certificates", lambda: "the system")
    network = FakeNetwork(monkeypatch, OK, (503, b""), OK, (204, b""))
    sender = Transport(replace(GATEWAY, **changes))
    sender.send("GET", PATH)
    sender.send("GET", PATH)
    sender.send("DELETE", PATH, expect=(204,))
    assert [options["verify"] for options in network.options] == [verify] * 4


def test_the_certificates_of_the_system_are_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    class Paths:
        cafile: str | None = "/etc/ca.pem"
        capath: str | None = "/etc/certs"

    paths = Paths()
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    assert session._system_ca_certificates() == "/etc/ca.pem"
    paths.cafile = None
    assert session._system_ca_certificates() == "/etc/certs"
    paths.capath = None
    assert session._system_ca_certificates() is True


@pytest.mark.parametrize(
    ("changes", "certificate"),
    [
        ({}, None),
        ({"client_cert": "/c.pem"}, "/c.pem"),
        ({"client_cert": "/c.pem", "client_key": "/k.pem"}, ("/c.pem", "/k.pem")),
    ],
)
def test_client_certificate(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], certificate: Any) -> None:
    network = FakeNetwork(monkeypatch, OK)
    Transport(replace(GATEWAY, username="", password="", **changes)).send("GET", PATH)
    assert network.options[0]["cert"] == certificate
    assert "Authorization" not in network.sent[0].headers


@pytest.mark.parametrize("use_proxy", [True, False])
def test_proxies_and_netrc_only_on_request(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, use_proxy: bool) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login stranger password other\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")
    network = FakeNetwork(monkeypatch, OK)
    Transport(replace(GATEWAY, use_proxy=use_proxy, username="", password="")).send("GET", PATH)
    expected = "http://proxy.example.com:3128" if use_proxy else None
    assert network.options[0]["proxies"].get("https") == expected
    assert "Authorization" not in network.sent[0].headers


def test_sessions_are_shared_by_equal_connections_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Connection] = []

    class Counted(session.HttpSession):
        def __init__(self, connection: Connection) -> None:
            made.append(connection)
            super().__init__(connection)

    monkeypatch.setattr(session, "HttpSession", Counted)
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


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not session.requests_is_missing()
    monkeypatch.setattr(session, "_IMPORT_ERROR", ImportError("No module named 'requests'"))
    assert session.requests_is_missing()
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


# -- a node that hangs ----------------------------------------------------------------------------------------------


def test_a_node_that_hangs_gets_no_further_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its timeouts count together, over accounts and threads; an attempt to connect is one, too."""
    hangs = [requests.exceptions.ReadTimeout("x"), requests.exceptions.ConnectTimeout("x")] * 2
    network = FakeNetwork(monkeypatch, *hangs[:LIMIT])
    others = [GATEWAY, replace(GATEWAY, username="other")] * 2
    for connection in others[:LIMIT]:
        with pytest.raises(errors.Unreachable, match="within 7 seconds"):
            Transport(connection).send("GET", PATH)
    for method in ("GET", "POST"):
        with pytest.raises(errors.NotBegun, match=r"was not sent: ise\.example\.com did not answer") as failure:
            Transport(GATEWAY).send(method, PATH, document={})
        assert failure.value.status is None
    assert len(network.sent) == LIMIT
    another = FakeNetwork(monkeypatch, OK)
    Transport(replace(GATEWAY, hostname="ise2.example.com")).send("GET", PATH)
    assert len(another.sent) == 1


def test_answers_of_a_gateway_do_not_show_that_the_node_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    hang = requests.exceptions.ReadTimeout("x")
    network = FakeNetwork(monkeypatch, *[hang] * (LIMIT - 1), (503, b""), hang)
    for _request in range(LIMIT - 1):
        with pytest.raises(errors.Unreachable):
            Transport(GATEWAY).send("GET", PATH)
    with pytest.raises(errors.OutcomeUnknown):
        Transport(GATEWAY).send("DELETE", PATH)
    with pytest.raises(errors.Unreachable):
        Transport(GATEWAY).send("GET", PATH)
    with pytest.raises(errors.NotBegun):
        Transport(GATEWAY).send("GET", PATH)
    assert network.script == []


# -- many connections -----------------------------------------------------------------------------------------------


def test_only_the_sessions_used_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[requests.Session] = []
    first = shared_session(GATEWAY)

    def close(each: requests.Session) -> None:
        closed.append(each)

    monkeypatch.setattr(requests.Session, "close", close)
    made = [shared_session(replace(GATEWAY, hostname=f"ise{number}.example.com")) for number in range(15)]
    assert shared_session(GATEWAY) is first  # now the one used last
    assert closed == []
    more = shared_session(replace(GATEWAY, hostname="one-more.example.com"))
    assert closed == [made[0].http]
    assert shared_session(GATEWAY) is first
    assert shared_session(more.connection) is more


@pytest.mark.parametrize("code", [errno.EMFILE, errno.ENFILE])
@pytest.mark.parametrize(
    "wrap",
    [
        requests.exceptions.SSLError,
        lambda cause: network_error(requests.exceptions.ConnectionError, cause),
        connection_refused,
        lambda cause: cause,
    ],
)
def test_a_lack_of_descriptors_is_named(
    monkeypatch: pytest.MonkeyPatch, code: int, wrap: Callable[[OSError], BaseException]
) -> None:
    network = FakeNetwork(monkeypatch, wrap(OSError(code, os.strerror(code))))
    with pytest.raises(errors.Unreachable, match="open files") as failure:
        Transport(GATEWAY).send("DELETE", PATH)
    assert "ulimit -n" in failure.value.message
    assert len(network.sent) == 1
