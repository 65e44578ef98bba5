# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The secrets of these tests. No output or file of a run may contain one of them."""

from __future__ import annotations

import base64
from typing import Any

_MARK = "Canary"
ACCOUNTS: dict[str, Any] = {name: (name, f"{_MARK}-{name}-login!") for name in ("admin", "operator", "mnt", "sponsor")}
WRONG_PASSWORD = f"{_MARK}-wrong-login!"


def secret(name: str) -> str:
    """Return a secret that contains the mark."""
    return f"{_MARK}-{name}"


def secrets(kind: str) -> dict[str, str]:
    """Return a secret for each secret option of a device."""
    names = "radius radius2 tacacs previous community auth privacy trustsec rest exec enable"
    found = {name: secret(f"{kind}-{name}") for name in names.split()}
    # ISE requires 16 and 20 characters.
    return {**found, "kek": secret(kind).ljust(16, "k"), "mack": secret(kind).ljust(20, "m")}


NEW = secrets("new")
OLD = secrets("old")

# The value of the Authorization header.
BASIC = base64.b64encode(":".join(ACCOUNTS["admin"]).encode()).decode()


def leaks_in(place: str, content: bytes) -> list[str]:
    """Return the secrets in ``content``, each with the place and the text around it."""
    found = []
    for form in (_MARK.encode(), BASIC.encode()):
        at = content.find(form)
        if at >= 0:
            found.append(f"{place}: {content[max(0, at - 80) : at + 60]!r}")
    return found
