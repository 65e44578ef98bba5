# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP local bindings."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SmallChange
from ansible_collections.openise.ise.tests.truth.rows.ip_sgt_mapping_group import CAMERAS, DOORS, GROUPS, PRINTERS
from ansible_collections.openise.ise.tests.truth.rows.sxp_connection import DOMAINS

SENSORS = "76d24097-41c4-4558-a4d0-a8c07ac08503"

ROW = Row(
    module="sxp_local_binding",
    info="sxp_local_binding_info",
    by_name_since="",
    patch_since="",
    key=("ip_address",),
    listed_as="",
    narrowed_by=("domains", "virtual_networks"),
    key_filters=("ip_address",),
    key_filters_proven=False,
    shown_as=("security_group",),
    copies=lambda number: {"ipAddressOrHost": f"10.41.{100 + number // 100}.{100 + number % 100}"},
    small_change=SmallChange("security_group", ("Cameras", "Printers"), (CAMERAS, PRINTERS)),
    minimal=Example(
        options={"ip_address": "10.30.0.1/32", "security_group": "Doors", "domains": ["default"]},
        stored={"ipAddressOrHost": "10.30.0.1", "sgt": DOORS, "sxpVpn": "default"},
    ),
    full=Example(
        options={
            "ip_address": "10.30.1.0/24",
            "security_group": "Sensors",
            "domains": ["Campus", "Branch"],
            "virtual_networks": ["Corp", "Guest"],
            "name": "Sensors of all floors",
            "description": "First site",
            "binding_name": "sensors",
        },
        stored={
            "ipAddressOrHost": "10.30.1.0/24",
            "sgt": SENSORS,
            "sxpVpn": "Campus,Branch",
            "vns": "Corp,Guest",
            "name": "Sensors of all floors",
            "description": "First site",
            "bindingName": "sensors",
        },
    ),
    second_values={
        "security_group": SecondValue("Doors", DOORS),
        "domains": SecondValue(["default"], "default"),
        "virtual_networks": SecondValue(["Lab"], "Lab"),
    },
    codec={"domains": ",", "virtual_networks": ","},
    not_clearable={"security_group": "a binding needs one"},
    objects={"sxpvpns": DOMAINS, "sgt": [*GROUPS, {"id": SENSORS, "name": "Sensors", "value": 4004}]},
    filters={
        "ip_address": "10.30.1.0/24",
        "domain": "Campus",
        "virtual_network": "Corp",
    },
    switches={
        "sxp_texts": ("shown",),
        "binding_sgt": ("id",),
        "binding_address": ("prefix",),
        "unknown_sxp_domain": ("accept",),
    },
)
