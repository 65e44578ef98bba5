# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that a release lacks: what is removed from declared objects, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config import registry, unsupported_options
from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import read_declarations
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import SecretResolver
from ansible_collections.openise.ise.plugins.module_utils._config.unsupported_options import (
    LeftOut,
    Supported,
    without_unsupported,
)
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._releases import is_older


def supported(resources: Mapping[str, Any], release: tuple[int, int] | None = (3, 1)) -> Supported:
    """Return what a server of a release supports of declared objects."""
    server = SimpleNamespace(release=lambda: release, lacks=lambda since: is_older(release, since))
    declarations, _warnings = read_declarations(resources, SecretResolver({}))
    return without_unsupported(cast(Ers, server), resources, declarations)


DEVICE = {"name": "sw", "ip_addresses": ["10.1.1.1"]}


@pytest.mark.parametrize(
    ("tacacs", "left"),
    [
        ({"tls": {"enabled": True}}, None),
        ({"tls": {"enabled": True}, "single_connect": "legacy"}, {"single_connect": "legacy"}),
        # Removing a block is possible on every release.
        ({"tls": {}}, {"tls": {}}),
        ({}, {}),
        ('{"tls": {"enabled": true}, "single_connect": "legacy"}', {"single_connect": "legacy"}),
        ("single_connect=legacy", "single_connect=legacy"),
    ],
)
def test_blocks(tacacs: Any, left: Any) -> None:
    """A block with nothing else in it is removed: an empty one would be cleared. The files do not change."""
    resources = {"network_devices": [{**DEVICE, "tacacs": tacacs}]}
    before = repr(resources)
    found = supported(resources).resources["network_devices"]
    assert found == [{**DEVICE, **({} if left is None else {"tacacs": left})}]
    assert repr(resources) == before


def test_other_objects() -> None:
    """Places, other objects and other types stay, those by API path as well."""
    other = {"name": "other", "_place": "a.yml:3"}
    resources = {
        "network_devices": [other, {**DEVICE, "tacacs": {"tls": {"enabled": True}}}],
        "endpoint_groups": [{"name": "a"}],
        "ers_resources": {"things": [{"name": "b", "envelope": "Thing"}]},
        "endpoints": None,
    }
    found = supported(resources)
    assert found.resources == {**resources, "network_devices": [other, DEVICE], "endpoints": []}
    assert found.left_out == [LeftOut("network_devices", "tacacs.tls.enabled", "3.5", 1)]


@pytest.mark.parametrize(
    ("release", "warning"),
    [
        ((3, 1), "unsupported: left out, because this server runs ISE 3.1: tacacs.tls.enabled of 1 network_devices."),
        ((3, 5), ""),
        ((4, 0), ""),
        (None, "unsupported: this server does not report its release, so no option was left out."),
    ],
)
def test_releases(release: tuple[int, int] | None, warning: str) -> None:
    resources = {"network_devices": [{**DEVICE, "tacacs": {"tls": {"enabled": True}}}]}
    found = supported(resources, release)
    assert found.warning == warning
    assert (found.resources == resources) is (release != (3, 1))


def test_many_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """The warning has the first ones, the result all."""
    monkeypatch.setattr(unsupported_options, "_MAX_LISTED", 1)
    tls = {"enabled": True, "san_dns_names": ["a"], "validate_san_ip": True}
    found = supported({"network_devices": [{**DEVICE, "tacacs": {"tls": tls}}]})
    assert len(found.left_out) == 3
    assert found.warning.endswith("tacacs.tls.enabled of 1 network_devices, and 2 more options.")


def test_whole_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """A type that came with a later release is left out with all its objects."""
    ssid = TYPES["guest_ssids"]
    later = replace(ssid, endpoint=replace(ssid.endpoint, since="3.4"))
    monkeypatch.setattr(
        unsupported_options, "type_of", lambda name: later if name == "guest_ssids" else registry.type_of(name)
    )
    resources: dict[str, Sequence[Mapping[str, Any]]] = {
        "guest_ssids": [{"name": "a"}, {"name": "b"}],
        "endpoint_groups": [{"name": "c"}],
    }
    found = supported(resources)
    assert found.resources == {**resources, "guest_ssids": []}
    assert found.left_out == [LeftOut("guest_ssids", "", "3.4", 2)]
    assert found.warning == "unsupported: left out, because this server runs ISE 3.1: all 2 guest_ssids."
    assert supported(resources, (3, 4)) == Supported(resources)
    assert supported(resources, None).warning != ""
