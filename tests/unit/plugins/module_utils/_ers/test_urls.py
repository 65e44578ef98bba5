# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and ids in paths of ERS."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers.urls import name_segment, segment
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import TAG


def test_segment() -> None:
    assert segment("a/b c") == "/a%2Fb%20c"


@pytest.mark.parametrize(
    ("resource", "name", "written"),
    [
        (TAG, "sw 1", "sw%201"),
        (TAG, "02:00:00:00:00:01", "02:00:00:00:00:01"),
        (TAG, "a/b", None),
        (TAG, "a;b", None),
        (TAG, "50%", None),
        (TAG, "..", None),
        (NETWORK_DEVICE_GROUP, "A#B#C", "A:B:C"),
        (NETWORK_DEVICE_GROUP, "A:B", None),
    ],
)
def test_a_name_that_a_path_cannot_carry_is_none(resource: Resource, name: str, written: str | None) -> None:
    assert name_segment(resource, name) == written
