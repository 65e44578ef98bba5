# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recognizing built-in objects."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.builtin_objects import is_builtin
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_profile import TACACS_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

OURS = "9ecf23a1-e633-11f1-b8f4-d60cbf15e15e"


@pytest.mark.parametrize(
    ("resource", "object_id", "name", "expected"),
    [
        (ENDPOINT_GROUP, "aa0e8b20-8bff-11e6-996c-525400b48521", "Unknown", True),
        (ENDPOINT_GROUP, "aa0e8b20-8bff-11e6-996c-525400b48521", "renamed", True),
        (ENDPOINT_GROUP, OURS, "Unknown", False),
        (ENDPOINT_GROUP, OURS, "525400b48521", False),
        (ENDPOINT_GROUP, "525400b48521-8bff-11e6-996c-aa0e8b20", "Ours", False),
        (NETWORK_DEVICE, OURS, "ISE_EST_Local_Host", True),
        (NETWORK_DEVICE, OURS, "ise_est_local_host", True),
        (NETWORK_DEVICE, OURS, "ISE_EST_Local_Host-2", False),
        (TACACS_PROFILE, OURS, "WLC ALL", True),
        (TACACS_PROFILE, OURS, "WLC ALL of ours", False),
    ],
)
def test_is_builtin(resource: Resource, object_id: str, name: str, expected: bool) -> None:
    """By the end of its id, or by a name in the declaration."""
    assert is_builtin(resource, object_id, name) is expected
