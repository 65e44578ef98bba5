# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control path ``/_simulator/sessions``: tests control the sessions over HTTP."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .sessions import SessionError, Sessions

__all__ = ["serve"]

SHOWN = 1000
_EVENTS = ("account", "roam", "reauthenticate", "end", "forget", "plan")


def serve(sessions: Sessions, method: str, parts: list[str], content: Any) -> tuple[int, Any]:
    """Return status and JSON. Raise SessionError, or TypeError for arguments that an event does not have."""
    if content is not None and not isinstance(content, dict):
        raise SessionError("the body is a JSON object")
    given: dict[str, Any] = content or {}
    if method == "GET":
        return _read(sessions, parts)
    if method != "POST":
        return 405, {"error": "use GET or POST"}
    if not parts:
        return 200, {"audit_session_id": sessions.authenticate(**given)}
    if parts == ["step"]:
        return 200, {"events": sessions.step(**given), **_state(sessions)}
    if parts == ["advance"]:
        sessions.advance(**given)
        return 200, _state(sessions)
    if parts in (["silence"], ["seed"]):
        getattr(sessions, parts[0])(**given)
        return 204, None
    if len(parts) == 2 and parts[1] in _EVENTS:
        getattr(sessions, parts[1])(parts[0], **given)
        return 204, None
    return 404, {"error": f"there is no such event: {'/'.join(parts)}"}


def _state(sessions: Sessions) -> dict[str, Any]:
    return {"active": len(sessions), "now": sessions.now.isoformat()}


def _read(sessions: Sessions, parts: list[str]) -> tuple[int, Any]:
    if not parts:
        found = [sessions.get(key) for key in sessions.ids()[:SHOWN]]
        return 200, {**_state(sessions), "sessions": found}
    if parts == ["orders"]:
        return 200, {"orders": [asdict(order) for order in sessions.orders]}
    session = sessions.get(parts[0]) if len(parts) == 1 else None
    return (200, session) if session is not None else (404, {"error": f"no session {'/'.join(parts)}"})
