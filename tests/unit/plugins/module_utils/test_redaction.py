# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No known secret remains in a text, in any encoding."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

import pytest

from ansible_collections.openise.ise.plugins.module_utils._redaction import PLACEHOLDER, Redactor, is_mask

# One of each kind: plain, quotes and backslashes, URL characters, beyond ASCII, control characters.
SECRETS = [
    "Canary-42",
    "a/b/c+d%41",
    "\U0001f511-key",
    "&amp;&lt;",
    "x\\u0041y\\n",
    "\u0130stanbul",
    'a"b\\c',
    "p&w=d+ #?/%",
    "<a&b>'\"",
    "pässwörd-鍵",
    "tab\there\nline",
    "it's",
]


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "json": lambda secret: json.dumps(secret)[1:-1],
    "json in utf-8": lambda secret: json.dumps(secret, ensure_ascii=False)[1:-1],
    "url": lambda secret: quote(secret, safe=""),
    "form": quote_plus,
    "escaped": lambda secret: secret.encode("unicode_escape").decode(),
    "xml": escape,
    "xml attribute": lambda secret: escape(secret, {'"': "&quot;", "'": "&apos;"}),
    "html": html.escape,
    "numbers": lambda secret: escape(secret, {'"': "&#34;", "'": "&#39;"}),
    "hexadecimal numbers": lambda secret: "".join(f"&#x{ord(letter):X};" for letter in secret),
    "mixed entities": lambda secret: "".join(
        f"&#{ord(letter):03};" if number % 2 else html.escape(letter) for number, letter in enumerate(secret)
    ),
    "url with slashes": quote,
    "url in lower case": lambda secret: re.sub("%..", lambda found: found[0].lower(), quote(secret, safe="")),
    "every byte": lambda secret: "".join(f"%{byte:02X}" for byte in secret.encode()),
    "bytes of Python": lambda secret: "".join(f"\\x{byte:02x}" for byte in secret.encode()),
    "html in json": lambda secret: json.dumps(html.escape(secret))[1:-1],
    "json in url": lambda secret: quote(json.dumps(secret)[1:-1], safe=""),
    "url twice": lambda secret: quote(quote(secret, safe=""), safe=""),
    "upper case": lambda secret: "".join(max(letter.upper(), letter, key=lambda one: -len(one)) for letter in secret),
}


@pytest.mark.parametrize("secret", SECRETS)
def test_every_form_of_a_secret_is_replaced(secret: str) -> None:
    redactor = Redactor()
    redactor.add([secret])
    for name, form in FORMS.items():
        cleaned = redactor.clean(f"ISE said <{form(secret)}> and again {form(secret)}.")
        assert cleaned == f"ISE said <{PLACEHOLDER}> and again {PLACEHOLDER}.", name


@pytest.mark.parametrize("secret", [secret for secret in SECRETS if len(secret.encode()) > 7])
@pytest.mark.parametrize("before", ["", "u:", "user:", "netops:"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_base64_shows_no_part_of_a_secret(secret: str, before: str, encode: Callable[[bytes], bytes]) -> None:
    """Of the encoded text, at most the characters remain that other bytes have a share in."""
    redactor = Redactor()
    redactor.add([secret])
    cleaned = redactor.clean(f"Basic {encode(f'{before}{secret}:x'.encode()).decode()}.")
    left = cleaned.removeprefix("Basic ").removesuffix(".").replace(PLACEHOLDER, "")
    assert PLACEHOLDER in cleaned
    assert len(left) <= len(before) * 8 // 6 + 2 + 6


@pytest.mark.parametrize(
    ("secret", "text", "cleaned"),
    [
        ("a", "a web site and 'a', \"a\", &quot;a&quot; said a", "a web site and 'P', \"P\", &quot;P&quot; said a"),
        ("a", "a", "P"),
        ("is", "ISE is what it is: this, 'is', IS", "ISE P what it P: this, 'P', IS"),
        ("42x", "42x 42xy x42x &#52;2x", "P 42xy x42x P"),
        ("pass", "the password", "the Pword"),
    ],
)
def test_a_short_secret_leaves_messages_readable(secret: str, text: str, cleaned: str) -> None:
    redactor = Redactor()
    redactor.add([secret])
    assert redactor.clean(text) == cleaned.replace("P", PLACEHOLDER)


def test_a_secret_that_ends_like_an_encoding_begins() -> None:
    """Texts are searched as they are, too."""
    redactor = Redactor()
    redactor.add(["secret%4", "canary&", "back\\"])
    cleaned = redactor.clean("secret%41 canary&amp; back\\n")
    assert cleaned == f"{PLACEHOLDER}1 {PLACEHOLDER} {PLACEHOLDER}n"


def test_thousands_of_secrets() -> None:
    redactor = Redactor()
    redactor.add(f"canary-{number:05}-{number * 7919 % 10_007}" for number in range(5000))
    text = " ".join(f"canary-{number:05}-{number * 7919 % 10_007}" for number in range(0, 5000, 50))
    assert redactor.clean(text) == " ".join([PLACEHOLDER] * 100)


@pytest.mark.parametrize(
    "text", ["%", "\\", "\\u12", "&#;", "&#x110000;", "&nosuch;", "\\U99999999", "%ff%fe", "\\ud800", "\ud800"]
)
def test_what_is_no_encoding_stays(text: str) -> None:
    redactor = Redactor()
    redactor.add(["canary"])
    assert redactor.clean(f"{text} canary {text}") == f"{text} {PLACEHOLDER} {text}"


def test_the_encoded_login_is_replaced() -> None:
    redactor = Redactor()
    redactor.add_credentials("netops", "Pa55word")
    header = "Basic " + base64.b64encode(b"netops:Pa55word").decode()
    assert redactor.clean(f"{header}; Pa55word; netops") == f"Basic {PLACEHOLDER}; {PLACEHOLDER}; netops"


def test_a_secret_within_another_leaves_no_part() -> None:
    redactor = Redactor()
    redactor.add(["abc", "abcdef", "cde"])
    assert redactor.clean("abcdef abc") == f"{PLACEHOLDER} {PLACEHOLDER}"


def test_secrets_that_are_no_unicode() -> None:
    """As from an environment variable in another encoding."""
    redactor = Redactor()
    redactor.add_credentials("netops", "caf\udce9\ud800")
    assert redactor.clean("the caf\udce9\ud800") == f"the {PLACEHOLDER}"


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
