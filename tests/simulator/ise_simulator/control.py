# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control path ``/_simulator/``: statistics, faults, switches, raw objects, sessions. It needs no password."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from .answers import Answer
from .core import Core, CoreError
from .faults import FaultError
from .mnt.control import serve as serve_sessions
from .mnt.sessions import SessionError
from .settings import SettingError, switches

__all__ = ["PREFIX", "Control"]

PREFIX = "/_simulator/"


class Control:
    """Serves the control requests of one core."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def answer(self, method: str, path: str, query: str, body: bytes) -> Answer:
        """Return a JSON response: 400 with ``{"error": ...}`` for an invalid request, 404 for an unknown object."""
        parts = [unquote(part) for part in path[len(PREFIX) :].rstrip("/").split("/")]
        try:
            content = json.loads(body) if body else None
            status, document = self._serve(method, parts, content)
        except (SettingError, FaultError, CoreError, SessionError, TypeError) as error:
            status, document = 400, {"error": str(error)}
        except ValueError as error:
            status, document = 400, {"error": f"the body is not JSON: {error}"}
        payload = b"" if status == 204 else json.dumps(document).encode()
        return Answer(status, payload, "application/json")

    def _serve(self, method: str, parts: list[str], content: Any) -> tuple[int, Any]:
        core = self._core
        if parts == ["stats"] and method == "GET":
            return 200, core.stats.as_json()
        if parts == ["stats"] and method == "DELETE":
            core.stats.reset()
            return 204, None
        if parts == ["faults"]:
            return self._faults(method, content)
        if parts == ["switches"]:
            return self._switches(method, content)
        if parts == ["reset"] and method == "POST":
            core.reset()
            return 204, None
        if parts[0] == "sessions":
            return serve_sessions(core.sessions, method, parts[1:], content)
        if parts[0] == "objects" and 2 <= len(parts) <= 3:
            return self._objects(method, parts[1], parts[2] if len(parts) == 3 else None, content)
        return 404, {"error": f"no such control: {method} {PREFIX}{'/'.join(parts)}"}

    def _faults(self, method: str, content: Any) -> tuple[int, Any]:
        faults = self._core.faults
        if method == "POST":
            rules = content if isinstance(content, list) else [content]
            if not all(isinstance(rule, dict) for rule in rules):
                raise FaultError("a fault rule is a JSON object")
            for rule in rules:
                faults.add(rule)
        elif method == "DELETE":
            faults.clear()
            return 204, None
        elif method != "GET":
            return 405, {"error": "use GET, POST or DELETE"}
        return 200, {"faults": [fault.as_json() for fault in faults.listed()]}

    def _switches(self, method: str, content: Any) -> tuple[int, Any]:
        core = self._core
        if method == "POST":
            if not isinstance(content, dict):
                raise SettingError("switches are a JSON object")
            core.configure(content)
        elif method != "GET":
            return 405, {"error": "use GET or POST"}
        values = {switch.name: getattr(core.settings, switch.name) for switch in switches()}
        return 200, {"profile": core.settings.profile, **values}

    def _objects(self, method: str, resource: str, key: str | None, content: Any) -> tuple[int, Any]:
        core = self._core
        if key is None and method == "GET":
            return 200, {"objects": core.raw_list(resource)}
        if method == "PUT":
            if not isinstance(content, dict):
                raise CoreError("an object is a JSON object")
            return 200, {"id": core.raw_put(resource, content, key)}
        if key is None:
            return 405, {"error": "use GET or PUT"}
        if method == "GET":
            document = core.raw_get(resource, key)
            return (200, document) if document is not None else (404, {"error": f"no {resource} {key}"})
        if method == "DELETE":
            found = core.raw_delete(resource, key)
            return (204, None) if found else (404, {"error": f"no {resource} {key}"})
        return 405, {"error": "use GET, PUT or DELETE"}
