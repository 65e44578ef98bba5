# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloadable ACLs: lists, entries, names."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def acl(**more: Any) -> dict[str, Any]:
    return {"DownloadableAcl": {"name": "DACL_WEB", "dacl": "permit tcp any any eq 443\ndeny ip any any", **more}}


def test_lists_are_neither_filtered_nor_sorted(api: Api) -> None:
    rows = api.get("downloadableacl").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows)[:2] == ["DENY_ALL_IPV4_TRAFFIC", "DENY_ALL_IPV6_TRAFFIC"]
    assert len(rows) == 6
    for query in ("filter=name.EQ.DACL_WEB", "sortasc=name", "sortdsc=name"):
        assert api.get(f"downloadableacl?{query}").status == 400
    assert api.get("downloadableacl/name/DENY_ALL_TRAFFIC").status == 405


@pytest.mark.parametrize("name", ["DACL.WEB-2_x", "DACL WEB", "DACL#WEB", "D\u00c4CL"])
def test_names(api: Api, name: str) -> None:
    assert api.post("downloadableacl", acl(name=name)).status == (201 if name == "DACL.WEB-2_x" else 400)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("10 permit ip any any", 201),
        ("remark web\npermit ip any any\n\n! end", 201),
        ("PERMIT ip any any", 201),
        ("allow ip any any", 400),
        ("permit ip any any\r\nnonsense", 400),
        ("", 400),
    ],
)
def test_entries(api: Api, text: str, status: int) -> None:
    assert api.post("downloadableacl", acl(dacl=text)).status == status


def test_ip_version(sim: Simulator, api: Api) -> None:
    assert api.post("downloadableacl", acl()).status == 201
    assert (sim.store.get("downloadableacl", "DACL_WEB") or {})["daclType"] == "IPV4"
    assert api.post("downloadableacl", acl(name="x", daclType="ANY")).status == 400


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    identity = api.get("downloadableacl").json["SearchResult"]["resources"][0]["id"]
    body = {"DownloadableAcl": {"description": "x"}}
    assert api.patch(f"downloadableacl/{identity}", body).status == status
