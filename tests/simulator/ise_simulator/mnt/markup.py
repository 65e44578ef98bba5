# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML in ISE's format: one line, a namespace only on boolean elements, empty elements for empty values."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

__all__ = ["PROLOG", "Element", "document", "elements", "flag", "node"]

PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMESPACES = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

# A name with a text, with markup (Raw), with a list of addresses, or with None: no element.
Element = tuple[str, "str | int | Raw | tuple[str, ...] | None"]


class Raw(str):
    """Markup, written unchanged."""

    __slots__ = ()


def flag(value: bool, form: str) -> Raw:
    """Return the content of ``passed``, ``failed``, ``started`` or ``stopped``, with its type; see :func:`elements`."""
    text = ("true" if value else "false") if form == "boolean" else str(int(value))
    return Raw(f' xsi:type="xs:{form}" {_NAMESPACES}>{text}')


def elements(pairs: Iterable[Element], *, show_empty: bool = False) -> str:
    """Return the elements with a value; with ``show_empty`` also the others, empty."""
    parts: list[str] = []
    for name, value in pairs:
        if value is None or value == ():
            if show_empty:
                parts.append(f"<{name}></{name}>")
        elif isinstance(value, Raw):
            parts.append(f"<{name}{value}</{name}>")
        elif isinstance(value, tuple):
            inner = "".join(f"<ipv6_address>{escape(address)}</ipv6_address>" for address in value)
            parts.append(f"<{name}>{inner}</{name}>")
        else:
            parts.append(f"<{name}>{escape(str(value))}</{name}>")
    return "".join(parts)


def node(name: str, inside: str, /, **attributes: object) -> str:
    """Return an element with attributes around markup."""
    markup = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{name}{markup}>{inside}</{name}>" if inside else f"<{name}{markup}/>"


def document(root: str) -> bytes:
    return (PROLOG + root).encode()
