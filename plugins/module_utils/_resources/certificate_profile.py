# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate authentication profiles, as far as identity source sequences name them.

Source: Cisco's ERS reference for certificateprofile.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

CERTIFICATE_PROFILE = Resource(
    name="certificate_profile",
    plural="certificate_profiles",
    path="certificateprofile",
    envelope="CertificateProfile",
    fields=(
        Field("name", required=True),
        Field("description"),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
    delete_since="3.4",
)
