# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The request of a CoA, and options that exclude each other. tests/truth/test_coa*.py have outcomes and waiting."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._tasks.coa import CoaTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt

MAC = "00:1A:2B:3C:4D:5E"
RECORD = {"calling_station_id": MAC, "audit_session_id": "0A", "passed": "true"}
SESSION = {**RECORD, "server": "psn1", "nas_ip_address": "10.1.2.3", "destination_ip_address": "10.1.2.9"}
PARAMS: dict[str, Any] = {
    "action": "reauthenticate",
    "mac": [MAC],
    "addresses_from_session": False,
    "missing_ok": False,
    "max_targets": 100,
    "max_sessions": 10000,
    "wait": False,
    "wait_timeout": 60,
}


def run(*, read_only: bool = True, **changes: Any) -> tuple[dict[str, Any], list[str]]:
    mnt = FakeMnt(
        {
            f"Session/MACAddress/{MAC}": RECORD,
            "Session/Active/SessionID/0A/0": [SESSION],
            f"CoA/Reauth/psn1/{MAC}/0": {"results": "true"},
        },
        read_only=read_only,
    )
    return CoaTask().run(mnt, {**PARAMS, **changes}), mnt.calls


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({}, f"Reauth/psn1/{MAC}/0"),
        ({"reauthenticate_type": "rerun"}, f"Reauth/psn1/{MAC}/2"),
        ({"action": "disconnect", "port_option": "bounce"}, f"Disconnect/psn1/{MAC}/1"),
        ({"psn": "psn2.example.com"}, f"Reauth/psn2/{MAC}/0"),
        ({"nas_ip": "2001:db8::1", "destination_ip": "10.9.9.9"}, f"Reauth/psn1/{MAC}/0/2001:db8:0:0:0:0:0:1/10.9.9.9"),
        ({"addresses_from_session": True}, f"Reauth/psn1/{MAC}/0/10.1.2.3/10.1.2.9"),
    ],
)
def test_check_mode_reports_the_request_without_sending_it(changes: dict[str, Any], path: str) -> None:
    result, calls = run(**changes)
    [target] = result["targets"]
    assert (target["outcome"], target["request"]) == ("planned", f"GET /admin/API/mnt/CoA/{path}")
    assert result["changed"] is True
    assert not any(call.startswith("CoA/") for call in calls)


def test_an_accepted_coa_is_sent_once() -> None:
    result, calls = run(read_only=False)
    assert (result["changed"], result["targets"][0]["outcome"]) == (True, "accepted")
    assert calls.count(f"CoA/Reauth/psn1/{MAC}/0") == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"port_option": "bounce"}, "port_option belongs to action: disconnect"),
        ({"nas_ip": "10.1.2.3"}, "nas_ip requires destination_ip"),
        ({"psn": "10.1.2.3"}, "psn: '10.1.2.3' is not a host name"),
        ({"wait_timeout": 0}, "wait_timeout: 0 is out of range"),
    ],
)
def test_invalid_options_are_refused_before_any_call(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{message}"):
        CoaTask().run(FakeMnt({}), {**PARAMS, **changes})
