# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session that tested nothing has failed, and one that failed says why."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.tools import output


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("===== 3 passed in 0.1s =====", ""),
        ("===== 3 passed, 1 deselected in 0.1s =====", ""),
        ("===== no tests ran in 0.1s =====", "no test ran"),
        ("===== 0 passed in 0.1s =====", "no test ran"),
        ("===== 3 passed, 1 skipped in 0.1s =====", "the output says '1 skipped'"),
        ("===== 3 passed, 2 xfailed in 0.1s =====", "the output says '2 xfailed'"),
    ],
)
def test_pytest_that_tested_nothing_has_failed(text: str, problem: str) -> None:
    assert output.PYTEST.problem(text) == problem


@pytest.mark.parametrize("guard", [output.ANSIBLE_TEST, output.ANSIBLE_TEST_UNITS])
def test_ansible_test_that_tested_nothing_has_failed(guard: output.Guard) -> None:
    assert guard.problem("1 passed\nWARNING: All targets skipped.\n") == "the output says 'All targets skipped'"
    assert guard.problem("1 passed\nWARNING: Skipping sanity test") == "the output says 'WARNING: Skipping'"
    assert guard.problem("1 passed\nRunning sanity test 'pep8'") == ""


def test_ansible_test_must_have_run_units() -> None:
    assert output.ANSIBLE_TEST_UNITS.problem("") == "no test ran"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "begin\nFAILED a.py::b - AssertionError\nE   x\nERROR c.py\n1 failed\nnox > Session units failed.",
            ["FAILED a.py::b - AssertionError", "ERROR c.py"],
        ),
        ("nox > mypy .\na.py:1: error: no\nFound 1 error", ["a.py:1: error: no", "Found 1 error"]),
        ("\n".join(["FATAL: x"] * 20), ["FATAL: x"] * 15 + ["... and 5 more"]),
        ("\n".join(map(str, range(20))), [str(number) for number in range(5, 20)]),
        ("", []),
    ],
)
def test_what_failed_is_named(text: str, expected: list[str]) -> None:
    assert output.causes(text) == expected


def test_what_nox_says_about_the_end() -> None:
    assert output.outcome("nox > Session units aborted: no test ran.\n") == "no test ran"
    assert output.outcome("nox > Session sanity-2.99 skipped: it needs Python 4.\n") == "it needs Python 4"
    assert output.outcome("nox > Session yamllint aborted: two files failed (took 15 seconds).\n") == "two files failed"
    assert output.outcome("nox > Session units was successful in 2 seconds.\n") == ""


def test_the_last_count_of_tests_is_the_summary() -> None:
    assert output.summary("==== 1 passed in 0.10s ====\n==== 2 failed, 3 passed in 4.00s ====") == "2 failed, 3 passed"
    assert output.summary("Success") == ""
