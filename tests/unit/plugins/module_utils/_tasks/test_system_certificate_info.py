# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates of certificates."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._tasks.system_certificate_info import certificate

NOW = datetime(2027, 1, 1, 12, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "iso", "days"),
    [
        ("Sat Jan 02 12:00:00 UTC 2027", "2027-01-02T12:00:00+00:00", 1),
        ("Sat Jan 2 11:59:59 GMT 2027", "2027-01-02T11:59:59+00:00", 0),
        ("Fri Jan 01 11:59:59 UTC 2027", "2027-01-01T11:59:59+00:00", -1),
        ("Mon Jan 11 12:00:00 IST 2027", "2027-01-11T12:00:00", 10),
        ("2027-01-31 12:00:00", "2027-01-31T12:00:00", 30),
        ("2027-01-31T12:00:00+01:00", "2027-01-31T12:00:00+01:00", 29),
    ],
)
def test_dates(text: str, iso: str, days: int) -> None:
    found = certificate({"validFrom": "2020-01-01 00:00:00", "expirationDate": text}, "psn", NOW)
    assert (found["expires"], found["days_left"], found["node"]) == (iso, days, "psn")
    assert found["valid_from"] == "2020-01-01T00:00:00"


@pytest.mark.parametrize("text", ["", "next year", "Fri Mai 01 11:59:59 UTC 2027", "Fri Jan 40 11:59:59 UTC 2027"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match="unknown format"):
        certificate({"validFrom": "2020-01-01 00:00:00", "expirationDate": text}, "psn", NOW)


@pytest.mark.parametrize("value", [{"a": 1}, ["x", None], [{}], "x", -1, True, 10**30, 1.5, None, ""])
@pytest.mark.parametrize(
    "key", ["keySize", "usedBy", "portalsUsingTheTag", "friendlyName", "id", "selfSigned", "groupTag"]
)
def test_a_value_of_an_unknown_form_names_the_certificate(key: str, value: Any) -> None:
    known = {"friendlyName": "web", "validFrom": "2020-01-01 00:00:00", "expirationDate": "2027-01-31 12:00:00"}
    try:
        found = certificate({**known, key: value}, "psn", NOW)
    except errors.UnexpectedAnswer as error:
        assert error.message == "ISE returned the certificate 'web' of psn in an unknown form."
    else:
        assert found["days_left"] == 30
