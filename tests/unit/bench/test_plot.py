# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plot of the benchmark: positions follow from the numbers, and are inside the drawing."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from ansible_collections.openise.ise.tests.bench.plot import plot

SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Devices & <endpoints>"
SERIES = {
    "no change": [(100.0, 1.5), (1000.0, 10.0), (10000.0, 105.0)],
    "all new": [(10000.0, 300.0), (100.0, 3.0)],
}


def drawing(text: str) -> Element:
    """Return the drawing; fail unless it is valid XML without references to other files."""
    assert not re.search(r"(?:href|src|url\(|@import|<script)", text)
    root = ElementTree.fromstring(text.encode())  # noqa: S314
    assert root.tag == f"{SVG}svg"
    return root


def texts(root: Element) -> list[tuple[str, float, float]]:
    """Return each text with its position, except for the rotated one."""
    return [
        (str(text.text), float(text.attrib["x"]), float(text.attrib["y"]))
        for text in root.iter(f"{SVG}text")
        if "transform" not in text.attrib
    ]


def names(root: Element) -> dict[str, float]:
    """Return the height of the name of each line."""
    return {text: y for text, x, y in texts(root) if x == 572}


def lines(root: Element) -> dict[str, list[tuple[float, float]]]:
    """Return the points of each line by its class."""
    found = {}
    for path in root.findall(f"{SVG}path"):
        if path.get("fill") == "none":
            points = re.findall(r"([\d.]+),([\d.]+)", path.attrib["d"])
            found[path.attrib["class"]] = [(float(x), float(y)) for x, y in points]
    return found


def test_positions_are_logarithmic() -> None:
    root = drawing(plot(SERIES, 100, TITLE))
    # Across 100 to 10,000 are two powers of ten from 70 to 560; up 1 to 1,000 are three from 404 to 50.
    found = lines(root)
    assert [x for x, _y in found["line0"]] == [70, 315, 560]
    assert found["line0"][1][1] == 286
    assert found["line1"] == [(70, 347.7), (560, 111.7)], "points are in the order of their numbers"
    assert found["soft"] == [(70, 404), (560, 168)], "the floor: 100 objects take 1 second, 10,000 take 100"


def test_axes_are_labelled() -> None:
    found = texts(drawing(plot(SERIES, 100, TITLE)))
    assert [(text, x) for text, x, y in found if y == 424] == [("100", 70), ("1,000", 315), ("10,000", 560)]
    assert [(text, y) for text, x, y in found if x == 62] == [("1", 408), ("10", 290), ("100", 172), ("1,000", 54)]
    assert ("objects", 315, 448) in found


def test_names_are_beside_the_ends_of_lines() -> None:
    assert names(drawing(plot(SERIES, 100, TITLE))) == {
        "all new": 115.7, "no change": 169.5, "floor: N / 100 per second": 185.5,
    }  # fmt: skip


@pytest.mark.parametrize("seconds", [1.0, 10.0, 1000.0])
def test_names_do_not_overlap(seconds: float) -> None:
    series = {f"line {number}": [(100.0, seconds), (1000.0, seconds)] for number in range(8)}
    places = sorted(names(drawing(plot(series, 100, TITLE))).values())
    assert len(places) == 9
    assert all(after - before >= 15.9 for before, after in itertools.pairwise(places))
    assert places[0] > 40 and places[-1] <= 408


@pytest.mark.parametrize("name", ["short", "a line with quite a long name that goes on for a while"])
@pytest.mark.parametrize("title", ["T", "A title " * 12])
def test_positions_are_inside(name: str, title: str) -> None:
    root = drawing(plot({name: [(1.0, 0.002), (250000.0, 86400.0)]}, 7.5, title))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    found = texts(root)
    assert all(0 < y < height for _text, _x, y in found)
    starts = [(x, len(text) * (8.5 if text == title else 7)) for text, x, _y in found if text in (name, title)]
    assert len(starts) == 2
    assert all(x + length < width for x, length in starts)
    assert all(0 <= x <= width and 0 <= y <= height for line in lines(root).values() for x, y in line)
    assert {"0.001", "100,000", "1,000,000"} <= {text for text, _x, _y in found}


def test_texts_are_escaped() -> None:
    root = drawing(plot({"a < b & c": [(10.0, 1.0)]}, 100, TITLE))
    assert root.findtext(f"{SVG}title") == TITLE
    assert {"a < b & c", TITLE} <= {text for text, _x, _y in texts(root)}


def test_single_point() -> None:
    root = drawing(plot({"one": [(100.0, 1.0)]}, 100, TITLE))
    assert lines(root)["line0"] == [(70, 404)]
    assert len(root.findall(f"{SVG}g[@class='line0']/{SVG}path")) == 1


def test_marks() -> None:
    root = drawing(plot(SERIES, 100, TITLE))
    first, second = root.findall(f"{SVG}g")
    assert (len(first), len(second)) == (3, 2)
    assert first[0].attrib["d"] != second[0].attrib["d"]


def test_colours_for_light_and_dark() -> None:
    style = str(drawing(plot(SERIES, 100, TITLE)).findtext(f"{SVG}style"))
    light, dark = style.split("@media (prefers-color-scheme:dark)")
    colours = re.findall(r"\.(\w+)\{color:#[0-9a-f]{6}\}", light)
    assert colours == re.findall(r"\.(\w+)\{color:#[0-9a-f]{6}\}", dark)
    assert set(colours) >= {"paper", "ink", "soft", "grid", "line0", "line5"}


def test_drawing_is_reproducible() -> None:
    turned = {name: line[::-1] for name, line in SERIES.items()}
    assert plot(SERIES, 100, TITLE) == plot(turned, 100, TITLE)


@pytest.mark.parametrize(
    ("series", "floor", "message"),
    [
        ({}, 100.0, "one line or more"),
        ({"empty": []}, 100.0, "one point or more"),
        ({"a": [(0.0, 1.0)]}, 100.0, "more than 0"),
        ({"a": [(1.0, 0.0)]}, 100.0, "more than 0"),
        ({"a": [(1.0, 1.0)]}, 0.0, "more than 0"),
    ],
)
def test_invalid_values(series: dict[str, list[tuple[float, float]]], floor: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        plot(series, floor, TITLE)
