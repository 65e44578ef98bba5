# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failure reasons of policy, portals, nodes and licenses, and messages without a failure.

As in :mod:`.reasons_table`: cause, resolution, and their codes.
"""

from __future__ import annotations

__all__ = ["FAMILIES"]

FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "",
        "",
        """
        11600 TEAP provisioning phase finished
        12109 EAP-FAST provisioning phase finished
        12150 Prepared RADIUS Access-Reject after successful in-band PAC provisioning
        22066 Guest session limit is active; removing older guest sessions
        24351 Account validation succeeded
        24565 Authentication passed via Passcode cache
        24639 Authentication passed via Passcode cache
        """,
    ),
    (
        "ISE could not change its licenses.",
        "Look at the licensing page of the primary PAN, and at its connection to the license server.",
        """
        35013 License deletion failed
        35014 License create failed
        35015 License update failed
        """,
    ),
    (
        "The policy does not permit this command, or ends in no usable result.",
        "Look at the command sets and profiles of the rule that matched.",
        """
        13023 Command matched a Deny-Always rule
        13025 Command failed to match a Permit rule
        13037 Shell Profile Privilege Level not configured correctly
        13076 No command set for selected rule
        15007 Policy result type did not match expected result
        22005 Could not get shell profile object
        """,
    ),
    (
        "ISE's configuration of policy or identity sources is incomplete.",
        "Open the policy set and the identity source sequence it names, and complete them.",
        """
        15001 Adapter must contain at least one value
        15002 Configured operator failed to match the value type
        15003 Incorrect database configuration
        22003 Missing attribute for authentication
        22007 Username attribute is not present in the authentication request
        22020 Configuration error: identity source blank
        22021 Configuration error: authentication IDStores list blank
        22022 Error in setting fail open options
        22052 Authentication IDStore empty after completing authentication
        24497 Selected Active Directory Scope is empty
        24901 Loading ID Store Sequence failed because of missing or corrupted ID Store
        25111 Failed to set user groups in session cache
        """,
    ),
    (
        "The limit of sessions is reached, or could not be enforced.",
        "End a session that is not used, raise the limit, or look at the Monitoring node.",
        """
        22067 Guest session limit response is missing relevant information in order to remove old guest
            sessions
        22098 New user session not permitted. Max sessions user in group limit has been reached
        """,
    ),
    (
        "ISE failed for a reason of its own.",
        "Try again; if it stays so, look at the services of the node and report it to Cisco.",
        """
        22000 Authentication resulted in internal error
        24202 Internal ID Store could not connect to the database
        24462 The ISE Active Directory module does not have sufficient memory
        24463 Internal error in the ISE Active Directory
        33205 General PI error
        33300 General GUI error
        41015 Could not run
        86020 Guest Unknown Error
        """,
    ),
    (
        "A node did not take over its configuration.",
        "Look at the replication of the deployment, synchronize the node, or restart its application.",
        """
        31102 Applying configuration changes failed
        31104 Start up configuration load failed
        31106 Configuration management could not translate configuration change. Runtime configuration
            changes will not take effect
        31108 Cold configuration restart failed
        32700 Failover mode caused by an internal error. Configuration changes may not take effect
        41021 Could not update ISE Node Object
        41022 An error occurred while collecting NodeInfo
        41023 An error occurred while collecting replication status
        41024 Error loading NodeInfo
        41025 NodeInfo file contains incomplete information
        41026 Management config directory could not be created
        41027 NodeInfo file could not be created
        61074 Node went out of sync due to expired system certificate
        """,
    ),
    (
        "The disk of the node is nearly full.",
        "Purge old data and files from the node.",
        """
        32016 System reached low disk space limit
        """,
    ),
    (
        "The deployment does not allow this change of its nodes.",
        "Look at the nodes of the deployment, their names, addresses and roles.",
        """
        41031 Registering Secondary Hostname already exists in Primary database
        41032 Register failed since Secondary MAC address already exists in the Primary database
        41045 Failure. Specified replacement keyword is associated with a registered instance
        41064 The deployment Log Collector cannot be deregistered
        """,
    ),
    (
        "The guest did not get past the portal.",
        "Look at the portal, the guest account and its limits.",
        """
        15056 IP Address for interface selected in portal settings is undefined
        86012 User declined Access-Use Policy
        86013 Portal not found
        86016 Guest Timeout Exceeded
        86019 Guest User restricted
        86023 Device Registration Web Authentication AUP Declined
        86025 Device Registration Web Authentication Portal Endpoint Creation Failed
        """,
    ),
    (
        "A Change of Authorization after the portal was not carried out.",
        "Check that the network device accepts dynamic authorization from the PSN that owns the session.",
        """
        86026 Device Registration Web Authentication Portal CoA Termination Failed
        86029 Failed to perform a CoA termination
        """,
    ),
    (
        "What a user did with a device in a portal could not be carried out.",
        "Look for the endpoint in ISE, its owner and its state.",
        """
        88001 Failed to added a device (endpoint)
        88003 Failed to modify the device (endpoint)
        88005 Failed to delete the device (endpoint)
        88007 Failed to blacklist the device (endpoint)
        88009 Failed to reinstate the device (endpoint)
        88011 Failed to register/provision the device (endpoint)
        """,
    ),
    (
        "ISE and the device management server do not understand each other.",
        "Compare the version of the server with those that this release of ISE supports.",
        """
        89004 MDM server API version mismatch
        """,
    ),
)
