# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domain filters."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SmallChange
from ansible_collections.openise.ise.tests.truth.rows.ip_sgt_mapping_group import CAMERAS, DOORS, GROUPS
from ansible_collections.openise.ise.tests.truth.rows.sxp_connection import DOMAINS

ROW = Row(
    module="sxp_domain_filter",
    info="sxp_domain_filter_info",
    by_name_since="",
    patch_since="3.2",
    key=("subnet", "security_group", "virtual_network"),
    listed_as="",
    shown_as=("security_group",),
    copies=lambda number: {"subnet": f"10.{number // 100 + 50}.{number % 100}.0/24"},
    small_change=SmallChange("domains", (["Branch"], ["default"]), ("Branch", "default")),
    minimal=Example(
        options={"subnet": "10.40.0.0/16", "domains": ["Campus"]},
        stored={"subnet": "10.40.0.0/16", "domains": "Campus"},
    ),
    full=Example(
        options={
            "subnet": "2001:db8:40::/64",
            "security_group": "Cameras",
            "virtual_network": "Corp",
            "domains": ["Campus", "Branch"],
            "name": "Cameras of the campus",
            "description": "First site",
        },
        stored={
            "subnet": "2001:db8:40::/64",
            "sgt": CAMERAS,
            "vn": "Corp",
            "domains": "Campus,Branch",
            "name": "Cameras of the campus",
            "description": "First site",
        },
    ),
    second_values={
        "subnet": SecondValue("10.41.0.0/16", "10.41.0.0/16"),
        "security_group": SecondValue("Doors", DOORS),
        "domains": SecondValue(["default"], "default"),
    },
    codec={"domains": ","},
    not_clearable={"domains": "a filter needs a domain"},
    objects={"sxpvpns": DOMAINS, "sgt": GROUPS},
    switches={
        "sxp_texts": ("shown",),
        "domain_filter_sgt": ("id",),
        "domain_filter_network": ("missing",),
        "unknown_sxp_domain": ("accept",),
    },
)
