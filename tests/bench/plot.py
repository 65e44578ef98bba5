# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A drawing of times by number of objects, with the minimum time that a rate limit allows. Pure functions."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

# The area inside the axes and the drawing around it, in the units of its viewBox; names are to the right of it.
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEIGHT = 70, 560, 50, 404, 460
_LETTER, _LINE = 7.5, 16  # the space for a name, in width and in height
# Colours for light and dark mode. Each line has a different mark as well, for readers who cannot distinguish colours.
_COLOURS = (
    ("paper", "#ffffff", "#0d1117"),
    ("ink", "#1b1f24", "#e6edf3"),
    ("soft", "#57606a", "#9da7b1"),
    ("grid", "#d8dee4", "#2a3038"),
    ("line0", "#0969da", "#58a6ff"),
    ("line1", "#bc4c00", "#f0883e"),
    ("line2", "#1a7f37", "#3fb950"),
    ("line3", "#8250df", "#bc8cff"),
    ("line4", "#bf3989", "#ff7bca"),
    ("line5", "#7d4e00", "#d2a679"),
)
_LINES = 6
_MARKS = ("M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z", "M-4,-4h8v8h-8z", "M0,-5l5,5l-5,5l-5,-5z", "M0,-5l5,9h-10z")


@dataclass(frozen=True)
class _Scale:
    """One axis: whole powers of ten from ``low`` to ``high``, drawn from ``start`` to ``end``."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def of(cls, values: Iterable[float], start: float, end: float) -> _Scale:
        """Return an axis for all values, with one power of ten at least."""
        powers = [math.log10(value) for value in values]
        low = math.floor(min(powers))
        return cls(low, max(low + 1, math.ceil(max(powers))), start, end)

    def place(self, value: float) -> float:
        """Return the position of a value."""
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)

    @property
    def powers(self) -> list[float]:
        """Return the values with a line of the grid and a label."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def plot(series: Mapping[str, Sequence[Point]], floor: float, title: str) -> str:
    """Return an SVG of lines of (objects, seconds), both axes logarithmic, with the floor N / ``floor`` dashed.

    ``series`` has a line by name, ``floor`` is the limit in requests a second. The drawing is complete in itself, adapts its
    colours to light and dark mode, and has the name of each line at its end. Raises ``ValueError`` if there is nothing to draw,
    or a value has no logarithm.
    """
    if not series or not all(series.values()):
        raise ValueError("A plot needs one line or more, and each line one point or more.")
    points = [point for line in series.values() for point in line]
    if floor <= 0 or any(value <= 0 for point in points for value in point):
        raise ValueError("Numbers of objects, seconds and requests a second must be more than 0.")
    numbers = [number for number, _seconds in points]
    bound = [(number, number / floor) for number in (min(numbers), max(numbers))]
    across = _Scale.of(numbers, _LEFT, _RIGHT)
    up = _Scale.of([seconds for _number, seconds in (*points, *bound)], _BOTTOM, _TOP)
    drawn = {name: [(across.place(x), up.place(y)) for x, y in sorted(line)] for name, line in series.items()}
    dashed = [(across.place(x), up.place(y)) for x, y in bound]
    names = [*drawn, f"floor: N / {floor:g} per second"]
    places = _apart([line[-1][1] for line in (*drawn.values(), dashed)])
    classes = [f"line{number % _LINES}" for number in range(len(drawn))]
    width = math.ceil(_RIGHT + 20 + _LETTER * max(len(title) * 1.3 - (_RIGHT - _LEFT) / _LETTER, *map(len, names)))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img" font-size="13" '
            'font-family="system-ui, sans-serif" fill="currentColor">',
            f"<title>{_text(title)}</title>",
            f"<style>{_style()}</style>",
            f'<rect class="paper" width="{width}" height="{_HEIGHT}"/>',
            f'<text class="ink" x="{_LEFT}" y="28" font-size="16" font-weight="600">{_text(title)}</text>',
            *_axes(across, up),
            _line("soft", dashed, ' stroke-dasharray="6 4"'),
            *(_line(kind, line) for kind, line in zip(classes, drawn.values(), strict=True)),
            *(
                _marks(kind, number, line)
                for number, (kind, line) in enumerate(zip(classes, drawn.values(), strict=True))
            ),
            *(
                f'<text class="{kind}" x="{_RIGHT + 12}" y="{place + 4:g}">{_text(name)}</text>'
                for kind, name, place in zip((*classes, "soft"), names, places, strict=True)
            ),
            "</svg>",
            "",
        ]
    )


def _style() -> str:
    light, dark = ("".join(f".{name}{{color:{colour[side]}}}" for name, *colour in _COLOURS) for side in (0, 1))
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _axes(across: _Scale, up: _Scale) -> Iterable[str]:
    """Yield the grid with the numbers beside it, and the titles of the axes."""
    for value in across.powers:
        x = across.place(value)
        yield f'<path class="grid" stroke="currentColor" d="M{x:g},{_TOP}V{_BOTTOM}"/>'
        yield f'<text class="soft" x="{x:g}" y="{_BOTTOM + 20}" text-anchor="middle">{value:,.0f}</text>'
    for value in up.powers:
        y = up.place(value)
        yield f'<path class="grid" stroke="currentColor" d="M{_LEFT},{y:g}H{_RIGHT}"/>'
        yield f'<text class="soft" x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{_seconds(value)}</text>'
    middle = (_LEFT + _RIGHT) / 2
    yield f'<text class="soft" x="{middle:g}" y="{_HEIGHT - 12}" text-anchor="middle">objects</text>'
    turned = f'transform="translate(16,{(_TOP + _BOTTOM) / 2:g}) rotate(-90)"'
    yield f'<text class="soft" {turned} text-anchor="middle">seconds</text>'


def _seconds(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _line(kind: str, line: Sequence[Point], more: str = "") -> str:
    path = "L".join(f"{x:g},{y:g}" for x, y in line)
    return f'<path class="{kind}" fill="none" stroke="currentColor" stroke-width="2"{more} d="M{path}"/>'


def _marks(kind: str, number: int, line: Sequence[Point]) -> str:
    mark = _MARKS[number % len(_MARKS)]
    marks = "".join(f'<path transform="translate({x:g},{y:g})" d="{mark}"/>' for x, y in line)
    return f'<g class="{kind}">{marks}</g>'


def _apart(places: Sequence[float]) -> list[float]:
    """Return heights for names beside the ends of their lines, inside the drawing and moved so that none covers another."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved, free = list(places), 0.0
    for index in order:
        free = moved[index] = max(places[index], free)
        free += _LINE
    free = float(_BOTTOM)
    for index in reversed(order):
        free = moved[index] = min(moved[index], free)
        free -= _LINE
    return moved


def _text(text: str) -> str:
    return html.escape(text, quote=False)
