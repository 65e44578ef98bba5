# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``guest_user_action`` for several guests when some fail: the others are done, and nothing is sent twice by a rerun."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.guest_action_helpers import MESSAGES, guest_row, put_guests, run
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY

NAMES = ["anna", "bert", "carl", "dora"]
SENT: dict[str, dict[str, Any]] = {"reset_password": {}, **MESSAGES}
each_sent = pytest.mark.parametrize("action", SENT)


@pytest.fixture
def node(simulators: Simulators) -> Iterator[Node]:
    """Provide a node with four active guests."""
    case = Node(simulators.of("3.4"), guest_row(), "3.4")
    case.prepare()
    put_guests(case, *NAMES)
    yield case
    case.close()


def outcomes(result: Result) -> dict[str, str]:
    return {guest["name"]: guest["outcome"] for guest in result["guest_users"]}


def acts(node: Node, name: str) -> int:
    """Return how many actions on a guest have reached the node."""
    return sum(1 for each in node.sim.requests if each.method == "PUT" and node.id_of(name) in each.path)


def refuse(node: Node, name: str, status: int = 400, **more: Any) -> None:
    node.sim.fault("status", method="PUT", path=node.id_of(name), status=status, **more)


@each_sent
def test_others_after_a_refusal(node: Node, action: str) -> None:
    """Each guest gets its turn; ``remaining`` names the one to repeat, and a run for it does the rest."""
    refuse(node, "bert")
    result = run(node, action=action, names=NAMES, **SENT[action])
    assert result["failed"] and result["changed"] and result["status"] == 400
    assert outcomes(result) == {"anna": "done", "bert": "failed", "carl": "done", "dora": "done"}
    assert (result["remaining"], result["unknown"]) == (["bert"], [])
    assert result["msg"].startswith("Guest 'bert': ") and "It was done to 3 guests." in result["msg"]
    assert "Run the task again for those in remaining only, or with receipts." in result["msg"]
    assert ["password" in guest for guest in result["guest_users"]] == [
        action == "reset_password" and guest["outcome"] == "done" for guest in result["guest_users"]
    ]
    again = run(node, action=action, names=result["remaining"], **SENT[action])
    assert "failed" not in again and again["changed"] and again["remaining"] == []
    assert [acts(node, name) for name in NAMES] == [1, 2, 1, 1]
    nothing = run(node, action=action, names=again["remaining"], **SENT[action])
    assert (nothing["changed"], nothing["guest_users"]) == (False, [])


def test_several_failures(node: Node) -> None:
    """Their names and outcomes are in the message, with the first cause. A suspension may be repeated for all."""
    refuse(node, "anna")
    refuse(node, "carl", 500)
    result = run(node, action="suspend", names=NAMES)
    assert outcomes(result) == {"anna": "failed", "bert": "done", "carl": "failed", "dora": "done"}
    assert result["remaining"] == ["anna", "carl"] and result["changed"]
    assert "2 of 4 guests failed, see guest_users: 'anna' (failed), 'carl' (failed). The first: " in result["msg"]
    assert "It was done to 2 guests." in result["msg"] and "remaining" not in result["msg"]
    again = run(node, action="suspend", names=NAMES)
    assert set(outcomes(again).values()) == {"done", "unchanged"} and "failed" not in again


@each_sent
@pytest.mark.parametrize(
    "fault",
    [{"action": "status", "status": 500, "executed": executed} for executed in (True, False)]
    + [{"action": "reset_after"}],
    ids=str,
)
def test_unknown_outcome(node: Node, action: str, fault: dict[str, Any]) -> None:
    """A 500 or a lost answer: nothing in ISE shows whether it was done, so it is not left for a rerun."""
    node.sim.fault(method="PUT", path=node.id_of("bert"), **fault)
    result = run(node, action=action, names=NAMES, **SENT[action])
    assert outcomes(result) == {"anna": "done", "bert": "unknown", "carl": "done", "dora": "done"}
    assert (result["remaining"], result["unknown"], result["changed"]) == ([], ["bert"], True)
    assert result["failed"] and "hether ISE carried it out is unknown" in result["msg"]


@pytest.mark.parametrize("action", ["suspend", "email"])
def test_only_an_unknown_one_is_a_change(node: Node, action: str) -> None:
    """ISE may have been changed."""
    refuse(node, "anna", 500)
    result = run(node, action=action, name="anna", **SENT.get(action, {}))
    assert (result["failed"], result["changed"]) == (True, action == "email")


def test_unreadable_after_a_failure(node: Node) -> None:
    """The status would show whether it was done, but cannot be read: unknown."""
    node.sim.fault("status", method="PUT", path=node.id_of("anna"), status=500, executed=True)
    node.sim.fault("html", method="GET", path=node.id_of("anna"), status=500, times=0)
    result = run(node, action="suspend", names=["anna", "bert"])
    assert outcomes(result) == {"anna": "unknown", "bert": "done"}
    assert "is unknown, because the guest cannot be read" in result["msg"]


@each_sent
def test_a_refused_login_ends_the_task(node: Node, action: str) -> None:
    """The others would fail in the same way, and count towards the lock-out: not begun."""
    refuse(node, "bert", 401)
    result = run(node, action=action, names=NAMES, **SENT[action])
    assert outcomes(result) == {"anna": "done", "bert": "failed", "carl": "not_begun", "dora": "not_begun"}
    assert result["remaining"] == ["bert", "carl", "dora"] and result["status"] == 401
    assert [acts(node, name) for name in NAMES] == [1, 1, 0, 0]


# -- receipts ----------------------------------------------------------------------------------------------------------


@each_sent
def test_rerun_with_receipts(node: Node, action: str, tmp_path: Path) -> None:
    """The same task again skips the guests that are done; when all are, the file is gone, and the next run begins anew."""
    file = tmp_path / "receipts.json"
    task: dict[str, Any] = {"action": action, "names": NAMES, "receipts": str(file), **SENT[action]}
    refuse(node, "bert")
    predicted = run(node, check=True, **task)
    assert set(outcomes(predicted).values()) == {"planned"} and not file.exists()
    first = run(node, **task)
    assert first["remaining"] == ["bert"] and file.stat().st_mode & 0o077 == 0
    assert CANARY not in file.read_text() and "anna" not in file.read_text()
    predicted = run(node, check=True, **task)
    assert outcomes(predicted) == {"anna": "unchanged", "bert": "planned", "carl": "unchanged", "dora": "unchanged"}
    second = run(node, **task)
    assert outcomes(second) == {"anna": "unchanged", "bert": "done", "carl": "unchanged", "dora": "unchanged"}
    assert "see receipts" in second["guest_users"][0]["msg"] and "failed" not in second
    assert [acts(node, name) for name in NAMES] == [1, 2, 1, 1]
    assert not file.exists()
    third = run(node, **task)
    assert set(outcomes(third).values()) == {"done"}


@each_sent
def test_receipts_of_unknown_outcomes(node: Node, action: str, tmp_path: Path) -> None:
    """A rerun does not repeat what may have been done, not even after a kill, and says so until somebody has checked."""
    file = tmp_path / "receipts.json"
    task: dict[str, Any] = {"action": action, "names": NAMES[:2], "receipts": str(file), **SENT[action]}
    node.sim.fault("reset_after", method="PUT", path=node.id_of("bert"))
    assert outcomes(run(node, **task)) == {"anna": "done", "bert": "unknown"}
    again = run(node, **task)
    assert outcomes(again) == {"anna": "unchanged", "bert": "unknown"} and again["unknown"] == ["bert"]
    assert f"An earlier run may have done {action}" in again["msg"] and acts(node, "bert") == 1
    noted = json.loads(file.read_text())
    assert noted == {"action": action, "guests": {node.id_of("anna"): "done", node.id_of("bert"): "begun"}}
    del noted["guests"][node.id_of("bert")]
    file.write_text(json.dumps(noted))
    assert outcomes(run(node, **task)) == {"anna": "unchanged", "bert": "done"} and not file.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is not a file of receipts; name another file"),
        ("[]", "is not a file of receipts"),
        ('{"action": "email", "guests": {"1": "sent"}}', "is not a file of receipts"),
        ('{"guests": {}}', "has the receipts of None, not of email"),
        ('{"action": "sms", "guests": {}}', "has the receipts of sms, not of email; name another file, or remove it"),
    ],
)
def test_damaged_receipts(node: Node, content: str, words: str, tmp_path: Path) -> None:
    """Taken for empty, they would let everything be sent again."""
    file = tmp_path / "receipts.json"
    file.write_text(content)
    result = run(node, action="email", names=NAMES, receipts=str(file), **MESSAGES["email"])
    assert result["failed"] and words in result["msg"] and not result.get("changed")
    assert not node.sent["PUT"] and file.read_text() == content


@each_sent
def test_receipts_without_a_folder(node: Node, action: str, tmp_path: Path) -> None:
    """Without a receipt nothing is sent, and nobody else gets a turn."""
    file = tmp_path / "missing" / "receipts.json"
    result = run(node, action=action, names=NAMES, receipts=str(file), **SENT[action])
    assert result["failed"] and result["changed"] is False and "cannot be written (No such file" in result["msg"]
    assert result["remaining"] == NAMES and not node.sent["PUT"]


@pytest.mark.parametrize("folder", ["file", "folder"])
def test_receipts_that_cannot_be_written_later(
    node: Node, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done is reported with its password, and warned about; a rerun takes it for unknown at worst."""
    file = tmp_path / "receipts.json"
    replace = "ansible_collections.openise.ise.plugins.module_utils._types.json_file.os.replace"
    if folder == "file":
        monkeypatch.setattr(replace, _failing_after(1))
    else:
        monkeypatch.setattr(Path, "unlink", _denied)
    result = run(node, action="reset_password", name="anna", receipts=str(file))
    assert outcomes(result) == {"anna": "done"} and result["guest_users"][0]["password"]
    assert any("receipts: " in warning for warning in result["warnings"])


def _failing_after(times: int) -> Any:
    from os import replace

    calls = iter(range(1 << 20))

    def act(source: str, target: str) -> None:
        if next(calls) >= times:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    return act


def _denied(_path: Path, **_more: Any) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("action", ["approve", "deny", "suspend", "reinstate"])
def test_receipts_of_other_actions(node: Node, action: str) -> None:
    """They need none."""
    result = run(node, action=action, name="anna", receipts="receipts.json")
    assert (
        result["failed"] and f"receipts: the status of a guest shows what {action} has done; remove it" in result["msg"]
    )
