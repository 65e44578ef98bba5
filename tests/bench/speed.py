# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing and the tables of docs/docsite/rst/speed.rst, from the stored results of the benchmark for ``config``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any
from urllib.parse import quote

from ansible_collections.openise.ise.docs.generate.support import list_table
from tools.checkout import ROOT

from .plot import plot

RESULTS = ROOT / "tests" / "bench" / "results"
_SERIES = re.compile(r"config, (\d+) (\w+): ")
_CEILING = 100  # requests a second
# The name of each case in the benchmark and on the page; and the cases in the drawing.
_CASES = {
    f"no change, {_CEILING} a second": "no change, at the ceiling",
    "no change": "no change",
    "all new": "all new",
    "all new in bulk": "all new in bulk",
    "a tenth changed": "a tenth changed",
    "half purged": "half deleted",
}
_DRAWN = tuple(_CASES)[:4]
_PLAIN = "/:=,;()'"  # characters of URLs beside letters and digits
_MEASURED = ("Objects", "Task", "Requests", "Seconds", "Seconds / floor", "CPU seconds", "Addition", "MB")
_RUNS = ("Objects", "Measured", "Each answer takes", "With", "On")

Series = tuple[int, str]  # number and kind of objects
Result = Mapping[str, Any]


def results() -> list[Result]:
    """Return the stored results, latest last."""
    kept: list[Result] = [json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")]
    return sorted(kept, key=lambda result: str(result["date"]))


def chapters(kept: Iterable[Result]) -> Iterator[str]:
    """Yield the drawing and two tables in reStructuredText, with the latest result of each series."""
    found = _latest(kept)
    yield from _image(_drawing(found))
    yield "   :alt: Seconds of a task against the number of objects, both logarithmic. The tables below have the numbers."
    yield ""
    yield from list_table(_MEASURED, [row for series, result in found.items() for row in _rows(series, result)])
    yield from list_table(_RUNS, [_run(series, result) for series, result in found.items()])


def _latest(kept: Iterable[Result]) -> dict[Series, Result]:
    found: dict[Series, Result] = {}
    for result in kept:
        for case in result["samples"]:
            if match := _SERIES.match(case):
                found[int(match[1]), match[2]] = result
    return dict(sorted(found.items()))


def _cases(series: Series, result: Result) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """Yield each measured case with its samples."""
    number, kind = series
    for case in _CASES:
        if samples := result["samples"].get(f"config, {number} {kind}: {case}"):
            yield case, samples


def _median(samples: Sequence[Mapping[str, Any]], metric: str) -> float:
    return float(median(sample[metric] for sample in samples))


def _rows(series: Series, result: Result) -> Iterator[tuple[str, ...]]:
    number, _kind = series
    for case, samples in _cases(series, result):
        wall = _median(samples, "wall")
        yield (
            _objects(series),
            _CASES[case],
            f"{samples[-1]['requests']:,}",
            f"{wall:,.1f}",
            f"{wall * _CEILING / number:.2f}",
            f"{_median(samples, 'cpu'):,.1f}",
            f"{_median(samples, 'addition'):.0f} ns",
            f"{_median(samples, 'rss'):.0f}",
        )


def _run(series: Series, result: Result) -> tuple[str, ...]:
    machine, versions = result["machine"], result["versions"]
    return (
        _objects(series),
        result["date"][:10],
        f"{result['settings']['latency_ms']:g} ms",
        f"ansible-core {versions['ansible-core']}, Python {versions['python']}",
        f"{machine['processor']}, {machine['cores']} cores, load {machine['load'][1]:.1f}",
    )


def _objects(series: Series) -> str:
    return f"{series[0]:,} {series[1]}"


def _drawing(found: Mapping[Series, Result]) -> str:
    """Return an SVG. Results with different latencies have different lines."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for series, result in found.items():
        for case, samples in _cases(series, result):
            if case in _DRAWN:
                name = f"{_CASES[case]}, {result['settings']['latency_ms']:g} ms"
                lines.setdefault(name, []).append((series[0], _median(samples, "wall")))
    return plot(lines, _CEILING, "One task of config: seconds against objects")


def _image(svg: str) -> Iterator[str]:
    """Yield the directive for an image embedded in the page, with a line for each of the drawing.

    antsibull-docs copies pages but no other files, so a link to a file would be broken wherever these pages are built. Styles of
    an image, unlike those of raw HTML, do not affect the page.
    """
    _declaration, *lines = svg.splitlines()
    yield ".. image:: data:image/svg+xml;charset=utf-8,"
    yield from (f"   {quote(line, safe=_PLAIN)}" for line in lines)
