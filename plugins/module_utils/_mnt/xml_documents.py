# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of the Monitoring API: documents, lists that come piece by piece, and errors. No network here.

Names of root elements differ between releases and calls, so lists are known by what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from .._errors import UnexpectedAnswer
from .._http.import_helper import xml_library

# What is to be kept of a member of a list; None for nothing.
Kept = Callable[[Mapping[str, Any]], "dict[str, Any] | None"]

# The second one is of release 1.1, and only of deletions.
RESULTS = ("mnt-rest-result", "mnt-request-result")
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


def read_members(
    what: str, element: str, kept: Kept, pieces: Iterator[bytes], *, roots: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Return what is kept of the members of a list. They are read one by one as they come, so that others take no memory.

    Attributes of a member have an ``@`` before their name. A list without a member is one that announces none, or has
    nothing in a root of these names. Raises :class:`UnexpectedAnswer` for a document that is no such list, is malformed or
    ends early.
    """
    result: list[dict[str, Any]] = []
    size = found = others = 0
    beginning = b""

    def noted() -> Generator[bytes, None, None]:
        nonlocal size, beginning
        for piece in pieces:
            size += len(piece)
            beginning += piece[: max(0, _BEGINNING - len(beginning))]
            yield piece

    def member(path: list[tuple[str, Any]], item: Any) -> bool:
        nonlocal found, others
        name, attributes = path[-1]
        if name != element:
            others += 1
            return True
        found += 1
        if attributes:  # which some releases of xmltodict leave out here
            inner = item if isinstance(item, Mapping) else {}
            item = {**{f"@{key}": text for key, text in attributes.items()}, **inner}
        if isinstance(item, Mapping):
            value = kept(item)
            if value is not None:
                result.append(value)
        return True

    try:
        xml_library().parse(noted(), item_depth=2, item_callback=member)
    except (expat.ExpatError, ValueError) as error:
        raise _malformed(what, size, error) from None
    name, attributes = _root(beginning)
    if not found and attributes.get(_ANNOUNCED) != "0" and (others or name not in roots):
        raise UnexpectedAnswer(f"ISE answered {what} with a document {name!r} that is no such list.", status=200)
    return result


def read_result(what: str, pieces: Iterator[bytes]) -> dict[str, str]:
    """Return the elements of an ``mnt-rest-result``, ``status`` among them, that answers a write.

    Raises :class:`UnexpectedAnswer` for anything else.
    """
    body = b"".join(pieces)
    told = error_elements(body)
    if "status" not in told:
        raise UnexpectedAnswer(f"ISE answered {what} with {len(body)} bytes that are no mnt-rest-result.", status=200)
    return told


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
        ((name, content),) = xml_library().parse(body).items()
    except (expat.ExpatError, ValueError):
        return {}
    if name not in RESULTS:
        return {}
    if not isinstance(content, Mapping):
        return {}
    return {key: value.strip() for key, value in content.items() if isinstance(value, str)}
