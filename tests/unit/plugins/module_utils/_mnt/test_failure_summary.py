# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures counted. tests/truth/test_status_of_endpoints.py has those of an ISE."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.failure_summary import failure_summary, has_failed


@pytest.mark.parametrize(
    ("record", "failed"),
    [({"failed": True}, True), ({"passed": False}, True), ({"passed": True, "failed": False}, False), ({}, False)],
)
def test_what_failed(record: dict[str, Any], failed: bool) -> None:
    assert has_failed(record) is failed
    assert bool(failure_summary([record])["user"]) is failed


def test_times_with_different_offsets() -> None:
    times = ["2026-06-01T08:00:00+00:00", "2026-06-01T09:00:00+02:00", "2026-06-01T23:00:00"]
    [entry] = failure_summary({"failed": True, "authentication_time": time} for time in times)["reason"]
    assert entry == {"name": "", "total": 3, "endpoints": [], "first": times[1], "last": times[0]}


def test_devices_without_a_name() -> None:
    records = [
        {"failed": True, "nas_ip_address": "10.1.2.3", "calling_station_id": "A"},
        {"failed": True, "nas_ipv6_address": "2001:db8::3", "calling_station_id": "B"},
        {"failed": True, "network_device_name": "sw1", "nas_ip_address": "10.1.2.3", "calling_station_id": "B"},
        {"failed": True, "network_device_name": "sw1", "calling_station_id": "A"},
    ]
    found = [(entry["name"], entry["total"], entry["endpoints"]) for entry in failure_summary(records)["nas"]]
    assert found == [("sw1", 2, ["A", "B"]), ("10.1.2.3", 1, ["A"]), ("2001:db8::3", 1, ["B"])]
