# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices (NADs): RADIUS, SNMP, TACACS+ and TrustSec settings, addresses and groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from ..addresses import AddressIndex, of_device
from ..context import Context
from ..objects import changed_fields
from .language import (
    LINK,
    PATCH,
    WRITE,
    Attribute,
    BuiltIn,
    Bulk,
    Document,
    Failure,
    Filter,
    Hooks,
    Reference,
    Resource,
)
from .networkdevicegroup import ROOT_DEFAULTS
from .rules import check_key_lengths

__all__ = ["RESOURCES"]

_DAY = 86400
_KEYS = {"keyEncryptionKey": 16, "messageAuthenticatorCodeKey": 20}


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Add RADIUS details, and a group for every root type that the client did not name."""
    radius = new.get("authenticationSettings")
    if radius is None and old is not None and ctx.method == "PUT" and ctx.settings.radius_omitted == "kept":
        if "authenticationSettings" in old:
            new["authenticationSettings"] = old["authenticationSettings"]
    elif radius is not None and (radius.get("radiusSharedSecret") or radius.get("networkProtocol")):
        radius.setdefault("networkProtocol", "RADIUS")
        radius.setdefault("keyInputFormat", "ASCII")
    for item in new.get("NetworkDeviceIPList", ()):
        item.setdefault("mask", 128 if ":" in item["ipaddress"] else 32)
    groups = list(new.get("NetworkDeviceGroupList", ()))
    if old is not None and groups == old.get("NetworkDeviceGroupList"):
        return
    named = {group.partition("#")[0] for group in groups}
    groups += [default for root, default in ROOT_DEFAULTS.items() if root not in named]
    if ctx.settings.ndg_fill_custom:
        for entry in ctx.store.tables["networkdevicegroup"].entries():
            root, _, rest = entry.name.partition("#")
            if "#" not in rest and root not in named and root not in ROOT_DEFAULTS:
                groups.append(entry.name)
    new["NetworkDeviceGroupList"] = groups


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_key_lengths(ctx, new.get("authenticationSettings", {}), _KEYS, "authenticationSettings: ")
    if ctx.settings.snmp_required == "check" and "snmpsettings" in sent:
        _check_snmp(ctx, new["snmpsettings"])
    for position, item in enumerate(new.get("NetworkDeviceIPList", ())):
        try:
            of_device({"NetworkDeviceIPList": [item]})
        except ValueError:
            raise ctx.illegal(f"NetworkDeviceIPList[{position}]: {item['ipaddress']}/{item['mask']}") from None
    if new.get("trustsecsettings") and ctx.method == "PUT" and not ctx.sent_id:
        raise ctx.illegal(_SGA_UNIQUE)
    if ctx.settings.ip_overlap != "allow":
        index = cast(AddressIndex, ctx.table.index)
        if index.overlapping(of_device(new), new["id"], identical=ctx.settings.ip_overlap == "identical"):
            operation = "Create" if old is None else "Update"
            raise ctx.refuse(400, f"Network Device {operation} failed: Device IP Address Already Exist")


def _check_snmp(ctx: Context, snmp: Document) -> None:
    """Require what the vendor's attribute descriptions require for each SNMP version."""
    level = snmp.get("securityLevel")
    required: list[str] = []
    if snmp.get("version") in ("ONE", "TWO_C"):
        required = ["roCommunity"]
    elif snmp.get("version") == "THREE":
        required = ["username", "securityLevel"]
        if level in ("AUTH", "PRIV"):
            required += ["authProtocol", "authPassword"]
        if level == "PRIV":
            required += ["privacyProtocol", "privacyPassword"]
    missing = [f"snmpsettings.{key}" for key in required if not snmp.get(key)]
    if missing:
        raise ctx.missing(missing)


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    node = shown.get("snmpsettings", {}).get("originatingPolicyServicesNode")
    if node == "Auto" and ctx.settings.snmp_node != "echo":
        shown["snmpsettings"]["originatingPolicyServicesNode"] = ctx.settings.snmp_node


def _updated_fields(ctx: Context, new: Document, old: Document, sent: Document) -> list[Document]:
    """Return the changes, with Java-like names, and attributes that ISE always lists.

    Recorded on 2.7 and 3.0 for a device without RADIUS whose PUT contains the three flags.
    """
    rows = [{**row, "field": _java_name(row["field"])} for row in changed_fields(ctx.shape, new, old)]
    before, after = old.get("authenticationSettings", {}), sent.get("authenticationSettings")
    if after is None or before.get("networkProtocol"):
        return rows
    flags = {"DtlsRequired": "dtlsRequired", "AuthenticationSettings.EnableKeyWrap": "enableKeyWrap"}
    noise = [{"field": name, "newValue": "true" if after.get(key) else "false"} for name, key in flags.items()]
    tail = [
        {"field": "AuthenticationSettings.KeyInputFormat", "newValue": after.get("keyInputFormat", "ASCII").lower()}
    ]
    if ctx.since("3.0"):
        if not after.get("radiusSharedSecret"):
            noise.append({"field": "AuthenticationSettings.RadiusSharedSecret", "newValue": ""})
    else:
        tail.insert(0, {"field": "AuthenticationSettings.NetworkProtocol", "newValue": "RADIUS"})
    said = {row["field"] for row in [*noise, *tail]} | {"AuthenticationSettings.EnableMultiSecret"}
    return [*noise, *(row for row in rows if row["field"] not in said), *tail]


def _java_name(path: str) -> str:
    if path == "authenticationSettings.dtlsRequired":
        return "DtlsRequired"
    return ".".join(part[0].upper() + part[1:] for part in path.split("."))


def _groups_of(root: str) -> Callable[[Context, Document], list[str]]:
    """Return the groups that a filter compares: ``location`` was seen on a live ISE to compare groups of any type."""

    def groups(ctx: Context, document: Document) -> list[str]:
        held = document.get("NetworkDeviceGroupList", ())
        any_type = root == "Location" and ctx.settings.device_filter_types == "any"
        found = [group for group in held if any_type or group.partition("#")[0] == root]
        if ctx.settings.device_filter_below == "found":
            found += [
                "#".join(group.split("#")[:levels]) for group in found for levels in range(2, group.count("#") + 1)
            ]
        return found

    return groups


def _addresses(document: Document) -> list[str]:
    return [item["ipaddress"] for item in document.get("NetworkDeviceIPList", ())]


_SGA_UNIQUE = "trustsecsettings: sgaNotificationAndUpdates: SGA Device ID should be unique"

_RADIUS = (
    Attribute("enabled", "boolean", write_only=True),
    Attribute("networkProtocol", choices=("RADIUS", "TACACS_PLUS")),
    Attribute("radiusSharedSecret", secret=True),
    Attribute("secondRadiusSharedSecret", secret=True),
    Attribute("enableKeyWrap", "boolean", read_default=False),
    Attribute("dtlsRequired", "boolean", read_default=False),
    Attribute("keyEncryptionKey", secret=True, read_default="", read_default_since="3.1"),
    Attribute("messageAuthenticatorCodeKey", secret=True, read_default="", read_default_since="3.1"),
    Attribute("keyInputFormat", choices=("ASCII", "HEXADECIMAL"), read_default="ASCII", read_default_since="3.1"),
    Attribute("enableMultiSecret", "text_boolean", read_default="false"),
    Attribute("sendMAOnAllResponses", "boolean", since="3.6"),
)

_SNMP = (
    Attribute("version", choices=("ONE", "TWO_C", "THREE")),
    Attribute("roCommunity", secret=True, mask_switch="mask_snmp_community"),
    Attribute("username"),
    Attribute("securityLevel", choices=("NO_AUTH", "AUTH", "PRIV")),
    Attribute("authProtocol", choices=("MD5", "SHA", "SHA2")),
    Attribute("authPassword", secret=True),
    Attribute("privacyProtocol", choices=("DES", "AES128", "AES192", "AES256", "3DES")),
    Attribute("privacyPassword", secret=True),
    Attribute("pollingInterval", "integer", range=(600, _DAY), also_allowed=(0,), server_default=3600),
    Attribute("linkTrapQuery", "boolean", server_default=False),
    Attribute("macTrapQuery", "boolean", server_default=False),
    Attribute("originatingPolicyServicesNode", server_default="Auto"),
)

_TACACS = (
    Attribute("sharedSecret", secret=True),
    Attribute("connectModeOptions", choices=("OFF", "ON_LEGACY", "ON_DRAFT_COMPLIANT"), server_default="OFF"),
    Attribute("previousSharedSecret", secret=True, since="3.5"),
    Attribute("previousSharedSecretExpiry", "integer", range=(0, None), since="3.5"),
)

_TACACS_TLS = (
    Attribute("enableTls", "boolean", server_default=False),
    Attribute("connectModeOptions", choices=("OFF", "ON_DRAFT_COMPLIANT"), server_default="OFF"),
    Attribute("enableSanIpValidation", "boolean"),
    Attribute("sanValues", "block", attributes=(Attribute("dnsNames", "list"), Attribute("directoryNames", "list"))),
)

_TRUSTSEC = (
    Attribute(
        "deviceAuthenticationSettings",
        "block",
        attributes=(
            Attribute("sgaDeviceId", unique=_SGA_UNIQUE),
            Attribute("sgaDevicePassword", secret=True),
            Attribute("restApiUsername"),
            Attribute("restApiPassword", secret=True, write_only=True),
        ),
    ),
    Attribute(
        "sgaNotificationAndUpdates",
        "block",
        attributes=(
            # The misspelled keys are ISE's own.
            Attribute("downlaodEnvironmentDataEveryXSeconds", "integer", range=(0, None), server_default=_DAY),
            Attribute("downlaodPeerAuthorizationPolicyEveryXSeconds", "integer", range=(0, None), server_default=_DAY),
            Attribute("reAuthenticationEveryXSeconds", "integer", range=(0, None), server_default=_DAY),
            Attribute("downloadSGACLListsEveryXSeconds", "integer", range=(0, None), server_default=_DAY),
            Attribute("otherSGADevicesToTrustThisDevice", "boolean", server_default=False),
            Attribute("sendConfigurationToDevice", "boolean", server_default=False),
            Attribute(
                "sendConfigurationToDeviceUsing",
                choices=("ENABLE_USING_COA", "ENABLE_USING_CLI", "DISABLE_ALL"),
                server_default="ENABLE_USING_COA",
            ),
            Attribute("coaSourceHost"),
        ),
    ),
    Attribute(
        "deviceConfigurationDeployment",
        "block",
        attributes=(
            Attribute("includeWhenDeployingSGTUpdates", "boolean", server_default=False),
            Attribute("enableModePassword", secret=True),
            Attribute("execModePassword", secret=True),
            Attribute("execModeUsername"),
        ),
    ),
    Attribute("pushIdSupport", "text_boolean", read_default="false"),
)

NETWORK_DEVICE = Resource(
    path="networkdevice",
    envelope="NetworkDevice",
    service="network.networkdevice",
    bulk=Bulk("networkDeviceBulkRequest", delete_switch="bulk_delete_devices"),
    # On 2.4 to 3.0 the whole /name/ path answers 405.
    methods={
        **WRITE,
        **PATCH,
        "get_by_name": "3.1",
        "put_by_name": "3.1",
        "patch_by_name": "3.2",
        "delete_by_name": "3.1",
    },
    revisions=(
        ("1.0", "1.2"),
        ("1.1", "2.0"),
        ("1.2", "2.4"),
        ("1.3", "3.2"),
        ("1.4", "3.3"),
        ("1.5", "3.5"),
        ("1.6", "3.5"),
        ("1.7", "3.6"),
    ),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "ipaddress": Filter(values=_addresses),
        "location": Filter(values_by_switch=_groups_of("Location")),
        "type": Filter(values_by_switch=_groups_of("Device Type")),
    },
    sortable_by=("name", "description"),
    empty_in_lists=("description",),
    put="replace",
    put_by_name_missing_status=500,
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("authenticationSettings", "block", attributes=_RADIUS, always_read=True),
        Attribute("snmpsettings", "block", attributes=_SNMP),
        Attribute("tacacsSettings", "block", attributes=_TACACS),
        Attribute("tacacsTlsSettings", "block", attributes=_TACACS_TLS, since="3.5"),
        Attribute("trustsecsettings", "block", attributes=_TRUSTSEC),
        Attribute("modelName"),
        Attribute("softwareVersion"),
        Attribute("profileName", server_default="Cisco"),
        Attribute("coaPort", "integer", range=(0, 65535), server_default=1700),
        Attribute("dtlsDnsName"),
        LINK,
        Attribute(
            "NetworkDeviceIPList",
            "list",
            required=True,
            xml_item="NetworkDeviceIP",
            xml_order="NetworkDeviceGroup",
            attributes=(
                Attribute("ipaddress", required=True),
                Attribute(
                    "ipaddressExclude",
                    key_switch="exclude_key",
                    key_variants=("ipaddressExclude", "getIpaddressExclude"),
                ),
                Attribute("mask", "integer", range=(0, 128)),
            ),
        ),
        Attribute(
            "NetworkDeviceGroupList",
            "list",
            xml_item="NetworkDeviceGroup",
            reference=Reference("networkdevicegroup", unknown_switch="unknown_ndg"),
        ),
    ),
    duplicate=Failure(400, "Network Device {operation} failed: Device Name Already Exist"),
    duplicate_status_switch="duplicate_device_status",
    delete_failure=Failure(500, "Failed to delete Network Device.", "CRUD operation exception"),
    built_in=(
        BuiltIn(
            {
                "id": "582af6c0-2396-11ec-af8e-5254006f7dfa",
                "name": "ISE_EST_Local_Host",
                "authenticationSettings": {
                    "networkProtocol": "RADIUS",
                    "radiusSharedSecret": "est-local-host",
                    "keyInputFormat": "ASCII",
                },
                "profileName": "Cisco",
                "coaPort": 0,
                "NetworkDeviceIPList": [{"ipaddress": "127.0.0.1", "mask": 32}],
            },
        ),
        BuiltIn(
            {"id": "8ef2a1c0-2396-11ec-af8e-5254006f7dfa", "name": "Default Network Device", "profileName": "Cisco"},
            switch="default_device",
            protected=True,
        ),
    ),
    hooks=Hooks(
        complete=_complete,
        check=_check,
        on_read=_read,
        updated_fields=_updated_fields,
        index=AddressIndex,
    ),
)

RESOURCES = (NETWORK_DEVICE,)
