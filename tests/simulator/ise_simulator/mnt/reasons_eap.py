# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failure reasons of EAP: methods, tunnels, certificates, PACs.

As in :mod:`.reasons_table`: cause, resolution, and their codes.
"""

from __future__ import annotations

__all__ = ["FAMILIES"]

FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "The method that the endpoint proposed is not allowed here.",
        "Allow it in the allowed protocols of the policy set, or configure the endpoint for another.",
        """
        11545 Machine Authentication is disabled
        11616 Neither anonymous nor authenticated provisioning allowed by Allowed Protocols
        11809 Failed to negotiate EAP for inner method because EAP-MSCHAPv2 not allowed in the Allowed
            Protocols
        12120 Neither anonymous nor authenticated provisioning allowed by Allowed Protocols
        12147 Machine Authentication is disabled
        12303 Failed to negotiate EAP because PEAP not allowed in the Allowed Protocols
        12503 Failed to negotiate EAP because EAP-TLS not enabled in Allowed Protocols
        12525 Failed to negotiate EAP for inner method because EAP-TLS not allowed in the Allowed Protocols
        12609 Failed to negotiate EAP for inner method because EAP-GTC not allowed in the Allowed Protocols
        12653 Failed to negotiate EAP for inner method because EAP-GTC denied for anonymous PAC provisioning
        12750 Failed to negotiate EAP for inner method because EAP-MSCHAP not allowed under PEAP
            configuration in the Allowed Protocols
        12751 Failed to negotiate EAP for inner method because EAP-MSCHAP not allowed under EAP-FAST
            configuration in the Allowed Protocols
        12752 Failed to negotiate EAP for inner method because EAP-TLS not allowed under PEAP configuration
            in the Allowed Protocols
        12753 Failed to negotiate EAP for inner method because EAP-TLS not allowed under EAP-FAST
            configuration in the Allowed Protocols
        12754 Failed to negotiate EAP for inner method because EAP-GTC not allowed under PEAP configuration
            in the Allowed Protocols
        12755 Failed to negotiate EAP for inner method because EAP-GTC not allowed under EAP-FAST
            configuration in the Allowed Protocols
        12760 Failed to negotiate EAP for inner method because EAP-MSCHAP not allowed under TEAP
            configuration in the Allowed Protocols
        12761 Failed to negotiate EAP for inner method because EAP-TLS not allowed under TEAP configuration
            in the Allowed Protocols
        12762 Failed to negotiate EAP for inner method because EAP-GTC not allowed under TEAP configuration
            in the Allowed Protocols
        12994 EAP-TTLS inner method CHAP is not allowed in Allowed Protocols
        12995 EAP-TTLS inner method MSCHAPv1 is not allowed in Allowed Protocols
        12996 EAP-TTLS inner method MSCHAPv2 is not allowed in Allowed Protocols
        12997 EAP-TTLS inner method PAP is not allowed in Allowed Protocols
        12998 Failed to negotiate EAP for inner method because EAP-MD5 not allowed under EAP-TTLS
            configuration in the Allowed Protocols
        22064 Authentication method is not supported by any applicable identity store(s)
        22074 This Protocol is disabled in FIPS mode.
        """,
    ),
    (
        "Endpoint and ISE have no cipher or protocol version in common.",
        "Compare the TLS versions and ciphers of the supplicant with the security settings and allowed protocols of ISE.",
        """
        11613 Fallback on invalid PAC: no available additional cipher configured on server
        11615 No cipher on client side for invalid PAC fallback
        11617 Client didn't provide suitable ciphers for anonymous PAC-provisioning
        11618 Client didn't provide suitable ciphers for authenticated PAC provisioning
        11619 Client didn't provide suitable ciphers for either anonymous or authenticated PAC-provisioning
        11625 No cipher for PAC-less TEAP authentication
        11633 Client requested TLSv1.1 that is not allowed
        11634 Client requested TLS of unknown version
        12121 Client didn't provide suitable ciphers for anonymous PAC-provisioning
        12122 Client didn't provide suitable ciphers for authenticated PAC provisioning
        12123 Client didn't provide suitable ciphers for either anonymous or authenticated PAC-provisioning
        12144 Fallback on invalid PAC: no available additional cipher configured on server
        12146 No cipher on client side for invalid PAC fallback
        12177 No cipher for PAC-less EAP-FAST authentication
        12968 Client didn't provide suitable ciphers
        12986 Client requested TLSv1.0 or TLSv1.1 that is not allowed
        33518 No cipher for full handshake TEAP authentication
        """,
    ),
    (
        "The certificate of the endpoint was not accepted.",
        "Check its validity, its names and constraints, its chain, and the list of trusted certificates in ISE.",
        """
        11594 Client certificate authentication failed
        12518 EAP-TLS failed SSL/TLS handshake because of a bad certificate in the client certificate chain
        12954 CRL signature check failed
        12956 Client certificate validation failed due to name constraints permitted subtree violation
        12957 Client certificate validation failed due to name constraints excluded subtree violation
        12958 Client certificate validation failed due to min or max name constraints values violation
        12959 Client certificate validation failed due to unsupported name constraint type
        12960 Client certificate validation failed due to bad or unsupported name constraint syntax
        12961 Client certificate validation failed due to bad or unsupported name syntax of the constraint
        22045 Identity policy result is configured for password based authentication methods but received
            certificate based authentication request
        22055 Failed to find expected Principal Username X509 Attribute in user's certificate
        22069 AD account search attribute is missing in client certificate
        """,
    ),
    (
        "ISE could not determine whether the certificate of the endpoint was revoked.",
        "Check from the PSN that the OCSP servers in the certificate or in ISE's settings answer.",
        """
        12990 No valid OCSP server URLs found in the AIA extension of client certificate
        12993 User Auth failed because OCSP is unreachable
        """,
    ),
    (
        "The supplicant ended the TLS handshake, often because it does not trust the certificate of ISE.",
        "Let the endpoint trust the authority of ISE's EAP certificate, and look at the log of the supplicant.",
        """
        11514 Unexpectedly received empty TLS message; treating as a rejection by the client
        11602 TEAP failed SSL/TLS handshake after a client alert
        11626 Unexpectedly received empty TLS message during TEAP handshake; treating as a rejection by the
            client
        12154 EAP-FAST failed SSL/TLS handshake after a client alert
        12235 Unexpectedly received empty TLS message during EAP-FAST handshake; treating as a rejection by
            the client
        12309 PEAP handshake failed
        12322 PEAP failed SSL/TLS handshake after a client alert
        12508 EAP-TLS handshake failed
        12511 Unexpectedly received TLS alert message; treating as a rejection by the client
        12512 Treat the unexpected TLS acknowledge message as a rejection from the client
        12513 Could not establish the EAP TLS SSL session
        12521 EAP-TLS failed SSL/TLS handshake after a client alert
        12973 EAP-TTLS failed SSL/TLS handshake after a client alert
        12974 EAP-TTLS handshake failed
        """,
    ),
    (
        "A PAC or session ticket of the endpoint is not valid on this deployment, or could not be made.",
        "Let the endpoint get a new one; check that all PSNs share their keys and clocks.",
        """
        11553 Reject User Authorization PAC since its Initiator-ID does not match the Tunnel PAC
            Initiator-ID
        11578 Rejected PAC provisioning request because supplicant failed to adhere to protocol
        11579 No valid PAC requests on provisioning
        11580 Rejected PAC unexpectedly received during PAC-less mode of TEAP
        11593 TEAP provisioning failed. General error
        11604 PAC contains invalid Authority ID
        11605 PAC contains invalid PAC type
        11610 PAC contains invalid Authentication Tag
        11611 Failed to decrypt PAC
        11612 Failed to derive TEAP Master Key
        11614 Cannot perform more then one invalid PAC fallback
        11635 Downgrading from EMSK to MSK is not allowed
        12111 PAC contains invalid Authority ID
        12112 PAC contains invalid PAC type
        12114 PAC contains invalid Authentication Tag
        12129 EAP-FAST provisioning failed. General error
        12130 Failed to decrypt PAC
        12134 Failed to update seed key
        12141 Failed to find Legacy Master Key
        12142 Legacy Master Key expired
        12143 Failed to derive EAP-FAST Master Key
        12145 Cannot perform more then one invalid PAC fallback
        12152 Rejected PAC provisioning request because supplicant failed to adhere to protocol
        12178 Rejected PAC unexpectedly received during PAC-less mode of EAP-FAST
        12229 No valid PAC requests on provisioning
        12532 Failed to update seed key
        12535 The EAP-TLS session ticket received from supplicant is expired
        12536 Failed to verify the EAP-TLS session ticket received from supplicant.
        12537 The EAP-TLS session ticket identity does not match the EAP identity
        12538 The EAP-TLS session ticket received from supplicant contains an invalid authentication code
        12539 Failed to decrypt the EAP-TLS session ticket received from supplicant
        12543 Cannot generate a new session ticket
        12544 The EAP-TLS session ticket contains invalid Authority ID
        12962 Reject User Authorization PAC since its Initiator-ID does not match the Tunnel PAC
            Initiator-ID
        """,
    ),
    (
        "The inner method failed within a tunnel that was set up well.",
        "See what the identity source said about this user, and whether supplicant and ISE use the same inner method.",
        """
        11566 TEAP inner method finished with failure
        11577 TEAP cryptobinding verification failed
        11631 TEAP channelbinding verification failed
        11638 Client sent Result TLV indicating failure
        11815 Inner EAP-MSCHAP authentication failed
        11816 MSCHAP username doesn't match inner method EAP-Response/Identity
        11825 MSCHAP inner method username is missing
        12116 Client sent Result TLV indicating failure
        12117 EAP-FAST inner method finished with failure
        12118 EAP-FAST cryptobinding verification failed
        12308 Client sent Result TLV indicating failure
        12315 PEAP inner method finished with failure
        12323 PEAP cryptobinding verification failed
        12529 Inner EAP-TLS authentication failed
        12615 Inner EAP-GTC authentication failed
        12616 GTC username doesn't match inner method EAP-Response/Identity
        12970 EAP-TTLS inner method finished with failure
        """,
    ),
    (
        "The supplicant refused the method, or sent what does not belong there.",
        "Compare the methods of the supplicant with the allowed protocols of the policy set, and update the supplicant.",
        """
        11501 Invalid EAP payload
        11510 Supplicant declined EAP method selected by Authentication Policy but did not propose another
            one; EAP negotiation failed
        11513 Extracted second EAP-Response/NAK in current EAP conversation; failed to negotiate EAP
        11515 Supplicant declined inner EAP method selected by Authentication Policy but did not proposed
            another one; inner EAP negotiation failed
        11516 Extracted EAP-Response/NAK packet not requesting any EAP protocols for inner EAP method; inner
            EAP-negotiation failed
        11517 Extracted EAP-Response/NAK packet requesting to use unsupported inner EAP protocol; inner
            EAP-negotiation failed
        11518 Extracted second EAP-Response/NAK in current inner EAP conversation; inner EAP-negotiation
            failed
        11524 Invalid inner-EAP payload
        11588 Supplicant failed to adhere to protocol
        11590 Anonymous TLS renegotiation failed
        11817 Received unexpected EAP-MSCHAP message
        11818 Failed to parse EAP-MSCHAP packet
        11819 Received EAP-MSCHAP packet with invalid argument
        12008 Failed to parse EAP-MD5 packet
        12140 Anonymous TLS renegotiation failed
        12316 PEAP version negotiation failed
        12320 Client failed to acknowledge receipt of success or failure result
        12618 Failed to parse EAP-GTC packet
        12619 Received EAP-GTC packet with invalid argument
        12708 LEAP packet validation failed
        12709 LEAP packet parsing failed
        12818 Expected TLS acknowledge for last alert but received another message
        12819 Expected TLS acknowledge for handshake succeeded but received another message
        12850 Received NAK TLV. Client rejected the conversation
        12851 Received unexpected EAP NAK message. Client rejected the conversation
        12852 Cryptographic processing of received buffer failed
        12915 PEAP version negotiation failed
        12916 Expected TLS acknowledge for TLS fragment but received another message
        12917 Expected TLS acknowledge for PEAPv1 protected termination but received another message
        12918 Supplicant sent unmatched EAP Response packet identifier
        12919 Supplicant sent unmatched inner EAP Response packet identifier
        12948 Supplicant sent unexpected unencrypted TLS handshake message instead of TLS application data
            in PEAP protocol
        12949 Supplicant sent malformed PEAP message - wrong block cioher padding
        12950 Supplicant sent malformed PEAP message - bad record MAC
        12951 Unexpected renegotiation received. Renegotiation is not supported in PEAP
        12963 Received malformed EAP Payload TLV
        12984 Unexpected renegotiation received. Renegotiation is not supported in EAP_TTLS
        """,
    ),
    (
        "The endpoint went silent in the middle of the authentication.",
        "Look at the supplicant, the radio and the timers of the network device; packets may be lost on the way.",
        """
        12920 Supplicant stopped responding to ISE after sending it the first TEAP message
        12921 Supplicant stopped responding to ISE during TEAP tunnel establishment
        12928 Supplicant stopped responding to ISE during TEAP protected termination
        12932 Supplicant stopped responding to ISE after sending it the first EAP-FAST message
        12933 Supplicant stopped responding to ISE during EAP-FAST tunnel establishment
        12936 Supplicant stopped responding to ISE after sending it inner EAP Identity Request
        12938 Supplicant stopped responding to ISE after sending it the first inner EAP-GTC message
        12939 Supplicant stopped responding to ISE after sending it the first inner EAP-TLS message
        12940 Supplicant stopped responding to ISE during conducting inner EAP-MSCHAPv2 method
        12941 Supplicant stopped responding to ISE during conducting inner EAP-GTC method
        12942 Supplicant stopped responding to ISE during conducting inner EAP-TLS method
        12943 Supplicant stopped responding to ISE during PEAPv0 protected termination
        12944 Supplicant stopped responding to ISE during PEAPv1 protected termination
        12945 Supplicant stopped responding to ISE during EAP-FAST protected termination
        12946 Supplicant stopped responding to ISE during LEAP
        12947 Supplicant stopped responding to ISE during EAP-MD5
        12981 Supplicant stopped responding to ISE during EAP-TTLS tunnel establishment
        12982 Supplicant stopped responding to ISE during EAP-TTLS plain inner MSCHAPv2 authentication flow
        """,
    ),
    (
        "ISE came to a state in which it could not go on with the method.",
        "Try again; if it stays so, restart the application of this PSN and report it to Cisco.",
        """
        12007 Internal error - invalid EAP-MD5 state
        12617 Internal error: invalid EAP-GTC state
        12707 LEAP authentication error; Finishing protocol
        12710 LEAP internal error: Invalid state
        12711 LEAP internal error: LEAP challenge not created
        12712 LEAP internal error: LEAP challenge-response and session-key not created
        """,
    ),
    (
        "The endpoint did not prove its identity with this method.",
        "See what the identity source said about this user or device.",
        """
        11598 TEAP authentication failed
        11813 EAP-MSCHAP authentication failed
        11821 EAP-MSCHAP password change attempt failed
        11823 EAP-MSCHAP authentication attempt failed
        12006 EAP-MD5 authentication failed
        12108 EAP-FAST authentication failed
        12307 PEAP authentication failed
        12507 EAP-TLS authentication failed
        12613 EAP-GTC authentication failed
        12621 EAP-GTC password change attempt failed
        12623 EAP-GTC authentication attempt failed
        12706 LEAP authentication failed; Finishing protocol
        12854 Cannot authenticate because password was not present or was empty
        12976 EAP-TTLS authentication failed
        """,
    ),
    (
        "ISE could not initialize the method, mostly because of a missing or invalid certificate.",
        "Check the EAP certificate of this node and its chain under system certificates.",
        """
        33500 Could not initialize EAP-TLS
        33501 Could not initialize EAP-FAST
        33502 Could not initialize PEAP
        33503 A blank CTL was configured for EAP-TLS
        33504 CTL initialization failed
        33505 Could not initialize EAP-TLS server-certificate
        33506 Could not initialize EAP-FAST server-certificate
        33507 Could not initialize PEAP server-certificate
        33508 Could not initialize the complete EAP-TLS server-certificate chain
        33509 PEAP failed to completely initialize the server-certificate chain
        33510 Could not initialize the complete EAP-FAST server-certificate chain
        33511 Could not initialize TEAP server-certificate
        33512 Could not initialize the complete TEAP server-certificate chain
        33513 Could not initialize TEAP
        34157 Could not initialize EAP-TTLS
        34158 Could not initialize EAP-TTLS server-certificate
        """,
    ),
)
