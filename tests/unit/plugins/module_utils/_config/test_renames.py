# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renames: which object has a former name, and how other objects look after them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._config.renames import (
    Renames,
    object_to_rename,
    split_former_names,
)
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.authorization_profile import AUTHORIZATION_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._resources.downloadable_acl import DOWNLOADABLE_ACL
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.identity_group import IDENTITY_GROUP, ROOT
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._types.place import Place

PARIS, LUTETIA = "Location#All Locations#Paris", "Location#All Locations#Lutetia"


def test_types() -> None:
    """Exactly the types whose name is what identifies an object, and can be written."""
    fixed = {plural for plural, resource in TYPES.items() if resource.not_renamable}
    assert fixed == {
        "anc_policies",
        "egress_matrix_cells",
        "endpoints",
        "ip_sgt_mappings",
        "security_group_virtual_networks",
        "sxp_connections",
        "sxp_domain_filters",
        "sxp_domains",
        "sxp_local_bindings",
    }


def test_split() -> None:
    """Former names are no options of the module; they have the form of names, each once."""
    item = {"name": PARIS, "renamed_from": ["Location # All Locations#Old", "Location#All Locations#Old"]}
    assert split_former_names(NETWORK_DEVICE_GROUP, item) == ({"name": PARIS}, ("Location#All Locations#Old",))
    assert item["renamed_from"]
    assert split_former_names(NETWORK_DEVICE_GROUP, {"name": "x", "renamed_from": LUTETIA})[1] == (LUTETIA,)
    assert split_former_names(NETWORK_DEVICE_GROUP, {"name": PARIS}) == ({"name": PARIS}, ())


@pytest.mark.parametrize(
    ("existing", "found"),
    [
        ((), ""),
        (("new",), ""),
        (("old",), "old"),
        (("older",), "older"),
        (("unrelated",), ""),
        (("new", "old"), None),
        (("old", "older"), None),
        (("new", "old", "older"), None),
    ],
)
def test_object_to_rename(existing: tuple[str, ...], found: str | None) -> None:
    """The only one that ISE has under a former name, if it has none under the new one."""
    item = Declaration(
        Place("endpoint_groups", 0), Desired(ENDPOINT_GROUP, {("name",): "new"}), former_names=("old", "older")
    )
    objects = {name: {"id": f"id of {name}", "name": name} for name in existing}
    if found is None:
        with pytest.raises(InvalidInput) as failure:
            object_to_rename(item, objects.get("new"), objects.get)
        assert " and ".join(map(repr, existing)) in failure.value.message
    else:
        document = object_to_rename(item, objects.get("new"), objects.get)
        assert (document or {}).get("name", "") == found


def test_two_names_of_one_object() -> None:
    """A group below a renamed one is found by both of its paths."""
    item = Declaration(
        Place("network_device_groups", 0),
        Desired(NETWORK_DEVICE_GROUP, {("name",): f"{LUTETIA}#B"}),
        former_names=(f"{PARIS}#A", f"{LUTETIA}#A"),
    )
    assert object_to_rename(item, None, lambda _name: {"id": "1", "name": f"{PARIS}#A"})


@pytest.mark.parametrize(
    ("name", "after"),
    [
        (PARIS, LUTETIA),
        (PARIS.upper(), LUTETIA),
        (f"{PARIS}#Floor 1", f"{LUTETIA}#Level 1"),
        (f"{LUTETIA}#Floor 1", f"{LUTETIA}#Floor 1"),
        (f"{PARIS}#Floor 1#Room", f"{LUTETIA}#Level 1#Room"),
        (f"{PARIS}#Floor 2#Room", f"{LUTETIA}#Floor 2#Room"),
        (f"{PARIS} Nord", f"{PARIS} Nord"),
        ("Location#All Locations", "Location#All Locations"),
    ],
)
def test_paths(name: str, after: str) -> None:
    """Of itself, or of any parent."""
    renames = Renames()
    renames.add(NETWORK_DEVICE_GROUP, PARIS, LUTETIA)
    renames.add(NETWORK_DEVICE_GROUP, f"{PARIS}#Floor 1", f"{LUTETIA}#Level 1")
    assert renames.name_after(NETWORK_DEVICE_GROUP, name) == after


@pytest.mark.parametrize(
    ("resource", "document", "changed"),
    [
        # The object itself has its former name until it is written.
        (NETWORK_DEVICE_GROUP, {"name": PARIS}, None),
        (NETWORK_DEVICE_GROUP, {"name": f"{PARIS}#A"}, {"name": f"{LUTETIA}#A"}),
        (NETWORK_DEVICE, {"NetworkDeviceGroupList": ["A#A", PARIS]}, {"NetworkDeviceGroupList": ["A#A", LUTETIA]}),
        (NETWORK_DEVICE, {"NetworkDeviceGroupList": ["A#A"]}, None),
        (NETWORK_DEVICE, {}, None),
        (AUTHORIZATION_PROFILE, {"daclName": "OLD"}, {}),
        (AUTHORIZATION_PROFILE, {"daclName": "OTHER"}, None),
        (IDENTITY_GROUP, {"name": "A", "parent": f"{ROOT}:Builders:B"}, {"parent": f"{ROOT}:Masons:B"}),
        (IDENTITY_GROUP, {"name": "Builders", "parent": ROOT}, None),
        (ENDPOINT_GROUP, {"name": "A"}, None),
    ],
)
def test_documents(resource: Any, document: Mapping[str, Any], changed: Mapping[str, Any] | None) -> None:
    """What ISE is known to change has the new names already; whatever mentions a former name is to be read again."""
    renames = Renames()
    renames.add(NETWORK_DEVICE_GROUP, PARIS, LUTETIA)
    renames.add(DOWNLOADABLE_ACL, "OLD", "NEW")
    renames.add(IDENTITY_GROUP, "Builders", "Masons")
    before = {"id": "1", **document}
    copied = repr(before)
    assert renames.after(resource, before) == {**before, **(changed or {})}
    assert bool(renames.stale_options(resource, "1")) is (changed is not None)
    assert repr(before) == copied


def test_no_renames() -> None:
    """Nothing is looked at."""
    assert Renames().after(NETWORK_DEVICE, {"id": "1"}) == {"id": "1"}
