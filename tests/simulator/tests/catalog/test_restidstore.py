# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REST ID stores: headers, required attributes, releases, forms of reads."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

PATH = "restidstore"
BLOCK = "ersRestIDStoreAttributes"
HEADERS = [
    {"key": "tenantID", "value": "a"},
    {"key": "clientID", "value": "b"},
    {"key": "clientSecret", "value": "c"},
    {"key": "other", "value": "d"},
]
USERS = {"attributes": [{"name": "userPrincipalName", "type": "STRING"}]}


def store(block: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    attributes = {"rootUrl": "http://169.254.6.2:9601/azure", "headers": HEADERS, **(block or {})}
    values = {"name": "Entra_ID", BLOCK: attributes, "ersRestIDStoreUserAttributes": USERS, **more}
    return {"ERSRestIDStore": {key: value for key, value in values.items() if value is not None}}


def shown(api: Api) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"{PATH}/name/Entra_ID").json["ERSRestIDStore"]
    return document


def test_headers_are_read_as_written(api: Api) -> None:
    assert api.get(PATH).status == 404
    assert api.post(PATH, store()).status == 201
    assert shown(api)[BLOCK] == store()["ERSRestIDStore"][BLOCK]


@pytest.mark.parametrize(
    ("block", "more"),
    [
        ({"headers": HEADERS[1:]}, {}),
        ({"headers": []}, {}),
        ({"tenantID": "a"}, {}),
        ({"predefined": "Google"}, {}),
        ({}, {"name": "Entra-ID"}),
        ({}, {"ersRestIDStoreUserAttributes": None}),
        ({}, {"ersRestIDStoreGroups": {"groups": ["x"]}}),
    ],
)
def test_refused(api: Api, block: dict[str, Any], more: dict[str, Any]) -> None:
    assert api.post(PATH, store(block, **more)).status == 400


def test_a_list_of_headers_replaces_the_former(api: Api) -> None:
    assert api.post(PATH, store()).status == 201
    identity = shown(api)["id"]
    for headers, status in ((HEADERS[1:3], 400), (HEADERS[:3], 200)):
        assert api.patch(f"{PATH}/{identity}", {"ERSRestIDStore": {BLOCK: {"headers": headers}}}).status == status
    assert shown(api)[BLOCK]["headers"] == HEADERS[:3]


def test_the_root_url_cannot_change(api: Api) -> None:
    assert api.post(PATH, store()).status == 201
    assert api.put(f"{PATH}/{shown(api)['id']}", store({"rootUrl": "http://x"})).status == 400


@pytest.mark.parametrize(("release", "status"), [("3.1", 201), ("3.2", 400)])
def test_user_attributes_came_with_3_2(sim: Simulator, api: Api, release: str, status: int) -> None:
    sim.configure(profile=release)
    assert api.post(PATH, store(ersRestIDStoreUserAttributes=None)).status == status


@pytest.mark.parametrize(("value", "secret"), [("show", ["c"]), ("mask", ["******"]), ("omit", [])])
def test_switch_rest_id_store_secret(sim: Simulator, api: Api, value: str, secret: list[str]) -> None:
    sim.configure(rest_id_store_secret=value)
    assert api.post(PATH, store()).status == 201
    assert [header["value"] for header in shown(api)[BLOCK]["headers"] if header["key"] == "clientSecret"] == secret


@pytest.mark.parametrize(("value", "name"), [("sent", "Azure"), ("other", "Microsoft Entra ID")])
def test_switch_rest_id_store_provider(sim: Simulator, api: Api, value: str, name: str) -> None:
    sim.configure(rest_id_store_provider=value)
    assert api.post(PATH, store({"predefined": "Azure"})).status == 201
    assert shown(api)[BLOCK]["predefined"] == name


def test_a_mask_in_a_header_counts_as_written(sim: Simulator, api: Api) -> None:
    headers = [*HEADERS[:2], {"key": "clientSecret", "value": "******"}]
    assert api.post(PATH, store({"headers": headers})).status == 201
    assert sim.stats.masks_written == 1
