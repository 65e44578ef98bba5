# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated OpenAPI compared with the vendor's schemas."""

from __future__ import annotations

import base64
import http.client
import json
from typing import Any

import jsonschema
import pytest
import yaml

from ansible_collections.openise.ise.tests.contract.shared_data import DATA
from ise_simulator import Settings
from ise_simulator.testing import running

CERTIFICATES = DATA / "openapi" / "cisco-ise-open-api-certificates.yaml"


def _closed(schemas: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with resolved references, in which all properties are required and no other is allowed."""
    if "$ref" in node:
        return _closed(schemas, schemas[node["$ref"].rpartition("/")[2]])
    result: dict[str, Any] = {key: node[key] for key in ("type", "enum") if key in node}
    if "items" in node:
        result["items"] = _closed(schemas, node["items"])
    if "properties" in node:
        result["properties"] = {key: _closed(schemas, value) for key, value in node["properties"].items()}
        result["additionalProperties"] = False
    return result


@pytest.mark.parametrize("query", ["", "?size=2&page=1", "?size=2&page=2"])
def test_system_certificates(query: str) -> None:
    schemas = yaml.safe_load(CERTIFICATES.read_text(encoding="utf-8"))["components"]["schemas"]
    schema = _closed(schemas, schemas["SystemCertGetAllRsp"])
    schema["properties"]["response"]["items"]["required"] = sorted(schemas["SystemCertificateResponse"]["properties"])
    with running(Settings(tls="none")) as sim:
        connection = http.client.HTTPConnection(sim.host, sim.port, timeout=20)
        account = base64.b64encode(":".join(sim.admin).encode()).decode()
        path = f"/api/v1/certs/system-certificate/ise-psn1{query}"
        connection.request("GET", path, headers={"Authorization": f"Basic {account}"})
        document = json.loads(connection.getresponse().read())
        connection.close()
    jsonschema.validate(document, schema)
    assert document["response"]
