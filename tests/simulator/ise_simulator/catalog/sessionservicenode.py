# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes with session services, which ERS only reads: the Policy Service nodes of the simulated deployment."""

from __future__ import annotations

from .language import BY_NAME, LINK, READ, Attribute, BuiltIn, Resource
from .node import PSNS

__all__ = ["RESOURCES"]

RESOURCES = (
    Resource(
        path="sessionservicenode",
        envelope="SessionServiceNode",
        service="deploy.sessionservicenode",
        methods={**READ, **BY_NAME},
        revisions=(("1.0", "2.2"),),
        sortable_by=(),
        attributes=(
            Attribute("id", computed=True),
            Attribute("name"),
            Attribute("description"),
            Attribute("ipAddress"),
            LINK,
        ),
        built_in=tuple(
            BuiltIn(
                {
                    "id": f"ab6deded-fcc2-47ff-8577-0014737c8f{number:02x}",
                    "name": name,
                    "description": "PSN with Session Service",
                    "ipAddress": address,
                }
            )
            for number, (name, address) in enumerate(PSNS.items(), 0xCF)
        ),
    ),
)
