# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Multi-line texts in one form."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.text import LINES, normalize_lines

ACL = "permit tcp any any eq 443\n\n  deny ip any any"


@pytest.mark.parametrize(
    "text",
    [
        ACL,
        f"{ACL}\n",
        f"{ACL}\n\n \n",
        ACL.replace("\n", "\r\n"),
        ACL.replace("\n", "\r"),
        ACL.replace("\n", " \t\r\n") + "\r\n",
    ],
)
def test_one_form(text: str) -> None:
    assert normalize_lines(text) == normalize_lines(normalize_lines(text)) == LINES.decode(text) == ACL


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n \n"])
def test_empty_texts(text: str) -> None:
    assert normalize_lines(text) == ""


@pytest.mark.parametrize("text", ["permit ip\ndeny ip", "deny ip\n\npermit ip", " permit ip", "Permit IP"])
def test_different_texts_stay_different(text: str) -> None:
    assert normalize_lines(text) != normalize_lines("permit ip")
    assert LINES.encode(text) == text
