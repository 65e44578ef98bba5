# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which objects ISE came with, so that no purge takes them away.

Ids of objects that ISE is delivered with were made where ISE is made: they are the same in every deployment, and as UUIDs of
version 1 they end with the address of a machine there (read from sandboxes of 3.0 and in recordings of 2.7).
"""

from __future__ import annotations

from .._schema.resource import Resource

_MADE_AT = ("-525400b48521", "-0242d0ede26e", "-005056872c7f")


def is_factory(resource: Resource, object_id: str, name: str) -> bool:
    """Tell whether an object is one of ISE's own, by its id, or by a name its declaration knows."""
    return object_id.endswith(_MADE_AT) or name.casefold() in (known.casefold() for known in resource.factory)
