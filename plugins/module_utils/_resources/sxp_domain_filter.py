# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domain filters: which IP-SGT mappings go to which SXP domains.

Sources: Cisco's ERS reference for filterpolicy, public acceptance tests of another client. No read is recorded: the security
group may be shown as ``NAME (decimal/hexadecimal)``, a missing virtual network as ``DEFAULT_VN``. There is neither ``/name/``
nor a filter, and lists show nothing but ids. PATCH came with 3.2.
"""

from __future__ import annotations

from .._schema.attribute_types import List, Reference, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Names, Resource
from .._schema.rules import not_clearable
from .._types.ip_address import normalize_network
from .._types.text import COMMAS
from .security_group import SECURITY_GROUP, SHOWN_WITH_TAG
from .sxp_domain import SXP_DOMAIN

SXP_DOMAIN_FILTER = Resource(
    "sxp_domain_filter",
    "sxp_domain_filters",
    endpoint=Endpoint("filterpolicy", "ERSFilterPolicy", patch_since="3.2", sort_by="", empty_is_404=True),
    identity=Identity(key=("subnet", "security_group", "virtual_network"), listed_as=""),
    attributes=(
        String("subnet", server_default="", convert=normalize_network),
        Reference("security_group", "sgt", to=SECURITY_GROUP, server_default="", shown_as=SHOWN_WITH_TAG),
        String("virtual_network", "vn", server_default="DEFAULT_VN"),
        List(
            "domains",
            codec=COMMAS,
            compare=UNORDERED,
            required=True,
            update=not_clearable("a filter needs a domain; delete the filter instead."),
        ),
        String("name", write_only=True),
        String("description", write_only=True),
    ),
    names={"domains": Names(SXP_DOMAIN, checked_by="")},
)
