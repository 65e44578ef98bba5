# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that ISE never gives: those of a gateway in front of it, of a broken proxy, of a server that means harm."""

from __future__ import annotations

import dataclasses
import gzip
import json
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from .answers import HTML, JSON, Answer, html_page, json_answer
from .faults import Fault

__all__ = ["bomb", "no_route", "odd"]

_MEBIBYTE = 1 << 20
_OTHER = {"response": [{"id": "0d0f7a2e-5b0d-4c44-8d6c-0c8f4e1d7b11", "name": "another object", "state": "enabled"}]}
_ODD: dict[str, tuple[str, str]] = {
    "object": ("{}", JSON),
    "list": ("[]", JSON),
    "null": ("null", JSON),
    "text": ("OK", "text/plain;charset=utf-8"),
    "string": ('"OK"', JSON),
    "envelope": (json.dumps(_OTHER), JSON),
    "html": ("{}", HTML),
}


def no_route(fault: Fault) -> Answer:
    """Return the 404 of a gateway that has no route to ISE, as while ISE restarts."""
    if fault.form == "html":
        return html_page(404, "404 Not Found")
    if fault.form == "empty":
        return Answer(404, b"", None)
    return Answer(404, b'{"message": "no Route matched with those values"}', JSON)


def odd(fault: Fault) -> Answer:
    """Return a success that says nothing about the request."""
    text, content_type = _ODD[fault.form]
    return Answer(fault.status or 200, text.encode(), content_type)


def bomb(fault: Fault, answer: Answer, base: str, path: str, query: str) -> Answer:
    """Return the real answer in a form that exhausts a client without limits."""
    if fault.form == "gzip":
        body = gzip.compress(answer.body) + _blanks() * (256 if fault.size is None else fault.size)
        return dataclasses.replace(answer, body=body, headers={**answer.headers, "Content-Encoding": "gzip"})
    if fault.form == "deep":
        depth = 100_000 if fault.size is None else fault.size
        return Answer(200, b"[" * depth + b"]" * depth)
    if fault.form == "pages":
        return _empty_page(base, path, query)
    document = _parsed(answer.body)
    if not isinstance(document, dict) or "SearchResult" not in document:
        return answer
    document["SearchResult"]["total"] = 10**9 if fault.size is None else fault.size
    return dataclasses.replace(answer, body=json.dumps(document).encode())


@lru_cache(maxsize=1)
def _blanks() -> bytes:
    """Return a mebibyte of blanks as a member of a gzip stream. JSON and XML may end with blanks."""
    return gzip.compress(b" " * _MEBIBYTE)


def _empty_page(base: str, path: str, query: str) -> Answer:
    parameters = {name: values[-1] for name, values in parse_qs(query).items()}
    number = int(parameters.get("page", "1")) + 1 if parameters.get("page", "1").isdigit() else 2
    href = f"{base}{path}?size={parameters.get('size', '20')}&page={number}"
    link = {"rel": "next", "href": href, "type": "application/json"}
    return json_answer(200, {"SearchResult": {"total": 10**6, "resources": [], "nextPage": link}})


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
