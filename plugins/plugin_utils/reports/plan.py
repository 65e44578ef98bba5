# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of what ``config`` plans, did, or found changed. Pure functions: the same results make the same report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput

from .plan_html import html
from .plan_junit import junit
from .plan_markdown import SHORTEST, markdown
from .plan_model import MODES, Report, report

VERSION = 1  # of the JSON report; a new number where something in it gets another name, place or meaning


def as_json(made: Report) -> str:
    """Return the whole report as JSON, its keys always in this order."""
    hosts = [
        {
            "host": host.host,
            "changed": host.changed,
            "failed": host.failed,
            "messages": host.messages,
            "summary": {**host.numbers, "types": host.types},
            "objects": [asdict(item) for item in host.items],
            "unresolved_secrets": host.unresolved_secrets,
        }
        for host in made.hosts
    ]
    content = {"format": VERSION, "title": made.title, "mode": made.mode, "summary": made.numbers, "hosts": hosts}
    return json.dumps(content, indent=2) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {"html": html, "json": as_json, "junit": junit, "markdown": markdown}


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
    """Return the report of one result, or of a dictionary of hosts and results, in one of :data:`FORMATS`.

    Raises :class:`InvalidInput` for options out of range, and for what is no such result.
    """
    for option, value, choices in (("format", format, FORMATS), ("mode", mode, MODES)):
        if value not in choices:
            raise InvalidInput(f"{option} is {value!r}, but must be one of {', '.join(choices)}.")
    for option, number, least in (("max_lines", max_lines, 1), ("max_characters", max_characters, SHORTEST)):
        if isinstance(number, bool) or not isinstance(number, int) or (number != 0 and number < least):
            raise InvalidInput(f"{option} is {number!r}, but must be 0 (no limit) or a number from {least}.")
    return FORMATS[format](report(results, mode, title, host, max_lines, max_characters))
