# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Responses: JSON bodies and the messages of ISE."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http.response import Response
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import JSON, ers_error, response
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET


@pytest.mark.parametrize(
    ("body", "headers", "complaint"),
    [
        (b"<x/>", {"Content-Type": "application/xml"}, "application/xml instead of JSON"),
        (b"{}", {}, "no content type instead of JSON"),
        (b"<HTML>", {"Content-Type": "text/html"}, "a web page instead of JSON"),
        (b'{"a": ', JSON, "malformed JSON, 6 bytes"),
        (b"\xff\xfe\xfd", JSON, "malformed JSON"),
        (b"[]", JSON, "not an object"),
        (b"null", JSON, "not an object"),
        (b'{"a": NaN}', JSON, "malformed JSON"),
        (b'{"a": -Infinity}', JSON, "malformed JSON"),
        (b'{"a": 1e400}', JSON, "malformed JSON"),
        (b'{"a": "\\ud800"}', JSON, "malformed JSON"),  # half a character
        (b'{"a":' + b"[" * 101 + b"]" * 101 + b"}", JSON, "malformed JSON"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", JSON, "malformed JSON"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, JSON, "malformed JSON"),
        (b'{"a": ' + b"1" * 5000 + b"}", JSON, "malformed JSON"),
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


def test_long_and_wide_documents_are_no_deep_ones() -> None:
    document = {"list": [{"a": [number]} for number in range(500)], "text": "\U0001f600 [[["}
    assert response(200, document).json() == document


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
    assert answer.has_ers_body is isinstance(document.get("ERSResponse"), dict)


def test_the_repr_of_a_response_has_no_body() -> None:
    assert SECRET not in repr(Response("GET", "/x", 200, {}, SECRET.encode()))
