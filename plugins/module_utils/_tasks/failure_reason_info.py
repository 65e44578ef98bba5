# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ISE's table of failure reasons, and the file it is kept in.

Cisco asks that it is read once and stored: it is long, and the same until an upgrade. The file is JSON, so that other tools
can read it: ``{"nodes": {HOSTNAME: {"read_at": ISO 8601, "failure_reasons": [REASON, ...]}}}`` with a REASON as users get it:
``id``, a number, and the texts ``code``, ``cause`` and ``resolution``.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime, timezone
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from .._mnt.client import Mnt
from .._mnt.session_record import Element, text_of
from .._schema.argument_spec import check_given, check_range
from .mnt import MntTask

Reason = dict[str, Any]

CACHE_OPTIONS: dict[str, dict[str, Any]] = {
    "cache_path": {"type": "path"},
    "cache_max_age": {"type": "int", "default": 604800},
}
_TEXTS = ("code", "cause", "resolution")


class Reasons(NamedTuple):
    """The table, the node it is of, whether it came from the file, and what the user should know about the file."""

    reasons: list[Reason]
    node: str
    cached: bool = False
    warnings: tuple[str, ...] = ()


class FailureReasonInfoTask(MntTask):
    """Reads failure reasons."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return how to choose reasons, and where they are kept."""
        return {"id": {"type": "int"}, "text": {"type": "str"}, **CACHE_OPTIONS}

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the ways to choose."""
        return [["id", "text"]]

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the table, from the file where that will do, and choose."""
        check_given(params, "text")
        check_cache(params)
        table = read_reasons(mnt, params)
        chosen = [item for item in table.reasons if _fits(item, params)]
        return {
            "changed": False,
            "failure_reasons": chosen,
            "total": len(chosen),
            "cached": table.cached,
            "node": table.node,
            **({"warnings": list(table.warnings)} if table.warnings else {}),
        }


def _fits(item: Reason, params: Mapping[str, Any]) -> bool:
    if params.get("id") is not None:
        return bool(item["id"] == params["id"])
    text = (params.get("text") or "").strip().casefold()
    return any(text in item[name].casefold() for name in _TEXTS)


def check_cache(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for options of the file that cannot be meant."""
    check_given(params, "cache_path")
    check_range(params, "cache_max_age", 0)


def read_reasons(mnt: Mnt, params: Mapping[str, Any]) -> Reasons:
    """Return the table, in the order of the ids: from the file if that is young enough, else from ISE with one call.

    What comes from ISE goes into the file, but not in check mode. A file that cannot be used is as good as none.
    """
    path = params.get("cache_path")
    kept = _kept(path) if path else {}
    for hostname in mnt.hostnames:
        reasons = _young(kept.get(hostname), params["cache_max_age"])
        if reasons:
            return Reasons(reasons, hostname, cached=True)
    found = mnt.members("FailureReasons", "failureReason", reason, heavy=True, roots=("failureReasonList",))
    reasons = sorted(found, key=itemgetter("id"))
    if not path or not reasons or mnt.read_only:
        return Reasons(reasons, mnt.hostname)
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    entry = {"read_at": now, "failure_reasons": reasons}
    return Reasons(reasons, mnt.hostname, warnings=_keep(path, {**kept, mnt.hostname: entry}))


def reason(element: Element) -> Reason | None:
    """Return one reason; None for one without a number, which nothing can refer to."""
    number = str(element.get("@id", "")).strip()
    if not number.isdecimal():
        return None
    return {"id": int(number), **{name: " ".join(text_of(element.get(name)).split()) for name in _TEXTS}}


def _kept(path: str) -> dict[str, Any]:
    """Return what the file has of each node; nothing where there is no such file, or it is damaged."""
    try:
        nodes = json.loads(Path(path).read_text(encoding="utf-8"))["nodes"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return nodes if isinstance(nodes, dict) else {}


def _young(entry: Any, seconds: int) -> list[Reason]:
    """Return the reasons of an entry of the file that is no older than this; none where it is older, or damaged."""
    try:
        age = datetime.now(timezone.utc) - datetime.fromisoformat(entry["read_at"])
        reasons = [
            {"id": int(item["id"]), **{name: str(item[name]) for name in _TEXTS}} for item in entry["failure_reasons"]
        ]
    except (ValueError, LookupError, TypeError):
        return []
    return reasons if 0 <= age.total_seconds() < seconds else []


def _keep(path: str, nodes: Mapping[str, Any]) -> tuple[str, ...]:
    """Write the file, readable by its owner, so that others see either the old or the new one. Returns warnings."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".failure_reasons")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"nodes": nodes}, file, indent=1)
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            os.unlink(temporary)
        return (f"cache_path: {path!r} cannot be written ({error.strerror}), so ISE will be asked again next time.",)
    return ()
