# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domains, which ERS calls VPNs.

Sources: Cisco's ERS reference for sxpvpns, public acceptance tests of another client. Lists contain only ids. There is
neither PUT nor PATCH, so a domain can be created and deleted, but not changed. The ``name`` that ERS accepts as well
has no meaning and is left out.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource

SXP_DOMAIN = Resource(
    "sxp_domain",
    "sxp_domains",
    endpoint=Endpoint("sxpvpns", "ERSSxpVpn", put="", sort_by=""),
    identity=Identity(listed_as="", built_in=("default",)),
    attributes=(
        String("name", "sxpVpnName", required=True),
        String("description", write_only=True),
    ),
)
