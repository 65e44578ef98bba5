# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every profile has its defaults; releases are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.probe import Api, device
from ise_simulator.profiles import PROFILES, at_least
from ise_simulator.settings import switches
from ise_simulator.testing import Simulator

Probe = Callable[[Simulator, Api], Any]


def status(method: str, path: str, body: Any = None, **options: Any) -> Probe:
    return lambda sim, api: api.request(method, path, body, **options).status


# The defaults of each profile: (probe, {profile: result}), always on the ERS port or with the gateway serving.
BY_PROFILE: list[tuple[Probe, dict[str, Any]]] = [
    (
        lambda sim, api: sim.core.settings.gateway_ers,
        {"2.7": False, "3.0": False, "3.1": True, "3.2": True, "3.4": True, "3.5": True},
    ),
    (
        status("GET", "networkdevice/name/ISE_EST_Local_Host", port="ers"),
        {"2.7": 405, "3.0": 405, "3.1": 200, "3.2": 200, "3.4": 200, "3.5": 200},
    ),
    (
        status("GET", "networkdevicegroup/name/Location:All%20Locations", port="ers"),
        {"2.7": 200, "3.0": 200, "3.1": 200, "3.2": 200, "3.4": 200, "3.5": 200},
    ),
    (
        status(
            "PATCH",
            "networkdevice/582af6c0-2396-11ec-af8e-5254006f7dfa",
            {"NetworkDevice": {"modelName": "x"}},
            port="ers",
        ),
        {"2.7": 405, "3.0": 405, "3.1": 405, "3.2": 200, "3.4": 200, "3.5": 200},
    ),
    (
        status("PATCH", "networkdevice/name/ISE_EST_Local_Host", {"NetworkDevice": {"modelName": "x"}}, port="ers"),
        {"2.7": 405, "3.0": 405, "3.1": 405, "3.2": 200, "3.4": 200, "3.5": 200},
    ),
    (
        status("POST", "networkdevice", device(tacacsTlsSettings={"enableTls": True}), port="ers"),
        {"2.7": 400, "3.0": 400, "3.1": 400, "3.2": 400, "3.4": 400, "3.5": 201},
    ),
    (
        status("POST", "networkdevice", device(tacacsSettings={"previousSharedSecret": "x"}), port="ers"),
        {"2.7": 400, "3.4": 400, "3.5": 201},
    ),
    (
        status("POST", "networkdevice", device(authenticationSettings={"sendMAOnAllResponses": True}), port="ers"),
        {"2.7": 400, "3.5": 400},
    ),
    (
        lambda sim, api: api.get("networkdevice/582af6c0-2396-11ec-af8e-5254006f7dfa", port="ers").json[
            "NetworkDevice"
        ]["authenticationSettings"],
        {
            "3.0": {
                "networkProtocol": "RADIUS",
                "radiusSharedSecret": "est-local-host",
                "enableKeyWrap": False,
                "dtlsRequired": False,
                "keyInputFormat": "ASCII",
                "enableMultiSecret": "false",
            },
            "3.1": {
                "networkProtocol": "RADIUS",
                "radiusSharedSecret": "******",
                "enableKeyWrap": False,
                "dtlsRequired": False,
                "keyEncryptionKey": "",
                "messageAuthenticatorCodeKey": "",
                "keyInputFormat": "ASCII",
                "enableMultiSecret": "false",
            },
        },
    ),
]
ROWS = [(probe, name, seen) for probe, table in BY_PROFILE for name, seen in table.items()]


@pytest.mark.parametrize(("probe", "profile", "seen"), ROWS, ids=[row[1] for row in ROWS])
def test_profile(sim: Simulator, api: Api, probe: Probe, profile: str, seen: Any) -> None:
    sim.configure(profile=profile)
    assert probe(sim, api) == seen


def test_a_profile_sets_every_switch() -> None:
    for profile in PROFILES:
        resolved = Settings(profile=profile).resolved()
        assert all(getattr(resolved, switch.name) is not None for switch in switches())


def test_releases_compare_as_numbers() -> None:
    assert at_least("3.10", "3.9") and not at_least("3.9", "3.10") and at_least("2.7", "")
