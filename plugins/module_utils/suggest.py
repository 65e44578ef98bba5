# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence for a mistyped option."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any


def unsupported_options(module: str, unsupported: Iterable[str | tuple[str, ...]], spec: Mapping[str, Any]) -> str:
    """Return one sentence naming options that do not exist and their nearest matches; empty when there are none.

    A nested option is a tuple: the options that lead to it, then its own name.
    """
    sentences = []
    for item in sorted(unsupported, key=str):
        path = (item,) if isinstance(item, str) else tuple(item)
        options = spec
        for key in path[:-1]:
            options = options.get(key, {}).get("options", {})
        near = difflib.get_close_matches(path[-1], list(options), n=1)
        where = f" inside {'.'.join(path[:-1])}" if path[:-1] else ""
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(sorted(options))}."
        sentences.append(f"{module} has no option {path[-1]!r}{where}; {hint}")
    return " ".join(sentences)
