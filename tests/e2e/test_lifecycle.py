# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files over years: objects are renamed, secrets are rotated, and one of the nodes is older than the files."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.e2e.canaries import NEW
from ansible_collections.openise.ise.tests.e2e.configuration_site import (
    DEVICES,
    MODEL,
    OBJECTS,
    PARIS,
    Site,
    names,
    summary,
)
from ansible_collections.openise.ise.tests.e2e.stored_devices import radius_secret

LUTETIA = "Location#All Locations#Lutetia"


def test_rename_rotate_and_leave_out(site: Site) -> None:
    """One run on ISE 3.1 does all three, by the variables of the role; the next one changes nothing and finds no drift."""
    site.run("apply").succeeded()
    for name in DEVICES:
        site.node.store.update(
            "networkdevice", name, {"authenticationSettings": {"radiusSharedSecret": "canary-old-1"}}
        )
    ids = {item["id"] for item in site.node.store.list("networkdevice")}
    site.node.configure(profile="3.1")
    devices = [
        {**item, "groups": [LUTETIA], "tacacs": {"shared_secret": "secret://TACACS", "tls": {"enabled": True}}}
        for item in MODEL["network_devices"]
    ]
    devices[0] |= {"name": "core-1", "renamed_from": DEVICES[0]}
    site.declare(
        network_device_groups=[{"name": LUTETIA, "renamed_from": PARIS, "description": "Head office"}],
        network_devices=devices,
    )
    options = {"configure_unsupported": "warn", "configure_purge": "network_devices"}
    secrets = {"ISE_SECRET_TACACS": NEW["tacacs"]}
    applied = site.reported("apply", environment=secrets, configure_rotate="RADIUS", **options)
    assert summary(applied)["change"] == 1 + len(DEVICES), applied.one("Configure")
    assert summary(applied)["delete"] == summary(applied)["create"] == 0
    assert names(applied, "change")[0] == LUTETIA
    assert "tacacs.tls.enabled of 5 network_devices" in site.report("md")
    assert "(secret, written by rotate)" in site.report("md")
    assert {item["id"] for item in site.node.store.list("networkdevice")} == ids
    assert site.devices == sorted(["core-1", *DEVICES[1:]])
    assert {radius_secret(site.node, name) for name in site.devices} == {NEW["radius"]}
    site.node.stats.reset()
    again = site.run("drift", environment=secrets, **options)
    assert summary(again)["unchanged"] == OBJECTS
    assert site.node.stats.writes == 0
