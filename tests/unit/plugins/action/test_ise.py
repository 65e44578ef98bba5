# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The helpers of the action plugin. tests/e2e/test_action_plugin.py and test_front_ends.py run the plugin itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.action import ise


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ise.example.com", "ISE.example.com.", True),
        ("ise", "ise.example.com", True),
        ("ise.example.com", "ise", True),
        ("ise.example.com", "ise.example.org", False),
        ("ise1", "ise2", False),
        ("ise", "ise1.example.com", False),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3", "10", False),
        ("10", "10.1.2.3", False),
        ("2001:db8::1", "2001:db8::1", True),
    ],
)
def test_names_of_one_host(one: str, other: str, same: bool) -> None:
    assert ise._same_host(one, other) is same


class Tagged(str):
    """A string type of Ansible."""


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Tagged("a"), "a"),
        ({Tagged("a"): [Tagged("b"), 1]}, {"a": ["b", 1]}),
        ((1, 2.5, True, None), [1, 2.5, True, None]),
        (Path("/etc"), "/etc"),
    ],
)
def test_arguments_lose_the_types_of_ansible(value: Any, plain: Any) -> None:
    made = ise._plain(value)
    assert made == plain
    assert type(made) is type(plain)


def test_environment_and_working_directory_are_restored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ISE_HOSTNAME", "before")
    monkeypatch.delenv("ISE_PORT", raising=False)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "playbook"
    folder.mkdir()
    with (
        pytest.raises(ValueError, match="of the block"),
        ise._module_environment({"ISE_HOSTNAME": "ise", "ISE_PORT": "9060"}, str(folder)),
    ):
        assert (os.environ["ISE_HOSTNAME"], os.environ["ISE_PORT"], Path.cwd()) == ("ise", "9060", folder)
        raise ValueError("of the block")
    assert (os.environ["ISE_HOSTNAME"], os.environ.get("ISE_PORT"), Path.cwd()) == ("before", None, tmp_path)
