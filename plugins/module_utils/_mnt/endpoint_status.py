# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recent authentication and accounting records of endpoints. Each endpoint is a request; several are read one after another,
as Cisco's own client does, because parallel requests were seen to bring a node down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from .._errors import InvalidInput, IseError, UnexpectedAnswer
from .._progress import Progress
from .._schema.argument_spec import check_range
from .._types.mac_address import mac_option, normalize_mac
from .client import Mnt
from .session_record import Element, members_of, session_record

Record = dict[str, Any]

MAX_SECONDS = 432000  # five days
ENDPOINT_OPTIONS: dict[str, dict[str, Any]] = {
    "mac": {"type": "list", "elements": "str"},
    "seconds": {"type": "int", "default": MAX_SECONDS},
}
_UNPROVEN = (
    "unproven_put: this request is derived from Cisco's schema, and no ISE is known to accept it; remove the option to read each "
    "endpoint with a GET."
)


@dataclass(frozen=True)
class StatusCall:
    """A call: its name in the path, the prefix of its elements, and the roots of an empty list."""

    name: str
    prefix: str
    roots: tuple[str, ...]


AUTHENTICATIONS = StatusCall("AuthStatus", "authStatus", ("authStatusOutputList", "restAuthStatusOutputList"))
ACCOUNTING = StatusCall("AcctStatus", "acctStatus", ("acctStatusOutputList",))


def named_endpoints(params: Mapping[str, Any]) -> list[str]:
    """Return the MAC addresses in the options, without duplicates, in ISE's notation. Raises :class:`InvalidInput`."""
    check_range(params, "seconds", 0, MAX_SECONDS)
    macs = params.get("mac")
    if macs is not None and not macs:
        raise InvalidInput("mac is empty; name at least one endpoint.")
    return list(dict.fromkeys(mac_option("mac", mac) for mac in macs or []))


def read_endpoints(mnt: Mnt, call: StatusCall, macs: Sequence[str], *segments: int | str) -> dict[str, list[Record]]:
    """Return the records of each endpoint; ``segments`` end the paths. An error names the endpoint, if there are several."""
    progress = Progress(mnt.report_progress)
    progress.begin("reading endpoints", len(macs))
    found: dict[str, list[Record]] = {}
    for mac in macs:
        path = "/".join([call.name, "MACAddress", mac, *map(str, segments)])
        try:
            found[mac] = _of_endpoint(mac, _read_records(mnt, call, path))
        except IseError as error:
            raise error.with_context(before=f"Endpoint {mac}:" if len(macs) > 1 else "") from None
        progress.tick()
    return found


def read_by_put(mnt: Mnt, macs: Sequence[str], seconds: int) -> dict[str, list[Record]]:
    """Return the accounting records of endpoints as :func:`read_endpoints` does, with the PUT that no source shows in use.

    Its body has a schema; its URL is inferred, in two forms. An endpoint without a record in the answer is read with a GET,
    because an answer to a request that ISE has not understood could look the same.
    """
    values = "".join(f"<value>{escape(mac)}</value>" for mac in macs)
    body = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><acctRequest><valueList>{values}</valueList>'
        f"<searchCriteria>MACAddress</searchCriteria><duration>{seconds}</duration></acctRequest>"
    )
    read = partial(
        mnt.members,
        element="acctStatusList",
        convert=partial(_keyed_records, ACCOUNTING.prefix),
        roots=ACCOUNTING.roots,
        body=body,
    )
    try:
        try:
            lists = read(ACCOUNTING.name)
        except IseError as error:
            if error.status not in (404, 405):
                raise
            lists = read(f"{ACCOUNTING.name}/MACAddress")
    except IseError as error:
        raise error.with_context(after=_UNPROVEN) from None
    found: dict[str, list[Record]] = {}
    for item in lists:
        if item["mac"] not in macs:
            raise UnexpectedAnswer(
                f"ISE answered PUT {ACCOUNTING.name} with an endpoint that was not asked for, {item['mac']!r}. {_UNPROVEN}",
                status=200,
            )
        found.setdefault(item["mac"], []).extend(_of_endpoint(item["mac"], item["records"]))
    missing = [mac for mac in macs if not found.get(mac)]
    return {**{mac: [] for mac in macs}, **found, **read_endpoints(mnt, ACCOUNTING, missing, seconds)}


def _of_endpoint(mac: str, records: list[Record]) -> list[Record]:
    """Return records that name their endpoint: those of several are in one list."""
    return [dict(sorted({"calling_station_id": mac, **record}.items())) for record in records]


def _read_records(mnt: Mnt, call: StatusCall, path: str) -> list[Record]:
    """Return the records of a status call. If there are none, ISE sends an empty list, a 500 that says so, or a 404.

    A 404 may also come from a gateway while ISE restarts, so it is believed if it comes again after the API has answered.
    """
    read = partial(mnt.members, path, f"{call.prefix}List", partial(endpoint_records, call.prefix), roots=call.roots)
    try:
        endpoints = read()
    except IseError as error:
        if error.status != 404 or not _has_api(mnt):
            raise
        try:
            endpoints = read()
        except IseError as again:
            if again.status != 404:
                raise
            return []
    return [record for endpoint in endpoints for record in endpoint["records"]]


def endpoint_records(prefix: str, element: Element) -> dict[str, list[Record]]:
    """Return the records of one endpoint under the key ``records``. Raises :class:`ValueError` for members that are none."""
    members = [member for member in members_of(element, f"{prefix}Elements") if member]
    if not all(isinstance(member, Mapping) for member in members):
        raise ValueError("a record without elements")
    return {"records": [session_record(member) for member in members]}


def _keyed_records(prefix: str, element: Element) -> dict[str, Any]:
    """Return the records of one endpoint, with its address under ``mac``. Raises :class:`ValueError` for one without."""
    records = endpoint_records(prefix, element)["records"]
    named = element.get("@macAddress") or (records[0].get("calling_station_id") if records else "")
    return {"mac": normalize_mac(str(named or "")), "records": records}


def _has_api(mnt: Mnt) -> bool:
    """Return whether the node serves the API, so that a 404 does not come from a wrong host or port."""
    try:
        return mnt.document("Version", "product") is not None
    except IseError:
        return False
