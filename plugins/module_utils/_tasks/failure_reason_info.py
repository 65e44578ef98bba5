# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads failure reasons, from ISE or from the cache file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._mnt.client import Mnt
from .._mnt.failure_reasons import CACHE_OPTIONS, REASON_TEXTS, Reason, check_cache_options, read_failure_reasons
from .._schema.argument_spec import check_given
from .mnt_base import MntTask


class FailureReasonInfoTask(MntTask):
    """Returns failure reasons, all or those with an id or a text."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose reasons, and those of the cache."""
        return {"id": {"type": "int"}, "text": {"type": "str"}, **CACHE_OPTIONS}

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the options that choose reasons."""
        return [["id", "text"]]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the table and select reasons."""
        check_given(params, "text")
        check_cache_options(params)
        table = read_failure_reasons(mnt, params)
        selected = [reason for reason in table.reasons if _is_selected(reason, params)]
        return {
            "changed": False,
            "failure_reasons": selected,
            "total": len(selected),
            "cached": table.cached,
            "node": table.node,
            **({"warnings": list(table.warnings)} if table.warnings else {}),
        }


def _is_selected(reason: Reason, params: Mapping[str, Any]) -> bool:
    if params.get("id") is not None:
        return bool(reason["id"] == params["id"])
    text = (params.get("text") or "").strip().lower()
    return any(text in reason[name].lower() for name in REASON_TEXTS)
