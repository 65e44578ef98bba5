# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each row of the tables in docs/docsite/rst/monitoring.rst is correct: this module, with these options, sends this call
and returns a result.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import PATH, ask
from ansible_collections.openise.ise.tests.truth.node import Node
from ise_simulator.mnt.calls import CALLS

PAGE = Path(__file__).parents[2] / "docs" / "docsite" / "rst" / "monitoring.rst"
MODULES = "ansible_collections.openise.ise.plugins.modules"
MAC, ID = "00:1B:21:00:00:2A", "0A0102030000002A5E1B2C3D"
COUNTERS = {f"GET Session/{name}Count" for name in ("Active", "Posture", "Profiler")}
# Further calls of a module: other counters, the length of a list, lookups of sessions.
LOOKED_UP = {f"GET Session/MACAddress/{MAC}", f"GET Session/Active/SessionID/{ID}/0"}
BESIDE = {
    "coa": LOOKED_UP,
    "session_count_info": COUNTERS,
    "session_info": {"GET Session/ActiveCount"},
    "session": {"GET Session/ActiveCount", *LOOKED_UP},
}
# Calls that no module sends, because their documentation is insufficient; the page says so.
UNUSED = {("PUT", "AuthStatus"), ("PUT", "AcctStatus"), ("GET", "AcctStatusTT")}


class Row(NamedTuple):
    """One row of the page."""

    what: str
    call: str
    module: str
    options: dict[str, Any]
    result: str

    @property
    def task(self) -> Task:
        """The task of the module."""
        task: Task = importlib.import_module(f"{MODULES}.{self.module}").TASK
        return task


def _rows() -> list[Row]:
    found = []
    for text in re.findall(r"^   \* - (.*\n(?:     -.*\n){4})", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        what, call, module, options, result = (cell.removeprefix("     -").strip() for cell in text.splitlines())
        if call != "Call":
            name = re.fullmatch(r":ansplugin:`openise\.ise\.(\w+)#module`", module)
            assert name, module
            given = yaml.safe_load(f"{{{options.strip('`')}}}")
            found.append(Row(what, call.strip("`"), name[1], given, result.strip("`")))
    return found


ROWS = _rows()


@pytest.mark.parametrize("row", ROWS, ids=[row.call for row in ROWS])
@each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))
def test_a_row(node: Node, row: Row) -> None:
    """The node receives the call once, no other unexpected call, and there is a result."""
    node.sim.configure(mnt_user_post="bare")
    node.sim.sessions.authenticate(
        calling_station_id=MAC,
        audit_session_id=ID,
        user_name=row.options.get("user", "anna"),
        nas_ip_address="10.1.2.3",
        nas_ipv6_address="2001:db8:0:0:0:0:0:3",
        framed_ip_address="10.20.0.42",
        acs_server="ise-psn1",
        destination_ip_address="192.0.2.21",
        posture_status="Compliant",
        endpoint_policy="Windows10-Workstation",
    )
    result = ask(node, row.task, row.options)
    assert "failed" not in result and result[row.result], result
    sent = [f"{record.method} {unquote(record.path).partition(PATH)[2]}" for record in node.sim.requests]
    assert sent.count(row.call) == 1, sent
    assert set(sent) - {row.call} <= BESIDE.get(row.module, set()), sent
    assert [order.result for order in node.sim.sessions.orders] == ([True] if row.module == "coa" else [])


def test_every_call_has_a_row() -> None:
    """Every call of the simulator, and so of Cisco's documentation, is in a table or listed as unused, and vice versa."""
    known = {(method, *fixed) for method, fixed, _segments, _serve in CALLS}
    used = {call for row in ROWS for call in known if _is(row.call, call)}
    assert {call for call in known - used if call[:2] not in UNUSED} == set()
    assert all(any(_is(row.call, call) for call in known) for row in ROWS)
    assert {name for _method, name in UNUSED} <= set(re.findall(r"``(\w+)``", PAGE.read_text(encoding="utf-8")))


def _is(text: str, call: tuple[str, ...]) -> bool:
    method, *fixed = call
    return text.split(" ", 1)[0] == method and text.split(" ", 1)[1].split("/")[: len(fixed)] == fixed


def test_rows_differ() -> None:
    """No call is listed twice, and all options exist in the modules."""
    assert len({row.call for row in ROWS}) == len(ROWS) > 20
    for row in ROWS:
        assert set(row.options) <= set(row.task.options), row
