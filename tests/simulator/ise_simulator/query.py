# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: filters, sorting and paging."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, quote

from .answers import PAGE, Answer, Refused, json_answer
from .catalog.language import ALL_OPERATORS, Document, Filter
from .context import Context
from .letters import LETTERS, Letters
from .store import Entry, value_at

__all__ = ["parse_query", "search"]

DEFAULT_SIZE = 20
MAX_SIZE = 100

Test = Callable[[Document], bool]


def parse_query(text: str) -> list[tuple[str, str]]:
    """Return name and value of every query parameter, decoded, in order."""
    return parse_qsl(text, keep_blank_values=True)


def _number(pairs: list[tuple[str, str]], name: str, default: int) -> int:
    values = [value for key, value in pairs if key == name]
    if not values:
        return default
    if not values[-1].isascii() or not values[-1].isdigit() or int(values[-1]) < 1:
        raise Refused(400, f"Validation Error - Illegal values: [{name}: {values[-1]}]")
    return int(values[-1])


def _compare(operator: str, operand: str, letters: Letters | None) -> Callable[[str], bool]:
    """Return the test of one positive operator for one text; ``letters`` makes texts equal."""
    if letters:
        operand = letters(operand)

    def ordered(text: str) -> tuple[int, float, str]:
        try:
            return (0, float(text), "")
        except ValueError:
            return (1, 0.0, text)

    tests: dict[str, Callable[[str], bool]] = {
        "EQ": lambda text: text == operand,
        "STARTSW": lambda text: text.startswith(operand),
        "ENDSW": lambda text: text.endswith(operand),
        "CONTAINS": lambda text: operand in text,
        "GT": lambda text: ordered(text) > ordered(operand),
        "LT": lambda text: ordered(text) < ordered(operand),
    }
    return (lambda text: tests[operator](letters(text))) if letters else tests[operator]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _test(ctx: Context, expression: str) -> tuple[Test, str | None]:
    """Return the test for one ``filter=`` value, and the name if it is an equality test of the key attribute."""
    field, dot, rest = expression.partition(".")
    operator, second_dot, operand = rest.partition(".")
    filter_ = ctx.resource.filters.get(field)
    if filter_ is None or not ctx.since(filter_.since):
        raise Refused(400, f"The filter field '{field}' is not supported")
    operator = operator.upper()
    if not dot or not second_dot or operator not in (filter_.operators or ALL_OPERATORS):
        raise Refused(400, f"The filter operator '{operator}' is not supported for the filter field '{field}'")
    fold = ctx.settings.filter_case == "insensitive" and not filter_.case_sensitive
    negative = operator in ("NEQ", "NSTARTSW", "NENDSW", "NCONTAINS")
    letters = LETTERS[ctx.settings.name_letters] if fold else None
    matches = _compare(operator[1:] if negative else operator, operand, letters)
    values, path = filter_.values, filter_.attribute
    if filter_.values_by_switch is not None:
        values = partial(filter_.values_by_switch, ctx)
    if values is not None:
        several = values

        def test(document: Document) -> bool:
            return any(matches(_text(value)) for value in several(document)) is not negative

    elif filter_.reference_to:
        others = ctx.store.tables[filter_.reference_to].by_id

        def test(document: Document) -> bool:
            ids = re.split(r"\s*,\s*", str(document.get(path, "")))
            texts = [
                _text(others[identity].document.get(filter_.reference_attribute))
                for identity in ids
                if identity in others
            ]
            return any(map(matches, texts)) is not negative

    elif "." in path:

        def test(document: Document) -> bool:
            return matches(_text(value_at(document, path))) is not negative

    else:

        def test(document: Document) -> bool:
            return matches(_text(document.get(path))) is not negative

    if operator in filter_.first_match_operators and getattr(ctx.settings, filter_.first_match_switch) == "first":
        first = next((entry.document for entry in ctx.table.entries() if test(entry.document)), None)
        return (lambda document: document is first), None
    return test, operand if operator == "EQ" and path == ctx.resource.key else None


def _matching(ctx: Context, pairs: list[tuple[str, str]]) -> list[Entry] | None:
    """Return the entries that match the filters; None without filters."""
    expressions = [value for key, value in pairs if key == "filter"]
    if not expressions:
        return None
    tests = [_test(ctx, expression) for expression in expressions]
    either = any(key == "filtertype" and value.lower() == "or" for key, value in pairs)
    if len(tests) == 1 or not either:
        for position, (_, name) in enumerate(tests):
            if name is None:
                continue
            exact = ctx.settings.filter_case == "sensitive"
            same = ctx.table.all_named(name, LETTERS[ctx.settings.name_letters])
            found = sorted(same, key=lambda entry: (entry.name, entry.id))
            rest = [test for other, (test, _) in enumerate(tests) if other != position]
            return [e for e in found if (not exact or e.name == name) and all(test(e.document) for test in rest)]
    entries = ctx.table.entries()
    if len(tests) == 1:
        only = tests[0][0]
        return [entry for entry in entries if only(entry.document)]
    combine = any if either else all
    return [entry for entry in entries if combine(test(entry.document) for test, _ in tests)]


def _sorted(ctx: Context, pairs: list[tuple[str, str]], entries: list[Entry] | None) -> list[Entry] | None:
    for key, field in pairs:
        if key not in ("sortasc", "sortdsc"):
            continue
        if field not in ctx.resource.sortable_by:
            raise Refused(400, f"The sort field '{field}' is not supported")
        by = field

        def order(entry: Entry, by: str = by) -> tuple[str, str]:
            return _sort_text(ctx, by, entry.document), entry.name

        return sorted(_all(ctx, entries), key=order, reverse=key == "sortdsc")
    return entries if ctx.settings.list_order == "name" else sorted(_all(ctx, entries), key=_position)


def _all(ctx: Context, entries: list[Entry] | None) -> Iterable[Entry]:
    return ctx.table.entries() if entries is None else entries


def _position(entry: Entry) -> tuple[int, str]:
    """Return the place of an object in a list without a sort order: always the same, unrelated to its name."""
    return zlib.crc32(entry.id.encode()), entry.id


def _sort_text(ctx: Context, field: str, document: Document) -> str:
    """Return the sort key of a list: an attribute, or the attribute of the filter with that name."""
    filter_ = ctx.resource.filters.get(field, Filter(field))
    value = document.get(filter_.attribute or field, "")
    if filter_.reference_to:
        other = ctx.store.tables[filter_.reference_to].by_id.get(value)
        value = other.document.get(filter_.reference_attribute, "") if other is not None else ""
    return str(value)


def _selected(ctx: Context, pairs: list[tuple[str, str]]) -> list[Entry] | None:
    """Return filtered and sorted entries. The latest results are cached for further pages until the table changes."""
    query = tuple(pair for pair in pairs if pair[0] not in ("size", "page"))
    if not query and ctx.settings.list_order == "name":
        return None
    table = ctx.table
    others = {filter_.reference_to for filter_ in ctx.resource.filters.values() if filter_.reference_to}
    key = (table.version, tuple(ctx.store.tables[other].version for other in others), ctx.settings, query)
    if key not in table.results:
        if len(table.results) >= 16:
            table.results.clear()
        table.results[key] = _sorted(ctx, pairs, _matching(ctx, pairs))
    return table.results[key]


def _row(ctx: Context, entry: Entry) -> Document:
    row: Document = {}
    for key in ctx.resource.listed_attributes:
        value = entry.document.get(key, "")
        if value != "" or key in ctx.resource.empty_in_lists:
            row[key] = value
    href = f"{ctx.base}/ers/config/{ctx.resource.path}/{entry.id}"
    row["link"] = {"rel": "self", "href": href, "type": "application/json"}
    return row


def search(ctx: Context, query: str) -> tuple[Document, Answer | None]:
    """Return the SearchResult for a query string, or an Answer where ISE sends something else."""
    if ctx.resource.hooks.before_list:
        ctx.resource.hooks.before_list(ctx)
    pairs = parse_query(query)
    size = _number(pairs, "size", DEFAULT_SIZE)
    page = _number(pairs, "page", 1)
    if size > MAX_SIZE:
        if ctx.settings.oversize == "document":
            return {}, json_answer(200, {"OperationResult": {"resultValue": []}})
        raise Refused(400, f"Validation Error - Illegal values: [size: {size}, the maximum is {MAX_SIZE}]")
    entries = _selected(ctx, pairs)
    if ctx.resource.unlisted:
        rows_seen = ctx.table.entries() if entries is None else entries
        entries = [entry for entry in rows_seen if entry.id not in ctx.resource.unlisted]
    total = len(ctx.table) if entries is None else len(entries)
    first = (page - 1) * size
    if first >= total and page > 1:
        raise Refused(400, f"The page {page} does not exist. Please refine your query.", PAGE)
    if total == 0 and ctx.resource.empty_list_is_404:
        raise Refused(404, "The requested resource does not exist.")
    if entries is None:
        rows = [ctx.table.by_id[identity] for _, identity in ctx.table.order[first : first + size]]
    else:
        rows = entries[first : first + size]
    result: dict[str, Any] = {"total": total, "resources": [_row(ctx, entry) for entry in rows]}
    others = "".join(f"&{quote(k)}={quote(v)}" for k, v in pairs if k not in ("size", "page"))

    def link(relation: str, number: int) -> Document:
        href = f"{ctx.base}/ers/config/{ctx.resource.path}?size={size}&page={number}{others}"
        return {"rel": relation, "href": href, "type": "application/json"}

    if first + size < total:
        result["nextPage"] = link("next", page + 1)
    if page > 1:
        result["previousPage"] = link("previous", page - 1)
    return {"SearchResult": result}, None
