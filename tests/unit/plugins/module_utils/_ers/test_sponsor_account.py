# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sponsor's account beside the administrator's: who is asked what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.sponsor_account import SPONSOR_SPEC, as_sponsor
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport

ADMIN = Connection(hostname="ise.example.com", username="admin", password="Adm1n-Pa55word", timeout=7)
GIVEN = {"sponsor_username": "desk", "sponsor_password": "Spons0r-Pa55word"}


@pytest.fixture(params=[False, True])
def ers(request: pytest.FixtureRequest) -> Iterator[Ers]:
    """ERS of an administrator, in check mode as well."""
    yield Ers(Transport(ADMIN, read_only=request.param))


def test_two_accounts(ers: Ers) -> None:
    sponsor = as_sponsor(ers, GIVEN)
    account = sponsor.transport.connection
    assert (account.username, account.password) == ("desk", "Spons0r-Pa55word")
    assert (account.hostname, account.timeout) == (ADMIN.hostname, 7)
    assert sponsor.lookups is ers
    assert ers.lookups is ers
    assert sponsor.transport.read_only is ers.transport.read_only
    assert sponsor.transport.redactor is ers.transport.redactor
    assert sponsor.transport.redactor.clean("Adm1n-Pa55word Spons0r-Pa55word") == "******** ********"
    assert sponsor.transport.readable == "/ers/config/guestuser/versioninfo"
    assert "sponsor_username" in sponsor.transport.api.login_hint
    assert not ers.transport.api.login_hint and "networkdevice" in ers.transport.readable


@pytest.mark.parametrize("given", [{}, dict.fromkeys(SPONSOR_SPEC)])
def test_one_account(ers: Ers, given: dict[str, Any]) -> None:
    sponsor = as_sponsor(ers, given)
    assert sponsor.transport.connection is ers.transport.connection
    assert sponsor.transport.read_only is ers.transport.read_only
    assert sponsor.transport.redactor is ers.transport.redactor
    assert sponsor.lookups is sponsor
    assert sponsor.transport.readable == "/ers/config/guestuser/versioninfo"
    assert "sponsor_username" in sponsor.transport.api.login_hint
    assert not ers.transport.api.login_hint and "networkdevice" in ers.transport.readable


def test_no_client_certificate(ers: Ers) -> None:
    ers.transport.connection = replace(ADMIN, client_cert="/dev/null", client_key="/dev/null")
    account = as_sponsor(ers, GIVEN).transport.connection
    assert (account.client_cert, account.client_key) == (None, None)


@pytest.mark.parametrize("option", SPONSOR_SPEC)
def test_empty(ers: Ers, option: str) -> None:
    with pytest.raises(InvalidInput, match=f"{option} is empty"):
        as_sponsor(ers, {**GIVEN, option: ""})
