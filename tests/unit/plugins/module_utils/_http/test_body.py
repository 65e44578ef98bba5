# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies within their limits: successes, errors, and what a reader gets."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http.limits import MEBIBYTE
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import JSON, FakeNetwork, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

PATH = "/ers/config/networkdevice"
SMALL = replace(GATEWAY, max_response_size=1)
COMPRESSED = {**JSON, "Content-Encoding": "gzip"}
LARGE = b'{"a": "' + b"x" * MEBIBYTE + b'"}'
BOMB = gzip.compress(LARGE)


@pytest.mark.parametrize(("content", "headers"), [(LARGE, JSON), (BOMB, COMPRESSED)], ids=["plain", "compressed"])
def test_a_response_that_is_too_large(monkeypatch: pytest.MonkeyPatch, content: bytes, headers: Any) -> None:
    FakeNetwork(monkeypatch, (200, content, headers), (200, content, headers), (200, content, headers))
    sender = Transport(SMALL)
    with pytest.raises(
        errors.UnexpectedAnswer, match=r"with more than 1 MiB\. Check that hostname .*max_response_size"
    ):
        sender.send("GET", PATH)
    with pytest.raises(errors.OutcomeUnknown, match="more than 1 MiB"):
        sender.send("PUT", PATH, document={})
    assert len(Transport(GATEWAY).send("GET", PATH).json()["a"]) == MEBIBYTE


def test_a_stream_may_be_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(monkeypatch, (200, LARGE), (200, LARGE * 17))
    sender = Transport(SMALL)

    def size(pieces: Any) -> int:
        return sum(map(len, pieces))

    assert sender.send("GET", PATH, reader=size, stream=True).result == len(LARGE)
    with pytest.raises(errors.UnexpectedAnswer, match="more than 16 MiB"):
        sender.send("GET", PATH, reader=size, stream=True)


def test_an_error_keeps_its_status_whatever_its_body(monkeypatch: pytest.MonkeyPatch) -> None:
    error = json.dumps(ers_error("No.")).encode()
    FakeNetwork(
        monkeypatch,
        (400, gzip.compress(error), COMPRESSED),
        (400, error + b" " * MEBIBYTE),
        (400, b"no gzip", COMPRESSED),
    )
    sender = Transport(GATEWAY)
    with pytest.raises(errors.Rejected, match="No"):
        sender.send("GET", PATH)
    for _turn in range(2):
        with pytest.raises(errors.Rejected) as caught:
            sender.send("GET", PATH)
        assert (caught.value.status, caught.value.errors) == (400, [])


def test_a_damaged_response(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(
        monkeypatch,
        (200, b"{}", COMPRESSED),
        (200, b"{}", COMPRESSED),
        (200, b"{}", {**JSON, "Content-Encoding": "br"}),
    )
    sender = Transport(GATEWAY)
    with pytest.raises(errors.UnexpectedAnswer, match=r"a damaged response to GET .*not valid gzip"):
        sender.send("GET", PATH)
    with pytest.raises(errors.OutcomeUnknown, match="damaged response"):
        sender.send("PUT", PATH, document={})
    with pytest.raises(errors.UnexpectedAnswer, match="encoded as br"):
        sender.send("GET", PATH)


def test_only_gzip_is_requested(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, (200, {}))
    Transport(GATEWAY).send("GET", PATH)
    assert network.sent[0].headers["Accept-Encoding"] == "gzip"
