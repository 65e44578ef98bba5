# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No known secret remains in a text, in any encoding."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

import pytest

from ansible_collections.openise.ise.plugins.module_utils._redaction import PLACEHOLDER, Redactor, is_mask

# One of each kind: plain, quotes and backslashes, URL characters, beyond ASCII, control characters.
SECRETS = ["Canary-42", 'a"b\\c', "p&w=d+ #?/%", "<a&b>'\"", "pässwörd-鍵", "tab\there\nline", "it's"]


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "json": lambda secret: json.dumps(secret)[1:-1],
    "json in utf-8": lambda secret: json.dumps(secret, ensure_ascii=False)[1:-1],
    "url": lambda secret: quote(secret, safe=""),
    "form": quote_plus,
    "escaped": lambda secret: secret.encode("unicode_escape").decode(),
    "xml": escape,
    "xml attribute": lambda secret: escape(secret, {'"': "&quot;", "'": "&apos;"}),
}


@pytest.mark.parametrize("secret", SECRETS)
def test_every_form_of_a_secret_is_replaced(secret: str) -> None:
    redactor = Redactor()
    redactor.add([secret])
    for name, form in FORMS.items():
        cleaned = redactor.clean(f"ISE said <{form(secret)}> and again {form(secret)}.")
        assert cleaned == f"ISE said <{PLACEHOLDER}> and again {PLACEHOLDER}.", name


def test_the_encoded_login_is_replaced() -> None:
    redactor = Redactor()
    redactor.add_credentials("netops", "Pa55word")
    header = "Basic " + base64.b64encode(b"netops:Pa55word").decode()
    assert redactor.clean(f"{header}; Pa55word; netops") == f"Basic {PLACEHOLDER}; {PLACEHOLDER}; netops"


def test_a_secret_within_another_leaves_no_part() -> None:
    redactor = Redactor()
    redactor.add(["abc", "abcdef", "cde"])
    assert redactor.clean("abcdef abc") == f"{PLACEHOLDER} {PLACEHOLDER}"


@pytest.mark.parametrize("value", ["", None, 7, True, ["x"], "***", "******"])
def test_other_values_are_not_replaced(value: object) -> None:
    redactor = Redactor()
    redactor.add([value])
    assert redactor.clean("x 7 True *** ******") == "x 7 True *** ******"


@pytest.mark.parametrize(
    ("value", "mask"),
    [
        ("***", True),
        ("******", True),
        ("*******", True),
        ("**", False),
        ("", False),
        ("******a", False),
        ("a******", False),
        ("***\n", False),
        (None, False),
        (6, False),
    ],
)
def test_is_mask(value: object, mask: bool) -> None:
    assert is_mask(value) is mask
