# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads release and patches of a node, and the features of its ERS API."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._errors import UnexpectedAnswer
from .._ers.client import Ers
from .._releases import release_of
from .._resources.network_device import NETWORK_DEVICE
from .._types.json_values import UnknownForm
from .._types.text import COMMAS
from .ers import ErsTask

# No device has this name: the error for it shows whether ERS supports names in URLs.
_UNUSED_NAME = "openise.ise-version_info"


class VersionInfoTask(ErsTask):
    """Returns version, patches and features of a node."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the option for resources whose versions are read."""
        return {"resources": {"type": "list", "elements": "str", "default": []}}

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read version, patches, features and the versions of resources."""
        details = ers.version()
        version = details.get("version", "")
        release = release_of(version)
        if release is None:
            raise UnexpectedAnswer("ISE did not return its version.")
        features = {
            "name_urls": _has_name_urls(ers),
            "patch_method": not ers.lacks(NETWORK_DEVICE.endpoint.patch_since),
            "open_api": release >= (3, 1),
        }
        return {
            "changed": False,
            "version": version,
            "release": ".".join(map(str, release)),
            "patches": sorted(
                {int(number) for number in re.findall(r"[0-9]{1,9}", details.get("patch information", ""))} - {0}
            ),
            "features": features,
            "resources": [_resource_versions(ers, path) for path in params["resources"]],
        }


def _has_name_urls(ers: Ers) -> bool:
    """Return whether ERS finds network devices by ``/name/``."""
    if ers.features.name_url.get(NETWORK_DEVICE.endpoint.path) is None:
        ers.get_by_name(NETWORK_DEVICE, _UNUSED_NAME)
    return ers.features.name_url.get(NETWORK_DEVICE.endpoint.path) is not False


def _resource_versions(ers: Ers, path: str) -> dict[str, Any]:
    versions = ers.resource_versions(path)
    try:
        supported = COMMAS.decode(versions.get("supportedVersions") or "")
    except UnknownForm as error:
        raise UnexpectedAnswer(f"ISE returned the versions of {path} in an unknown form: {error}.") from None
    return {
        "path": path,
        "available": bool(versions),
        "current": str(versions.get("currentServerVersion", "")),
        "supported": supported,
    }
