# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication: HTTP Basic accounts with their roles, and ISE's CSRF check for ERS."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import time
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from .settings import Settings

__all__ = ["COOKIES", "Accounts", "Csrf"]

COOKIES = {"JSESSIONIDSSO": "/", "APPSESSIONID": "/ers"}


class Accounts:
    """The four accounts in the settings. Passwords are compared in constant time."""

    def __init__(self, settings: Settings) -> None:
        self._known: list[tuple[str, str, bytes]] = [
            (role, name, f"{name}:{password}".encode())
            for role in ("admin", "operator", "mnt", "sponsor")
            for name, password in [getattr(settings, role)]
        ]
        self._failures: dict[str, int] = {}

    def role(self, header: str, lock_after: int) -> str | None:
        """Return the role of the account in an ``Authorization`` header, or None (401)."""
        scheme, _, encoded = header.partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            given = base64.b64decode(encoded.strip(), validate=True)
        except (binascii.Error, ValueError):
            return None
        user = given.partition(b":")[0].decode("utf-8", "replace")
        locked = 0 < lock_after <= self._failures.get(user, 0)
        found: str | None = None
        for role, _, known in self._known:
            if hmac.compare_digest(known, given) and found is None:
                found = role
        if found is None or locked:
            self._failures[user] = self._failures.get(user, 0) + 1
            return None
        self._failures.pop(user, None)
        return found

    def unlock(self) -> None:
        self._failures.clear()


class Csrf:
    """CSRF tokens by session. A token expires after some idle time.

    A GET with ``X-CSRF-TOKEN: fetch`` returns a token and two cookies. A write must send all three.
    """

    def __init__(self) -> None:
        self._tokens: dict[tuple[str, ...], tuple[str, float]] = {}

    def clear(self) -> None:
        self._tokens.clear()

    @staticmethod
    def session(headers: Mapping[str, str]) -> tuple[str, ...] | None:
        """Return the values of both session cookies, or None if one is missing."""
        try:
            jar = SimpleCookie(headers.get("Cookie", ""))
        except CookieError:
            return None
        values = tuple(jar[name].value for name in COOKIES if name in jar)
        return values if len(values) == len(COOKIES) else None

    def fetch(self, session: tuple[str, ...]) -> str:
        token = secrets.token_hex(16).upper()
        self._tokens[session] = (token, time.monotonic())
        return token

    def accepts(self, headers: Mapping[str, str], idle: float) -> bool:
        """Return whether the token of a write is the valid token of its session. Each use extends its life."""
        session = self.session(headers)
        given = headers.get("X-CSRF-Token", "")
        if session is None or session not in self._tokens:
            return False
        token, used = self._tokens[session]
        if time.monotonic() - used > idle or not hmac.compare_digest(token.encode(), given.encode()):
            return False
        self._tokens[session] = (token, time.monotonic())
        return True


def new_cookies() -> dict[str, str]:
    """Return new values for both session cookies."""
    return {name: secrets.token_hex(16).upper() for name in COOKIES}
