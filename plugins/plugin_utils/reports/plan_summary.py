# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as a few lines for the output of a run: numbers by type and the first names. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import cut, printable

from .plan_model import NUMBERS, HostReport, Report, secrets_title

_MAX_NAMES, _MAX_NAME, _MAX_TYPES, _MAX_HOSTS, _MAX_MESSAGE = 3, 40, 12, 20, 300


def summary(report: Report) -> str:
    """Return the lines: one sentence, one for each type with changes or failures, and one about secrets without a value."""
    lines = [report.sentence]
    for host in report.hosts[:_MAX_HOSTS]:
        lines += _host(report, host)
    if len(report.hosts) > _MAX_HOSTS:
        lines.append(f"and {len(report.hosts) - _MAX_HOSTS:,} more hosts")
    return "\n".join(lines) + "\n"


def _host(report: Report, host: HostReport) -> Iterator[str]:
    where = f"{printable(host.host)}: " if len(report.hosts) > 1 else ""
    if not host.types:  # it failed before there was a plan
        yield from (f"{where}{cut(printable(message), _MAX_MESSAGE)}" for message in host.messages[:_MAX_NAMES])
    lines = [line for name in host.types if (line := _type(report, host, name))]
    yield from (f"{where}{line}" for line in lines[:_MAX_TYPES])
    if len(lines) > _MAX_TYPES:
        yield f"{where}and {len(lines) - _MAX_TYPES:,} more types"
    if host.unresolved_secrets:
        names = host.needed_secrets or host.unresolved_secrets
        yield f"{where}{secrets_title(host)}: {_first(names)}"


def _type(report: Report, host: HostReport, name: str) -> str:
    """Return the line of one type; empty if all of it is as declared."""
    numbers = host.types[name]
    named: dict[str, list[str]] = {}
    for item in host.items:
        if item.type == name:
            number = item.outcome if item.outcome in NUMBERS else item.action
            named.setdefault(number, []).append(item.name)
    parts = []
    for number in NUMBERS[:-2]:
        if numbers[number]:
            names = [each for each in named.get(number, []) if each]
            parts.append(f"{numbers[number]:,} {report.word(number)}" + (f" ({_first(names)})" if names else ""))
    if not parts:
        return ""
    unchanged = [f"{numbers['unchanged']:,} as declared"] if numbers["unchanged"] else []
    return f"{name}: {', '.join([*parts, *unchanged])}"


def _first(names: Sequence[str]) -> str:
    more = [f"and {len(names) - _MAX_NAMES:,} more"] if len(names) > _MAX_NAMES else []
    return ", ".join([*(cut(printable(name), _MAX_NAME) for name in names[:_MAX_NAMES]), *more])
