# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups of IP-SGT mappings, which give their members a security group and the devices to deploy to.

Sources: Cisco's ERS reference for sgmappinggroup, public acceptance tests of another client. There is neither
``/name/`` nor PATCH. Saved groups reach devices only when they are deployed; one deploy process can run at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import Reference, String
from .._schema.endpoint import Endpoint, Hooks
from .._schema.resource import Resource
from .._schema.rules import When
from .._schema.usage import UsedBy, by_name
from .._types.codec import Codec
from .network_device import NETWORK_DEVICE
from .network_device_group import NETWORK_DEVICE_GROUP
from .security_group import group_of_hosts

DEPLOY_TYPES = {"all": "ALL", "device": "ND", "device_group": "NDG"}
TARGETS = (NETWORK_DEVICE, NETWORK_DEVICE_GROUP)


def without_empty_target(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document without the empty ``deployTo`` that ISE shows where mappings are deployed to all devices."""
    return {key: value for key, value in document.items() if key != "deployTo" or value}


IP_SGT_MAPPING_GROUP = Resource(
    "ip_sgt_mapping_group",
    "ip_sgt_mapping_groups",
    endpoint=Endpoint("sgmappinggroup", "SGMappingGroup"),
    attributes=(
        String("name", required=True),
        String("description"),
        group_of_hosts("a mapping group needs one."),
        String("deploy_type", "deployType", choices=DEPLOY_TYPES, server_default="all", create_default="all"),
        Reference("deploy_to", "deployTo", to=TARGETS, exists_when=When("deploy_type", ("device", "device_group"))),
        String("sgt_domain", "sgtDomain", since="3.5"),
    ),
    filters={"name": "name", "security_group": "sgtName"},
    used_by=(
        UsedBy(
            "ip_sgt_mappings",
            Endpoint("sgmapping", "SGMapping", sort_by=""),
            "mapping_group",
            filters=by_name("groupName"),
        ),
    ),
    hooks=Hooks(document=Codec(decode=without_empty_target, encode=dict), deployable=True),
)
