# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domains, which ERS calls VPNs.

Sources: Cisco's ERS reference for sxpvpns, public acceptance tests of another client. Lists show nothing but ids. There is
neither PUT nor PATCH, so a domain is created and deleted and never changed. The ``name`` that ERS takes besides has no
meaning and is left out.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

SXP_DOMAIN = Resource(
    name="sxp_domain",
    plural="sxp_domains",
    path="sxpvpns",
    envelope="ERSSxpVpn",
    fields=(
        Field("name", api_name="sxpVpnName", required=True),
        Field("description", write_only=True),
    ),
    named_by="",
    put="",
    sort_by="",
    factory=("default",),
)
