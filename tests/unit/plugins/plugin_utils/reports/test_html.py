# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as HTML: escaping, and the numbers of charts."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.html import (
    MAX_BARS,
    Html,
    Section,
    bar_chart,
    counted,
    facts,
    page,
    searchable,
    table,
)

ATTACK = "</td><script>alert(1)</script><img src=x onerror='go()' title=\"&amp;\">"
VOID = {"meta", "input"}


class Reading(HTMLParser):
    """Which elements a document has, with attributes; what text; and that every element ends where it should."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def bars(chart: Html) -> list[tuple[str, float]]:
    """Return the tooltip and the length of each bar."""
    drawing = ElementTree.fromstring(re.findall(r"<svg.*</svg>", chart, re.DOTALL)[0])  # noqa: S314
    return [(str(each.findtext("title")), float(each.find("rect").attrib["width"])) for each in drawing]  # type: ignore[union-attr]


def test_page() -> None:
    document = page(
        "Sessions & more",
        [
            Section("Overview", [facts({"Sessions": 2, "Complete": True})]),
            Section("Sessions", ["Two of them.", table(["User", "Profiles"], [["anna", ["A", "B"]], [None, []]])]),
        ],
        introduction=["From node <ise>."],
    )
    read = Reading(document)
    assert document.startswith("<!DOCTYPE html>")
    assert {"Sessions & more", "From node <ise>.", "Two of them.", "anna", "A, B", "yes"} <= set(read.texts)
    assert [link["href"] for link in read.named("a")] == ["#s1", "#s2"]
    assert [part["id"] for part in read.named("section")] == ["s1", "s2"]
    assert len(read.named("td")) == 4


def test_only_the_script_of_searchable_tables_is_allowed() -> None:
    rows = searchable(table(["a"], [[ATTACK]]))
    document = page("p", [Section("s", [rows, rows])])
    read = Reading(document)
    assert [part for part in read.named("div") if part["class"] == "search"] == [{"class": "search"}] * 2
    assert [field["type"] for field in read.named("input")] == ["search"] * 2
    assert all("hidden" in line for line in read.named("p"))
    [script] = re.findall("<script>(.*?)</script>", document, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    [policy] = [meta["content"] for meta in read.named("meta") if meta.get("http-equiv")]
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def test_text_does_not_add_the_script() -> None:
    assert "<script" not in page("p", [Section('<div class="search">', ['<div class="search">'])])


def test_one_section_needs_no_links() -> None:
    assert not Reading(page("Report", [Section("All", [])])).named("nav")


def test_nothing_is_fetched_or_run() -> None:
    document = page(ATTACK, [Section(ATTACK, [ATTACK, bar_chart(ATTACK, {ATTACK: 1}), table([ATTACK], [[ATTACK]])])])
    read = Reading(document)
    assert {name for name, _attributes in read.elements}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "base"}
    )
    for _name, attributes in read.elements:
        assert not {"src", "srcset", "onerror", "onload", "style"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert "url(" not in document and "@import" not in document
    [policy] = [meta["content"] for meta in read.named("meta") if meta.get("http-equiv")]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_texts_are_escaped_everywhere() -> None:
    chart = bar_chart(ATTACK, {ATTACK: 1})
    whole = [
        page(ATTACK, []),
        page("p", [Section(ATTACK, [])]),
        page("p", [Section("s", [ATTACK])]),
        page("p", [], introduction=[ATTACK]),
        facts({ATTACK: 1}),
        facts({"a": ATTACK}),
        table([ATTACK], [["a"]]),
        table(["a"], [[ATTACK]]),
        table(["a"], [[[ATTACK]]]),
        chart,
    ]
    for made in whole:
        assert ATTACK in Reading(made).texts
        assert "<script" not in made and "onerror='" not in made
    [drawing] = Reading(chart).named("svg")
    assert drawing["aria-label"] == f"{ATTACK} 1"
    assert bars(chart)[0][0] == f"{ATTACK}: 1"


def test_markup_is_taken_from_these_functions_only() -> None:
    inner = table(["a"], [["b"]])
    assert inner in page("p", [Section("s", [inner])])
    assert inner in table(["outer"], [[inner]])
    assert inner not in page("p", [Section("s", [str.__str__(inner)])])


def test_invalid_characters_are_replaced() -> None:
    made = table(["a"], [["a\x00b\x1bc\ud800d\x85e\tf\ng"]])
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng" in made
    assert made.encode("utf-8")


@pytest.mark.parametrize("made", [table(["a"], []), bar_chart("Empty", {})])
def test_no_data_is_said(made: Html) -> None:
    read = Reading(made)
    assert "Nothing to show." in read.texts
    assert not read.named("table") and not read.named("svg")


def test_one_bar_is_as_long_as_can_be() -> None:
    [(title, length)] = bars(bar_chart("One", {"sw-1": 7}))
    assert (title, length) == ("sw-1: 7", 260.0)


def test_bars_are_in_proportion_and_in_order() -> None:
    assert bars(bar_chart("Some", {"small": 1, "big": 4, "Also small": 1, "none": 0})) == [
        ("big: 4", 260.0),
        ("Also small: 1", 65.0),
        ("small: 1", 65.0),
        ("none: 0", 0.0),
    ]


def test_nothing_but_zeros_has_no_length() -> None:
    assert bars(bar_chart("Zeros", {"a": 0})) == [("a: 0", 0.0)]


def test_as_many_as_fit_are_shown_one_by_one() -> None:
    assert len(bars(bar_chart("Fits", {str(number): 1 for number in range(MAX_BARS)}))) == MAX_BARS


def test_many_bars_are_folded() -> None:
    counts = {f"switch-{number:03}": 1000 - number for number in range(200)}
    shown = bars(bar_chart("Many", counts))
    assert len(shown) == MAX_BARS
    assert shown[0][0] == "switch-000: 1000"
    rest = sum(1000 - number for number in range(MAX_BARS - 1, 200))
    assert shown[-1] == (f"{200 - MAX_BARS + 1} others: {rest}", 260.0)


def test_bars_and_numbers_stay_inside() -> None:
    chart = bar_chart("Wide", {"a": 250000, "b": 3}, max_bars=2)
    [drawing] = Reading(chart).named("svg")
    width = float(str(drawing["viewbox"]).split()[2])
    ends = [float(x) + 8 * len(number) for x, number in re.findall(r'<text x="([\d.]+)" y="\d+">(\d+)<', chart)]
    assert ends and all(end < width for end in ends)


def test_long_labels_are_cut_and_told_in_full() -> None:
    label = "a-very-long-profile-name-of-a-site"
    made = bar_chart("Long", {label: 1})
    assert f">{label[:23]}\u2026</text>" in made
    assert f"<title>{label}: 1</title>" in made


def test_values_are_counted_as_texts() -> None:
    assert counted(["sw-1", " sw-1 ", None, "", 7, ["a", "b"]]) == {"sw-1": 2, "unknown": 2, "7": 1, "a, b": 1}
    assert counted([None], missing="no group") == {"no group": 1}


def test_page_is_reproducible() -> None:
    first, second = ({"a": 1, "b": 1, "c": 2}, {"c": 2, "b": 1, "a": 1})
    assert page("p", [Section("s", [bar_chart("c", first)])]) == page("p", [Section("s", [bar_chart("c", second)])])


def test_light_dark_and_paper() -> None:
    document = page("p", [])
    assert all(
        word in document for word in ("color-scheme: light dark", "@media (prefers-color-scheme: dark)", "@media print")
    )


def test_values_that_differ_in_case_count_as_one() -> None:
    """In the most frequent spelling; of equal ones, in the same whatever the order."""
    assert counted(["SW-1", "sw-1", "SW-1", "Sw-2", "sw-2"]) == {"SW-1": 3, "Sw-2": 2}
    assert counted(["sw-2", "Sw-2"]) == counted(["Sw-2", "sw-2"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("00:1B:21:00:00:2A", ""),
        ("two words with addresses 10.1.2.3/32", ""),
        ("2001:db8:85a3:1234:5678:8a2e:0370:7334/128", ' class="long"'),
        ("0A0102030000000C1A2B3C4D0A0102030000000C1A2B3C4D", ' class="hard"'),
    ],
)
def test_addresses_are_not_broken(text: str, kind: str) -> None:
    """Only cells of the class hard may be broken within a word; long ones get two columns in a narrow window."""
    assert f'<td{kind} data-name="Address">{text}</td>' in table(["Address"], [[text]])
    style = page("t", [])
    assert re.findall(r"([^}]*)\{[^}]*overflow-wrap: anywhere", style) == ["\np, dd, h1, h2 ", " .hard "]


@pytest.mark.parametrize(("columns", "size"), [(1, "small"), (4, "medium"), (7, "large"), (23, "huge")])
def test_a_table_that_does_not_fit_is_stacked(columns: int, size: str) -> None:
    """Below the width of its size, each row is a block of names and values. Nothing is cut."""
    made = table([str(number) for number in range(columns)], [["x"] * columns])
    assert f'<table class="{size}">' in made
    assert re.search(
        rf"@media \(max-width: \d+rem\) {{\n  table\.{size}, \.{size} tbody {{ display: block; }}", page("t", [])
    )
