# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User identity groups, in which internal users and guests are.

Sources: Cisco's ERS reference for identitygroup (DELETE and PATCH since 3.2), recorded answers of ISE 2.7 and 3.0. A PUT
keeps the parent.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

SEPARATOR = ":"
ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"


def _path(value: str) -> str:
    """Return the whole path of a parent that may be given from below the root."""
    levels = [level.strip() for level in value.split(SEPARATOR)]
    if not all(levels):
        raise ValueError(f"{value!r} is not a path; write for example Contractors or Contractors:Builders.")
    path = SEPARATOR.join(levels)
    return path if path == ROOT or path.startswith(ROOT + SEPARATOR) else f"{ROOT}{SEPARATOR}{path}"


IDENTITY_GROUP = Resource(
    name="identity_group",
    plural="identity_groups",
    path="identitygroup",
    envelope="IdentityGroup",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field("parent", server_default=ROOT, convert=_path, immutable=True),
    ),
    filters={"name": "name", "description": "description"},
    name_url=True,
    patch_since="3.2",
    delete_since="3.2",
)
