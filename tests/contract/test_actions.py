# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The actions of the simulator's catalog, compared with the paths and answers of the vendor's OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from ansible_collections.openise.ise.tests.contract.bodies import body_of
from ansible_collections.openise.ise.tests.contract.recorded import ROOT, ask
from ansible_collections.openise.ise.tests.contract.test_ers_services import document
from ansible_collections.openise.ise.tests.contract.vendor import schema
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator, running

ACTIONS = [(path, action) for path, resource in CATALOG.items() for action in resource.actions]
ENDPOINT = {"ERSEndPoint": {"mac": "00:01:02:03:04:05"}}
EMPLOYEES = "93ad6890-8c01-11e6-996c-525400b48521"
GUESTS = "93c66ed0-8c01-11e6-996c-525400b48521"
DEFAULT_CELL = "92c1a900-8c01-11e6-996c-525400b48521"


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with running(Settings(tls="none", joined_domain=True, deployment_info="schema", multiple_sgacls=True)) as simulator:
        yield simulator


def _nameless(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


@pytest.mark.parametrize(("resource", "action"), ACTIONS)
def test_path_and_method(resource: str, action: str) -> None:
    """The vendor's document has the action, with its method."""
    documented = {_nameless(path): {*operations} for path, operations in document()["paths"].items()}
    assert CATALOG[resource].actions[action].method.lower() in documented[_nameless(f"/{resource}/{action}")]


def _success(path: str, method: str) -> set[str]:
    operations = {_nameless(known): found for known, found in document()["paths"].items()}[_nameless(path)]
    return {str(status) for status in operations[method]["responses"] if str(status).startswith("2")}


def _with(**data: str) -> dict[str, Any]:
    pairs = [{"name": name, "value": value} for name, value in data.items()]
    return {"OperationAdditionalData": {"additionalData": pairs}}


_LOGIN = {"username": "joiner", "password": "Join-1"}
_GROUPS = {"groups": [{"name": "corp.example.com/Users/DnsAdmins", "sid": "S-1-5-21-1"}]}
_JOIN_POINT = {"name": "corp", "domain": "corp.example.com", "adgroups": _GROUPS}
CASES = [
    ("deploymentinfo", "getAllInfo", None),
    ("egressmatrixcell", "status/{status}", None),
    ("egressmatrixcell", "clearallmatrixcells", None),
    ("egressmatrixcell", "clonecell/{id}/srcSgt/{srcSgtId}/dstSgt/{dstSgtId}", None),
    ("endpoint", "register", ENDPOINT),
    ("endpoint", "{id}/deregister", None),
    ("endpoint", "{id}/releaserejectedendpoint", None),
    ("endpoint", "getrejectedendpoints", None),
    ("activedirectory", "{id}/join", _with(**_LOGIN, node="ise-psn1")),
    ("activedirectory", "{id}/joinAllNodes", _with(**_LOGIN)),
    ("activedirectory", "{id}/leave", _with(**_LOGIN, node="ise-psn1")),
    ("activedirectory", "{id}/leaveAllNodes", _with(**_LOGIN)),
    ("activedirectory", "{id}/addGroups", {"ERSActiveDirectory": _JOIN_POINT}),
    ("ldap", "{id}/testbindprimary", None),
    ("ldap", "{id}/testbindsecondary", None),
]


@pytest.mark.parametrize(("resource", "action", "body"), CASES)
def test_answer(sim: Simulator, resource: str, action: str, body: Any) -> None:
    """The status is the documented one; a document has the documented keys."""
    identity = DEFAULT_CELL
    if resource == "endpoint":
        identity = sim.store.put("endpoint", {"name": "00:01:02:03:04:06", "mac": "00:01:02:03:04:06"})
    elif resource == "activedirectory":
        identity = sim.store.list("activedirectory")[0]["id"]
    elif resource == "ldap":
        identity = sim.store.put("ldap", body_of("ldap"))
    values = {"id": identity, "status": "MONITOR", "srcSgtId": EMPLOYEES, "dstSgtId": GUESTS}
    method = CATALOG[resource].actions[action].method
    reply = ask(sim, method, f"{ROOT}{resource}/{action.format(**values)}", body)
    assert {str(reply.status)} == _success(f"/{resource}/{action}", method.lower()), reply.body
    if resource == "deploymentinfo":
        jsonschema.validate(reply.body, schema("deploymentinfoResponse"), cls=jsonschema.Draft7Validator)
    elif reply.status == 200:
        assert list(reply.body) == ["OperationResult"]
        assert all(set(value) == {"name", "value"} for value in reply.body["OperationResult"]["resultValue"])
