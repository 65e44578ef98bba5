# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variables of the playbooks apply, plan, drift and export: empty, as strings, invalid, and vaulted."""

from __future__ import annotations

import re
from typing import Any

import yaml

from ansible_collections.openise.ise.tests.e2e.canaries import NEW
from ansible_collections.openise.ise.tests.e2e.configuration_site import (
    DEVICES,
    MODEL,
    OBJECTS,
    Site,
    device,
    names,
    summary,
    variables_of,
)
from ansible_collections.openise.ise.tests.e2e.controller import connection_to
from ansible_collections.openise.ise.tests.e2e.stored_devices import radius_secret
from tools.checkout import ROOT


def test_empty_variables_count_as_not_set(site: Site) -> None:
    """Surveys send an empty text for an unanswered question of any type."""
    empty: dict[str, Any] = dict.fromkeys(["ise_hosts", *(f"ise_{option}" for option in connection_to(site.node))], "")
    for role in ("configure", "export"):
        specs = yaml.safe_load((ROOT / "roles" / role / "meta" / "argument_specs.yml").read_text())
        empty |= dict.fromkeys(specs["argument_specs"]["main"]["options"], "")
    given: dict[str, Any] = {**empty, "configure_path": str(site.files)}
    assert summary(site.run("plan", **given))["create"] == OBJECTS
    assert summary(site.run("apply", **given))["create"] == OBJECTS
    assert summary(site.run("drift", **given))["unchanged"] == OBJECTS
    site.run("export", **given).succeeded()
    folder = site.controller.output / "exported" / "localhost"
    assert {"network_devices.yml", "security_groups.yml"} <= {path.name for path in folder.iterdir()}


def test_misspelt_variables(site: Site) -> None:
    """An ignored limit would let a purge delete everything: unknown variables fail before the first request."""
    for playbook, name, option in (
        ("apply", "configure_max_delete", "configure_max_deletes"),
        ("plan", "configure_site", "configure_sites"),
        ("export", "export_type", "export_types"),
    ):
        given: dict[str, Any] = {name: "1"}
        site.node.stats.reset()
        run = site.run(playbook, **given)
        assert (run.code, site.node.stats.total) == (2, 0)
        message = run.one("Validate the variables")["msg"]
        assert message == f"Unknown variables: {name}; did you mean '{option}'?"
    for role in ("configure", "export"):
        specs = yaml.safe_load((ROOT / "roles" / role / "meta" / "argument_specs.yml").read_text())
        known = yaml.safe_load((ROOT / "roles" / role / "vars" / "main.yml").read_text())
        assert known[f"{role}_options"] == list(specs["argument_specs"]["main"]["options"])


def test_variables_as_strings(site: Site) -> None:
    """The command line and surveys only have strings."""
    site.run("apply").succeeded()
    (site.files / "network_devices.yml").write_text(yaml.safe_dump({"network_devices": MODEL["network_devices"][1:]}))
    texts: dict[str, Any] = {
        "configure_purge": "network_devices,security_groups",
        "configure_report_formats": "markdown, junit",
        "configure_progress": "false",
        "configure_bulk": "true",
    }
    for limit in ("0", "1"):
        run = site.reported("apply", **texts, configure_max_deletes=limit)
        assert names(run, "delete") == ["sw-1"]
        assert run.code == (2 if limit == "0" else 0)
    endings = {path.name.removeprefix("localhost") for path in site.reports.iterdir()}
    assert endings == {".md", ".xml", ".result.json"}
    assert site.devices == DEVICES[1:]


def test_variables_are_checked(site: Site) -> None:
    run = site.run(
        "apply",
        configure_mode="pretend",
        configure_resources=["sw-1"],
        configure_report_formats=["pdf"],
        configure_secrets=NEW["radius"],
    )
    assert run.code == 2
    assert run.one("Validate the variables")["msg"] == (
        "configure_resources must be a dictionary of types, with a list of objects for each. "
        "configure_mode must be one of: apply, plan, drift. "
        "configure_report_formats may list: markdown, html, junit, json."
    )
    for name, value in (("secrets", NEW["radius"]), ("max_deletes", "many"), ("on_error", "panic"), ("state", "gone")):
        given: dict[str, Any] = {f"configure_{name}": value}
        run = site.run("apply", **given)
        assert run.code == 2
        assert name in run.one("Configure")["msg"]
    environment = variables_of(site.node)
    run = site.controller.play("openise.ise.apply", hosts={}, environment=environment)
    assert run.code == 2
    assert "configure_path" in run.one("Validate the variables")["msg"]
    assert site.node.stats.total == 0


def test_vaulted_variables_are_added_to_files(site: Site) -> None:
    """Their secrets are values or references."""
    password = site.folder / "vault-password"
    password.write_text("of the vault")
    variables = {
        "configure_path": str(site.files),
        "configure_resources": {
            "network_devices": [
                device(6, radius={"shared_secret": "{{ vaulted }}"}),
                device(7, radius={"shared_secret": "secret://more/switches"}),
            ]
        },
        "configure_secrets": {"more/switches": "{{ vaulted }}"},
    }
    play = site.folder / "vaulted.yml"
    play.write_text(
        "- hosts: localhost\n  gather_facts: false\n  roles: [openise.ise.configure]\n  vars:\n"
        + re.sub("^", "    ", site.controller.encrypt("vaulted", NEW["radius2"], password), flags=re.MULTILINE)
    )
    site.controller.play(
        play,
        hosts={},
        variables=variables,
        environment=variables_of(site.node),
        options=("-vvvvv", "--diff", f"--vault-password-file={password}"),
    ).succeeded()
    assert site.devices == [*DEVICES, "sw-6", "sw-7"]
    assert [radius_secret(site.node, f"sw-{number}") for number in (5, 6, 7)] == [
        NEW["radius"], NEW["radius2"], NEW["radius2"]
    ]  # fmt: skip
