# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter passes its options on, and names itself in errors."""

from __future__ import annotations

import json

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.openise.ise.plugins.filter.plan_report import FilterModule
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import PLAN

plan_report = FilterModule().filters()["plan_report"]


def test_markdown_is_the_default() -> None:
    assert plan_report(PLAN).startswith("### Plan for Cisco ISE\n")


def test_options_are_passed_on() -> None:
    made = json.loads(plan_report(PLAN, "json", mode="drift", host="ise-1", title="Nightly"))
    assert (made["mode"], made["title"], made["hosts"][0]["host"]) == ("drift", "Nightly", "ise-1")


@pytest.mark.parametrize(
    ("results", "options", "message"),
    [
        (PLAN, {"format": "pdf"}, "format is 'pdf', but must be one of html, json, junit, markdown"),
        ("text", {}, "A report requires the registered result"),
    ],
)
def test_errors_name_the_filter(results: object, options: dict[str, str], message: str) -> None:
    with pytest.raises(AnsibleFilterError, match=f"openise.ise.plan_report: {message}"):
        plan_report(results, **options)
