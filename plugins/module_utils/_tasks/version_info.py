# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a node is: its release, its patches, and what ERS can do there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._errors import UnexpectedAnswer
from .._ers.client import Ers
from .._releases import release_of
from .._resources.network_device import NETWORK_DEVICE
from .._types.text import COMMAS
from .ers import ErsTask

# A name that no device has: whether names work in URLs is told by how ISE does not find it.
_NOBODY = "openise.ise-version_info"


class VersionInfoTask(ErsTask):
    """Reads version, patches and features of a node."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return what to look at beside the version."""
        return {"resources": {"type": "list", "elements": "str", "default": []}}

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report."""
        told = ers.version()
        version = told.get("version", "")
        release = release_of(version)
        if release is None:
            raise UnexpectedAnswer("ISE did not tell its version.")
        features = {
            "name_urls": _has_name_urls(ers),
            "patch_method": not ers.lacks(NETWORK_DEVICE.endpoint.patch_since),
            "open_api": release >= (3, 1),
        }
        return {
            "changed": False,
            "version": version,
            "release": ".".join(map(str, release)),
            "patches": sorted({int(number) for number in re.findall(r"\d+", told.get("patch information", ""))} - {0}),
            "features": features,
            "resources": [_versions(ers, path) for path in params["resources"]],
        }


def _has_name_urls(ers: Ers) -> bool:
    """Tell whether ERS finds network devices by ``/name/``."""
    if ers.features.name_url.get(NETWORK_DEVICE.endpoint.path) is None:
        ers.find(NETWORK_DEVICE, _NOBODY)
    return ers.features.name_url.get(NETWORK_DEVICE.endpoint.path) is not False


def _versions(ers: Ers, path: str) -> dict[str, Any]:
    told = ers.resource_versions(path)
    return {
        "path": path,
        "available": bool(told),
        "current": str(told.get("currentServerVersion", "")),
        "supported": COMMAS.decode(told.get("supportedVersions", "")),
    }
