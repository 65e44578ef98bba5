# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identity source sequences: stores and their numbers, the required certificate profile, built-in sequences."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def sequence(**more: Any) -> dict[str, Any]:
    whole = {
        "name": "Employees",
        "idSeqItem": [{"idstore": "All_AD_Join_Points", "order": 1}, {"idstore": "Internal Users", "order": 2}],
        "certificateAuthenticationProfile": "",
        "breakOnStoreFail": False,
    }
    return {"IdStoreSequence": {key: value for key, value in {**whole, **more}.items() if value is not None}}


def test_lists_are_neither_filtered_nor_sorted(api: Api) -> None:
    rows = api.get("idstoresequence").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows) == [
        "All_User_ID_Stores",
        "Certificate_Request_Sequence",
        "Guest_Portal_Sequence",
        "MyDevices_Portal_Sequence",
        "Sponsor_Portal_Sequence",
    ]
    for query in ("filter=name.EQ.Employees", "sortasc=name"):
        assert api.get(f"idstoresequence?{query}").status == 400
    shown = api.get("idstoresequence/name/Guest_Portal_Sequence").json["IdStoreSequence"]
    assert [member["idstore"] for member in shown["idSeqItem"]] == [
        "Internal Users",
        "Guest Users",
        "All_AD_Join_Points",
    ]


@pytest.mark.parametrize(
    ("document", "status"),
    [
        ({}, 201),
        ({"certificateAuthenticationProfile": "Preloaded_Certificate_Profile"}, 201),
        ({"certificateAuthenticationProfile": "Unknown"}, 400),
        ({"certificateAuthenticationProfile": None}, 400),
        ({"breakOnStoreFail": None}, 400),
        ({"idSeqItem": []}, 400),
        ({"idSeqItem": [{"idstore": "Internal Users"}]}, 400),
        ({"idSeqItem": [{"idstore": "Internal Users", "order": "1"}]}, 201),
        ({"idSeqItem": [{"idstore": "Nowhere", "order": 1}]}, 400),
        ({"idSeqItem": [{"idstore": "Internal Users", "order": 1}, {"idstore": "Guest Users", "order": 1}]}, 400),
        ({"idSeqItem": [{"idstore": "Internal Users", "order": 1}, {"idstore": "Internal Users", "order": 2}]}, 400),
    ],
)
def test_accepted_values(api: Api, document: dict[str, Any], status: int) -> None:
    assert api.post("idstoresequence", sequence(**document)).status == status


def test_a_join_point_is_a_store(sim: Simulator, api: Api) -> None:
    stores = [{"idstore": "corp.example.com", "order": 1}]
    assert api.post("idstoresequence", sequence(idSeqItem=stores)).status == 400
    sim.store.put("activedirectory", {"name": "corp.example.com", "domain": "corp.example.com"})
    assert api.post("idstoresequence", sequence(idSeqItem=stores)).status == 201


def test_put_replaces(api: Api) -> None:
    path = api.created("idstoresequence", sequence(description="x"))
    assert api.put(path, {"IdStoreSequence": {"name": "Staff"}}).status == 400
    assert api.put(path, sequence(name="Staff")).status == 200
    assert api.get(path).json["IdStoreSequence"]["description"] == ""


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    path = api.created("idstoresequence", sequence())
    assert api.patch(path, {"IdStoreSequence": {"breakOnStoreFail": True}}).status == status


@pytest.mark.parametrize(("profile", "status"), [("3.2", 405), ("3.4", 204)])
def test_certificate_profiles_can_be_deleted_since_3_4(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    path = api.created("certificateprofile", {"CertificateProfile": {"name": "Badges"}})
    shown = api.get("certificateprofile/name/Badges").json["CertificateProfile"]
    assert (shown["matchMode"], shown["usernameFrom"]) == ("NEVER", "CERTIFICATE")
    assert api.delete(path).status == status


@pytest.mark.parametrize(("handling", "status"), [("refuse", 400), ("accept", 201)])
def test_switch_unknown_identity_store(sim: Simulator, api: Api, handling: str, status: int) -> None:
    sim.configure(unknown_identity_store=handling)
    assert api.post("idstoresequence", sequence(certificateAuthenticationProfile="Unknown")).status == status
    stores = [{"idstore": "Nowhere", "order": 1}]
    assert api.post("idstoresequence", sequence(name="Other", idSeqItem=stores)).status == status
