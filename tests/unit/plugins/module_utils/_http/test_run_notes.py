# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes of a process, and of processes that share a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http import run_notes


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    run_notes.forget("kind")
    run_notes.forget("other")


def test_marks_reveal_nothing_and_distinguish_parts() -> None:
    marks = {run_notes.mark_of(*parts) for parts in (("a", "b"), ("ab",), ("a", "b", ""), ("b", "a"))}
    assert len(marks) == 4
    assert run_notes.mark_of("a", "b") in marks
    assert all(len(mark) == 64 for mark in marks)


def test_a_note_of_the_process() -> None:
    assert run_notes.noted_at("kind", "mark") == 0
    run_notes.note("kind", "mark")
    assert run_notes.noted_at("kind", "mark") > 0
    assert run_notes.noted_at("other", "mark") == run_notes.noted_at("kind", "mark2") == 0
    run_notes.forget("other")
    assert run_notes.noted_at("kind", "mark") > 0
    run_notes.forget("kind")
    assert run_notes.noted_at("kind", "mark") == 0


def test_a_note_of_another_process(tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path))
    assert run_notes.shared_folder() == tmp_path
    run_notes.note("kind", "mark")
    run_notes.forget("kind")
    run_notes.share_in(str(tmp_path))
    assert run_notes.noted_at("kind", "mark") > 0
    [path] = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_note_is_renewed(tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path))
    run_notes.note("kind", "mark")
    [path] = tmp_path.iterdir()
    os.utime(path, (1, 1))
    run_notes.note("kind", "mark")
    assert path.stat().st_mtime > time.time() - 60


def test_a_folder_that_is_gone_is_ignored(tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path / "gone"))
    run_notes.note("kind", "mark")
    assert run_notes.noted_at("kind", "mark") > 0
