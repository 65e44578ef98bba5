# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections of requests, direct and through a proxy, read paced responses."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.adapter import PacedAdapter
from ansible_collections.openise.ise.plugins.module_utils._http.limits import PacedResponse


@pytest.mark.parametrize("url", ["https://ise.example.com:443/ers", "http://ise.example.com/ers"])
@pytest.mark.parametrize("proxy", ["", "http://proxy.example.com:3128"])
def test_every_connection_reads_paced_responses(url: str, proxy: str) -> None:
    adapter = PacedAdapter(pool_maxsize=2)
    manager = adapter.proxy_manager_for(proxy) if proxy else adapter.poolmanager
    assert manager.connection_from_url(url).ConnectionCls.response_class is PacedResponse
