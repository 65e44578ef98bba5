# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export writes and removes on the controller; it does neither itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import flattened, nested_types
from ansible_collections.openise.ise.plugins.module_utils._config.grouping import grouping
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.export_files import (
    DEFAULTS_FILE,
    contents,
    is_as_exported,
    is_exported,
    signed,
)

_SUFFIXES = (".yml", ".yaml")


def file_changes(result: Mapping[str, Any], path: str, *, split: Any = "type", host: str = "") -> dict[str, Any]:
    """Return what has to be done so that ``path`` has what ``config_info`` returned.

    * ``files``: the files, each with ``path``, ``content`` and ``types``; ``changed`` unless it has this content already.
    * ``remove``: files that have no objects any more. Beside ``TYPE.yml``, only files that an export wrote are listed.
    * ``keep``: files of types that ISE may have, although it listed none (``maybe_empty``).

    A path that ends in ``.yml`` or ``.yaml`` is one file for everything, in which nothing is removed. Raises
    :class:`InvalidInput` for a bad ``split``, and for one that needs a folder.
    """
    rule = grouping("split", split, ("type",))
    by_type = flattened(result["resources"])
    if path.endswith(_SUFFIXES):
        if rule.path:
            raise InvalidInput(
                "split divides the files of a folder, but the path is one file; set a folder, or remove split."
            )
        defaults = {"defaults": result["defaults"]} if result.get("defaults") else {}
        held = nested_types({plural: items for plural, items in by_type.items() if items})
        return {"files": list(_described({path: {**defaults, **held}}, host)), "remove": [], "keep": []}
    old_defaults = os.path.join(path, DEFAULTS_FILE)
    whole = {**result, "defaults": _merged_defaults(old_defaults, result)}
    files = {os.path.join(path, name): content for name, content in contents(whole, rule).items()}
    uncertain = set(result.get("maybe_empty", ()))
    others = {plural: [each for each in _files_of(path, plural) if each not in files] for plural in by_type}
    return {
        "files": list(_described(files, host)),
        "remove": [
            *(each for plural, found in others.items() if plural not in uncertain for each in found),
            *([old_defaults] if old_defaults not in files and is_exported(_read(old_defaults)) else []),
        ],
        "keep": [each for plural, found in others.items() if plural in uncertain for each in found],
    }


def _merged_defaults(path: str, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the defaults of the types that were read, and those that an earlier export wrote for others."""
    text = _read(path)
    written = (yaml.safe_load(text) or {}).get("defaults", {}) if is_as_exported(text) else {}
    kept = {plural: options for plural, options in written.items() if plural not in flattened(result["resources"])}
    merged = {**kept, **result.get("defaults", {})}
    return {plural: merged[plural] for plural in TYPES if plural in merged}


def edited(paths: Iterable[str]) -> list[str]:
    """Return those of the paths that exist and are no files of an export, or were edited since."""
    return [path for path in paths if os.path.lexists(path) and not is_as_exported(_read(path))]


def _described(files: Mapping[str, Mapping[str, Any]], host: str) -> Iterator[dict[str, Any]]:
    for path, content in files.items():
        text = signed(host, content)
        changed = _read(path).replace(b"\r\n", b"\n") != text.encode()
        yield {"path": path, "content": text, "types": list(content), "changed": changed}


def _files_of(folder: str, plural: str) -> Iterator[str]:
    """Yield the files that an export may have written for a type. In the folder of the type, users may have files as well."""
    whole = os.path.join(folder, f"{plural}.yml")
    if os.path.lexists(whole):
        yield whole
    parts = os.path.join(folder, plural)
    for name in sorted(os.listdir(parts)) if os.path.isdir(parts) else ():
        path = os.path.join(parts, name)
        if name.endswith(".yml") and is_exported(_read(path)):
            yield path


def _read(path: str) -> bytes:
    """Return the content of a file; nothing if there is none that can be read, or for a symbolic link."""
    if os.path.islink(path) or not os.path.isfile(path):
        return b""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
