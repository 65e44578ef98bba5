# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks over an inventory: which hosts, which ISE and which sites."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.tests.e2e.configuration_site import (
    DEVICES,
    MODEL,
    Site,
    device,
    failures,
    names,
    variables_of,
)
from ansible_collections.openise.ise.tests.e2e.controller import Run, connection_to
from ansible_collections.openise.ise.tests.e2e.stored_devices import add_device

PLAYBOOKS = ["apply", "plan", "drift", "export"]
OTHERS = ["network_devices", "undeclared_network_devices", "quarantine", "session_report"]
GUESTS: dict[str, Any] = {"endpoints": [{"mac": "00:11:22:33:44:55"}]}


def _run(site: Site, playbook: str, groups: dict[str, Any], *options: str, **variables: Any) -> Run:
    """Run a playbook with an inventory, and the connection to the node in the environment."""
    inventory = site.folder / "inventory.yml"
    inventory.write_text(yaml.safe_dump(groups))
    return site.controller.play(
        f"openise.ise.{playbook}",
        hosts={},
        variables={"configure_path": str(site.files), **variables},
        environment=variables_of(site.node),
        options=(f"--inventory={inventory}", *options),
    )


def _declare(site: Site, name: str, model: dict[str, Any]) -> Path:
    """Write the file of a site below the files."""
    path = site.files / "sites" / name / "objects.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(model))
    return path


@pytest.mark.parametrize("playbook", [*PLAYBOOKS, *OTHERS])
def test_a_pattern_without_hosts_fails(site: Site, playbook: str) -> None:
    """Ansible itself skips the play and succeeds."""
    run = _run(site, playbook, {"ise": {"hosts": {"europe": {}}}}, ise_hosts="europ")
    assert (run.code != 0, site.node.stats.total) == (True, 0)
    assert "ise_hosts: no host of the inventory matches europ; correct the pattern or the inventory." in run.output


@pytest.mark.parametrize(
    ("groups", "options", "variables", "pattern"),
    [
        ({"ise": {}}, [], {}, "ise"),
        (
            {"ise": {"hosts": {"europe": {}}}, "lab": {"hosts": {"test": {}}}},
            ["--limit=lab"],
            {},
            "ise within the limit lab",
        ),
        ({"lab": {"hosts": {"test": {}}}}, ["--limit=lab"], {}, "localhost within the limit lab"),
        ({"ise": {"hosts": {"europe": {}}}}, [], {"ise_hosts": ["a", "b"]}, "a,b"),
    ],
    ids=["empty group", "limit", "limit without localhost", "list"],
)
def test_no_hosts(
    site: Site, groups: dict[str, Any], options: list[str], variables: dict[str, Any], pattern: str
) -> None:
    """Neither an empty group nor a limit that leaves no host is a success."""
    run = _run(site, "plan", groups, *options, **variables)
    assert (run.code != 0, site.node.stats.total) == (True, 0)
    assert f"no host of the inventory matches {pattern};" in run.output


def test_a_limit_selects_hosts(site: Site) -> None:
    """With patterns, exclusions and lists."""
    connection = {f"ise_{key}": value for key, value in connection_to(site.node).items()}
    groups = {"ise": {"hosts": {"europe": connection, "asia": connection}}}
    for limit in ("europe", "ise:!asia", "eur*,other"):
        run = _run(site, "plan", groups, f"--limit={limit}").succeeded()
        assert [result.host for result in run.of("Configure")] == ["europe"]


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_a_host_of_the_inventory_needs_its_own_connection(site: Site, playbook: str) -> None:
    """The environment has one ISE, which every host would configure."""
    connection = {f"ise_{key}": value for key, value in connection_to(site.node).items()}
    site.node.fault("status", method="GET", path=".*", times=0, status=503)
    groups = {"ise": {"hosts": {"europe": {}, "asia": {"ise_hostname": ""}, "localhost": {}}}}
    run = _run(site, playbook, groups)
    assert (run.code, site.node.stats.total) == (4 if playbook == "drift" else 2, 0)
    messages = {result.host: result.values["msg"] for result in run.of("Require the connection of the host")}
    assert messages == {
        host: f"{host}: the variable ise_hostname is not set. Set it for the host or its group; ISE_HOSTNAME of the environment "
        "applies to localhost only."
        for host in ("europe", "asia", "localhost")
    }
    mixed = {"ise": {"hosts": {"europe": {}, "asia": {}}, "vars": connection}}
    run = _run(site, playbook, mixed, "--limit=asia")
    assert site.node.stats.total > 0
    assert [result.status for result in run.of("Require the connection of the host")] == ["ok"]


@pytest.mark.parametrize("playbook", OTHERS)
def test_other_playbooks_need_the_connection_of_the_host(site: Site, playbook: str) -> None:
    run = _run(site, playbook, {"ise": {"hosts": {"europe": {}}}}, ise_hosts=["europe"])
    assert (run.code, site.node.stats.total) == (2, 0)
    variables = "ise_hostname or ise_mnt_hostname" if playbook == "session_report" else "ise_hostname"
    assert run.one("Require the connection of the host")["msg"].startswith(
        f"europe: the variable {variables} is not set."
    )


@pytest.mark.parametrize(
    ("playbook", "variables", "message"),
    [
        ("network_devices", {"network_device": []}, "Nothing is declared; list objects in"),
        (
            "network_devices",
            {"network_devices": [{"name": "sw-1", "ip_address": []}]},
            "Unknown options: ip_address; did",
        ),
        ("undeclared_network_devices", {"network_device": []}, "Set network_devices, the list of declared devices;"),
    ],
)
def test_misspelt_variables_of_devices(site: Site, playbook: str, variables: dict[str, Any], message: str) -> None:
    """They would be green runs that did nothing."""
    run = _run(site, playbook, {}, **variables)
    assert (run.code, site.node.stats.total) == (2, 0)
    assert message in run.one("Validate the variables")["msg"]


def test_localhost_outside_all_groups_uses_the_environment(site: Site) -> None:
    _run(site, "plan", {"ungrouped": {"hosts": {"localhost": {"ansible_connection": "local"}}}}).succeeded()


def test_a_purge_keeps_what_other_sites_declare(site: Site) -> None:
    """Their objects are neither deleted nor drift, whatever the letter case and with their parents. Others are purged."""
    asia = "Location#All Locations#Asia"
    _declare(site, "paris", {"network_devices": [device(6)]})
    _declare(
        site,
        "tokyo",
        {
            "network_device_groups": [{"name": f"{asia}#Tokyo", "create_parents": True}],
            "network_devices": [{**device(7), "name": "SW-7[a]"}, device(6)],
        },
    )
    site.run("apply", configure_sites=["tokyo"]).succeeded()
    for name in ("sw-9", "sw-7a"):
        add_device(site.node, name, like="sw-1")
    purge: dict[str, Any] = {
        "configure_sites": "paris",
        "configure_purge": "network_devices,network_device_groups",
        "configure_purge_protect": {"network_devices": ["lab-*"]},
    }
    add_device(site.node, "lab-1", like="sw-1")
    drifted = site.reported("drift", **purge)
    assert (names(drifted, "delete"), failures(site.report("xml"))) == (["sw-7a", "sw-9"], 2)
    site.run("apply", **purge).succeeded()
    assert site.devices == sorted(["SW-7[a]", "lab-1", *DEVICES, "sw-6"])
    assert asia in [group["name"] for group in site.node.store.list("networkdevicegroup")]


def test_a_purge_is_refused_if_it_cannot_keep_the_objects_of_other_sites(site: Site) -> None:
    """Because they have no name, or because a file cannot be read."""
    _declare(site, "paris", GUESTS)
    other = _declare(site, "tokyo", {"endpoints": [{"mac": "00:11:22:33:44:66"}]})
    purge: dict[str, Any] = {"configure_sites": ["paris"], "configure_purge": ["endpoints"]}
    for content, message in (
        (
            other.read_text(),
            r"the site tokyo declares endpoints by other options than the name, .* or select all sites\.",
        ),
        ("endpoints: [", r"tokyo/objects\.yml"),
        ("", r"tokyo/objects\.yml: the file is empty"),
    ):
        other.write_text(content)
        run = site.run("apply", **purge)
        assert (run.code, site.node.stats.total) == (2, 0)
        assert re.search(message, run.one("Configure")["msg"])
    other.write_text(yaml.safe_dump({"network_devices": MODEL["network_devices"]}))
    site.run("plan", **purge).succeeded()


def test_hosts_that_export_to_one_path(site: Site) -> None:
    """The last one would overwrite the files of the others, so none begins."""
    connection = {f"ise_{key}": value for key, value in connection_to(site.node).items()}
    groups = {"ise": {"hosts": {"europe": connection, "asia": connection, "lab": {**connection, "export_path": "lab"}}}}
    for host, path in (("europe", "one"), ("asia", "./lab/../one/")):
        groups["ise"]["hosts"][host] = {**connection, "export_path": path}
    run = _run(site, "export", groups, export_types=["security_groups"])
    messages = {result.host: result.values.get("msg") for result in run.of("Require a path of its own for each host")}
    shared = site.controller.output / "one"
    assert messages["europe"] == (
        f"europe, asia: these hosts have the same export_path, {shared}, and would overwrite the files of each other. Add the "
        "name of the host to the path, such as exported/{{ inventory_hostname }}."
    )
    assert str(messages["asia"]).startswith("asia, europe: ")
    assert {result.host for result in run.of("Read ISE")} == {"lab"}
