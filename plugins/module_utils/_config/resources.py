# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The resources of configuration as code. Written by docs/generate/lists.py from the modules that manage a resource."""

from __future__ import annotations

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
from .._resources.rest_id_store import REST_ID_STORE
from .._resources.security_group import SECURITY_GROUP
from .._resources.security_group_acl import SECURITY_GROUP_ACL
from .._resources.security_group_virtual_network import SECURITY_GROUP_VIRTUAL_NETWORK
from .._resources.sxp_connection import SXP_CONNECTION
from .._resources.sxp_domain import SXP_DOMAIN
from .._resources.sxp_domain_filter import SXP_DOMAIN_FILTER
from .._resources.sxp_local_binding import SXP_LOCAL_BINDING
from .._resources.tacacs_command_set import TACACS_COMMAND_SET
from .._resources.tacacs_external_server import TACACS_EXTERNAL_SERVER
from .._resources.tacacs_profile import TACACS_PROFILE
from .._resources.tacacs_server_sequence import TACACS_SERVER_SEQUENCE

RESOURCES = (
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
    REST_ID_STORE,
    SECURITY_GROUP,
    SECURITY_GROUP_ACL,
    SECURITY_GROUP_VIRTUAL_NETWORK,
    SXP_CONNECTION,
    SXP_DOMAIN,
    SXP_DOMAIN_FILTER,
    SXP_LOCAL_BINDING,
    TACACS_COMMAND_SET,
    TACACS_EXTERNAL_SERVER,
    TACACS_PROFILE,
    TACACS_SERVER_SEQUENCE,
)
