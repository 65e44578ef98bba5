# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recognizes objects that are part of every ISE installation, so that a purge does not delete them.

The ids of built-in objects were generated when ISE was built. They are the same in every deployment, and being UUIDs of
version 1 they end with the MAC address of the build machine (read from sandboxes of 3.0 and in recordings of 2.7).
"""

from __future__ import annotations

from .._schema.resource import Resource

_BUILD_MACHINES = ("-525400b48521", "-0242d0ede26e", "-005056872c7f")


def is_builtin(resource: Resource, object_id: str, name: str) -> bool:
    """Return whether an object is built-in, by its id, or by its name and the declaration of its resource."""
    identity = resource.identity
    named = name.lower() in (known.lower() for known in identity.built_in)
    ending = bool(identity.built_in_ending) and name.lower().endswith(identity.built_in_ending.lower())
    return named or ending or object_id.endswith(_BUILD_MACHINES)
