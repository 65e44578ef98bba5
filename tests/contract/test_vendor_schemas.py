# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator's answers and the attributes of its catalog, compared with the vendor's OpenAPI schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from ansible_collections.openise.ise.tests.contract.bodies import BODIES, REWRITTEN, body_for, body_of, objects_for
from ansible_collections.openise.ise.tests.contract.recorded import ROOT, ask
from ansible_collections.openise.ise.tests.contract.vendor import CORRECTIONS, RESOURCES, paths, schema
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG, attribute_paths
from ise_simulator.profiles import PROFILES, at_least
from ise_simulator.shape import is_mask
from ise_simulator.testing import Simulator, running

RELEASES = [release for release in PROFILES if at_least(release, "3.1")]
LISTS = [(release, resource) for release in RELEASES for resource in RESOURCES]


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    with running(Settings(tls="none", user_expiry_on_create="accept")) as simulator:
        yield simulator


@pytest.fixture
def sim(shared: Simulator) -> Simulator:
    shared.reset()
    return shared


def validate(document: Any, name: str) -> None:
    jsonschema.validate(document, schema(name), cls=jsonschema.Draft7Validator)


# The store of the simulator has these headers under their keys; bodies and responses have a list.
IN_STORE_ONLY = {f"ersRestIDStoreAttributes.{key}" for key in ("tenantID", "clientID", "clientSecret")}


@pytest.mark.parametrize(("release", "resource"), LISTS)
def test_answers(sim: Simulator, release: str, resource: str) -> None:
    sim.configure(profile=release)
    single, listing, _ = RESOURCES[resource]
    envelope = CATALOG[resource].envelope
    methods = CATALOG[resource].methods
    body = body_for(sim, resource)
    for path, document in objects_for(resource):
        sim.store.put(path, document)

    if "create" in methods:
        created = ask(sim, "POST", f"{ROOT}{resource}", body)
        assert created.status == 201, created.body
        path = ROOT + str(created.headers["Location"]).partition(ROOT)[2]
    else:
        path = f"{ROOT}{resource}/{sim.store.put(resource, body[envelope])}"

    read = ask(sim, "GET", path)
    validate(read.body, single)
    assert set(read.body) == {envelope}
    if "get_by_name" in methods:
        name = CATALOG[resource].name_in_url or str
        quoted = name(body[envelope]["name"]).replace(" ", "%20")
        by_name = ask(sim, "GET", f"{ROOT}{resource}/name/{quoted}")
        assert by_name.body == read.body

    sim.store.put(resource, {"name": "another"})
    empty_is_404 = CATALOG[resource].empty_list_is_404
    filtered = ["?filter=name.EQ.nobody"] if "name" in CATALOG[resource].filters and not empty_is_404 else []
    for query in ("", "?size=1", "?size=1&page=2", *filtered):
        listed = ask(sim, "GET", f"{ROOT}{resource}{query}")
        assert listed.status == 200
        validate(listed.body, listing)
    assert "previousPage" in ask(sim, "GET", f"{ROOT}{resource}?size=1&page=2").body["SearchResult"]

    if "put" in methods:
        told = {key: value for key, value in read.body[envelope].items() if not is_mask(value)}
        written = {key: body[envelope][key] for key in REWRITTEN.get(resource, ())}
        put = ask(sim, "PUT", path, {envelope: {**told, **written, "description": "changed"}})
        assert put.status == 200, put.body
        validate(put.body, "UpdatedFieldsResponse")
        assert put.body["UpdatedFieldsList"]["updatedField"]

    if "patch" in methods and at_least(release, methods["patch"]):
        patched = ask(sim, "PATCH", path, {envelope: {"description": "again"}})
        assert patched.status == 200, patched.body
        validate(patched.body, single)

    for method, where, sent in (
        ("GET", f"{ROOT}{resource}/unknown", None),
        ("GET", f"{ROOT}{resource}?page=99", None),
        ("POST", f"{ROOT}{resource}", body),
        ("POST", f"{ROOT}{resource}", {envelope: {"unknown": 1}}),
        ("POST", path, body),
    ):
        refused = ask(sim, method, where, sent)
        assert refused.status >= 400
        validate(refused.body, "ERSResponse")
        assert set(refused.body["ERSResponse"]) == {"operation", "messages", "link"}

    info = ask(sim, "GET", f"{ROOT}{resource}/versioninfo")
    validate(info.body, "VersionInfo")
    deletes = "delete" in methods and at_least(release, methods["delete"])
    assert ask(sim, "DELETE", path).status == (204 if deletes else 405)


@pytest.mark.parametrize("resource", sorted(RESOURCES))
def test_attributes(resource: str) -> None:
    """The catalog and the vendor's schemas have the same attributes, for requests and for responses."""
    single, _, written = RESOURCES[resource]
    ours = {
        path.rpartition(".")[0] + ("." if "." in path else "") + key
        for path, attr in attribute_paths(CATALOG[resource]).items()
        for key in (attr.key_variants or (attr.name,))
    } - IN_STORE_ONLY
    response = schema(single)["properties"][CATALOG[resource].envelope]
    assert ours - {path for path in ours if path.rpartition(".")[2] == "ndgtype"} == {
        path for path in paths(response) if not path.startswith("link.")
    }
    vendor_request = set(paths(schema(written)))
    assert vendor_request <= ours
    known_gaps = {
        "link",
        "trustsecsettings.pushIdSupport",
        "NetworkDeviceIPList[].getIpaddressExclude",
        "ndgtype",
        *({"generationId"} if resource == "sgt" else ()),
    }
    assert ours - vendor_request <= known_gaps


def test_resources_of_the_catalog_have_schemas() -> None:
    assert set(RESOURCES) == {path for path, resource in CATALOG.items() if resource.methods}
    assert all(schema(name) for names in RESOURCES.values() for name in names)


def test_resources_without_a_body_use_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(BODIES, "egressmatrixcell")
    assert body_of("egressmatrixcell")["description"] == "Cameras print nothing"
    assert {path for path, _ in objects_for("egressmatrixcell")} == {"sgt", "sgacl"}


def test_corrections_have_reasons() -> None:
    assert all(reason for _, _, reason in CORRECTIONS)
    assert len({path for path, _, _ in CORRECTIONS}) == len(CORRECTIONS)
