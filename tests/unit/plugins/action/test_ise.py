# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the action plugin adds to the result of a task, as AnsibleModule would. Playbooks are run in tests/e2e."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.action import ise

SPEC: dict[str, Any] = {
    "name": {"type": "str", "aliases": ["called"]},
    "old": {"type": "str", "removed_in_version": "2.0.0", "removed_from_collection": "openise.ise"},
    "password": {"type": "str", "no_log": True},
}


class FakeTask:
    """Stands in for the TASK of a module."""

    def specification(self) -> dict[str, Any]:
        return {"argument_spec": SPEC}

    def hidden_values(self, params: dict[str, Any]) -> list[str]:
        return []

    def perform(self, params: dict[str, Any], **_options: Any) -> dict[str, Any]:
        return {"changed": False, "msg": f"the password is {params['password']}"}

    def shown(self, params: dict[str, Any]) -> dict[str, Any]:
        return params


def result_of(monkeypatch: pytest.MonkeyPatch, **args: Any) -> dict[str, Any]:
    """Return the result of a task with these arguments."""
    monkeypatch.setitem(sys.modules, f"{ise._MODULES}.thing", SimpleNamespace(TASK=FakeTask()))
    action = object.__new__(ise.ActionModule)
    action._task = SimpleNamespace(action="openise.ise.thing", args=args, check_mode=False, diff=False)
    return action._in_process()


def test_a_deprecated_option_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = result_of(monkeypatch, old="x", password="s3cret-1")["deprecations"]
    assert (found["version"], found["collection_name"]) == ("2.0.0", "openise.ise")
    assert "'old' is deprecated" in found["msg"]
    assert "deprecations" not in result_of(monkeypatch, name="x", password="s3cret-1")


def test_an_option_and_its_alias_give_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    result = result_of(monkeypatch, name="x", called="y", password="s3cret-1")
    assert result["warnings"] == ["Both option name and its alias called are set."]


def test_no_secret_value_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "s3cret" not in str(result_of(monkeypatch, name="x", password="s3cret-1"))
