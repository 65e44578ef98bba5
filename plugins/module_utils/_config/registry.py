# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of types: the resources of configuration as code, by the plural names under which files list their objects.

Guests and sessions are not included: they change without anybody editing a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from .._resources.allowed_protocols import ALLOWED_PROTOCOLS
from .._resources.anc_policy import ANC_POLICY
from .._resources.authorization_profile import AUTHORIZATION_PROFILE
from .._resources.downloadable_acl import DOWNLOADABLE_ACL
from .._resources.egress_matrix_cell import EGRESS_MATRIX_CELL
from .._resources.endpoint import ENDPOINT
from .._resources.endpoint_group import ENDPOINT_GROUP
from .._resources.external_radius_server import EXTERNAL_RADIUS_SERVER
from .._resources.guest_ssid import GUEST_SSID
from .._resources.identity_group import IDENTITY_GROUP
from .._resources.identity_source_sequence import IDENTITY_SOURCE_SEQUENCE
from .._resources.internal_user import INTERNAL_USER
from .._resources.ip_sgt_mapping import IP_SGT_MAPPING
from .._resources.ip_sgt_mapping_group import IP_SGT_MAPPING_GROUP
from .._resources.network_device import NETWORK_DEVICE
from .._resources.network_device_group import NETWORK_DEVICE_GROUP
from .._resources.radius_server_sequence import RADIUS_SERVER_SEQUENCE
from .._resources.security_group import SECURITY_GROUP
from .._resources.security_group_acl import SECURITY_GROUP_ACL
from .._resources.sxp_connection import SXP_CONNECTION
from .._resources.sxp_domain import SXP_DOMAIN
from .._resources.sxp_local_binding import SXP_LOCAL_BINDING
from .._resources.tacacs_command_set import TACACS_COMMAND_SET
from .._resources.tacacs_external_server import TACACS_EXTERNAL_SERVER
from .._resources.tacacs_profile import TACACS_PROFILE
from .._resources.tacacs_server_sequence import TACACS_SERVER_SEQUENCE
from .._schema.resource import Resource


def referenced_types(resource: Resource) -> set[str]:
    """Return the other types that objects of a resource can refer to."""
    by_id = {target.plural for _leaf, targets in resource.referring for target in targets}
    by_name = {names.of.plural for names in resource.names.values()}
    return (by_id | by_name) - {resource.plural}


def _in_dependency_order(resources: Iterable[Resource]) -> dict[str, Resource]:
    """Return resources by plural name, each after those that it refers to, else in alphabetical order."""
    found = {resource.plural: resource for resource in resources}
    sorter = TopologicalSorter({plural: referenced_types(resource) & set(found) for plural, resource in found.items()})
    sorter.prepare()
    ordered: dict[str, Resource] = {}
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.update({plural: found[plural] for plural in ready})
        sorter.done(*ready)
    return ordered


TYPES: Mapping[str, Resource] = _in_dependency_order(
    (
        ALLOWED_PROTOCOLS,
        ANC_POLICY,
        AUTHORIZATION_PROFILE,
        DOWNLOADABLE_ACL,
        EGRESS_MATRIX_CELL,
        ENDPOINT,
        ENDPOINT_GROUP,
        EXTERNAL_RADIUS_SERVER,
        GUEST_SSID,
        IDENTITY_GROUP,
        IDENTITY_SOURCE_SEQUENCE,
        INTERNAL_USER,
        IP_SGT_MAPPING,
        IP_SGT_MAPPING_GROUP,
        NETWORK_DEVICE,
        NETWORK_DEVICE_GROUP,
        RADIUS_SERVER_SEQUENCE,
        SECURITY_GROUP,
        SECURITY_GROUP_ACL,
        SXP_CONNECTION,
        SXP_DOMAIN,
        SXP_LOCAL_BINDING,
        TACACS_COMMAND_SET,
        TACACS_EXTERNAL_SERVER,
        TACACS_PROFILE,
        TACACS_SERVER_SEQUENCE,
    )
)
# Types that objects of other types can refer to: their objects are deleted last.
REFERENCED_TYPES = frozenset(plural for resource in TYPES.values() for plural in referenced_types(resource))
