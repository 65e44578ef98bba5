# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the recent authentications of an endpoint, newest first, with the reasons of failures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from .._mnt.client import Mnt
from .._mnt.endpoint_status import ENDPOINT_OPTIONS, Record, read_records, status_path
from .._mnt.failure_reasons import CACHE_OPTIONS, FailureReasonTable, check_cache_options, read_failure_reasons
from .._mnt.session_search import parse_time
from .._schema.argument_spec import check_range
from .mnt_base import MntTask

_MAX_RECORDS = 500
_OLDEST = datetime.min.replace(tzinfo=timezone.utc)


class AuthenticationStatusInfoTask(MntTask):
    """Returns the authentications of an endpoint."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose endpoint, time span, number and detail of the records."""
        return {
            **ENDPOINT_OPTIONS,
            "limit": {"type": "int", "default": 200},
            "details": {"type": "bool", "default": True},
            "failure_reasons": {"type": "bool", "default": False},
            **CACHE_OPTIONS,
        }

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records, sort them because ISE promises no order, and add the failure reasons if requested."""
        path = f"{status_path('AuthStatus', params)}/{params['limit']}/{'All' if params['details'] else '0'}"
        check_range(params, "limit", 1, _MAX_RECORDS)
        check_cache_options(params)
        records = read_records(mnt, path, "authStatus", ("authStatusOutputList", "restAuthStatusOutputList"))
        records.sort(key=lambda record: parse_time(record.get("authentication_time")) or _OLDEST, reverse=True)
        node = mnt.hostname
        warnings: tuple[str, ...] = ()
        if params["failure_reasons"] and any("failure_code" in record for record in records):
            table = read_failure_reasons(mnt, params)
            records = [_with_failure_reason(record, table) for record in records]
            warnings = table.warnings
        return {
            "changed": False,
            "authentications": records,
            "total": len(records),
            "node": node,
            **({"warnings": list(warnings)} if warnings else {}),
        }


def _with_failure_reason(record: Record, table: FailureReasonTable) -> Record:
    """Return a record with the entry of the table for its failure; a code without an entry has the text of the record."""
    if "failure_code" not in record:
        return record
    default = {"id": record["failure_code"], "code": record["failure_reason"], "cause": "", "resolution": ""}
    failure = next((reason for reason in table.reasons if reason["id"] == record["failure_code"]), default)
    return dict(sorted({**record, "failure": failure}.items()))
