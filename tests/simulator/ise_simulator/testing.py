# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator inside a test process: ``with running(Settings(profile="3.4")) as sim: ...``."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .core import Core
from .faults import Fault
from .mnt.sessions import Sessions
from .server import Server
from .settings import Settings
from .state import StateWriter
from .stats import RequestRecord, Stats

__all__ = ["Objects", "Simulator", "running"]


class Objects:
    """Raw access to the stored objects: no checks, real secrets, canonical keys. Documents are copies."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, resource: str, key: str) -> dict[str, Any] | None:
        """Return the object with this id or name, or None."""
        return self._core.raw_get(resource, key)

    def list(self, resource: str) -> list[dict[str, Any]]:
        """Return all objects, by name."""
        return self._core.raw_list(resource)

    def put(self, resource: str, document: Mapping[str, Any], key: str | None = None) -> str:
        """Store a whole document and return its id. It replaces the object with that id, ``key`` or name."""
        return self._core.raw_put(resource, document, key)

    def update(self, resource: str, key: str, changes: Mapping[str, Any]) -> str:
        """Merge changes into the object with this id or name (None removes a key); return the id."""
        return self._core.raw_update(resource, key, changes)

    def delete(self, resource: str, key: str) -> bool:
        """Remove the object with this id or name; return False if there is none."""
        return self._core.raw_delete(resource, key)


class Simulator:
    """A simulator in its own thread. All methods are thread-safe while it runs."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.core = Core(settings or Settings())
        self.server = Server(self.core)
        self.store = Objects(self.core)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="ise-simulator", daemon=True)
        self._writer: StateWriter | None = None

    def start(self) -> None:
        """Open the ports; raise StartError, StateError or TlsError."""
        if self.core.initial.state:
            self._writer = StateWriter(self.core.initial.state, self.core.store)
            self._writer.start()
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self.server.start(), self._loop).result(30)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Close the ports and end the thread."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._shutdown(), self._loop).result(30)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._loop.close()
        if self._writer is not None:
            self._writer.stop()
            self._writer = None

    async def _shutdown(self) -> None:
        await self.server.stop()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    # Address and certificates

    @property
    def settings(self) -> Settings:
        """Return the current settings, with every switch resolved."""
        return self.core.settings

    @property
    def host(self) -> str:
        return self.core.initial.host

    @property
    def port(self) -> int:
        """Return the gateway's port (443 on a real node)."""
        return self.server.port

    @property
    def ers_port(self) -> int | None:
        """Return the ERS port (9060 on a real node), or None if it is closed."""
        return self.server.ers_port

    @property
    def url(self) -> str:
        """Return ``https://host:port`` of the gateway."""
        scheme = "http" if self.core.initial.tls == "none" else "https"
        return f"{scheme}://{self.host}:{self.port}"

    def _file(self, name: str) -> str:
        identity = self.server.identity
        if identity is None:
            raise RuntimeError("this simulator runs without TLS")
        path: Path = getattr(identity, name)
        return str(path)

    @property
    def ca_cert(self) -> str:
        """Return the path of the CA certificate (with ``tls="untrusted"``: of another CA)."""
        return self._file("ca")

    @property
    def client_cert(self) -> str:
        """Return the path of a client certificate with its key, in one PEM file."""
        return self._file("client")

    @property
    def sessions(self) -> Sessions:
        """Return the session table of the Monitoring API."""
        return self.core.sessions

    # Accounts: (user, password)

    @property
    def admin(self) -> tuple[str, str]:
        return self.core.initial.admin

    @property
    def operator(self) -> tuple[str, str]:
        return self.core.initial.operator

    @property
    def mnt(self) -> tuple[str, str]:
        return self.core.initial.mnt

    @property
    def sponsor(self) -> tuple[str, str]:
        return self.core.initial.sponsor

    # Statistics and control

    @property
    def stats(self) -> Stats:
        """Return the counters; ``stats.reset()`` clears them."""
        return self.core.stats

    @property
    def requests(self) -> list[RequestRecord]:
        """Return the requests so far, with parsed bodies and headers without Authorization."""
        return self.core.stats.requests

    def fault(self, action: str, **rule: Any) -> Fault:
        """Add a fault rule: ``sim.fault("status", method="PUT", status=500)``. The README lists the keys."""
        return self.core.faults.add({"action": action, **rule})

    def clear_faults(self) -> None:
        self.core.faults.clear()

    def configure(self, **switches: Any) -> None:
        """Change switches, or the profile, at run time."""
        self.core.configure(switches)

    def reset(self) -> None:
        """Restore objects, switches, faults and statistics to the state at the start."""
        self.core.reset()


@contextmanager
def running(settings: Settings | None = None) -> Iterator[Simulator]:
    """Yield a running simulator, and stop it at the end of the block."""
    simulator = Simulator(settings)
    simulator.start()
    try:
        yield simulator
    finally:
        simulator.stop()
