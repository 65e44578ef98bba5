# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the testable parts of the documentation: examples of modules, YAML blocks and console blocks of pages."""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "docsite" / "rst").glob("*.rst"))]
MODULES = sorted(path.stem for path in (ROOT / "plugins" / "modules").glob("[!_]*.py"))
FILTERS = sorted(path.stem for path in (ROOT / "plugins" / "filter").glob("[!_]*.py"))

_MARKDOWN = re.compile(r"^```([\w+-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RST = re.compile(r"^\.\. code-block:: ([\w+-]+)\n\n((?:[ ]{2,}.*\n|\n)+)", re.MULTILINE)
_OURS = re.compile(r"^\s+openise\.ise\.\w+:", re.MULTILINE)
_FILE = re.compile(r"# (\S+\.(?:ya?ml|csv))\n")


@dataclass(frozen=True)
class Block:
    """One code block of a page: its language, its text without indentation, and its first line number."""

    page: str
    line: int
    language: str
    text: str

    @property
    def file(self) -> str:
        """Return the file name in a first line like ``# switches.yml``; empty if there is none."""
        match = _FILE.match(self.text)
        return match[1] if match else ""

    @property
    def file_text(self) -> str:
        """Return the text of the file; CSV has no comments."""
        return self.text.partition("\n")[2] if self.file.endswith(".csv") else self.text

    @property
    def uses_modules(self) -> bool:
        """Return whether the block is YAML with a task of this collection."""
        return self.language in ("yaml", "yaml+jinja") and _OURS.search(self.text) is not None

    @property
    def plays(self) -> list[dict[str, Any]]:
        """Return the plays of the block: its own, or one with its tasks; none if it has neither."""
        content = yaml.safe_load(self.text)
        if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
            return []
        if all("hosts" in item for item in content):
            return content
        return [{"name": "Examples", "hosts": "localhost", "gather_facts": False, "tasks": content}]


def blocks(page: Path) -> list[Block]:
    """Return the code blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    pattern = _RST if page.suffix == ".rst" else _MARKDOWN
    return [
        Block(page.name, text.count("\n", 0, match.start()) + 1, match[1], textwrap.dedent(match[2]).strip("\n") + "\n")
        for match in pattern.finditer(text)
    ]


def examples(name: str, kind: str = "modules") -> Block:
    """Return the EXAMPLES of a module, or of a plugin of another kind."""
    python = importlib.import_module(f"ansible_collections.openise.ise.plugins.{kind}.{name}")
    return Block(name, 1, "yaml", str(python.EXAMPLES))


@dataclass(frozen=True)
class Command:
    """One command of a console block, with its output on the page."""

    line: str
    output: str


def commands(block: Block) -> Iterator[Command]:
    """Return the commands of a console block; a backslash at the end of a line continues it."""
    for part in re.split(r"^\$ ", block.text.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        line, _newline, output = part.partition("\n")
        yield Command(" ".join(line.split()), output)
