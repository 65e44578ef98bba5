# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions and records of the Monitoring API: names, types, no empty values."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.session_record import (
    iso_time,
    other_attributes,
    session_record,
    text_of,
)

FLAG = {"@xsi:type": "xs:boolean", "@xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-03-01T09:08:07.123-05:00", "2026-03-01T09:08:07.123000-05:00"),
        ("2026-03-01T09:08:07Z", "2026-03-01T09:08:07+00:00"),
        ("2026-03-01T09:08:07.1z", "2026-03-01T09:08:07.100000+00:00"),
        ("2026-03-01T09:08:07.123456789+07:00", "2026-03-01T09:08:07.123456+07:00"),
        ("2026-03-01 09:08:07", "2026-03-01T09:08:07"),
        ("1780916053", "2026-06-08T10:54:13+00:00"),
        ("soon", "soon"),
        ("12", "12"),
    ],
)
def test_times(text: str, time: str) -> None:
    assert iso_time(text) == time
    assert iso_time(time) == time


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (":!:Protocol=Radius:!:EAP-Key-Name=:!:NAS-Port=50108", {"Protocol": "Radius", "NAS-Port": "50108"}),
        ("Protocol=Radius:!:Class=a=b;c,d:e", {"Protocol": "Radius", "Class": "a=b;c,d:e"}),
        (":!:Name=one:!:Name=two:!:Name=three", {"Name": ["one", "two", "three"]}),
        (
            ':!:StepData="5= Normalised Radius","7=Internal"=StepData',
            {"StepData": '"5= Normalised Radius","7=Internal"'},
        ),
        (":!:StepLatency=1=0;2=3", {"StepLatency": "1=0;2=3"}),
        ("Protocol=Radius,NAS-Port=7", {"Protocol": "Radius", "NAS-Port": "7"}),
        (":!:", {}),
        (":!:=lost:!: Use Case = Host Lookup ", {"Use Case": "Host Lookup"}),
    ],
)
def test_other_attributes(text: str, attributes: dict[str, Any]) -> None:
    assert other_attributes(text) == attributes


@pytest.mark.parametrize(
    ("value", "text"),
    [("x", "x"), (" x\n", "x"), (None, ""), ({**FLAG, "#text": "true"}, "true"), (FLAG, ""), (["x"], "")],
)
def test_text_of(value: Any, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ({}, {}),
        ({"user_name": None, "nas_ip_address": "", "@key": "x"}, {}),
        ({"user_name": "alice"}, {"username": "alice"}),
        ({"username": "alice"}, {"username": "alice"}),
        ({"server": "psn1"}, {"server": "psn1"}),
        ({"acs_server": "psn1"}, {"server": "psn1"}),
        ({"passed": {**FLAG, "#text": "true"}, "failed": "0"}, {"failed": False, "passed": True}),
        ({"stopped": "1", "is_live": "perhaps"}, {"is_live": "perhaps", "stopped": True}),
        ({"acct_input_octets": "12", "paks_in": "3"}, {"bytes_in": 12, "packets_in": 3}),
        ({"session_time": "-1", "response_time": "fast"}, {"response_time": "fast", "session_time": -1}),
        ({"execution_steps": "11001, 22040,x,"}, {"execution_steps": [11001, 22040, "x"]}),
        ({"selected_azn_profiles": "A, B"}, {"authorization_profiles": ["A", "B"]}),
        ({"framed_ipv6_address": {"ipv6_address": [None, " fe80::1 "]}}, {"framed_ipv6_addresses": ["fe80::1"]}),
        ({"framed_ipv6_address": {"ipv6_address": "fe80::1"}}, {"framed_ipv6_addresses": ["fe80::1"]}),
        ({"framed_ipv6_address": None}, {}),
        ({"failure_reason": "22040 Wrong password"}, {"failure_code": 22040, "failure_reason": "22040 Wrong password"}),
        ({"failure_reason": "unknown"}, {"failure_reason": "unknown"}),
        ({"cts_security_group": "Guests", "security_group": ""}, {"security_group": "Guests"}),
        ({"auth_id": "1", "id": "2"}, {"authentication_id": "1"}),
        ({"endpoint_policy": "Workstation", "vlan": "10"}, {"endpoint_profile": "Workstation", "vlan": "10"}),
        (
            {"other_attr_string": ":!:ISEPolicySetName=Wired:!:AuthorizationPolicyMatchedRule=Staff"},
            {
                "authorization_rule": "Staff",
                "other_attributes": {"ISEPolicySetName": "Wired", "AuthorizationPolicyMatchedRule": "Staff"},
                "policy_set": "Wired",
            },
        ),
        (
            {"authorization_rule": "Told", "other_attributes": ":!:AuthorizationPolicyMatchedRule=Hidden"},
            {"authorization_rule": "Told", "other_attributes": {"AuthorizationPolicyMatchedRule": "Hidden"}},
        ),
        (
            {"other_attributes": ":!:IdentityPolicyMatchedRule=A:!:IdentityPolicyMatchedRule=B"},
            {"authentication_rule": "B", "other_attributes": {"IdentityPolicyMatchedRule": ["A", "B"]}},
        ),
    ],
)
def test_session(element: dict[str, Any], shown: dict[str, Any]) -> None:
    assert session_record(element) == shown
    assert list(session_record(element)) == sorted(shown)


def test_all_names_of_an_attribute_have_one_type() -> None:
    times = ("acs_timestamp", "auth_acs_timestamp", "auth_timestamp")
    shown = [session_record({name: "2026-03-01T09:08:07Z"}) for name in times]
    assert shown == [{"authentication_time": "2026-03-01T09:08:07+00:00"}] * 3


def test_shared_values_are_interned() -> None:
    first, second = (
        session_record({"server": f"ise-{name}", "nas_ip_address": "10.1.2.3"}) for name in ("psn1", "psn1")
    )
    assert first["server"] is second["server"]
    assert first["nas_ip_address"] is second["nas_ip_address"]
