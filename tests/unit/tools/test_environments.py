# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Environments are made of what the collection supports and the registry has, the same today and tomorrow."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tools import environments

ROOT = Path(__file__).parents[3]
LISTS = sorted(environments.REQUIREMENTS.glob("*.txt"))


def test_every_supported_ansible_core_has_a_list() -> None:
    supported = environments.cores()
    text = (ROOT / "meta" / "runtime.yml").read_text()
    assert f'requires_ansible: ">={supported[0].release}.0"' in text
    for core in supported:
        assert re.search(rf"^ansible-core=={re.escape(core.release)}\.", core.lock.read_text(), re.MULTILINE)
    assert {core.lock for core in supported} == {path for path in LISTS if path.name.startswith("core-")}


def test_every_foreign_client_has_a_list_and_a_pinned_release() -> None:
    foreign = [path for path in LISTS if path.name.startswith("foreign-")]
    assert sorted(path.stem for path in foreign) == sorted(environments.FOREIGN_CLIENTS)
    for path in foreign:
        (pinned,) = re.findall(r"^[\w-]+==[\d.]+$", path.with_suffix(".in").read_text(), re.MULTILINE)
        assert f"\n{pinned} \\\n" in path.read_text()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_everything_is_pinned_and_hashed(path: Path) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", path.read_text(), flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_what_pip_uses_is_what_uv_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PIP_CERT", "/mirror.pem")
    env = environments.registry.__wrapped__()
    assert (env["UV_DEFAULT_INDEX"], env["SSL_CERT_FILE"]) == ("https://mirror.example/simple", "/mirror.pem")
    assert env["UV_REQUIRE_HASHES"] == "1"


def test_archives_of_repositories_are_replaced_by_the_registry(tmp_path: Path) -> None:
    """Not in place: the files of an environment are links to those in uv's cache."""
    folder = tmp_path / "ansible_test" / "_data" / "requirements"
    folder.mkdir(parents=True)
    cached = tmp_path / "cached"
    cached.write_text("astroid==4.0.4\ndill @ https://example.com/dill/archive/1.zip#sha256=00\n")
    os.link(cached, folder / "sanity.pylint.txt")
    environments.use_registry_only(tmp_path)
    assert (folder / "sanity.pylint.txt").read_text() == "astroid==4.0.4\ndill\n"
    assert "https:" in cached.read_text()
