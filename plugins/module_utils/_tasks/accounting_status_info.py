# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the recent accounting records of an endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._mnt.client import Mnt
from .._mnt.endpoint_status import ENDPOINT_OPTIONS, read_records, status_path
from .mnt_base import MntTask


class AccountingStatusInfoTask(MntTask):
    """Returns the accounting records of an endpoint."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose endpoint and time span."""
        return ENDPOINT_OPTIONS

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records."""
        records = read_records(mnt, status_path("AcctStatus", params), "acctStatus", ("acctStatusOutputList",))
        return {"changed": False, "accounting": records, "total": len(records), "node": mnt.hostname}
