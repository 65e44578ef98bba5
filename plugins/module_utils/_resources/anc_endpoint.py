# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints to which an ANC policy is applied. ERS only reads them; they come and go by the actions apply and clear.

Source: Cisco's ERS reference for ancendpoint. Lists show nothing but ids.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource
from .._types.mac_address import normalize_mac

ANC_ENDPOINT = Resource(
    name="anc_endpoint",
    plural="anc_endpoints",
    path="ancendpoint",
    envelope="ErsAncEndpoint",
    fields=(
        Field("mac", api_name="macAddress", convert=normalize_mac),
        Field("policy", api_name="policyName"),
    ),
    key=("mac",),
    named_by="",
    put="",
    sort_by="",
)
