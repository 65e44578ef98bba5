# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML bodies, converted to the equivalent JSON document; refused where ISE's schema refuses them."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring, iterparse

from .answers import Refused
from .catalog.language import Attribute, Resource
from .shape import Shape
from .xmlform import item_name

__all__ = ["additional_data", "document_of", "invalid", "object_of", "object_values", "root_of", "type_of"]

SCHEMA = "Schema validation exception"
ENVELOPE = "{ers.ise.cisco.com}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_ATTRIBUTES = ("id", "name", "description")
_LINK = ("rel", "href", "type")
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


def type_of(raw: bytes, root: Element) -> str:
    """Return the ``xsi:type`` of a root element as a qualified name, or an empty text."""
    prefix, colon, name = root.get(_TYPE, "").rpartition(":")
    spaces: dict[str, str] = {}
    for event, item in iterparse(BytesIO(raw), events=("start-ns", "start")):  # noqa: S314
        if event == "start":
            break
        spaces[item[0]] = item[1]
    return f"{{{spaces.get(prefix, '')}}}{name}" if name and (not colon or prefix in spaces) else ""


def _is_object(resource: Resource, root: Element) -> bool:
    return root.tag == f"{{{resource.namespace}.ers.ise.cisco.com}}{resource.path}"


def object_of(resource: Resource, shape: Shape, raw: bytes) -> dict[str, Any]:
    """Return the object in the body of a single write. What reads show is accepted, even where it is not documented."""
    root = root_of(raw)
    if not _is_object(resource, root):
        raise invalid(root.tag)
    return document_of(shape, root, link=True, documented=False)


def object_values(resource: Resource, raw: bytes) -> dict[str, str] | None:
    """Return names and values of an object's elements; None if the root element is not that of the resource."""
    root = root_of(raw)
    return {child.tag: _text(child) for child in root} if _is_object(resource, root) else None


def document_of(shape: Shape, element: Element, *, link: bool, documented: bool = True) -> dict[str, Any]:
    """Return the document of one object: id, name and description are XML attributes, the rest are elements.

    ``link``: the element of that name is accepted, and ignored. ``documented``: lists and maps are refused where the
    vendor's documents do not show their form.
    """
    strange = [name for name in element.attrib if name not in _ATTRIBUTES]
    if strange:
        raise invalid(f"attribute {strange[0]} of {element.tag}")
    children = list(element)
    if link and children and children[0].tag == "link" and set(children[0].attrib) <= {*_LINK}:
        children.pop(0)
    inner = _members(shape, children, documented)
    if set(inner) & {*_ATTRIBUTES, "link"}:
        raise invalid(f"{', '.join(_ATTRIBUTES)} are attributes")
    return {**element.attrib, **inner}


def _members(shape: Shape, children: list[Element], documented: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for child in children:
        attr = shape.known.get(child.tag)
        if attr is None or child.tag in found or child.attrib:
            raise invalid(f"element {child.tag}")
        found[child.tag] = _value(shape, attr, child, documented)
    order = [shape.known[key].xml_order or key for key in found]
    if shape.settings.bulk_order == "schema" and order != sorted(order, key=str.casefold):
        raise invalid(f"the order of {', '.join(found)}")
    return found


def _value(shape: Shape, attr: Attribute, element: Element, documented: bool) -> Any:
    if attr.type == "block" and attr.attributes:
        return _members(shape.children[attr.name], list(element), documented)
    if attr.type == "list" and (attr.xml_item or not documented):
        if any(item.tag != item_name(attr, element.tag) for item in element):
            raise invalid(f"members of {element.tag}")
        child = shape.children.get(attr.name)
        return [_members(child, list(item), documented) if child else _text(item) for item in element]
    if attr.type == "map" and (attr.xml_entries or not documented):
        if any([part.tag for part in entry] != ["key", "value"] or entry.tag != "entry" for entry in element):
            raise invalid(f"entries of {element.tag}")
        return {_text(entry[0]): _text(entry[1]) for entry in element}
    if attr.type in ("block", "list", "map"):
        raise invalid(f"element {element.tag}")  # the form is not documented
    text = _text(element)
    if attr.type in ("boolean", "text_boolean") and text not in _FLAGS:
        raise invalid(f"{element.tag}: {text}")
    return text


def _text(element: Element) -> str:
    if len(element):
        raise invalid(f"element {element[0].tag}")
    return element.text or ""


def additional_data(raw: bytes) -> dict[str, str]:
    """Return names and values of an ``operationAdditionalData``."""
    root = root_of(raw)
    lists = list(root)
    if root.tag != f"{ENVELOPE}operationAdditionalData" or [item.tag for item in lists] != [
        "requestAdditionalAttributes"
    ]:
        raise invalid(root.tag)
    if any(row.tag != "additionalAttribute" or set(row.attrib) != {"name", "value"} for row in lists[0]):
        raise invalid("members of requestAdditionalAttributes")
    return {row.attrib["name"]: row.attrib["value"] for row in lists[0]}
