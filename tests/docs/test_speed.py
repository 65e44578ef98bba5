# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about speed, generated from the stored results of the benchmark. test_reference.py checks that it is up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from ansible_collections.openise.ise.tests.bench import speed
from ansible_collections.openise.ise.tests.bench.report import kept_path

SVG = "{http://www.w3.org/2000/svg}"


def sample(wall: float, requests: int) -> dict[str, float]:
    """Return the result of one run as the benchmark writes it."""
    return {"wall": wall, "cpu": wall / 2, "rss": 64.4, "requests": requests, "connections": 20, "addition": 31.6}


def result(date: str, cases: dict[str, list[dict[str, float]]], latency: float = 20.0) -> dict[str, Any]:
    """Return a result of the benchmark, with the parts that the page uses."""
    return {
        "date": f"{date}T12:00:00+00:00",
        "machine": {"processor": "A processor", "cores": 2, "load": [0.5, 1.26, 0.75]},
        "versions": {"python": "3.13.0", "ansible-core": "2.21.5"},
        "settings": {"latency_ms": latency},
        "samples": {f"config, {case}": samples for case, samples in cases.items()},
    }


HUNDRED = {
    "100 devices: empty play": [sample(1.0, 0)],
    "100 devices: no change": [sample(wall, 102) for wall in (2.0, 9.0, 1.5)],
    "100 devices: all new": [sample(4.0, 101)],
}
THOUSANDS = {
    "10000 devices: no change": [sample(44.0, 10101)],
    "10000 devices: no change, 100 a second": [sample(1102.0, 10101)],
}


def rows(text: str) -> list[list[str]]:
    """Return the cells of all tables, without headings."""
    return [
        re.split(r"\n     - ?", row.strip("\n"))
        for table in text.split(".. list-table::")[1:]
        for row in table.split("\n   * - ")[2:]
    ]


def page(*results: dict[str, Any]) -> str:
    """Return the page."""
    return "\n".join(speed.chapters(results))


def drawing(text: str) -> ElementTree.Element:
    """Return the image in a page, joined like docutils does: without line breaks and indentation."""
    found = re.search(r"^\.\. image:: (data:\S+(?:\n   [^:\s]\S*)+)\n   :alt: \S", text, re.MULTILINE)
    assert found, text
    kind, _comma, svg = "".join(found[1].split()).partition(",")
    assert kind == "data:image/svg+xml;charset=utf-8"
    assert re.fullmatch(r"[\w%/:=,;()'.~-]+", svg), "what else is not safe in a URL"
    return ElementTree.fromstring(unquote(svg))  # noqa: S314


def names(text: str) -> set[str]:
    """Return the names of the lines in a drawing."""
    return {str(each.text) for each in drawing(text).iter(f"{SVG}text") if each.get("class", "").startswith("line")}


def test_rows_have_medians() -> None:
    how = ["2026-03-01", "20 ms", "ansible-core 2.21.5, Python 3.13.0", "A processor, 2 cores, load 1.3"]
    assert rows(page(result("2026-03-01", {**THOUSANDS, **HUNDRED}))) == [
        ["100 devices", "no change", "102", "2.0", "2.00", "1.0", "32 ns", "64"],
        ["100 devices", "all new", "101", "4.0", "4.00", "2.0", "32 ns", "64"],
        ["10,000 devices", "no change, at the ceiling", "10,101", "1,102.0", "11.02", "551.0", "32 ns", "64"],
        ["10,000 devices", "no change", "10,101", "44.0", "0.44", "22.0", "32 ns", "64"],
        ["100 devices", *how],
        ["10,000 devices", *how],
    ]


def test_latest_result_of_each_size() -> None:
    before = result("2026-03-01", {**HUNDRED, **THOUSANDS})
    after = result("2026-03-02", {"100 devices: no change": [sample(3.0, 102)]})
    other = result("2026-03-03", {"loop of 100: no change": [sample(5.0, 100)]})
    assert [row[:4] for row in rows(page(before, after, other))] == [
        ["100 devices", "no change", "102", "3.0"],
        ["10,000 devices", "no change, at the ceiling", "10,101", "1,102.0"],
        ["10,000 devices", "no change", "10,101", "44.0"],
        ["100 devices", "2026-03-02", "20 ms", "ansible-core 2.21.5, Python 3.13.0"],
        ["10,000 devices", "2026-03-01", "20 ms", "ansible-core 2.21.5, Python 3.13.0"],
    ]


def test_results_are_ordered_by_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = {"c": "2026-03-01", "a": "2026-03-03", "b": "2026-03-02"}
    for name, date in dates.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(result(date, HUNDRED)))
    monkeypatch.setattr(speed, "RESULTS", tmp_path)
    assert [found["date"][:10] for found in speed.results()] == ["2026-03-01", "2026-03-02", "2026-03-03"]


def test_drawing() -> None:
    text = page(result("2026-03-01", {**THOUSANDS, **HUNDRED}))
    assert names(text) == {"no change, at the ceiling, 20 ms", "no change, 20 ms", "all new, 20 ms"}
    # No change, from 100 devices to 10,000: two powers of ten, and the seconds from 1 to 10,000.
    line = drawing(text).find(f"{SVG}path[@class='line0'][@fill='none']")
    assert line is not None
    assert line.attrib["d"] == "M70,377.4L560,258.6"


def test_other_latencies_have_other_lines() -> None:
    text = page(result("2026-03-01", THOUSANDS), result("2026-03-02", HUNDRED, latency=2.5))
    assert names(text) == {
        "no change, at the ceiling, 20 ms",
        "no change, 20 ms",
        "no change, 2.5 ms",
        "all new, 2.5 ms",
    }


@pytest.mark.parametrize(
    ("only", "name"),
    [("", "2026-03-01-2.21"), ("config", "2026-03-01-2.21-config"), ("a, 1 b/", "2026-03-01-2.21-a-1-b")],
)
def test_partial_results_are_stored_separately(only: str, name: str) -> None:
    found = result("2026-03-01", HUNDRED)
    found["settings"]["only"] = only
    assert kept_path(found) == Path(speed.RESULTS, f"{name}.json")
