# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every task does: failures, refused options, defects."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import PASSWORD
from ansible_collections.openise.ise.tests.unit.plugins.helpers.tasks import (
    DEVICE,
    run,
)


@pytest.mark.parametrize("state", ["present", "absent"])
@pytest.mark.parametrize(
    ("answer", "status"), [((401, b""), 401), ((500, ers_error("x")), 500), ((200, b"<html>"), 200), ((302, b""), 302)]
)
def test_a_failure_is_a_failure(monkeypatch: pytest.MonkeyPatch, state: str, answer: Any, status: int) -> None:
    FakeNetwork(monkeypatch, answer)
    result = run(DEVICE, {"name": "sw1", "state": state})
    assert (result["failed"], result["status"]) == (True, status)
    assert result["changed"] is False


def test_wrong_options_never_reach_ise(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch)
    assert run(DEVICE, {"name": "sw1", "port": 0})["msg"].startswith("port: 0 is out of range")
    assert run(DEVICE, {"name": "sw1", "ip_addresses": ["x"]})["msg"].startswith("ip_addresses: 'x' is not an address")
    assert network.sent == []


def test_a_defect_is_said_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any, **_options: Any) -> dict[str, Any]:
        raise KeyError(f"{PASSWORD} in the way")

    monkeypatch.setattr(DEVICE, "execute", broken)
    result = run(DEVICE, {"name": "sw1"})
    assert result["failed"] is True
    assert result["changed"] is False
    assert "Defect in openise.ise (KeyError in broken, test_base.py:" in result["msg"]
    assert "Traceback" in result["exception"]
    assert PASSWORD not in repr(result)
