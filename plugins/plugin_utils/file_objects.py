# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects as files declare them: their keys and options, and values that are wrong in defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import examine
from ansible_collections.openise.ise.plugins.module_utils._config.declarations import key_of
from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import nested_types
from ansible_collections.openise.ise.plugins.module_utils._config.registry import type_of
from ansible_collections.openise.ise.plugins.module_utils._config.renames import OPTION as RENAMED_FROM
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import KnownSecrets
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import object_options
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import is_empty
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, Steps, without_encrypted


def object_key(resource: Resource, item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the normalized identity of an object among those of its type; empty if the key is not complete."""
    if item.get("id"):
        return ("id", str(item["id"]))
    leaves = {
        (option,): resource.leaf((option,)).attribute
        for option in resource.identity.options
        if not is_empty(item.get(option))
    }
    values: dict[tuple[str, ...], Any] = {}
    for path, declared in leaves.items():
        value = item[path[0]]
        texts = [str(each) for each in value] if isinstance(value, list) else [str(value)]
        if declared.convert:
            with suppress(ValueError):  # the module reports it
                texts = [str(declared.convert(text)) for text in texts]
        values[path] = texts if isinstance(value, list) else texts[0]
    missing = [
        name
        for name in resource.identity.key
        if (name,) not in values and resource.leaf((name,)).attribute.server_default is None
    ]
    return () if missing else key_of(resource, values)


@cache
def type_options(plural: str) -> dict[str, dict[str, Any]]:
    # Type and value of former names are checked as in module config.
    return {**object_options(type_of(plural)), RENAMED_FROM: {"type": "raw"}}


def unknown_options(options: Mapping[str, Any], spec: Mapping[str, Any], parents: Steps) -> Iterator[Steps]:
    """Yield the path of each unknown option: names, and positions in lists."""
    for name, value in options.items():
        steps = (*parents, name)
        if name not in spec:
            yield steps
        elif "options" in spec[name]:
            members = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, member in members:
                if isinstance(member, Mapping):
                    inner = steps if number is None else (*steps, number)
                    yield from unknown_options(member, spec[name]["options"], inner)


def yaml_name(value: Any) -> str:
    """Return the kind of a value in YAML terms."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a single value"


class InheritedProblems:
    """Wrong values in defaults: each is one problem where it is written, not one of every object that inherits it.

    Defaults are no whole object, so what is wrong with them alone is a suspicion. It is a problem of an object that has the same.
    """

    def __init__(self) -> None:
        self._suspected: dict[str, list[tuple[str, str]]] = {}

    def add(self, document: Document, plural: str, steps: Steps, options: Mapping[str, Any]) -> None:
        """Note what is wrong with the defaults of a type, which are at these steps of a document."""
        for _label, _colon, message in (text.partition(": ") for text in _problems(plural, {**options, "id": "any"})):
            words = message.replace(":", " ").replace("'", " ").split()
            named = next((word for word in words if word.partition(".")[0] in options), "")
            place = document.place(*steps, *named.split("."))
            self._suspected.setdefault(plural, []).append((place, message))

    def of(self, plural: str, values: Mapping[str, Any]) -> str:
        """Return the problem that an object with these values inherits; empty if there is none."""
        suspected = self._suspected.get(plural)
        for problem in _problems(plural, values) if suspected else ():
            for place, message in reversed(suspected or ()):  # the nearest defaults are the last
                if problem.endswith(f": {message}"):
                    return f"{place}: defaults of {plural}: {message}"
        return ""


def _problems(plural: str, values: Mapping[str, Any]) -> list[str]:
    """Return the problems of one object; none if some of its values are not known."""
    encrypted: set[tuple[str, ...]] = set()
    known = without_encrypted(values, (), encrypted)
    return [] if encrypted else examine(nested_types({plural: [known]}), KnownSecrets(())).problems
