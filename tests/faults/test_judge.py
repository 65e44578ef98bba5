# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge: each kind of untruth gets its column, and the truth none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.faults.excuses import EXCUSES
from ansible_collections.openise.ise.tests.faults.judge import (
    BAD,
    CRASH,
    DUPLICATE,
    FAILED,
    FALSE_CHANGED,
    LEAK,
    OK,
    UNKNOWN,
    Case,
    judge,
    nothing_more,
)
from ansible_collections.openise.ise.tests.faults.matrix import WAYS
from ansible_collections.openise.ise.tests.faults.stand_in import Effect
from ansible_collections.openise.ise.tests.faults.table import FAULTS
from ansible_collections.openise.ise.tests.truth.row import CANARY

_CREATED = Effect("created", "networkdevice", "sw-1")
_DELETED = Effect("deleted", "networkdevice", "sw-1")
_FAILED = {"failed": True, "msg": "ISE rejected it."}
_UNSURE = {"failed": True, "msg": "Whether ISE carried it out is unknown."}


@pytest.mark.parametrize(
    ("result", "effects", "column"),
    [
        ({"changed": True}, [_CREATED], OK),
        ({"changed": False}, [], OK),
        (_FAILED, [], FAILED),
        ({**_FAILED, "changed": True}, [_CREATED], FAILED),
        (_UNSURE, [], UNKNOWN),
        (_UNSURE, [_CREATED], UNKNOWN),
        ({"changed": False}, [_CREATED], FALSE_CHANGED),
        ({"changed": True}, [], FALSE_CHANGED),
        (_FAILED, [_CREATED], FALSE_CHANGED),
        ({**_FAILED, "changed": True}, [], FALSE_CHANGED),
        ({"changed": True}, [_CREATED, _CREATED], DUPLICATE),
        ({"changed": True}, [_CREATED, _DELETED, _CREATED], OK),
        ({"failed": True, "msg": "Defect in openise.ise (KeyError in x): y"}, [], CRASH),
        ({**_FAILED, "exception": "Traceback"}, [], CRASH),
        ({"changed": True, "diff": {"before": f"{CANARY}-1"}}, [_CREATED], LEAK),
    ],
)
def test_columns(result: dict[str, Any], effects: list[Effect], column: str) -> None:
    assert judge(Case(result, effects, {}, {}), nothing_more).column == column


def test_a_leak_in_a_progress_report() -> None:
    assert judge(Case({"changed": False}, [], {}, {}, said=[f"creating {CANARY}"]), nothing_more).column == LEAK


def test_check_mode_writes_nothing() -> None:
    case = Case({"changed": True}, [_CREATED], {}, {}, check=True)
    assert judge(case, nothing_more).column == FALSE_CHANGED
    assert judge(Case({"changed": True}, [], {}, {}, check=True), nothing_more).column == OK


def test_every_area_has_ways() -> None:
    assert {way.area for way in WAYS} == {"ERS", "bulk", "MnT", "CoA", "info", "config", "export", "OpenAPI"}


def test_names_are_unique() -> None:
    for names in ([str(way) for way in WAYS], [str(fault) for fault in FAULTS]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("excuse", EXCUSES, ids=lambda excuse: excuse.fault)
def test_an_excuse_names_something(excuse: Any) -> None:
    """It matches a fault and a way, excuses a bad verdict, and has a reason."""
    assert any(re.search(excuse.fault, str(fault)) for fault in FAULTS)
    assert any(re.search(excuse.way, str(way)) for way in WAYS)
    assert excuse.columns and set(excuse.columns) <= set(BAD)
    assert len(excuse.reason.split()) > 8
