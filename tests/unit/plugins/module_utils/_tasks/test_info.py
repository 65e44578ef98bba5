# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects read, listed and filtered, from validated options to the result."""

from __future__ import annotations

from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork
from ansible_collections.openise.ise.tests.unit.plugins.helpers.tasks import (
    ABSENT,
    DEVICES,
    FOUND,
    LOGIN,
    run,
)

LISTED = [{"id": "d1", "name": "sw1", "description": "core", "link": {}}, {"id": "d2", "name": "sw2"}]


LIST = (200, {"SearchResult": {"total": 2, "resources": LISTED}})


SHORT = [{"id": "d1", "name": "sw1", "description": "core"}, {"id": "d2", "name": "sw2", "description": ""}]


@pytest.mark.parametrize(
    ("options", "answers", "found"),
    [
        ({}, [LIST], SHORT),
        ({"filters": []}, [LIST], SHORT),
        ({}, [(200, {"SearchResult": {"total": 0, "resources": []}})], []),
        ({"name": "sw1"}, [ABSENT], []),
        ({"id": "d9"}, [ABSENT], []),
    ],
)
def test_lists(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], answers: Any, found: Any) -> None:
    FakeNetwork(monkeypatch, *answers)
    for check_mode in (False, True):
        FakeNetwork(monkeypatch, *answers)
        result = run(DEVICES, options, check_mode=check_mode, diff=True)
        assert result == {"changed": False, "network_devices": found, "total": len(found)}


@pytest.mark.parametrize(
    ("options", "answers", "path"),
    [
        ({"name": "sw1"}, [FOUND], "networkdevice/name/sw1"),
        ({"id": "d1"}, [FOUND], "networkdevice/d1"),
        (
            {"details": True},
            [(200, {"SearchResult": {"total": 1, "resources": LISTED[:1]}}), FOUND],
            "networkdevice/d1",
        ),
    ],
)
def test_whole_objects(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], answers: Any, path: str) -> None:
    network = FakeNetwork(monkeypatch, *answers)
    (found,) = run(DEVICES, options)["network_devices"]
    assert (found["id"], found["ip_addresses"]) == ("d1", ["10.1.2.3/32"])
    assert "shared_secret" not in found["radius"]
    assert str(network.sent[-1].url).endswith(f"/ers/config/{path}")


def test_filters_are_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, LIST)
    filters = [{"field": "device_type", "value": "A#B"}, {"field": "name", "operator": "starts_with", "value": "sw"}]
    run(DEVICES, {"filters": filters, "match": "any"})
    url = str(network.sent[0].url)
    assert "filter=type.EQ.A%23B&filter=name.STARTSW.sw&filtertype=or" in url


@pytest.mark.parametrize(
    "options", [{"name": "a", "id": "b"}, {"name": "a", "filters": []}, {"filters": [{"field": "x", "value": "y"}]}]
)
def test_one_way_to_choose(options: dict[str, Any]) -> None:
    assert ArgumentSpecValidator(**DEVICES.specification()).validate({**LOGIN, **options}).error_messages
