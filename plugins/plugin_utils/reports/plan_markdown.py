# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as Markdown for a comment on a merge request of GitLab or a pull request of GitHub. Pure functions.

Texts from the results are inside ``code`` elements or blocks, where neither site turns them into mentions, references or links,
and characters with a meaning in Markdown are character references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import cut, printable, value_lines

from .plan_model import FAILED, Change, HostReport, Item, Report, secrets_title, within_limit

MIN_CHARACTERS = 2000  # enough for title, summary and the note about omitted parts

# Limits for long texts and lists.
_MAX_TITLE, _MAX_TEXT, _MAX_LINES, _MAX_NAMES, _MAX_HOSTS = 100, 500, 20, 20, 100
_FOOTER_SIZE = 600  # characters
# An underscore between letters has no meaning. Texts that look like an address become links.
_SPECIAL = re.compile(r"[&<>`*\[\]\\|~#@!${}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=//)|(?<=www)\.")


def markdown(report: Report) -> str:
    """Return the report: a summary, tables of numbers, and collapsed sections for each object and for secrets without a value.

    The last line contains the number of objects that ``max_characters`` omits.
    """
    blocks = [f"### {_escaped(cut(report.title, _MAX_TITLE))}", f"**{report.sentence}**"]
    blocks += [_message(host, text) for host in report.hosts for text in host.messages][:_MAX_LINES]
    blocks += _tables(report)
    blocks += [_unsupported(host) for host in report.hosts if host.unsupported]
    secrets = [_secrets(host) for host in report.hosts if host.unresolved_secrets]
    room = report.max_characters - _FOOTER_SIZE if report.max_characters else 0
    kept, used = set(), 0
    for number, block in enumerate([*blocks, *secrets]):
        if not room or used + len(block) + 2 <= room:
            kept.add(number)
            used += len(block) + 2
    head = [block for number, block in enumerate(blocks) if number in kept]
    tail = [block for number, block in enumerate(secrets, start=len(blocks)) if number in kept]
    sections = [(_details(report, host, item), item) for host, item in report.shown()]
    # At least 1, because 0 means no limit.
    details = within_limit([(pair, pair[1], len(pair[0]) + 2) for pair in sections], max(1, room - used) if room else 0)
    missing = [report.left_out(item for _text, item in details)]
    missing += ["Parts of the overview are omitted."] if len(kept) < len(blocks) + len(secrets) else []
    rest = [f"_{sentence}_" for sentence in missing if sentence]
    return "\n\n".join([*head, *(text for text, _item in details), *tail, *rest]) + "\n"


def _tables(report: Report) -> list[str]:
    """Return a table of hosts if there are several, and a table of the types of all hosts."""
    tables = []
    if len(report.hosts) > 1:
        rows = [(_code(host.host), host.numbers) for host in report.hosts]
        tables.append(_numbers(report, "Host", rows[:_MAX_HOSTS]))
        if len(rows) > _MAX_HOSTS:
            tables.append(f"And {len(rows) - _MAX_HOSTS:,} more hosts.")
    if report.types:
        tables.append(_numbers(report, "Type", [(_code(name), numbers) for name, numbers in report.types.items()]))
    return tables


def _numbers(report: Report, heading: str, rows: Iterable[tuple[str, Mapping[str, int]]]) -> str:
    columns = report.columns
    lines = [[heading, *map(report.word, columns)], ["---", *["---:"] * len(columns)]]
    lines += [[name, *(f"{numbers[column]:,}" for column in columns)] for name, numbers in rows]
    return _table(lines)


def _details(report: Report, host: HostReport, item: Item) -> str:
    """Return one object as a collapsed section, or as a line if it has no details."""
    where = f"{_code(host.host)}: " if len(report.hosts) > 1 else ""
    place = f" in {_code(item.place)}" if item.place else ""
    title = f"{where}{report.verdict(item)}: {_code(item.type)} {_code(item.name)}{place}"
    parts = [f"Reason: {_code(item.reason)}"] if item.outcome == FAILED else []
    short = [change for change in item.changes if change.is_short]
    if short:
        parts.append(_changes(short))
    parts += [_diff(change) for change in item.changes if not change.is_short]
    if not parts:
        return f"- {title}"
    number = f" ({len(item.changes)} option{'s' if len(item.changes) > 1 else ''})" if item.changes else ""
    return "\n\n".join([f"<details><summary>{title}{number}</summary>", *parts, "</details>"])


def _changes(changes: Sequence[Change]) -> str:
    if all(change.before is None for change in changes):
        rows = [[_code(change.label), _value(change.after)] for change in changes]
        return _table([["Option", "Value"], ["---", "---"], *rows])
    rows = [[_code(change.label), _value(change.before), _value(change.after)] for change in changes]
    return _table([["Option", "Before", "After"], ["---", "---", "---"], *rows])


def _diff(change: Change) -> str:
    """Return a diff as HTML: some sites show what is in a fenced block inside a collapsed section as markup."""
    lines = "\n".join(map(_escaped, change.diff()))
    return f'{_code(change.label)}\n\n<pre lang="diff"><code>{lines}</code></pre>'


def _message(host: HostReport, text: str) -> str:
    where = f"{_code(host.host)} failed" if host.host else "Failed"
    return f"{where}: {_code(text)}"


def _secrets(host: HostReport) -> str:
    """Return the secrets without a value as a collapsed section, those that an apply needs first."""
    where = f"{_code(host.host)}: " if host.host else ""
    others = [name for name in host.unresolved_secrets if name not in host.needed_secrets]
    parts = [f"Needed to apply: {_names(host.needed_secrets)}"] if host.needed_secrets else []
    parts += [_names(others)] if others else []
    body = "\n\n".join(parts)
    return f"<details><summary>{where}{secrets_title(host)}</summary>\n\n{body}\n\n</details>"


def _unsupported(host: HostReport) -> str:
    where = f"{_code(host.host)}: " if host.host else ""
    return f"{where}left out, because this ISE does not have it: {_names(host.unsupported)}"


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MAX_NAMES:,} more" if len(names) > _MAX_NAMES else ""
    return f"{', '.join(map(_code, names[:_MAX_NAMES]))}{more}"


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _value(value: object) -> str:
    return "<br>".join(_code(line) for line in value_lines(value)[:_MAX_LINES]) or "\u2013"


def _code(text: str) -> str:
    return f"<code>{_escaped(cut(text, _MAX_TEXT))}</code>"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", printable(text))
