# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which reasons are selected. tests/truth/test_failure_reasons.py has the calls and the cache."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._tasks.failure_reason_info import FailureReasonInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt

TABLE = [
    {"@id": "5411", "code": "5411 Supplicant stopped responding", "cause": "Timeout", "resolution": "Check the PORT"},
    {"@id": "5400", "code": "5400 Authentication failed", "cause": "", "resolution": "See the log"},
]


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({}, [5400, 5411]),
        ({"id": 5411}, [5411]),
        ({"id": 1}, []),
        ({"text": "FAILED"}, [5400]),
        ({"text": " timeout "}, [5411]),
        ({"text": "the"}, [5400, 5411]),
    ],
)
def test_selection(params: dict[str, Any], ids: list[int]) -> None:
    result = FailureReasonInfoTask().run(FakeMnt({"FailureReasons": TABLE}), {"cache_max_age": 0, **params})
    assert [reason["id"] for reason in result["failure_reasons"]] == ids
    assert (result["total"], result["cached"], result["node"]) == (len(ids), False, "mnt1")
    assert "warnings" not in result


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"^text is empty"):
        FailureReasonInfoTask().run(FakeMnt({}), {"cache_max_age": 0, "text": " "})
