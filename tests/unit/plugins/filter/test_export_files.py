# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter for the files of an export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.openise.ise.plugins.filter.export_files import FilterModule

_FILTER = FilterModule().filters()["export_files"]


def test_files(tmp_path: Path) -> None:
    result = _FILTER({"resources": {"security_groups": [{"name": "Lifts", "value": 310}]}}, str(tmp_path), host="ise-1")
    (written,) = result.pop("files")
    assert written["path"] == str(tmp_path / "security_groups.yml")
    assert written["content"].endswith("security_groups:\n  - name: Lifts\n    value: 310\n")
    assert result == {"remove": [], "keep": [], "problem": ""}


def test_problems_are_returned(tmp_path: Path) -> None:
    """The role reports them in one sentence, before the first request."""
    result = _FILTER({"resources": {}}, str(tmp_path), split="sites")
    problem = result.pop("problem")
    assert problem == "split must be one of type, location, device_type, or {by: OPTION}, not 'sites'."
    assert result == {"files": [], "remove": [], "keep": []}


@pytest.mark.parametrize("value", [None, [], "x", {}, {"resources": []}])
def test_other_input(tmp_path: Path, value: Any) -> None:
    with pytest.raises(AnsibleFilterError, match=r"takes the result of openise\.ise\.config_info"):
        _FILTER(value, str(tmp_path))
