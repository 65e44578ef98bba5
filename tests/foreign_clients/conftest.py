# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulator for all clients, and one process for each client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.foreign_clients.foreign import Foreign
from ansible_collections.openise.ise.tests.foreign_clients.lives import DIALECTS, Dialect
from ise_simulator import Settings
from ise_simulator.testing import Simulator, running

Call = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def shared() -> Iterator[Simulator]:
    """Yield the simulator; the clients keep its address."""
    with running(Settings(user_expiry_on_create="accept", devices=30, sessions=20)) as simulator:
        yield simulator


class Clients:
    """The processes of the client's releases, and what they have connected to."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim
        self._started: dict[str, Foreign] = {}
        self._connected: set[str] = set()

    def call(
        self,
        dialect: Dialect,
        module: str,
        operation: str,
        *,
        user: str = "admin",
        connection: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """Call a method as a user of the simulator; ``connection`` is arguments of a connection of its own."""
        if dialect.environment not in self._started:
            self._started[dialect.environment] = Foreign(dialect.environment, "ciscoisesdk_client.py")
        client, name = self._started[dialect.environment], f"{dialect.version} {user} {connection}"
        if name not in self._connected:
            account, password = ("admin", "wrong") if user == "nobody" else getattr(self._sim, user)
            arguments = {
                "username": account,
                "password": password,
                "base_url": self._sim.url,
                "verify": self._sim.ca_cert,
                "version": dialect.version,
                "uses_api_gateway": True,
                **(connection or {}),
            }
            client.ask(connect=name, arguments=arguments)
            self._connected.add(name)
        return client.ask(**{"as": name}, module=module, operation=operation, **more)

    def close(self) -> None:
        """End the processes."""
        for client in self._started.values():
            client.close()


@pytest.fixture(scope="session")
def clients(shared: Simulator) -> Iterator[Clients]:
    """Yield the client, in all its releases."""
    made = Clients(shared)
    yield made
    made.close()


@pytest.fixture(params=DIALECTS, ids=lambda dialect: dialect.version)
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """Return each dialect."""
    found: Dialect = request.param
    return found


@pytest.fixture
def sim(shared: Simulator, dialect: Dialect) -> Simulator:
    """Return the simulator, reset, as the ISE of the dialect."""
    shared.reset()
    shared.configure(profile=dialect.profile)
    return shared


@pytest.fixture
def call(clients: Clients, sim: Simulator, dialect: Dialect) -> Call:
    """Return what calls a method of the client: module, operation, arguments."""

    def done(module: str, operation: str, **more: Any) -> dict[str, Any]:
        return clients.call(dialect, module, operation, **more)

    return done
