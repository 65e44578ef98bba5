# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints with an ANC policy, read-only. test_anc_endpoint.py tests apply and clear."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="",
    info="anc_endpoint_info",
    by_name_since="",
    patch_since="",
    key=("mac",),
    listed_as="",
    copies=lambda number: {"macAddress": f"02:00:00:00:{number // 256:02X}:{number % 256:02X}"},
    minimal=Example(options={"mac": "00:1A:2B:3C:4D:01"}, stored={"macAddress": "00:1A:2B:3C:4D:01"}),
    full=Example(
        options={"mac": "00:1A:2B:3C:4D:02", "policy": "Quarantine"},
        stored={"macAddress": "00:1A:2B:3C:4D:02", "policyName": "Quarantine"},
    ),
    switch_tests=dict.fromkeys(
        ("anc_apply_again", "anc_clear_absent", "anc_clear_status", "anc_coa", "anc_coa_failed"), "ANC endpoints"
    ),
)
