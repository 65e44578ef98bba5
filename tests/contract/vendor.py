# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vendor's OpenAPI schemas as JSON Schema, with corrections of known errors in the document."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from ansible_collections.openise.ise.tests.contract.shared_data import OPENAPI
from ise_simulator.catalog import CATALOG

Schema = dict[str, Any]

# Resource of the catalog -> names of the vendor's schemas: object in a response, list response, object in a request.
RESOURCES: dict[str, tuple[str, str, str]] = {
    path: (f"{path}Response", f"{path}ListResponse", resource.envelope)
    for path, resource in sorted(CATALOG.items())
    if resource.methods
}

# (schema, path in it, corrected schema, reason). A path is made of property names; [] enters the items of a list.
_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_FLAG: Schema = {"type": "boolean"}
_DEVICE = "networkdeviceResponse.NetworkDevice."
_GUEST_TYPE = ("guesttypeResponse.GuestType.", "GuestType.")
_PORTALS = tuple(path for path in RESOURCES if path.endswith("portal") and path != "portal")
_SGA = _DEVICE + "trustsecsettings.sgaNotificationAndUpdates."
_STORES: Schema = {"type": "array", "items": {"properties": {"idstore": _TEXT, "order": _WHOLE}}}
_CHANGES: Schema = {
    "type": "array",
    "items": {
        "properties": dict.fromkeys(("action", "dictionaryName", "attributeName", "value", "changedVal"), _TEXT),
    },
}
_MDM: Schema = {
    **{f"mdm{name}": _TEXT for name in ("ServerName", "OS", "Manufacturer", "Model", "Serial", "IMEI", "PhoneNumber")},
    **{
        f"mdm{name}": _FLAG
        for name in ("Reachable", "Enrolled", "ComplianceStatus", "Encrypted", "Pinlock", "JailBroken")
    },
}
_REDIRECTION: Schema = {
    "properties": {
        **dict.fromkeys(("WebRedirectionType", "acl", "portalName", "staticIPHostNameFQDN"), _TEXT),
        "displayCertificatesRenewalMessages": _FLAG,
    }
}
_SIDE: Schema = {
    "properties": {
        **dict.fromkeys(("AdvancedAttributeValueType", "dictionaryName", "attributeName", "value"), _TEXT),
        "tagID": _WHOLE,
    }
}
_LEFT: Schema = {"properties": {key: _SIDE["properties"][key] for key in list(_SIDE["properties"])[:3]}}
_ADVANCED: Schema = {
    "type": "array",
    "items": {"properties": {"leftHandSideDictionaryAttribue": _LEFT, "rightHandSideAttribueValue": _SIDE}},
}
_NAMED_TYPES: Schema = {
    "properties": {"attributes": {"type": "array", "items": {"properties": {"name": _TEXT, "type": _TEXT}}}}
}
_DIRECTORY_ATTRIBUTES: Schema = {
    "type": "array",
    "items": {"properties": dict.fromkeys(("name", "type", "internalName", "defaultValue"), _TEXT)},
}
CORRECTIONS: list[tuple[str, Schema, str]] = [
    (_DEVICE + "authenticationSettings.keyInputFormat", _TEXT, "an enum is declared as an object"),
    (_DEVICE + "authenticationSettings.networkProtocol", _TEXT, "an enum is declared as an object"),
    (_DEVICE + "tacacsSettings.connectModeOptions", _TEXT, "an enum is declared as an object"),
    (_DEVICE + "tacacsTlsSettings.connectModeOptions", _TEXT, "an enum is declared as an object"),
    (_DEVICE + "authenticationSettings.enableMultiSecret", _TEXT, "recorded as the string true or false"),
    (_DEVICE + "NetworkDeviceIPList.[].mask", _WHOLE, "recorded as a number, declared as an object"),
    (_DEVICE + "snmpsettings.pollingInterval", _WHOLE, "recorded as a number, declared as an object"),
    (_DEVICE + "tacacsSettings.previousSharedSecretExpiry", _WHOLE, "a number in the example, declared as an object"),
    (
        _DEVICE + "trustsecsettings.deviceConfigurationDeployment.includeWhenDeployingSGTUpdates",
        _FLAG,
        "a boolean in the example, declared as an object",
    ),
    (_DEVICE + "trustsecsettings.pushIdSupport", _TEXT, "in the example, missing in the schema"),
    (_DEVICE + "NetworkDeviceIPList.[].getIpaddressExclude", _TEXT, "older spelling, only in the legacy document"),
    *(
        (_SGA + key, _WHOLE, "a number in the example, declared as an object")
        for key in (
            "downlaodEnvironmentDataEveryXSeconds",
            "downlaodPeerAuthorizationPolicyEveryXSeconds",
            "downloadSGACLListsEveryXSeconds",
            "reAuthenticationEveryXSeconds",
        )
    ),
    (_SGA + "otherSGADevicesToTrustThisDevice", _FLAG, "a boolean in the example, declared as an object"),
    (_SGA + "sendConfigurationToDevice", _FLAG, "a boolean in the example, declared as an object"),
    *(
        (f"{owner}customAttributes", {"type": "object"}, "an object in the example, declared as a string")
        for owner in ("adminuserResponse.AdminUser.", "AdminUser.")
    ),
    *(
        (f"{owner}{key}", {"type": "object", "properties": inner}, "its keys are in the example only")
        for owner in ("endpointResponse.ERSEndPoint.", "ERSEndPoint.")
        for key, inner in (("customAttributes", {"customAttributes": {"type": "object"}}), ("mdmAttributes", _MDM))
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("internaluserResponse.InternalUser.", "InternalUser.")
        for key, correction, reason in (
            ("customAttributes", {"type": "object"}, "recorded as an object, declared as a string"),
            ("ssh_keys", {"type": "array"}, "in the example, missing in the schema"),
            ("enablePasswordlessAuth", _TEXT, "in the legacy document, missing in the schema"),
        )
    ),
    *(
        (f"certificateprofileResponse.CertificateProfile.{key}", _TEXT, "an enum is declared as an object")
        for key in ("certificateAttributeName", "matchMode", "usernameFrom")
    ),
    *(
        (f"{owner}.virtualnetworklist.[].{below}{key}", _TEXT, "in the example, missing in the schema")
        for owner in ("sgtvnvlanResponse.SgtVNVlanContainer", "SgtVNVlanContainer")
        for below in ("", "vlans.[].")
        for key in ("id", "name", "description")
    ),
    *(
        (f"{owner}.idSeqItem", _STORES, "the order is a number in the examples, declared as a text")
        for owner in ("idstoresequenceResponse.IdStoreSequence", "IdStoreSequence")
    ),
    *(
        (f"externalradiusserverResponse.ExternalRadiusServer.{key}", _WHOLE, "a number in the example")
        for key in ("authenticationPort", "accountingPort", "timeout", "retries", "proxyTimeout")
    ),
    *(
        (f"{owner}.{key}", _CHANGES, "the members have no level of their own in the examples")
        for owner in ("radiusserversequenceResponse.RadiusServerSequence", "RadiusServerSequence")
        for key in ("OnRequestAttrManipulatorList", "BeforeAcceptAttrManipulatorsList")
    ),
    (
        "tacacsprofileResponse.TacacsProfile.sessionAttributes.sessionAttributeList.[].type",
        _TEXT,
        "an enum is declared as an object",
    ),
    (
        "tacacscommandsetsResponse.TacacsCommandSets.commands.commandList.[].grant",
        _TEXT,
        "an enum is declared as an object",
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("activedirectoryResponse.ERSActiveDirectory.", "ERSActiveDirectory.")
        for key, correction, reason in (
            ("enableDomainWhiteList", _FLAG, "older spelling, only in the legacy document"),
            ("adAttributes.attributes.[].type", _TEXT, "an enum is declared as an object"),
            ("advancedSettings.identityNotInAdBehaviour", _TEXT, "an enum is declared as an object"),
            ("advancedSettings.unreachableDomainsBehaviour", _TEXT, "an enum is declared as an object"),
            ("advancedSettings.schema", _TEXT, "an enum is declared as an object"),
            ("advancedSettings.rewriteRules.[].rowId", _WHOLE, "a number in the example, declared as a string"),
        )
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("restidstoreResponse.ERSRestIDStore.", "ERSRestIDStore.")
        for key, correction, reason in (
            ("ersRestIDStoreAttributes.predefined", _TEXT, "an enum is declared as an object"),
            ("ersRestIDStoreGroups", {"properties": {"groups": {"type": "array"}}}, "a list in the example"),
            ("ersRestIDStoreUserAttributes", _NAMED_TYPES, "a list in the example, its members in the schema"),
            ("ersRestIDStoreDeviceAttributes", _NAMED_TYPES, "a list in the example, its members in the schema"),
            ("ersRestIDStoreAdvanceSettings.deviceQuerySetting", _TEXT, "an enum is declared as an object"),
            ("ersRestIDStoreAdvanceSettings.identifyDeviceCertificate", _TEXT, "an enum is declared as an object"),
            ("ersRestIDStoreAdvanceSettings.sanAttribute", _TEXT, "an enum is declared as an object"),
            ("ersRestIDStoreAdvanceSettings.regexType", _TEXT, "an enum is declared as an object"),
            ("ersRestIDStoreAdvanceSettings.sshKeysAttributeName", _TEXT, "in the example, missing in the schema"),
            ("ersRestIDStoreAdvanceSettings.enablePasswordlessAuth", _FLAG, "in the legacy document, missing here"),
        )
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("ldapResponse.ERSLdap.", "ERSLdap.")
        for key, correction, reason in (
            ("generalSettings.schema", _TEXT, "an enum is declared as an object"),
            ("generalSettings.groupMemberReference", _TEXT, "an enum is declared as an object"),
            ("generalSettings.groupReference", _TEXT, "in the example, missing in the schema"),
            ("directoryOrganization.macFormat", _TEXT, "an enum is declared as an object"),
            ("directoryOrganization.stripSuffix", _FLAG, "a boolean in the example, declared as a string"),
            ("attributes.attributes", _DIRECTORY_ATTRIBUTES, "its members are only in the example"),
        )
    ),
    *(
        (f"{owner}wirelessProfiles.[].{key}", _TEXT, "an enum is declared as an object")
        for owner in ("nspprofileResponse.ERSNSPProfile.", "ERSNSPProfile.")
        for key in ("allowedProtocol", "actionType")
    ),
    *(
        (f"{owner}.actions", {"type": "array", "items": _TEXT}, "words in every sample, declared as objects")
        for owner in ("ancpolicyResponse.ErsAncPolicy", "ErsAncPolicy")
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("nodeResponse.Node.", "Node.")
        for key, correction, reason in (
            ("inDeployment", _FLAG, "a boolean in the example, declared as a string"),
            ("ipAddresses", {"type": "array", "items": _TEXT}, "a list in the example, declared as an object"),
            ("ipV6Addresses", {"type": "array", "items": _TEXT}, "a list in the example, declared as an object"),
        )
    ),
    *(
        (f"allowedprotocolsResponse.AllowedProtocols.{key}", _WHOLE, "a number in the example, declared as an object")
        for key in (
            "eapTls.eapTlsSessionTicketTtl",
            "eapTls.eapTlsSessionTicketPrecentage",
            "peap.allowPeapEapMsChapV2PwdChangeRetries",
            "peap.allowPeapEapGtcPwdChangeRetries",
            "eapTtls.eapTtlsEapMsChapV2PwdChangeRetries",
            "eapFast.allowEapFastEapMsChapV2PwdChangeRetries",
            "eapFast.allowEapFastEapGtcPwdChangeRetries",
            "eapFast.eapFastUsePacsTunnelPacTtl",
            "eapFast.eapFastUsePacsUseProactivePacUpdatePrecentage",
            "eapFast.eapFastUsePacsMachinePacTtl",
            "eapFast.eapFastUsePacsAuthorizationPacTtl",
            "teap.allowTeapEapMsChapV2PwdChangeRetries",
        )
    ),
    (
        "allowedprotocolsResponse.AllowedProtocols.eapTls.eapTlsSessionTicketTtlUnits",
        _TEXT,
        "an enum is declared as an object",
    ),
    *(
        (f"{owner}.teap.requestBasicPwdAuth", _FLAG, "taken in tests of another client, missing in the schema")
        for owner in ("allowedprotocolsResponse.AllowedProtocols", "AllowedProtocols")
    ),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in ("authorizationprofileResponse.AuthorizationProfile.", "AuthorizationProfile.")
        for key, correction, reason in (
            ("webRedirection", _REDIRECTION, "acl in the examples, ACL in the schema"),
            ("advancedAttributes", _ADVANCED, "a list of two objects with all keys in the examples"),
            ("reauth.timer", _WHOLE, "a number in the example, declared as an object"),
            ("agentlessPosture", _FLAG, "a boolean in the example, declared as an object"),
            ("easywiredSessionCandidate", _FLAG, "a boolean in the example, declared as an object"),
            ("neat", _FLAG, "a boolean in the example, declared as an object"),
            ("serviceTemplate", _FLAG, "a boolean in the example, declared as an object"),
            ("trackMovement", _FLAG, "a boolean in the example, declared as an object"),
            ("voiceDomainPermission", _FLAG, "a boolean in the example, declared as an object"),
            ("webAuth", _FLAG, "a boolean in the example, declared as an object"),
        )
    ),
    ("sgtResponse.Sgt.value", _WHOLE, "recorded as a number, declared as an object"),
    ("sgtResponse.Sgt.generationId", _TEXT, "recorded, missing in the schema"),
    *(
        (f"{owner}.{key}", _TEXT, "a string in the example, declared as an object")
        for owner in ("sgmappingResponse.SGMapping", "sgmappinggroupResponse.SGMappingGroup")
        for key in ("sgt", "deployTo")
    ),
    ("sgmappingResponse.SGMapping.mappingGroup", _TEXT, "a string in the older reference, declared as an object"),
    ("sxpconnectionsResponse.ERSSxpConnection.enabled", _FLAG, "a boolean in the example, declared as an object"),
    *(
        (f"{owner}{key}", correction, reason)
        for owner in _GUEST_TYPE
        for key, correction, reason in (
            ("isDefaultType", _FLAG, "in the example, missing in the schema"),
            ("accessTime.dayTimeLimits.[].startTime", _TEXT, "in the example, missing in the schema"),
            ("accessTime.dayTimeLimits.[].endTime", _TEXT, "in the example, missing in the schema"),
            ("accessTime.dayTimeLimits.[].days", {"type": "array"}, "in the example, missing in the schema"),
            ("dynamicGroups.[].endpointIdentityGroupId", _TEXT, "in the example, missing in the schema"),
            ("expirationNotification.emailText", _TEXT, "in the example, missing in the schema"),
            ("expirationNotification.smsText", _TEXT, "in the example, missing in the schema"),
            ("expirationNotification.sendSmsNotification", _FLAG, "a boolean in the example, declared as a number"),
        )
    ),
    (
        "guestuserResponse.GuestUser.guestAccessInfo.validDays",
        _WHOLE,
        "a number in the example, declared as an object",
    ),
    ("sponsorgroupResponse.SponsorGroup.managePermission", _TEXT, "an enum is declared as an object"),
    *(
        (f"{owner}.{key}", {"type": "object"}, "schema and example use different keys")
        for portal in _PORTALS
        for owner in (f"{RESOURCES[portal][0]}.{RESOURCES[portal][2]}", RESOURCES[portal][2])
        for key in ("settings", "customizations")
    ),
    ("ERSResponse.link", {"$ref": "#/components/schemas/Link"}, "in every trace, missing in the schema"),
    ("Link.rel", _TEXT, "the list of values lacks 'related', which every recorded error has"),
    *(
        (
            f"{listing}.SearchResult.{key}",
            {"$ref": "#/components/schemas/Link"},
            "in the example, missing in the schema",
        )
        for _, listing, _ in RESOURCES.values()
        for key in ("nextPage", "previousPage")
    ),
]

# Documents whose root key is in every recording, but missing in the schema.
WRAPPED = ("ERSResponse",)

# VersionInfo is only in the legacy documents, where it is the same for every resource.
VERSION_INFO: Schema = {
    "type": "object",
    "properties": {
        "VersionInfo": {
            "type": "object",
            "properties": {
                "currentServerVersion": _TEXT,
                "supportedVersions": _TEXT,
                "link": {"type": "object", "properties": {"rel": _TEXT, "href": _TEXT, "type": _TEXT}},
            },
        }
    },
}


@cache
def _sources() -> dict[str, str]:
    """Return the lines of each schema by name: parsing the whole document takes far longer than parsing the required ones."""
    text = OPENAPI.read_text(encoding="utf-8")
    section = text[text.index("\n  schemas:\n") :]
    parts = re.split(r"^    (\S[^\n]*):$", section, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@cache
def _raw(name: str) -> Schema:
    lines = _sources()[name].split("\n")
    own = []
    for line in lines[1:]:
        if line.strip() and not line.startswith("      "):
            break
        own.append(line)
    parsed: Schema = yaml.safe_load("\n".join(own))
    for full, correction, _reason in CORRECTIONS:
        owner, _, path = full.partition(".")
        target = parsed
        # Responses with one object refer to a separate schema for the content of the root key.
        entity = f"{owner}Entity" if owner.endswith("Response") and not owner.endswith("ListResponse") else ""
        if name == entity:
            path = path.partition(".")[2]
        elif owner != name or entity in _sources():
            continue
        *parents, last = path.split(".")
        for step in parents:
            target = target["items"] if step == "[]" else target["properties"][step]
        target["properties"][last] = correction
    return parsed


def schema(name: str) -> Schema:
    """Return a schema by the vendor's name, with resolved references and without unknown keys at any level."""

    def closed(node: Any) -> Any:
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return schema(node["$ref"].rpartition("/")[2])
        result = {k: closed(v) for k, v in node.items() if k in ("type", "items", "enum")}
        if "properties" in node:
            result["type"] = "object"
            result["properties"] = {key: closed(value) for key, value in node["properties"].items()}
            result["additionalProperties"] = False
        return result

    found: Schema = closed(copy.deepcopy(VERSION_INFO if name == "VersionInfo" else _raw(name)))
    return {"type": "object", "properties": {name: found}, "required": [name]} if name in WRAPPED else found


def paths(node: Schema, prefix: str = "") -> Iterator[str]:
    """Return the dotted paths of all properties, with ``[]`` after a list of objects."""
    for key, value in node.get("properties", {}).items():
        yield prefix + key
        yield from paths(value, f"{prefix}{key}.")
        yield from paths(value.get("items", {}), f"{prefix}{key}[].")
