# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network device groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import ALL_RELEASES, Example, Row

ROW = Row(
    module="network_device_group",
    info="network_device_group_info",
    by_name_since="2.4",
    patch_since="3.2",
    releases=ALL_RELEASES,
    not_in_name_urls="/:",
    minimal=Example(
        options={"name": "Location#All Locations#Rome"},
        stored={"name": "Location#All Locations#Rome", "othername": "Location"},
    ),
    full=Example(
        options={"name": "Device Type#All Device Types#Wireless LAN", "description": "Access points"},
        stored={
            "name": "Device Type#All Device Types#Wireless LAN",
            "description": "Access points",
            "othername": "Device Type",
        },
    ),
    examples={
        "a type of its own": Example(
            options={"name": "Site#Site", "description": "One of our own"},
            stored={"name": "Site#Site", "description": "One of our own", "othername": "Site"},
        ),
        "below another": Example(
            options={"name": "Location#All Locations#Paris#Floor 3"},
            stored={"name": "Location#All Locations#Paris#Floor 3", "othername": "Location"},
        ),
        "a slash in the name": Example(
            options={"name": "Location#All Locations#Paris/La Defense"},
            stored={"name": "Location#All Locations#Paris/La Defense", "othername": "Location"},
        ),
        "umlauts and a colon": Example(
            options={"name": "Location#All Locations#Zürich: Nord", "description": "Büro"},
            stored={"name": "Location#All Locations#Zürich: Nord", "description": "Büro", "othername": "Location"},
        ),
    },
    rename="Location#All Locations#Roma",
    other_forms={"name": " Device Type # All Device Types#Wireless LAN"},
    filters={
        "name": "Device Type#All Device Types#Wireless LAN",
        "description": "Access points",
        "type": "Device Type",
    },
    objects={"networkdevicegroup": [{"name": "Location#All Locations#Paris", "othername": "Location"}]},
    used_by={
        "networkdevice": lambda number, name, _id: {"name": f"sw-{number}", "NetworkDeviceGroupList": [name]},
        "networkdevicegroup": lambda number, name, _id: {"name": f"{name}#{number}", "othername": name.split("#")[0]},
    },
    switches={
        "ndg_key": ("ndgtype",),
        "ndg_rename_description": ("written", "kept"),
        "ndg_delete_used": ("refuse", "detach"),
        "ndg_delete_parent": ("cascade",),
        "ndg_fill_custom": (True,),
        "device_filter_types": ("own",),
        "device_filter_below": ("found",),
        "ndg_second_root": ("allow",),
        "ndg_move": ("allow",),
        "ndg_parallel": ("accept",),
    },
    switch_tests={"ndg_max_levels": "network device groups"},
)
