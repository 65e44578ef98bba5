# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads wait for each other, processes until a timeout, and an unusable lock file stops nobody."""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
import threading
import time
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.process_lock import exclusive_lock

NAME = "https://ise-mnt1.example.com:443"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def lock_of(name: str, temporary: Path) -> Path:
    """The path of the lock file, created by holding the lock once."""
    before = set(temporary.rglob("*"))
    with exclusive_lock(name, 0):
        [path] = [path for path in set(temporary.rglob("*")) - before if path.is_file()]
    return path


def held_elsewhere(path: Path) -> int:
    """Lock the file with another descriptor, as another process does."""
    descriptor = os.open(path, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def test_only_the_user_can_access_the_file(temporary: Path) -> None:
    path = lock_of(NAME, temporary)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, path)] == [0o700, 0o600]
    assert path.parent.parent == temporary
    assert "example" not in path.name


def test_it_is_locked_while_the_block_runs_and_released_after_it(temporary: Path) -> None:
    path = lock_of(NAME, temporary)
    with exclusive_lock(NAME, 0), pytest.raises(BlockingIOError):
        held_elsewhere(path)
    os.close(held_elsewhere(path))
    with pytest.raises(ValueError, match="of the block"), exclusive_lock(NAME, 0):
        raise ValueError("of the block")
    os.close(held_elsewhere(path))


def test_it_waits_for_another_process(temporary: Path, sleeps: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    other = held_elsewhere(lock_of(NAME, temporary))

    def sleep(seconds: float) -> None:
        sleeps.append(seconds)
        if len(sleeps) == 3:
            os.close(other)

    monkeypatch.setattr(time, "sleep", sleep)
    with exclusive_lock(NAME, 300):
        assert len(sleeps) == 3


def test_the_wait_for_another_process_ends_with_the_timeout(temporary: Path, sleeps: list[float]) -> None:
    other = held_elsewhere(lock_of(NAME, temporary))
    with exclusive_lock(NAME, 300):
        assert sum(sleeps) == pytest.approx(300)
    os.close(other)


def test_each_name_has_its_own_lock(temporary: Path, sleeps: list[float]) -> None:
    other = held_elsewhere(lock_of(NAME, temporary))
    with exclusive_lock("https://ise-mnt2.example.com:443", 300):
        assert not sleeps
    os.close(other)


def test_threads_wait_without_a_limit(temporary: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        with exclusive_lock(NAME, 0):
            inside.append(1)
            most.append(len(inside))
            threading.Event().wait(0.01)
            inside.pop()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


def test_files_of_others_are_not_used(temporary: Path, sleeps: list[float]) -> None:
    """A folder that others can write to, a link, a file: no lock, and no failure."""
    folder = temporary / f"openise-ise-{os.geteuid()}"
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir(mode=0o700)

    def taken() -> None:
        with exclusive_lock(NAME, 300):
            assert not folder.is_dir() or not list(folder.iterdir())

    folder.mkdir()
    folder.chmod(0o770)
    taken()
    folder.rmdir()
    folder.symlink_to(elsewhere)
    taken()
    folder.unlink()
    folder.touch()
    taken()
    folder.unlink()
    name = lock_of(NAME, temporary).name
    (folder / name).unlink()
    (folder / name).symlink_to(elsewhere / "target")
    with exclusive_lock(NAME, 300):
        assert not list(elsewhere.iterdir())
    assert not sleeps


def test_a_missing_folder_or_lock_support_is_no_failure(
    temporary: Path, sleeps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary / "missing"))
        with exclusive_lock(NAME, 300):
            done.append("no folder")

    def refuse(*_arguments: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with exclusive_lock(NAME, 300):
        done.append("no locks")
    assert len(done) == 2 and not sleeps
