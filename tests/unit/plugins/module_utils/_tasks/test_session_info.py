# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The progress of long reads of sessions. tests/truth/test_session_info*.py have the results."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks.session_info import SessionInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt

PARAMS: dict[str, Any] = {
    "authenticated": False,
    "timezone": "UTC",
    "details": True,
    "step_texts": False,
    "max_sessions": 10,
}


@pytest.fixture(autouse=True)
def _report_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansible_collections.openise.ise.plugins.module_utils._progress._REPORT_INTERVAL", 0.0)


def _read(listed: int, counted: int, **params: Any) -> list[str]:
    """Return what is reported while a list is read, whose length differs from ISE's counter."""
    macs = [f"00:1B:21:00:00:{number:02X}" for number in range(listed)]
    records = [{"calling_station_id": mac, "audit_session_id": mac, "nas_ip_address": "10.1.2.3"} for mac in macs]
    details = {f"Session/MACAddress/{item['calling_station_id']}": item for item in records}
    mnt = FakeMnt({"Session/ActiveCount": {"count": str(counted)}, "Session/ActiveList": records, **details})
    assert SessionInfoTask().run(mnt, {**PARAMS, **params})["total"] == listed
    return [text.partition(",")[0] for text in mnt.progress]


@pytest.mark.parametrize("counted", [2, 3])
def test_lists_and_details(counted: int) -> None:
    """A list that has grown since it was counted is not reported beyond the number."""
    lists = [f"reading sessions: {number} of {counted}" for number in range(1, counted + 1)]
    details = [f"reading details of sessions: {number} of 3" for number in (1, 2, 3)]
    assert _read(3, counted) == lists + details


def test_lists_only() -> None:
    assert _read(1, 1, details=False) == ["reading sessions: 1 of 1"]
