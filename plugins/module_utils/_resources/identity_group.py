# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User identity groups, to which internal users and guests belong.

Sources: Cisco's ERS reference for identitygroup (DELETE and PATCH since 3.2), recorded answers of ISE 2.7 and 3.0. A
PUT keeps the parent.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE
from .._schema.usage import UsedBy, by_name

SEPARATOR = ":"
ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"


def _path(value: str) -> str:
    """Return the whole path of a parent, which users may write relative to the root."""
    levels = [level.strip() for level in value.split(SEPARATOR)]
    if not all(levels):
        raise ValueError(f"{value!r} is not a path; write for example Contractors or Contractors:Builders.")
    path = SEPARATOR.join(levels)
    return path if path == ROOT or path.startswith(ROOT + SEPARATOR) else f"{ROOT}{SEPARATOR}{path}"


IDENTITY_GROUP = Resource(
    "identity_group",
    "identity_groups",
    endpoint=Endpoint("identitygroup", "IdentityGroup", by_name=True, patch_since="3.2", delete_since="3.2"),
    identity=Identity(parents_in="parent", parents_separator=SEPARATOR),
    attributes=(
        String("name", required=True),
        String("description"),
        String("parent", server_default=ROOT, convert=_path, update=IMMUTABLE),
    ),
    filters={"name": "name", "description": "description"},
    used_by=(
        UsedBy(
            "internal_users",
            Endpoint("internaluser", "InternalUser"),
            "identity_groups",
            filters=by_name("identityGroup"),
        ),
    ),
)
