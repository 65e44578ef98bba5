# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One reason, and the cache file. tests/truth/test_failure_reasons.py has the calls themselves."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, cast

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt
from ansible_collections.openise.ise.plugins.module_utils._mnt.failure_reasons import (
    failure_reason,
    read_failure_reasons,
)

FROM_ISE = {"id": 5400, "code": "from ISE", "cause": "", "resolution": ""}
CACHED = {"id": 5411, "code": "from the file", "cause": "a", "resolution": "b"}


class FakeMnt:
    """A deployment of two nodes with one reason, and a count of the calls."""

    hostnames = ("mnt1", "mnt2")
    hostname = "mnt1"
    read_only = False
    calls = 0

    def members(self, *_arguments: Any, **_options: Any) -> list[dict[str, Any]]:
        self.calls += 1
        return [FROM_ISE]


def entry(age: timedelta, **changes: Any) -> dict[str, Any]:
    """Return the entry of a node, read some time ago."""
    return {"read_at": (datetime.now(timezone.utc) - age).isoformat(), "failure_reasons": [CACHED], **changes}


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (
            {"@id": "5411", "code": "5411  No\n  response", "cause": {"#text": " x "}},
            {"id": 5411, "code": "5411 No response", "cause": "x", "resolution": ""},
        ),
        ({"@id": "", "code": "x"}, None),
        ({"code": "x"}, None),
    ],
)
def test_one_reason(element: dict[str, Any], reason: dict[str, Any] | None) -> None:
    assert failure_reason(element) == reason


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("nodes", "cached"),
    [
        ({"mnt1": entry(HOUR)}, True),
        ({"mnt2": entry(HOUR)}, True),
        ({"mnt3": entry(HOUR)}, False),
        ({"mnt1": entry(3 * HOUR)}, False),
        ({"mnt1": entry(-HOUR)}, False),
        ({"mnt1": entry(HOUR, failure_reasons=[])}, False),
        ({"mnt1": entry(HOUR, failure_reasons=[{"id": 1}])}, False),
        ({"mnt1": entry(HOUR, read_at="yesterday")}, False),
        ({"mnt1": entry(HOUR, read_at="2026-06-01T08:00:00")}, False),
        ({"mnt1": []}, False),
        ([], False),
    ],
)
def test_a_recent_entry_saves_the_call(tmp_path: Path, nodes: Any, cached: bool) -> None:
    path = tmp_path / "reasons.json"
    path.write_text(json.dumps({"nodes": nodes}))
    fake = FakeMnt()
    table = read_failure_reasons(cast(Mnt, fake), {"cache_path": str(path), "cache_max_age": 7200})
    assert (table.cached, fake.calls, table.warnings) == (cached, 0 if cached else 1, ())
    assert table.reasons == [CACHED if cached else FROM_ISE]
    kept = json.loads(path.read_text())["nodes"]
    assert cached or kept["mnt1"]["failure_reasons"] == [FROM_ISE]
    assert cached or not isinstance(nodes, dict) or set(nodes) <= set(kept)


def test_a_file_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    path = str(tmp_path / "missing" / "reasons.json")
    table = read_failure_reasons(cast(Mnt, FakeMnt()), {"cache_path": path, "cache_max_age": 7200})
    [warning] = table.warnings
    assert warning.startswith(f"cache_path: {path!r} cannot be written (")
    assert table.reasons == [FROM_ISE]


def test_check_mode_writes_no_file(tmp_path: Path) -> None:
    path, fake = tmp_path / "reasons.json", FakeMnt()
    fake.read_only = True
    assert read_failure_reasons(cast(Mnt, fake), {"cache_path": str(path), "cache_max_age": 1}).reasons == [FROM_ISE]
    assert not path.exists()
