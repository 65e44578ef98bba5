# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests of client and simulator compared with the vendor's references, one document for each resource."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._ers.bulk_xml import FORMS, element_of, request_xml
from ansible_collections.openise.ise.tests.contract.shared_data import DATA
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.probe import JSON, Api
from ise_simulator.testing import Simulator, running

ROOT = "/ers/config/"
_TEXT = {"type": "string"}
# The members of the report in the example of every document; the schema has their names only.
_ROW = {
    "type": "object",
    "properties": dict.fromkeys(("id", "name", "description", "resourceExecutionStatus", "status"), _TEXT),
    "additionalProperties": False,
}


@cache
def references() -> dict[str, dict[str, Any]]:
    """Return the references of the resources with bulk requests, by path."""
    found = {}
    for path in sorted((DATA / "openapi").glob("cisco-ise-legacy-ers-*.yaml")):
        text = path.read_text(encoding="utf-8")
        for name in set(re.findall(rf"^  {ROOT}(\w+)/bulk/", text, flags=re.MULTILINE)):
            found[name] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def request_of(path: str) -> tuple[str, dict[str, Any]]:
    """Return the root key of a request and its schema."""
    definitions = references()[path]["definitions"]
    ((key, value),) = definitions["bulkrequest"]["properties"].items()
    return key, definitions[value["$ref"].rpartition("/")[2]]["properties"]


def status_of(path: str) -> dict[str, Any]:
    """Return the schema of a report. The documents on ANC write ``bulkID`` and omit the media type."""
    definitions = references()[path]["definitions"]
    name = "BulkStatus" if "BulkStatus" in definitions else "monitorbulkrequest1"
    properties: dict[str, Any] = {**definitions[name]["properties"], "bulkId": _TEXT, "mediaType": _TEXT}
    properties.pop("bulkID", None)
    properties["resourcesStatus"] = {"type": "array", "items": _ROW}
    status = {"type": "object", "properties": properties, "additionalProperties": False, "required": list(properties)}
    return {"type": "object", "properties": {"BulkStatus": status}, "required": ["BulkStatus"]}


def test_resources_with_bulk_requests() -> None:
    assert set(references()) == set(FORMS)
    assert {path for path, resource in CATALOG.items() if resource.bulk} == set(FORMS) & set(CATALOG)


@pytest.mark.parametrize("path", sorted(FORMS))
def test_path_and_format(path: str) -> None:
    """Path, root key and media type, in the client and in the simulator."""
    form = FORMS[path]
    operations = references()[path]["paths"]
    (submit,) = [place for place, item in operations.items() if place.endswith("submit") and "put" in item]
    key, properties = request_of(path)
    assert f"{ROOT}{path}/{form.submit}" == submit
    assert "get" in operations[f"{ROOT}{path}/bulk/{{bulkid}}"]
    assert form.request.casefold() == key.casefold()
    media_type = properties["resourceMediaType"]["example"]
    assert media_type == "xml" or media_type.startswith(f"vnd.com.cisco.ise.{form.service}.")
    if path in CATALOG:
        simulated = CATALOG[path].bulk
        assert simulated is not None
        assert (simulated.root_element, simulated.submit_path, CATALOG[path].service) == (
            form.request,
            form.submit,
            form.service,
        )
        assert {*simulated.operations, *simulated.actions} <= set(form.operations)


@pytest.mark.parametrize("path", sorted(FORMS))
def test_operations(path: str) -> None:
    """The documents mark operations that "can be used within Bulk Request"; documents without marks are skipped."""
    marked = set()
    for item in references()[path]["paths"].values():
        text = " ".join(str(operation) for operation in item.values())
        marked |= {word.lower() for word in re.findall(r"Operation '([\w-]+)' can be used within Bulk Request", text)}
    by_id = {word.removesuffix("byid") for word in marked if not word.endswith(("byname", "by-name"))}
    if by_id:
        assert set(FORMS[path].operations) <= by_id


@pytest.fixture(scope="module")
def sim() -> Iterator[Simulator]:
    with running(Settings(tls="none")) as simulator:
        yield simulator


SMALL: dict[str, dict[str, Any]] = {
    "endpoint": {"name": "02:00:00:00:00:01", "mac": "02:00:00:00:00:01"},
    "networkdevice": {"name": "sw1", "NetworkDeviceIPList": [{"ipaddress": "192.0.2.1", "mask": 32}]},
    "sgacl": {"name": "Deny_All", "aclcontent": "deny ip"},
    "sgt": {"name": "Cameras", "value": 77},
    "sxpvpns": {"sxpVpnName": "Campus"},
}


@pytest.mark.parametrize("path", sorted(SMALL))
@pytest.mark.parametrize("seconds", [0.0, 1000.0])
def test_reports(sim: Simulator, path: str, seconds: float) -> None:
    sim.reset()
    sim.configure(bulk_seconds=seconds)
    api, form = Api(sim), FORMS[path]
    version = api.get(f"{path}/versioninfo").json["VersionInfo"]["currentServerVersion"]
    body = request_xml(form, "create", version, [element_of(form, SMALL[path])])
    reply = api.put(f"{path}/{form.submit}", body.encode(), headers={**JSON, "Content-Type": "application/xml"})
    assert reply.status == 202, reply.text
    document = api.get(f"{path}/bulk/{str(reply.headers['Location']).rpartition('/')[2]}").json
    api.close()
    jsonschema.validate(document, status_of(path), cls=jsonschema.Draft7Validator)
    status = document["BulkStatus"]
    words = ("IN_PROGRESS", "PENDING") if seconds else ("COMPLETED", "SUCCESS")
    assert (status["executionStatus"], status["resourcesStatus"][0]["status"]) == words
    assert (status["resourcesCount"], status["successCount"], status["failCount"]) == (1, int(not seconds), 0)
