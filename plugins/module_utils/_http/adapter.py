# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The adapter between requests and urllib3, with connections whose responses have a limited time. Requires requests."""

from __future__ import annotations

from typing import Any

from .limits import PacedResponse

try:
    from requests.adapters import HTTPAdapter
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
except ImportError:  # session reports it; nothing here is used then
    HTTPAdapter = HTTPConnection = HTTPSConnection = HTTPConnectionPool = HTTPSConnectionPool = object  # type: ignore[assignment,misc]


class PacedHttpConnection(HTTPConnection):
    """A connection without TLS."""

    response_class = PacedResponse


class PacedHttpsConnection(HTTPSConnection):
    """A connection with TLS."""

    response_class = PacedResponse


class PacedHttpPool(HTTPConnectionPool):
    """Connections without TLS."""

    ConnectionCls = PacedHttpConnection


class PacedHttpsPool(HTTPSConnectionPool):
    """Connections with TLS."""

    ConnectionCls = PacedHttpsConnection


_POOLS = {"http": PacedHttpPool, "https": PacedHttpsPool}


class PacedAdapter(HTTPAdapter):
    """An adapter whose responses keep to the current pace, with and without a proxy."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **options: Any) -> Any:
        """Return the pools of a proxy."""
        manager = super().proxy_manager_for(*args, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager
