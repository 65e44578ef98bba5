# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP-SGT mappings: the security group for traffic of a host or a subnet, and the devices that get the mapping.

Sources: Cisco's ERS reference for sgmapping, public acceptance tests of another client. The name of a mapping is its
address as a prefix, or its host name. A mapping in a mapping group has security group and devices from it. There is
neither ``/name/`` nor PATCH, nor a filter by name. Saved mappings reach devices only when they are deployed.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_interface
from typing import Any

from .._schema.attribute_types import Integer, List, Reference, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint, Hooks, Identity
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE, When
from .._types.codec import Codec
from .._types.ip_address import is_prefix, network_or_name, normalize_network_or_name
from .._types.json_values import as_text
from .._types.text import COMMAS
from .ip_sgt_mapping_group import DEPLOY_TYPES, IP_SGT_MAPPING_GROUP, TARGETS, without_empty_target
from .security_group import group_of_hosts

_ALONE = When("mapping_group", ("",))


def _decode(document: Mapping[str, Any]) -> dict[str, Any]:
    host = as_text(document.get("hostIp") or document.get("hostName") or document.get("name", ""))
    rest = {key: value for key, value in document.items() if key not in ("hostIp", "hostName")}
    name = network_or_name(host)
    # ISE may have a subnet with host bits. It gets the address back as it shows it.
    return {**without_empty_target(rest), "name": name, **({"hostIp": host} if _has_host_bits(host) else {})}


def _encode(document: Mapping[str, Any]) -> dict[str, Any]:
    host = str(document.get("hostIp") or document["name"])
    return {**document, "name": host, ("hostIp" if is_prefix(host) else "hostName"): host}


def _has_host_bits(host: str) -> bool:
    return is_prefix(host) and ip_interface(host).with_prefixlen != network_or_name(host)


IP_SGT_MAPPING = Resource(
    "ip_sgt_mapping",
    "ip_sgt_mappings",
    endpoint=Endpoint("sgmapping", "SGMapping", sort_by=""),
    identity=Identity(key=("host",), listed_as="host", listed_form=network_or_name),
    attributes=(
        String("host", "name", required=True, convert=normalize_network_or_name, update=IMMUTABLE),
        String("description"),
        Reference("mapping_group", "mappingGroup", to=IP_SGT_MAPPING_GROUP, server_default=""),
        group_of_hosts("a mapping needs one, or a mapping_group.", exists_when=_ALONE, sets={"mapping_group": ""}),
        String(
            "deploy_type",
            "deployType",
            choices=DEPLOY_TYPES,
            server_default="all",
            create_default="all",
            exists_when=_ALONE,
        ),
        Reference("deploy_to", "deployTo", to=TARGETS, exists_when=When("deploy_type", ("device", "device_group"))),
        String("sgt_domain", "sgtDomain", since="3.5"),
        List("resolving_nodes", "resolvingNodes", codec=COMMAS, compare=UNORDERED, since="3.5"),
        Integer("ttl", since="3.5"),
    ),
    filters={
        "host_name": "hostName",
        "ip_address": "ip",
        "mapping_group": "groupName",
        "security_group": "sgtName",
    },
    hooks=Hooks(document=Codec(decode=_decode, encode=_encode), deployable=True),
)
