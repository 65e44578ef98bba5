# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MAC addresses in all common notations."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._types.mac_address import mac_option, normalize_mac


@pytest.mark.parametrize(
    "text",
    [
        "00:1A:2B:3C:4D:5E",
        "00:1a:2b:3c:4d:5e",
        "00-1A-2b-3c-4D-5e",
        "00.1a.2b.3c.4d.5e",
        "001a.2b3c.4d5e",
        "001A-2B3C-4D5E",
        "001a:2b3c:4d5e",
        "001a2b-3c4d5e",
        "001a2b3c4d5e",
        " 001A2B3C4D5E\n",
    ],
)
def test_notations(text: str) -> None:
    assert normalize_mac(text) == "00:1A:2B:3C:4D:5E"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00:1a:2b:3c:4d",
        "00:1a:2b:3c:4d:5e:6f",
        "00:1a:2b:3c:4d:5g",
        "00:1a-2b:3c-4d:5e",
        "0:1a:2b:3c:4d:5e",
        "001a.2b3c-4d5e",
        "00 1a 2b 3c 4d 5e",
        "8612345678",
        "printer",
    ],
)
def test_no_mac(text: str) -> None:
    with pytest.raises(ValueError, match="is not a MAC address; write it like 00:1A:2B:3C:4D:5E"):
        normalize_mac(text)


def test_an_option() -> None:
    assert mac_option("mac", "001a.2b3c.4d5e") == "00:1A:2B:3C:4D:5E"
    with pytest.raises(InvalidInput, match=r"^mac: 'printer' is not a MAC address"):
        mac_option("mac", "printer")
