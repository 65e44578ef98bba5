# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals, read-only: all of them in short, and four types with their settings."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import CANARY, Example, Row

_IN_SHORT = Row(
    module="",
    info="portal_info",
    by_name_since="",
    patch_since="",
    minimal=Example(options={"name": "Lobby"}, stored={"name": "Lobby"}),
    full=Example(
        options={
            "name": "Conference",
            "description": "Speakers and visitors",
            "type": "SELFREGGUEST",
            "sponsor_may_change_password": True,
            "guest_fields": [
                {
                    "label": "Badge",
                    "data_type": "STRING",
                    "instruction": "Number on your badge",
                    "required": True,
                    "dictionary_label": "ui_badge_label",
                    "custom": True,
                }
            ],
            "login_access_code": f"{CANARY}-login",
            "aup_access_code": f"{CANARY}-aup",
        },
        stored={
            "name": "Conference",
            "description": "Speakers and visitors",
            "portalType": "SELFREGGUEST",
            "allowSponsorToChangeOwnPassword": True,
            "guestUserFieldList": [
                {
                    "labelName": "Badge",
                    "dataType": "STRING",
                    "instructionText": "Number on your badge",
                    "required": True,
                    "dictionaryLabelKey": "ui_badge_label",
                    "customType": True,
                }
            ],
            "loginPageAccessCode": f"{CANARY}-login",
            "aupPageAccessCode": f"{CANARY}-aup",
        },
    ),
    filters={"name": "Conference", "description": "Speakers and visitors"},
    switches={"mask_access_codes": (True,)},
    switch_tests={"portal_list": "test_portal.py"},
)


def _kind(kind: str, wire: str, *, described: bool) -> Row:
    return Row(
        module="",
        info="portal_info",
        info_type=kind,
        by_name_since="",
        patch_since="",
        minimal=Example(options={"name": "Lobby"}, stored={"name": "Lobby"}),
        full=Example(
            options={
                "name": "Conference",
                "description": "Speakers and visitors",
                "type": wire,
                "test_url": "https://ise.example.com:8443/portal/PortalSetup.action",
                "settings": {
                    "portal_settings": {"https_port": 8443, "allowed_interfaces": ["eth0"], "available_ssids": []},
                    "login_page_settings": {"require_access_code": True},
                    "self_reg_success_settings": {"include_password": False},
                    "byod_settings": {"byod_registration_settings": {"show_device_id": True, "enable_byod": False}},
                    "social_configs": [{"social_media_type": "facebook"}],
                },
                "customizations": {"page_customizations": {"data": [{"key": "ui_contact", "value": "SVA="}]}},
            },
            stored={
                "name": "Conference",
                "description": "Speakers and visitors",
                "portalType": wire,
                "portalTestUrl": "https://ise.example.com:8443/portal/PortalSetup.action",
                "settings": {
                    "portalSettings": {"httpsPort": 8443, "allowedInterfaces": ["eth0"], "availableSsids": []},
                    "loginPageSettings": {"requireAccessCode": True, "accessCode": f"{CANARY}-code"},
                    "selfRegSuccessSettings": {"includePassword": False},
                    "byodSettings": {"byodRegistrationSettings": {"showDeviceID": True, "enableBYOD": False}},
                    "socialConfigs": [{"socialMediaType": "facebook", "appSecret": f"{CANARY}-app"}],
                },
                "customizations": {"pageCustomizations": {"data": [{"key": "ui_contact", "value": "SVA="}]}},
            },
        ),
        filters={"name": "Conference", **({"description": "Speakers and visitors"} if described else {})},
    )


ROWS = (
    _IN_SHORT,
    _kind("hotspot", "HOTSPOTGUEST", described=False),
    _kind("self_registered", "SELFREGGUEST", described=False),
    _kind("sponsor", "SPONSOR", described=True),
    _kind("sponsored_guest", "SPONSOREDGUEST", described=True),
)
