# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to an endpoint within some time: its authentications, and what was accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from functools import partial
from typing import Any

from .._errors import IseError
from .._mnt.client import Mnt
from .._mnt.session_record import Element, members_of, session
from .._mnt.session_search import time_of
from .._schema.argument_spec import check_range
from .._types.mac_address import mac_option
from .failure_reason_info import CACHE_OPTIONS, Reasons, check_cache, read_reasons
from .mnt import MntTask

Record = dict[str, Any]

LONGEST = 432000  # seconds; five days
_MOST = 500
_OLDEST = datetime.min.replace(tzinfo=timezone.utc)
_COMMON: dict[str, dict[str, Any]] = {
    "mac": {"type": "str", "required": True},
    "seconds": {"type": "int", "default": LONGEST},
}


class AuthenticationStatusInfoTask(MntTask):
    """Reads the authentications of an endpoint."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return whose, and how many of them."""
        return {
            **_COMMON,
            "limit": {"type": "int", "default": 200},
            "details": {"type": "bool", "default": True},
            "failure_reasons": {"type": "bool", "default": False},
            **CACHE_OPTIONS,
        }

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read, and explain failures if asked to. ISE promises no order, so the newest is put first."""
        path = f"{_path('AuthStatus', params)}/{params['limit']}/{'All' if params['details'] else '0'}"
        check_range(params, "limit", 1, _MOST)
        check_cache(params)
        found = _records(mnt, path, "authStatus", ("authStatusOutputList", "restAuthStatusOutputList"))
        found.sort(key=lambda record: time_of(record.get("authentication_time")) or _OLDEST, reverse=True)
        node = mnt.hostname
        warnings: tuple[str, ...] = ()
        if params["failure_reasons"] and any("failure_code" in record for record in found):
            table = read_reasons(mnt, params)
            found = [_explained(record, table) for record in found]
            warnings = table.warnings
        return {
            "changed": False,
            "authentications": found,
            "total": len(found),
            "node": node,
            **({"warnings": list(warnings)} if warnings else {}),
        }


class AccountingStatusInfoTask(MntTask):
    """Reads what was accounted for of an endpoint."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return whose."""
        return _COMMON

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read."""
        found = _records(mnt, _path("AcctStatus", params), "acctStatus", ("acctStatusOutputList",))
        return {"changed": False, "accounting": found, "total": len(found), "node": mnt.hostname}


def _path(call: str, params: Mapping[str, Any]) -> str:
    """Return the beginning of a path. Raises :class:`InvalidInput` for an endpoint or a time that cannot be."""
    check_range(params, "seconds", 0, LONGEST)
    return f"{call}/MACAddress/{mac_option('mac', params['mac'])}/{params['seconds']}"


def _records(mnt: Mnt, path: str, prefix: str, roots: tuple[str, ...]) -> list[Record]:
    """Return the records of a status call. Where there is none, ISE sends an empty list, a 500 that says so, or a 404."""
    try:
        found = mnt.members(path, f"{prefix}List", partial(records, prefix), roots=roots)
    except IseError as error:
        if error.status != 404 or not _is_there(mnt):
            raise
        return []
    return [record for one in found for record in one["records"]]


def records(prefix: str, element: Element) -> dict[str, list[Record]]:
    """Return the ``records`` of one endpoint."""
    return {"records": [session(member) for member in members_of(element, f"{prefix}Elements") if member]}


def _is_there(mnt: Mnt) -> bool:
    """Tell whether the API answers at all, so that a 404 is not of a wrong host or port."""
    try:
        return mnt.document("Version", "product") is not None
    except IseError:
        return False


def _explained(record: Record, table: Reasons) -> Record:
    """Return a record with what ISE's table says of its failure; of one that the table lacks, its own words."""
    if "failure_code" not in record:
        return record
    unknown = {"id": record["failure_code"], "code": record["failure_reason"], "cause": "", "resolution": ""}
    failure = next((reason for reason in table.reasons if reason["id"] == record["failure_code"]), unknown)
    return dict(sorted({**record, "failure": failure}.items()))
