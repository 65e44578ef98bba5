# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of the Monitoring API: documents, streamed lists, and errors. Pure functions.

The names of root elements differ between releases and calls, so lists are recognized by their members.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from .._errors import UnexpectedAnswer
from .._http.import_helper import xml_library

# Converts a member of a list; None discards it.
Converter = Callable[[Mapping[str, Any]], "dict[str, Any] | None"]

# The second one belongs to ISE 1.1, and only to deletions.
RESULT_ROOTS = ("mnt-rest-result", "mnt-request-result")
# The parser refuses entities with ValueError, and unknown encodings with LookupError.
_NOT_PARSED = (expat.ExpatError, ValueError, LookupError)
_HEAD_SIZE = 4096  # bytes
_MEMBER_SIZE = 4 << 20  # bytes; a session has less than 100 KiB
_COUNT_ATTRIBUTE = "noOfActiveSession"


def read_document(request: str, root: str, pieces: Iterator[bytes]) -> dict[str, Any]:
    """Return the elements of a document with this root element. Raises :class:`UnexpectedAnswer` for any other document."""
    body = b"".join(pieces)
    try:
        document = xml_library().parse(body)
    except _NOT_PARSED as error:
        raise _malformed(request, len(body), error) from None
    ((name, content),) = document.items()
    if name != root or not isinstance(content, dict):
        raise UnexpectedAnswer(f"ISE answered {request} with a document {name!r} instead of {root!r}.", status=200)
    return content


def read_members(
    request: str, element: str, convert: Converter, pieces: Iterator[bytes], *, roots: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Return the converted members of a list. They are parsed as they arrive, so that discarded ones take no memory.

    Attributes of a member have an ``@`` before their name. A list without a member has a count of 0, or an empty root element
    of one of these names. Raises :class:`UnexpectedAnswer` for a document that is no such list, is malformed or ends early.
    """
    result: list[dict[str, Any]] = []
    size = found = others = since_member = 0
    head = b""

    def recorded() -> Generator[bytes, None, None]:
        nonlocal size, since_member, head
        for piece in pieces:
            size += len(piece)
            since_member += len(piece)
            if since_member > _MEMBER_SIZE:
                raise UnexpectedAnswer(
                    f"ISE answered {request} with a member of more than {_MEMBER_SIZE >> 20} MiB. Check that the node is one of "
                    "ISE; no session is so large.",
                    status=200,
                )
            head += piece[: max(0, _HEAD_SIZE - len(head))]
            yield piece

    def add_member(path: list[tuple[str, Any]], item: Any) -> bool:
        nonlocal found, others, since_member
        since_member = 0
        name, attributes = path[-1]
        if name != element:
            others += 1
            return True
        found += 1
        if attributes:  # some releases of xmltodict leave them out of the item
            inner = item if isinstance(item, Mapping) else {}
            item = {**{f"@{key}": text for key, text in attributes.items()}, **inner}
        if isinstance(item, Mapping):
            value = convert(item)
            if value is not None:
                result.append(value)
        return True

    try:
        xml_library().parse(recorded(), item_depth=2, item_callback=add_member)
    except _NOT_PARSED as error:
        raise _malformed(request, size, error) from None
    name, attributes = _root(head)
    if not found and attributes.get(_COUNT_ATTRIBUTE) != "0" and (others or name not in roots):
        raise UnexpectedAnswer(
            f"ISE answered {request} with a document {name!r} instead of a list of {element!r}.", status=200
        )
    return result


def read_result(request: str, pieces: Iterator[bytes]) -> dict[str, str]:
    """Return the elements of the ``mnt-rest-result`` that ISE answers a write with, including ``status``.

    Raises :class:`UnexpectedAnswer` for any other document.
    """
    body = b"".join(pieces)
    elements = error_elements(body)
    if "status" not in elements:
        raise UnexpectedAnswer(
            f"ISE answered {request} with {len(body)} bytes that are not an mnt-rest-result.", status=200
        )
    return elements


def _malformed(request: str, size: int, error: Exception) -> UnexpectedAnswer:
    return UnexpectedAnswer(
        f"ISE answered {request} with malformed XML, {size} bytes; the document may be truncated ({error}).", status=200
    )


def _root(head: bytes) -> tuple[str, dict[str, str]]:
    """Return name and attributes of the root element from the first bytes of a document."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    try:
        parser.Parse(head, False)
    except _NOT_PARSED:
        return "", {}
    return found[0] if found else ("", {})


def error_elements(body: bytes) -> dict[str, str]:
    """Return the elements of an ``mnt-rest-result``; an empty dictionary for any other body."""
    try:
        ((name, content),) = xml_library().parse(body).items()
    except _NOT_PARSED:
        return {}
    if name not in RESULT_ROOTS or not isinstance(content, Mapping):
        return {}
    return {key: value.strip() for key, value in content.items() if isinstance(value, str)}
