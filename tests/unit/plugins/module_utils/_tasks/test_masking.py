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


@pytest.mark.parametrize("registry", [False, True])
def test_short_secrets_leave_words_alone(monkeypatch: pytest.MonkeyPatch, registry: bool) -> None:
    """Ansible replaces them in every word, and every number that is equal."""
    registered: list[str] = []
    monkeypatch.setattr(masking, "register_secrets", registered.extend)
    monkeypatch.setattr(masking, "mask_secrets", str if registry else None)
    arguments = {
        "module_args": {"password": "e", "name": "here", "attributes": {"macKey": 7, "list": ["7", "ab"]}, "x": True}
    }
    result = {"msg": "the 'e' here, ab, abc", "total": 7, "changed": True, "invocation": arguments}
    whole = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
    assert masking.masked(result, {"e", "7", "ab"}) == {
        "msg": "the '********' here, ********, abc",
        "total": 7,
        "changed": True,
        "invocation": {
            "module_args": {
                "password": whole,
                "name": "here",
                "attributes": {"macKey": whole, "list": [whole, whole]},
                "x": True,
            }
        },
    }
    assert registered == []
