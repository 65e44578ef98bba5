# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life cycle of a complete object of each resource in the simulator; these cases need no recordings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.contract.bodies import REWRITTEN, body_for, objects_for
from ansible_collections.openise.ise.tests.contract.recorded import ROOT, ask
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.shape import is_mask
from ise_simulator.testing import Simulator, running

# Attributes that ISE shows in another form than they were sent, and why.
SHOWN_OTHERWISE = {
    "endpoint": {"identityStore", "identityStoreId"},  # only ISE sets them
    "guesttype": {"dynamicGroups"},  # one key of its rows has another name when read
    # The first is a string when read. Groups: every device is in one of each type.
    "networkdevice": {"authenticationSettings.enableMultiSecret", "NetworkDeviceGroupList"},
    "sgtvnvlan": {"virtualnetworklist"},  # ISE gives ids to its members
}


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    """Yield one simulator for all cases."""
    with running(Settings(tls="none", user_expiry_on_create="accept")) as simulator:
        yield simulator


@pytest.fixture
def sim(shared: Simulator) -> Simulator:
    """Return the simulator, reset."""
    shared.reset()
    return shared


def differing(sent: Any, shown: Any, path: str = "") -> Iterator[str]:
    """Yield the attributes that differ from what was sent; a secret may be masked or missing."""
    if isinstance(sent, dict) and isinstance(shown, dict):
        for key, value in sent.items():
            yield from differing(value, shown.get(key), f"{path}.{key}".lstrip("."))
    elif shown != sent and not (shown is None or is_mask(shown)):
        yield path


# Resources that describe the deployment cannot be created.
@pytest.mark.parametrize("resource", sorted(CATALOG.keys() - {"deploymentinfo"}))
def test_life(sim: Simulator, resource: str) -> None:
    """Create, read, find in the list, delete, read again: each step depends on the result of the previous one."""
    entry = CATALOG[resource]
    body = body_for(sim, resource)
    for path, document in objects_for(resource):
        sim.store.put(path, document)
    if "create" in entry.methods:
        created = ask(sim, "POST", f"{ROOT}{resource}", body)
        assert created.status == 201, created.body
        identity = str(created.headers["Location"]).rpartition("/")[2]
        again = ask(sim, "POST", f"{ROOT}{resource}", body)
        assert again.status >= 400
        assert "messages" in again.body["ERSResponse"]
    else:
        identity = sim.store.put(resource, body[entry.envelope])
    path = f"{ROOT}{resource}/{identity}"

    read = ask(sim, "GET", path)
    assert read.status == 200
    shown = read.body[entry.envelope]
    sent = {key: value for key, value in body[entry.envelope].items() if key not in REWRITTEN.get(resource, ())}
    assert set(differing(sent, shown)) == SHOWN_OTHERWISE.get(resource, set())
    listed = ask(sim, "GET", f"{ROOT}{resource}?size=100").body["SearchResult"]["resources"]
    assert identity in [row["id"] for row in listed]

    deletes = "delete" in entry.methods
    assert ask(sim, "DELETE", path).status == (204 if deletes else 405)
    assert ask(sim, "GET", path).status == (404 if deletes else 200)
