# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The job templates of the example, run like AWX runs them, with a simulated ISE for each host of the inventory.

A job receives accounts and secrets only from its credentials.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.awx.controller import Awx, imported_inventory, in_slice, injected
from ansible_collections.openise.ise.tests.awx.jobs import Job, Runner
from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, WRONG_PASSWORD, secret
from ise_simulator import Settings
from ise_simulator.testing import Simulator, running

_SWITCHES = {"ise-emea.example.com": "par-acc-01", "ise-amer.example.com": "nyc-acc-01"}
_MAC = "00:1B:21:00:00:2A"


@pytest.fixture(scope="module")
def _nodes() -> Iterator[dict[str, Simulator]]:
    with running(Settings(ers_port=None, **ACCOUNTS)) as emea, running(Settings(ers_port=None, **ACCOUNTS)) as amer:
        yield {"ise-emea.example.com": emea, "ise-amer.example.com": amer}


class Jobs:
    """The job templates, with simulated nodes as hosts of the inventory."""

    def __init__(self, awx: Awx, folder: Path, nodes: dict[str, Simulator]) -> None:
        self.awx = awx
        self.nodes = nodes
        self._folder = folder
        self._runner = Runner(folder)
        self.hosts = imported_inventory(folder)
        for name, node in nodes.items():
            self.hosts[name] |= {"ise_hostname": node.host, "ise_mnt_hostname": [node.host], "ise_port": node.port}

    def launch(
        self, name: str, answers: dict[str, Any] | None = None, account: dict[str, Any] | None = None, **how: Any
    ) -> Job:
        """Launch the job template ``Cisco ISE NAME``; ``account`` has further fields of its credential."""
        user, password = ACCOUNTS["admin"]
        (authority,) = {Path(node.ca_cert).read_text() for node in self.nodes.values()}
        inputs = {"username": user, "password": password, "ca_certificate": authority, **(account or {})}
        secrets = {"radius": secret("radius"), "tacacs": secret("tacacs")}
        environment = {
            **injected(self.awx.one("credential_type", "Cisco ISE"), inputs, self._folder),
            **injected(self.awx.one("credential_type", "Cisco ISE secrets"), secrets, self._folder),
        }
        template = self.awx.one("job_template", f"Cisco ISE {name}")
        return self._runner.launch(template, how.pop("hosts", self.hosts), environment, answers, **how)


@pytest.fixture
def jobs(awx: Awx, _nodes: dict[str, Simulator]) -> Iterator[Jobs]:
    """Return AWX with reset nodes. The folder has a short name, because ansible-core 2.21 opens a socket in it."""
    for node in _nodes.values():
        node.reset()
    with TemporaryDirectory(prefix="ise-") as folder:
        yield Jobs(awx, Path(folder), _nodes)


def _writes(jobs: Jobs) -> dict[str, int]:
    return {name: node.stats.writes for name, node in jobs.nodes.items()}


def test_plan_apply_and_drift(jobs: Jobs) -> None:
    plan = jobs.launch("plan")
    assert plan.status == "successful", plan.output
    assert plan.changed.keys() == jobs.hosts.keys()
    assert "(secret, written)" in plan.output
    assert set(_writes(jobs).values()) == {0}

    applied = jobs.launch("apply", verbosity=4)
    assert applied.status == "successful", applied.output
    for name, node in jobs.nodes.items():
        device = node.store.get("networkdevice", _SWITCHES[name])
        assert device is not None
        assert device["authenticationSettings"]["radiusSharedSecret"] == secret("radius")
        assert device["tacacsSettings"]["sharedSecret"] == secret("tacacs")
        others = set(_SWITCHES.values()) - {_SWITCHES[name]}
        assert not [other for other in others if node.store.get("networkdevice", other)]

    written = _writes(jobs)
    again = jobs.launch("apply")
    assert (again.status, again.changed) == ("successful", {}), again.output
    quiet = jobs.launch("drift")
    assert (quiet.status, _writes(jobs)) == ("successful", written), quiet.output

    jobs.nodes["ise-amer.example.com"].store.update("networkdevice", "nyc-acc-01", {"description": "by hand"})
    jobs.nodes["ise-amer.example.com"].store.delete("downloadableacl", "permit-dns-only")
    drift = jobs.launch("drift")
    assert drift.status == "failed", drift.output
    assert list(drift.failures) == ["ise-amer.example.com"]
    assert _writes(jobs) == written


def test_limits_of_the_survey(jobs: Jobs) -> None:
    job = jobs.launch("apply", {"configure_max_changes": 1})
    assert job.status == "failed"
    assert job.failures.keys() == jobs.hosts.keys(), job.output
    assert all("max_changes" in message for message in job.failures.values()), job.output
    assert set(_writes(jobs).values()) == {0}


def test_slices(jobs: Jobs) -> None:
    for number, name in enumerate(sorted(jobs.hosts), 1):
        job = jobs.launch("apply", hosts=in_slice(jobs.hosts, number, 2))
        assert (job.status, list(job.changed)) == ("successful", [name]), job.output
    assert all(_writes(jobs).values())


def test_host_limit(jobs: Jobs) -> None:
    job = jobs.launch("apply", limit="ise-amer.example.com")
    assert (job.status, list(job.changed)) == ("successful", ["ise-amer.example.com"]), job.output
    assert _writes(jobs)["ise-emea.example.com"] == 0


def test_wrong_password(jobs: Jobs) -> None:
    job = jobs.launch("drift", account={"password": WRONG_PASSWORD})
    assert job.status == "failed"
    assert job.failures.keys() == jobs.hosts.keys(), job.output
    assert all("refused the login of" in message for message in job.failures.values()), job.output
    assert set(_writes(jobs).values()) == {0}


def test_quarantine_and_release(jobs: Jobs) -> None:
    name = "ise-emea.example.com"
    node = jobs.nodes[name]
    node.store.put("ancpolicy", {"name": "Quarantine", "actions": ["QUARANTINE"]})
    node.sessions.authenticate(calling_station_id=_MAC, user_name="anna", framed_ip_address="10.20.0.42")
    # The playbook has no option for the port, which cannot be changed in ISE.
    account = {"port": str(node.port)}

    job = jobs.launch("quarantine", {"ise_hosts": name, "endpoint_user": "anna"}, account)
    assert job.status == "successful", job.output
    assert [(each["macAddress"], each["policyName"]) for each in node.store.list("ancendpoint")] == [
        (_MAC, "Quarantine")
    ]

    wanted = {"ise_hosts": name, "endpoint_mac": _MAC, "quarantine_state": "released", "quarantine_policy": ""}
    job = jobs.launch("quarantine", wanted, account)
    assert job.status == "successful", job.output
    assert node.store.list("ancendpoint") == []

    job = jobs.launch("quarantine", {"ise_hosts": name, "endpoint_ip_address": "10.20.0.43"}, account)
    assert job.status == "failed"
    assert "There is no active session for 10.20.0.43" in job.failures[name], job.output
