# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of the egress matrix: the rules for traffic from one security group to another.

Sources: Cisco's ERS reference for egressmatrixcell, recorded answers of ISE 2.7 and 3.0, public acceptance tests of
another client, and findings of a migration between two ISE 3.4. There is neither ``/name/`` nor PATCH. PUT needs the
id.

The rule for traffic that no SGACL matches is shown twice, as ``defaultRule`` and as the SGACL ``Permit IP`` or ``Deny
IP`` at the end of ``sgacls``, or by that SGACL alone. ISE refuses a body with both. A recorded PUT has ``NONE`` and the
SGACL, and so do the bodies written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import List, Reference, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint, Hooks, Identity
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE
from .._types.codec import Codec
from .._types.json_values import as_list
from .security_group import SECURITY_GROUP
from .security_group_acl import SECURITY_GROUP_ACL

_RULES = {
    "PERMIT_IP": "92951ac0-8c01-11e6-996c-525400b48521",
    "DENY_IP": "92919850-8c01-11e6-996c-525400b48521",
}
_SAID_AS_RULE = {"permit ip": "permit_ip", "deny ip": "deny_ip"}


def _acl(name: str) -> str:
    rule = _SAID_AS_RULE.get(name.lower())
    if rule:
        raise ValueError(f"{name!r} is the rule for all other traffic; write default_rule: {rule} instead.")
    return name


def _decode(document: Mapping[str, Any]) -> dict[str, Any]:
    shown = as_list(document.get("sgacls") or [])
    acls = [acl for acl in shown if acl not in _RULES.values()]
    last = [rule for rule, acl in _RULES.items() if acl in shown]
    rest = {key: value for key, value in document.items() if key != "sgacls"}
    rule = last[0] if last else document.get("defaultRule", "NONE")
    return {**rest, "defaultRule": rule, **({"sgacls": acls} if acls else {})}


def _encode(document: Mapping[str, Any]) -> dict[str, Any]:
    last = _RULES.get(document.get("defaultRule", "NONE"))
    return {**document, "sgacls": [*document.get("sgacls", []), *([last] if last else [])], "defaultRule": "NONE"}


EGRESS_MATRIX_CELL = Resource(
    "egress_matrix_cell",
    "egress_matrix_cells",
    endpoint=Endpoint("egressmatrixcell", "EgressMatrixCell", sort_by="sgtSrcName"),
    identity=Identity(
        key=("source", "destination"),
        listed_as="",
        key_filters={"source": "sgtSrcValue", "destination": "sgtDstValue"},
        narrowed_by=("matrix_id",),
        name_joins_key="-",
    ),
    attributes=(
        Reference("source", "sourceSgtId", to=SECURITY_GROUP, required=True, update=IMMUTABLE),
        Reference("destination", "destinationSgtId", to=SECURITY_GROUP, required=True, update=IMMUTABLE),
        String("matrix_id", "matrixId", since="3.4"),
        String("description"),
        String(
            "status",
            "matrixCellStatus",
            choices={"enabled": "ENABLED", "disabled": "DISABLED", "monitor": "MONITOR"},
            server_default="disabled",
            create_default="disabled",
        ),
        String(
            "default_rule",
            "defaultRule",
            choices={"none": "NONE", "permit_ip": "PERMIT_IP", "deny_ip": "DENY_IP"},
            server_default="none",
        ),
        List("sgacls", to=SECURITY_GROUP_ACL, compare=ORDERED, convert=_acl),
    ),
    filters={
        "description": "description",
        "status": "matrixStatus",
        "source_name": "sgtSrcName",
        "source_value": "sgtSrcValue",
        "destination_name": "sgtDstName",
        "destination_value": "sgtDstValue",
        "matrix_id": "matrixId",
    },
    hooks=Hooks(document=Codec(decode=_decode, encode=_encode)),
)
