# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three counters. tests/truth/test_mnt_node.py has the calls themselves."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._tasks.session_count_info import SessionCountInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt


def test_each_counter_has_its_call() -> None:
    calls = {"Session/ActiveCount": "3", "Session/PostureCount": "2", "Session/ProfilerCount": "1"}
    mnt = FakeMnt({path: {"count": count} for path, count in calls.items()})
    assert SessionCountInfoTask().run(mnt, {}) == {
        "changed": False,
        "active": 3,
        "postured": 2,
        "profiled": 1,
        "node": "mnt1",
    }
    assert mnt.calls == list(calls)
