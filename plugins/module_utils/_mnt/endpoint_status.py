# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recent authentication and accounting records of one endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from .._errors import IseError
from .._schema.argument_spec import check_range
from .._types.mac_address import mac_option
from .client import Mnt
from .session_record import Element, members_of, session_record

Record = dict[str, Any]

MAX_SECONDS = 432000  # five days
ENDPOINT_OPTIONS: dict[str, dict[str, Any]] = {
    "mac": {"type": "str", "required": True},
    "seconds": {"type": "int", "default": MAX_SECONDS},
}


def status_path(call: str, params: Mapping[str, Any]) -> str:
    """Return the first segments of a path. Raises :class:`InvalidInput` for an invalid MAC address or time span."""
    check_range(params, "seconds", 0, MAX_SECONDS)
    return f"{call}/MACAddress/{mac_option('mac', params['mac'])}/{params['seconds']}"


def read_records(mnt: Mnt, path: str, prefix: str, roots: tuple[str, ...]) -> list[Record]:
    """Return the records of a status call. If there are none, ISE sends an empty list, a 500 that says so, or a 404.

    A 404 may also come from a gateway while ISE restarts, so it is believed if it comes again after the API has answered.
    """
    read = partial(mnt.members, path, f"{prefix}List", partial(endpoint_records, prefix), roots=roots)
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


def _has_api(mnt: Mnt) -> bool:
    """Return whether the node serves the API, so that a 404 does not come from a wrong host or port."""
    try:
        return mnt.document("Version", "product") is not None
    except IseError:
        return False
