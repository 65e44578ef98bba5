# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The release of a server: asked for once, and again only where asking failed."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers.server import ErsServer
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, FakeTransport, ers_error


def version(value: Any) -> tuple[int, dict[str, Any]]:
    return 200, {"OperationResult": {"resultValue": [{"name": "patch information", "value": "9.9"}, value]}}


@pytest.mark.parametrize(
    ("answer", "release"),
    [
        (version({"name": "version", "value": "3.1.0.518"}), (3, 1)),
        (version({"name": "version", "value": "3.4"}), (3, 4)),
        (version({"name": "version", "value": "next"}), None),
        (version({"name": "version"}), None),
        (version("stray"), None),
        ((200, {"OperationResult": {"resultValue": "text"}}), None),
        ((200, {"OperationResult": None}), None),
        ((200, {}), None),
        ((404, ers_error()), None),
        ((405, ers_error()), None),
        ((400, ers_error()), None),
        ((200, b"<html>", HTML), None),
    ],
)
def test_release(answer: Any, release: tuple[int, int] | None) -> None:
    transport = FakeTransport(lambda *_request: answer)
    assert ErsServer(transport).release() == release
    asked = len(transport.calls)
    assert transport.calls[0] == ("GET", "/ers/config/op/systemconfig/iseversion")
    assert ErsServer(transport).release() == release
    assert len(transport.calls) == asked


@pytest.mark.parametrize("failure", [(401, b""), errors.Unreachable("gone")])
def test_a_release_that_could_not_be_asked_is_asked_again(failure: Any) -> None:
    answers = [failure, version({"name": "version", "value": "3.2"})]
    client = ErsServer(FakeTransport(lambda *_request: answers.pop(0)))
    with pytest.raises(errors.IseError):
        client.release()
    assert client.release() == (3, 2)
