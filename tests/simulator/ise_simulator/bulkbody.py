# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of bulk requests: XML in its newer and older form, and JSON, which no document shows with objects in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from .answers import Refused
from .catalog.language import Bulk, Document
from .context import Context
from .xmlbody import ENVELOPE, document_of, invalid, root_of, type_of

__all__ = ["Submitted", "submitted"]

DOCUMENTS, IDS = 500, 5000
_HEAD = {"operationType", "resourceMediaType"}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


@dataclass
class Submitted:
    """A bulk request: what to do, with which version, and to what (``content`` is an XML element or a JSON object)."""

    operation: str
    media_type: str
    content: Element | Document

    def objects(self, ctx: Context) -> list[Document]:
        """Return the documents of the request, or its ids, depending on the operation; raise Refused (400)."""
        with_documents = self.operation in ("create", "update")
        found = (_xml if isinstance(self.content, Element) else _json)(ctx, self.content, with_documents)
        most = DOCUMENTS if with_documents else IDS
        if not found or len(found) > most:
            raise invalid(f"{len(found)} objects, and 1 to {most} are allowed")
        return found


def submitted(ctx: Context, bulk: Bulk, raw: bytes, *, xml: bool) -> Submitted:
    """Return the request in a body; raise Refused (400) where its root is not that of a bulk request."""
    if not xml:
        return _of_json(bulk, raw)
    root = root_of(raw)
    name = f"{_space(ctx)}{bulk.root_element}"
    newer = root.tag == name and set(root.attrib) == _HEAD
    older = (
        ctx.settings.bulk_older == "accept"
        and root.tag == f"{ENVELOPE}bulkRequest"
        and set(root.attrib) == {*_HEAD, _TYPE}
        and type_of(raw, root) == name
    )
    if not newer and not older:
        raise invalid(root.tag)
    return Submitted(root.attrib["operationType"], root.attrib["resourceMediaType"], root)


def _space(ctx: Context) -> str:
    return f"{{{ctx.resource.namespace}.ers.ise.cisco.com}}"


def _xml(ctx: Context, root: Any, with_documents: bool) -> list[Document]:
    space = _space(ctx)
    holder, member = (f"{space}resourcesList", f"{space}{ctx.resource.path}") if with_documents else ("idList", "id")
    if [child.tag for child in root] != [holder] or any(item.tag != member for item in root[0]):
        raise invalid(f"{root.get('operationType')} needs a {holder} of {member}")
    if not with_documents:
        return [{"id": item.text or ""} for item in root[0]]
    link = ctx.settings.bulk_link == "accept" and root.get("operationType") == "update"
    return [document_of(ctx.shape, item, link=link) for item in root[0]]


def _of_json(bulk: Bulk, raw: bytes) -> Submitted:
    key = bulk.root_element[0].upper() + bulk.root_element[1:]
    try:
        content = json.loads(raw.decode("utf-8"))[key]
        return Submitted(content["operationType"], content["resourceMediaType"], content)
    except (ValueError, KeyError, TypeError):
        raise Refused(400, f"Resource Initialization Failed: Invalid JSON: no {key}\n") from None


def _json(ctx: Context, content: Any, with_documents: bool) -> list[Document]:
    holder = "resourcesList" if with_documents else "idList"
    rows = content.get(holder, [])
    if set(content) - {*_HEAD, holder} or not isinstance(rows, list):
        raise Refused(400, f"Resource Initialization Failed: Invalid JSON: no list {holder}\n")
    if not with_documents:
        return [{"id": str(row)} for row in rows]
    envelope = ctx.resource.envelope
    if any(not isinstance(row, dict) or set(row) != {envelope} or not isinstance(row[envelope], dict) for row in rows):
        raise Refused(400, f"Resource Initialization Failed: Invalid JSON: {holder} without {envelope}\n")
    return [row[envelope] for row in rows]
