# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole of a result: Ansible registers a failure in a short form, and the result file has the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.result_file import abridged, read_result
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput


def is_file_content(value: Mapping[str, Any]) -> bool:
    """Return whether a value is the content of a result file."""
    return {"format", "result", "sha256"} <= set(value)


def whole_result(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a result with what its file has; the result itself without a file, or if the file is of another run."""
    if is_file_content(found):
        inner = found["result"]
        return inner if isinstance(inner, Mapping) else {}
    path = found.get("result_file")
    if not path or "plan" in found:
        return found
    try:
        whole = read_result(str(path), "result_file")["result"]
    except InvalidInput:
        return found
    same = {
        key: [abridged(whole, hint=hint).get(key) for hint in (True, False)] for key in ("msg", "changed", "summary")
    }
    return whole if all(found.get(key) in values for key, values in same.items()) else found
