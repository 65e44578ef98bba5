# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users: masked passwords, password policy, groups in one string, expiry, custom attributes, filters."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

EMPLOYEE = "a1740510-8c01-11e6-996c-525400b48521"
ALL_ACCOUNTS = "a176c430-8c01-11e6-996c-525400b48521"
MASK = "*******"


def user(**more: Any) -> dict[str, Any]:
    return {"InternalUser": {"name": "ann", "password": "Wonder1and", **more}}


def changed(**more: Any) -> dict[str, Any]:
    return {"InternalUser": more}


def add(api: Api, **more: Any) -> str:
    reply = api.post("internaluser", user(**more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"internaluser/{identity}").json["InternalUser"]
    document.pop("link")
    return document


def test_a_new_user(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.1")
    identity = add(api, description="", email="", firstName="Ann")
    assert read(api, identity) == {
        "id": identity,
        "name": "ann",
        "enabled": True,
        "password": MASK,
        "firstName": "Ann",
        "changePassword": True,
        "expiryDateEnabled": False,
        "customAttributes": {"EmployeeId": "", "Site": ""},
        "passwordIDStore": "Internal Users",
    }
    assert api.get("internaluser/name/ann").json["InternalUser"]["id"] == identity
    row = api.get("internaluser").json["SearchResult"]["resources"][0]
    assert set(row) == {"id", "name", "link"}


def test_attributes_of_newer_releases(api: Api) -> None:
    shown = read(api, add(api, accountNameAlias="Ann", passwordNeverExpires="true"))
    assert (shown["accountNameAlias"], shown["passwordNeverExpires"]) == ("Ann", True)
    assert shown["daysForPasswordExpiration"] == 60
    assert shown["dateCreated"] == shown["dateModified"]


@pytest.mark.parametrize("key", ["accountNameAlias", "passwordNeverExpires", "ssh_keys"])
def test_attributes_of_older_releases(sim: Simulator, api: Api, key: str) -> None:
    sim.configure(profile="3.1")
    assert api.post("internaluser", user(**{key: "true"})).status == 400


def test_masked_whatever_the_release_and_its_settings(sim: Simulator, api: Api) -> None:
    identity = add(api, enablePassword="Enab1e")
    for settings in ({"profile": "2.7"}, {"profile": "3.4", "mask_secrets": False}):
        sim.configure(**settings)
        shown = api.get(f"internaluser/{identity}", port="ers").json["InternalUser"]
        assert (shown["password"], shown["enablePassword"]) == (MASK, MASK)


@pytest.mark.parametrize("key", ["password", "enablePassword"])
@pytest.mark.parametrize("handling", ["keep", "overwrite"])
def test_a_mask_cannot_be_written_back(sim: Simulator, api: Api, key: str, handling: str) -> None:
    sim.configure(written_mask=handling)
    identity = add(api, enablePassword="Enab1e")
    assert api.put(f"internaluser/{identity}", changed(name="ann", **{key: MASK})).status == 400
    assert api.patch(f"internaluser/{identity}", changed(**{key: MASK})).status == 400
    assert sim.store.get("internaluser", "ann")["password"] == "Wonder1and"  # type: ignore[index]


@pytest.mark.parametrize("password", ["lower1case", "UPPER1CASE", "NoNumber", "Ab1", ""])
def test_password_policy(api: Api, password: str) -> None:
    refused = api.post("internaluser", user(password=password))
    assert refused.status == 400
    assert refused.title.startswith(
        "\n\n Password must satisfy the following rules:\n At least one upper case letter [A-Z].\n"
    )
    assert refused.title.count("\n ") == 5


def test_a_password_cannot_be_used_again(sim: Simulator, api: Api) -> None:
    identity = add(api)
    again = api.patch(f"internaluser/{identity}", changed(password="Wonder1and"))
    assert (again.status, again.title) == (400, "Cannot reuse password within 15 days")
    assert api.patch(f"internaluser/{identity}", changed(password="Wonder2and")).status == 200
    sim.configure(user_password_reuse="accept")
    assert api.patch(f"internaluser/{identity}", changed(password="Wonder2and")).status == 200


def test_a_password_is_needed_unless_it_is_elsewhere(api: Api) -> None:
    missing = api.post("internaluser", changed(name="ann"))
    assert (missing.status, "password" in missing.title) == (400, True)
    assert api.post("internaluser", changed(name="ann", passwordIDStore="corp.example.com")).status == 201


def test_put_merges(api: Api) -> None:
    identity = add(api, lastName="Arden", customAttributes={"Site": "Lyon"})
    put = api.put(f"internaluser/{identity}", changed(name="ann", customAttributes={"EmployeeId": "7"}))
    assert put.status == 200
    shown = read(api, identity)
    assert (shown["lastName"], shown["password"]) == ("Arden", MASK)
    assert shown["customAttributes"] == {"EmployeeId": "7", "Site": "Lyon"}


def test_groups(api: Api) -> None:
    identity = add(api, identityGroups=f"{EMPLOYEE},{ALL_ACCOUNTS}")
    assert read(api, identity)["identityGroups"] == f"{EMPLOYEE},{ALL_ACCOUNTS}"
    assert api.patch(f"internaluser/{identity}", changed(identityGroups=f"{EMPLOYEE}, none")).status == 400
    assert api.patch(f"internaluser/{identity}", changed(identityGroups=[EMPLOYEE])).status == 400
    assert api.patch(f"internaluser/{identity}", changed(identityGroups="")).status == 200
    assert "identityGroups" not in read(api, identity)


def test_an_expiry_comes_after_the_creation(sim: Simulator, api: Api) -> None:
    expiry = {"expiryDateEnabled": True, "expiryDate": "2030-12-31"}
    assert api.post("internaluser", user(**expiry)).status == 400
    identity = add(api)
    assert api.patch(f"internaluser/{identity}", changed(**expiry)).status == 200
    assert read(api, identity)["expiryDate"] == "2030-12-31"
    assert api.patch(f"internaluser/{identity}", changed(expiryDate="31.12.2030")).status == 400
    assert api.patch(f"internaluser/{identity}", changed(expiryDateEnabled=False)).status == 200
    assert "expiryDate" not in read(api, identity)
    assert api.patch(f"internaluser/{identity}", changed(expiryDateEnabled=True)).status == 400
    sim.configure(user_expiry_unset="null")
    assert read(api, identity)["expiryDate"] is None
    sim.configure(user_expiry_on_create="accept")
    assert api.post("internaluser", {"InternalUser": {**user(**expiry)["InternalUser"], "name": "bob"}}).status == 201


def test_custom_attributes(sim: Simulator, api: Api) -> None:
    identity = add(api, customAttributes={"Site": "Lyon"})
    assert read(api, identity)["customAttributes"] == {"EmployeeId": "", "Site": "Lyon"}
    for wrong in ('{"Site": "Oslo"}', {"Badge": "1"}, {"Site": ["Lyon"]}):
        assert api.patch(f"internaluser/{identity}", changed(customAttributes=wrong)).status == 400
    sim.configure(user_attributes="Site,Badge")
    assert api.patch(f"internaluser/{identity}", changed(customAttributes={"Badge": "1"})).status == 200
    sim.configure(user_attribute_undefined="accept")
    assert api.patch(f"internaluser/{identity}", changed(customAttributes={"Colour": "red"})).status == 200


def test_a_name_is_taken_once(api: Api) -> None:
    add(api)
    assert api.post("internaluser", user(name="ANN")).status == 500


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("enabled.EQ.Enabled", ["ann"]),
        ("enabled.EQ.Disabled", ["bob"]),
        ("enabled.EQ.enabled", []),
        ("enabled.EQ.true", []),
        ("identityGroup.EQ.employee", ["bob"]),
        ("identityGroup.NEQ.employee", ["ann"]),
        ("firstName.STARTSW.a", ["ann"]),
        ("email.CONTAINS.example", ["bob"]),
    ],
)
def test_filters(api: Api, condition: str, names: list[str]) -> None:
    add(api, firstName="Ann")
    bob = {"name": "bob", "enabled": False, "identityGroups": EMPLOYEE, "email": "bob@example.com"}
    add(api, **bob)
    found = api.get(f"internaluser?filter={condition}").json["SearchResult"]["resources"]
    assert [row["name"] for row in found] == names


def test_by_name(api: Api) -> None:
    add(api)
    assert api.put("internaluser/name/ann", changed(name="ann", lastName="Arden")).status == 200
    assert api.patch("internaluser/name/ann", changed(firstName="Ann")).status == 200
    assert api.delete("internaluser/name/ann").status == 204
    assert api.get("internaluser/name/ann").status == 404


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    assert api.patch(f"internaluser/{add(api)}", changed(description="x")).status == status
