# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup as Ansible calls it: patterns, defaults, limits, and patterns without hosts."""

from __future__ import annotations

from typing import Any

import pytest
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader

GROUPS = {"all": ["europe", "asia", "lab-1"], "ise": ["europe", "asia"], "empty": [], "ungrouped": ["lab-1"]}


def _run(*terms: Any, limit: str = "", groups: dict[str, list[str]] | None = None, **options: Any) -> Any:
    variables = {"groups": GROUPS if groups is None else groups, **({"ansible_limit": limit} if limit else {})}
    return lookup_loader.get("openise.ise.hosts", loader=DataLoader()).run(list(terms), variables=variables, **options)


@pytest.mark.parametrize(
    ("terms", "options", "pattern"),
    [
        (["ise"], {}, "ise"),
        (["europe", ["asia", ""]], {}, "europe,asia"),
        (["ise:!asia"], {}, "ise:!asia"),
        (["lab-*"], {"limit": "all"}, "lab-*"),
        (["ise"], {"limit": "asia"}, "ise"),
        (["ise"], {"limit": "@hosts.txt"}, "ise"),
        ([""], {}, "localhost"),
        ([[]], {"default": ["ise", "localhost"]}, "ise"),
        ([None], {"default": ["deployments", "localhost"]}, "localhost"),
    ],
)
def test_pattern(terms: list[Any], options: dict[str, Any], pattern: str) -> None:
    assert _run(*terms, **options) == [pattern]


@pytest.mark.parametrize(
    ("terms", "options", "found"),
    [
        (["europ"], {}, "europ"),
        (["empty"], {}, "empty"),
        (["ise"], {"limit": "lab-1"}, "ise within the limit lab-1"),
        ([""], {"limit": "ise"}, "localhost within the limit ise"),
        ([""], {"default": ["empty", "localhost"]}, "empty"),
        ([["a"], "b"], {"groups": {}}, "a,b"),
    ],
)
def test_no_hosts(terms: list[Any], options: dict[str, Any], found: str) -> None:
    with pytest.raises(AnsibleError, match=f"no host of the inventory matches {found};"):
        _run(*terms, **options)
