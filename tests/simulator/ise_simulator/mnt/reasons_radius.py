# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failure reasons of RADIUS: packets, KeyWrap, proxies, DTLS, TrustSec, SXP.

As in :mod:`.reasons_table`: cause, resolution, and their codes.
"""

from __future__ import annotations

__all__ = ["FAMILIES"]

FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "A certificate in the TLS connection of RADIUS over DTLS was not accepted.",
        "Compare the certificates and trust lists of ISE and the network device, and renew what has expired or was revoked.",
        """
        91050 RADIUS DTLS: TLS handshake failed because of an unknown CA in the certificates chain
        91051 RADIUS DTLS: TLS handshake failed because of a bad certificate in the certificate chain
        91052 RADIUS DTLS: TLS handshake failed because decryption error
        91053 RADIUS DTLS: TLS handshake failed because certificate has expired
        91054 RADIUS DTLS: TLS handshake failed because unknown certificate
        91057 RADIUS DTLS CoA: TLS handshake failed because of an unknown CA in the certificates chain
        91058 RADIUS DTLS CoA: TLS handshake failed because of a bad certificate in the certificate chain
        91059 RADIUS DTLS CoA: TLS handshake failed because decryption error
        91060 RADIUS DTLS CoA: TLS handshake failed because certificate has expired
        91061 RADIUS DTLS CoA: TLS handshake failed because unknown certificate
        91063 RADIUS DTLS CoA: Client Certificate in not found in System certificates list
        91064 RADIUS DTLS connection disconnect due to OCSP found revoked certificate
        91065 RADIUS DTLS connection disconnect due to CRL found revoked certificate
        91066 RADIUS DTLS connection disconnect because of the client certificate is not yet valid
        91067 RADIUS DTLS CoA connection disconnect due to OCSP found revoked certificate
        91068 RADIUS DTLS CoA connection disconnect due to CRL found revoked certificate
        91069 RADIUS DTLS CoA connection disconnect because of the server certificate is not yet valid
        91076 RADIUS DTLS: OCSP status of user certificate is revoked
        91102 RADIUS DTLS: client Identity check failed
        """,
    ),
    (
        "ISE could not read the status of a certificate from an OCSP server while it set up RADIUS over DTLS.",
        "Check from the PSN that the OCSP server answers, or accept an unknown status.",
        """
        91078 RADIUS DTLS: Handshake failed because OCSP status is unknown
        91080 RADIUS DTLS: Internal error occurred during communication with the OCSP server
        91081 RADIUS DTLS: OCSP server URL is invalid
        91082 RADIUS DTLS: Connection to OCSP server failed
        91084 RADIUS DTLS: OCSP server returned an error
        91085 RADIUS DTLS: OCSP server did not provide the required nonce in response
        91087 RADIUS DTLS: OCSP server response time verification failed
        91088 RADIUS DTLS: OCSP server response signature verification failed
        91097 RADIUS DTLS: No valid OCSP server URLs found in the AIA extension of client certificate
        91100 RADIUS DTLS: Handshake failed because OCSP is unreachable
        """,
    ),
    (
        "ISE and the network device could not agree on the TLS of RADIUS over DTLS.",
        "Compare the protocol versions that both allow.",
        """
        91056 RADIUS DTLS: TLS handshake failed because of unsupported protocol version
        91062 RADIUS DTLS CoA: TLS handshake failed because of unsupported protocol version
        91107 RADIUS DTLS: TLS handshake failed because of client hello verification failed
        """,
    ),
    (
        "The network device uses KeyWrap in another way than ISE has it for this device.",
        "Enter the same KeyWrap keys and the same format on the network device and in ISE, or use KeyWrap on neither.",
        """
        11106 Error in KeyWrap configuration
        11107 Required attributes for KeyWrap are missing
        11108 Missing required EapMessage attribute for KeyWrap
        11109 RADIUS request improperly contains both KeyWrap and MessageAuthenticator attributes
        11110 Request received from a KeyWrap enabled device. The TunnelPassword attribute is present in
            KeyWrap.
        11111 RADIUS request has been received with KeyWrap attributes. However, KeyWrap is not configured
            for the requesting device in ISE.
        11115 The AAA Client Message Authenticator Code Key does not match the configured ISE Server Message
            Authenticator Code Key.
        """,
    ),
    (
        "A packet of the network device is incomplete, or does not conform to RADIUS.",
        "Capture the packet on the PSN, and look at the software of the network device and of what is between them.",
        """
        11024 The Access-Request for the requested dACL is missing a Message-Authenticator attribute. The
            request is rejected
        11025 The Access-Request for the requested dACL is missing a cisco-av-pair attribute with the value
            aaa:event=acl-download. The request is rejected
        11029 Unsupported RADIUS packet type
        11030 Pre-parsing of the RADIUS packet failed
        11031 RADIUS packet type is not a valid Request
        11051 RADIUS packet contains invalid state attribute
        11053 Invalid attributes in outgoing radius packet - possibly some attributes exceeded their size
            limit
        11057 The Access-Request for the requested RADIUS is missing
        11307 Incorrect RADIUS CHAP attribute
        11308 Incorrect RADIUS MS-CHAP v1 attribute
        11309 Incorrect RADIUS MS-CHAP v2 attribute
        12955 RADIUS request that contains EAP message must contain MessageAuthenticator attribute
        13051 Size of data fieid is small.
        13052 Size of data fieid is small.
        """,
    ),
    (
        "The session on the network device and the one that ISE knows do not fit together.",
        "See whether packets of one session reach several PSNs, or whether a session began anew before the last one was over.",
        """
        5437 Duplicate RADIUS packet for existing session but with different RADIUS parameters
        5438 RADIUS packet contains session on this PSN that does not exist
        5439 RADIUS packet contains session not started on this PSN
        11041 RADIUS PAP session timed out
        12952 Received EAP packet from the middle of conversation but the conversation was not started on
            this PSN
        12953 Received EAP packet from the middle of conversation that contains a session on this PSN that
            does not exist
        """,
    ),
    (
        "RADIUS came to a port, or with an accounting configuration, that ISE does not serve.",
        "Compare the ports of the network device with those of ISE, and check where accounting is to go.",
        """
        11011 RADIUS listener failed to open
        11037 Dropped accounting request received via unsupported port
        11052 Authentication request dropped due to unsupported port number
        11354 Accounting request received but neither local nor remote accounting is configured
        13061 Accounting request received but neither local nor remote accounting is configured.
        """,
    ),
    (
        "ISE could not write to its critical log, and is set to refuse requests then.",
        "Look at the log target and at the disk of the node.",
        """
        11039 RADIUS authentication request rejected due to critical logging error
        11040 RADIUS accounting request dropped due to critical logging error
        11225 The dynamic authorization request was rejected due to a critical logging error
        32006 Could not log to critical logger
        """,
    ),
    (
        "ISE was to pass the request to an external RADIUS server and could not.",
        "Check the RADIUS server sequence, and from the PSN that its servers answer.",
        """
        11103 RADIUS-Client encountered error during processing flow
        11350 Detected proxy loop; dropping request
        11351 Failed to read RADIUS server sequence configuration; dropping request
        11352 Response Proxy-State attribute validation failed
        11353 No more external RADIUS servers; can't perform failover
        11360 RADIUS server sequence failed to validate incoming request
        11368 Please review logs on the External RADIUS Server to determine the precise failure reason.
        11369 Proxy request  was rejected, as the external RADIUS server that handled previous related EAP
            messages is now down
        22096 Max session policy is not available for Proxy
        """,
    ),
    (
        "The PSN that was to send a Change of Authorization for others is not ready for it.",
        "Look at the state of the nodes of the deployment.",
        """
        11216 The Internal Proxy PAC generation has failed
        11226 ISE Proxy Node, functioning as Dynamic Authorization Client, is deregistered from the
            deployment
        11227 ISE Proxy Node, functioning as Dynamic Authorization Client, is marked as inactive in the
            deployment
        """,
    ),
    (
        "What a TrustSec device asked for could not be given to it.",
        "Check the TrustSec settings of the network device in ISE, its PAC, and that the security group and the ACL exist.",
        """
        11302 Received Secure RADIUS request without a cts-pac-opaque cisco-av-pair attribute
        11303 Could not parse the cts-pac-opaque attribute
        11304 Could not retrieve requested Security Group Tag
        11305 Could not retrieve requested Security Group ACL
        11311 Failed to locate ACE of Security Group Access Control List
        11313 ISE detected that the Unknown SGT was provisioned to a network device or endpoint.
        11314 ISE detected a malformed  TrustSec PAC.
        11315 TrustSec environment data request failed
        60200 An IP-SGT mapping has failed deploying
        60202 IP-SGT deployment to TrustSec device failed
        """,
    ),
    (
        "An SXP connection or its bindings are not as they should be.",
        "Compare peer, password and mode on both sides, and look for the same address with two security groups.",
        """
        60234 The SXP connection has been disconnected
        60236 SXP connection failed
        60238 SXP binding failed
        60239 SXP binding conflict has occurred
        60459 SXP binding binding not propagated because binding threshold has been reached
        """,
    ),
    (
        "The installed license does not cover what was asked for.",
        "Install a license that does.",
        """
        11054 Request from a non-wireless device was dropped due to installed Wireless license
        35012 Device count exceeded for base license
        """,
    ),
)
