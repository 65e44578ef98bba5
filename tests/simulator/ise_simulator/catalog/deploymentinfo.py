# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""deploymentinfo, with ``versioninfo`` only: clients request their CSRF token there."""

from __future__ import annotations

from .language import Resource

__all__ = ["RESOURCES"]

RESOURCES = (
    Resource(
        path="deploymentinfo",
        envelope="DeploymentInfo",
        service="telemetry.deploymentinfo",
        attributes=(),
        methods={},
        revisions=(("1.0", "2.0"),),
    ),
)
