# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file with the whole result, the short form of a failure, and the diff."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.result_file import read_result
from ansible_collections.openise.ise.plugins.module_utils._http import run_notes
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import FORMATS, plan_report
from ansible_collections.openise.ise.tests.truth.config_helpers import SECRET, device, once, put_device, run, writes
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY


def kept(result: Result, file: Path | None = None, *, check: bool = False) -> Result:
    """Return what Ansible prints and registers of a result."""
    arguments = {"result_file": str(file)} if file else {}
    return config.TASK.kept(result, arguments, check_mode=check)


def kept_run(node: Node, file: Path, *devices: dict[str, Any], check: bool = False, **options: Any) -> Result:
    """Run with a result file; return what Ansible gets."""
    result = run(node, {"network_devices": list(devices)}, check=check, result_file=str(file), **options)
    return kept(result, file, check=check)


def many(number: int) -> list[dict[str, Any]]:
    """Return changed entries of a plan, as of so many devices."""
    changes = [{"option": "description", "before": "x" * 40, "after": "y" * 40}]
    return [
        {"type": "network_devices", "name": f"sw-{each}", "id": str(each), "changes": changes} for each in range(number)
    ]


@once
def test_a_success_is_complete(node: Node, tmp_path: Path) -> None:
    """Ansible gets everything but the hashes, and the file has the same without the diff."""
    file = tmp_path / "plan.json"
    put_device(node, 2, coaPort=3799)
    result = kept_run(node, file, device(1), device(2), check=True)
    content = read_result(str(file), "result_file")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert content["kind"] == "plan"
    assert content["result"] == {key: value for key, value in result.items() if key not in ("diff", "result_file")}
    assert result["result_file"] == str(file)
    assert "review" not in result
    assert [step["name"] for step in content["review"]["steps"]] == ["sw-1"]
    assert list(tmp_path.iterdir()) == [file]


@once
def test_a_failure_is_short(node: Node, tmp_path: Path) -> None:
    """The plan is in the file only; a report of what Ansible registers is that of the whole result."""
    file = tmp_path / "result.json"
    devices = [device(number, description="line\n" * 50) for number in range(1, 41)]
    result = run(node, {"network_devices": devices}, result_file=str(file), fail_on_drift=True)
    short = kept(result, file)
    assert (short["failed"], short["drifted"], short["msg"]) == (True, True, result["msg"])
    assert not {"plan", "diff", "review"} & set(short)
    assert len(json.dumps(short)) < 2000 < len(json.dumps(result["plan"]))
    for form in FORMATS:
        assert plan_report(short, form, mode="drift") == plan_report(result, form, mode="drift")
    assert writes(node) == 0


@once
def test_a_failure_without_a_file_says_how_to_get_all(node: Node) -> None:
    result = run(node, {"network_devices": [device(1)]}, fail_on_drift=True)
    short = kept(result)
    assert short["msg"] == f"{result['msg']} For all details, set result_file."
    assert short["summary"] == result["summary"]
    assert "result_file" not in short
    assert (
        config.TASK.kept(config.TASK.returned(result, {}), {}, check_mode=False) == short
    )  # of a module on another host


@once
def test_a_failure_is_kept_until_the_run_ends(node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder that the processes of a run share, so that a report needs no option."""
    result = run(node, {"network_devices": [device(number) for number in range(1, 9)]}, fail_on_drift=True)
    monkeypatch.setattr(run_notes, "_folder", tmp_path)
    short = kept(result)
    (file,) = tmp_path.iterdir()
    assert short["result_file"] == str(file)
    assert "set result_file" in short["msg"]
    for form in FORMATS:
        assert plan_report(short, form, mode="drift") == plan_report(result, form, mode="drift")
    monkeypatch.setattr(run_notes, "_folder", tmp_path / "gone")
    assert "result_file" not in kept(result)


@once
def test_wrong_files_have_their_problems(node: Node, tmp_path: Path) -> None:
    """A task that fails before its plan has a result file as well."""
    file = tmp_path / "result.json"
    wrong = [device(number, colour="red") for number in range(100)]
    result = run(node, {"network_devices": wrong}, result_file=str(file))
    short = kept(result, file)
    assert len(short["problems"]) == 20
    assert len(short["msg"]) <= 2000
    assert len(read_result(str(file), "result_file")["result"]["problems"]) == 100
    assert plan_report(short, "json") == plan_report(result, "json")


@pytest.mark.parametrize(("number", "limit"), [(3, 5000), (3000, 5000)])
def test_size_of_a_failure(number: int, limit: int) -> None:
    """Whatever the plan and the messages of ISE are like."""
    reason = "ISE refused it (400): " + "because " * 200
    failures = [
        {
            "type": "network_devices",
            "name": f"sw-{each}",
            "action": "change",
            "msg": reason,
            "errors": [{"title": reason}] * 9,
        }
        for each in range(number)
    ]
    by_type = {"create": 0, "change": number, "delete": 0, "unchanged": 0, "failed": number}
    unchanged = {**dict.fromkeys(by_type, 0), "unchanged": 9}
    types = {"network_devices": by_type, **{f"type_of_objects_{each}": unchanged for each in range(30)}}
    result = {
        "failed": True, "changed": True, "msg": reason, "plan": {"create": [], "change": many(number), "delete": []},
        "diff": [{"prepared": "x" * 10000}], "failed_objects": failures, "summary": {**by_type, "types": types},
        "needed_secrets": [f"radius/{each}" for each in range(number)],
    }  # fmt: skip
    assert len(json.dumps(kept(result))) < limit


@once
def test_a_file_that_cannot_be_written(node: Node, tmp_path: Path) -> None:
    """The task fails, and says what it had done."""
    done = kept_run(node, tmp_path / "missing" / "result.json", device(1))
    assert (done["failed"], done["changed"]) == (True, True)
    assert "result_file: " in done["msg"] and "No such file or directory" in done["msg"]
    assert "result_file" not in done
    drifted = kept_run(node, tmp_path / "missing" / "result.json", device(2), fail_on_drift=True)
    assert drifted["msg"].startswith("ISE has drifted") and "result_file: " in drifted["msg"]


@once
def test_a_file_of_another_run_is_not_reported(node: Node, tmp_path: Path) -> None:
    """A later run has overwritten the file: the report has the numbers of the registered result only."""
    file = tmp_path / "result.json"
    first = kept_run(node, file, device(1), fail_on_drift=True)
    kept_run(node, file, device(2), device(3), fail_on_drift=True)
    made = json.loads(plan_report(first, "json", mode="drift"))
    assert made["hosts"][0]["messages"] == [first["msg"]]
    assert made["hosts"][0]["objects"] == []


@once
def test_no_secret_is_in_the_file(node: Node, tmp_path: Path) -> None:
    """Neither from the declarations, nor from messages of ISE, nor as a hash that could be guessed."""
    refusal = {"ERSResponse": {"messages": [{"title": f"Not '{SECRET}'", "type": "ERROR", "code": "x"}]}}
    put_device(node, 2)
    node.sim.fault("status", method="POST", path="networkdevice", status=400, body=refusal, times=0)
    files = []
    for number, secret in enumerate((SECRET, f"{CANARY}-other")):
        file = tmp_path / f"{number}.json"
        devices = [device(1, radius={"shared_secret": secret}), device(2, update_secrets="always", description="new")]
        kept_run(node, file, *devices, check=True)
        files.append(read_result(str(file), "x")["review"])
        kept_run(node, tmp_path / "run.json", *devices)
    assert files[0]["steps"][0]["declared"] == files[1]["steps"][0]["declared"]
    for path in tmp_path.iterdir():
        assert CANARY not in path.read_text()
        assert CANARY.encode().hex() not in path.read_text()


@once
def test_compact_diff(node: Node) -> None:
    """Objects in the order of the plan; references with names, secrets as placeholders, control characters as escapes."""
    put_device(node, 2, description="By hand\x1b[2J")
    put_device(node, 3)
    result = run(
        node,
        {"network_devices": [device(1), device(2, description="As declared"), {"name": "sw-3", "state": "absent"}]},
        check=True,
    )
    lines = result["diff"][0]["prepared"].splitlines()
    assert lines[:7] == [
        "+ network_devices sw-1",
        "    name: sw-1",
        "    ip_addresses: [10.77.0.1/32]",
        "    radius.shared_secret: (secret, written)",
        "~ network_devices sw-2",
        "    description: By hand\\x1b[2J -> As declared",
        "- network_devices sw-3",
    ]
    content = {
        "    name: sw-3",
        "    ip_addresses: [10.77.0.3/32]",
        "    groups: [Location#All Locations, Device Type#All Device Types, IPSEC#Is IPSEC Device#No]",
        "    profile: Cisco",
        "    radius.shared_secret: (secret)",
    }
    assert content <= set(lines[7:])
    assert CANARY not in str(result["diff"])


@once
@pytest.mark.parametrize("problem", ["form", "status"])
def test_deletion_of_an_object_that_cannot_be_shown(node: Node, tmp_path: Path, problem: str) -> None:
    """It is planned, and shown by its name. The plan for review has it as it is in the list."""
    put_device(node, 1, **({"coaPort": {"odd": 1}} if problem == "form" else {}))
    if problem == "status":
        node.sim.fault("status", method="GET", path="networkdevice/", status=500, times=0)
    gone = [{"name": "sw-1", "state": "absent"}]
    result = run(node, {"network_devices": gone}, check=True, result_file=str(tmp_path / "plan.json"))
    assert "failed" not in result, result["msg"]
    assert "- network_devices sw-1\n    name: sw-1\n" in result["diff"][0]["prepared"]
    assert "coa_port" not in result["diff"][0]["prepared"]


@once
def test_full_diff(node: Node) -> None:
    result = run(node, {"network_devices": [device(1)]}, check=True, diff_format="full")
    (entry,) = result["diff"]
    assert (entry["before_header"], entry["before"], entry["after"]["name"]) == ("network_devices sw-1", {}, "sw-1")


@once
def test_without_changes_there_is_no_diff(node: Node) -> None:
    put_device(node, 1)
    assert run(node, {"network_devices": [device(1)]}, check=True)["diff"] == []
