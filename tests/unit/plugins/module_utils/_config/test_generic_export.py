# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export has of an object without a declaration: everything but secrets, masks, identifiers and links."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.generic_export import generic_declaration
from ansible_collections.openise.ise.plugins.module_utils._config.registry import type_of
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot

PLURAL = "ers_resources/ldap"
CANARY = "canary-1"


def _exported(**attributes: Any) -> Any:
    """Return the exported attributes of an object."""
    shown = {"id": "1", "name": "a", "link": {"href": "x"}, **attributes}
    return generic_declaration(Snapshot(type_of(PLURAL), shown), PLURAL)["attributes"]


def _reference(option: str) -> str:
    return f"secret://{PLURAL}/a/{option}"


@pytest.mark.parametrize("value", [0, 1, True, False, "", [], {}, "x", ["a", {"b": [1]}], {"a": {"b": ""}}])
def test_values(value: Any) -> None:
    """Empty values as well: nothing is known of defaults."""
    assert _exported(value=value) == {"value": value}


def test_names_and_ids() -> None:
    found = generic_declaration(Snapshot(type_of(PLURAL), {"id": "1", "name": "a", "link": {}}), PLURAL)
    assert found == {"name": "a", "attributes": {}}
    found = generic_declaration(Snapshot(type_of(PLURAL), {"id": "1", "password": CANARY}), PLURAL)
    assert found == {"id": "1", "attributes": {"password": f"secret://{PLURAL}/1/password"}}


@pytest.mark.parametrize("secret", [CANARY, "******", 12345678])
def test_secrets_are_references(secret: Any) -> None:
    shown = {"server": {"adminPassword": secret, "port": 1}, "headers": {"key": "apiToken", "value": secret}}
    assert _exported(**shown) == {
        "server": {"adminPassword": _reference("server.adminPassword"), "port": 1},
        "headers": {"key": "apiToken", "value": _reference("headers.value")},
    }


def test_masks_under_ordinary_names_are_secrets() -> None:
    assert _exported(bindCredential="*******") == {"bindCredential": _reference("bindCredential")}


def test_texts_with_secrets_are_references() -> None:
    assert _exported(extra=f'{{"password": "{CANARY}"}}') == {"extra": _reference("extra")}


@pytest.mark.parametrize(
    "value",
    [[{"password": CANARY}], [{"name": "a", "password": "***"}], ["a", "****"], [[{"deep": {"token": CANARY}}]]],
)
def test_lists_with_secrets_are_left_out(value: Any) -> None:
    assert _exported(inner={"members": value}, a=1) == {"a": 1}
    assert _exported(members=value, a=1) == {"a": 1}


def test_lists_named_like_secrets_are_left_out() -> None:
    assert _exported(passcode=[CANARY], a=[{"b": 1}]) == {"a": [{"b": 1}]}


def test_unset_values_are_left_out() -> None:
    assert _exported(password="", text=None, inner={"secret": "", "none": None}, a=1) == {"a": 1}
