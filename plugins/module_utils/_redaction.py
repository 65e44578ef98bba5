# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps secrets out of messages: recognizes ISE's masks, and replaces known secrets in texts."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Iterable
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

PLACEHOLDER = "********"

# ISE masks secrets with asterisks: six for network devices, seven for internal users.
_MASK = re.compile(r"\*{3,}")


def is_mask(value: object) -> bool:
    """Return whether ``value`` is a mask of ISE: three or more asterisks and nothing else."""
    return isinstance(value, str) and _MASK.fullmatch(value) is not None


class Redactor:
    """Replaces known secrets in texts, in every encoding in which a server or a library may return them.

    Built for thousands of secrets and several threads.
    """

    def __init__(self) -> None:
        self._forms: set[str] = set()
        self._longest_first: list[str] | None = None
        self._lock = threading.Lock()

    def add(self, values: Iterable[object]) -> None:
        """Add secrets; empty strings, masks and other types are ignored."""
        for value in values:
            if isinstance(value, str) and value and value not in self._forms and not is_mask(value):
                escaped = value.encode("unicode_escape").decode("ascii")
                in_xml = [escape(value), escape(value, {'"': "&quot;", "'": "&apos;"})]
                in_json = [json.dumps(value, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)]
                forms = {value, quote(value, safe=""), quote_plus(value), escaped, *in_json, *in_xml}
                with self._lock:
                    self._forms |= forms
                    self._longest_first = None

    def add_credentials(self, username: str, password: str) -> None:
        """Add a password, and its encoding in a Basic authorization header."""
        self.add([password, base64.b64encode(f"{username}:{password}".encode()).decode("ascii")])

    def clean(self, text: str) -> str:
        """Return ``text`` with every known secret replaced, the longest first so that no part of one remains."""
        with self._lock:
            if self._longest_first is None:
                self._longest_first = sorted(self._forms, key=len, reverse=True)
            forms = self._longest_first
        for form in forms:
            text = text.replace(form, PLACEHOLDER)
        return text
