# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of execution steps."""

from __future__ import annotations

import re

from ansible_collections.openise.ise.plugins.module_utils._mnt import execution_steps
from ansible_collections.openise.ise.plugins.module_utils._mnt.execution_steps import with_steps
from ise_simulator.mnt.reasons import REASONS


def test_steps_have_the_order_of_the_record_and_unknown_ones_no_text() -> None:
    record = {"execution_steps": [11001, 99999, "x", 11001], "passed": True}
    assert with_steps(record)["steps"] == [
        {"code": 11001, "text": "Received RADIUS Access-Request"},
        {"code": 99999},
        {"code": "x"},
        {"code": 11001, "text": "Received RADIUS Access-Request"},
    ]


def test_the_failure_of_the_record_has_its_own_text() -> None:
    record = {"execution_steps": [11001, 22040, 98765], "failure_reason": "98765 Something new", "failure_code": 98765}
    assert [step["text"] for step in with_steps(record)["steps"]][1:] == [
        "Wrong password or invalid shared secret",
        "Something new",
    ]
    assert list(with_steps(record)) == sorted(with_steps(record))


def test_records_without_steps_are_unchanged() -> None:
    assert with_steps({"passed": True}) == {"passed": True}


def test_the_catalog() -> None:
    """Each line counts, once and in order, and texts of failures are those of ISE's table of failure reasons."""
    lines = execution_steps._CATALOG.strip().splitlines()
    codes = [int(re.match(r"(\d+) \S", line)[1]) for line in lines]  # type: ignore[index]
    assert codes == sorted(set(codes)) and len(codes) == len(execution_steps._TEXTS)
    shared = [line for line in lines if line.partition(" ")[0] in REASONS]
    assert len(shared) > 20 and not [line for line in shared if REASONS[line.partition(" ")[0]][0] != line]
