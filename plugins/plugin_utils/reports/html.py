# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as one HTML file: texts, tables and bar charts. Pure functions.

::

    page("Sessions", [Section("By switch", [bar_chart("Sessions by switch", {"sw-1": 12, "sw-2": 3})])])

Plain values are escaped; only :class:`Html`, the result of these functions, is markup. A page loads no other file and runs only
the script of a :func:`searchable` table, which its content security policy enforces. It follows the light or dark mode of the
system and can be printed. The same input makes the same page, so that a file changes only with its content.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .tables import cell_text

MAX_BARS = 12

# Sizes in a chart, in units of its viewBox.
_WIDTH, _LINE, _BAR, _LABELS, _NUMBERS = 520, 24, 16, 170, 90
_LABEL_LETTERS = 24
# Characters that HTML does not allow: control characters except blanks, surrogates, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_STYLE = """
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --soft: #57606a; --paper: #fff; --line: #d0d7de; --band: #f6f8fa; --bar: #2f6fb3;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b1; --paper: #0d1117; --line: #30363d; --band: #161b22; --bar: #5a9bdc; }
}
body {
  margin: 0 auto; max-width: 100rem; padding: 1rem;
  color: var(--ink); background: var(--paper); font: 15px/1.45 system-ui, sans-serif;
}
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
a { color: var(--bar); } nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1rem; } dt { color: var(--soft); } dd { margin: 0; }
p, dd, h1, h2 { overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem .25rem 0; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: var(--paper); } tbody tr:nth-child(even) { background: var(--band); }
td { overflow-wrap: break-word; max-width: 36rem; white-space: pre-line; } .hard { overflow-wrap: anywhere; min-width: 8rem; }
figure {
  display: inline-block; box-sizing: border-box; margin: 0 0 1.2rem; padding-right: 1.5rem; width: min(100%, 34rem);
  vertical-align: top;
}
figcaption { font-weight: 600; margin-bottom: .3rem; } .none { color: var(--soft); }
svg { display: block; width: 100%; font-size: 12px; } svg rect { fill: var(--bar); } svg text { fill: currentColor; }
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --line: #999; --band: #fff; --bar: #555; }
  body { max-width: none; padding: 0; } nav { display: none; } .wide { overflow: visible; } th { position: static; }
  tr, figure, dl { break-inside: avoid; } h2 { break-after: avoid; } svg rect { print-color-adjust: exact; }
}
""".strip()
# Where a table does not fit, each row becomes a block of names and values.
_STACKED = """
@media (max-width: %(width)s) {
  table.%(name)s, .%(name)s tbody { display: block; } .%(name)s thead { display: none; }
  .%(name)s tbody tr {
    display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%%, 13rem), 1fr)); padding: .4rem 0;
  }
  .%(name)s tbody tr[hidden] { display: none; }
  .%(name)s td { border: 0; padding: .1rem .6rem .1rem 0; } .%(name)s td:empty { display: none; }
  @media (min-width: 30rem) { .%(name)s .long { grid-column: span 2; } }
  .%(name)s td::before { content: attr(data-name); display: block; color: var(--soft); }
}
""".strip()
# The class of a table by its number of columns, and the width of the window that it needs.
_SIZES = ((3, "small", "32rem"), (6, "medium", "60rem"), (10, "large", "84rem"), (None, "huge", "160rem"))
# The class of a cell by the characters of its longest word. A MAC address has 17 characters, an IPv6 network up to 43; longer
# words may be broken.
_WORDS = (("hard", re.compile(r"\S{44,}")), ("long", re.compile(r"\S{24,}")))


# Hides the rows that do not contain all words of the field. Without scripts the field itself stays hidden.
_SCRIPT = """
for (const part of document.querySelectorAll(".search")) {
  const field = part.querySelector("input"), counter = part.querySelector("output");
  const rows = [...part.querySelectorAll("tbody tr")], texts = rows.map(row => row.textContent.toLowerCase());
  const search = () => {
    const words = field.value.toLowerCase().split(" ").filter(word => word);
    rows.forEach((row, number) => { row.hidden = !words.every(word => texts[number].includes(word)); });
    counter.textContent = `${rows.filter(row => !row.hidden).length} of ${rows.length}`;
  };
  field.addEventListener("input", search);
  search();
  part.querySelector("p").hidden = false;
}
""".strip()
_SEARCH = '<div class="search">'


class Html(str):
    """Markup. Any other string is text and gets escaped."""

    __slots__ = ()


@dataclass(frozen=True)
class Section:
    """A section of a page: title and parts. A ``str`` that is not :class:`Html` is a paragraph."""

    title: str
    parts: Sequence[str]


def page(title: str, sections: Sequence[Section], introduction: Sequence[str] = ()) -> str:
    """Return a document: title, introduction, links to the sections if there are several, sections."""
    body = [line for number, part in enumerate(sections, 1) for line in _section(number, part)]
    script = _SCRIPT if any(_SEARCH in line for line in body) else ""
    allowed = f"; script-src 'sha256-{_sha256(script)}'" if script else ""
    links = [f'<li><a href="#s{number}">{_text(part.title)}</a></li>' for number, part in enumerate(sections, 1)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            # Only the style and the script of this file, no images, no fonts.
            '<meta http-equiv="Content-Security-Policy" '
            f"content=\"default-src 'none'; style-src 'unsafe-inline'{allowed}\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(title)}</title>",
            f"<style>\n{_style()}\n</style>",
            "</head>",
            "<body>",
            f"<h1>{_text(title)}</h1>",
            *map(_block, introduction),
            *(["<nav><ul>", *links, "</ul></nav>"] if len(sections) > 1 else []),
            *body,
            *([f"<script>{script}</script>"] if script else []),
            "</body>",
            "</html>",
            "",
        ]
    )


def facts(pairs: Mapping[str, Any]) -> Html:
    """Return a list of names and values."""
    lines = [f"<dt>{_text(name)}</dt><dd>{_cell(value)}</dd>" for name, value in pairs.items()]
    return Html(f"<dl>{''.join(lines)}</dl>")


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Html:
    """Return a table, or a note if there are no rows. Lists, booleans and None are formatted by :func:`cell_text`."""
    lines = [
        "<tr>" + "".join(_data(name, value) for name, value in zip(headings, row, strict=True)) + "</tr>"
        for row in rows
    ]
    if not lines:
        return _nothing()
    head = "".join(f'<th scope="col">{_text(heading)}</th>' for heading in headings)
    size = next(name for columns, name, _width in _SIZES if columns is None or len(headings) <= columns)
    body = "\n".join(lines)
    return Html(
        f'<div class="wide"><table class="{size}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>'
    )


def searchable(content: Html) -> Html:
    """Return a table with a search field above it, which hides rows without the words in the field."""
    field = '<p hidden><label>Show rows with <input type="search"></label> <output></output></p>'
    return Html(f"{_SEARCH}{field}{content}</div>")


def collapsed(title: str, content: str) -> Html:
    """Return a line that a click opens."""
    return Html(f"<details><summary>{_text(title)}</summary>{_block(content)}</details>")


def bar_chart(title: str, counts: Mapping[str, int], max_bars: int = MAX_BARS) -> Html:
    """Return horizontal bars with their numbers, the longest first; with more than ``max_bars``, the last bar sums up the rest.

    ``counts`` are numbers from 0, and ``max_bars`` is 2 or more.
    """
    bars = _bars(counts, max_bars)
    if not bars:
        return Html(f"<figure><figcaption>{_text(title)}</figcaption>{_nothing()}</figure>")
    maximum = max(1, *(number for _label, number in bars))
    drawn = "\n".join(_bar(line, label, number, maximum) for line, (label, number) in enumerate(bars))
    description = "; ".join(f"{label} {number}" for label, number in bars)
    return Html(
        f'<figure><figcaption>{_text(title)}</figcaption>\n<svg role="img" viewBox="0 0 {_WIDTH} {_LINE * len(bars)}" '
        f'aria-label="{_text(description)}">\n{drawn}\n</svg></figure>'
    )


def counted(values: Iterable[Any], missing: str = "unknown") -> dict[str, int]:
    """Return how often each value occurs, as input of :func:`bar_chart`; empty values count as ``missing``.

    Values that differ only in case count as one, in the most frequent spelling, because ISE's names do not depend on case.
    """
    spellings: dict[str, Counter[str]] = {}
    for value in values:
        text = cell_text(value).strip() or missing
        spellings.setdefault(text.casefold(), Counter())[text] += 1
    return {_most_frequent(found): found.total() for found in spellings.values()}


def _most_frequent(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], text))


def _bars(counts: Mapping[str, int], max_bars: int) -> list[tuple[str, int]]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
    if len(ordered) <= max_bars:
        return ordered
    rest = ordered[max_bars - 1 :]
    return [*ordered[: max_bars - 1], (f"{len(rest)} others", sum(number for _label, number in rest))]


def _bar(line: int, label: str, number: int, maximum: int) -> str:
    top = line * _LINE
    length = round((_WIDTH - _LABELS - _NUMBERS) * number / maximum, 1)
    short = label if len(label) <= _LABEL_LETTERS else f"{label[: _LABEL_LETTERS - 1]}\u2026"
    base = top + _LINE - 8
    return (
        f"<g><title>{_text(label)}: {number}</title>"
        f'<text x="{_LABELS - 8}" y="{base}" text-anchor="end">{_text(short)}</text>'
        f'<rect x="{_LABELS}" y="{top + (_LINE - _BAR) // 2}" width="{length}" height="{_BAR}" rx="2"/>'
        f'<text x="{round(_LABELS + length + 6, 1)}" y="{base}">{number}</text></g>'
    )


def _section(number: int, part: Section) -> list[str]:
    return [f'<section id="s{number}">', f"<h2>{_text(part.title)}</h2>", *map(_block, part.parts), "</section>"]


def _block(part: str) -> str:
    return part if isinstance(part, Html) else f"<p>{_text(part)}</p>"


def _style() -> str:
    return "\n".join([_STYLE, *(_STACKED % {"name": name, "width": width} for _columns, name, width in _SIZES)])


def _data(heading: str, value: Any) -> str:
    text = _cell(value)
    kinds = [f' class="{name}"' for name, word in _WORDS if word.search(text)]
    return f'<td{"".join(kinds[:1])} data-name="{_text(heading)}">{text}</td>'


def _cell(value: Any) -> str:
    return value if isinstance(value, Html) else _text(cell_text(value))


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _nothing() -> Html:
    return Html('<p class="none">Nothing to show.</p>')


def _text(text: str) -> str:
    return html.escape(_FORBIDDEN.sub("\ufffd", text))
