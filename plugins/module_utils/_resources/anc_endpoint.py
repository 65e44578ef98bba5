# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints to which an ANC policy is applied. ERS only reads them; the actions apply and clear create and delete them.

Source: Cisco's ERS reference for ancendpoint. Lists contain only ids.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._types.mac_address import normalize_mac

ANC_ENDPOINT = Resource(
    "anc_endpoint",
    "anc_endpoints",
    endpoint=Endpoint("ancendpoint", "ErsAncEndpoint", put="", sort_by=""),
    identity=Identity(key=("mac",), listed_as=""),
    attributes=(
        String("mac", "macAddress", convert=normalize_mac),
        String("policy", "policyName"),
    ),
)
