# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of plans, changes and drift from results of ``config``. Pure functions: the same results make the same report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput

from .plan_html import html
from .plan_junit import junit
from .plan_markdown import MIN_CHARACTERS, markdown
from .plan_model import MODES, Report, build_report
from .plan_summary import summary

VERSION = 1  # of the JSON report; increased when a key changes its name, place or meaning


def as_json(report: Report) -> str:
    """Return the whole report as JSON, with a fixed order of keys."""
    hosts = [
        {
            "host": host.host,
            "changed": host.changed,
            "failed": host.failed,
            "drifted": host.drifted,
            "messages": host.messages,
            "summary": {**host.numbers, "types": host.types},
            "objects": [asdict(item) for item in host.items],
            "unresolved_secrets": host.unresolved_secrets,
            "needed_secrets": host.needed_secrets,
            "unsupported": host.unsupported,
        }
        for host in report.hosts
    ]
    content = {"format": VERSION, "title": report.title, "mode": report.mode, "summary": report.numbers, "hosts": hosts}
    return json.dumps(content, indent=2) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "html": html,
    "json": as_json,
    "junit": junit,
    "markdown": markdown,
}
# The summary is no report: it has not everything.
_FORMS = {**FORMATS, "summary": summary}


def plan_report(
    results: Any,
    format: str = "markdown",
    *,
    mode: str = "plan",
    title: str = "",
    host: str = "",
    max_lines: int = 0,
    max_characters: int = 65000,
) -> str:
    """Return the report of one result, or of a dictionary of hosts and results, in one of :data:`FORMATS`, or its summary.

    Raises :class:`InvalidInput` for invalid options, and for results of other modules.
    """
    for option, value, choices in (("format", format, _FORMS), ("mode", mode, MODES)):
        if value not in choices:
            raise InvalidInput(f"{option} is {value!r}, but must be one of {', '.join(choices)}.")
    for option, number, minimum in (("max_lines", max_lines, 1), ("max_characters", max_characters, MIN_CHARACTERS)):
        if isinstance(number, bool) or not isinstance(number, int) or (number != 0 and number < minimum):
            raise InvalidInput(f"{option} is {number!r}, but must be 0 (no limit) or a number from {minimum}.")
    return _FORMS[format](build_report(results, mode, title, host, max_lines, max_characters))
