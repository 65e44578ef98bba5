# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks of the role configure reach ISE in the same way."""

from __future__ import annotations

from typing import Any

import yaml

from ansible_collections.openise.ise.tests.docs.documents import ROOT


def _play(name: str) -> dict[str, Any]:
    (play,) = yaml.safe_load((ROOT / "playbooks" / name).read_text(encoding="utf-8"))
    assert isinstance(play, dict)
    return play


def test_drift_connects_like_apply() -> None:
    """It is a play of its own, because failures must not end with the exit code of drift."""
    apply, drift = _play("apply.yml"), _play("drift.yml")
    for keyword in ("hosts", "gather_facts", "connection", "module_defaults"):
        assert drift[keyword] == apply[keyword], keyword
