# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate authentication profiles: where in a certificate the user name is. DELETE came with 3.4."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attr, Factory, Resource

__all__ = ["RESOURCES"]

CERTIFICATE_PROFILE = Resource(
    path="certificateprofile",
    wrapper="CertificateProfile",
    service="ca.certificateprofile",
    methods={**WRITE, **PATCH, **BY_NAME, "delete": "3.4"},
    revisions=(("1.0", "2.4"), ("1.1", "3.2"), ("1.2", "3.4")),
    sorts=(),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("externalIdentityStoreName", default="[not applicable]"),
        Attr(
            "certificateAttributeName",
            enum=(
                "SUBJECT_COMMON_NAME",
                "SUBJECT_ALTERNATIVE_NAME",
                "SUBJECT_SERIAL_NUMBER",
                "SUBJECT",
                "SUBJECT_ALTERNATIVE_NAME_OTHER_NAME",
                "SUBJECT_ALTERNATIVE_NAME_EMAIL",
                "SUBJECT_ALTERNATIVE_NAME_DNS",
                "ALL_SUBJECT_AND_ALTERNATIVE_NAMES",
            ),
            default="SUBJECT_COMMON_NAME",
        ),
        Attr("allowedAsUserName", "boolean", default=False),
        Attr("matchMode", enum=("NEVER", "RESOLVE_IDENTITY_AMBIGUITY", "BINARY_COMPARISON"), default="NEVER"),
        Attr("usernameFrom", enum=("CERTIFICATE", "UPN"), default="CERTIFICATE"),
        LINK,
    ),
    duplicate_switch="duplicate_status",
    factory=(
        Factory(
            {
                "id": "a3f6b3d0-8bff-11e6-996c-525400b48521",
                "name": "Preloaded_Certificate_Profile",
                "description": "Precreated Certificate Authentication Profile.",
                "externalIdentityStoreName": "[not applicable]",
                "certificateAttributeName": "SUBJECT_COMMON_NAME",
                "allowedAsUserName": False,
                "matchMode": "NEVER",
                "usernameFrom": "CERTIFICATE",
            },
        ),
    ),
)

RESOURCES = (CERTIFICATE_PROFILE,)
