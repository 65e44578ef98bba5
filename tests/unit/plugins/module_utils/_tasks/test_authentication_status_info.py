# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authentications of an endpoint: order, failure reasons, limits."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._tasks.authentication_status_info import (
    AuthenticationStatusInfoTask,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt

PATH = "AuthStatus/MACAddress/00:1A:2B:3C:4D:5E/60/200/All"
PARAMS: dict[str, Any] = {
    "mac": ["00:1A:2B:3C:4D:5E"],
    "max_endpoints": 100,
    "step_texts": False,
    "max_sessions": 10000,
    "seconds": 60,
    "limit": 200,
    "details": True,
    "failure_reasons": False,
    "cache_max_age": 0,
}
RECORDS = [
    {"id": "1", "acs_timestamp": "2026-06-01T08:00:00.000Z"},
    {"id": "2"},
    {"id": "3", "acs_timestamp": "2026-06-01T12:00:00.000+02:00", "failure_reason": "5411 No response"},
    {"id": "4", "acs_timestamp": "2026-06-01T09:00:00.000Z", "failure_reason": "9999 Something new"},
]


def run(**changes: Any) -> tuple[dict[str, Any], list[str]]:
    mnt = FakeMnt(
        {
            PATH: [{"authStatusElements": RECORDS}],
            "FailureReasons": [{"@id": "5411", "code": "5411 No response", "cause": "c", "resolution": "r"}],
        }
    )
    return AuthenticationStatusInfoTask().run(mnt, {**PARAMS, **changes}), mnt.calls


def test_the_newest_is_first_and_one_without_a_time_last() -> None:
    result, calls = run()
    assert [record["authentication_id"] for record in result["authentications"]] == ["3", "4", "1", "2"]
    assert calls == [PATH]
    assert not any("failure" in record for record in result["authentications"])


def test_failures_get_the_entry_of_the_table_or_their_own_text() -> None:
    result, calls = run(failure_reasons=True)
    assert [record.get("failure") for record in result["authentications"]] == [
        {"id": 5411, "code": "5411 No response", "cause": "c", "resolution": "r"},
        {"id": 9999, "code": "9999 Something new", "cause": "", "resolution": ""},
        None,
        None,
    ]
    assert calls == [PATH, "FailureReasons"]


@pytest.mark.parametrize("limit", [0, 501])
def test_the_number_of_records_is_limited(limit: int) -> None:
    with pytest.raises(InvalidInput, match=f"^limit: {limit} is out of range"):
        run(limit=limit)
