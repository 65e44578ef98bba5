# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as an HTML page: numbers, charts, and a table of all changed options. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import printable, value_lines

from .html import Html, Section, bar_chart, collapsed, page, searchable, table
from .plan_model import FAILED, HostReport, Item, Report, secrets_title


def html(report: Report) -> str:
    """Return the report as a page without references to other files."""
    several = len(report.hosts) > 1
    sections = [Section("Overview", [*_charts(report), *_tables(report)])]
    failed = [(host, item) for host, item in report.items if item.outcome == FAILED]
    if failed:
        headings = ["Type", "Object", "What", "Reason"]
        rows = [[*_object(report, host, item), printable(item.reason)] for host, item in failed]
        sections.append(Section("Failed", [table(_with_host(headings, several), rows)]))
    shown = report.shown()
    headings = _with_host(["Type", "Object", "What", "Option", "Before", "After"], several)
    rows = [row for host, item in shown for row in _rows(report, host, item)]
    left_out = report.left_out(item for _host, item in shown)
    sections.append(
        Section("Objects", [searchable(table(headings, rows)), *([left_out] if left_out else []), *_secrets(report)])
    )
    return page(report.title, sections, [report.sentence, *_notes(report)])


def _notes(report: Report) -> Iterator[str]:
    for host in report.hosts:
        where = f"{printable(host.host)}: " if host.host else ""
        for message in host.messages:
            yield f"{where}{printable(message)}"
        if host.unsupported:
            yield f"{where}Left out, because this ISE does not have it: {', '.join(map(printable, host.unsupported))}"


def _secrets(report: Report) -> Iterator[Html]:
    """Yield a collapsed line for each host with secrets without a value."""
    for host in report.hosts:
        where = f"{printable(host.host)}: " if host.host else ""
        needed = [f"Needed to apply: {', '.join(map(printable, host.needed_secrets))}."] if host.needed_secrets else []
        others = [printable(name) for name in host.unresolved_secrets if name not in host.needed_secrets]
        if host.unresolved_secrets:
            yield collapsed(f"{where}{secrets_title(host)}", " ".join([*needed, ", ".join(others)]))


def _charts(report: Report) -> list[Html]:
    items = report.items
    if not items:
        return []
    charts = [
        bar_chart("What", Counter(report.verdict(item) for _host, item in items)),
        bar_chart("Types", Counter(printable(item.type) for _host, item in items)),
    ]
    return [
        *charts,
        *(
            [bar_chart("Hosts", Counter(printable(host.host) for host, _item in items))]
            if len(report.hosts) > 1
            else []
        ),
    ]


def _tables(report: Report) -> list[Html]:
    types = _numbers(report, "Type", report.types)
    hosts = _numbers(report, "Host", {host.host: host.numbers for host in report.hosts})
    return [hosts, types] if len(report.hosts) > 1 else [types]


def _numbers(report: Report, heading: str, rows: Mapping[str, Mapping[str, int]]) -> Html:
    columns = [*report.columns, "total"]
    lines = [[printable(name), *(numbers[column] for column in columns)] for name, numbers in rows.items()]
    return table([heading, *map(report.word, columns)], lines)


def _rows(report: Report, host: HostReport, item: Item) -> list[list[str]]:
    """Return a row for each changed option of an object; one row for an object without options."""
    start = _object(report, host, item)
    options = [[printable(change.label), _text(change.before), _text(change.after)] for change in item.changes]
    return [[*start, *option] for option in options or [["", "", ""]]]


def _object(report: Report, host: HostReport, item: Item) -> list[str]:
    name = "\n".join(map(printable, filter(None, [item.name, item.place])))
    return _with_host([printable(item.type), name, report.verdict(item)], len(report.hosts) > 1, printable(host.host))


def _with_host(cells: list[str], several: bool, host: str = "Host") -> list[str]:
    return [host, *cells] if several else cells


def _text(value: object) -> str:
    return "\n".join(value_lines(value))
