# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of configuration as code, and their order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import (
    REFERENCED_TYPES,
    TYPES,
    referenced_types,
)

PLACES = {plural: place for place, plural in enumerate(TYPES)}


@pytest.mark.parametrize("plural", TYPES)
def test_references_precede(plural: str) -> None:
    """Every type comes after the types that its objects can refer to, so that referenced objects exist by then."""
    references = referenced_types(TYPES[plural]) & set(TYPES)
    assert all(PLACES[other] < PLACES[plural] for other in references)
    assert references <= REFERENCED_TYPES
    assert plural not in references
    assert TYPES[plural].plural == plural


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("network_device_groups", "network_devices"),
        ("endpoint_groups", "endpoints"),
        ("identity_groups", "internal_users"),
        ("security_groups", "egress_matrix_cells"),
        ("security_group_acls", "egress_matrix_cells"),
        ("security_groups", "ip_sgt_mapping_groups"),
        ("ip_sgt_mapping_groups", "ip_sgt_mappings"),
        ("downloadable_acls", "authorization_profiles"),
        ("external_radius_servers", "radius_server_sequences"),
        ("tacacs_external_servers", "tacacs_server_sequences"),
    ],
)
def test_groups_before_members(first: str, then: str) -> None:
    """Well-known pairs."""
    assert PLACES[first] < PLACES[then]
    assert first in REFERENCED_TYPES


def test_order_is_stable() -> None:
    """Independent types are in alphabetical order, so that plans can be compared."""
    free = [plural for plural in TYPES if not referenced_types(TYPES[plural]) & set(TYPES)]
    assert all(one < other for one, other in pairwise(free))
    assert list(TYPES)[: len(free)] == free
