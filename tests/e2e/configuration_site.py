# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A site: configuration files, a node, and runs of the playbooks that apply the files to the node."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from ansible_collections.openise.ise.tests.e2e.canaries import NEW, leaks_in
from ansible_collections.openise.ise.tests.e2e.controller import Controller, Run, connection_to
from ansible_collections.openise.ise.tests.e2e.stored_devices import devices_of
from ise_simulator.testing import Simulator

PARIS = "Location#All Locations#Paris"
DEVICES = [f"sw-{number}" for number in range(1, 6)]
MODEL: dict[str, list[dict[str, Any]]] = {
    "network_device_groups": [{"name": PARIS, "description": "Head office"}],
    "security_groups": [{"name": "Lifts", "value": 310}],
    "network_devices": [
        {
            "name": name,
            "ip_addresses": [f"10.1.1.{number}"],
            "groups": [PARIS],
            "radius": {"shared_secret": "secret://RADIUS"},
        }
        for number, name in enumerate(DEVICES, start=1)
    ],
}
OBJECTS = sum(map(len, MODEL.values()))
SECRETS = {"ISE_SECRET_RADIUS": NEW["radius"]}


def variables_of(node: Simulator) -> dict[str, str]:
    """Return environment variables with the connection to a node and the secrets of the files."""
    return {**{f"ISE_{name.upper()}": str(value) for name, value in connection_to(node).items()}, **SECRETS}


def device(number: int, **options: Any) -> dict[str, Any]:
    """Return a declared device."""
    return {"name": f"sw-{number}", "ip_addresses": [f"10.1.1.{number}"], **options}


class Site:
    """Files that declare the objects of a node, and the playbooks that read them."""

    def __init__(self, folder: Path, controller: Controller, node: Simulator) -> None:
        self.folder = folder
        self.controller = controller
        self.node = node
        self.files = folder / "configuration"
        self.reports = folder / "reports"
        self.files.mkdir()
        self.declare(**MODEL)

    def declare(self, **model: list[dict[str, Any]]) -> None:
        """Write a file for each type."""
        for kind, items in model.items():
            (self.files / f"{kind}.yml").write_text(yaml.safe_dump({kind: items}))

    def run(self, playbook: str, *options: str, environment: dict[str, str] | None = None, **variables: Any) -> Run:
        """Run a playbook of the collection on localhost, and check that no written file contains a secret."""
        run = self.controller.play(
            f"openise.ise.{playbook}",
            hosts={},
            variables={"configure_path": str(self.files), **variables},
            environment={**variables_of(self.node), **(environment or {})},
            options=options,
        )
        for path in self.folder.rglob("*"):
            if path.is_file():
                assert not leaks_in(str(path), path.read_bytes())
        return run

    def reported(self, playbook: str, **how: Any) -> Run:
        """Run a playbook that writes reports."""
        return self.run(playbook, configure_report_folder=str(self.reports), **how)

    def report(self, ending: str, host: str = "localhost") -> str:
        """Return a report of the last run with reports."""
        return (self.reports / f"{host}.{ending}").read_text()

    @property
    def devices(self) -> list[str]:
        """Return the names of the devices of the node, without the built-in one."""
        return devices_of(self.node)


def summary(run: Run) -> dict[str, Any]:
    """Return the summary of the run: how many objects were created and so on."""
    found: dict[str, Any] = run.succeeded().one("Configure")["summary"]
    return found


def names(run: Run, action: str) -> list[str]:
    """Return the names of the objects that a plan creates, updates or deletes. That of a failed run is in its result file."""
    result = run.one("Configure")
    plan = result.get("plan") or json.loads(Path(result["result_file"]).read_text())["result"]["plan"]
    return [entry["name"] for entry in plan[action]]


def changed(run: Run) -> bool:
    """Return whether any task of a successful run counts as changed."""
    return any(result.values.get("changed") for result in run.succeeded().results)


def failures(junit: str) -> int:
    """Return the number of failures in a JUnit report."""
    return len(re.findall(r"<failure\b", junit))
