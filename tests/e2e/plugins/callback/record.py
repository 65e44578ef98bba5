# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes every result of a run as a line of JSON."""

from __future__ import annotations

import json
import os
from typing import Any

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: record
type: aggregate
short_description: Write every result of a run to the file named by E2E_RESULTS
version_added: "0.1.0"
description:
  - One JSON object a line, with task, host, status, whether it is an item of a loop, and the result.
author:
  - openise.ise contributors (@openise)
"""


class CallbackModule(CallbackBase):  # type: ignore[misc]
    """Receives results from ansible before any callback formats them."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "record"

    def _write(self, status: str, item: bool, result: Any) -> None:
        # ansible-core 2.19 renamed the attributes.
        task = result.task if hasattr(result, "task") else result._task
        host = result.host if hasattr(result, "host") else result._host
        values = result.result if hasattr(result, "result") else result._result
        record = {
            "task": task.name,
            "action": task.action,
            "host": host.name,
            "status": status,
            "item": item,
            "values": values,
        }
        with open(os.environ["E2E_RESULTS"], "a", encoding="utf-8") as file:
            file.write(json.dumps(record, default=str) + "\n")

    def v2_runner_on_ok(self, result: Any) -> None:
        self._write("ok", False, result)

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self._write("failed", False, result)

    def v2_runner_on_unreachable(self, result: Any) -> None:
        self._write("unreachable", False, result)

    def v2_runner_on_skipped(self, result: Any) -> None:
        self._write("skipped", False, result)

    def v2_runner_item_on_ok(self, result: Any) -> None:
        self._write("ok", True, result)

    def v2_runner_item_on_failed(self, result: Any) -> None:
        self._write("failed", True, result)
