# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP-SGT mappings."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue
from ansible_collections.openise.ise.tests.truth.rows.ip_sgt_mapping_group import (
    CAMERAS,
    DOORS,
    GROUPS,
    LYON,
    PARIS,
    PLACES,
    PRINTERS,
    TO_ALL,
)

SERVERS, CLIENTS = (f"76d24097-41c4-4558-a4d0-a8c07ac0880{number}" for number in range(2))

ROW = Row(
    module="ip_sgt_mapping",
    info="ip_sgt_mapping_info",
    by_name_since="",
    patch_since="",
    key=("host",),
    listed_as="host",
    minimal=Example(
        options={"host": "10.20.0.1/32", "security_group": "Doors"},
        stored={"name": "10.20.0.1/32", "hostIp": "10.20.0.1/32", "sgt": DOORS, "deployType": "ALL"},
        shown={"deploy_type": "all"},
    ),
    full=Example(
        options={
            "host": "srv1.example.com",
            "description": "The one in Paris",
            "security_group": "Cameras",
            "deploy_type": "device_group",
            "deploy_to": "Location#All Locations#Paris",
            "sgt_domain": "campus",
            "resolving_nodes": ["psn1", "psn2"],
            "ttl": 3600,
        },
        stored={
            "name": "srv1.example.com",
            "hostName": "srv1.example.com",
            "description": "The one in Paris",
            "sgt": CAMERAS,
            "deployType": "NDG",
            "deployTo": PARIS,
            "sgtDomain": "campus",
            "resolvingNodes": "psn1,psn2",
            "ttl": 3600,
        },
    ),
    examples={
        "in a group": Example(
            options={"host": "2001:db8:20::/64", "description": "Servers", "mapping_group": "Servers"},
            stored={
                "name": "2001:db8:20::/64",
                "hostIp": "2001:db8:20::/64",
                "description": "Servers",
                "mappingGroup": SERVERS,
            },
        ),
    },
    example_of={"mapping_group": "in a group"},
    second_values={
        "mapping_group": SecondValue("Clients", CLIENTS),
        "security_group": SecondValue("Printers", PRINTERS),
        "deploy_type": TO_ALL,
        "deploy_to": SecondValue("Location#All Locations#Lyon", LYON),
        "resolving_nodes": SecondValue(["psn2", "psn3"], "psn2,psn3"),
    },
    codec={"resolving_nodes": ","},
    not_clearable={"mapping_group": "sgt", "security_group": "a mapping needs one", "deploy_to": "deployTo"},
    objects={
        "sgt": GROUPS,
        **PLACES,
        "sgmappinggroup": [
            {"id": SERVERS, "name": "Servers", "sgt": DOORS, "deployType": "ALL"},
            {"id": CLIENTS, "name": "Clients", "sgt": PRINTERS, "deployType": "ALL"},
        ],
    },
    filters={
        "host_name": "srv1.example.com",
        "ip_address": "2001:db8:20::/64",
        "mapping_group": "Servers",
        "security_group": "Cameras",
    },
    filter_examples={"ip_address": "in a group", "mapping_group": "in a group"},
    switches={"mapping_sgt": ("name",), "mapping_host_bits": ("network", "refuse")},
    switch_tests={"deploy_seconds": "test_deploy.py", "deploy_busy": "test_deploy.py"},
)
