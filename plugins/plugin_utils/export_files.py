# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of an export: which file has which objects, and the text of each. Pure functions of the result of ``config_info``."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import flattened, nested_types
from ansible_collections.openise.ise.plugins.module_utils._config.grouping import Grouping
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_writer import WIDTH, to_yaml

SCHEMA = "https://raw.githubusercontent.com/openise/openise.ise/main/schemas/configuration.schema.json"
DEFAULTS_FILE = "defaults.yml"
_HASH_LENGTH = 32  # enough to find edits, and short enough for one line
# Older exports have the whole hash, and a sentence behind it.
_FIRST_LINE = re.compile(rb"# Written by openise\.ise\.export, sha256:([0-9a-f]{32}|[0-9a-f]{64})\.[^\n]*")
_HEADER = """\
{note}
# yamllint disable-line rule:line-length
# yaml-language-server: $schema={schema}
---
"""
_MAX_NAME = 60  # characters; file systems accept 255 bytes
# Names that Windows reserves for devices.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)


def signed(host: str, content: Mapping[str, Any]) -> str:
    """Return the text of a file; its first line has a hash of the others, by which :func:`is_as_exported` finds edits."""
    note = f"# Configuration of {host}. A file that was edited is not overwritten."
    if len(note) > WIDTH:
        note = f"# A file that was edited is not overwritten. Configuration of\n# {host}"
    others = _HEADER.format(note=note, schema=SCHEMA) + to_yaml(content)
    return f"# Written by openise.ise.export, sha256:{_hash(others.encode())[:_HASH_LENGTH]}.\n{others}"


def is_exported(content: bytes) -> bool:
    """Return whether an export wrote the file, whatever was done to it since."""
    return _FIRST_LINE.fullmatch(_parts(content)[0]) is not None


def is_as_exported(content: bytes) -> bool:
    """Return whether an export wrote the file, and nobody edited it since. Line ends do not count: Git may convert them."""
    first, others = _parts(content)
    written = _FIRST_LINE.fullmatch(first)
    return written is not None and _hash(others).startswith(written[1].decode())


def _parts(content: bytes) -> tuple[bytes, bytes]:
    first, _newline, others = content.replace(b"\r\n", b"\n").partition(b"\n")
    return first, others


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def contents(result: Mapping[str, Any], rule: Grouping) -> dict[str, dict[str, Any]]:
    """Return what each file of a folder contains, by its path in the folder.

    A type without objects has no file. A type that the rule divides has a file for each group, in a folder with the name of the
    type; ``without_RULE.yml`` has the objects without a group. The folder ``ers_resources`` has a file for each API path.
    """
    files: dict[str, dict[str, Any]] = {}
    if result.get("defaults"):
        files[DEFAULTS_FILE] = {"defaults": dict(result["defaults"])}
    for plural, items in flattened(result["resources"]).items():
        resource = TYPES.get(plural)
        if resource is None or not rule.divides(resource):
            files |= {f"{plural}.yml": nested_types({plural: items})} if items else {}
            continue
        groups: dict[str, list[Any]] = {}
        for item in items:
            groups.setdefault(rule.group_of(resource, item), []).append(item)
        names = file_names(groups, f"without_{_slug(rule.word)}")
        files |= {f"{plural}/{names[group]}.yml": {plural: groups[group]} for group in sorted(groups)}
    return files


def file_names(groups: Iterable[str], without: str) -> dict[str, str]:
    """Return a file name, without its ending, for each group; ``without`` is that of the empty group.

    Names contain lower-case letters of any script, digits, ``.``, ``-`` and ``_``. Where two of them would be the same file on
    some file system, all but the first group have a hash of the group in their name.
    """
    names: dict[str, str] = {}
    used = {_folded(without)} | _RESERVED
    for group in sorted(groups):
        name = _slug(group) if group else without
        if group and (not name or _folded(name) in used or len(name) > _MAX_NAME):
            name = f"{name[:_MAX_NAME]}-{_hash(group.encode(errors='surrogatepass'))[:8]}".lstrip("-")
        used.add(_folded(name))
        names[group] = name
    return names


def _folded(name: str) -> str:
    """Return the same text for all names that some file system takes for one."""
    return unicodedata.normalize("NFKC", name).casefold()


def _slug(text: str) -> str:
    """Return a text as a file name in one Unicode form; it may be empty or too long."""
    levels = unicodedata.normalize("NFC", text.lower()).replace("#", "-")
    return re.sub(r"[^\w.-]", "_", levels).lstrip(".-_")
