# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks apply, plan, drift and export, and their roles."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.tests.e2e.canaries import NEW, WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.configuration_site import (
    DEVICES,
    MODEL,
    OBJECTS,
    PARIS,
    SECRETS,
    Site,
    changed,
    device,
    failures,
    names,
    summary,
    variables_of,
)
from ansible_collections.openise.ise.tests.e2e.controller import Hosts, connection_to
from ansible_collections.openise.ise.tests.e2e.stored_devices import add_device, devices_of, radius_secret
from ise_simulator.testing import Simulator


@pytest.mark.smoke
def test_plan_apply_and_apply_again(site: Site) -> None:
    planned = site.reported("plan").succeeded()
    assert site.node.stats.writes == 0
    assert all(name in site.report("md") for name in DEVICES)
    assert failures(site.report("xml")) == OBJECTS
    applied = site.reported("apply").succeeded()
    assert applied.one("Configure")["plan"] == planned.one("Configure")["plan"]
    assert failures(site.report("xml")) == 0
    assert site.devices == DEVICES
    site.node.stats.reset()
    again = site.reported("apply")
    assert summary(again)["unchanged"] == summary(again)["total"] == OBJECTS
    assert not changed(again)
    assert site.node.stats.writes == 0


def test_check_mode_writes_nothing(site: Site) -> None:
    """Neither with --check, which appears in the reports, nor with check_mode in a play."""
    assert changed(site.run("apply", "--check", configure_report_folder=str(site.reports)))
    assert json.loads(site.report("json"))["mode"] == "plan"
    play = site.folder / "checked.yml"
    play.write_text("- {hosts: localhost, gather_facts: false, check_mode: true, roles: [openise.ise.configure]}\n")
    variables = {"configure_path": str(site.files)}
    run = site.controller.play(play, hosts={}, variables=variables, environment=variables_of(site.node))
    assert summary(run)["create"] == OBJECTS
    assert site.node.stats.writes == 0


def test_drift(site: Site) -> None:
    site.declare(network_devices=[{**item, "description": "As declared"} for item in MODEL["network_devices"]])
    site.run("apply").succeeded()
    assert not changed(site.reported("drift"))
    assert failures(site.report("xml")) == 0
    for name in ("sw-2", "sw-4"):
        site.node.store.update("networkdevice", name, {"description": "By hand"})
    site.node.stats.reset()
    drifted = site.reported("drift")
    assert drifted.code == 2
    assert "network_devices: 2 different (sw-2, sw-4), 3 as declared" in drifted.output
    assert names(drifted, "change") == ["sw-2", "sw-4"]
    assert failures(site.report("xml")) == 2
    assert "By hand" in site.report("md")
    assert site.node.stats.writes == 0


def test_undeclared_objects(site: Site) -> None:
    """They are drift if their type is purged; patterns protect some, and limits stop a plan that exceeds them."""
    site.run("apply").succeeded()
    for name in ("sw-9", "lab-1"):
        add_device(site.node, name, like="sw-1")
    purge: dict[str, Any] = {
        "configure_purge": ["network_devices"],
        "configure_purge_protect": {"network_devices": ["lab-*"]},
    }
    assert names(site.run("drift", **purge), "delete") == ["sw-9"]
    for limit in ("configure_max_deletes", "configure_max_changes"):
        limited = {**purge, limit: 0}
        refused = site.run("apply", **limited)
        assert refused.code == 2
        assert limit.removeprefix("configure_") in refused.one("Configure")["msg"]
        assert "plan" not in refused.one("Configure")
        assert "network_devices: 1 not done (sw-9), 5 as declared" in refused.output
    assert "sw-9" in site.devices
    site.run("apply", **purge, configure_max_deletes=1).succeeded()
    assert site.devices == ["lab-1", *DEVICES]


def test_absent(site: Site) -> None:
    site.run("apply").succeeded()
    assert summary(site.run("apply", configure_state="absent"))["delete"] == OBJECTS
    assert site.devices == []


@pytest.mark.smoke
def test_applying_an_export_changes_nothing(site: Site) -> None:
    site.run("apply").succeeded()
    for name in ("exported", "exported.yml"):
        path = str(site.folder / name)
        site.run("export", export_path=path).succeeded()
        assert not changed(site.run("export", export_path=path))
        run = site.run("apply", configure_path=path)
        assert summary(run)["unchanged"] >= OBJECTS
        assert not changed(run)


def test_exported_folder(site: Site) -> None:
    """It has a file for each type with objects; other files stay."""
    site.run("apply").succeeded()
    folder = site.folder / "exported"
    folder.mkdir()
    (folder / "notes.yml").write_text("{}\n")
    site.run("export", export_path=str(folder)).succeeded()
    assert {"network_devices.yml", "notes.yml", "security_groups.yml"} <= {path.name for path in folder.iterdir()}
    for name in DEVICES:
        site.node.store.delete("networkdevice", name)
    before = {path.name for path in folder.iterdir()}
    assert changed(site.run("export", "--diff", export_path=str(folder)))
    assert before - {path.name for path in folder.iterdir()} == {"network_devices.yml"}


def test_a_404_removes_no_file(site: Site) -> None:
    """A list that ISE answers with 404 if there are no objects does not prove it."""
    site.run("apply").succeeded()
    folder = site.folder / "exported"
    folder.mkdir()
    kept = folder / "tacacs_external_servers.yml"
    kept.write_text("{}\n")
    run = site.run("export", export_path=str(folder), export_types=["tacacs_external_servers", "network_devices"])
    assert run.succeeded().one("Read ISE")["maybe_empty"] == ["tacacs_external_servers"]
    assert kept.exists()


def test_export_to_another_node(site: Site, ise2: Simulator) -> None:
    """An export contains the names of secrets; the user sets their values."""
    site.run("apply").succeeded()
    path = str(site.folder / "exported")
    secrets = site.run("export", export_path=path).succeeded().one("Read ISE")["secrets"]
    assert secrets == ["network_devices/radius.shared_secret"]
    site.node = ise2
    assert site.run("apply", configure_path=path).code == 2
    given = dict.fromkeys(secrets, NEW["radius"])
    site.run("apply", "-vvv", configure_path=path, configure_secrets=given).succeeded()
    assert site.devices == DEVICES
    assert radius_secret(ise2, "sw-1") == NEW["radius"]


def test_wrong_password(site: Site) -> None:
    wrong = {"ISE_PASSWORD": WRONG_PASSWORD}
    run = site.reported("apply", environment=wrong)
    assert run.code == 2
    assert "(401)" in run.one("Configure")["msg"]
    assert all("(401)" in site.report(ending) for ending in ("json", "md", "xml", "html"))
    run = site.run("export", environment=wrong, export_path=str(site.folder / "exported"))
    assert run.code == 2
    assert not (site.folder / "exported").exists()


def test_failing_object(site: Site) -> None:
    """The others are applied, the reports contain the failure, and the play fails."""
    site.declare(network_devices=[device(0, groups=[PARIS], description="<b>"), *MODEL["network_devices"]])
    run = site.reported("apply")
    assert run.code == 2
    assert [failed["name"] for failed in run.one("Configure")["failed_objects"]] == ["sw-0"]
    assert site.devices == DEVICES
    assert failures(site.report("xml")) == 1
    assert re.search(r"<testcase[^>]*sw-0[^>]*>\s*<failure", site.report("xml"))
    site.declare(network_devices=[device(0, groups=[PARIS]), *MODEL["network_devices"]])
    assert summary(site.run("apply"))["create"] == 1
    assert site.devices == ["sw-0", *DEVICES]


def test_invalid_files(site: Site) -> None:
    """The message is in the result and in the reports; no request is sent."""
    for content, word in (
        ("network_devices: [{name: sw-1, ip_addreses: []}]", "ip_addreses"),
        ("network_device: []", "network_device"),
    ):
        (site.files / "network_devices.yml").write_text(content)
        run = site.reported("apply")
        assert run.code == 2
        assert word in run.one("Configure")["msg"]
        assert word in site.report("json")
    assert site.node.stats.total == 0


@pytest.mark.parametrize("playbook", ["plan", "drift"])
def test_plan_and_drift_never_write(site: Site, playbook: str) -> None:
    """Extra variables override those of a playbook, but not its purpose."""
    run = site.reported(playbook, configure_mode="apply")
    assert run.code == (2 if playbook == "drift" else 0)
    assert len(names(run, "create")) == OBJECTS
    assert json.loads(site.report("json"))["mode"] == playbook
    assert (site.devices, site.node.stats.writes) == ([], 0)


def test_plan_mode_of_a_deployment(site: Site) -> None:
    assert summary(site.run("apply", configure_mode="plan"))["create"] == OBJECTS
    assert site.node.stats.writes == 0


def test_many_deployments(site: Site, ise2: Simulator) -> None:
    """Each has its own sites and its own report; a failure of one does not affect the others."""
    for number, name in enumerate(("paris", "tokyo"), start=6):
        folder = site.files / "sites" / name
        folder.mkdir(parents=True)
        (folder / "devices.yml").write_text(yaml.safe_dump({"network_devices": [device(number)]}))
    hosts: Hosts = {
        host: {**{f"ise_{key}": value for key, value in connection_to(node).items()}, "configure_sites": [where]}
        for host, node, where in (("europe", site.node, "paris"), ("asia", ise2, "tokyo"))
    }
    variables = {
        "ise_hosts": "all",
        "configure_path": str(site.files),
        "configure_report_folder": str(site.reports),
        "configure_report_formats": ["markdown"],
    }
    ise2.fault("status", method="POST", path=r"/sgt(\?|$)", times=0, status=400)
    run = site.controller.play("openise.ise.apply", hosts=hosts, variables=variables, environment=SECRETS)
    assert run.code == 2
    assert {result.host: result.status for result in run.of("Configure")} == {"europe": "ok", "asia": "failed"}
    assert (site.devices, devices_of(ise2)) == ([*DEVICES, "sw-6"], [*DEVICES, "sw-7"])
    assert sorted(path.name for path in site.reports.iterdir()) == [
        "asia.md", "asia.result.json", "europe.md", "europe.result.json",
    ]  # fmt: skip
    assert "sw-7" in site.report("md", "asia")
    assert "sw-7" not in site.report("md", "europe")


def test_relative_paths(site: Site) -> None:
    """They start in the directory where ansible was started."""
    site.controller.play(
        "openise.ise.plan",
        hosts={},
        cwd=site.folder,
        variables={"configure_path": "configuration", "configure_report_folder": "reports"},
        environment=variables_of(site.node),
    ).succeeded()
    endings = {path.name.removeprefix("localhost") for path in (site.folder / "reports").iterdir()}
    assert endings == {".html", ".json", ".md", ".xml", ".plan.json"}


@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["the group", "only the first"])
def test_killed_and_run_again(site: Site, kill: Callable[[int, int], None]) -> None:
    """The second run only makes the missing changes. A task whose run has ended starts no further change."""
    site.node.configure(latency_ms=150)
    one_at_a_time = {**variables_of(site.node), "ISE_MAX_CONNECTIONS": "1"}
    variables = {"configure_path": str(site.files)}
    with site.controller.start(
        "openise.ise.apply", hosts={}, variables=variables, environment=one_at_a_time
    ) as process:
        while not site.devices:
            assert process.poll() is None
            time.sleep(0.02)
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        kill(process.pid, signal.SIGKILL)
        held: list[str] = []
        while held != site.devices:
            held = site.devices
            time.sleep(1.0)
        for worker in workers:  # they have their own sessions, and wait for the first process
            with suppress(ProcessLookupError):
                os.kill(int(worker), signal.SIGKILL)
    assert 0 < len(held) < len(DEVICES)
    site.node.configure(latency_ms=0)
    run = site.run("apply")
    assert summary(run)["total"] == OBJECTS
    assert site.devices == DEVICES
    assert not changed(site.run("apply"))
