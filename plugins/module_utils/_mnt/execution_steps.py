# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of the steps that ISE executes for an authentication. The API has their numbers only.

The numbers are message codes. The texts are those of Cisco's message catalog (in ISE: Administration, System, Logging, Message
Catalog), for the steps of wired, wireless, guest and MAB authentications with PEAP, EAP-TLS, EAP-MSCHAP and PAP, and for their
usual failures. Other numbers have no text here.
"""

from __future__ import annotations

import re
from typing import Any

_CATALOG = """
5231 Guest Authentication Passed
11001 Received RADIUS Access-Request
11002 Returned RADIUS Access-Accept
11003 Returned RADIUS Access-Reject
11004 Received RADIUS Accounting-Request
11005 Returned RADIUS Accounting-Response
11006 Returned RADIUS Access-Challenge
11007 Could not locate Network Device or AAA Client
11016 Translating EAP protocol result into RADIUS result
11017 RADIUS created a new session
11018 RADIUS is re-using an existing session
11022 Added the dACL specified in the Authorization Profile
11023 The requested dACL is not found. This is an unknown dACL name
11027 Detected Host Lookup UseCase (Service-Type = Call Check (10))
11028 Detected Host Lookup UseCase (UserName = Calling-Station-ID)
11036 The Message-Authenticator RADIUS attribute is invalid
11049 Settings of RADIUS default network device will be used
11116 Stitched existing session from Session Cache
11117 Generated a new session ID
11503 Prepared EAP-Success
11504 Prepared EAP-Failure
11506 Prepared EAP-Request/Identity
11507 Extracted EAP-Response/Identity
11519 Prepared EAP-Success for inner EAP method
11520 Prepared EAP-Failure for inner EAP method
11521 Prepared EAP-Request/Identity for inner EAP method
11522 Extracted EAP-Response/Identity for inner EAP method
11806 Prepared EAP-Request for inner method proposing EAP-MSCHAP with challenge
11808 Extracted EAP-Response containing EAP-MSCHAP challenge-response for inner method and accepting EAP-MSCHAP as negotiated
11810 Extracted EAP-Response for inner method containing MSCHAP challenge-response
11814 Inner EAP-MSCHAP authentication succeeded
11815 Inner EAP-MSCHAP authentication failed
11823 EAP-MSCHAP authentication attempt failed
11824 EAP-MSCHAP authentication attempt passed
12300 Prepared EAP-Request proposing PEAP with challenge
12301 Extracted EAP-Response/NAK requesting to use PEAP instead
12302 Extracted EAP-Response containing PEAP challenge-response and accepting PEAP as negotiated
12304 Extracted EAP-Response containing PEAP challenge-response
12305 Prepared EAP-Request with another PEAP challenge
12306 PEAP authentication succeeded
12307 PEAP authentication failed
12309 PEAP handshake failed
12310 PEAP full handshake finished successfully
12311 PEAP session resumed successfully
12312 PEAP fast-reconnect - skipping inner method
12313 PEAP inner method started
12314 PEAP inner method finished successfully
12315 PEAP inner method finished with failure
12318 Successfully negotiated PEAP version 0
12319 Successfully negotiated PEAP version 1
12500 Prepared EAP-Request proposing EAP-TLS with challenge
12501 Extracted EAP-Response/NAK requesting to use EAP-TLS instead
12502 Extracted EAP-Response containing EAP-TLS challenge-response and accepting EAP-TLS as negotiated
12504 Extracted EAP-Response containing EAP-TLS challenge-response
12505 Prepared EAP-Request with another EAP-TLS challenge
12506 EAP-TLS authentication succeeded
12507 EAP-TLS authentication failed
12508 EAP-TLS handshake failed
12509 EAP-TLS full handshake finished successfully
12510 EAP-TLS session resumed successfully
12625 Valid EAP-Key-Name attribute received
12800 Extracted first TLS record; TLS handshake started
12801 Prepared TLS ChangeCipherSpec message
12802 Prepared TLS Finished message
12803 Extracted TLS ChangeCipherSpec message
12804 Extracted TLS Finished message
12805 Extracted TLS ClientHello message
12806 Prepared TLS ServerHello message
12807 Prepared TLS Certificate message
12808 Prepared TLS ServerKeyExchange message
12809 Prepared TLS CertificateRequest message
12810 Prepared TLS ServerDone message
12811 Extracted TLS Certificate message containing client certificate
12812 Extracted TLS ClientKeyExchange message
12813 Extracted TLS CertificateVerify message
12814 Prepared TLS Alert message
12815 Extracted TLS Alert message
12816 TLS handshake succeeded
12817 TLS handshake failed
15004 Matched rule
15006 Matched Default Rule
15008 Evaluating Service Selection Policy
15012 Selected Access Service
15013 Selected Identity Source
15016 Selected Authorization Profile
15019 Could not find selected Authorization Profiles
15023 Could not match rule
15036 Evaluating Authorization Policy
15039 Rejected per authorization profile
15041 Evaluating Identity Policy
15042 No rule was matched
15048 Queried PIP
15049 Evaluating Policy Group
22015 Identity sequence continues to the next IDStore
22016 Identity sequence completed iterating the IDStores
22017 Selected Identity Source is DenyAccess
22028 Authentication failed and the advanced options are ignored
22036 Retrieved Attributes successfully from current IDStore
22037 Authentication Passed
22040 Wrong password or invalid shared secret
22043 Current Identity Store does not support the authentication method; Skipping it
22056 Subject not found in the applicable identity store(s)
22057 The advanced option that is configured for a failed authentication request is used
22058 The advanced option that is configured for an unknown user is used
22059 The advanced option that is configured for process failure is used
22060 The 'Continue' advanced option is configured in case of a failed authentication request
22061 The 'Reject' advanced option is configured in case of a failed authentication request
22062 The 'Drop' advanced option is configured in case of a failed authentication request
22063 Wrong password
22070 Identity name is taken from certificate attribute
22072 Selected identity source sequence
22080 New accounting session created in Session cache
22081 Max sessions policy passed
22082 Max sessions policy disabled
24209 Looking up Endpoint in Internal Endpoints IDStore
24210 Looking up User in Internal Users IDStore
24211 Found Endpoint in Internal Endpoints IDStore
24212 Found User in Internal Users IDStore
24216 The user is not found in the internal users identity store
24217 The host is not found in the internal endpoints identity store
24313 Search for matching accounts at join point
24314 No matching account found in domain
24315 Single matching account found in domain
24318 No matching account found in forest
24319 Single matching account found in forest
24322 Identity resolution detected no matching account
24323 Identity resolution detected single matching account
24325 Resolving identity
24343 RPC Logon request succeeded
24344 RPC Logon request failed
24352 Identity resolution failed
24355 LDAP fetch succeeded
24402 User authentication against Active Directory succeeded
24403 User authentication against Active Directory failed
24408 User authentication against Active Directory failed since user has entered the wrong password
24412 User not found in Active Directory
24415 User authentication against Active Directory failed since user's account is locked out
24416 User's Groups retrieval from Active Directory succeeded
24422 ISE has confirmed previous successful machine authentication for user in Active Directory
24423 ISE has not been able to confirm previous successful machine authentication
"""
_TEXTS = {int(code): text for code, text in re.findall(r"^(\d+) (.+)$", _CATALOG, re.MULTILINE)}


def steps(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the steps of a record in order, with ``code`` and ``text``, without the text of one that has none here.

    The text of the failure is that of the record, which is from this ISE.
    """
    own = {record["failure_code"]: failure_text(record)} if "failure_code" in record else {}
    found = []
    for code in record.get("execution_steps", []):
        text = own.get(code) or _TEXTS.get(code, "")
        found.append({"code": code, **({"text": text} if text else {})})
    return found


def failure_text(record: dict[str, Any]) -> str:
    """Return the failure reason of a record without its number."""
    return str(record["failure_reason"]).partition(" ")[2].strip()


def with_steps(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its steps, if it has any."""
    return dict(sorted({**record, "steps": steps(record)}.items())) if record.get("execution_steps") else record
