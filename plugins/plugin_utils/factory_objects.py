# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of objects that a new ISE has, by type: files refer to them without declaring them.

The list only avoids warnings, so a name that a release lacks does no harm.
"""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._config.factory_objects import FACTORY_OBJECTS
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource


def factory_names(resource: Resource) -> tuple[str, ...]:
    """Return the names of the objects of a type that a new ISE has."""
    return (*resource.identity.built_in, *resource.identity.unlisted, *FACTORY_OBJECTS.get(resource.plural, ()))
