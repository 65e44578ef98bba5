# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the checkout is shown to Ansible, and what a test sees of the machine it runs on."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tools import checkout

ROOT = Path(__file__).parents[3]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a file that is committed, one that is new, one that is deleted and one that is ignored."""
    root = tmp_path / "checkout"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    (root / ".gitignore").write_text("ignored\n")
    for name in ("committed.py", "deleted.py", "folder/inside.py"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x = 1\n")
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    (root / "deleted.py").unlink()
    (root / "new.py").write_text("x = 1\n")
    (root / "ignored").write_text("x")
    monkeypatch.setattr(checkout, "ROOT", root)
    return root


@pytest.mark.usefixtures("repository")
def test_a_copy_holds_what_git_would_take(tmp_path: Path) -> None:
    copy = tmp_path / "top" / "copy"
    checkout.copy_checkout(copy, "folder")
    assert sorted(path.name for path in copy.rglob("*")) == [".gitignore", "committed.py", "new.py"]


@pytest.mark.parametrize("place", ["anywhere", "ansible_collections/openise/ise"])
def test_the_collection_is_found_wherever_the_checkout_lies(tmp_path: Path, place: str) -> None:
    """Twice: the link stays. From a path of its own, so that nothing of this checkout helps."""
    root = tmp_path / place
    (root / "tools").mkdir(parents=True)
    (root / "plugins").mkdir()
    (root / "plugins" / "here.py").write_text("PLACE = __file__\n")
    for name in ("__init__.py", "checkout.py"):
        (root / "tools" / name).write_bytes((ROOT / "tools" / name).read_bytes())
    code = (
        "import sys; from tools.checkout import collections_tree; collections_tree(); tree = collections_tree(); "
        "sys.path.insert(0, str(tree)); from ansible_collections.openise.ise.plugins import here; print(here.PLACE)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    found = Path(done.stdout.strip())
    assert found.resolve() == (root / "plugins" / "here.py").resolve()
    assert found.parts[-5:] == ("ansible_collections", "openise", "ise", "plugins", "here.py")


def test_the_users_settings_do_not_reach_a_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANSIBLE_CONFIG", "ISE_PASSWORD", "REQUESTS_CA_BUNDLE", "https_proxy", "PYTHONPATH", "PYTEST_ADDOPTS"):
        monkeypatch.setenv(name, "/of/the/user")
    monkeypatch.setenv("PATH", "/home/me/.pyenv/shims:/usr/bin")
    env = checkout.hermetic_environment(tmp_path, Path("/first"))
    assert "/of/the/user" not in env.values()
    assert env["PATH"] == "/first:/usr/bin"
    assert env["ANSIBLE_HOME"] == str(tmp_path)


def test_a_lock_of_the_machine_is_held_by_one(tmp_path: Path) -> None:
    trace: list[str] = []
    begun = threading.Event()

    def work(name: str) -> None:
        begun.set()
        with checkout.machine_wide("python", tmp_path):
            trace.append(name)

    with checkout.machine_wide("python", tmp_path):
        thread = threading.Thread(target=work, args=("second",))
        thread.start()
        begun.wait(timeout=10)
        thread.join(timeout=0.2)
        trace.append("first")
    thread.join(timeout=10)
    assert trace == ["first", "second"]
