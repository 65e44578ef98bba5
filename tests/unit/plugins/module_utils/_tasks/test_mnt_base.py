# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tasks of the Monitoring API have in common: nodes, account, check mode, and the diff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Context
from ansible_collections.openise.ise.plugins.module_utils._tasks.mnt_base import MntTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport


class ReportingTask(MntTask):
    """Reports the client that it runs with."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        return {"name": {"type": "str"}}

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        return {"changed": False, "nodes": mnt.hostnames, "read_only": mnt.read_only, "diff": {"before": {}}}


def no_request(*_request: Any) -> Any:
    raise AssertionError("no request is needed")


def execute(params: Mapping[str, Any], *, read_only: bool = False, diff: bool = False) -> dict[str, Any]:
    return ReportingTask().execute(Context(FakeTransport(no_request, read_only=read_only)), params, diff=diff)


def test_options_have_the_nodes_and_those_of_the_task() -> None:
    assert list(ReportingTask().options) == ["mnt_hostname", "max_wait", "name"]


@pytest.mark.parametrize(
    ("params", "nodes"),
    [({}, ["ise.example.com"]), ({"mnt_hostname": ["mnt1", " mnt2 "]}, ["mnt1", "mnt2"])],
)
def test_the_nodes_are_those_of_the_option_or_of_the_connection(params: dict[str, Any], nodes: list[str]) -> None:
    assert execute(params)["nodes"] == nodes


@pytest.mark.parametrize("read_only", [True, False])
def test_check_mode_reaches_the_client(read_only: bool) -> None:
    assert execute({}, read_only=read_only)["read_only"] is read_only


@pytest.mark.parametrize("diff", [True, False])
def test_a_diff_is_returned_on_request_only(diff: bool) -> None:
    assert ("diff" in execute({}, diff=diff)) is diff
