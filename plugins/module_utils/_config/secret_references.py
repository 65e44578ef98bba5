# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References to secrets: ``secret://NAME`` in a file stands for a value from the task or from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from .._schema.attribute import Attribute, Path
from .._schema.attribute_types import Block
from .._schema.resource import Resource

PREFIX = "secret://"
VARIABLE_PREFIX = "ISE_SECRET_"


def environment_variable(name: str) -> str:
    """Return the environment variable of a secret: ``ISE_SECRET_RADIUS_PARIS`` for ``radius/paris``."""
    return VARIABLE_PREFIX + re.sub(r"[^A-Z0-9]", "_", name.upper())


def secret_reference(plural: str, key: str, option: str) -> str:
    """Return the reference that an export contains in place of a secret."""
    return f"{PREFIX}{plural}/{key}/{option}"


class SecretResolver:
    """Replaces references by values: from ``values``, else from the environment.

    ``missing`` collects the names of referenced secrets without a value.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {str(name): str(value) for name, value in values.items() if value is not None}
        self.missing: set[str] = set()

    def with_secret_values(self, resource: Resource, item: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Path, str]]:
        """Return the options of an object with values in place of references, and the missing secrets by option path.

        An option whose secret is missing is left out, because its desired value is unknown.
        """
        missing: dict[Path, str] = {}
        return self._replaced(resource.attributes, item, (), missing), missing

    def _replaced(
        self, attributes: tuple[Attribute, ...], item: Mapping[str, Any], path: Path, missing: dict[Path, str]
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name, value in item.items():
            here = (*path, name)
            if isinstance(value, Mapping) and value:
                blocks = (each for each in attributes if isinstance(each, Block) and each.name == name)
                inner = next((block.attributes for block in blocks), ())
                members = self._replaced(inner, value, here, missing) if inner else value
                if members:  # {} would clear the block
                    result[name] = members
            elif isinstance(value, str) and value.startswith(PREFIX) and _is_secret(attributes, name):
                secret = value.removeprefix(PREFIX)
                found = self._values.get(secret) or os.environ.get(environment_variable(secret))
                if found:
                    result[name] = found
                else:
                    missing[here] = secret
                    self.missing.add(secret)
            else:
                result[name] = value
        return result


def _is_secret(attributes: tuple[Attribute, ...], name: str) -> bool:
    return any(each.secret for each in attributes if each.name == name)
