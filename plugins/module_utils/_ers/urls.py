# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where objects are in ERS: its paths, with ids and names as parts of them. Pure functions."""

from __future__ import annotations

import re
from urllib.parse import quote

from .._schema.resource import Resource

BASE = "/ers/config"
# The front end refuses an encoded slash; the others have a meaning of their own in paths on some front ends.
_RISKY_IN_PATH = re.compile(r"[/\\;%?]|^\.+$")


def segment(text: str) -> str:
    """Return an id, or the name of a resource, as the next part of a path with the slash before it."""
    return f"/{quote(text, safe='')}"


def name_segment(resource: Resource, name: str) -> str | None:
    """Return a name as what follows ``/name/``, None where it cannot be written there."""
    if _RISKY_IN_PATH.search(name) or any(character in name for character in resource.endpoint.name_escapes.values()):
        return None
    for character, replacement in resource.endpoint.name_escapes.items():
        name = name.replace(character, replacement)
    return quote(name, safe=":")
