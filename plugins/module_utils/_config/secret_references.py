# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets by reference: files say ``secret://NAME`` where a secret belongs, and its value comes from elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from .._engine.desired_state import Path
from .._schema.resource import Field, Resource

PREFIX = "secret://"
VARIABLE = "ISE_SECRET_"


def variable(name: str) -> str:
    """Return the environment variable that holds a secret: ``radius/paris`` is in ``ISE_SECRET_RADIUS_PARIS``."""
    return VARIABLE + re.sub(r"[^A-Z0-9]", "_", name.upper())


def reference(plural: str, key: str, option: str) -> str:
    """Return the reference to a secret of one object, as exports write it."""
    return f"{PREFIX}{plural}/{key}/{option}"


class NamedSecrets:
    """The values of secrets by name: those given, else those in the environment. ``missing`` names the others asked for."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = {str(name): str(value) for name, value in given.items() if value is not None}
        self.missing: set[str] = set()

    def resolved(self, resource: Resource, item: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Path, str]]:
        """Return an item with values in place of references, and the references without a value by option path.

        An option whose secret is missing is left out: nobody can want a value that nobody knows.
        """
        missing: dict[Path, str] = {}
        return self._walked(resource.fields, item, (), missing), missing

    def _walked(
        self, fields: tuple[Field, ...], item: Mapping[str, Any], path: Path, missing: dict[Path, str]
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name, value in item.items():
            here = (*path, name)
            if isinstance(value, Mapping) and value:
                inner = next((each.fields for each in fields if each.name == name and each.kind == "dict"), ())
                left = self._walked(inner, value, here, missing) if inner else value
                if left:  # {} would clear the block
                    result[name] = left
            elif isinstance(value, str) and value.startswith(PREFIX) and _is_secret(fields, name):
                secret = value.removeprefix(PREFIX)
                known = self._given.get(secret) or os.environ.get(variable(secret))
                if known:
                    result[name] = known
                else:
                    missing[here] = secret
                    self.missing.add(secret)
            else:
                result[name] = value
        return result


def _is_secret(fields: tuple[Field, ...], name: str) -> bool:
    return any(each.secret for each in fields if each.name == name)
