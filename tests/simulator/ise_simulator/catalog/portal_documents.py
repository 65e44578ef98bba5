# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The portals of a new ISE, with every block of settings that the vendor's sample answers show."""

from __future__ import annotations

import copy
from typing import Any

from .language import Document

__all__ = [
    "BYOD",
    "CLIENT_PROVISIONING",
    "HOTSPOT",
    "MY_DEVICES",
    "SELF_REGISTERED",
    "SPONSOR",
    "SPONSORED",
    "SPONSOR_PORTAL_ID",
]

SPONSOR_PORTAL_ID = "04cd708b-feef-4c75-bf3e-2d2a9c302da2"

_GUEST_ENDPOINTS = "aa178bd0-8bff-11e6-996c-525400b48521"
_REGISTERED_DEVICES = "aa13bb40-8bff-11e6-996c-525400b48521"
_GUEST_SEQUENCE = "92e50f80-8c01-11e6-996c-525400b48521"

_SUPPORT: Document = {
    "includeSupportInfoPage": False,
    "includeMacAddr": True,
    "includeIpAddress": True,
    "includeBrowserUserAgent": True,
    "includePolicyServer": True,
    "includeFailureCode": True,
    "emptyFieldDisplay": "HIDE",
}
_NETWORK: Document = {
    "httpsPort": 8443,
    "allowedInterfaces": ["eth0", "bond0"],
    "certificateGroupTag": "Default Portal Certificate Group",
}
_LANGUAGE: Document = {"displayLang": "USEBROWSERLOCALE", "fallbackLanguage": "English"}
_ALWAYS: Document = {"alwaysUsedLanguage": "English"}
_GUEST_NETWORK: Document = {
    **_NETWORK,
    "authenticationMethod": _GUEST_SEQUENCE,
    "assignedGuestTypeForEmployee": "Contractor (default)",
    **_LANGUAGE,
    **_ALWAYS,
}
_LIMITS: Document = {"maxFailedAttemptsBeforeRateLimit": 5, "timeBetweenLoginsDuringRateLimit": 2, "includeAup": False}
_SOCIAL: Document = {"socialConfigs": [{"socialMediaType": "", "socialMediaValue": ""}]}
_GUEST_LOGIN: Document = {
    "requireAccessCode": False,
    **_LIMITS,
    "allowGuestToCreateAccounts": True,
    "allowForgotPassword": True,
    "allowGuestToChangePassword": False,
    "allowAlternateGuestPortal": False,
}
_ACCEPTABLE_USE: Document = {"includeAup": True, "requireScrolling": False, "displayFrequency": "FIRSTLOGIN"}
_SUCCESS: Document = {"successRedirect": "AUTHSUCCESSPAGE", "redirectUrl": "www.cisco.com"}
_GUEST_DEVICES: Document = {
    "guestChangePasswordSettings": {"allowChangePasswdAtFirstLogin": True},
    "guestDeviceRegistrationSettings": {"autoRegisterGuestDevices": True, "allowGuestsToRegisterDevices": False},
    "byodSettings": {
        "byodWelcomeSettings": {
            "enableBYOD": False,
            "enableGuestAccess": False,
            "requireMDM": False,
            "includeAup": False,
            "aupDisplay": "ONPAGE",
            "requireAupAcceptance": False,
            "requireScrolling": False,
        },
        "byodRegistrationSettings": {"showDeviceID": False, "endPointIdentityGroupId": _REGISTERED_DEVICES},
        "byodRegistrationSuccessSettings": _SUCCESS,
    },
    "postAccessBannerSettings": {"includePostAccessBanner": True},
    "authSuccessSettings": _SUCCESS,
}
_PERSON = ("FirstName", "LastName", "EmailAddr", "PhoneNo", "Company", "Location", "SmsProvider")
_VISIT = ("PersonBeingVisited", "ReasonForVisit")
_FIELDS: Document = {f"field{name}": {"include": True, "require": False} for name in ("UserName", *_PERSON, *_VISIT)}
_REGISTRATION: Document = {
    "assignGuestsToGuestType": "Daily (default)",
    "accountValidityDuration": 1,
    "accountValidityTimeUnits": "DAYS",
    "requireRegistrationCode": False,
    **_FIELDS,
    "selectableLocations": ["San Jose"],
    "selectableSmsProviders": ["Global Default"],
    "includeAup": False,
    "aupDisplay": "ONPAGE",
    "requireAupAcceptance": False,
    "enableGuestEmailWhitelist": False,
    "guestEmailWhitelistDomains": [],
    "enableGuestEmailBlacklist": False,
    "guestEmailBlacklistDomains": [],
    "requireGuestApproval": True,
    "autoLoginSelfWait": False,
    "autoLoginTimePeriod": 5,
    "allowGraceAccess": False,
    "graceAccessExpireInterval": 10,
    "graceAccessSendAccountExpiration": False,
    "sendApprovalRequestTo": "SELECTEDEMAILADDRESSES",
    "postRegistrationRedirect": "SELFREGISTRATIONSUCCESS",
    "credentialNotificationUsingEmail": False,
    "credentialNotificationUsingSms": False,
    "approveDenyLinksTimeUnits": "DAYS",
    "authenticateSponsorsUsingPortalList": False,
    "sponsorPortalList": [],
}
_REGISTERED: Document = {
    **{f"include{name}": True for name in ("UserName", "Password", *_PERSON, *_VISIT)},
    **{f"allowGuestSendSelfUsing{way}": False for way in ("Print", "Email", "Sms")},
    "includeAup": False,
    "aupOnPage": False,
    "requireAupAcceptance": False,
    "requireAupScrolling": False,
    "allowGuestLoginFromSelfregSuccessPage": False,
}


def _customizations(title: str) -> Document:
    return {
        "portalTheme": {
            "id": "9eb421c0-8c01-11e6-996c-525400b48521",
            "name": "Default Blue theme",
            "themeData": "LnBhZ2UgeyB9",
        },
        "portalTweakSettings": {
            "bannerColor": "#1d4f91",
            "bannerTextColor": "#ffffff",
            "pageBackgroundColor": "#f4f4f4",
            "pageLabelAndTextColor": "#333333",
        },
        "language": {"viewLanguage": "English"},
        "globalCustomizations": {
            "mobileLogoImage": {"data": "bG9nbw=="},
            "desktopLogoImage": {"data": "bG9nbw=="},
            "bannerImage": {"data": "YmFubmVy"},
            "bannerTitle": title,
            "contactText": "Contact Support",
            "footerElement": "Footer",
        },
        "pageCustomizations": {"data": [{"key": "ui_contact_ip_address_label", "value": "SVAgYWRkcmVzczo="}]},
    }


def _portal(identity: str, name: str, text: str, kind: str, title: str, settings: dict[str, Any]) -> Document:
    port = settings["portalSettings"]["httpsPort"]
    return {
        "id": identity,
        "name": name,
        "description": text,
        "portalType": kind,
        "portalTestUrl": f"https://ise.example.com:{port}/portal/PortalSetup.action?portal={identity}",
        "settings": copy.deepcopy({**settings, "supportInfoSettings": _SUPPORT}),
        "customizations": _customizations(title),
    }


HOTSPOT = _portal(
    "b132a9ef-1491-4e01-9ad4-b48a9c72e1c7",
    "Hotspot Guest Portal (default)",
    "Guests need no credentials to access the network, but you can ask for an access code",
    "HOTSPOTGUEST",
    "Hotspot Portal",
    {
        "portalSettings": {
            **_NETWORK,
            "endpointIdentityGroup": _GUEST_ENDPOINTS,
            "coaType": "COAREAUTHENTICATE",
            **_LANGUAGE,
            **_ALWAYS,
        },
        "aupSettings": {"includeAup": True, "requireScrolling": False},
        "postAccessBannerSettings": {"includePostAccessBanner": False},
        "authSuccessSettings": _SUCCESS,
    },
)
SELF_REGISTERED = _portal(
    "4e8ade36-4048-472a-b345-632cc155acfc",
    "Self-Registered Guest Portal (default)",
    "Guests make their own accounts and are given a user name and a password",
    "SELFREGGUEST",
    "Guest Portal",
    {
        "portalSettings": _GUEST_NETWORK,
        "loginPageSettings": {
            **_GUEST_LOGIN,
            "allowGuestToUseSocialAccounts": False,
            "allowShowGuestForm": False,
            **_SOCIAL,
        },
        "selfRegPageSettings": _REGISTRATION,
        "selfRegSuccessSettings": _REGISTERED,
        "aupSettings": {**_ACCEPTABLE_USE, "useDiffAupForEmployees": False, "skipAupForEmployees": False},
        **_GUEST_DEVICES,
    },
)
SPONSOR = _portal(
    SPONSOR_PORTAL_ID,
    "Sponsor Portal (default)",
    "Sponsors make and manage accounts for authorized visitors here",
    "SPONSOR",
    "Sponsor Portal",
    {
        "portalSettings": {
            **_NETWORK,
            "httpsPort": 8445,
            "authenticationMethod": _GUEST_SEQUENCE,
            "idleTimeout": 10,
            **_LANGUAGE,
            "availableSsids": [],
        },
        "loginPageSettings": {**_LIMITS, "requireAupScrolling": False, "socialConfigs": []},
        "aupSettings": _ACCEPTABLE_USE,
        "sponsorChangePasswordSettings": {"allowSponsorToChangePwd": False},
        "postAccessBannerSettings": {"includePostAccessBanner": False},
    },
)
SPONSORED = _portal(
    "d135de9f-cd87-4ce7-b1a4-1d9c7cf35f33",
    "Sponsored Guest Portal (default)",
    "Sponsors make guest accounts, and guests log in with the user name and password they were given",
    "SPONSOREDGUEST",
    "Guest Portal",
    {
        "portalSettings": _GUEST_NETWORK,
        "loginPageSettings": {**_GUEST_LOGIN, **_SOCIAL},
        "aupSettings": _ACCEPTABLE_USE,
        **_GUEST_DEVICES,
    },
)
BYOD = _portal(
    "9a9b910c-54d3-44a4-a3c3-dd007c171599",
    "BYOD Portal (default)",
    "Employees register a device of their own on the network",
    "BYOD",
    "BYOD Portal",
    {
        "portalSettings": {**_NETWORK, "availableSsids": [], **_LANGUAGE, **_ALWAYS},
        "byodSettings": copy.deepcopy(_GUEST_DEVICES["byodSettings"]),
    },
)
# A type without a path of its own.
CLIENT_PROVISIONING: Document = {
    "id": "f34a4d10-6c8e-4a09-9f5e-0b6d8c2e71a4",
    "name": "Client Provisioning Portal (default)",
    "description": "Devices get the agent that checks their posture here",
    "portalType": "CLIENTPROVISIONING",
}
MY_DEVICES = _portal(
    "901f1b37-4a2f-46d9-8653-d925d2dde3aa",
    "My Devices Portal (default)",
    "Employees register and manage their devices here",
    "MYDEVICE",
    "My Devices Portal",
    {
        "portalSettings": {
            **_NETWORK,
            "endpointIdentityGroup": _REGISTERED_DEVICES,
            "authenticationMethod": _GUEST_SEQUENCE,
            "idleTimeout": 10,
            "availableSsids": [],
            **_LANGUAGE,
            **_ALWAYS,
        },
        "loginPageSettings": {**_GUEST_LOGIN, "aupDisplay": "ASLINK", "socialConfigs": []},
        "aupSettings": _ACCEPTABLE_USE,
        "postLoginBannerSettings": {"includePostAccessBanner": False},
        "employeeChangePasswordSettings": {"allowEmployeeToChangePwd": False},
    },
)
