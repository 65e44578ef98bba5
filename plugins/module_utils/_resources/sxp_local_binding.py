# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP local bindings: security groups of addresses that ISE tells its SXP peers by itself.

Sources: Cisco's ERS reference for sxplocalbindings, public acceptance tests of another client on 3.4, which found that
reads show neither name nor description, and the security group as ``NAME (decimal/hexadecimal)``, which ISE refuses to be
given. Lists show nothing but ids. There is no PATCH. No source tells in which form the filter ``ipOrHost`` takes an address,
nor whether the filter ``sgt`` compares names or ids; the latter is left out.
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED
from .._schema.resource import Field, Resource
from .._types.ip_address import PREFIX, normalize_prefix
from .._types.text import COMMAS
from .security_group import group_of_hosts
from .sxp_domain import SXP_DOMAIN

SXP_LOCAL_BINDING = Resource(
    name="sxp_local_binding",
    plural="sxp_local_bindings",
    path="sxplocalbindings",
    envelope="ERSSxpLocalBindings",
    fields=(
        Field("ip_address", api_name="ipAddressOrHost", required=True, convert=normalize_prefix, codec=PREFIX),
        Field("domains", kind="list", elements="str", api_name="sxpVpn", codec=COMMAS, compare=UNORDERED),
        Field(
            "virtual_networks",
            kind="list",
            elements="str",
            api_name="vns",
            codec=COMMAS,
            compare=UNORDERED,
            since="3.0",
        ),
        group_of_hosts("a binding needs one."),
        Field("name", write_only=True),
        Field("description", write_only=True),
        Field("binding_name", api_name="bindingName", write_only=True),
    ),
    key=("ip_address",),
    named_by="",
    mentions={"domains": SXP_DOMAIN},
    narrowed_by=("domains", "virtual_networks"),
    key_filters={"ip_address": "ipOrHost"},
    key_filters_proven=False,
    filters={
        "ip_address": "ipOrHost",
        "domain": "vpn",
        "virtual_network": "vns",
    },
    sort_by="",
)
