# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ISE is unreachable or does not answer: every task of every row fails with the cause; above all, none reports "absent"."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CHANGE, CREATE, DELETE, Operation, all_of

Place = Callable[[Simulators], dict[str, Any]]


@dataclass(frozen=True)
class FailureCase:
    """A place without ISE: connection options, and words of the message."""

    name: str
    place: Place
    words: tuple[str, ...]
    waits: int = 0

    def __str__(self) -> str:
        return self.name


def _tls(kind: str) -> Place:
    return lambda simulators: {"port": simulators.with_tls(kind).port}


def _closed(_simulators: Simulators) -> dict[str, Any]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return {"port": listening.getsockname()[1]}


FAILURES = (
    FailureCase(
        "name", lambda _simulators: {"hostname": "ise.invalid"}, ("'ise.invalid' cannot be resolved", "DNS"), waits=3
    ),
    FailureCase("closed port", _closed, ("refused the connection", "hostname and port"), waits=3),
    FailureCase("unknown authority", _tls("untrusted"), ("not signed by a trusted authority", "ca_path")),
    FailureCase("certificate of another", _tls("wrong_host"), ("certificate is not valid for", "hostname")),
    FailureCase("expired certificate", _tls("expired"), ("certificate has expired", "Renew")),
    FailureCase("no TLS", _tls("none"), ("does not speak TLS", "port")),
)


@pytest.fixture
def unresolved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Resolve names below .invalid to nothing, without a DNS server."""
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **more: Any) -> Any:
        if str(host).endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.usefixtures("unresolved")
@each(releases=("3.4",), reads=True, failure=lambda row, _release: FAILURES if thorough(row) else FAILURES[:1])
def test_no_connection(node: Node, failure: FailureCase, simulators: Simulators, waits: list[float]) -> None:
    """In a run and in check mode; a refused connection is retried, an invalid certificate is not."""
    place = failure.place(simulators)
    for operation in all_of(node.row):
        operation.prepare(node)
        held = node.all_documents()
        for check in (False, True) if operation is CREATE else (False,):
            waits.clear()
            result = operation.run(node, check=check, **place)
            assert result.get("failed") is True, (operation, result)
            assert all(word in result["msg"] for word in failure.words), result["msg"]
            assert len(waits) == failure.waits
        assert node.all_documents() == held
    assert node.sim.stats.total == 0


@each(
    releases=("3.4",),
    rows_with=first_row,
    operation=lambda row, _release: [item for item in all_of(row) if item not in (CHANGE, DELETE)],
)
def test_timeout(node: Node, operation: Operation, waits: list[float]) -> None:
    """A read without a response in time is not repeated, which would add load to a busy node."""
    operation.prepare(node)
    node.sim.fault("timeout", times=0, seconds=2)
    result = operation.run(node, timeout=1)
    assert result.get("failed") is True
    assert "sent no response" in result["msg"] and "within 1 seconds" in result["msg"]
    assert node.sent == ONE_READ
    assert waits == []


@each(releases=("3.4",), rows_with=first_row)
def test_invalid_options(node: Node) -> None:
    """Refused with the option's name before any request."""
    for given, word in (
        ({"hostname": "https://ise.example.com/"}, "hostname"),
        ({"port": 0}, "port"),
        ({"timeout": 0}, "timeout"),
        ({"ca_path": "/no/such/file"}, "ca_path"),
        ({"client_cert": "/no/such/file"}, "client_cert"),
        ({"client_key": node.sim.client_cert}, "client_key"),
    ):
        for operation in all_of(node.row):
            result = operation.run(node, **given)
            assert result.get("failed") is True
            assert word in result["msg"]
            assert node.sent == NOTHING


def _in_a_child_with(descriptors: int, work: Callable[[], str]) -> str:
    """Return the text of a forked process that may open this number of further files and sockets."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
        taken = []
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        for descriptor in taken[len(taken) - descriptors :]:
            os.close(descriptor)
        try:
            os.write(writing, work().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


@each(rows_with=first_row, releases=("3.4",))
def test_more_connections_than_descriptors(node: Node) -> None:
    """As in a loop over many hosts or accounts: only the connections that were used last stay open."""

    def work() -> str:
        options = node.key_options(node.row.minimal)
        return str({node.info(options, timeout=seconds).get("msg", "read") for seconds in range(100, 200)})

    assert _in_a_child_with(60, work) == "{'read'}"


@each(rows_with=first_row, releases=("3.4",))
def test_lack_of_descriptors(node: Node) -> None:
    def work() -> str:
        return str(node.info(node.key_options(node.row.minimal), timeout=100)["msg"])

    for descriptors in (0, 1):
        said = _in_a_child_with(descriptors, work)
        assert "this process has too many open files" in said and "ulimit -n" in said, (descriptors, said)
