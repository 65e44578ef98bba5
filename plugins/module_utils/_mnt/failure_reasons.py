# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ISE's table of failure reasons, and the file that caches it.

Cisco asks clients to read the table once and store it: it is long and changes only with an upgrade. The file is JSON, so that
other tools can read it: ``{"nodes": {HOSTNAME: {"read_at": ISO 8601, "failure_reasons": [REASON, ...]}}}``. A REASON is what
users get: ``id``, a number, and the texts ``code``, ``cause`` and ``resolution``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from .._schema.argument_spec import check_given, check_range
from .._types.json_file import write_json
from .client import Mnt
from .session_record import Element, text_of

Reason = dict[str, Any]

CACHE_OPTIONS: dict[str, dict[str, Any]] = {
    "cache_path": {"type": "path"},
    "cache_max_age": {"type": "int", "default": 604800},
}
REASON_TEXTS = ("code", "cause", "resolution")


class FailureReasonTable(NamedTuple):
    """The reasons in the order of their ids, and the node they are from. ``cached`` is true if they are from the file."""

    reasons: list[Reason]
    node: str
    cached: bool = False
    warnings: tuple[str, ...] = ()


def check_cache_options(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for invalid options of the cache."""
    check_given(params, "cache_path")
    check_range(params, "cache_max_age", 0)


def read_failure_reasons(mnt: Mnt, params: Mapping[str, Any]) -> FailureReasonTable:
    """Return the table: from the file if it is recent enough, else from ISE with one call.

    A table from ISE is written to the file, except in check mode. An unusable file is treated as missing.
    """
    path = params.get("cache_path")
    nodes = _cached_nodes(path) if path else {}
    for hostname in mnt.hostnames:
        reasons = _recent_reasons(nodes.get(hostname), params["cache_max_age"])
        if reasons:
            return FailureReasonTable(reasons, hostname, cached=True)
    members = mnt.members("FailureReasons", "failureReason", failure_reason, heavy=True, roots=("failureReasonList",))
    reasons = sorted(members, key=itemgetter("id"))
    if not path or not reasons or mnt.read_only:
        return FailureReasonTable(reasons, mnt.hostname)
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    entry = {"read_at": now, "failure_reasons": reasons}
    warnings = _write_cache(path, {**nodes, mnt.hostname: entry})
    return FailureReasonTable(reasons, mnt.hostname, warnings=warnings)


def failure_reason(element: Element) -> Reason | None:
    """Return one reason; None for one without a number, because no record can refer to it."""
    number = str(element.get("@id", "")).strip()
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return None
    return {"id": int(number), **{name: " ".join(text_of(element.get(name)).split()) for name in REASON_TEXTS}}


def _cached_nodes(path: str) -> dict[str, Any]:
    """Return the entries of the file by node; none if the file is missing or damaged."""
    try:
        nodes = json.loads(Path(path).read_text(encoding="utf-8"))["nodes"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return nodes if isinstance(nodes, dict) else {}


def _recent_reasons(entry: Any, max_age: int) -> list[Reason]:
    """Return the reasons of an entry that is at most ``max_age`` seconds old; none if it is older or damaged."""
    try:
        age = datetime.now(timezone.utc) - datetime.fromisoformat(entry["read_at"])
        reasons = [
            {"id": int(item["id"]), **{name: str(item[name]) for name in REASON_TEXTS}}
            for item in entry["failure_reasons"]
        ]
    except (ValueError, LookupError, TypeError):
        return []
    return reasons if 0 <= age.total_seconds() < max_age else []


def _write_cache(path: str, nodes: Mapping[str, Any]) -> tuple[str, ...]:
    """Replace the file atomically, readable by its owner only. Returns warnings."""
    try:
        write_json(path, {"nodes": nodes})
    except OSError as error:
        return (f"cache_path: {path!r} cannot be written ({error.strerror}), so the next task reads the table again.",)
    return ()
