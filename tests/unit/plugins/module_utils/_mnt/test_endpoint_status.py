# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints of status calls, and the records in one element. tests/truth/test_mnt_status.py has the calls themselves."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._mnt.endpoint_status import (
    MAX_SECONDS,
    endpoint_records,
    named_endpoints,
)


def test_endpoints() -> None:
    macs = ["001a.2b3c.4d5e", "00:1A:2B:3C:4D:5F", "00-1a-2b-3c-4d-5e"]
    assert named_endpoints({"mac": macs, "seconds": MAX_SECONDS}) == ["00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5F"]
    assert named_endpoints({"seconds": 0}) == []


@pytest.mark.parametrize(
    ("macs", "seconds", "complaint"),
    [
        (["00:1A:2B:3C:4D:5E", "printer"], 60, "^mac: 'printer' is not a MAC address"),
        ([], 60, "^mac is empty; name at least one endpoint"),
        (["00:1A:2B:3C:4D:5E"], -1, "^seconds: -1 is out of range"),
        (["00:1A:2B:3C:4D:5E"], MAX_SECONDS + 1, "^seconds: 432001 is out of range"),
    ],
)
def test_invalid_options_are_named(macs: list[str], seconds: int, complaint: str) -> None:
    with pytest.raises(InvalidInput, match=complaint):
        named_endpoints({"mac": macs, "seconds": seconds})


@pytest.mark.parametrize(
    ("element", "names"),
    [
        ({"authStatusElements": [{"user_name": "anna"}, {"user_name": "ben"}]}, ["anna", "ben"]),
        ({"authStatusElements": {"user_name": "anna"}}, ["anna"]),
        ({"authStatusElements": None}, []),
        ({"authStatusElements": [None, {"user_name": "ben"}]}, ["ben"]),
        ({}, []),
    ],
)
def test_records_of_an_endpoint(element: dict[str, Any], names: list[str]) -> None:
    assert [record["username"] for record in endpoint_records("authStatus", element)["records"]] == names
