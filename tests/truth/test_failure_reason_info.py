# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``failure_reason_info``: the table, selections, and the file that saves the node a heavy call."""

from __future__ import annotations

import json
import os
import stat
import time
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt import client as mnt
from ansible_collections.openise.ise.plugins.modules import failure_reason_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, PATH, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node, Result
from ise_simulator.mnt.reasons import REASONS

TASK = failure_reason_info.TASK
XML = {"Content-Type": "application/xml"}
TABLE = [
    {"id": int(number), "code": " ".join(code.split()), "cause": cause, "resolution": resolution}
    for number, (code, cause, resolution) in sorted(REASONS.items(), key=lambda item: int(item[0]))
]
on_one = each(rows_with=first_row, releases=("3.4",))


def _found(node: Node, *, check: bool = False, **options: Any) -> Result:
    result = ask(node, TASK, options, check=check)
    assert result.get("changed") is False, result
    assert result["total"] == len(result["failure_reasons"])
    assert "warnings" not in result
    return result


@each(rows_with=first_row)
def test_the_table(node: Node) -> None:
    """Every release; one call; complete, by number; the same in check mode."""
    result = _found(node)
    assert result["failure_reasons"] == TABLE and (result["cached"], result["node"]) == (False, node.sim.host)
    assert node.sent == gets(1) and node.sim.requests[-1].path == f"{PATH}FailureReasons"
    assert _found(node, check=True) == result


@on_one
def test_selection(node: Node) -> None:
    """By number, or by text anywhere in it, whatever its case; no match is an empty list."""
    (wrong,) = _found(node, id=22040)["failure_reasons"]
    assert wrong["code"].startswith("22040 Wrong password") and wrong["cause"] and wrong["resolution"]
    assert _found(node, id=1)["failure_reasons"] == []
    for text in ("wrong PASSWORD", " Wrong password ", wrong["cause"].upper(), wrong["resolution"][5:]):
        assert wrong in _found(node, text=text)["failure_reasons"]
    assert _found(node, text="22040 wrong")["failure_reasons"] == [wrong]
    assert _found(node, text="no reason says this")["failure_reasons"] == []
    assert node.sent == gets(1)


@on_one
def test_empty_table(node: Node, tmp_path: Path) -> None:
    """It is an empty list, and not stored."""
    node.sim.configure(mnt_failure_reasons="empty")
    file = tmp_path / "reasons.json"
    assert _found(node, cache_path=str(file))["failure_reasons"] == []
    assert not file.exists()


@on_one
def test_incomplete_table(node: Node) -> None:
    """Entries without number are omitted, missing texts are empty, line breaks become blanks."""
    body = (
        "<failureReasonList><failureReason><code>1 No id</code></failureReason><failureReason id='x'/>"
        "<failureReason id='7'><code>7\n  A\n</code><cause/></failureReason><failureReason id='5'/></failureReasonList>"
    )
    node.sim.fault("status", path="FailureReasons", status=200, body=body, headers=XML)
    assert _found(node)["failure_reasons"] == [
        {"id": 5, "code": "", "cause": "", "resolution": ""},
        {"id": 7, "code": "7 A", "cause": "", "resolution": ""},
    ]


# -- the file ----------------------------------------------------------------------------------------------------------


@on_one
def test_cache_file(node: Node, tmp_path: Path) -> None:
    """Written once, readable by its owner only; then no request is sent, nor in check mode."""
    file = tmp_path / "reasons.json"
    kept: dict[str, Any] = {"cache_path": str(file)}
    assert _found(node, check=True, **kept)["cached"] is False
    assert list(tmp_path.iterdir()) == []  # check mode writes nothing
    first = _found(node, **kept)
    assert node.sent == gets(1) and first["cached"] is False
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
    written = json.loads(file.read_text(encoding="utf-8"))["nodes"]
    assert written[node.sim.host]["failure_reasons"] == TABLE and list(written) == [node.sim.host]
    for check in (False, True):
        again = _found(node, check=check, **kept)
        assert node.sent == NOTHING
        assert again == {**first, "cached": True}
    assert _found(node, id=22040, **kept)["total"] == 1
    assert node.sent == NOTHING
    assert "password" not in {key for reason in TABLE for key in reason}
    assert not [leak for leak in (*node.sim.mnt, node.connection()["ca_path"]) if leak in file.read_text()]


@on_one
def test_age_of_the_cache(node: Node, tmp_path: Path) -> None:
    """Too old, from the future, or disabled: the task calls ISE and writes the file again."""
    file = tmp_path / "reasons.json"
    kept: dict[str, Any] = {"cache_path": str(file)}
    _found(node, **kept)
    for age, most, cached in ((3500, 3600, True), (3700, 3600, False), (-3600, 7200, False), (0, 0, False)):
        document = json.loads(file.read_text(encoding="utf-8"))
        moment = datetime.now(timezone.utc) - timedelta(seconds=age)
        document["nodes"][node.sim.host]["read_at"] = moment.isoformat()
        file.write_text(json.dumps(document), encoding="utf-8")
        assert _found(node, cache_max_age=most, **kept)["cached"] is cached
        assert node.sent == (NOTHING if cached else gets(1))
        if not cached:
            assert json.loads(file.read_text(encoding="utf-8")) != document


@on_one
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"not json",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"nodes": []}',
        b'{"nodes": {"HOST": []}}',
        b'{"nodes": {"HOST": {"read_at": "2999", "failure_reasons": []}}}',
        b'{"nodes": {"HOST": {"read_at": "2026-01-01T00:00:00", "failure_reasons": []}}}',
        b'{"nodes": {"HOST": {"read_at": "NOW", "failure_reasons": []}}}',
        b'{"nodes": {"HOST": {"read_at": "NOW", "failure_reasons": [{"id": "x"}]}}}',
        b'{"nodes": {"HOST": {"read_at": "NOW", "failure_reasons": [7]}}}',
        b'{"nodes": {"HOST": {"read_at": "NOW", "failure_reasons": 7}}}',
        b'{"nodes": {"HOST": {"read_at": 7, "failure_reasons": [{"id": 1}]}}}',
    ],
    ids=lambda content: str(content[:60]),
)
def test_damaged_cache(node: Node, tmp_path: Path, content: bytes) -> None:
    """Whatever the file contains: the task calls ISE, and the file is complete afterwards."""
    file = tmp_path / "reasons.json"
    now = datetime.now(timezone.utc).isoformat().encode()
    file.write_bytes(content.replace(b"HOST", node.sim.host.encode()).replace(b"NOW", now))
    assert _found(node, cache_path=str(file))["failure_reasons"] == TABLE
    assert node.sent == gets(1)
    assert _found(node, cache_path=str(file))["cached"] is True


@on_one
@pytest.mark.parametrize("place", ["missing/reasons.json", "."])
def test_unwritable_cache(node: Node, tmp_path: Path, place: str) -> None:
    """It is a warning: the task returns the table, and leaves no files."""
    path = str(tmp_path / place)
    result = ask(node, TASK, {"cache_path": path})
    assert result["failure_reasons"] == TABLE
    (warning,) = result["warnings"]
    assert warning.startswith(f"cache_path: {path!r} cannot be written (")
    assert list(tmp_path.iterdir()) == [] and list(tmp_path.parent.glob(".openise*")) == []
    assert "warnings" not in ask(node, TASK, {"cache_path": path}, check=True)


@on_one
def test_full_disk(node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file does not change."""
    file = tmp_path / "reasons.json"
    _found(node, cache_path=str(file))
    before = file.read_bytes()

    def full(*_arguments: Any, **_options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", full)
    result = ask(node, TASK, {"cache_path": str(file), "cache_max_age": 0})
    assert result["failure_reasons"] == TABLE and "No space left on device" in result["warnings"][0]
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]


@on_one
def test_one_cache_per_node(node: Node, simulators: Simulators, tmp_path: Path) -> None:
    """Another node's table is stored separately; the tables of both nodes of a deployment are equivalent."""
    file = tmp_path / "reasons.json"
    other = simulators.beside(node.sim)
    other.reset()
    kept: dict[str, Any] = {"cache_path": str(file)}
    _found(node, **kept)
    first, second = [node.sim.host], [other.host]
    result = ask(node, TASK, {**kept, "mnt_hostname": second}, validate_certs=False)
    assert (result["cached"], result["node"], other.stats.total) == (False, other.host, 1)
    assert set(json.loads(file.read_text(encoding="utf-8"))["nodes"]) == {node.sim.host, other.host}
    for names in (first, second, first + second, second + first):
        result = ask(node, TASK, {**kept, "mnt_hostname": names}, validate_certs=False)
        assert (result["cached"], result["node"]) == (True, names[0])
    assert node.sent == NOTHING and other.stats.total == 1


@on_one
def test_home_folder(node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path may start with a tilde."""
    monkeypatch.setenv("HOME", str(tmp_path))
    _found(node, cache_path="~/reasons.json")
    assert os.listdir(tmp_path) == ["reasons.json"]


# -- failures ----------------------------------------------------------------------------------------------------------


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"text": " "}, "text is empty"),
        ({"cache_path": ""}, "cache_path is empty"),
        ({"cache_max_age": -1}, "cache_max_age: -1 is out of range; give a number from 0."),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """One sentence, before any request."""
    result = ask(node, TASK, options)
    assert result["failed"] and words in result["msg"], result
    assert node.sent == NOTHING


@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_failures(
    node: Node, failure: FailureCase, waits: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each fails with its cause, and nothing is stored."""
    connection = failure.arrange(node)
    if connection.get("password") == "":
        connection["password"] = ACCOUNTS[connection["username"]][1]
    monkeypatch.setattr(mnt, "HEAVY_TIMEOUT", 1)  # seconds
    result = ask(node, TASK, {"cache_path": str(tmp_path / "reasons.json")}, **connection)
    assert result.get("failed") is True, result
    words = (
        ("instead of a list of",) if "another document" in failure.name or "success" in failure.name else failure.words
    )
    assert all(word in result["msg"] for word in words), result["msg"]
    assert (result.get("status"), node.sent, len(waits)) == (failure.status, failure.sent, failure.waits)
    assert list(tmp_path.iterdir()) == []
    time.sleep(
        failure.fault.get("seconds", 0) - 0.9 if failure.connection else 0
    )  # the node is busy with it until then


@on_one
def test_truncated_table(node: Node, waits: list[float]) -> None:
    """It is read again, from the start."""
    node.sim.fault("truncate", path="FailureReasons", times=1)
    assert _found(node)["failure_reasons"] == TABLE
    assert node.sent == gets(2) and len(waits) == 1 and waits[0] >= 5


@on_one
def test_heavy_call(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """One at a time, with the timeout for heavy calls."""
    alone: list[str] = []

    def noted(origin: str, _seconds: float) -> AbstractContextManager[None]:
        alone.append(origin)
        return nullcontext()

    monkeypatch.setattr(mnt, "exclusive_lock", noted)
    _found(node)
    assert alone == [f"https://{node.sim.host}:{node.sim.port}"]
