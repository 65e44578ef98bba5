# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks files of configuration as code without ISE: all that the module ``config`` checks before its first request, and more.

Used by the lookup ``configuration_check``, which is that of the playbook ``validate``, and by the command line of pre-commit.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import Reading, examine
from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration, InvalidConfiguration
from ansible_collections.openise.ise.plugins.module_utils._config.deletions import check_empty_types, purge_of
from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import (
    flattened,
    is_generic,
    nested_types,
)
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES, type_of
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import KnownSecrets
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput, IseError
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Path
from ansible_collections.openise.ise.plugins.module_utils._types.place import PLACE
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel, PlainSecrets
from ansible_collections.openise.ise.plugins.plugin_utils.other_sites import protected_by_other_sites
from ansible_collections.openise.ise.plugins.plugin_utils.unproven import (
    DeclaredNames,
    incomplete_objects,
    unknown_names,
)
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, without_encrypted

Unproven = typing.Literal["allow", "warn", "refuse"]
_PLACED = re.compile(r"(.+?):(\d+): ")


@dataclass(frozen=True)
class Rules:
    """What a run would do with the files, as far as that decides what is wrong in them.

    ``sites`` are the selected ones, None for all. ``resources`` are declared in variables, beside the files. ``present`` is false
    if the objects are to be deleted. ``secrets`` are the names of secrets that the run will have. ``unproven`` says what to do
    with what only ISE can prove.
    """

    sites: Sequence[str] | None = None
    resources: Mapping[str, Any] = field(default_factory=dict)
    present: bool = True
    purge: Sequence[str] = ()
    purge_protect: Mapping[str, Any] = field(default_factory=dict)
    allow_empty: Sequence[str] = ()
    secrets: Collection[str] = ()
    plain_secrets: PlainSecrets = "warn"
    unproven: Unproven = "warn"


@dataclass(frozen=True)
class Findings:
    """The outcome: sentences that begin with file and line where there are, and what was checked.

    ``unread`` are encrypted files, and ``partly`` the number of objects with encrypted values, of which no password was at hand.
    """

    problems: list[str]
    warnings: list[str]
    types: dict[str, int]
    files: int
    unread: list[str]
    partly: int

    def lines(self) -> list[str]:
        """Return a line for each warning, then for each problem."""
        lines = [*(f"{text} [warning]" for text in self.warnings), *self.problems]
        return [" ".join(line.split()) for line in lines]

    @property
    def sentence(self) -> str:
        """Return the outcome in one sentence."""
        if self.problems:
            return f"The configuration has {_count(len(self.problems), 'problem')}. Nothing was sent to ISE."
        objects = _count(sum(self.types.values()), "object")
        notes = [_count(len(self.warnings), "warning")] if self.warnings else []
        notes += [f"{_count(self.partly, 'object')} with encrypted values checked in part"] if self.partly else []
        notes += [f"{_count(len(self.unread), 'encrypted file')} not read"] if self.unread else []
        what = f"{objects} of {_count(len(self.types), 'type')} in {_count(self.files, 'file')}"
        return f"The configuration is valid: {'; '.join([what, *notes])}. Nothing was sent to ISE."


def check(read: Callable[[str, str], Document], paths: Iterable[tuple[str, str]], rules: Rules) -> Findings:
    """Return the findings about files and folders, which are pairs of a path and its name in messages.

    ``read`` is that of :class:`DataModel`; it may return values that are :class:`Undecrypted`, and unread documents.
    """
    documents: list[Document] = []

    def recorded(path: str, name: str) -> Document:
        documents.append(read(path, name))
        return documents[-1]

    model = DataModel(recorded, plain_secrets=rules.plain_secrets, places=True)
    pairs = list(paths)
    for path, name in pairs:
        model.add(path, name, None if rules.sites is None else list(rules.sites))
    unread = [document.name for document in documents if document.unread]
    problems = list(model.problems)
    try:
        merged = _merged(flattened(model.objects), flattened(rules.resources))
        known = _Known(merged)
        reading = examine(nested_types(known.resources), KnownSecrets(rules.secrets), present=rules.present)
    except InvalidInput as error:  # of variables; the types in files are known
        return Findings(_sorted([*problems, error.message]), model.warnings, {}, len(documents), unread, 0)
    # Of an object with problems in the file, the others follow from those; one without all its values may seem to have some.
    settled = tuple(f"{place}: " for place in model.faulty | known.incomplete)
    problems += [problem for problem in reading.problems if not problem.startswith(settled)]
    doubts = _unproven(merged, reading, known) if rules.unproven != "allow" else []
    if rules.unproven == "refuse":
        problems, doubts = [*problems, *doubts], []
    problems += _purge_problems(read, pairs, rules, reading, certain=not (problems or unread))
    types = {plural: len(items) for plural, items in merged.items() if items}
    warnings = [*model.warnings, *reading.warnings, *doubts]
    return Findings(_sorted(problems), _sorted(warnings), types, len(documents), unread, known.partly)


def _merged(objects: Mapping[str, Sequence[Any]], resources: Mapping[str, Any]) -> dict[str, Any]:
    """Return the objects of files and variables, in this order."""
    merged: dict[str, Any] = {plural: list(items) for plural, items in objects.items()}
    for plural, items in resources.items():
        known = merged.get(plural, [])
        merged[plural] = [*known, *items] if isinstance(items, (list, tuple)) else items
    return merged


class _Known:
    """Declared objects without the values that are encrypted: they are valid, as far as anybody knows.

    ``resources`` has no objects whose key is encrypted. ``incomplete`` are the places of objects of which not only secrets are.
    """

    def __init__(self, merged: Mapping[str, Any]) -> None:
        self.resources: dict[str, Any] = {}
        self.incomplete: set[str] = set()
        self.partly = 0
        self._unknown: dict[str, set[Path]] = {}
        for plural, items in merged.items():
            known = isinstance(items, list) and (is_generic(plural) or plural in TYPES)
            self.resources[plural] = list(self._objects(plural, items)) if known else items

    def unknown(self, item: Declaration) -> set[Path]:
        """Return the options of an object whose values are encrypted."""
        return self._unknown.get(item.place.source, set())

    def _objects(self, plural: str, items: Sequence[Any]) -> typing.Iterator[Any]:
        resource = type_of(plural)
        secrets = {leaf.path for leaf in resource.leaves if leaf.attribute.secret}
        for item in items:
            removed: set[Path] = set()
            given = without_encrypted(item, (), removed)
            if not removed:
                yield item
                continue
            place = str(item.get(PLACE) or "")
            self._unknown[place] = removed
            self.partly += not removed <= secrets
            if not removed <= secrets:
                self.incomplete.add(place)
            if not any(path[0] in (*resource.identity.options, "id", "state") for path in removed):
                yield given


def _unproven(merged: Mapping[str, Any], reading: Reading, known: _Known) -> list[str]:
    objects = {
        plural: [item for item in items if isinstance(item, Mapping)]
        for plural, items in merged.items()
        if isinstance(items, list) and not is_generic(plural)
    }
    names = DeclaredNames(objects)
    return [*unknown_names(reading.found, names), *incomplete_objects(reading.found, known.unknown)]


def _purge_problems(
    read: Callable[[str, str], Document],
    pairs: Iterable[tuple[str, str]],
    rules: Rules,
    reading: Reading,
    *,
    certain: bool,
) -> list[str]:
    """Return what is wrong with a purge. Whether a type is empty is only ``certain`` if all objects could be read."""
    options = {"purge": rules.purge, "purge_protect": rules.purge_protect, "allow_empty": rules.allow_empty}
    try:
        purge_of(options)
        if certain:
            check_empty_types(options, reading.found)
        sites = None if rules.sites is None else list(rules.sites)
        for path, name in pairs if rules.purge else ():
            protected_by_other_sites(read, path, name, sites, list(rules.purge))
    except InvalidConfiguration as error:
        return error.problems
    except IseError as error:
        return [error.message]
    return []


def _sorted(sentences: Iterable[str]) -> list[str]:
    """Return each sentence once, by file and line; those without a place last."""

    def place(sentence: str) -> tuple[bool, str, int]:
        found = _PLACED.match(sentence)
        return (False, found[1], int(found[2])) if found else (True, "", 0)

    return sorted(dict.fromkeys(sentences), key=place)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
