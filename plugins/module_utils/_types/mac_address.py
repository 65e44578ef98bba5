# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MAC addresses: converts the usual notations to that of ISE, 00:1A:2B:3C:4D:5E."""

from __future__ import annotations

import re

from .._errors import InvalidInput

# Groups of two, four or six digits with one kind of separator, or twelve digits.
_NOTATIONS = re.compile(
    r"(?:[0-9a-f]{2}([:.-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}"
    r"|[0-9a-f]{4}([:.-])[0-9a-f]{4}\2[0-9a-f]{4}"
    r"|[0-9a-f]{6}[:.-]?[0-9a-f]{6}",
    re.IGNORECASE,
)


def normalize_mac(text: str) -> str:
    """Return a MAC address in the notation of ISE. Raises :class:`ValueError` for any other text."""
    trimmed = text.strip()
    if not _NOTATIONS.fullmatch(trimmed):
        raise ValueError(
            f"{text!r} is not a MAC address; write it like 00:1A:2B:3C:4D:5E, 00-1a-2b-3c-4d-5e, 001a.2b3c.4d5e or 001a2b3c4d5e, "
            "and quote it if it has no letter, because YAML may read it as a number."
        )
    digits = re.sub(r"[:.-]", "", trimmed).upper()
    return ":".join(digits[position : position + 2] for position in range(0, 12, 2))


def mac_option(option: str, text: str) -> str:
    """Return the MAC address in an option. Raises :class:`InvalidInput`, which names the option, for any other text."""
    try:
        return normalize_mac(text)
    except ValueError as error:
        raise InvalidInput(f"{option}: {error}") from None
