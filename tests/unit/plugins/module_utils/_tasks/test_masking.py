# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No secret value leaves in a result, with the means of either generation of ansible-core."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks import masking

RESULT = {"msg": "refused: s3cret-1", "lists": [["s3cret-1"], {"key": "a s3cret-2 b"}], "number": 1, "nothing": None}


def test_a_list_of_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """As until ansible-core 2.21."""
    monkeypatch.setattr(masking, "mask_secrets", None)
    cleaned = masking.masked(RESULT, {"s3cret-1", "s3cret-2"})
    assert "s3cret" not in str(cleaned)
    assert cleaned["number"] == 1
    assert cleaned["nothing"] is None


def test_a_registry_of_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """As since ansible-core 2.22; the result that was given stays as it is."""
    registered: list[str] = []

    def mask(text: str) -> str:
        for secret in registered:
            text = text.replace(secret, "$REDACTED$")
        return text

    monkeypatch.setattr(masking, "register_secrets", registered.extend)
    monkeypatch.setattr(masking, "mask_secrets", mask)
    assert masking.masked(RESULT, {"s3cret-1", "s3cret-2"}) == {
        "msg": "refused: $REDACTED$",
        "lists": [["$REDACTED$"], {"key": "a $REDACTED$ b"}],
        "number": 1,
        "nothing": None,
    }
    assert "s3cret-1" in str(RESULT)
