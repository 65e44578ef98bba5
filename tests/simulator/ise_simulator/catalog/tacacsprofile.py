# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ profiles: the attributes that a device receives after a login. Lists support neither filters nor sorting."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Hooks, Resource
from .rules import check_new_name

__all__ = ["RESOURCES"]

_LEVELS = tuple(str(level) for level in range(16))
_MINUTES = tuple(str(minutes) for minutes in range(10000))
_VALUES = {
    "priv-lvl": _LEVELS,
    "max_priv_lvl": _LEVELS,
    "noescape": ("true", "false"),
    "timeout": _MINUTES,
    "idletime": _MINUTES,
}


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Check names, and since 3.2 the values that the web interface checks as well."""
    check_new_name(ctx, new, old, r"[A-Za-z0-9_ ]+")
    if not ctx.since("3.2") or ctx.settings.tacacs_session_attributes == "ignore":
        return
    for attribute in new.get("sessionAttributes", {}).get("sessionAttributeList", ()):
        name, value = attribute["name"], attribute["value"]
        if name in _VALUES and value not in _VALUES[name]:
            raise ctx.illegal(f"sessionAttributeList: {name}: {value}")


TACACS_PROFILE = Resource(
    path="tacacsprofile",
    envelope="TacacsProfile",
    service="policy.tacacsprofile",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2"), ("1.2", "3.2")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute(
            "sessionAttributes",
            "block",
            always_read=True,
            attributes=(
                Attribute(
                    "sessionAttributeList",
                    "list",
                    read_default=[],
                    attributes=(
                        Attribute("type", choices=("MANDATORY", "OPTIONAL"), required=True),
                        Attribute("name", required=True),
                        Attribute("value", required=True, allow_empty=True),
                    ),
                ),
            ),
        ),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=(
        BuiltIn(
            {
                "id": "93d7ee70-92b5-11eb-a39d-96858bc78604",
                "name": "Default Shell Profile",
                "description": "Default Shell Profile",
            }
        ),
        BuiltIn(
            {
                "id": "93d8b1c0-92b5-11eb-a39d-96858bc78604",
                "name": "Deny All Shell Profile",
                "description": "Deny All Shell Profile",
            }
        ),
        *(
            BuiltIn(
                {
                    "id": identity,
                    "name": f"WLC {role}",
                    "description": f"WLC {role}",
                    "sessionAttributes": {
                        "sessionAttributeList": [{"type": "MANDATORY", "name": "role1", "value": role}]
                    },
                }
            )
            for identity, role in (
                ("93d974f0-92b5-11eb-a39d-96858bc78604", "ALL"),
                ("93da3840-92b5-11eb-a39d-96858bc78604", "MONITOR"),
            )
        ),
    ),
    hooks=Hooks(check=_check),
)

RESOURCES = (TACACS_PROFILE,)
