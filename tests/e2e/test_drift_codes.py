# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exit codes of the drift playbook: drift is 2, and what could not be compared is 4, whatever else there is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.configuration_site import DEVICES, SECRETS, Site
from ansible_collections.openise.ise.tests.e2e.controller import Run, connection_to
from ise_simulator.testing import Simulator


def _drift(site: Site, hosts: dict[str, dict[str, Any]], **variables: Any) -> Run:
    given = {"ise_hosts": "all", "configure_path": str(site.files), "configure_report_folder": str(site.reports)}
    return site.controller.play(
        "openise.ise.drift", hosts=hosts, variables={**given, **variables}, environment=SECRETS, options=("--diff",)
    )


def _connection(node: Simulator, **other: Any) -> dict[str, Any]:
    return {f"ise_{name}": value for name, value in {**connection_to(node), **other}.items()}


@pytest.mark.smoke
def test_a_failure_wins_over_drift(site: Site, ise2: Simulator) -> None:
    """The host that differs is reported as well, with the difference; the one that failed is unreachable."""
    site.run("apply").succeeded()
    asia = _connection(ise2)
    hosts = {"same": _connection(site.node), "other": asia, "broken": {**asia, "ise_password": WRONG_PASSWORD}}
    run = _drift(site, hosts)
    assert run.code == 4, run.output
    assert {result.host: result.status for result in run.of("Fail if ISE differs")} == {
        "same": "skipped",
        "other": "failed",
    }
    (differs,) = [result for result in run.of("Fail if ISE differs") if result.status == "failed"]
    assert differs.values["msg"].startswith("ISE has drifted from the declarations: "), differs.values["msg"]
    (ended,) = [result for result in run.results if result.status == "unreachable"]
    assert ended.host == "broken"
    assert "It is unknown whether ISE differs." in ended.values["msg"] and "(401)" in ended.values["msg"]
    assert f"network_devices: {len(DEVICES)} missing (sw-1, sw-2, sw-3, and 2 more)" in run.output
    assert "+ network_devices sw-1\n" in run.output
    assert json.loads((site.reports / "other.json").read_text())["hosts"][0]["drifted"] is True
    assert "(401)" in (site.reports / "broken.json").read_text()


@pytest.mark.parametrize(
    "variables",
    [{"configure_max_delete": 1}, {"configure_path": "missing"}, {"configure_rotate": ["RADIUS"]}],
    ids=lambda variables: next(iter(variables)),
)
def test_what_fails_before_the_comparison_is_no_drift(site: Site, variables: dict[str, Any]) -> None:
    run = _drift(site, {"one": _connection(site.node)}, **variables)
    assert run.code == 4, run.output
    assert site.node.stats.total == 0
