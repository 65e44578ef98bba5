# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans as an HTML page: what is on it, and that nothing gets out of its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import printable
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import plan_report
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
    FAILURE,
    HOSTILE,
    NOTHING,
    PLAN,
    REFUSED,
    UPDATED,
    changed,
    entry,
    failure,
    result,
)


class Page(HTMLParser):
    """Sections by title, with the rows of their tables, paragraphs, captions of charts and names of elements."""

    def __init__(self, found: Any, **options: Any) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.paragraphs: list[str] = []
        self.captions: list[str] = []
        self.elements: list[str] = []
        self._title = ""
        self._open = ""
        self.text = plan_report(found, "html", **options)
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._open = tag
        if tag == "tr":
            self.rows.setdefault(self._title, []).append([])
        elif tag in ("th", "td"):
            self.rows[self._title][-1].append("")
        elif tag == "p":
            self.paragraphs.append("")
        elif tag == "h2":
            self._title = ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "h2":
            self._title += data
        elif self._open in ("th", "td"):
            self.rows[self._title][-1][-1] += data
        elif self._open == "p":
            self.paragraphs[-1] += data
        elif self._open == "figcaption":
            self.captions.append(data)


def test_page_of_a_plan() -> None:
    page = Page(PLAN)
    assert "<title>Plan for Cisco ISE</title>" in page.text
    assert page.paragraphs[0] == "1 to create, 1 to change, 1 to delete; 98 of 101 objects are as declared."
    assert page.captions == ["What", "Types"]
    assert page.rows["Overview"] == [
        ["Type", "to create", "to change", "to delete", "failed", "unchanged", "total"],
        ["network_device_groups", "0", "0", "1", "0", "0", "1"],
        ["network_devices", "1", "1", "0", "0", "98", "100"],
    ]
    assert page.rows["Objects"] == [
        ["Type", "Object", "What", "Option", "Before", "After"],
        ["network_device_groups", "Rollout#All Rollouts#Old", "to delete", "", "", ""],
        ["network_devices", "sw-new", "to create", "ip_addresses", "", "10.0.0.1/32\n10.0.0.2/32"],
        ["network_devices", "sw-new", "to create", "radius.shared_secret", "", "(secret, written)"],
        ["network_devices", "sw-old", "to change", "description", "here", "there"],
        ["network_devices", "sw-old", "to change", "radius.coa_port", "1700", "3799"],
        ["network_devices", "sw-old", "to change", "radius.dtls_required", "false", "true"],
        ["network_devices", "sw-old", "to change", "snmp.version", "2c", ""],
    ]
    assert "Failed" not in page.rows


def test_failures_have_a_section() -> None:
    page = Page(result(update=[UPDATED], failed=[FAILURE]), mode="apply")
    assert page.rows["Failed"] == [
        ["Type", "Object", "What", "Reason"],
        ["network_devices", "sw-old", "change failed", "ISE refused it."],
    ]


def test_many_hosts() -> None:
    page = Page({"ise-1": PLAN, "ise-2": REFUSED, "ise-3": NOTHING}, mode="drift")
    assert page.captions == ["What", "Types", "Hosts"]
    assert ["ise-3", "0", "0", "0", "0", "5", "5"] in page.rows["Overview"]
    assert ["network_devices", "1", "1", "0", "0", "103", "105"] in page.rows["Overview"]
    assert page.rows["Objects"][0] == ["Host", "Type", "Object", "What", "Option", "Before", "After"]
    assert page.rows["Objects"][2][:4] == ["ise-1", "network_devices", "sw-new", "missing"]
    assert f"ise-2: {REFUSED['msg']}" in page.paragraphs


def test_nothing_to_show() -> None:
    page = Page(NOTHING)
    assert page.captions == []
    assert "Nothing to show." in page.paragraphs


def test_secrets_without_a_value_are_one_collapsed_line() -> None:
    """Below what changes."""
    made = plan_report({**PLAN, "unresolved_secrets": ["a", "<b>"], "needed_secrets": ["<b>"]}, "html")
    title = "<summary>2 secrets without a value, 1 needed to apply</summary>"
    line = f"<details>{title}<p>Needed to apply: &lt;b&gt;. a</p></details>"
    assert made.count("<details>") == made.count(line) == 1
    assert made.index("</table>") < made.index(line)


def test_options_that_ise_does_not_have_are_named() -> None:
    left = [{"type": "network_devices", "option": "tacacs.tls.enabled", "since": "3.5", "objects": 1200}]
    page = Page({**PLAN, "left_out": left})
    assert (
        "Left out, because this ISE does not have it: tacacs.tls.enabled of 1,200 network_devices (since 3.5)"
        in page.paragraphs
    )


def test_column_for_refused_changes() -> None:
    page = Page({**PLAN, "changed": False, "failed": True}, mode="apply")
    assert page.rows["Overview"][0] == [
        "Type", "created", "changed", "deleted", "not done", "failed", "unchanged", "total",
    ]  # fmt: skip


def test_lines_are_limited() -> None:
    page = Page(PLAN, max_lines=3)
    assert {row[1] for row in page.rows["Objects"][1:]} == {"Rollout#All Rollouts#Old", "sw-new"}
    assert page.paragraphs[-1] == "1 of 3 objects are omitted: 1 to change."


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    plain = Page(
        {"a": {**PLAN, "unresolved_secrets": ["x"]}, "b": result(failed=[failure("x", "read", "y")])}, title="t"
    )
    page = Page(
        {
            text: result([entry(text, changed(text, text, text), kind=text)], msg=text, unresolved_secrets=[text]),
            f"b{text}": result(failed=[failure(text, "read", text)]),
        },
        title=text,
    )
    assert set(page.elements) <= set(plain.elements)
    assert page.elements.count("script") == 1
    shown = printable(text)
    values = "\n".join(map(printable, text.replace("\r\n", "\n").split("\n"))) or '""'
    assert [shown, shown, shown, "to create", shown, values, values] in page.rows["Objects"]
    assert page.rows["Failed"][1] == [f"b{shown}", "network_devices", shown, "read failed", shown]


def test_page_loads_no_other_file() -> None:
    text = Page(PLAN).text
    assert not re.search(r"(?:src|href)=.(?!#)", text)
    assert "default-src 'none'" in text
