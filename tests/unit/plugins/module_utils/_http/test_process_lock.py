# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking turns: threads wait, processes wait for a while, and nothing that is wrong with the lock file stops anybody."""

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

WHAT = "https://ise-mnt1.example.com:443"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def lock_of(what: str, temporary: Path) -> Path:
    """The file that is locked, made by taking a turn."""
    before = set(temporary.rglob("*"))
    with exclusive_lock(what, 0):
        [path] = [path for path in set(temporary.rglob("*")) - before if path.is_file()]
    return path


def held_elsewhere(path: Path) -> int:
    """Lock the file as another process does: by a descriptor of its own."""
    descriptor = os.open(path, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def test_the_file_is_its_users_alone(temporary: Path) -> None:
    path = lock_of(WHAT, temporary)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, path)] == [0o700, 0o600]
    assert path.parent.parent == temporary
    assert "example" not in path.name


def test_it_is_locked_while_the_block_runs_and_given_back(temporary: Path) -> None:
    path = lock_of(WHAT, temporary)
    with exclusive_lock(WHAT, 0), pytest.raises(BlockingIOError):
        held_elsewhere(path)
    os.close(held_elsewhere(path))
    with pytest.raises(ValueError, match="of the block"), exclusive_lock(WHAT, 0):
        raise ValueError("of the block")
    os.close(held_elsewhere(path))


def test_another_process_is_waited_for(temporary: Path, naps: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    other = held_elsewhere(lock_of(WHAT, temporary))

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            os.close(other)

    monkeypatch.setattr(time, "sleep", sleep)
    with exclusive_lock(WHAT, 300):
        assert len(naps) == 3


def test_patience_has_an_end(temporary: Path, naps: list[float]) -> None:
    other = held_elsewhere(lock_of(WHAT, temporary))
    with exclusive_lock(WHAT, 300):
        assert sum(naps) == pytest.approx(300)
    os.close(other)


def test_other_servers_have_locks_of_their_own(temporary: Path, naps: list[float]) -> None:
    other = held_elsewhere(lock_of(WHAT, temporary))
    with exclusive_lock("https://ise-mnt2.example.com:443", 300):
        assert not naps
    os.close(other)


def test_threads_wait_however_long_it_takes(temporary: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        with exclusive_lock(WHAT, 0):
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


def test_what_somebody_put_there_is_not_used(temporary: Path, naps: list[float]) -> None:
    """A folder that others may write to, a link, a file: no lock, and no failure."""
    folder = temporary / f"openise-ise-{os.geteuid()}"
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir(mode=0o700)

    def taken() -> None:
        with exclusive_lock(WHAT, 300):
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
    name = lock_of(WHAT, temporary).name
    (folder / name).unlink()
    (folder / name).symlink_to(elsewhere / "target")
    with exclusive_lock(WHAT, 300):
        assert not list(elsewhere.iterdir())
    assert not naps


def test_no_folder_and_no_locks_are_no_failure(
    temporary: Path, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary / "missing"))
        with exclusive_lock(WHAT, 300):
            done.append("no folder")

    def refuse(*_arguments: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with exclusive_lock(WHAT, 300):
        done.append("no locks")
    assert len(done) == 2 and not naps
