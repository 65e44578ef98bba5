# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REST ID stores. The store of the simulator has the credentials by their keys, requests and responses have headers."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

UPN = {"name": "userPrincipalName", "type": "STRING"}
ROOT = "http://169.254.6.2:9601/azure"

ROW = Row(
    module="rest_id_store",
    info="rest_id_store_info",
    by_name_since="3.0",
    patch_since="3.2",
    minimal=Example(
        options={
            "name": "Lab",
            "root_url": ROOT,
            "tenant_id": "8a7ef744-0001",
            "client_id": "49261ca1-0001",
            "client_secret": "canary-lab",
            "user_attributes": [{"name": "userPrincipalName", "type": "string"}],
        },
        stored={
            "name": "Lab",
            "ersRestIDStoreAttributes": {
                "rootUrl": ROOT,
                "tenantID": "8a7ef744-0001",
                "clientID": "49261ca1-0001",
                "clientSecret": "canary-lab",
            },
            "ersRestIDStoreUserAttributes": {"attributes": [UPN]},
        },
    ),
    full=Example(
        options={
            "name": "Entra_ID",
            "description": "Employees",
            "root_url": ROOT,
            "username_suffix": "@example.com",
            "identity_provider": "Microsoft Entra ID",
            "tenant_id": "8a7ef744-0002",
            "client_id": "49261ca1-0002",
            "client_secret": "canary-entra",
            "user_attributes": [{"name": "department", "type": "string"}],
            "device_attributes": [{"name": "displayName", "type": "string"}],
            "advanced_settings": {
                "device_query_setting": "device_name",
                "identify_device_certificate": "san",
                "subject_name_format": "CN=ExampleSubjectName",
                "san_attribute": "email",
                "san_attribute_value": "username@example.com",
                "regex_type": "custom",
                "regex": r"^(.+)@(\S+)$",
            },
        },
        stored={
            "name": "Entra_ID",
            "description": "Employees",
            "ersRestIDStoreAttributes": {
                "rootUrl": ROOT,
                "usernameSuffix": "@example.com",
                "predefined": "Microsoft Entra ID",
                "tenantID": "8a7ef744-0002",
                "clientID": "49261ca1-0002",
                "clientSecret": "canary-entra",
            },
            "ersRestIDStoreUserAttributes": {"attributes": [{"name": "department", "type": "STRING"}]},
            "ersRestIDStoreDeviceAttributes": {"attributes": [{"name": "displayName", "type": "STRING"}]},
            "ersRestIDStoreAdvanceSettings": {
                "deviceQuerySetting": "ENTRA_DEVICE_NAME",
                "identifyDeviceCertificate": "SAN",
                "subjectNameFormat": "CN=ExampleSubjectName",
                "sanAttribute": "EMAIL",
                "sanAttributeValue": "username@example.com",
                "regexType": "CUSTOM",
                "regex": r"^(.+)@(\S+)$",
            },
        },
    ),
    second_values={
        "identity_provider": SecondValue("Okta", "Okta"),
        "root_url": SecondValue("http://169.254.6.2:9601/other", "http://169.254.6.2:9601/other"),
        "user_attributes": SecondValue([{"name": "mail", "type": "string"}], [{"name": "mail", "type": "STRING"}]),
        "device_attributes": SecondValue(
            [{"name": "deviceId", "type": "string"}], [{"name": "deviceId", "type": "STRING"}]
        ),
    },
    rename="Lab_2",
    equivalent_values={"identity_provider": ("Azure", "Microsoft Entra ID")},
    not_clearable={
        "tenant_id": "a store needs its credentials",
        "client_id": "a store needs its credentials",
        "client_secret": "a store needs its credentials",
        "user_attributes": "a store needs at least one user attribute",
    },
    in_headers=("tenant_id", "client_id", "client_secret"),
    unmasked=("client_secret",),
    filters={"name": "Entra_ID"},
    switches={"rest_id_store_secret": ("mask", "omit"), "rest_id_store_provider": ("other",)},
)
