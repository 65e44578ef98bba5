# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Targets of a CoA: names, records, and outcomes in the result."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput, IseError, ServerFailure
from ansible_collections.openise.ise.plugins.module_utils._mnt.coa_targets import (
    NoSession,
    Target,
    failure,
    has_reauthenticated,
    named_targets,
)

MAC = "00:1A:2B:3C:4D:5E"


def ended(name: str, outcome: str, error: IseError | None = None, *, failed: bool = True) -> Target:
    target = Target("mac", name)
    target.finish(outcome, error, failed=failed)
    return target


def test_targets_have_the_order_of_the_options_without_duplicates() -> None:
    params: dict[str, Any] = {
        "session_id": ["0A"],
        "ip_address": ["2001:DB8::1", "10.0.0.1"],
        "user": ["anna", "anna", "Anna"],
        "mac": ["001a.2b3c.4d5e", MAC, "001a2b3c4d5f"],
    }
    assert [(target.option, target.name) for target in named_targets(params)] == [
        ("mac", MAC),
        ("mac", "00:1A:2B:3C:4D:5F"),
        ("user", "anna"),
        ("user", "Anna"),
        ("ip_address", "2001:db8:0:0:0:0:0:1"),
        ("ip_address", "10.0.0.1"),
        ("session_id", "0A"),
    ]


@pytest.mark.parametrize("params", [{"user": []}, {"mac": None, "user": []}, {"user": ["a", ""]}])
def test_no_target(params: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match=r"^user(:| is)"):
        named_targets(params)


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ({"device_ip_address": "10.9.9.9", "nas_ip_address": "10.1.2.3"}, "10.9.9.9"),
        ({"nas_ip_address": "10.1.2.3"}, "10.1.2.3"),
        ({}, ""),
    ],
)
def test_the_address_of_the_network_device(record: dict[str, Any], address: str) -> None:
    assert Target("mac", MAC, before=record).nas_ip == address


@pytest.mark.parametrize(
    ("newest", "after", "reauthenticated"),
    [
        ({"authentication_id": "1"}, {"authentication_id": "1"}, False),
        ({"authentication_id": "1"}, {"authentication_id": "2"}, True),
        ({"authentication_time": "a"}, {"authentication_time": "b"}, True),
        ({"authentication_id": "1", "server": "a"}, {"authentication_id": "1", "server": "b"}, False),
        ({"authentication_id": "1"}, {}, False),
        ({}, {"authentication_id": "1"}, True),
        ({}, {"server": "a"}, False),
    ],
)
def test_reauthentication(newest: dict[str, Any], after: dict[str, Any], reauthenticated: bool) -> None:
    assert has_reauthenticated(Target("mac", MAC, newest=newest, after=after)) is reauthenticated


def test_the_result_of_a_target() -> None:
    before = {
        "status": "active",
        "audit_session_id": "0A",
        "nas_ip_address": "10.1.2.3",
        "other_attributes": {"a": "b"},
    }
    target = Target("user", "anna", mac=MAC, before=before, psn="p1", path=f"CoA/Reauth/p1/{MAC}/0")
    target.finish("refused", IseError("Look there."))
    assert target.result() == {
        "target": "anna",
        "mac": MAC,
        "session_id": "0A",
        "psn": "p1",
        "nas_ip": "10.1.2.3",
        "request": f"GET /admin/API/mnt/CoA/Reauth/p1/{MAC}/0",
        "outcome": "refused",
        "msg": "Look there.",
        "before": {"status": "active", "audit_session_id": "0A"},
    }
    assert Target("mac", MAC).result() == {"target": MAC}


def test_no_failure() -> None:
    gone = ended(MAC, "no_session", NoSession("It is gone."), failed=False)
    assert failure([ended("a", "accepted"), gone]) == {}


def test_failures_are_named() -> None:
    good, lost = ended("a", "accepted"), ended("b", "no_session", NoSession("It is gone."))
    broken = ended("c", "failed", ServerFailure("It broke.", status=500, errors=[{"title": "x"}]))
    assert failure([good, lost]) == {"failed": True, "msg": "mac 'b': It is gone."}
    assert failure([good, lost, broken]) == {
        "failed": True,
        "msg": "2 of 3 targets failed, see targets: mac 'b' (no_session), mac 'c' (failed). The first: It is gone.",
        "status": 500,
        "errors": [{"title": "x"}],
    }
