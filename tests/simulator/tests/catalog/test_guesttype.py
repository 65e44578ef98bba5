# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types, guest locations and sponsor groups."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

CONTRACTOR = "9f03a151-8c01-11e6-996c-525400b48521"
GROUP = "aa178bd0-8bff-11e6-996c-525400b48521"
MORNING = {"startTime": "08:00", "endTime": "12:00", "days": ["Monday"]}


def names(api: Api, path: str) -> list[str]:
    return sorted(row["name"] for row in api.get(path).json["SearchResult"]["resources"])


def new_type(**more: Any) -> dict[str, Any]:
    return {"GuestType": {"name": "Event", "loginOptions": {"identityGroupId": GROUP}, **more}}


def test_built_in_objects(api: Api) -> None:
    assert names(api, "guesttype") == [
        "Contractor (default)",
        "Daily (default)",
        "SocialLogin (default)",
        "Weekly (default)",
    ]
    contractor = api.get(f"guesttype/{CONTRACTOR}").json["GuestType"]
    assert contractor["isDefaultType"] is True
    assert contractor["accessTime"]["maxAccountDuration"] == 365
    assert api.get("guesttype/name/Contractor%20(default)").status == 405
    assert api.delete(f"guesttype/{CONTRACTOR}").status == 500
    assert names(api, "guestlocation") == ["San Jose"]
    assert api.post("guestlocation", {"LocationIdentification": {"name": "x"}}).status == 405
    assert names(api, "sponsorgroup") == [
        "ALL_ACCOUNTS (default)",
        "GROUP_ACCOUNTS (default)",
        "OWN_ACCOUNTS (default)",
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (new_type(), 201),
        ({"GuestType": {"name": "Event"}}, 400),
        ({"GuestType": {"loginOptions": {"identityGroupId": GROUP}}}, 400),
        (new_type(loginOptions={"identityGroupId": "nobody"}), 400),
        (new_type(accessTime={"durationTimeUnit": "Days"}), 400),
        (new_type(accessTime={"defaultDuration": 0}), 400),
        (new_type(sponsorGroups=["nobody"]), 400),
        (new_type(unknown=1), 400),
    ],
)
def test_create_guest_type(api: Api, body: dict[str, Any], status: int) -> None:
    assert api.post("guesttype", body).status == status


@pytest.mark.parametrize("sent", [MORNING, {"dayTimeLimit": MORNING}])
def test_both_forms_of_lists(sim: Simulator, api: Api, sent: dict[str, Any]) -> None:
    groups = [{"externalGroupName": "ad:Staff", "endpointIdentityGroupId": GROUP}]
    created = api.post("guesttype", new_type(accessTime={"dayTimeLimits": [sent]}, dynamicGroups=groups))
    path = "guesttype/" + str(created.headers["Location"]).rpartition("/")[2]
    shown = api.get(path).json["GuestType"]
    assert shown["accessTime"]["dayTimeLimits"] == [MORNING]
    assert shown["dynamicGroups"] == groups
    sim.configure(guest_type_form="schema")
    shown = api.get(path).json["GuestType"]
    assert shown["accessTime"]["dayTimeLimits"] == [{"dayTimeLimit": MORNING}]
    assert shown["dynamicGroups"] == [{"externalGroupName": "ad:Staff", "identityGroupId": GROUP}]


@pytest.mark.parametrize(("profile", "status"), [("3.2", 400), ("3.4", 201)])
def test_dynamic_groups_came_with_3_3(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    assert api.post("guesttype", new_type(allowDynamicIdentityGroups=True)).status == status


def test_sponsor_group(api: Api) -> None:
    body = {"SponsorGroup": {"name": "Reception", "memberGroups": ["OWN_ACCOUNTS (default)"]}}
    assert api.post("sponsorgroup", body).status == 201
    assert api.post("sponsorgroup", body).status == 500
    for wrong in (
        {"memberGroups": ["nobody"]},
        {"locations": ["nowhere"]},
        {"guestTypes": ["none"]},
        {"managePermission": "ALL"},
    ):
        assert api.post("sponsorgroup", {"SponsorGroup": {"name": "Other", **wrong}}).status == 400
    listed = api.get("sponsorgroup?filter=name.EQ.Reception").json["SearchResult"]["resources"]
    group = api.get(f"sponsorgroup/{listed[0]['id']}").json["SponsorGroup"]
    assert (group["isEnabled"], group["isDefaultGroup"]) == (True, False)
    assert api.delete(f"sponsorgroup/{group['id']}").status == 204
