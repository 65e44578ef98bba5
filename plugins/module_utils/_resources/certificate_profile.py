# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate authentication profiles, as far as identity source sequences name them.

Source: Cisco's ERS reference for certificateprofile.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource

CERTIFICATE_PROFILE = Resource(
    "certificate_profile",
    "certificate_profiles",
    endpoint=Endpoint(
        "certificateprofile", "CertificateProfile", by_name=True, patch_since="3.2", delete_since="3.4", sort_by=""
    ),
    attributes=(
        String("name", required=True),
        String("description"),
    ),
)
