# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the system certificates of nodes through the OpenAPI.

The format of ISE's dates is not documented: its filters accept ``2035-05-01 08:15:00``, other Cisco software returns the
format of Java, ``Tue May 01 08:15:00 UTC 2035``. Both are parsed; any other format fails the task.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from .._errors import InvalidInput, IseError, UnexpectedAnswer
from .._ers.client import Ers
from .._openapi.client import SINCE, OpenApi
from .._resources.node import NODE
from .._schema.argument_spec import check_given
from .._types.json_values import UnknownForm, as_number
from .._types.text import COMMAS
from .base import Context, Task

_PATH = "/api/v1/certs/system-certificate"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class SystemCertificateInfoTask(Task):
    """Returns the system certificates of one node or of all nodes."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose certificates."""
        return {"node": {"type": "str"}, "expires_within": {"type": "int"}}

    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read the certificates of each node, and filter them."""
        check_given(params, "node")
        ers, openapi = Ers(context.transport), OpenApi(context.transport)
        ers.require(SINCE, "Reading certificates")
        nodes = [params["node"]] if params.get("node") else [_name(entry) for entry in ers.list_all(NODE)]
        now = datetime.now(timezone.utc)
        found = [certificate(item, node, now) for node in nodes for item in _read_certificates(openapi, node)]
        days = params.get("expires_within")
        if days is not None:
            found = [item for item in found if item["days_left"] <= days]
        return {"changed": False, "system_certificates": found, "total": len(found)}


def _name(node: Mapping[str, Any]) -> str:
    if not node.get("name"):
        raise UnexpectedAnswer("ISE lists a node without a name; set node to its host name.")
    return str(node["name"])


def _read_certificates(openapi: OpenApi, node: str) -> list[dict[str, Any]]:
    try:
        return openapi.list_all(f"{_PATH}/{quote(node, safe='')}")
    except IseError as error:
        if error.status == 404:
            raise InvalidInput(
                f"node: ISE has no node {node!r}, or its OpenAPI is disabled. Use the host name of a node in this deployment "
                "and port 443, and enable the OpenAPI in the API settings of ISE."
            ) from None
        raise


def certificate(item: Mapping[str, Any], node: str, now: datetime) -> dict[str, Any]:
    """Return a certificate of the OpenAPI with the names of the result, and the days until it expires after ``now``.

    Raises :class:`UnexpectedAnswer` for one with values of an unknown form.
    """
    try:
        return _certificate(item, node, now)
    except (UnknownForm, OverflowError):
        name = item.get("friendlyName") or item.get("id")
        raise UnexpectedAnswer(f"ISE returned the certificate {name!r} of {node} in an unknown form.") from None


def _certificate(item: Mapping[str, Any], node: str, now: datetime) -> dict[str, Any]:
    valid_from, expires = (_date(str(item.get(key) or "")) for key in ("validFrom", "expirationDate"))
    return {
        "id": str(item.get("id") or ""),
        "node": node,
        "name": str(item.get("friendlyName") or ""),
        "used_by": COMMAS.decode(item.get("usedBy") or ""),
        "portal_group_tag": str(item.get("groupTag") or ""),
        "portals": COMMAS.decode(item.get("portalsUsingTheTag") or ""),
        "issued_to": str(item.get("issuedTo") or ""),
        "issued_by": str(item.get("issuedBy") or ""),
        "self_signed": bool(item.get("selfSigned")),
        "valid_from": valid_from.isoformat(),
        "expires": expires.isoformat(),
        "days_left": (expires.replace(tzinfo=expires.tzinfo or timezone.utc) - now) // timedelta(days=1),
        "key_size": as_number(item.get("keySize") or 0),
        "signature_algorithm": str(item.get("signatureAlgorithm") or ""),
        "serial_number": str(item.get("serialNumberDecimalFormat") or ""),
        "sha256_fingerprint": str(item.get("sha256Fingerprint") or ""),
    }


def _date(text: str) -> datetime:
    """Return a date, with a time zone only if the text contains a known one."""
    words = text.split()
    if len(words) == 6 and words[1] in _MONTHS:
        # strptime would use the names of months of the locale.
        text = f"{words[5]}-{_MONTHS.index(words[1]) + 1:02}-{words[2]:0>2} {words[3]}"
        text += "+00:00" if words[4] in ("UTC", "GMT", "Z") else ""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UnexpectedAnswer(f"ISE returned the date of a certificate in an unknown format: {text!r}.") from None
