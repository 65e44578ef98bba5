# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client of a task of ERS, and the options for the account of a sponsor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.sponsor_account import SPONSOR_SPEC
from ansible_collections.openise.ise.plugins.module_utils._resources.guest_user import GUEST_USER
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Context
from ansible_collections.openise.ise.plugins.module_utils._tasks.ers import ErsTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.tasks import DEVICE


@pytest.mark.parametrize("kind", [ResourceTask, InfoTask])
def test_options(kind: Any) -> None:
    spec = kind(GUEST_USER).specification()
    assert set(SPONSOR_SPEC) <= set(spec["argument_spec"])
    assert list(SPONSOR_SPEC) in spec["required_together"]
    assert not set(SPONSOR_SPEC) & set(kind(NETWORK_DEVICE).specification()["argument_spec"])


@pytest.mark.parametrize("task", [DEVICE, InfoTask(GUEST_USER)])
def test_the_client_of_a_task(task: ErsTask, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[str] = []
    seen: list[Ers] = []
    transport = FakeTransport(lambda *_request: (200, {}))

    def run(ers: Ers, _params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        seen.append(ers)
        ers.report_progress("halfway")
        return {"diff": diff}

    monkeypatch.setattr(task, "run", run)
    assert task.execute(Context(transport, reported.append), {}, diff=True) == {"diff": True}
    (ers,) = seen
    assert reported == ["halfway"]
    assert ers.transport.connection is transport.connection
    assert ("sponsor_username" in ers.transport.api.login_hint) is task.sponsored
