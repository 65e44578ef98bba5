# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator's Monitoring API compared with the vendor's OpenAPI document: calls, elements and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.tests.contract.shared_data import MNT_OPENAPI
from ise_simulator import Settings
from ise_simulator.mnt.probe import Mnt
from ise_simulator.testing import running

MAC = "00:1B:21:00:00:2A"
GIVEN = {
    "startTime": "null",
    "endTime": "null",
    "mac": MAC,
    "username": "anna",
    "ipaddress": "192.0.2.7",
    "ip": "198.51.100.7",
    "outputType": "0",
    "duration": "60",
    "number": "0",
    "parameter": "All",
    "node": "ise-psn1",
    "type": "0",
    "option": "0",
}


@cache
def vendor() -> Any:
    return yaml.safe_load(MNT_OPENAPI.read_text(encoding="utf-8"))


def names(schema: str) -> list[str]:
    """Return the elements of a schema in order."""
    return list(vendor()["components"]["schemas"][schema]["properties"])


@pytest.fixture
def mnt() -> Iterator[Mnt]:
    with running(Settings(profile="3.5", tls="none")) as sim:
        client = Mnt(sim)
        key = sim.sessions.authenticate(
            calling_station_id=MAC,
            user_name="anna",
            nas_ip_address="192.0.2.7",
            nas_ipv6_address="2001:db8::7",
            framed_ip_address="198.51.100.7",
            framed_ipv6_address=("2001:db8::aa",),
            acs_server="ise-psn1",
        )
        GIVEN["sid"] = key
        yield client
        client.close()


@pytest.mark.parametrize(
    ("path", "method"), [(path, method) for path, methods in vendor()["paths"].items() for method in methods]
)
def test_every_call_is_served(mnt: Mnt, path: str, method: str) -> None:
    concrete = re.sub(r"\{(\w+)\}", lambda found: GIVEN[found[1]], path.lstrip("/"))
    answer = mnt.ask(method.upper(), concrete)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/xml"), answer.text


def test_elements(mnt: Mnt) -> None:
    listed = mnt.get("Session/ActiveList").xml
    assert (listed.tag, [e.tag for e in listed[0]]) == ("activeList", names("SimpleActiveSession"))
    active = mnt.get(f"Session/Active/SessionID/{GIVEN['sid']}/0").xml
    assert (active.tag, [e.tag for e in active[0]]) == ("activeSessionList", names("RESTMntRadSess"))
    error = mnt.get("Session/UserName/nobody").xml
    assert (error.tag, [e.tag for e in error]) == ("mnt-rest-result", names("mnt-rest-result"))
    product = mnt.get("Version").xml
    assert sorted([*product.attrib, *(e.tag for e in product)]) == sorted(names("Product"))
    mnt.sim.configure(mnt_empty_elements="show")
    detail = mnt.get(f"Session/MACAddress/{MAC}").xml
    assert (detail.tag, [e.tag for e in detail]) == ("sessionParameters", names("SessionParameters"))


@pytest.mark.parametrize(
    ("path", "schema", "row", "unknown"),
    [
        (
            f"AuthStatus/MACAddress/{MAC}/0/0/All",
            "AuthStatusOutputList",
            "authStatus",
            # Elements in Cisco's own tests and in older records; the document allows further ones in other schemas.
            {"nas_port_type", "framed_ip_address", "location", "device_type", "cts_security_group", "user_type"},
        ),
        (
            f"AcctStatus/MACAddress/{MAC}/0",
            "AcctStatusOutputList",
            "acctStatus",
            {"audit_session_id", "username"},
        ),
    ],
)
def test_elements_of_the_status_calls(mnt: Mnt, path: str, schema: str, row: str, unknown: set[str]) -> None:
    answer = mnt.get(path).xml
    listed = vendor()["components"]["schemas"][schema]["properties"][f"{row}List"]["items"]["properties"]
    assert [e.tag for e in answer] == [f"{row}List"]
    assert set(answer[0].attrib) | {e.tag for e in answer[0]} == set(listed)
    known = set(listed[f"{row}Elements"]["items"]["properties"])
    assert {e.tag for e in answer[0][0]} - known == unknown
