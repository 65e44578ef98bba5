# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever an export writes is read back as the same values by every parser, and yamllint has no findings.

The parsers are those of the collection, of Ansible and PyYAML (YAML 1.1), and of check-jsonschema (YAML 1.2).
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from ansible.parsing.dataloader import DataLoader
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from yamllint import linter
from yamllint.config import YamlLintConfig

from ansible_collections.openise.ise.plugins.plugin_utils.export_files import signed
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read
from tools.checkout import ROOT

# Those of yamllint, and the stricter ones of this checkout, which users of ansible-lint have as well.
RULES = [YamlLintConfig("extends: default"), YamlLintConfig((ROOT / ".yamllint").read_text(encoding="utf-8"))]

_TRAPS = [
    "", "yes", "No", "ON", "~", "null", "012", "0o17", "0x1f", "1_000", "1e3", ".5", "12:34:56", "10:11:22:33:44:55",
    "2026-12-01", "=", "<<", "-", "- a", "? a", "a: b", "a #b", "---", "...", "|", ">", "!x", "&a", "*a", "[a]", "{a}", "%d",
    "@x", "`x", "'q'", '"d"', "\\", " lead", "trail ", "a  b", "tab\tx", "a\r\nb", "\n", "a\n\n\n\nb", "\u00a0",
    "\u2028", "\ufeff", "\u00e9", "\U0001f600" * 50, "\u6771\u4eac " * 30, "{{ x }}", "{% x %}", "{# x", "permit ip any any log",
    "remark " * 30, "x" * 200, "permit udp any any eq domain\npermit ip any any\n", "x" * 90 + "\n" + "y z " * 30,
]  # fmt: skip
# Lone surrogates are no text: no file can contain them.
_characters = st.characters(exclude_categories=["Cs"])
_traps = st.sampled_from(_TRAPS)
_texts = st.one_of(
    _traps,
    st.lists(_traps, min_size=2, max_size=3).map("".join),
    st.text(_characters, max_size=200),
    st.text("ab \n#:-'\"\\{}", max_size=120),
)
# Longer keys do not exist, and no key can be folded.
_keys = st.one_of(_traps.filter(lambda key: len(key) < 20), st.text(_characters, max_size=6))
_values = st.one_of(_texts, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
_trees = st.recursive(
    _values, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4), max_leaves=15
)


def _with_tag(loader: Any, name: str = "!unsafe") -> Any:
    loader.add_constructor(name, lambda self, node: self.construct_scalar(node))
    return loader


class _Tagged(yaml.SafeLoader):
    """PyYAML in pure Python, which knows Ansible's tag."""


_with_tag(_Tagged)


def _parsed(text: str) -> list[Any]:
    """Return what the parsers read."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.yml")
        path.write_text(text, encoding="utf-8", newline="\n")
        ours = read(DataLoader(), str(path), "a.yml").content
    newer = YAML(typ="safe", pure=True)
    _with_tag(newer.constructor)
    found = [ours, yaml.load(text, Loader=_Tagged), newer.load(text)]  # noqa: S506
    return found if "!unsafe" in text else [*found, yaml.safe_load(text)]


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(_keys, _trees, max_size=4), st.sampled_from(["localhost", "ise." * 60 + "example.com"]))
def test_everything_is_read_back(content: dict[str, Any], host: str) -> None:
    text = signed(host, content)
    for value in _parsed(text):
        assert value == content, text
    findings = [problem for rules in RULES for problem in linter.run(StringIO(text), rules)]
    assert not findings, (findings, text)


def test_templates_are_literal_text() -> None:
    """The reader of the collection refuses templates that are not marked."""
    text = signed("localhost", {"network_devices": [{"name": "a", "description": "{{ x }}\n{{ y }}"}]})
    assert text.endswith("    description: !unsafe |-\n      {{ x }}\n      {{ y }}\n")
    assert _parsed(text)[0] == {"network_devices": [{"name": "a", "description": "{{ x }}\n{{ y }}"}]}
