# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that files may refer to without declaring them: those that a new ISE has, on every release."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.plugin_utils.factory_objects import FACTORY_OBJECTS, factory_names
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node


@each(rows_with=first_row)
def test_factory_objects(node: Node) -> None:
    for plural in FACTORY_OBJECTS:
        resource = TYPES[plural]
        stored = {str(document["name"]) for document in node.sim.store.list(resource.endpoint.path)}
        assert stored and stored <= set(factory_names(resource)), plural
