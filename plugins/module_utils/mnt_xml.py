# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of the Monitoring API: documents, lists that come piece by piece, and errors. No network here.

Names of root elements differ between releases and calls, so lists are known by what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from .errors import UnexpectedAnswer
from .xml_library import xml_library

# What is to be kept of a member of a list; None for nothing.
Kept = Callable[[Mapping[str, Any]], "dict[str, Any] | None"]

RESULT = "mnt-rest-result"
_BEGINNING = 4096
_ANNOUNCED = "noOfActiveSession"


def read_document(what: str, root: str, pieces: Iterator[bytes]) -> dict[str, Any]:
    """Return the elements of a document with this root. Raises :class:`UnexpectedAnswer` for anything else."""
    body = b"".join(pieces)
    try:
        document = xml_library().parse(body)
    except (expat.ExpatError, ValueError) as error:  # ValueError: entities, which are refused
        raise _malformed(what, len(body), error) from None
    ((name, content),) = document.items()
    if name != root or not isinstance(content, dict):
        raise UnexpectedAnswer(f"ISE answered {what} with a document {name!r} instead of {root!r}.", status=200)
    return content


def read_members(what: str, element: str, kept: Kept, pieces: Iterator[bytes]) -> list[dict[str, Any]]:
    """Return what is kept of the members of a list. They are read one by one as they come, so that others take no memory.

    Raises :class:`UnexpectedAnswer` for a document that is no such list, is malformed or ends early.
    """
    result: list[dict[str, Any]] = []
    size = found = 0
    beginning = b""

    def noted() -> Generator[bytes, None, None]:
        nonlocal size, beginning
        for piece in pieces:
            size += len(piece)
            beginning += piece[: max(0, _BEGINNING - len(beginning))]
            yield piece

    def member(path: list[tuple[str, Any]], item: Any) -> bool:
        nonlocal found
        if path[-1][0] == element and isinstance(item, Mapping):
            found += 1
            value = kept(item)
            if value is not None:
                result.append(value)
        return True

    try:
        xml_library().parse(noted(), item_depth=2, item_callback=member)
    except (expat.ExpatError, ValueError) as error:
        raise _malformed(what, size, error) from None
    name, attributes = _root(beginning)
    if not found and attributes.get(_ANNOUNCED) != "0":
        raise UnexpectedAnswer(f"ISE answered {what} with a document {name!r} that is no list of sessions.", status=200)
    return result


def _malformed(what: str, size: int, error: Exception) -> UnexpectedAnswer:
    return UnexpectedAnswer(
        f"ISE answered {what} with malformed XML, {size} bytes; it may be cut short ({error}).", status=200
    )


def _root(beginning: bytes) -> tuple[str, dict[str, str]]:
    """Return name and attributes of the root element, from the first bytes of a document."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    try:
        parser.Parse(beginning, False)
    except expat.ExpatError:
        return "", {}
    return found[0] if found else ("", {})


def error_elements(body: bytes) -> dict[str, str]:
    """Return the elements of an ``mnt-rest-result``; an empty dictionary for any other body."""
    try:
        content = xml_library().parse(body).get(RESULT)
    except (expat.ExpatError, ValueError):
        return {}
    if not isinstance(content, Mapping):
        return {}
    return {key: value.strip() for key, value in content.items() if isinstance(value, str)}
