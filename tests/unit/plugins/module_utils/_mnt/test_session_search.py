# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The status of sessions, and values to search by in the notation of the API."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._mnt.session_search import (
    parse_time,
    search_value,
    with_status,
)

EARLY, LATE = "2026-06-01T08:00:00+00:00", "2026-06-01T10:00:01+02:00"


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ({}, "active"),
        ({"passed": True}, "active"),
        ({"passed": True, "accounting_status": "Interim-Update"}, "active"),
        ({"passed": True, "accounting_status": "Stop"}, "ended"),
        ({"stopped": True}, "ended"),
        ({"failed": True, "accounting_status": "Stop"}, "rejected"),
        ({"failed": "unknown", "passed": False}, "rejected"),
        ({"accounting_status": "Stop", "authentication_time": EARLY, "accounting_time": LATE}, "ended"),
        # The accounting belongs to an earlier session.
        ({"accounting_status": "Stop", "authentication_time": LATE, "accounting_time": EARLY}, "active"),
        # The order is unknown.
        (
            {"accounting_status": "Stop", "authentication_time": "2026-06-01T09:00:00", "accounting_time": EARLY},
            "ended",
        ),
    ],
)
def test_status(record: dict[str, Any], status: str) -> None:
    assert with_status(record) == {**record, "status": status}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("mac", "001a.2b3c.4d5e", "00:1A:2B:3C:4D:5E"),
        ("user", "Anna@example.com", "Anna@example.com"),
        ("nas_ip", " 10.1.2.3 ", "10.1.2.3"),
        ("nas_ip", "2001:DB8::1", "2001:db8:0:0:0:0:0:1"),
        ("ip_address", "2001:db8:0:00a::", "2001:db8:0:a:0:0:0:0"),
    ],
)
def test_search_values_have_the_notation_of_the_api(key: str, value: str, expected: str) -> None:
    assert search_value(key, value) == expected


@pytest.mark.parametrize(("key", "value"), [("mac", "00:1A"), ("nas_ip", "sw1"), ("ip_address", "10.1.2.0/24")])
def test_invalid_search_values_name_the_option(key: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{key}: '{value}' is "):
        search_value(key, value)


@pytest.mark.parametrize(
    ("text", "has_time"),
    [(EARLY, True), ("2026-06-01T08:00:00", False), ("yesterday", False), (None, False)],
)
def test_times_without_an_offset_cannot_be_compared(text: Any, has_time: bool) -> None:
    assert (parse_time(text) is not None) is has_time
