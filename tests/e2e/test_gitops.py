# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pipelines of docs/examples/gitops, job by job, against two simulated deployments."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader

from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read
from ansible_collections.openise.ise.tests.docs.documents import ROOT, blocks, commands
from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, NEW, leaks_in, secret
from ansible_collections.openise.ise.tests.e2e.controller import PROGRAMS, Controller, connection_to
from ansible_collections.openise.ise.tests.e2e.pipelines import (
    EXAMPLE,
    JobResult,
    PipelineRunner,
    Script,
    github_job,
    gitlab_job,
)
from ansible_collections.openise.ise.tests.e2e.stored_devices import add_device, devices_of
from ise_simulator.testing import Simulator

READER, READER_PASSWORD = ACCOUNTS["operator"]
WRITER, WRITER_PASSWORD = ACCOUNTS["admin"]
OF_THE_PROJECT = {"ISE_READ_USERNAME": READER, "ISE_READ_PASSWORD": READER_PASSWORD}
OF_PRODUCTION = {"ISE_USERNAME": WRITER, "ISE_PASSWORD": WRITER_PASSWORD, "ISE_SECRET_RADIUS": NEW["radius"]}


def _secrets(values: Mapping[str, str]) -> dict[str, str]:
    return {f"secrets.{name}": value for name, value in values.items()}


OF_GITLAB = {
    **OF_THE_PROJECT,
    "ISE_BOT_TOKEN": secret("bot"),
    "CI_API_V4_URL": "https://gitlab.example.com/api/v4",
    "CI_PROJECT_ID": "7",
    "CI_MERGE_REQUEST_IID": "42",
}
OF_GITHUB = {
    **_secrets(OF_THE_PROJECT),
    "github.token": secret("bot"),
    "github.event.pull_request.number": "42",
}
DEVICES = {"ise-europe": ["par-acc-01", "par-acc-02"], "ise-asia": ["tok-acc-01"]}
OF_THE_ACCOUNT = ("username", "password")
REPORTS = [f"reports/{host}.md" for host in sorted(DEVICES)]

Run = Callable[[str], JobResult]


class Deployments:
    """Two deployments, and a pipeline runner with the repository that declares them."""

    def __init__(self, folder: Path, controller: Controller, nodes: dict[str, Simulator]) -> None:
        self.nodes = nodes
        # A second inventory beside that of the example has the addresses of the simulated nodes.
        where = folder / "where.yml"
        hosts = {
            host: {f"ise_{key}": value for key, value in connection_to(node).items() if key not in OF_THE_ACCOUNT}
            for host, node in nodes.items()
        }
        where.write_text(yaml.safe_dump({"ise": {"hosts": hosts}}))
        environment = {**controller.environment(), "ANSIBLE_INVENTORY": f"inventory,{where}"}
        self.pipeline = PipelineRunner(folder, environment, sys.executable)

    @property
    def devices(self) -> dict[str, list[str]]:
        """Return the names of the devices in each deployment."""
        return {host: devices_of(node) for host, node in self.nodes.items()}

    def run(self, scripts: list[Script], variables: dict[str, str]) -> JobResult:
        """Run a job, and check that neither its output nor a file contains a secret."""
        done = self.pipeline.run(scripts, variables)
        leaks = leaks_in("output", done.output.encode())
        for path in self.pipeline.clone.rglob("*"):
            if path.is_file():
                leaks += leaks_in(str(path), path.read_bytes())
        assert not leaks, leaks
        return done


@pytest.fixture
def deployments(tmp_path: Path, controller: Controller, ise: Simulator, ise2: Simulator) -> Deployments:
    """Return two deployments without any of the declared objects."""
    return Deployments(tmp_path, controller, {"ise-europe": ise, "ise-asia": ise2})


@pytest.fixture(params=["gitlab", "github"])
def job(request: pytest.FixtureRequest, deployments: Deployments) -> Run:
    """Return a function that runs a job of one of the pipelines by its name."""
    if request.param == "gitlab":
        return lambda name: deployments.run(gitlab_job(name, OF_GITLAB, OF_PRODUCTION), {})
    return lambda name: deployments.run(github_job(name, OF_GITHUB, _secrets(OF_PRODUCTION)), {})


def succeeded(done: JobResult) -> None:
    """Fail with the output of the job if it has failed."""
    assert done.code == 0, done.output


def comments(deployments: Deployments) -> list[str]:
    """Return the files that were sent as comments on merge request 42."""
    found = []
    for program, *arguments in deployments.pipeline.calls:
        if program == "gh":
            assert arguments[:3] == ["pr", "comment", "42"]
            found.append(arguments[-1])
        else:
            assert arguments[-1] == "https://gitlab.example.com/api/v4/projects/7/merge_requests/42/notes"
            assert f"PRIVATE-TOKEN: {secret('bot')}" in arguments
            found.append(arguments[arguments.index("--data-urlencode") + 1].removeprefix("body@"))
    return found


def test_validate_plan_apply_and_drift(deployments: Deployments, job: Run) -> None:
    succeeded(job("validate"))
    assert deployments.devices == {host: [] for host in DEVICES}

    succeeded(job("plan"))
    assert comments(deployments) == REPORTS
    for host, names in DEVICES.items():
        comment = (deployments.pipeline.clone / "reports" / f"{host}.md").read_text()
        assert [name for each in DEVICES.values() for name in each if name in comment] == names
    assert deployments.devices == {host: [] for host in DEVICES}

    succeeded(job("apply"))
    assert deployments.devices == DEVICES

    for node in deployments.nodes.values():
        node.stats.reset()
    succeeded(job("drift"))
    succeeded(job("apply"))
    assert [node.stats.writes for node in deployments.nodes.values()] == [0, 0]


def _begin() -> list[str]:
    """Return the commands of the step that replaces the samples by an export."""
    block = next(block for block in blocks(EXAMPLE / "README.md") if "openise.ise.export" in block.text)
    return [command.line for command in commands(block)]


def _fill(node: Simulator, city: str, number: int) -> None:
    """Store objects that the other deployment does not have, and one of the same name with other content."""
    location = f"Location#All Locations#{city}"
    node.store.put("networkdevicegroup", {"name": location, "othername": "Location"})
    node.store.put("sgt", {"name": "Cameras", "value": 300 + number})
    addresses = [{"ipaddress": f"10.{number}.0.1", "mask": 32}]
    radius = {"networkProtocol": "RADIUS", "radiusSharedSecret": NEW["radius"]}
    tacacs = {"sharedSecret": NEW["tacacs"], "connectModeOptions": "OFF"}
    common = {"profileName": "Cisco", "coaPort": 1700, "NetworkDeviceGroupList": [location]}
    device = {**common, "name": f"{city}-radius", "NetworkDeviceIPList": addresses, "authenticationSettings": radius}
    node.store.put("networkdevice", device)
    addresses = [{"ipaddress": f"10.{number}.0.2", "mask": 32}]
    node.store.put(
        "networkdevice",
        {**common, "name": f"{city}-tacacs", "NetworkDeviceIPList": addresses, "tacacsSettings": tacacs},
    )


def test_begin_with_existing_deployments(deployments: Deployments) -> None:
    """The step as printed: each deployment has its own objects in its own files, and the plan has no change."""
    sites = {"ise-europe": ("Paris", "paris"), "ise-asia": ("Tokyo", "tokyo")}
    for number, (host, (city, _site)) in enumerate(sites.items(), start=1):
        _fill(deployments.nodes[host], city, number)
        deployments.nodes[host].stats.reset()
    account = {"ISE_USERNAME": READER, "ISE_PASSWORD": READER_PASSWORD}
    succeeded(deployments.run([Script("\n".join(_begin()), account)], {}))
    folder = deployments.pipeline.clone / "configuration"
    assert {path.name for path in folder.iterdir()} == {"sites"}
    assert {path.name for path in (folder / "sites").iterdir()} == {"paris", "tokyo"}
    assert all((folder / "sites" / site / "defaults.yml").is_file() for _city, site in sites.values())
    for host, (city, site) in sites.items():
        assert deployments.nodes[host].stats.writes == 0
        (reported,) = json.loads((deployments.pipeline.clone / "reports" / f"{host}.json").read_text())["hosts"]
        assert (reported["changed"], reported["summary"]["unchanged"] > 0) == (False, True)
        model = DataModel(lambda path, name: read(DataLoader(), path, name))
        model.add(str(folder), "configuration", [site])
        devices = model.result()["network_devices"]
        assert [device["name"] for device in devices] == [f"{city}-radius", f"{city}-tacacs"]
        assert [bool(device.get("radius")) for device in devices] == [True, False]


def test_begin_step_of_the_guide() -> None:
    """It is that of the template repository."""
    page = ROOT / "docs" / "docsite" / "rst" / "gitops.rst"
    block = next(block for block in blocks(page) if "openise.ise.export" in block.text)
    assert [command.line for command in commands(block)] == _begin()[-2:]


@pytest.mark.parametrize("site", ["paris", "tokyo"])
def test_samples_give_no_secret_to_devices_without_radius(tmp_path: Path, site: str) -> None:
    """Neither in a site, nor for all deployments."""
    folder = tmp_path / "configuration"
    shutil.copytree(EXAMPLE / "configuration", folder)
    for place in (folder, folder / "sites" / site):
        added = {"name": str(place), "ip_addresses": ["10.9.9.9"], "tacacs": {"shared_secret": "secret://TACACS"}}
        (place / "zz.yml").write_text(yaml.safe_dump({"network_devices": [added]}))
    model = DataModel(lambda path, name: read(DataLoader(), path, name))
    model.add(str(folder), "configuration", [site])
    devices = model.result()["network_devices"]
    assert [device["radius"]["shared_secret"] for device in devices if "radius" in device] == ["secret://RADIUS"] * (
        len(devices) - 2
    )
    assert ["radius" in device for device in devices if device["name"].startswith("/")] == [False, False]


def test_only_the_plan_is_applied(deployments: Deployments, job: Run) -> None:
    """Somebody adds a device between the plan and its approval; the other deployment is as it was planned."""
    succeeded(job("plan"))
    asia = deployments.nodes["ise-asia"]
    add_device(asia, "tok-new", like="ISE_EST_Local_Host")
    for node in deployments.nodes.values():
        node.stats.reset()
    done = job("apply")
    assert done.code == 2
    assert (
        "differs from the reviewed one in one point: network_devices 'tok-new' is to delete, and was not" in done.output
    )
    assert (asia.stats.writes, deployments.devices["ise-europe"]) == (0, DEVICES["ise-europe"])


def test_drift_fails_the_job(deployments: Deployments, job: Run) -> None:
    succeeded(job("plan"))
    succeeded(job("apply"))
    asia = deployments.nodes["ise-asia"]
    add_device(asia, "tok-new", like="tok-acc-01")
    done = job("drift")
    assert done.code == 2
    assert "tok-new" in (deployments.pipeline.clone / "reports" / "ise-asia.xml").read_text()
    assert "tok-new" in deployments.devices["ise-asia"]


def test_failed_plan_is_a_comment_as_well(deployments: Deployments, job: Run) -> None:
    deployments.nodes["ise-asia"].fault("status", path="/networkdevice", times=0, status=500)
    done = job("plan")
    assert done.code != 0
    assert comments(deployments) == REPORTS


def test_invalid_files_fail_validation(deployments: Deployments, job: Run) -> None:
    """With file, line and remedy, without any request to ISE."""
    path = deployments.pipeline.clone / "configuration" / "groups.yml"
    path.write_text(path.read_text().replace("value: 310", "value: many"))
    done = job("validate")
    assert done.code != 0
    assert re.search(r"^configuration/groups\.yml:\d+: security_groups 'Cameras': .*value", done.output, re.MULTILINE)
    assert [node.stats.total for node in deployments.nodes.values()] == [0, 0]


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.github-workflows", ".github/workflows/ise.yml"),
        ("vendor.github-actions", ".github/actions/install/action.yml"),
    ],
)
def test_pipelines_match_vendor_schemas(schema: str, path: str) -> None:
    command = [str(PROGRAMS / "check-jsonschema"), "--builtin-schema", schema, str(EXAMPLE / path)]
    if schema == "vendor.gitlab-ci":
        command += ["--data-transform", "gitlab-ci"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_triggers() -> None:
    """Validation on a push, a plan for a merge request, drift on a schedule; only a push applies."""
    gitlab = yaml.safe_load((EXAMPLE / ".gitlab-ci.yml").read_text())
    github = yaml.safe_load((EXAMPLE / ".github/workflows/ise.yml").read_text())
    events = {"validate": "push", "plan": "pull_request", "apply": "push", "drift": "schedule"}
    sources = {**events, "plan": "merge_request_event"}
    assert set(github["on"]) == set(events.values())
    assert list(github["jobs"]) == gitlab["stages"] == list(events)
    for name, event in events.items():
        assert f"github.event_name == '{event}'" in github["jobs"][name]["if"]
        assert f'$CI_PIPELINE_SOURCE == "{sources[name]}"' in gitlab[name]["rules"][0]["if"]


@pytest.mark.parametrize("name", ["validate", "plan", "drift", "apply"])
def test_one_account_for_each_job(name: str) -> None:
    """Validation has none, plan and drift one that may only read; only the job for production may write and has secrets."""
    jobs = (gitlab_job(name, OF_GITLAB, OF_PRODUCTION), github_job(name, OF_GITHUB, _secrets(OF_PRODUCTION)))
    for scripts in jobs:
        given = {key: value for script in scripts for key, value in script.variables.items()}
        account = {"validate": None, "apply": WRITER}.get(name, READER)
        assert given.get("ISE_USERNAME") == account
        production = {OF_PRODUCTION["ISE_PASSWORD"], OF_PRODUCTION["ISE_SECRET_RADIUS"]}
        assert production & set(given.values()) == (production if name == "apply" else set())


def test_everything_is_pinned() -> None:
    """Packages, the collection, actions and the image; and no job can cancel the one that applies."""
    packages = [line for line in (EXAMPLE / "requirements.txt").read_text().splitlines() if line[0] != "#"]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in packages), packages
    assert {"ansible-core", "requests", "xmltodict"} <= {line.split("==")[0] for line in packages}
    (collection,) = yaml.safe_load((EXAMPLE / "requirements.yml").read_text())["collections"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", collection["version"])
    gitlab = (EXAMPLE / ".gitlab-ci.yml").read_text()
    assert re.search(r"^  image: \S+@sha256:[0-9a-f]{64}$", gitlab, re.MULTILINE)
    github = (EXAMPLE / ".github/workflows/ise.yml").read_text()
    action = (EXAMPLE / ".github/actions/install/action.yml").read_text()
    for used in re.findall(r"uses: (\S+)", github + action):
        assert used.startswith("./") or re.search(r"@[0-9a-f]{40}$", used), used
    jobs = yaml.safe_load(github)["jobs"]
    assert {name: job.get("concurrency", {}) for name, job in jobs.items() if name != "apply"} == {
        name: {} for name in ("validate", "plan", "drift")
    }
    assert jobs["apply"]["concurrency"]["cancel-in-progress"] is False


def test_pre_commit_hook_exists() -> None:
    used = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text())["repos"]
    offered = yaml.safe_load((EXAMPLE.parents[2] / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for repository in used for hook in repository["hooks"]] == [hook["id"] for hook in offered]
