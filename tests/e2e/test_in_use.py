# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The role configure with deletions of what others use, and with devices that exchange addresses."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.e2e.configuration_site import Site, device, names
from ansible_collections.openise.ise.tests.e2e.stored_devices import add_device

LYON = "Location#All Locations#Lyon"


def _groups(site: Site, name: str) -> list[str]:
    found: list[str] = (site.node.store.get("networkdevice", name) or {})["NetworkDeviceGroupList"]
    return found


def test_group_in_use(site: Site) -> None:
    """A run names the users and changes nothing; with the variable the group is deleted, with a warning."""
    site.run("apply").succeeded()
    site.node.store.put("networkdevicegroup", {"name": LYON, "othername": "Location"})
    add_device(site.node, "lyo-1", like="sw-1")
    site.node.store.update("networkdevice", "lyo-1", {"NetworkDeviceGroupList": [LYON]})
    site.node.configure(ndg_delete_used="detach")
    purge: dict[str, Any] = {"configure_purge": ["network_device_groups"]}
    site.node.stats.reset()
    refused = site.run("apply", **purge)
    assert refused.code == 2
    assert "1 network device uses it (lyo-1)" in refused.output and "force_in_use" in refused.output
    assert (site.node.stats.writes, _groups(site, "lyo-1")) == (0, [LYON])
    forced = site.run("apply", **purge, configure_force_in_use=True).succeeded()
    assert names(forced, "delete") == [LYON]
    assert "1 network device uses it (lyo-1)" in forced.output
    assert LYON not in _groups(site, "lyo-1")


def test_exchange_of_addresses(site: Site) -> None:
    """Two devices of the files get each other's address, by way of a free one."""
    first, second = device(1), device(2)
    site.declare(network_devices=[first, second])
    site.run("apply").succeeded()
    first["ip_addresses"], second["ip_addresses"] = second["ip_addresses"], first["ip_addresses"]
    site.declare(network_devices=[first, second])
    site.run("apply", configure_swap_via=["10.99.0.1"]).succeeded()
    held = (site.node.store.get("networkdevice", first["name"]) or {})["NetworkDeviceIPList"]
    assert [f"{item['ipaddress']}" for item in held] == [text.partition("/")[0] for text in first["ip_addresses"]]
