# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups of IP-SGT mappings, which give their members a security group and the devices that are told.

Sources: Cisco's ERS reference for sgmappinggroup, public acceptance tests of another client. There is neither ``/name/``
nor PATCH. Saved groups reach devices only when they are deployed; one deploy process can run at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.resource import Field, FollowUp, Resource
from .._types.codec import Codec
from .network_device import NETWORK_DEVICE
from .network_device_group import NETWORK_DEVICE_GROUP
from .security_group import group_of_hosts

DEPLOY = FollowUp("deploy", "deploy", "deployed")
DEPLOY_TYPES = {"all": "ALL", "device": "ND", "device_group": "NDG"}
PLACES = (NETWORK_DEVICE, NETWORK_DEVICE_GROUP)


def without_empty_place(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document without the empty place that ISE shows where all devices are told."""
    return {key: value for key, value in document.items() if key != "deployTo" or value}


IP_SGT_MAPPING_GROUP = Resource(
    name="ip_sgt_mapping_group",
    plural="ip_sgt_mapping_groups",
    path="sgmappinggroup",
    envelope="SGMappingGroup",
    fields=(
        Field("name", required=True),
        Field("description"),
        group_of_hosts("a mapping group needs one."),
        Field("deploy_type", api_name="deployType", choices=DEPLOY_TYPES, server_default="all", create_default="all"),
        Field("deploy_to", api_name="deployTo", ref=PLACES, exists_when=("deploy_type", ("device", "device_group"))),
        Field("sgt_domain", api_name="sgtDomain", since="3.5"),
    ),
    filters={"name": "name", "security_group": "sgtName"},
    codec=Codec(decode=without_empty_place, encode=dict),
    follow_up=DEPLOY,
)
