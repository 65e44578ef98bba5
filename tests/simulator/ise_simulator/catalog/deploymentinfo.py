# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""deploymentinfo: ``versioninfo``, where clients request their CSRF token, and ``getAllInfo``, a summary for telemetry.

The OpenAPI document and the older reference have two forms of the summary; a switch selects one.
"""

from __future__ import annotations

from ..context import Context
from ..store import Entry
from .language import Action, Document, Resource
from .node import NODES, PSNS

__all__ = ["RESOURCES"]

_JAVA = "com.cisco.cpm.infrastructure.telemetry.jaxbgen.DeploymentInfo$NodeList"
_MDM = {"activeMdmServersCount": 0, "activeDesktopMdmServersCount": 0, "activeMobileMdmServersCount": 0}
_DEPLOYMENT = "8f0d1566-6e6c-48ad-abe0-ef2d813a2a11"


def _all_info(ctx: Context, entry: Entry | None) -> Document | None:
    form = _as_schema if ctx.settings.deployment_info == "schema" else _as_reference
    return {"ERSDeploymentInfo": form(ctx)}


def _count(ctx: Context, path: str) -> int:
    return len(ctx.store.tables[path].by_id)


def _as_schema(ctx: Context) -> Document:
    here = {"deploymentId": _DEPLOYMENT}
    authentication = {
        "LocalIdentityNonAdminUserCount": _count(ctx, "internaluser"),
        "ADAuthStoreCount": _count(ctx, "activedirectory"),
    }
    profiles = {
        "TotalProfilesCount": _count(ctx, "profilerprofile"),
        "UniqueEndpointsCount": _count(ctx, "endpoint"),
        "CustomProfilesCount": 0,
    }
    nodes = {"NodeCount": len(NODES), "PAPNodeCount": 1, "PDPNodeCount": len(PSNS), "MnTNodeCount": 1}
    return {
        "id": _DEPLOYMENT,
        "name": "ERSDeploymentInfo",
        "description": "ERS DeploymentInfo",
        "networkAccessInfo": {
            **here,
            "NodeList": {"Scope": "deployment", "Node": {"AuthenticationInfo": authentication}},
        },
        "profilerInfo": {**here, "NodeList": {"Node": {"Scope": "deployment", "Profiles": profiles}}},
        "deploymentInfo": {**here, "fipsStatus": "Disabled", "walkmeEnabled": False, "NodeList": nodes},
        "nadInfo": here,
        "mdmInfo": {**here, **_MDM},
        "licensesInfo": here,
    }


def _element(name: str, value: object, *, java_type: str = "java.lang.String", scope: str = "$Node") -> Document:
    """Return one element of the summary, as Java's XML binding is written in JSON."""
    return {
        "name": f"{{http://www.cisco.com/DeploymentInfo}}{name}",
        "declaredType": java_type,
        "scope": f"{_JAVA}{scope}",
        "value": value,
        "nil": False,
        "globalScope": False,
        "typeSubstituted": False,
    }


def _node(name: str) -> Document:
    types = _element("NodeTypes", "PDP" if name in PSNS else "PAP,MNT,PXG")
    return _element("Node", {"content": [_element("Name", name), types]}, java_type=f"{_JAVA}$Node", scope="")


def _as_reference(ctx: Context) -> Document:
    here = {"deploymentID": _DEPLOYMENT}
    nothing = {**here, "nodeList": {"nodeAndScope": ["deployment", {"content": []}]}}
    profiles = {
        "profile": [],
        "customProfilesCount": 0,
        "endpointTypes": "",
        "totalProfilesCount": _count(ctx, "profilerprofile"),
        "uniqueEndpointsCount": _count(ctx, "endpoint"),
        "totalEndpointsCount": _count(ctx, "endpoint"),
    }
    node = {"profiles": profiles, "onlineSubscriptionEnabled": True, "scope": "deployment"}
    nodes = {"nodeAndNodeCountAndCountInfo": [_node(name) for name in NODES]}
    return {
        "networkAccessInfo": {**nothing, "isCsnEnabled": False, "sdaVNs": [], "trustSecControl": "ISE"},
        "profilerInfo": {**here, "nodeList": {"node": [node]}},
        "deploymentInfo": {**here, "nodeList": nodes, "fipsstatus": "Disabled"},
        "nadInfo": {**nothing, "nadcountInfo": {"totalActiveNADCount": _count(ctx, "networkdevice")}},
        "mdmInfo": {**nothing, **_MDM},
        "licensesInfo": nothing,
        "postureInfo": {"content": []},
    }


RESOURCES = (
    Resource(
        path="deploymentinfo",
        envelope="DeploymentInfo",
        service="telemetry.deploymentinfo",
        attributes=(),
        methods={},
        revisions=(("1.0", "2.0"),),
        actions={"getAllInfo": Action("GET", _all_info)},
    ),
)
