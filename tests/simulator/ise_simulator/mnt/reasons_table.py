# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failure reasons by family: cause, resolution, and their codes, one per line.

These are the most frequent ones. The codes are ISE's, the texts are our own; some codes have none.
"""

from __future__ import annotations

__all__ = ["FAMILIES"]

FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "A switch reported in its log that a port was not opened for an endpoint.",
        "Compare with the authentications of that endpoint at the same time, and act as your security rules say.",
        """
        100001 AUTHMGR-5-FAIL Authorization failed for client
        100002 AUTHMGR-5-SECURITY_VIOLATION Security violation on the interface
        100003 AUTHMGR-5-UNAUTHORIZED Interface unauthorized
        100004 DOT1X-5-FAIL Authentication failed for client
        100005 MAB-5-FAIL Authentication failed for client
        100006 RADIUS-4-RADIUS_DEAD RADIUS server is not responding
        100007 EPM-6-POLICY_APP_FAILURE Interface ACL not configured
        100008 DOT1X_SWITCH-5-ERR_VLAN_NOT_FOUND Attempt to assign non-existent or shutdown VLAN to 802.1x port
        100009 WEBAUTH_FAIL
        """,
    ),
    (
        "An administrator could not log in, or the node failed while it checked the login.",
        "Check name and password of the administrator; if they are right, look at the services of the node.",
        """
        10001 Internal error. Incorrect configuration version
        10002 Internal error: Failure to load appropriate service
        10003 Internal error: Administrator authentication received blank Administrator name
        10004 Internal error: Administrator authentication received blank Administrator password
        10006 Administrator authentication failed
        10007 Administrator authentication failed - DB Error
        51005 Administrator authentication failed. Administrator account is disabled
        51007 Authentication failed. Account is disabled due to password expiration
        51008 Administrator authentication failed. Account is disabled due to excessive failed authentication attempts
        """,
    ),
    (
        "The request came from an address that is in no network device of ISE.",
        "Create the network device, or add the address it sends from; check whether a NAT or another interface is used.",
        """
        11007 Could not locate Network Device or AAA Client
        11205 Could not find Network Access Device
        11300 Could not locate TrustSec Device
        24218 The TrustSec device is not defined under Network Devices and AAA Clients in ISE
        """,
    ),
    (
        "Shared secrets differ, or something on the way changed the packet.",
        "Enter the same RADIUS shared secret on the network device and in ISE.",
        """
        11012 RADIUS packet contains invalid header
        11014 RADIUS packet contains invalid attribute(s)
        11021 RADIUS could not decipher password. packet missing necessary attributes
        11036 The Message-Authenticator RADIUS attribute is invalid
        11038 RADIUS Accounting-Request header contains invalid Authenticator field
        11114 KeyWrap parameters on RADIUS request packet are not compatible with the earlier KeyWrap request in this session.
        """,
    ),
    (
        "The downloadable ACL that was asked for can not be delivered.",
        "Check that the ACL of the authorization profile exists and that the device asks for it in the usual way.",
        """
        11023 The requested dACL is not found. This is an unknown dACL name
        11026 The requested dACL is not found
        11035 The session associated with the requested dACL has timed out
        """,
    ),
    (
        "The request is of a kind that the allowed protocols do not let in.",
        "Allow the protocol in the allowed protocols of the policy set, or configure the endpoint for another.",
        """
        11033 Selected Service type is not Network Access
        11034 Process Host Lookup is disabled. (Service-Type = Call Check (10) cannot be applied)
        11509 Allowed Protocols does not allow any EAP protocols
        11803 Failed to negotiate EAP because EAP-MSCHAP not allowed in the Allowed Protocols
        12003 Failed to negotiate EAP because EAP-MD5 not allowed in the Allowed Protocols
        12103 Failed to negotiate EAP because EAP-FAST not allowed in the Allowed Protocols
        12603 Failed to negotiate EAP because EAP-GTC not allowed in the Allowed Protocols
        12703 Failed to negotiate EAP because LEAP not allowed in the Allowed Protocols
        12759 Failed to negotiate EAP because TEAP not allowed in the Allowed Protocols
        12980 Failed to negotiate EAP because EAP-TTLS not allowed in the Allowed Protocols
        15024 PAP is not allowed
        15045 CHAP is not allowed
        15046 MS-CHAP v1 is disabled under allowed protocols.
        15047 MS-CHAP v2 is disabled under allowed protocols.
        """,
    ),
    (
        "A Change of Authorization was not carried out.",
        "Check that the network device accepts dynamic authorization from the PSN that owns the session, on its CoA port.",
        """
        11200 Received invalid dynamic authorization request
        11206 Could not find Client ISE Node
        11213 No response received from Network Access Device after sending a Dynamic Authorization request
        11214 An invalid response received from Network Access Device
        11215 No response has been received from Dynamic Authorization Client in ISE
        5417 Dynamic Authorization failed
        60227 Failed to perform a CoA termination
        86018 Guest Change of Authorization Failed
        88013 Failed to perform a CoA termination
        88015 Failed to perform a CoA re-authentication
        """,
    ),
    (
        "Endpoint and ISE could not agree on an EAP method.",
        "Compare the method that the supplicant is set to with the allowed protocols of the policy set.",
        """
        11500 Invalid or unexpected EAP payload received
        11502 EAP packet contains invalid type
        11508 EAP-Response/Identity contains invalid identity data
        11511 Extracted EAP-Response/NAK packet not requesting any EAP protocols; EAP-negotiation failed
        11512 Extracted EAP-Response/NAK packet requesting to use unsupported EAP protocol; EAP-negotiation failed
        11523 Invalid or unexpected inner-EAP payload received
        """,
    ),
    (
        "The certificate of the user or of the machine is not accepted.",
        "Check that its issuer is among the trusted certificates for clients, that it is valid today, and not revoked.",
        """
        12514 EAP-TLS failed SSL/TLS handshake because of an unknown CA in the client certificates chain
        12515 EAP-TLS failed SSL/TLS handshake because of an expired CRL associated with a CA in the client certificates chain
        12516 EAP-TLS failed SSL/TLS handshake because of an expired certificate in the client certificates chain
        12517 EAP-TLS failed SSL/TLS handshake because of a revoked certificate in the client certificate chain
        12519 EAP-TLS failed SSL/TLS handshake because of an unsupported certificate in the client certificate chain
        12530 EAP-TLS failed SSL/TLS handshake because of the client certificate is not yet valid
        12555 OCSP status of user certificate is revoked
        12557 User Auth failed because OCSP status is unknown
        12857 Client certificate authentication failed
        22044 Identity policy result is configured for certificate based authentication methods but received password based
        22047 User name attribute is missing in client certificate
        22048 Client certificate binary is missing
        22049 Binary comparison of certificates failed
        """,
    ),
    (
        "The endpoint does not trust the certificate that ISE shows.",
        "Let an authority sign ISE's EAP certificate that the endpoint trusts, or give the endpoint that authority.",
        """
        12153 EAP-FAST failed SSL/TLS handshake because the client rejected the ISE local-certificate
        12321 PEAP failed SSL/TLS handshake because the client rejected the ISE local-certificate
        12520 EAP-TLS failed SSL/TLS handshake because the client rejected the ISE local-certificate
        11601 TEAP failed SSL/TLS handshake because the client rejected the ISE local-certificate
        12972 EAP-TTLS failed SSL/TLS handshake because the client rejected the ISE local-certificate
        """,
    ),
    (
        "The endpoint went silent in the middle of the authentication.",
        "Look at the supplicant, the radio and the timers of the network device; packets may be lost on the way.",
        """
        12929 NAS sends RADIUS accounting update messages too frequently
        12930 Supplicant stopped responding to ISE after sending it the first PEAP message
        12931 Supplicant stopped responding to ISE after sending it the first EAP-TLS message
        12934 Supplicant stopped responding to ISE during PEAP tunnel establishment
        12935 Supplicant stopped responding to ISE during EAP-TLS certificate exchange
        12937 Supplicant stopped responding to ISE after sending it the first inner EAP-MSCHAPv2 message
        5411 Supplicant stopped responding to ISE
        5440 Endpoint abandoned EAP session and started new
        5441 Endpoint started new session while the packet of previous session is being processed. Dropping new session.
        """,
    ),
    (
        "The authorization policy ends in a result that denies access.",
        "If the endpoint should get in, find the rule it matched and the condition that should have matched another.",
        """
        15039 Rejected per authorization profile
        22017 Selected Identity Source is DenyAccess
        13036 Selected Shell Profile is DenyAccess
        """,
    ),
    (
        "A policy set refers to something that is not there.",
        "Open the policy set and correct its results and conditions.",
        """
        15010 Identity policy is not configured
        15015 Could not find ID Store
        15019 Could not find selected Authorization Profiles
        15020 Could not find selected Shell Profiles
        15021 Could not find selected Command Set
        15022 Could not find selected Access Service
        """,
    ),
    (
        "The password that the user gave is not the one that is stored.",
        "Let the user try again; if all users of a network device fail, compare its shared secret.",
        """
        22004 Wrong password
        22040 Wrong password or invalid shared secret
        22063 Wrong password
        24020 User authentication against the LDAP Server failed
        24403 User authentication against Active Directory failed
        24408 User authentication against Active Directory failed since user has entered the wrong password
        24485 Machine authentication against Active Directory has failed because of wrong password
        24613 Authentication against the RADIUS token server failed
        """,
    ),
    (
        "No identity source that was asked knows this user or endpoint.",
        "Check the spelling, the identity source sequence of the policy, and whether the endpoint is registered.",
        """
        22041 User not found in Internal Identity Store
        22056 Subject not found in the applicable identity store(s)
        24008 User not found in LDAP Server
        24009 Host not found in LDAP Server
        24216 The user is not found in the internal users identity store
        24217 The host is not found in the internal endpoints identity store
        24322 Identity resolution detected no matching account
        24412 User not found in Active Directory
        24437 Machine not found in Active Directory
        24633 The user is not found in the internal guests identity store
        86009 Guest user is not found
        """,
    ),
    (
        "The account exists and may not be used.",
        "Enable or unlock the account where it is kept, or let the user choose a new password.",
        """
        22091 Authentication failed. User account is disabled due to excessive failed authentication attempts at global level
        24203 User need to change password
        24206 User disabled
        24207 Host disabled
        24219 User account suspended
        24347 Account disabled
        24348 Account locked
        24349 Account expired
        24350 Password expired
        24407 User authentication against Active Directory failed since user is required to change his password
        24409 User authentication against Active Directory failed since the user's account is disabled
        24414 User authentication against Active Directory failed since the user's account has expired
        24415 User authentication against Active Directory failed since user's account is locked out
        86011 Guest user is not enabled
        86014 User is suspended
        """,
    ),
    (
        "The user has as many sessions as the limits allow.",
        "End a session that is not used, or raise the limit.",
        """
        22089 New user session not permitted. Max sessions user limit has been reached
        22097 New user session not permitted. Max sessions group limit has been reached
        """,
    ),
    (
        "An external identity source does not answer, or not in time.",
        "Check from the PSN that the servers can be reached, that names resolve, and that the node is still joined.",
        """
        24001 Cannot establish connection with LDAP server
        24002 Cannot bind connection with administrator credentials
        24019 LDAP connection error was encountered
        24300 No domain controller available
        24306 No DNS server available
        24401 Could not establish connection with ISE Active Directory agent
        24429 Could not establish connection with Active Directory
        24444 Active Directory operation has failed because of an unspecified error in the ISE
        24465 ISE is not joined to an Active Directory Domain Controller
        24503 Cannot establish a session with the RSA SecurID Server
        24616 RADIUS token identity store received timeout error
        24851 Connection to external ODBC database failed
        """,
    ),
    (
        "An endpoint or network device keeps failing in the same way.",
        "Cure the first failure; until then ISE rejects or drops the repetitions to save itself work.",
        """
        5434 Endpoint conducted several failed authentications of the same scenario
        5435 NAS conducted several failed authentications of the same scenario
        5436 RADIUS packet already in the process
        5442 RADIUS request dropped due to system overload
        5443 RADIUS request dropped due to reaching EAP sessions limit
        5449 Endpoint failed authentication of the same scenario several times and was rejected
        """,
    ),
    (
        "",
        "",
        """
        12628 Invalid operation performed
        12831 Unable to download CRL
        22065 Guest session limit could not be enforced as MnT node not reachable
        35010 License is set to expire soon
        35011 License expired
        5238 Endpoint authentication problem was fixed
        5239 NAS problem was fixed
        86017 Session Missing
        89003 Failed to connect to MDM server
        89005 MDM server response error
        """,
    ),
)
