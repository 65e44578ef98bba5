# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ERS serves, path by path, as far as it must be known to address a resource by its own attribute names.

Source: Cisco's OpenAPI document of ERS (content up to ISE 3.6). Operations without objects of their own, such as
``supportbundle``, are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.endpoint import Endpoint

_PATCH_SINCE = "3.2"


def _served(path: str, envelope: str, **words: Any) -> Endpoint:
    """Return an endpoint of whose lists nothing is known."""
    return Endpoint(path, envelope, sort_by="", **words)


def _named(path: str, envelope: str, **words: Any) -> Endpoint:
    return _served(path, envelope, by_name=True, patch_since=_PATCH_SINCE, **words)


def _read(path: str, envelope: str, **words: Any) -> Endpoint:
    return _served(path, envelope, put="", **words)


_ENDPOINTS = (
    _read("activedirectory", "ERSActiveDirectory", by_name=True),
    _named("adminuser", "AdminUser"),
    _served("adresourcereservation", "ERSADResourceReservation", by_name=True),
    _named("allowedprotocols", "AllowedProtocols"),
    _read("ancendpoint", "ErsAncEndpoint"),
    _served("ancpolicy", "ErsAncPolicy", by_name=True),
    _named("authorizationprofile", "AuthorizationProfile"),
    _served("byodportal", "BYODPortal"),
    _named("certificateprofile", "CertificateProfile"),
    _read("certificatetemplate", "ERSCertificateTemplate", by_name=True),
    _served("downloadableacl", "DownloadableAcl", patch_since=_PATCH_SINCE),
    _served("egressmatrixcell", "EgressMatrixCell"),
    _served("endpoint", "ERSEndPoint", by_name=True, put="merge", patch_since=_PATCH_SINCE),
    _named("endpointgroup", "EndPointGroup"),
    _named("externalradiusserver", "ExternalRadiusServer"),
    _served("filterpolicy", "ERSFilterPolicy", patch_since=_PATCH_SINCE, empty_is_404=True),
    _read("guestlocation", "LocationIdentification"),
    _served("guestsmtpnotificationsettings", "ERSGuestSmtpNotificationSettings", patch_since=_PATCH_SINCE),
    _served("guestssid", "GuestSSID", patch_since=_PATCH_SINCE),
    _served("guesttype", "GuestType"),
    _served("guestuser", "GuestUser", by_name=True),
    _served("hotspotportal", "HotspotPortal", patch_since=_PATCH_SINCE),
    _named("identitygroup", "IdentityGroup"),
    _named("idstoresequence", "IdStoreSequence"),
    _served("internaluser", "InternalUser", by_name=True, put="merge", patch_since=_PATCH_SINCE),
    _served("ldap", "ERSLdap", by_name=True),
    _served("mydeviceportal", "MyDevicePortal"),
    _served(
        "networkdevice",
        "NetworkDevice",
        by_name=True,
        patch_since=_PATCH_SINCE,
        key_variants={"ipaddressExclude": "getIpaddressExclude"},
    ),
    _served(
        "networkdevicegroup",
        "NetworkDeviceGroup",
        by_name=True,
        patch_since=_PATCH_SINCE,
        name_escapes={"#": ":"},
        key_variants={"othername": "ndgtype"},
    ),
    _read("node", "Node", by_name=True),
    _served("nspprofile", "ERSNSPProfile"),
    _read("portal", "ERSPortal"),
    _served("portalglobalsetting", "PortalCustomizationGlobalSetting"),
    _served("portaltheme", "PortalTheme", patch_since=_PATCH_SINCE),
    _read("profilerprofile", "ProfilerProfile"),
    _read("pxgridnode", "PxgridNode", by_name=True, empty_is_404=True),
    _served("radiusserversequence", "RadiusServerSequence", patch_since=_PATCH_SINCE),
    _named("restidstore", "ERSRestIDStore", empty_is_404=True),
    _served("selfregportal", "SelfRegPortal", patch_since=_PATCH_SINCE),
    _read("service", "Service"),
    _read("sessionservicenode", "SessionServiceNode", by_name=True),
    _served("sgacl", "Sgacl"),
    _served("sgmapping", "SGMapping"),
    _served("sgmappinggroup", "SGMappingGroup"),
    _served("sgt", "Sgt"),
    _served("sgtvnvlan", "SgtVNVlanContainer"),
    _read("smsprovider", "SmsProviderIdentification"),
    _served("sponsoredguestportal", "SponsoredGuestPortal"),
    _served("sponsorgroup", "SponsorGroup"),
    _read("sponsorgroupmember", "SponsorGroupMember"),
    _served("sponsorportal", "SponsorPortal"),
    _read("supportbundlestatus", "SBStatus"),
    _served("sxpconnections", "ERSSxpConnection"),
    _served("sxplocalbindings", "ERSSxpLocalBindings"),
    _read("sxpvpns", "ERSSxpVpn"),
    _named("tacacscommandsets", "TacacsCommandSets"),
    _named("tacacsexternalservers", "TacacsExternalServer", empty_is_404=True),
    _named("tacacsprofile", "TacacsProfile"),
    _named("tacacsserversequence", "TacacsServerSequence", empty_is_404=True),
    _read("telemetryinfo", "TelemetryInfo"),
)
ENDPOINTS: Mapping[str, Endpoint] = {endpoint.path: endpoint for endpoint in _ENDPOINTS}
