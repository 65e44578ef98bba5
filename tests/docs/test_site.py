# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documentation site has every page in one group; README.md links to what exists, and counts right."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.tests.docs.documents import MODULES, ROOT

_REPOSITORY = "https://github.com/openise/openise.ise/"
_SITE = "https://openise.github.io/openise.ise/"
_GUIDES = {path.stem for path in (ROOT / "docs" / "docsite" / "rst").glob("*.rst")}
_README = (ROOT / "README.md").read_text(encoding="utf-8")
_PAGES = {
    "README.md": _README,
    "CODE_OF_CONDUCT.md": (ROOT / "CODE_OF_CONDUCT.md").read_text(encoding="utf-8"),
    "SECURITY.md": (ROOT / "SECURITY.md").read_text(encoding="utf-8"),
    "index.rst": (ROOT / "docs" / "site" / "index.rst").read_text(encoding="utf-8"),
}
# Pages of the site that antsibull-docs writes, beside one for each module.
_WRITTEN = {"", "modules.html", "environment_variables.html", *(f"{name}_module.html" for name in MODULES)}
_SECTIONS = (
    "Description", "Requirements", "Installation", "Use Cases", "Testing", "Contributing", "Communication", "Support",
    "Release notes and roadmap", "Related information", "License information",
)  # fmt: skip


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_build", ROOT / "docs" / "site" / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["site_build"] = module
    spec.loader.exec_module(module)
    return module


def _loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def _links(text: str) -> list[str]:
    """Return where a page of Markdown or reStructuredText links to."""
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"<(https?://[^>\s]+)>", text)


def test_guides_are_grouped() -> None:
    sections = _loaded("docs/docsite/extra-docs.yml")["sections"]
    assert [section["title"] for section in sections] == ["Tutorials", "How-to guides", "Reference", "Explanation"]
    assert all(section["toctree"] for section in sections)
    assert Counter(page for section in sections for page in section["toctree"]) == Counter(_GUIDES)


def test_sidebar() -> None:
    sidebar = _builder().groups()
    captions = re.findall(r":caption: (.+)", sidebar)
    assert captions == ["Tutorials", "How-to guides", "Reference", "Explanation"]
    pages = re.findall(r"^   (?:[\w ]+ <)?([\w/]+)>?$", sidebar, re.MULTILINE)
    assert set(pages) == {f"docsite/{name}" for name in _GUIDES} | {"modules", "environment_variables"}


def test_list_of_modules() -> None:
    written = "\n".join(
        [
            ".. _plugins_in_openise.ise:", "", "Openise.Ise", "===========", "", "Guides", "------", "",
            ".. _plugin_index_for_openise.ise:", "", "Plugin Index", "------------", "", ".. toctree::", "    :hidden:", "",
            "    coa_module", "    export_role", "",
        ]
    )  # fmt: skip
    page = _builder().plugin_index(written)
    assert page.startswith(".. _plugins_in_openise.ise:\n\nModules, plugins and roles\n===")
    assert "Guides" not in page
    assert "\n    coa <coa_module>\n    export <export_role>\n" in page
    with pytest.raises(ValueError, match="plugin_index_for_openise"):
        _builder().plugin_index("Openise.Ise")


@pytest.mark.parametrize("page", _PAGES)
def test_links(page: str) -> None:
    anchors = {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in _titles(_README)}
    for link in _links(_PAGES[page]):
        path, _hash, anchor = link.partition("#")
        if not path:
            assert anchor in anchors, link
            continue
        assert link.startswith("https://"), f"{link}: a relative link breaks on Galaxy"
        if match := re.match(rf"{_REPOSITORY}(?:blob|tree)/main/(.+)", path):
            assert (ROOT / match[1]).exists(), link
        elif path.startswith(_SITE):
            name = path.removeprefix(_SITE)
            assert name in _WRITTEN or name.removeprefix("docsite/").removesuffix(".html") in _GUIDES, link
        elif path.startswith(_REPOSITORY):
            assert path.removeprefix(_REPOSITORY).split("/")[0] in {"issues", "milestones", "security"}, link


def _titles(text: str) -> list[str]:
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^##? (.+)$", outside, re.MULTILINE)


def test_readme_has_the_sections_required_for_certification() -> None:
    titles = [title for title in _titles(_README) if title in _SECTIONS]
    assert titles == [*_SECTIONS]


def test_counts_in_the_readme() -> None:
    (types,) = re.findall(r"objects of (\d+) types", _README)
    assert int(types) == len(TYPES)


def _newest_core() -> str:
    """Return the newest ansible-core that the tests run with."""
    names = [path.stem.removeprefix("core-") for path in (ROOT / "tools" / "requirements").glob("core-*.txt")]
    return max(names, key=lambda name: [int(part) for part in name.split(".")])


def test_ansible_core_in_the_readme() -> None:
    oldest = _loaded("meta/runtime.yml")["requires_ansible"].removeprefix(">=").removesuffix(".0")
    named = re.findall(r"ansible-core ([\d.]+) to ([\d.]+)", _README)
    assert len(named) > 1
    assert len(set(named)) == 1
    assert named[0] == (oldest, _newest_core())


def test_galaxy_links_to_the_site() -> None:
    galaxy = _loaded("galaxy.yml")
    assert galaxy["documentation"] == _SITE
    assert f'html_baseurl = "{_SITE}"' in (ROOT / "docs" / "site" / "conf.py").read_text(encoding="utf-8")


def test_python_requirements() -> None:
    listed = _loaded("meta/execution-environment.yml")["dependencies"]["python"]
    assert listed == "requirements.txt"
    names = [line for line in Path(ROOT / listed).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"[a-z]+>=[\d.]+", name) for name in names), "certification refuses pins and upper bounds"
