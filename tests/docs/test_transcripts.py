# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of console blocks; their output must be that of the page.

A YAML block that begins with a comment like ``# paris.yml`` is that file. Every such playbook must be run by a console
block of its page. ``cat`` shows files that playbooks write.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tests.docs.documents import PAGES, blocks, commands
from ansible_collections.openise.ise.tests.docs.playground import Playground

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def _comparable(output: str) -> list[str]:
    """Return lines without parts that differ between runs: ids, folders of playbooks and roles, the width of headings."""
    lines = [re.sub(r" \*{3,}$", " ***", _ID.sub("(id)", line.rstrip())) for line in output.splitlines()]
    lines = [re.sub(r"^(Origin|included): \S*/", r"\1: ", line) for line in lines]
    lines = [re.sub(r'("result_file": ")[^"]*/', r"\1", line) for line in lines]
    return [line for line in lines if line]


def _printed(ground: Playground, line: str) -> str:
    """Return the output of a command; ``cat`` shows a file that a playbook wrote."""
    program, *arguments = line.split()
    return (ground.folder / arguments[0]).read_text() if program == "cat" else ground.run(line).output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path, ground: Playground) -> None:
    if page.name == "README.md":  # its commands need the environment that it names, and nothing else
        (ground.folder / "variables.yml").write_text("{}\n")
    waiting = set()
    for block in blocks(page):
        if block.file:
            path = ground.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.file_text)
            if block.uses_modules:
                waiting.add(block.file)
        if block.language != "console":
            continue
        for command in commands(block):
            if not command.line.startswith(("ansible-playbook ", "cat ")) or not command.output.strip():
                continue
            output = _printed(ground, command.line)
            shown, real = _comparable(command.output), _comparable(output)
            difference = "\n".join(difflib.unified_diff(shown, real, "shown", "real", lineterm=""))
            assert not difference, f"{block.page}:{block.line} {command.line}\n{difference}\n\nAll of it:\n{output}"
            waiting -= set(command.line.split())
    assert not waiting, f"{page.name}: no console block runs {', '.join(sorted(waiting))}"
