# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls ciscoisesdk as the tests ask, in an environment that has it and nothing of the tests.

One JSON object a line on standard input, one result a line on standard output:

* ``{"connect": "NAME", "arguments": {...}}`` makes an API object with these arguments of IdentityServicesEngineAPI.
* ``{"as": "NAME", "module": "network_device", "operation": "create", "body": {ERS keys}, "id": "...", "arguments": {...}}``
  calls a method. ``operation`` is one of ``OPERATIONS`` or the name of a method; all but the first three may be missing.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from collections.abc import Callable
from typing import Any

# What the methods for one purpose are called: between the releases of the API their names differ.
OPERATIONS: dict[str, tuple[str, str]] = {
    "list": ("get_", "_generator"),
    "create": ("create_", ""),
    "read": ("get_", "_by_id"),
    "read_by_name": ("get_", "_by_name"),
    "update": ("update_", "_by_id"),
    "delete": ("delete_", "_by_id"),
    "patch": ("patch_", "id"),
}


def method_for(module: Any, operation: str) -> Callable[..., Any]:
    """Return the method of an operation: of those that begin and end as it does, the one with the shortest name.

    Raises:
        LookupError: the module has none.
    """
    if operation not in OPERATIONS:
        found: Callable[..., Any] = getattr(module, operation)
        return found
    begin, end = OPERATIONS[operation]
    names = [name for name in dir(module) if name.startswith(begin) and name.endswith(end) and "get_by_" not in name]
    if not names:
        raise LookupError(f"{type(module).__name__} has no method to {operation}")
    method: Callable[..., Any] = getattr(module, min(names, key=len))
    return method


def with_parameters(method: Callable[..., Any], body: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the body as arguments of the method, and the ERS keys for which it has no parameter."""
    known = {name.replace("_", "").lower(): name for name in inspect.signature(method).parameters}
    if "portalid" in known and "id" in body:  # so some methods for portals call the id in the path
        body = {"portalId": body["id"], **body}
    given = {key: known.get(key.lower()) for key in body}
    return {name: body[key] for key, name in given.items() if name}, [key for key, name in given.items() if not name]


def shown(result: Any) -> dict[str, Any]:
    """Return what a call returned, as JSON."""
    if inspect.isgenerator(result):
        pages: list[Any] = list(result)
        return {"status": 200, "pages": [json.loads(page.text) for page in pages]}
    try:
        body = json.loads(result.text) if result.text else None
    except ValueError:
        body = result.text
    return {"status": result.status_code, "location": result.headers.get("Location", ""), "body": body}


def call(api: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Call one method; return its result, or the name and the text of what it raised."""
    try:
        method = method_for(getattr(api, request["module"]), request["operation"])
        body = {**request.get("body", {}), **({"id": request["id"]} if "id" in request else {})}
        arguments, left_out = with_parameters(method, body)
        return {**shown(method(**arguments, **request.get("arguments", {}))), "left_out": left_out}
    except Exception as error:  # whatever it is, it is the result
        return {"error": type(error).__name__, "text": str(error), "status": getattr(error, "status_code", None)}


def main() -> None:
    """Serve requests until standard input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr
    client = importlib.import_module("ciscoisesdk")
    apis: dict[str, Any] = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "connect" in request:
            apis[request["connect"]] = client.IdentityServicesEngineAPI(**request["arguments"])
            result: dict[str, Any] = {"status": 0}
        else:
            result = call(apis[request["as"]], request)
        print(json.dumps(result), file=answers, flush=True)


if __name__ == "__main__":
    main()
