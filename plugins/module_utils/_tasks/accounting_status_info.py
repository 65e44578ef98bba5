# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the recent accounting records of endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._mnt.client import Mnt
from .._mnt.endpoint_status import ACCOUNTING, ENDPOINT_OPTIONS, named_endpoints, read_by_put, read_endpoints
from .mnt_base import MntTask


class AccountingStatusInfoTask(MntTask):
    """Returns the accounting records of endpoints."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose endpoints and time span."""
        return {
            **ENDPOINT_OPTIONS,
            "mac": {**ENDPOINT_OPTIONS["mac"], "required": True},
            "unproven_put": {"type": "bool", "default": False},
        }

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records."""
        macs = named_endpoints(params)
        if params["unproven_put"]:
            found = read_by_put(mnt, macs, params["seconds"])
        else:
            found = read_endpoints(mnt, ACCOUNTING, macs, params["seconds"])
        records = [record for each in found.values() for record in each]
        return {"changed": False, "accounting": records, "total": len(records), "node": mnt.hostname}
