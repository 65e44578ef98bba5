# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identity source sequences."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue


def _members(*stores: str) -> list[dict[str, Any]]:
    return [{"idstore": store, "order": order} for order, store in enumerate(stores, 1)]


ROW = Row(
    module="identity_source_sequence",
    info="identity_source_sequence_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Guests", "identity_stores": ["Guest Users"]},
        stored={
            "name": "Guests",
            "idSeqItem": _members("Guest Users"),
            "certificateAuthenticationProfile": "",
            "breakOnStoreFail": False,
        },
        shown={"stop_on_failure": False},
    ),
    full=Example(
        options={
            "name": "Employees",
            "description": "Active Directory first",
            "identity_stores": ["All_AD_Join_Points", "Internal Users"],
            "certificate_profile": "Preloaded_Certificate_Profile",
            "stop_on_failure": True,
        },
        stored={
            "name": "Employees",
            "description": "Active Directory first",
            "idSeqItem": _members("All_AD_Join_Points", "Internal Users"),
            "certificateAuthenticationProfile": "Preloaded_Certificate_Profile",
            "breakOnStoreFail": True,
        },
    ),
    examples={
        "a slash and umlauts in the name": Example(
            options={"name": "Gäste/Räume", "identity_stores": ["Internal Users"]},
            stored={
                "name": "Gäste/Räume",
                "idSeqItem": _members("Internal Users"),
                "certificateAuthenticationProfile": "",
                "breakOnStoreFail": False,
            },
        ),
    },
    second_values={
        "identity_stores": SecondValue(
            ["Internal Users", "All_AD_Join_Points"], _members("Internal Users", "All_AD_Join_Points")
        ),
        "certificate_profile": SecondValue("Badges", "Badges"),
    },
    rename="Visitors",
    not_clearable={"identity_stores": "a sequence needs at least one identity store"},
    stored_when_cleared={"certificate_profile": ""},
    ordered=("identity_stores",),
    objects={"certificateprofile": [{"name": "Badges"}]},
    switches={"unknown_identity_store": ("accept",)},
)
