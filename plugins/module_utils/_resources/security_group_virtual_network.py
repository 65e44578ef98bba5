# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual networks of a security group, with their VLANs.

Source: Cisco's ERS reference for sgtvnvlan; nobody has published an exchange. There is neither ``/name/`` nor PATCH. ISE
has one container for each security group, and can filter by the id of the group; its answer is not believed where it is empty.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, Integer, List, Reference, String
from .._schema.comparison import Keyed
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE, not_clearable
from .security_group import SECURITY_GROUP

SECURITY_GROUP_VIRTUAL_NETWORK = Resource(
    "security_group_virtual_network",
    "security_group_virtual_networks",
    endpoint=Endpoint("sgtvnvlan", "SgtVNVlanContainer", sort_by=""),
    identity=Identity(
        key=("security_group",),
        listed_as="",
        key_filters={"security_group": "sgtId"},
        key_filters_proven=False,
    ),
    attributes=(
        Reference("security_group", "sgtId", to=SECURITY_GROUP, required=True, update=IMMUTABLE),
        String("name", required=True, update=not_clearable("an assignment needs a name.")),
        String("description"),
        List(
            "virtual_networks",
            "virtualnetworklist",
            compare=Keyed("name", members={"vlans": Keyed("name")}),
            attributes=(
                String("name", required=True),
                String("description"),
                Boolean("default", "defaultVirtualNetwork", create_default=False),
                List(
                    "vlans",
                    compare=Keyed("name"),
                    attributes=(
                        String("name", required=True),
                        String("description"),
                        Boolean("default", "defaultVlan", create_default=False),
                        Boolean("data", create_default=False),
                        Integer("max_value", "maxValue"),
                    ),
                ),
            ),
        ),
    ),
)
