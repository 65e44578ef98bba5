# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP local bindings: security groups of addresses that ISE sends to its SXP peers.

Sources: Cisco's ERS reference for sxplocalbindings, public acceptance tests of another client on 3.4, which found that
reads show neither name nor description, and the security group as ``NAME (decimal/hexadecimal)``, which ISE refuses in
a body. Lists contain only ids. There is no PATCH. No source says in which form the filter ``ipOrHost`` takes an
address, nor whether the filter ``sgt`` compares names or ids; the latter is left out.
"""

from __future__ import annotations

from .._schema.attribute_types import List, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Names, Resource
from .._types.ip_address import PREFIX, normalize_prefix
from .._types.text import COMMAS
from .security_group import group_of_hosts
from .sxp_domain import SXP_DOMAIN

SXP_LOCAL_BINDING = Resource(
    "sxp_local_binding",
    "sxp_local_bindings",
    endpoint=Endpoint("sxplocalbindings", "ERSSxpLocalBindings", sort_by=""),
    identity=Identity(
        key=("ip_address",),
        listed_as="",
        key_filters={"ip_address": "ipOrHost"},
        key_filters_proven=False,
        narrowed_by=("domains", "virtual_networks"),
    ),
    attributes=(
        String("ip_address", "ipAddressOrHost", required=True, convert=normalize_prefix, codec=PREFIX),
        List("domains", "sxpVpn", codec=COMMAS, compare=UNORDERED),
        List("virtual_networks", "vns", codec=COMMAS, compare=UNORDERED, since="3.0"),
        group_of_hosts("a binding needs one."),
        String("name", write_only=True),
        String("description", write_only=True),
        String("binding_name", "bindingName", write_only=True),
    ),
    filters={
        "ip_address": "ipOrHost",
        "domain": "vpn",
        "virtual_network": "vns",
    },
    names={"domains": Names(SXP_DOMAIN, checked_by="")},
)
