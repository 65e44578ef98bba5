# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The differences between ISE releases.

A profile contains the defaults of the switches that are ``None`` in :class:`~ise_simulator.settings.Settings`.
Everything else that depends on the release (attributes, methods, name URLs, resource versions) is declared in the
catalog with a "since" release and compared with :func:`at_least`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

__all__ = ["DEFAULT_PROFILE", "PROFILES", "at_least"]

DEFAULT_PROFILE = "3.4"

# Recorded on 2.7 and 3.0: secrets are not masked, and a renamed group keeps its description.
_OLD: dict[str, Any] = {
    "ad_allowed_key": "enableDomainWhiteList",
    "mask_secrets": False,
    "gateway_ers": False,
    "exclude_key": "getIpaddressExclude",
    "unknown_key_wording": "older",
    "radius_omitted": "kept",
    "ndg_rename_description": "kept",
    "ndg_delete_used": "detach",
    "unauthorized_body": "empty",
    "mnt_list_elements": "eight",
}
_NEW: dict[str, Any] = {
    "ad_allowed_key": "enableDomainAllowedList",
    "mask_secrets": True,
    "gateway_ers": True,
    "exclude_key": "ipaddressExclude",
    "unknown_key_wording": "newer",
    "radius_omitted": "removed",
    "ndg_rename_description": "written",
    "ndg_delete_used": "detach",
    "unauthorized_body": "empty",
    "mnt_list_elements": "eight",
}

PROFILES: dict[str, dict[str, Any]] = {
    "2.7": {
        **_OLD,
        "ndg_delete_used": "refuse",
        "unauthorized_body": "html",
        "mnt_list_elements": "guide",
        "ise_version": "2.7.0.356",
        "ise_patch": "0",
    },
    "3.0": {**_OLD, "ise_version": "3.0.0.458", "ise_patch": "0"},
    "3.1": {
        **_NEW,
        "ad_allowed_key": "enableDomainWhiteList",
        "exclude_key": "getIpaddressExclude",
        "unknown_key_wording": "older",
        "ise_version": "3.1.0.518",
        "ise_patch": "8",
    },
    "3.2": {
        **_NEW,
        "ad_allowed_key": "enableDomainWhiteList",
        "unknown_key_wording": "older",
        "ise_version": "3.2.0.542",
        "ise_patch": "4",
    },
    "3.4": {**_NEW, "mnt_list_elements": "seven", "ise_version": "3.4.0.608", "ise_patch": "1"},
    "3.5": {**_NEW, "mnt_list_elements": "twelve", "ise_version": "3.5.0.527", "ise_patch": "3"},
}


@lru_cache(maxsize=256)
def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))


def at_least(release: str, since: str) -> bool:
    """Return whether ``release`` is ``since`` or newer; an empty ``since`` means "always"."""
    return not since or _numbers(release) >= _numbers(since)
