# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merges files of configuration as code into one data model: the declared objects by type, with defaults applied.

Values are checked later, by the module ``config``. This code reports what needs the files: the line of each problem, and
objects that two files declare.
"""

from __future__ import annotations

import os
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import (
    InvalidConfiguration,
    check_types,
)
from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import (
    flattened,
    nested_types,
    place_of,
)
from ansible_collections.openise.ise.plugins.module_utils._config.registry import type_of
from ansible_collections.openise.ise.plugins.module_utils._config.renames import OPTION as RENAMED_FROM
from ansible_collections.openise.ise.plugins.module_utils._config.renames import split_former_names
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import PREFIX, secret_problem
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._ers.generic_resource import GENERIC_TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_errors import unsupported_options
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import is_empty
from ansible_collections.openise.ise.plugins.module_utils._schema.yaml_types import not_text
from ansible_collections.openise.ise.plugins.module_utils._types.place import MAX_LENGTH, PLACE
from ansible_collections.openise.ise.plugins.plugin_utils.file_objects import (
    InheritedProblems,
    object_key,
    type_options,
    unknown_options,
    yaml_name,
)
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import (
    Decrypted,
    Document,
    Literal,
    Steps,
    Undecrypted,
)

DEFAULTS = "defaults"
SITES = "sites"
_SUFFIXES = (".yml", ".yaml")
PlainSecrets = typing.Literal["allow", "warn", "refuse"]
_PLAIN = f"the secret is plain text. Write {PREFIX}NAME, or encrypt the value with Ansible Vault."
# Options by type.
Defaults = Mapping[str, Mapping[str, Any]]


class DataModel:
    """The objects of all files by type, in the order of the files.

    ``read`` returns the document at a path; its second argument is the name of the file for messages. With ``validate``, option
    names, keys and Jinja expressions are checked as well. Problems are collected, and raised by :meth:`result`.
    ``faulty`` has file and line of each object with a problem.
    Secrets that are readable in a file are problems, or ``warnings``, or neither, by ``plain_secrets``. With ``places``, each
    object has the option :data:`PLACE` with its file and line.
    """

    def __init__(
        self,
        read: Callable[[str, str], Document],
        *,
        validate: bool = True,
        plain_secrets: PlainSecrets = "allow",
        places: bool = False,
    ) -> None:
        self._read = read
        self._validate = validate
        self._with_places = places
        self._plain_secrets = plain_secrets
        self._readable: list[str] = []
        self._objects: dict[str, list[dict[str, Any]]] = {}
        self._places: dict[tuple[str, ...], str] = {}
        self._problems: list[str] = []
        self.faulty: set[str] = set()
        self._faulty_defaults: set[str] = set()
        self._inherited = InheritedProblems()

    def result(self) -> dict[str, Any]:
        """Return lists of objects by type, in the form of files.

        Raises :class:`InvalidConfiguration` with a sentence for each problem.
        """
        if self._problems:
            raise InvalidConfiguration(self._problems)
        return self.objects

    @property
    def problems(self) -> list[str]:
        """Return the problems so far."""
        return self._problems

    @property
    def objects(self) -> dict[str, Any]:
        """Return the objects so far by type, in the form of files, those with problems included."""
        return nested_types(self._objects)

    @property
    def warnings(self) -> list[str]:
        """Return a warning if secrets are readable in the files: their number and the first place."""
        if not self._readable or self._plain_secrets != "warn":
            return []
        others = f" and {len(self._readable) - 1} more" if len(self._readable) > 1 else ""
        return [f"{self._readable[0]}{others}: {_PLAIN} Set plain_secrets to allow to keep it."]

    def add(self, path: str, name: str, sites: list[str] | None = None) -> None:
        """Add a file, or a folder with its subfolders. Of the folder ``sites`` only those sites are read; all if it is None."""
        excluded: set[str] = set()
        if sites is not None:
            excluded = self._excluded_sites(os.path.join(path, SITES), os.path.join(name, SITES), sites)
        if not os.path.isdir(path):
            self._add_documents(self._documents([(path, name)]), {})
        elif not self._add_folder(path, name, {}, excluded) and not self._problems:
            self._problems.append(f"{name}: the folder has no file *.yml or *.yaml.")

    def add_site(self, path: str, name: str, site: str) -> None:
        """Add one site of a folder, without the defaults of the folder. It may have no files."""
        self._add_folder(os.path.join(path, SITES, site), os.path.join(name, SITES, site), {}, set())

    def _excluded_sites(self, path: str, name: str, sites: list[str]) -> set[str]:
        """Return the folders of the sites that are not in ``sites``."""
        known = known_sites(os.path.dirname(path))
        hint = f"the known sites are {', '.join(sorted(known))}" if known else f"there is no folder {name} with sites"
        self._problems += [f"sites: unknown site {site!r}; {hint}." for site in sites if site not in known]
        return {os.path.join(path, site) for site in known.difference(sites)}

    def _add_folder(self, path: str, name: str, defaults: Defaults, excluded: set[str]) -> int:
        """Add the files of a folder, then those of its subfolders; return the number of files."""
        entries = [(os.path.join(path, entry), os.path.join(name, entry)) for entry in _entries(path)]
        files = [entry for entry in entries if entry[0].endswith(_SUFFIXES) and os.path.isfile(entry[0])]
        inherited = self._add_documents(self._documents(files), defaults)
        folders = [entry for entry in entries if entry[0] not in excluded and os.path.isdir(entry[0])]
        return len(files) + sum(self._add_folder(*folder, inherited, excluded) for folder in folders)

    def _documents(self, files: list[tuple[str, str]]) -> list[Document]:
        """Return the documents of the files that can be read and have content."""
        documents = []
        for path, name in files:
            try:
                document = self._read(path, name)
            except InvalidConfiguration as error:
                self._problems += error.problems
                continue
            if document.content is None:
                # A truncated file must not count as one without objects: a purge would delete everything.
                self._problems.append(
                    f"{name}: the file is empty; list objects by type, or write {{}} to declare none."
                )
            else:
                documents.append(document)
        return documents

    def _add_documents(self, documents: list[Document], inherited: Defaults) -> Defaults:
        """Add the objects of the files of one folder; return the defaults for it and its subfolders."""
        own: dict[str, Mapping[str, Any]] = {}
        places: dict[str, str] = {}
        for document in documents:
            for plural, options in self._defaults(document):
                place = document.place(DEFAULTS, *place_of(plural))
                if plural in places:
                    self._problems.append(
                        f"{place}: this folder already has {DEFAULTS} of {plural} in {places[plural]}; merge them."
                    )
                places[plural], own[plural] = place, options
        defaults = {
            **inherited,
            **{plural: with_defaults(options, inherited.get(plural, {})) for plural, options in own.items()},
        }
        for document in documents:
            self._add_objects(document, defaults)
        return defaults

    def _defaults(self, document: Document) -> Iterator[tuple[str, Mapping[str, Any]]]:
        content = document.content
        given = content.get(DEFAULTS, {}) if isinstance(content, Mapping) else {}
        if not isinstance(given, Mapping):
            self._problems.append(
                f"{document.place(DEFAULTS)}: {DEFAULTS} is {yaml_name(given)}; expected options by type."
            )
            return
        for plural, options in self._by_type(document, given, DEFAULTS).items():
            steps = (DEFAULTS, *place_of(plural))
            if not self._is_type(document.place(*steps), plural):
                continue
            if not isinstance(options, Mapping):
                self._problems.append(
                    f"{document.place(*steps)}: {DEFAULTS} of {plural} is {yaml_name(options)}; expected options."
                )
            else:
                before = len(self._problems)
                if RENAMED_FROM in options:
                    self._problems.append(
                        f"{document.place(*steps, RENAMED_FROM)}: {DEFAULTS} of {plural}: {RENAMED_FROM} is the name of one "
                        "object; move it to that object."
                    )
                values = self._values(document, plural, plural, steps, options)
                if len(self._problems) > before:
                    self._faulty_defaults.add(plural)
                elif self._validate:
                    self._inherited.add(document, plural, steps, values)
                yield plural, values

    def _by_type(self, document: Document, content: Mapping[Any, Any], *steps: str) -> dict[str, Any]:
        """Return what a mapping has for each type, those with a path included."""
        try:
            return flattened(content)
        except InvalidInput as error:
            self._problems.append(f"{document.place(*steps, GENERIC_TYPES)}: {error.message}")
            return {str(name): value for name, value in content.items() if name != GENERIC_TYPES}

    def _is_type(self, place: str, name: Any) -> bool:
        try:
            check_types(place, [str(name)])
        except InvalidInput as error:
            self._problems.append(error.message)
            return False
        return True

    def _add_objects(self, document: Document, defaults: Defaults) -> None:
        content = document.content
        if not isinstance(content, Mapping):
            self._problems.append(
                f"{document.place()}: the file is {yaml_name(content)}; expected lists of objects by type."
            )
            return
        for plural, items in self._by_type(document, content).items():
            steps = place_of(plural)
            if plural == DEFAULTS or not self._is_type(document.place(*steps), plural):
                continue
            if not isinstance(items, list):
                self._problems.append(
                    f"{document.place(*steps)}: {plural} is {yaml_name(items)}; expected a list of objects, or [] for none."
                )
            else:
                objects = self._objects.setdefault(plural, [])
                for number, item in enumerate(items):
                    if isinstance(item, Mapping):
                        objects.append(self._object(document, plural, number, item, defaults.get(plural, {})))
                    else:
                        place = document.place(*steps, number)
                        self._problems.append(
                            f"{place}: an object of {plural} is {yaml_name(item)}; expected a mapping of options."
                        )

    def _object(
        self, document: Document, plural: str, number: int, item: Mapping[str, Any], defaults: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return one object with its defaults applied."""
        resource = type_of(plural)
        steps: Steps = (*place_of(plural), number)
        label = " ".join(
            [
                plural,
                *(repr(str(item[option])) for option in resource.identity.options if not is_empty(item.get(option))),
            ]
        )
        before = len(self._problems)
        values = with_defaults(self._values(document, plural, label, steps, item), defaults)
        place = document.place(*steps)
        if self._validate:
            try:
                split_former_names(resource, values)
            except InvalidInput as error:
                self._problems.append(f"{document.place(*steps, RENAMED_FROM)}: {label}: {error.message}")
        key = object_key(resource, values)
        if key:
            known = (plural, *key)
            if known in self._places:
                self._problems.append(
                    f"{place}: {label} is already declared in {self._places[known]}; keep one of them."
                )
            self._places.setdefault(known, place)
        elif self._validate:
            self._problems.append(f"{place}: {label} needs {' and '.join(resource.identity.key)}, or id.")
        inherited = self._inherited.of(plural, values)
        if inherited and inherited not in self._problems:
            self._problems.append(inherited)
        if inherited or len(self._problems) > before or plural in self._faulty_defaults:
            self.faulty.add(place)
        if self._with_places:  # module config accepts it as one line of limited length
            values[PLACE] = (place if place.isprintable() else ascii(place))[-MAX_LENGTH:]
        return values

    def _values(
        self, document: Document, plural: str, label: str, steps: Steps, options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return options as plain values, and collect their problems."""

        def plain(value: Any, path: Steps) -> Any:
            if isinstance(value, Mapping):
                return {str(key): plain(inner, (*path, str(key))) for key, inner in value.items()}
            if isinstance(value, list):
                return [plain(inner, (*path, number)) for number, inner in enumerate(value)]
            if problem := self._value_problem(value):
                option = ".".join(step for step in path if isinstance(step, str))
                self._problems.append(f"{document.place(*steps, *path)}: {label}: {option} {problem}")
                reported.add(path)
            return str(value) if isinstance(value, str) and not isinstance(value, Undecrypted) else value

        reported: set[Steps] = set()
        values: dict[str, Any] = plain(options, ())
        spec = type_options(plural)
        resource = type_of(plural)
        for path, kind in (each for each in not_text(values, spec, resource.numbered) if each[0] not in reported):
            option = ".".join(step for step in path if isinstance(step, str))
            self._problems.append(
                f"{document.place(*steps, *path)}: {label}: {option} is {kind} in YAML, not text; put it in quotes."
            )
            reported.add(path)
        for path, value in resource.secrets_among(options):
            if path not in reported:
                self._check_secret(document, (*steps, *path), f"{label}: {'.'.join(map(str, path))}", value)
        for unknown in unknown_options(values, spec, ()) if self._validate else ():
            names = tuple(step for step in unknown if isinstance(step, str))
            problem = unsupported_options(label, [names], spec)
            self._problems.append(f"{document.place(*steps, *unknown)}: {problem}")
        return values

    def _check_secret(self, document: Document, steps: Steps, what: str, value: Any) -> None:
        """Collect a secret that looks like something else, or that is readable in the file."""
        problem = secret_problem(value)
        if not problem and (document.encrypted or isinstance(value, Decrypted) or str(value).startswith(PREFIX)):
            return
        place = f"{document.place(*steps)}: {what}"
        if problem:
            self._problems.append(f"{place}: {problem}")
            return
        self._readable.append(place)
        if self._plain_secrets == "refuse":
            self._problems.append(f"{place}: {_PLAIN}")

    def _value_problem(self, value: Any) -> str:
        """Return the problem of a single value; empty if there is none."""
        if not isinstance(value, (str, int, float, type(None))):
            return f"is a {type(value).__name__} in YAML; put it in quotes."
        templated = isinstance(value, str) and ("{{" in value or "{%" in value)
        if self._validate and templated and not isinstance(value, Literal):
            return (
                "is a Jinja expression, which is not evaluated in files; write its value, secret://NAME for a secret, or !unsafe "
                "before literal text, or declare the object in variables."
            )
        return ""


def known_sites(path: str) -> set[str]:
    """Return the names of the sites of a folder."""
    sites = os.path.join(path, SITES)
    return {entry for entry in _entries(sites) if os.path.isdir(os.path.join(sites, entry))}


def with_defaults(options: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return options with defaults for those that are not set.

    Dictionaries are merged, recursively. All other values replace the default, including ``{}``, which clears, and ``None``,
    which means "not set".
    """
    both = {
        name: defaults[name] for name, value in options.items() if _is_merged(value) and _is_merged(defaults.get(name))
    }
    return {**defaults, **options, **{name: with_defaults(options[name], value) for name, value in both.items()}}


def _is_merged(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value)


def _entries(path: str) -> list[str]:
    """Return the sorted names of the visible files and folders in a folder; none if it does not exist."""
    return sorted(entry for entry in os.listdir(path) if entry[0] != ".") if os.path.isdir(path) else []
