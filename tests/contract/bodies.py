# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One complete body for each resource, and the objects that it refers to.

A resource without a body here is tested with the largest object of its row in the truth matrix.
"""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.contract.object_bodies import OBJECTS
from ansible_collections.openise.ise.tests.contract.policy_bodies import POLICY
from ansible_collections.openise.ise.tests.contract.store_bodies import STORES
from ansible_collections.openise.ise.tests.truth.row import Row, rows
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator

# Attributes that ISE shows in a form that it does not accept, or hides but requires.
REWRITTEN = {
    "externalradiusserver": ("sharedSecret", "encryptionKey", "authenticatorKey"),
    "guestuser": ("portalId",),
    "filterpolicy": ("sgt",),
    "sxplocalbindings": ("sgt",),
    "tacacsexternalservers": ("sharedSecret",),
    "nspprofile": ("wirelessProfiles",),
}

# Objects that bodies refer to.
OTHERS = {
    "radiusserversequence": [("externalradiusserver", {"name": "radius1"})],
    "tacacsserversequence": [("tacacsexternalservers", {"name": "tacacs1"})],
}

# Keys that a profile does not have are removed before a body is sent.
BODIES: dict[str, dict[str, Any]] = {**POLICY, **OBJECTS, **STORES}


def body_of(resource: str) -> dict[str, Any]:
    """Return a complete body of a resource."""
    return BODIES[resource] if resource in BODIES else dict(_row(resource).full.stored)


def objects_for(resource: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the objects that the body refers to, as pairs of resource and document."""
    if resource in BODIES:
        return OTHERS.get(resource, [])
    return [(path, document) for path, documents in _row(resource).objects.items() for document in documents]


def _row(resource: str) -> Row:
    return next(row for row in rows() if row.path == resource)


def body_for(sim: Simulator, resource: str) -> dict[str, Any]:
    """Return the body with the keys of the profile, in its spelling."""

    def known(shape: Any, value: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, attr in shape.known.items():
            if attr.name not in value:
                continue
            item = value[attr.name]
            if attr.attributes:
                child = shape.children[attr.name]
                item = [known(child, row) for row in item] if isinstance(item, list) else known(child, item)
            result[key] = item
        return result

    return {CATALOG[resource].envelope: known(sim.core.ers.shapes[resource], body_of(resource))}
