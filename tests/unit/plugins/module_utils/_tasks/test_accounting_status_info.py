# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accounting records of an endpoint. tests/truth/test_mnt_status.py has the calls themselves."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._tasks.accounting_status_info import AccountingStatusInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt

PATH = "AcctStatus/MACAddress/00:1A:2B:3C:4D:5E/60"


def test_records_of_all_lists_are_joined() -> None:
    lists = [{"acctStatusElements": {"user_name": "anna"}}, {"acctStatusElements": [{"user_name": "ben"}]}]
    mnt = FakeMnt({PATH: lists})
    result = AccountingStatusInfoTask().run(mnt, {"mac": ["001a2b3c4d5e"], "seconds": 60, "unproven_put": False})
    assert [record["username"] for record in result["accounting"]] == ["anna", "ben"]
    assert (result["total"], result["node"], mnt.calls) == (2, "mnt1", [PATH])
