# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of configuration as code, and in what order they come."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import NAMED_BY_OTHERS, TYPES, referred

PLACES = {plural: place for place, plural in enumerate(TYPES)}


@pytest.mark.parametrize("plural", TYPES)
def test_after_what_it_names(plural: str) -> None:
    """Every type comes after those whose objects its own may name, so that these are there by then."""
    named = referred(TYPES[plural]) & set(TYPES)
    assert all(PLACES[other] < PLACES[plural] for other in named)
    assert named <= NAMED_BY_OTHERS
    assert plural not in named
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
    """The pairs that network engineers know."""
    assert PLACES[first] < PLACES[then]
    assert first in NAMED_BY_OTHERS


def test_the_order_is_always_the_same() -> None:
    """What is ready at the same time comes by the alphabet, so that plans can be compared."""
    free = [plural for plural in TYPES if not referred(TYPES[plural]) & set(TYPES)]
    assert all(one < other for one, other in pairwise(free))
    assert list(TYPES)[: len(free)] == free
