# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ERS serves, path by path, as far as it must be known to address a resource by its own attribute names.

Source: Cisco's OpenAPI document of ERS (content up to ISE 3.6). Operations without objects of their own, such as
``supportbundle``, are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

_PATCH_SINCE = "3.2"


@dataclass(frozen=True)
class Service:
    """One path below ``/ers/config/``: the JSON root key, and what it has of ``/name/``, PUT and PATCH."""

    envelope: str
    name_url: bool = False
    put: Literal["replace", "merge", ""] = "replace"
    patch: bool = False
    name_url_escapes: Mapping[str, str] = field(default_factory=dict)
    key_variants: Mapping[str, str] = field(default_factory=dict)

    @property
    def patch_since(self) -> str:
        """Return the first release with PATCH, empty where there is none."""
        return _PATCH_SINCE if self.patch else ""


def _named(envelope: str) -> Service:
    return Service(envelope, name_url=True, patch=True)


def _read(envelope: str, *, name_url: bool = False) -> Service:
    return Service(envelope, name_url=name_url, put="")


SERVICES: Mapping[str, Service] = {
    "activedirectory": _read("ERSActiveDirectory", name_url=True),
    "adminuser": _named("AdminUser"),
    "adresourcereservation": Service("ERSADResourceReservation", name_url=True),
    "allowedprotocols": _named("AllowedProtocols"),
    "ancendpoint": _read("ErsAncEndpoint"),
    "ancpolicy": Service("ErsAncPolicy", name_url=True),
    "authorizationprofile": _named("AuthorizationProfile"),
    "byodportal": Service("BYODPortal"),
    "certificateprofile": _named("CertificateProfile"),
    "certificatetemplate": _read("ERSCertificateTemplate", name_url=True),
    "downloadableacl": Service("DownloadableAcl", patch=True),
    "egressmatrixcell": Service("EgressMatrixCell"),
    "endpoint": Service("ERSEndPoint", name_url=True, put="merge", patch=True),
    "endpointgroup": _named("EndPointGroup"),
    "externalradiusserver": _named("ExternalRadiusServer"),
    "filterpolicy": Service("ERSFilterPolicy", patch=True),
    "guestlocation": _read("LocationIdentification"),
    "guestsmtpnotificationsettings": Service("ERSGuestSmtpNotificationSettings", patch=True),
    "guestssid": Service("GuestSSID", patch=True),
    "guesttype": Service("GuestType"),
    "guestuser": Service("GuestUser", name_url=True),
    "hotspotportal": Service("HotspotPortal", patch=True),
    "identitygroup": _named("IdentityGroup"),
    "idstoresequence": _named("IdStoreSequence"),
    "internaluser": Service("InternalUser", name_url=True, put="merge", patch=True),
    "ldap": Service("ERSLdap", name_url=True),
    "mydeviceportal": Service("MyDevicePortal"),
    "networkdevice": Service(
        "NetworkDevice", name_url=True, patch=True, key_variants={"ipaddressExclude": "getIpaddressExclude"}
    ),
    "networkdevicegroup": Service(
        "NetworkDeviceGroup",
        name_url=True,
        patch=True,
        name_url_escapes={"#": ":"},
        key_variants={"othername": "ndgtype"},
    ),
    "node": _read("Node", name_url=True),
    "nspprofile": Service("ERSNSPProfile"),
    "portal": _read("ERSPortal"),
    "portalglobalsetting": Service("PortalCustomizationGlobalSetting"),
    "portaltheme": Service("PortalTheme", patch=True),
    "profilerprofile": _read("ProfilerProfile"),
    "pxgridnode": _read("PxgridNode", name_url=True),
    "radiusserversequence": Service("RadiusServerSequence", patch=True),
    "restidstore": _named("ERSRestIDStore"),
    "selfregportal": Service("SelfRegPortal", patch=True),
    "service": _read("Service"),
    "sessionservicenode": _read("SessionServiceNode", name_url=True),
    "sgacl": Service("Sgacl"),
    "sgmapping": Service("SGMapping"),
    "sgmappinggroup": Service("SGMappingGroup"),
    "sgt": Service("Sgt"),
    "sgtvnvlan": Service("SgtVNVlanContainer"),
    "smsprovider": _read("SmsProviderIdentification"),
    "sponsoredguestportal": Service("SponsoredGuestPortal"),
    "sponsorgroup": Service("SponsorGroup"),
    "sponsorgroupmember": _read("SponsorGroupMember"),
    "sponsorportal": Service("SponsorPortal"),
    "supportbundlestatus": _read("SBStatus"),
    "sxpconnections": Service("ERSSxpConnection"),
    "sxplocalbindings": Service("ERSSxpLocalBindings"),
    "sxpvpns": _read("ERSSxpVpn"),
    "tacacscommandsets": _named("TacacsCommandSets"),
    "tacacsexternalservers": _named("TacacsExternalServer"),
    "tacacsprofile": _named("TacacsProfile"),
    "tacacsserversequence": _named("TacacsServerSequence"),
    "telemetryinfo": _read("TelemetryInfo"),
}
