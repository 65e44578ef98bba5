# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The references that a deletion checks: the table of the guide, and the notes of modules, are those of the declarations."""

from __future__ import annotations

import re

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.tests.docs.documents import ROOT

_USED = {plural: resource for plural, resource in TYPES.items() if resource.used_by}


def test_table_of_the_guide() -> None:
    guide = (ROOT / "docs" / "docsite" / "rst" / "guide_configuration.rst").read_text(encoding="utf-8")
    table = guide.split("Deleting what others use\n")[1].split("\nSecrets\n")[0]
    rows = re.findall(r"^   \* - ``(\w+)``\n     - (.+)$", table, re.MULTILINE)
    shown = {used: sorted(re.findall(r"``(\w+)``", users)) for used, users in rows}
    assert shown == {plural: sorted(each.plural for each in _USED[plural].used_by) for plural in sorted(_USED)}


@pytest.mark.parametrize("plural", _USED)
def test_note_of_a_module(plural: str) -> None:
    resource = _USED[plural]
    source = (ROOT / "plugins" / "modules" / f"{resource.name}.py").read_text(encoding="utf-8")
    documentation = yaml.safe_load(source.split('DOCUMENTATION = r"""')[1].split('"""')[0])
    (note,) = [text for text in documentation["notes"] if "O(force_in_use)" in text]
    for used_by in resource.used_by:
        assert used_by.resource.plural_words in note.lower(), used_by.plural
