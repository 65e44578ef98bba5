# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An export, changes by hand, and the playbooks drift and apply with the exported files."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.e2e.canaries import NEW
from ansible_collections.openise.ise.tests.e2e.configuration_site import Site, summary
from ansible_collections.openise.ise.tests.truth.row import rows_named

_TYPES = ["allowed_protocols", "network_devices", "security_groups", "tacacs_command_sets"]
_BY_HAND: dict[tuple[str, str], dict[str, Any]] = {
    ("allowedprotocols", "Nothing"): {"allowPapAscii": True, "allowMsChapV1": True},
    ("networkdevice", "sw-2"): {"tacacsSettings": {"sharedSecret": NEW["radius"], "connectModeOptions": "OFF"}},
    ("networkdevice", "sw-3"): {"description": "by hand"},
    ("sgt", "Lifts"): {"propogateToApic": True},
    ("tacacscommandsets", "Nothing"): {"permitUnmatched": True},
}
_SEEN = {
    ("allowed_protocols", "Nothing"): ["mschapv1", "pap_ascii"],
    ("network_devices", "sw-2"): ["tacacs"],
    ("network_devices", "sw-3"): ["description"],
    ("security_groups", "Lifts"): ["propagate_to_apic"],
    ("tacacs_command_sets", "Nothing"): ["permit_unmatched"],
}


def test_changes_by_hand_after_an_export(site: Site) -> None:
    """drift fails and names each of them, without secrets; apply sets them back; then there is no drift."""
    site.run("apply").succeeded()
    for name in ("allowed_protocols", "tacacs_command_set"):
        row = rows_named(name)[0]
        site.node.store.put(row.path, row.minimal.stored)
    folder = site.folder / "exported"
    site.run("export", export_path=str(folder), export_types=_TYPES).succeeded()
    assert "secret://" not in (folder / "defaults.yml").read_text()
    for (path, name), changes in _BY_HAND.items():
        site.node.store.update(path, name, changes)

    drift = site.run("drift", configure_path=str(folder))
    assert drift.code == 2
    result = drift.one("Configure")
    entries = result["plan"]["change"]
    seen = {(step["type"], step["name"]): sorted(each["option"] for each in step["changes"]) for step in entries}
    assert (seen, result["failed_objects"]) == (_SEEN, [])
    assert "network_devices: 2 different (sw-2, sw-3), 3 as declared" in drift.output

    secrets = {"network_devices/radius.shared_secret": NEW["radius"]}
    assert summary(site.run("apply", configure_path=str(folder), configure_secrets=secrets))["change"] == len(_SEEN)
    site.run("drift", configure_path=str(folder)).succeeded()
    site.run("drift").succeeded()  # nor from the files that were written by hand


def test_what_is_compared(site: Site) -> None:
    """The variables for files that declare only some options."""
    site.run("apply").succeeded()
    site.node.store.update("networkdevice", "sw-3", {"description": "by hand"})
    site.run("drift", configure_compare="declared").succeeded()
    assert summary(site.run("apply"))["change"] == 0
    assert summary(site.run("apply", configure_compare="everything"))["change"] == 1
    folder = site.folder / "compact"
    site.run("export", export_path=str(folder), export_types=_TYPES, export_form="compact").succeeded()
    assert not (folder / "defaults.yml").exists()
    assert "coa_port" not in (folder / "network_devices.yml").read_text()
