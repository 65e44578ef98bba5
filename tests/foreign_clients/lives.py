# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ciscoisesdk is asked to do: the life of an object of each resource, through the methods that a user would call."""

from __future__ import annotations

from typing import Any, NamedTuple

from ansible_collections.openise.ise.tests.contract.bodies import body_for
from ise_simulator.catalog import CATALOG
from ise_simulator.profiles import at_least
from ise_simulator.testing import Simulator

STEPS = ("create", "list", "read", "read_by_name", "update", "patch", "delete")


class Dialect(NamedTuple):
    """A release of the client (its environment), one of the versions of the API that it knows, and an ISE for it."""

    environment: str
    version: str
    profile: str

    @property
    def newest(self) -> bool:
        """Return whether modules and methods are called as in version 3.5.0, which was made from another document."""
        return self.version == "3.5.0"


OLDER, NEWER = "venv-foreign-ciscoisesdk-older", "venv-foreign-ciscoisesdk-newer"
DIALECTS = (Dialect(OLDER, "3.1.0", "3.1"), Dialect(NEWER, "3.3_patch_1", "3.4"), Dialect(NEWER, "3.5.0", "3.5"))

# The client's modules that are not called like the path with underscores; in version 3.5.0 they are called like the path.
_ALIKE = (
    "active_directory", "admin_user", "allowed_protocols", "anc_endpoint", "anc_policy", "authorization_profile",
    "byod_portal", "certificate_profile", "downloadable_acl", "egress_matrix_cell", "external_radius_server",
    "filter_policy", "guest_location", "guest_ssid", "guest_type", "guest_user", "hotspot_portal", "internal_user",
    "my_device_portal", "network_device", "network_device_group", "portal_theme", "profiler_profile",
    "radius_server_sequence", "restid_store", "sponsor_group", "sponsor_portal", "sponsored_guest_portal",
    "sxp_connections", "sxp_local_bindings", "sxp_vpns", "tacacs_command_sets", "tacacs_external_servers",
    "tacacs_profile", "tacacs_server_sequence",
)  # fmt: skip
_ALWAYS = {name.replace("_", ""): name for name in _ALIKE}
_BEFORE = {
    "endpointgroup": "endpoint_identity_group",
    "identitygroup": "identity_groups",
    "idstoresequence": "identity_sequence",
    "node": "node_details",
    "nspprofile": "native_supplicant_profile",
    "selfregportal": "self_registered_portal",
    "sessionservicenode": "psn_node_details_with_radius_service",
    "sgacl": "security_groups_acls",
    "sgmapping": "ip_to_sgt_mapping",
    "sgmappinggroup": "ip_to_sgt_mapping_group",
    "sgt": "security_groups",
    "sgtvnvlan": "security_group_to_virtual_network",
}

# Steps for which a version of the client has no method.
NO_METHOD = {
    ("3.1.0", "certificateprofile", "delete"),
    ("3.1.0", "identitygroup", "delete"),
    ("3.3_patch_1", "certificateprofile", "delete"),
    ("3.3_patch_1", "identitygroup", "delete"),
    *((dialect.version, "adminuser", "read_by_name") for dialect in DIALECTS),
}
# Steps that ISE refuses, with the status: the client sends no ersRestIDStoreUserAttributes in an update.
REFUSED = {("3.3_patch_1", "restidstore", "update"): 400}
# Paths that a version does not know at all.
NO_MODULE = {("3.1.0", "ldap"), ("3.3_patch_1", "ldap")}

# Where the client's own check of a body contradicts what ISE takes, it is switched off with a parameter of the client.
_UNCHECKED = {("3.3_patch_1", "restidstore")}

# What the client's checks do not let through elsewhere, and what is sent instead (None: nothing).
_INSTEAD: dict[str, dict[str, Any]] = {
    "networkdevice": {"trustsecsettings": None, "tacacsTlsSettings": None},
    "sgt": {"defaultSGACLs": None},
}
# What an update changes beside the description.
_CHANGES = {"internaluser": {"password": "New-Pass-2"}}


def module(dialect: Dialect, path: str) -> str:
    """Return the client's module for a path of ERS."""
    return _ALWAYS.get(path) or (path if dialect.newest else _BEFORE.get(path, path))


def unchecked(dialect: Dialect, path: str) -> bool:
    """Return whether bodies are sent without the client's own check; that of 3.5.0 refuses nearly all PATCH requests."""
    return dialect.newest or (dialect.version, path) in _UNCHECKED


def supports(dialect: Dialect, path: str, step: str) -> bool:
    """Return whether the ISE of a dialect serves a step."""
    key = {"read": "get", "read_by_name": "get_by_name", "update": "put"}.get(step, step)
    since = CATALOG[path].methods.get(key)
    return since is not None and at_least(dialect.profile, since)


def body(sim: Simulator, path: str) -> dict[str, Any]:
    """Return the attributes of a complete new object."""
    sent: dict[str, Any] = body_for(sim, path)[CATALOG[path].envelope]
    sent |= _INSTEAD.get(path, {})
    if path == "networkdevice":
        sent["authenticationSettings"]["enableMultiSecret"] = "true"
    return {key: value for key, value in sent.items() if value is not None}


def changed(sent: dict[str, Any], path: str, identity: str) -> dict[str, Any]:
    """Return the attributes of an update."""
    return {**sent, **_CHANGES.get(path, {}), "id": identity, "description": "changed"}
