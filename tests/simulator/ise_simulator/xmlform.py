# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML form of reads: one root element per resource, with name, id and description as XML attributes."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .catalog.language import Attribute, Document, Resource

__all__ = ["error_xml", "list_xml", "object_xml"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SCHEMA = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'


def _attributes(values: dict[str, Any]) -> str:
    return "".join(f" {key}={quoteattr(str(value))}" for key, value in values.items())


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value))


def _elements(attributes: tuple[Attribute, ...], document: Document) -> str:
    by_name: dict[str, Attribute] = {}
    for attr in attributes:
        for name in (attr.name, *attr.key_variants):
            by_name[name] = attr
    parts: list[str] = []
    for key, value in document.items():
        attr = by_name[key]
        if key == "link":
            parts.append(f"<link{_attributes({**value, 'type': 'application/xml'})}/>")
        elif isinstance(value, list):
            item = attr.xml_item or key.removesuffix("List")
            inner = "".join(
                f"<{item}>{_elements(attr.attributes, v) if isinstance(v, dict) else _text(v)}</{item}>" for v in value
            )
            parts.append(f"<{key}>{inner}</{key}>")
        elif isinstance(value, dict):
            parts.append(f"<{key}>{_elements(attr.attributes, value)}</{key}>")
        else:
            parts.append(f"<{key}>{_text(value)}</{key}>")
    return "".join(parts)


def object_xml(resource: Resource, shown: Document) -> bytes:
    """Return one object: ``<ns4:networkdevice name=... xmlns:ns4="network.ers.ise.cisco.com">``."""
    root: dict[str, Any] = {key: shown[key] for key in ("description", "id", "name") if key in shown}
    rest = {key: value for key, value in shown.items() if key not in root}
    opening = f"ns4:{resource.path}{_attributes(root)} {_SCHEMA}"
    spaces = f'xmlns:ns3="ers.ise.cisco.com" xmlns:ns4="{resource.namespace}.ers.ise.cisco.com"'
    inner = _elements(resource.attributes, rest)
    return f"{_HEAD}<{opening} {spaces}>{inner}</ns4:{resource.path}>".encode()


def list_xml(document: Document) -> bytes:
    """Return a search result."""
    result = document["SearchResult"]
    rows = []
    for row in result["resources"]:
        link = {**row["link"], "type": "application/xml"}
        values = {key: value for key, value in row.items() if key != "link"}
        rows.append(f"<resource{_attributes(values)}><link{_attributes(link)}/></resource>")
    pages = "".join(
        f"<{key}{_attributes({**result[key], 'type': 'application/xml'})}/>"
        for key in ("nextPage", "previousPage")
        if key in result
    )
    opening = f'ns3:searchResult total="{result["total"]}" {_SCHEMA} xmlns:ns3="ers.ise.cisco.com"'
    return f"{_HEAD}<{opening}>{pages}<resources>{''.join(rows)}</resources></ns3:searchResult>".encode()


def error_xml(operation: str, href: str, title: str, code: str) -> bytes:
    """Return an ersResponse document."""
    opening = f'ns3:ersResponse operation={quoteattr(operation)} {_SCHEMA} xmlns:ns3="ers.ise.cisco.com"'
    link = f"<link{_attributes({'rel': 'related', 'href': href, 'type': 'application/xml'})}/>"
    message = f"<message{_attributes({'type': 'ERROR', 'code': code})}><title>{escape(title)}</title></message>"
    return f"{_HEAD}<{opening}>{link}<messages>{message}</messages></ns3:ersResponse>".encode()
