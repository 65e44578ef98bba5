# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References to secrets: ``secret://NAME`` in a file stands for a value from the task or from the environment."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ansible.module_utils.common.validation import check_type_dict

from .._errors import InvalidInput
from .._schema.attribute import Attribute, Path
from .._schema.attribute_types import Block
from .._schema.resource import Resource

PREFIX = "secret://"
VARIABLE_PREFIX = "ISE_SECRET_"
# What YAML makes of unquoted values. Vaulted values have a type of their own on some releases of ansible-core.
_NOT_TEXT = (bool, int, float, list, tuple, Mapping, date)
# A misspelt reference, or a template that nobody rendered, must not become the secret.
_LOOKS_LIKE_REFERENCE = re.compile(r"\s*secrets?\s*:|.*(\{\{|\{%)", re.IGNORECASE | re.DOTALL)

_MISSPELT = re.compile(r"\s*secrets?\s*:\s*/", re.IGNORECASE)


def environment_variable(name: str) -> str:
    """Return the environment variable of a secret: ``ISE_SECRET_RADIUS_PARIS`` for ``radius/paris``."""
    return VARIABLE_PREFIX + re.sub(r"[^A-Z0-9]", "_", name.upper())


def secret_reference(plural: str, key: str, option: str) -> str:
    """Return the reference that an export contains in place of a secret."""
    return f"{PREFIX}{plural}/{key}/{option}"


def distinct_names(names: Iterable[str]) -> dict[str, str]:
    """Return new names for those whose environment variable another one has; the first of them in order keeps its name.

    What is added follows from the name alone, so that the next export has the same names.
    """
    first: dict[str, str] = {}
    for name in sorted(set(names)):
        first.setdefault(environment_variable(name), name)
    return {
        name: f"{name}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
        for name in sorted(set(names))
        if first[environment_variable(name)] != name
    }


class Resolved(NamedTuple):
    """The options of an object with values in place of references.

    ``references`` has the name of each secret that is a reference by option path, ``missing`` those without a value.
    """

    options: dict[str, Any]
    missing: dict[Path, str]
    references: dict[Path, str]


class SecretResolver:
    """Replaces references by values: from ``values``, else from the environment.

    ``referenced`` collects the names of all referenced secrets, ``missing`` of those without a value. Raises
    :class:`InvalidInput` for values that are not text: YAML has turned them into something else already.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        if wrong := sorted(str(name) for name, value in values.items() if isinstance(value, _NOT_TEXT)):
            raise InvalidInput(
                f"secrets: the value of {', '.join(wrong)} is not text. YAML changes unquoted values; quote it."
            )
        self._values = {str(name): str(value) for name, value in values.items() if value is not None}
        self.missing: set[str] = set()
        self.referenced: set[str] = set()
        self._variables: dict[str, str] = {}

    def with_secret_values(self, resource: Resource, item: Mapping[str, Any]) -> Resolved:
        """Return the options of an object with values in place of references, and the names of its secrets.

        An option whose secret is missing is left out, because its desired value is unknown.
        """
        resolved = Resolved({}, {}, {})
        resolved.options.update(self._replaced(resource.attributes, item, (), resolved))
        return resolved

    def _replaced(
        self, attributes: tuple[Attribute, ...], item: Mapping[str, Any], path: Path, resolved: Resolved
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name, given in item.items():
            here = (*path, name)
            blocks = (each for each in attributes if isinstance(each, Block) and each.name == name)
            inner = next((block.attributes for block in blocks), ())
            value = options_in(given) if inner and isinstance(given, str) else given
            if _is_secret(attributes, name):
                self._replace(here, value, result, resolved)
            elif isinstance(value, Mapping) and value:
                members = self._replaced(inner, value, here, resolved) if inner else value
                if members:  # {} would clear the block
                    result[name] = members
            else:
                result[name] = value
        return result

    def _replace(self, path: Path, value: Any, result: dict[str, Any], resolved: Resolved) -> None:
        """Add the value of one secret to the result, and its reference to those of the object."""
        if problem := secret_problem(value):
            raise InvalidInput(f"{'.'.join(path)}: {problem}")
        if not (isinstance(value, str) and value.startswith(PREFIX)):
            result[path[-1]] = value
            return
        resolved.references[path] = value.removeprefix(PREFIX)
        found = self.value_of(".".join(path), value)
        if found:
            result[path[-1]] = found
        else:
            resolved.missing[path] = value.removeprefix(PREFIX)

    def value_of(self, option: str, reference: str) -> str:
        """Return the value of a reference; empty if it has none, which is noted."""
        secret = reference.removeprefix(PREFIX)
        self._check_variable(option, secret)
        self.referenced.add(secret)
        found = self._value(secret)
        if not found:
            self.missing.add(secret)
        return found or ""

    def _value(self, name: str) -> str | None:
        return self._values.get(name) or os.environ.get(environment_variable(name))

    def _check_variable(self, option: str, name: str) -> None:
        """Raise :class:`InvalidInput` if another secret is read from the same environment variable."""
        variable = environment_variable(name)
        other = self._variables.setdefault(variable, name)
        if other != name and not {other, name} <= set(self._values):
            raise InvalidInput(
                f"{option}: the secrets {other!r} and {name!r} have the same environment variable, {variable}. "
                "Rename one of them, or set both in secrets."
            )


class KnownSecrets(SecretResolver):
    """Treats every referenced secret as one that is set later. ``names`` are those that the task will set in ``secrets``."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(names, "set later"))

    def _value(self, name: str) -> None:
        return None


def options_in(text: str) -> Any:
    """Return the options that Ansible will read from a text; the text itself if Ansible will refuse it."""
    try:
        return check_type_dict(text)
    except (TypeError, ValueError):
        return text


def secret_problem(value: Any) -> str:
    """Return why a value is neither a secret nor a reference: it is not text, or it looks like a reference and is none."""
    if isinstance(value, _NOT_TEXT):
        return "the secret is not text. YAML changes unquoted values; quote it."
    if isinstance(value, str) and not value.startswith(PREFIX) and _LOOKS_LIKE_REFERENCE.match(value):
        return (
            f"the secret looks like a reference or a template. A reference is written {PREFIX}NAME, and templates are not "
            "rendered in data files. A secret that looks like one is set by way of a reference."
        )
    if isinstance(value, str) and value.startswith(PREFIX) and not value.removeprefix(PREFIX).strip():
        return f"the reference has no name. Write {PREFIX}NAME."
    return ""


def is_misspelt_reference(value: Any) -> bool:
    """Return whether a value that need not be a secret is meant as a reference, such as ``secrets://NAME``."""
    return isinstance(value, str) and not value.startswith(PREFIX) and _MISSPELT.match(value) is not None


def _is_secret(attributes: tuple[Attribute, ...], name: str) -> bool:
    return any(each.secret for each in attributes if each.name == name)
