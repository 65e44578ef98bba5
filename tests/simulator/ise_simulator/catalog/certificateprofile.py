# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate authentication profiles: the certificate attribute with the user name. DELETE exists since 3.4."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, BuiltIn, Resource

__all__ = ["RESOURCES"]

CERTIFICATE_PROFILE = Resource(
    path="certificateprofile",
    envelope="CertificateProfile",
    service="ca.certificateprofile",
    methods={**WRITE, **PATCH, **BY_NAME, "delete": "3.4"},
    revisions=(("1.0", "2.4"), ("1.1", "3.2"), ("1.2", "3.4")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("externalIdentityStoreName", server_default="[not applicable]"),
        Attribute(
            "certificateAttributeName",
            choices=(
                "SUBJECT_COMMON_NAME",
                "SUBJECT_ALTERNATIVE_NAME",
                "SUBJECT_SERIAL_NUMBER",
                "SUBJECT",
                "SUBJECT_ALTERNATIVE_NAME_OTHER_NAME",
                "SUBJECT_ALTERNATIVE_NAME_EMAIL",
                "SUBJECT_ALTERNATIVE_NAME_DNS",
                "ALL_SUBJECT_AND_ALTERNATIVE_NAMES",
            ),
            server_default="SUBJECT_COMMON_NAME",
        ),
        Attribute("allowedAsUserName", "boolean", server_default=False),
        Attribute(
            "matchMode", choices=("NEVER", "RESOLVE_IDENTITY_AMBIGUITY", "BINARY_COMPARISON"), server_default="NEVER"
        ),
        Attribute("usernameFrom", choices=("CERTIFICATE", "UPN"), server_default="CERTIFICATE"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=(
        BuiltIn(
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
