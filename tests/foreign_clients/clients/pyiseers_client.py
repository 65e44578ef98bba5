# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls pyise-ers as the tests ask, in an environment that has it and nothing of the tests.

One JSON object a line on standard input, one result a line on standard output:

* ``{"connect": "NAME", "arguments": {...}}`` makes an ERS object with these arguments.
* ``{"as": "NAME", "method": "get_device", "arguments": {...}}`` calls a method; the result is what it returns.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def call(ers: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Call one method; return its result, or the name and the text of what it raised."""
    try:
        result: dict[str, Any] = getattr(ers, request["method"])(**request.get("arguments", {}))
    except Exception as error:  # whatever it is, it is the result
        return {"success": False, "raised": type(error).__name__, "text": str(error)}
    return result


def main() -> None:
    """Serve requests until standard input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr
    client = importlib.import_module("pyiseers.pyiseers")
    opened: dict[str, Any] = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "connect" in request:
            opened[request["connect"]] = client.ERS(**request["arguments"])
            result: dict[str, Any] = {"success": True}
        else:
            result = call(opened[request["as"]], request)
        print(json.dumps(result), file=answers, flush=True)


if __name__ == "__main__":
    main()
