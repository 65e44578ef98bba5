# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI (``/api/v1``, on the gateway, since 3.1): system certificates of a node, and nothing else.

Lists are ``{"response": [...], "version": "1.0.0"}`` with ``nextPage`` and ``previousPage``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from .answers import Answer, json_answer
from .catalog.language import Document
from .query import parse_query
from .settings import Settings
from .store import Store

__all__ = ["ROOT", "certificates"]

ROOT = "/api/v1/"
_CERTIFICATES = f"{ROOT}certs/system-certificate/"
_NAMESPACE = uuid.UUID("3f1d6a0e-9a5b-4d0c-8f0e-5c2b7e1a9d44")
# Name, purposes, group tag, issuer (empty: self-signed), first and last day.
_KINDS = (
    ("Default self-signed server certificate", "EAP Authentication, Admin, Portal, RADIUS DTLS",
     "Default Portal Certificate Group", "", "2023-05-02 08:15:00", "2035-05-01 08:15:00"),
    ("OU=ISE Messaging Service", "ISE Messaging Service", "", "Certificate Services Endpoint Sub CA",
     "2023-05-02 08:20:00", "2033-05-02 08:20:00"),
    ("Old pxGrid certificate", "Not in use", "", "Example Issuing CA", "2019-03-01 00:00:00", "2021-03-01 00:00:00"),
)  # fmt: skip


def _certificates(node: Document, settings: Settings, base: str) -> Iterator[Document]:
    for name, used_by, tag, issuer, first, last in _KINDS:
        identity = str(uuid.uuid5(_NAMESPACE, f"{node['name']}/{name}"))
        subject = str(node.get("fqdn") or node["name"])
        yield {
            "id": identity,
            "friendlyName": name,
            "usedBy": used_by,
            "groupTag": tag,
            "portalsUsingTheTag": "Default Sponsor Portal, Default Guest Portal" if tag else "",
            "issuedTo": subject,
            "issuedBy": issuer or subject,
            "validFrom": _date(first, settings),
            "expirationDate": _date(last, settings),
            "keySize": 4096,
            "selfSigned": not issuer,
            "serialNumberDecimalFormat": str(uuid.UUID(identity).int),
            "sha256Fingerprint": uuid.UUID(identity).hex * 2,
            "signatureAlgorithm": "SHA384WITHRSA",
            "link": {
                "rel": "self",
                "href": f"{base}{_CERTIFICATES}{node['name']}/{identity}",
                "type": "application/json",
            },
        }


def _date(text: str, settings: Settings) -> str:
    if settings.certificate_dates == "iso":
        return text
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").strftime("%a %b %d %H:%M:%S UTC %Y")


def certificates(store: Store, settings: Settings, base: str, path: str, query: str) -> Answer:
    """Answer a GET of the OpenAPI."""
    host = unquote(path.removeprefix(_CERTIFICATES))
    node = store.tables["node"].named(host, exact=False) if path.startswith(_CERTIFICATES) and "/" not in host else None
    if node is None:
        return json_answer(404, {"error": {"message": f"{path} was not found"}, "version": "1.0.0"})
    given: dict[str, Any] = dict(parse_query(query))
    numbers = [str(given.pop(name, default)) for name, default in (("size", 20), ("page", 1))]
    if given or not all(number.isdigit() and int(number) for number in numbers) or int(numbers[0]) > 100:
        return json_answer(400, {"error": {"message": f"the query {query} is not understood"}, "version": "1.0.0"})
    size, page = map(int, numbers)
    found = list(_certificates(node.document, settings, base))
    document: Document = {"response": found[(page - 1) * size : page * size], "version": "1.0.0"}
    for key, relation, number, there in (
        ("nextPage", "next", page + 1, page * size < len(found)),
        ("previousPage", "previous", page - 1, page > 1),
    ):
        if there:
            href = f"{base}{path}?size={size}&page={number}"
            document[key] = {"rel": relation, "href": href, "type": "application/json"}
    return json_answer(200, document)
