# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""YAML as exports write it; ``tests/files`` reads random values back."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.yaml_writer import to_yaml

_LONG = " ".join(["remark"] * 20)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}\n"),
        ({"a": []}, "a: []\n"),
        ({"a": {}}, "a: {}\n"),
        ({"a": [1, True, None, 1.5, 1e30]}, "a:\n  - 1\n  - true\n  - null\n  - 1.5\n  - 1.0e+30\n"),
        ({"a": [{"b": 1, "c": [2]}, {}]}, "a:\n  - b: 1\n    c:\n      - 2\n  - {}\n"),
        ({"a": [["b"], []]}, "a:\n  -\n    - b\n  - []\n"),
    ],
)
def test_containers_and_numbers(value: Any, text: str) -> None:
    assert to_yaml(value) == text


@pytest.mark.parametrize(
    "plain",
    ["sw-1", "Location#All Locations#Paris", "10.1.1.1/32", "secret://a/b", "a: b"[:1], "Zürich", "it's", "a:b"],
)
def test_plain_text(plain: str) -> None:
    assert to_yaml({"a": plain}) == f"a: {plain}\n"


@pytest.mark.parametrize(
    "quoted",
    [
        "", "yes", "No", "ON", "off", "y", "true", "null", "~", "0123", "123", "1_0", "0o17", "0x1f", "1e3", "1.5", ".5", ".inf",
        "12:34:56", "00:11:22:33:44:55", "2026-12-01", "17.12.4", "-", "- a", "---", "? a", "a: b", "a:", "a #b", "#a", " a",
        "a ", "[a]", "{a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "=", "<<", '"a"',
    ],
)  # fmt: skip
def test_quoted_text(quoted: str) -> None:
    assert to_yaml({"a": quoted}) == f"a: '{quoted}'\n"
    assert to_yaml({quoted: 1}) == f"'{quoted}': 1\n"


def test_apostrophes() -> None:
    assert to_yaml({"a": "'a'"}) == "a: '''a'''\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # ACLs are blocks, with or without a last line end.
        ("permit ip any any\ndeny ip any any\n", "a: |\n  permit ip any any\n  deny ip any any\n"),
        ("permit ip any any\n  remark x\n\nend", "a: |-\n  permit ip any any\n    remark x\n\n  end\n"),
        # What a block would hide, or what yamllint does not accept, is in double quotes, a line for each line of the text.
        ("a \nb", 'a: "\\\n  a \\n\\\n  b"\n'),
        (" a\nb", 'a: "\\\n  \\ a\\n\\\n  b"\n'),
        ("a\n\n", 'a: "\\\n  a\\n\\\n  \\n"\n'),
        ("a\r\nb", 'a: "\\\n  a\\r\\n\\\n  b"\n'),
        ("\n", 'a: "\\n"\n'),
        ("a\tb", 'a: "a\\tb"\n'),
        ("a\u00a0b\u200b\U000e0001", 'a: "a\\xa0b\\u200b\\U000e0001"\n'),
        (f"{_LONG}\nb", 'a: "\\\n  ' + _LONG[:70] + "\\\n  " + _LONG[70:] + '\\n\\\n  b"\n'),
        # Long lines are folded where only one space is, else anywhere.
        (_LONG, f"a: >-\n  {_LONG[:76]}\n  {_LONG[77:]}\n"),
        ("x" * 90, f"a: >-\n  {'x' * 90}\n"),
        (f"a  {_LONG}", f'a: "\\\n  a  {_LONG[:70]}\\\n  {_LONG[70:]}"\n'),
        ("\x01" * 20, 'a: "\\\n  ' + "\\x01" * 19 + "\\\n  " + '\\x01"\n'),
        # Ansible would render these.
        ("{{ x }}", "a: !unsafe '{{ x }}'\n"),
        ("a{%b", "a: !unsafe 'a{%b'\n"),
        ("{{ x }}\nb\n", "a: !unsafe |\n  {{ x }}\n  b\n"),
        ("a {# b", "a: !unsafe 'a {# b'\n"),
    ],
)
def test_long_and_special_text(text: str, written: str) -> None:
    assert to_yaml({"a": text}) == written


def test_keys_with_line_ends() -> None:
    assert to_yaml({"a\nb": 1}) == '"a\\nb": 1\n'
