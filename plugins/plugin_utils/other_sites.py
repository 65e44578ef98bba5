# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Protects objects that only sites outside a selection declare, when the undeclared objects of their types are purged."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration, check_types
from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import flattened
from ansible_collections.openise.ise.plugins.module_utils._config.registry import type_of
from ansible_collections.openise.ise.plugins.module_utils._config.renames import split_former_names
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import is_empty
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel, known_sites
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document


def protected_by_other_sites(
    read: Callable[[str, str], Document], path: str, name: str, sites: list[str] | None, types: list[str]
) -> dict[str, list[str]]:
    """Return shell patterns, by type, of the names that sites of a folder declare which are not in ``sites``.

    ``read`` is that of :class:`DataModel`. Raises :class:`InvalidInput` for an unknown type, and
    :class:`InvalidConfiguration` for files that cannot be read and for objects that a name does not identify.
    """
    check_types("protect", types)
    names: dict[str, set[str]] = {}
    for site in sorted(known_sites(path).difference(sites)) if sites is not None else ():
        model = DataModel(read, validate=False)
        model.add_site(path, name, site)
        objects = flattened(model.result())
        for plural in types:
            for item in objects.get(plural, ()):
                resource = type_of(plural)
                if resource.identity.key != ("name",) or is_empty(item.get("name")) or item.get("id"):
                    problem = (
                        f"{name}: the site {site} declares {plural} by other options than the name, so a purge cannot keep "
                        f"them; remove {plural} from purge, or select all sites."
                    )
                    raise InvalidConfiguration([problem])
                known = names.setdefault(plural, set())
                # The site may not be applied yet.
                for each in (str(item["name"]), *split_former_names(resource, item)[1]):
                    known.update(_with_ancestors(resource, each))
    return {plural: sorted(map(glob.escape, found)) for plural, found in names.items()}


def _with_ancestors(resource: Resource, name: str) -> Iterator[str]:
    """Yield a name and, of a path, those of its ancestors: none can be deleted while the object exists."""
    yield name
    if resource.identity.hierarchy:
        while parent := resource.identity.hierarchy.parent(name):
            name = parent
            yield name
