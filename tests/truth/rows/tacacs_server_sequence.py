# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ server sequences."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue


def _stored(name: str, servers: str, **more: Any) -> dict[str, Any]:
    """Return a sequence with the values that ISE adds."""
    return {
        "name": name,
        "serverList": servers,
        "localAccounting": False,
        "remoteAccounting": True,
        "prefixStrip": False,
        "prefixDelimiter": "\\",
        "suffixStrip": False,
        "suffixDelimiter": "@",
        **more,
    }


ROW = Row(
    module="tacacs_server_sequence",
    info="tacacs_server_sequence_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Routers", "servers": ["acs3"]},
        stored=_stored("Routers", "acs3"),
        shown={"prefix_separator": "\\", "suffix_separator": "@", "remote_accounting": True},
    ),
    full=Example(
        options={
            "name": "Old_Servers",
            "description": "Until all devices are moved",
            "servers": ["acs2", "acs1"],
            "strip_prefix": True,
            "prefix_separator": "/",
            "strip_suffix": True,
            "suffix_separator": "%",
            "remote_accounting": False,
            "local_accounting": True,
        },
        stored=_stored(
            "Old_Servers",
            "acs2,acs1",
            description="Until all devices are moved",
            localAccounting=True,
            remoteAccounting=False,
            prefixStrip=True,
            prefixDelimiter="/",
            suffixStrip=True,
            suffixDelimiter="%",
        ),
    ),
    second_values={"servers": SecondValue(["acs3", "acs1"], "acs3,acs1")},
    rename="Switches",
    ordered=("servers",),
    not_clearable={"servers": "a sequence needs at least one server"},
    stored_when_cleared={"prefix_separator": "\\", "suffix_separator": "@"},
    other_forms={"servers": [" acs2", "acs1 "]},
    objects={"tacacsexternalservers": [{"name": f"acs{number}"} for number in (1, 2, 3)]},
    switches={"unknown_external_server": ("accept",)},
)
