# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""openise.ise.validate: checks the files of each host without ISE, account, secret or vault password."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ansible_collections.openise.ise.tests.e2e.configuration_site import Site
from ansible_collections.openise.ise.tests.e2e.controller import Controller

_VAULTED = "!vault |\n        $ANSIBLE_VAULT;1.1;AES256\n        6162\n"
_OUTCOME = "Report the outcome"


def test_validate_then_plan(site: Site) -> None:
    """The same files are valid without ISE; a mistake has the same sentence in both, and nothing is sent."""
    run = site.run("validate", environment={"ISE_HOSTNAME": "", "ISE_PASSWORD": ""})
    message = run.succeeded().one(_OUTCOME)["msg"]
    assert re.fullmatch(
        r"The configuration is valid: \d+ objects of \d+ types in \d+ files(; .*)?\. Nothing was sent .*", message
    )
    (site.files / "wrong.yml").write_text("anc_policies:\n  - name: one\n  - name: two\n    actions: [quarantined]\n")
    run = site.run("validate")
    assert run.code == 2
    assert (
        run.one(_OUTCOME)["msg"] == "The configuration has 1 problem. Nothing was sent to ISE. Each has a line above."
    )
    place = r"^\S*wrong\.yml:3: anc_policies 'two': value of actions must be .*$"
    (line,) = re.findall(place, run.output, re.MULTILINE)
    planned = site.run("plan")
    assert planned.code == 2
    assert planned.one("Configure")["problems"] == [line]
    assert site.node.stats.total == 0


def test_each_host_checks_its_own_sites(tmp_path: Path, controller: Controller) -> None:
    """No host needs an address, and no vault password is needed, neither for the files nor for the variables."""
    for site, text in (("paris", "sw-paris"), ("tokyo", "sw-tokyo\n    nmae: x")):
        folder = tmp_path / "configuration" / "sites" / site
        folder.mkdir(parents=True)
        more = f"    ip_addresses: [10.0.0.1]\n    radius:\n      shared_secret: {_VAULTED}"
        (folder / "network.yml").write_text(f"network_devices:\n  - name: {text}\n{more}")
    (tmp_path / "configuration" / "secret.yml").write_text("$ANSIBLE_VAULT;1.1;AES256\n6162\n")
    variables = {
        "configure_path": "configuration",
        "configure_secrets": {"a": "{{ vaulted_elsewhere }}"},
        "configure_report_folder": str(tmp_path / "reports"),
    }
    hosts = {
        "ise-europe": {"configure_sites": ["paris"]},
        "ise-asia": {"configure_sites": ["tokyo"], "configure_unproven": "refuse"},
    }
    given = {"hosts": hosts, "variables": {"ise_hosts": "all", **variables}, "cwd": tmp_path}
    run = controller.play("openise.ise.validate", **given)
    assert run.code == 2
    outcomes = {result.host: result.values["msg"] for result in run.of(_OUTCOME)}
    assert outcomes == {
        "ise-europe": "The configuration is valid: 1 object of 1 type in 2 files; 1 encrypted file not read. Nothing was sent to "
        "ISE.",
        "ise-asia": "The configuration has 1 problem. Nothing was sent to ISE. Each has a line above.",
    }
    problem = (
        "configuration/sites/tokyo/network.yml:3: network_devices 'sw-tokyo' has no option 'nmae'; did you mean 'name'?"
    )
    assert problem in run.output.splitlines()
    assert not (tmp_path / "reports").exists()


def test_variables(site: Site) -> None:
    """Misspelt variables fail as in other playbooks, objects of variables are checked, and an empty pattern fails."""
    run = site.run("validate", configure_site="paris")
    assert run.code == 2
    assert run.one("Validate the variables")["msg"] == (
        "Unknown variables: configure_site; did you mean 'configure_sites'?"
    )
    own = json.dumps({"configure_resources": {"endpoint_groups": [{"name": "a", "parent": "a"}]}, "configure_path": ""})
    run = site.run("validate", "-e", own)
    assert run.code == 2
    assert "endpoint_groups[0] (a): the object refers to itself; remove the reference." in run.output.splitlines()
    run = site.run("validate", configure_purge="guest_ssids", configure_allow_empty="")
    assert run.code == 2 and "purge: nothing is declared of guest_ssids" in run.output
    run = site.run("validate", ise_hosts="nobody")
    assert run.code != 0 and "no host of the inventory matches nobody" in run.output
    assert site.node.stats.total == 0
