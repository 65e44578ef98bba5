# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML bodies of objects, converted to the equivalent JSON document; refused where ISE's schema refuses them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

from .answers import Refused
from .catalog.language import Attribute
from .shape import Shape

__all__ = ["document_of", "invalid", "root_of"]

SCHEMA = "Schema validation exception"
_ATTRIBUTES = ("id", "name", "description")
_FLAGS = ("true", "false")


def invalid(what: str) -> Refused:
    """Return a 400 for XML that does not match the schema."""
    return Refused(400, f"Invalid XML content: {what}", SCHEMA)


def root_of(raw: bytes) -> Element:
    """Return the root element; raise Refused (400) for invalid XML."""
    try:
        return fromstring(raw, parser=XMLParser(encoding="utf-8"))  # noqa: S314  (a test sent it)
    except ParseError as error:
        raise invalid(str(error)) from None


def document_of(shape: Shape, element: Element) -> dict[str, Any]:
    """Return the document of one object: id, name and description are XML attributes, the rest are elements."""
    strange = [name for name in element.attrib if name not in _ATTRIBUTES]
    if strange:
        raise invalid(f"attribute {strange[0]} of {element.tag}")
    inner = _members(shape, element)
    if set(inner) & set(_ATTRIBUTES):
        raise invalid(f"{', '.join(_ATTRIBUTES)} are attributes")
    return {**element.attrib, **inner}


def _members(shape: Shape, element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for child in element:
        attr = shape.known.get(child.tag)
        if attr is None or child.tag in found or child.attrib:
            raise invalid(f"element {child.tag}")
        found[child.tag] = _value(shape, attr, child)
    order = [shape.known[key].xml_order or key for key in found]
    if shape.settings.bulk_order == "schema" and order != sorted(order, key=str.casefold):
        raise invalid(f"the order of {', '.join(found)}")
    return found


def _value(shape: Shape, attr: Attribute, element: Element) -> Any:
    if attr.type == "block":
        return _members(shape.children[attr.name], element)
    if attr.type == "list" and attr.xml_item:
        if any(item.tag != attr.xml_item for item in element):
            raise invalid(f"members of {element.tag}")
        child = shape.children.get(attr.name)
        return [_members(child, item) if child else _text(item) for item in element]
    if attr.type == "map" and attr.xml_entries:
        if any([part.tag for part in entry] != ["key", "value"] or entry.tag != "entry" for entry in element):
            raise invalid(f"entries of {element.tag}")
        return {_text(entry[0]): _text(entry[1]) for entry in element}
    if attr.type in ("list", "map"):
        raise invalid(f"element {element.tag}")  # the form is not documented
    text = _text(element)
    if attr.type in ("boolean", "text_boolean") and text not in _FLAGS:
        raise invalid(f"{element.tag}: {text}")
    return text


def _text(element: Element) -> str:
    if len(element):
        raise invalid(f"element {element[0].tag}")
    return element.text or ""
