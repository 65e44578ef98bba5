# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports show the file and line of each object that has them, as text that cannot break out of its place."""

from __future__ import annotations

import json

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import plan_report
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import changed, entry, failure, result

_PLACE = "sites/paris/network_devices.yml:12"


@pytest.mark.parametrize("mode", ["plan", "apply", "drift"])
@pytest.mark.parametrize("form", ["html", "json", "junit", "markdown"])
def test_places(form: str, mode: str) -> None:
    """Of planned, applied and failed objects."""
    for found in (
        result([entry("a", changed("description", None, "x"), place=_PLACE)]),
        result([], failed=[failure("a", "read", "No.", place=_PLACE)]),
    ):
        report = plan_report(found, form, mode=mode)
        assert report.replace("&#95;", "_").count(_PLACE) >= 1


def test_markup_in_places() -> None:
    """Names of files are user input."""
    hostile = "<b>x</b>|`a`:1"
    found = result([entry("a", changed("description", None, "x"), place=hostile)])
    for form in ("html", "junit", "markdown"):
        assert "<b>x" not in plan_report(found, form)
    assert json.loads(plan_report(found, "json"))["hosts"][0]["objects"][0]["place"] == hostile
