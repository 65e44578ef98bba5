# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failure reasons of identity sources: LDAP, Active Directory, tokens, SAML, databases.

As in :mod:`.reasons_table`: cause, resolution, and their codes.
"""

from __future__ import annotations

__all__ = ["FAMILIES"]

FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "LDAP over TLS did not come about with this server.",
        "Check the certificate of the LDAP server, and that ISE trusts its authority.",
        """
        24030 SSL connection error was encountered
        24051 Secure LDAP failed SSL handshake because of an unknown CA in the certificates chain
        24052 Secure LDAP connection reconnect due to OCSP found revoked certificate
        24053 Secure LDAP connection reconnect due to CRL found revoked certificate
        24900 Loading LDAP ID Store failed because of an unknown or missing CA for primary or secondary
            connection
        34161 LDAPS connection establishment failed with SSL error
        34162 LDAPS connection terminated with SSL error
        34163 LDAPS connection establishment failed with non-SSL error
        34164 LDAPS connection terminated with non-SSL error
        """,
    ),
    (
        "The LDAP server did not carry out what ISE asked.",
        "Check the account ISE binds with, the search bases and filters, and the log of the LDAP server.",
        """
        24003 Cannot bind connection with anonymous credentials
        24006 User search ended with an error
        24007 Host search ended with an error
        24018 Cannot retrieve user's certificate
        24021 User authentication ended with an error
        24027 Groups search ended with an error
        24050 Cannot authenticate with LDAP Identity Store because password was not present or was empty
        24356 LDAP fetch failed
        """,
    ),
    (
        "More than one account fits the name.",
        "Ask for names with a domain, or narrow the search scope of the identity source.",
        """
        24010 Ambiguous user
        24011 Ambiguous host
        24438 Found multiple occurrences of the machine in Active Directory
        24460 There are multiple occurrences of the user name in the Active directory
        24703 Identity resolution by certificate found ambiguous accounts
        24704 Authentication failed because identity credentials are ambiguous
        """,
    ),
    (
        "The account exists and may not be used now.",
        "Enable or unlock it where it is kept, and look at its logon hours.",
        """
        24056 User authentication against LDAP server detected that user password has expired and there are
            no more grace authentications
        24057 User authentication against LDAP server detected that the password failure limit has been
            reached and the account is locked
        24370 User credentials have been revoked.
        24410 User authentication against Active Directory failed since user is considered to be in
            restricted logon hours
        24486 Machine authentication against Active Directory has failed because the machine's account is
            disabled
        24487 Machine authentication against Active Directory failed since machine is considered to be in
            restricted logon hours
        24489 Machine authentication against Active Directory has failed because the machine's account has
            expired
        24490 Machine authentication against Active Directory has failed because the machine's account is
            locked out
        24496 Authentication rejected due to a white or black list restriction
        91020 Active Directory dialin access denied for user.
        """,
    ),
    (
        "The password is wrong, missing, or no longer valid.",
        "Let the user try again, or choose a new password where it is kept.",
        """
        24406 User authentication against Active Directory failed since user has invalid credentials
        24484 Machine authentication against Active Directory has failed because the machine's password has
            expired
        24491 Machine authentication against Active Directory has failed because the machine has invalid
            credentials
        24860 ODBC database indicated plain text password authentication failure
        24864 ODBC database indicated fetching plain text password failure
        25106 REST ID Store server indicated plain text password authentication failure
        25112 REST database indicated plain text password authentication failure
        86010 Guest user authentication failed
        """,
    ),
    (
        "The password could not be changed.",
        "Check that changing is enabled in ISE, that the account may do so, and which rules the new password must obey.",
        """
        11400 EAP-MSCHAP password change not allowed by the Allowed Protocols
        11402 EAP-GTC password change not allowed by the Allowed Protocols
        22008 Changing enable password is not allowed
        24058 LDAP server does not support password modify extended operation (RFC 3062)
        24059 User password change ended with an error
        24064 The user doesn't have sufficient rights to change password
        24065 The new password does not conform to LDAP password policy
        24067 The password change is not enabled on LDAP Identity Store configuration page
        24205 Could not change password to new password
        24346 RPC Change Password request failed
        24411 Change password against Active Directory failed since user has a non-compliant password
        24421 Change password against Active Directory failed since it is disabled in configuration
        24426 User change password against Active Directory failed
        24455 Change password against Active Directory failed because of a timeout error
        86015 Invalid Password Change
        """,
    ),
    (
        "Active Directory, or the network to it, did not answer in time.",
        "Check from the PSN that domain controllers and DNS servers can be reached, and look at the AD diagnostic tests of ISE.",
        """
        24301 No writable domain controller available
        24302 No global catalog available
        24305 Failover threshold has been exceeded
        24307 DNS server returned error
        24405 Active Directory operation failed because of a timeout error
        24427 Access to Active Directory failed
        24428 Connection related error has occurred in either LRPC, LDAP or KERBEROS
        24446 Active Directory domain controller is unreachable
        24448 User object retrieval from Active Directory failed because of a timeout error
        24449 User's Groups retrieval from Active Directory failed because of  a timeout error
        24450 User's Attributes retrieval from Active Directory failed because of a timeout error
        24451 Machine object retrieval from Active Directory failed because of a timeout error
        24452 Machine primary group retrieval from Active Directory failed because of a timeout error
        24453 Machine Attributes retrieval from Active Directory failed because of a timeout error
        24454 User authentication against Active Directory failed because of a timeout error
        24466 ISE Active Directory agent is down
        24493 ISE has problems communicating with Active Directory using its machine credentials
        24494 Active Directory DNS servers are not available
        24495 Active Directory servers are not available
        24498 Resolve identity exceeded time limit
        24710 Identity resolution is configured to drop request if required domain is not available
        25010 Trusted domains discovery failed
        25016 DNS SRV query failed
        25018 DC discovery failed
        25020 KDC discovery failed
        25022 GC discovery failed
        25024 LDAP connect to domain controller failed
        25026 LDAP connect to global catalog failed
        25028 RPC connect to domain controller failed
        25030 KDC connect to domain controller failed
        25031 AD Provider failed to start
        25034 DNS A/AAAA query failed
        25044 Communication to domain failed
        25045 Configured nameserver is not responsive within timeout period. Server is either busy or
            unreachable.
        25046 Joined domain is unavailable
        25047 Authentication domain is unavailable
        25048 Active-Directory forest is unavailable
        """,
    ),
    (
        "The join of ISE to Active Directory does not allow this.",
        "Look at the join under external identity sources: machine account, its rights, trusts, and the domains it reaches.",
        """
        24338 Authentication Ticket (TGT) request failed
        24340 Service Ticket request failed
        24342 Service Ticket validation failed
        24344 RPC Logon request failed
        24371 The ISE machine account does not have the required privileges to fetch groups.
        24441 ISE machine account is not permitted to log on
        24447 ISE appliance machine account in Active Directory is disabled, deleted or reset
        24464 The Active Directory does not have the required privileges
        24705 Authentication failed because ISE server is not joined to required domains
        24706 Authentication failed because NTLM was blocked
        24711 Domain controller cannot pass request through the trust path to the account domain
        24712 Authentication failed because domain trust is restricted
        24717 Active Directory Kerberos ticket authentication failed
        24718 Active Directory Kerberos ticket expired
        24719 Active Directory Kerberos ticket authentication failed because of the ISE account password
            mismatch, integrity check failure or expired ticket
        25001 AD: ISE account password update failed.
        25003 AD: Machine TGT refresh failed.
        25057 The ISE machine account does not have the required privileges to fetch groups.
        25058 ISE is not joined to an Active Directory Domain Controller
        """,
    ),
    (
        "Active Directory did not return the requested attributes of the user or machine.",
        "Look for the account in Active Directory, and check what ISE's machine account may read.",
        """
        24331 Lookup SID By Name request failed
        24333 Lookup Object By SID request failed
        24352 Identity resolution failed
        24404 Active Directory operation failed because of an invalid input parameter
        24413 User's domain is not recognized by Active Directory
        24417 User's Groups retrieval from Active Directory failed
        24419 User's Attributes retrieval from Active Directory failed
        24436 Machine Lookup in Active Directory failed
        24440 Machine primary group name does not exist in Active Directory
        24442 User-related object retrieval operation from Active Directory has failed
        24461 Could not locate the user in the Active directory using User Lookup
        24467 Could not retrieve the specified object
        24468 Failed to retrieve the user certificate from Active Directory
        24480 The machine-related object retrieval operation from Active Directory has failed
        24481 The machine's attribute retrieval from Active Directory has failed
        24483 Failed to retrieve the machine certificate from Active Directory
        24488 The machine's domain is not recognized by Active Directory
        """,
    ),
    (
        "The identity source refused the user or machine.",
        "Look at its log for why.",
        """
        24492 Machine authentication against Active Directory has failed
        24508 User authentication failed
        """,
    ),
    (
        "It is switched off in the Active Directory settings of ISE.",
        "Enable it in the advanced settings of the identity source if it is required.",
        """
        24418 Machine authentication against Active Directory failed since it is disabled in configuration
        """,
    ),
    (
        "The name was not found in the identity sources, or some of these could not be asked.",
        "Check the spelling and the identity source sequence, and that all domains can be reached.",
        """
        24701 Identity resolution by certificate failed
        24702 Identity resolution by certificate found no matching account
        24707 Authentication failed because all identity names have been rejected
        24708 User not found in Active Directory. Some authentication domains were not available
        24709 Host not found in Active Directory. Some authentication domains were not available
        24868 ODBC database indicated user lookup failure
        """,
    ),
    (
        "The RSA SecurID server, or what ISE knows of it, is in the way.",
        "Check the agent configuration in ISE, the server, and the clocks of both.",
        """
        24504 The lock user request has failed
        24511 Check passcode operation against RSA SecurID Server resulted in error
        24512 Next tokencode operation in RSA SecurID Server resulted in error
        24513 Set New PIN operation in RSA SecurID Server resulted in error
        24514 Next tokencode operation in RSA SecurID Server failed
        24515 Set New PIN operation in RSA SecurID Server failed
        24547 RSA request timeout expired. RSA authentication session cancelled
        24551 RSA request is declined, because RSA agent initialization has failed
        24552 Reject response from the RSA server is considered as User not found
        """,
    ),
    (
        "The user did not complete the dialogue about PIN and token code.",
        "Let the user try again as the server's policy for PINs demands.",
        """
        24518 User canceled New PIN operation; User authentication against RSA SecurIDServer failed
        24519 User entered invalid PIN; PIN must only contain alpha-numeric characters
        24520 User entered invalid PIN; PIN must only contain numeric characters
        24521 User entered PIN with invalid length
        24522 PIN Accepted. Wait for the token code to change, then reauthenticate using the new passcode.
        24533 User reentered a different PIN
        """,
    ),
    (
        "A cache of an identity source has no such user, or is not in use.",
        "Enable the cache in the identity source, or let the user authenticate against the server first.",
        """
        24556 User record was not found in the cache
        24557 An error occurred while searching for user records in the cache
        24558 User cache is not enabled in the RSA identity store configuration
        24563 An error occurred while searching for user record in the Passcode cache
        24564 Passcode cache is not enabled in the RSA identity store configuration
        24626 User record not found in the cache
        24627 An error occurred while searching for user records in the cache
        24628 User cache not enabled in the RADIUS token identity store configuration
        24637 An error occurred while searching for user record in the Passcode cache
        24638 Passcode cache is not enabled in the RADIUS token identity store configuration
        """,
    ),
    (
        "The RADIUS token server did not carry the request out.",
        "Check address, port, shared secret and log of the token server.",
        """
        24608 RADIUS token identity store failed due to wrong input
        24611 RADIUS token server configuration error
        24617 RADIUS token identity store received external error
        24618 RADIUS token identity store received unknown error
        24630 Failed to get Server IP by name
        """,
    ),
    (
        "The SAML message of the identity provider was not accepted.",
        "Compare the metadata and certificates of ISE and the identity provider, their clocks, and the attributes it sends.",
        """
        24801 Unable to decode SAML request
        24802 Unknown SAML attribute value type assertion used for 'username'
        24803 Unable to find 'username' attribute assertion
        24804 SAML message intended destination (required by binding) was not present
        24805 SAML message intended destination endpoint did not match recipient endpoint
        24806 SAML IdentityProvider Certificate is not valid
        24807 SAML IdentityProvider Certificate was not checked
        24808 SAML IdentityProvider Certificate is expired
        24809 SAML IdentityProvider Certificate is revoked
        24810 SAML IdentityProvider CA Certificate is not valid
        24811 The request could not be performed due to an error on the part of the requester
        24812 The request could not be performed due to an error on the part of the SAML responder or SAML
            authority
        24813 The SAML responder could not process the request because the version of the request message
            was incorrect
        24814 The responding provider was unable to successfully authenticate the principal
        24815 Unexpected or invalid content was encountered within a saml:Attribute or saml:AttributeValue
            element
        24816 The SAML responder or SAML authority is able to process the request but has chosen not to
            respond.
        24817 The SAML responder or SAML authority does not support the request
        24818 The SAML responder cannot properly fulfil the request using the protocol binding specified in
            the request
        24819 Failed to retrieve signing certificate from the SAML response
        24820 Assertion does not contain Issuer
        24821 Assertion does not contain authentication statement
        24822 Assertion does not contain audience restriction conditions
        24823 Assertion does not contain matching service provider identifier in the audience restriction
            conditions
        24824 Subject confirmation does not contain subject confirmation data
        24825 The response must contain single assertion
        24826 Recipient does not match assertion consumption URL
        24827 Subject confirmation data does not contain NotOnOrAfter
        24828 Assertion is expired
        24829 Subject confirmation data IP address does not match end user IP address
        24830 Subject confirmation data does not contain InResponseTo
        24831 The InResponseTo does not match the original request id
        24832 Issuer format is not equal to urn:oasis:names:tc:SAML:2.0:nameid-format:entity
        24833 Issuer does not match Identity Provider ID
        24834 Assertion does not contain subject
        24835 Assertion does not contain subject confirmation
        24836 Assertion does not contain bearer subject confirmation
        24837 The signed response does not contain a Destination
        24838 The Destination on the response does not match the assertion consumer URL
        24839 The response does not contain assertion
        24840 The response signature is invalid
        24841 Response signature did not validate against the IdP signature certificate
        24842 The assertion signature on the response is invalid
        24843 Assertion signature is not not validated against the IdP signature certificate
        24844 Neither SAML response nor assertion are signed
        24845 SAML response can contain only one signing certificate
        24846 Several certificates are configured on IdP,however can not determine certificate for signature
        24847 Certificate is invalid
        24848 Failed to get signing certificate from IdP configuration
        24877 Subject formats persistent or transient are not supported as Identity Attribute
        24879 Identity provider metadata is not set
        """,
    ),
    (
        "The external database did not carry out what ISE asked.",
        "Check the connection, the stored procedures, and what they return.",
        """
        24857 Failed processing external ODBC database stored procedure results in a returned recordset
        24858 Failed processing external ODBC database stored procedure results in a returned output
            parameters
        24859 Failed calling external ODBC database stored procedure
        24880 ODBC operation failed due to timeout elapsed
        25102 Connection to external REST database failed
        """,
    ),
    (
        "The social login provider did not confirm the user.",
        "Check the application that is registered with the provider, and that the portal can reach it.",
        """
        24890 Social Login operation failed
        """,
    ),
)
