# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML form of answers.

An object has a root element of its resource, with name, id and description as XML attributes. The elements are in the
order that requests need, the link first. Envelopes are in ``ers.ise.cisco.com``, lists in ``v2.ers.ise.cisco.com``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .answers import XML, Answer, json_answer
from .catalog.language import Attribute, Document, Resource

__all__ = ["answer_of", "document_xml", "error_xml", "item_name", "object_xml"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SCHEMA = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
_ENVELOPE = f'{_SCHEMA} xmlns:ns3="ers.ise.cisco.com"'
_LIST = f'{_SCHEMA} xmlns:ers-v2="ers-v2" xmlns:ns5="ers.ise.cisco.com" xmlns:ns3="v2.ers.ise.cisco.com"'


def _attributes(values: Mapping[str, Any]) -> str:
    return "".join(f" {key}={quoteattr(_plain(value))}" for key, value in values.items())


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _text(value: Any) -> str:
    return escape(_plain(value))


def _link(link: Mapping[str, Any], name: str = "link") -> str:
    return f"<{name}{_attributes({**link, 'type': 'application/xml'})}/>"


def item_name(attr: Attribute, key: str) -> str:
    """Return the element name of the members of a list."""
    return attr.xml_item or key.removesuffix("List")


def _tree(key: str, value: Any) -> str:
    """Return the elements of a value without declared attributes; a list is repeated elements. [not documented]"""
    if isinstance(value, list):
        return "".join(_tree(key, item) for item in value)
    inner = "".join(_tree(*pair) for pair in value.items()) if isinstance(value, dict) else _text(value)
    return f"<{key}>{inner}</{key}>"


def _map(key: str, value: Document) -> str:
    if any(isinstance(item, (dict, list)) for item in value.values()):
        return _tree(key, value)
    entries = (f"<entry><key>{_text(k)}</key><value>{_text(v)}</value></entry>" for k, v in value.items())
    return f"<{key}>{''.join(entries)}</{key}>"


def _elements(attributes: tuple[Attribute, ...], document: Document) -> str:
    by_name = {name: attr for attr in attributes for name in (attr.name, *attr.key_variants)}

    def position(key: str) -> tuple[bool, str]:
        return key != "link", (by_name[key].xml_order or key).casefold()

    return "".join(_element(by_name[key], key, document[key]) for key in sorted(document, key=position))


def _element(attr: Attribute, key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "link":
        return _link(value)
    if isinstance(value, list):
        item = item_name(attr, key)
        inner = "".join(
            f"<{item}>{_elements(attr.attributes, v) if isinstance(v, dict) else _text(v)}</{item}>" for v in value
        )
        return f"<{key}>{inner}</{key}>"
    if isinstance(value, dict):
        return f"<{key}>{_elements(attr.attributes, value)}</{key}>" if attr.attributes else _map(key, value)
    return f"<{key}>{_text(value)}</{key}>"


def object_xml(resource: Resource, shown: Document) -> bytes:
    """Return one object: ``<ns4:networkdevice name=... xmlns:ns4="network.ers.ise.cisco.com">``."""
    root: dict[str, Any] = {key: shown[key] for key in ("description", "id", "name") if shown.get(key) is not None}
    rest = {key: value for key, value in shown.items() if key not in ("description", "id", "name")}
    opening = f"ns4:{resource.path}{_attributes(root)} {_SCHEMA}"
    spaces = f'xmlns:ns3="ers.ise.cisco.com" xmlns:ns4="{resource.namespace}.ers.ise.cisco.com"'
    inner = _elements(resource.attributes, rest)
    return f"{_HEAD}<{opening} {spaces}>{inner}</ns4:{resource.path}>".encode()


def _list(result: Document) -> str:
    rows = []
    for row in result["resources"]:
        values = {key: value for key, value in row.items() if key != "link"}
        rows.append(f"<ns5:resource{_attributes(values)}>{_link(row['link'])}</ns5:resource>")
    pages = "".join(_link(result[key], f"ns3:{key}") for key in ("nextPage", "previousPage") if key in result)
    opening = f'ns3:searchResult total="{result["total"]}" {_LIST}'
    return f"<{opening}>{pages}<ns3:resources>{''.join(rows)}</ns3:resources></ns3:searchResult>"


def _version(info: Document) -> str:
    inner = "".join(_link(value) if key == "link" else _tree(key, value) for key, value in sorted(info.items()))
    return f"<ns3:versionInfo {_ENVELOPE}>{inner}</ns3:versionInfo>"


def _result(result: Document) -> str:
    rows = "".join(f"<attribute{_attributes(row)}/>" for row in result["resultValue"])
    return f"<ns3:operationResult {_ENVELOPE}><attributesList>{rows}</attributesList></ns3:operationResult>"


def _updated(updated: Document) -> str:
    rows = []
    for row in updated["updatedField"]:
        values = "".join(_tree(key, row[key]) for key in ("newValue", "oldValue") if key in row)
        rows.append(f"<updatedField{_attributes({'field': row['field']})}>{values}</updatedField>")
    return f"<ns3:updatedFields {_ENVELOPE}>{''.join(rows)}</ns3:updatedFields>"


def _report(status: Document) -> str:
    """Return the report of a bulk request; only the names of its elements are known. [not documented]"""
    listed = status["resourcesStatus"]
    rows = "".join(
        f"<ns3:resourceStatus{_attributes(row)}/>" for row in (listed if isinstance(listed, list) else [listed])
    )
    values = {key: value for key, value in status.items() if key != "resourcesStatus"}
    return f"<ns3:bulkStatus{_attributes(values)} {_ENVELOPE}>{rows}</ns3:bulkStatus>"


_ENVELOPES: Mapping[str, Callable[[Document], str]] = {
    "SearchResult": _list,
    "VersionInfo": _version,
    "OperationResult": _result,
    "UpdatedFieldsList": _updated,
    "BulkStatus": _report,
}


def document_xml(document: Document) -> bytes:
    """Return a document that is no object: a list, the changes of an update, the result of an action, a report."""
    ((key, value),) = document.items()
    form = _ENVELOPES.get(key)
    name = f"ns3:{key[0].lower()}{key[1:]}"
    text = form(value) if form else f"<{name} {_ENVELOPE}>{''.join(_tree(*pair) for pair in value.items())}</{name}>"
    return f"{_HEAD}{text}".encode()


def answer_of(status: int, document: Document, wants_xml: bool) -> Answer:
    """Return the answer with a document that is no object, in the requested form."""
    return Answer(status, document_xml(document), XML) if wants_xml else json_answer(status, document)


def error_xml(operation: str, href: str, title: str, code: str) -> bytes:
    """Return an ersResponse document."""
    link = _link({"rel": "related", "href": href})
    message = f"<message{_attributes({'type': 'ERROR', 'code': code})}><title>{escape(title)}</title></message>"
    opening = f"ns3:ersResponse operation={quoteattr(operation)} {_ENVELOPE}"
    return f"{_HEAD}<{opening}>{link}<messages>{message}</messages></ns3:ersResponse>".encode()
