#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read sessions."""

from __future__ import annotations

DOCUMENTATION = r"""
module: session_info
short_description: Read the sessions of Cisco ISE
version_added: "0.1.0"
description:
  - Reads the active sessions, the sessions authenticated in a period, or one session by an identifier such as its MAC
    address or user.
  - Attribute names are the same for all queries. Empty attributes are omitted. Values that ISE packs into one string, such
    as the policy set and the applied rules, are returned as separate attributes.
  - If no session matches, the list is empty. Sessions of which ISE does not report what a filter compares are left out; a
    warning and RV(undecided) have their number.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address of an endpoint, in any notation. Its newest record is returned, which may be of an ended or rejected
        session.
    type: str
  user:
    description:
      - User name, as recorded by ISE. The newest record is returned, which may be of an ended or rejected session. For all
        sessions of a user see O(session_user).
      - Names with a domain, V(anna@example.com) or V(EXAMPLE\\anna), are sent in the format that Cisco documents for them.
        Cisco documents the backslash as the only character that does not work; if ISE refuses it, the task fails.
    type: str
  nas_ip:
    description:
      - IPv4 or IPv6 address of a network device. Only its newest record is returned; for all sessions of a device see
        O(nas).
    type: str
  ip_address:
    description:
      - IPv4 or IPv6 address of an endpoint. The newest record is returned, which may be of an ended or rejected session.
    type: str
  session_id:
    description:
      - Audit session id of an active session.
    type: str
  authenticated:
    description:
      - Whether to read the list of authenticated sessions instead of the list of active sessions. O(since) and O(until)
        imply it.
    type: bool
    default: false
  since:
    description:
      - Read active sessions authenticated since this time. Date and time in any ISO 8601 format; without an offset, it is in
        O(timezone).
    type: str
  until:
    description:
      - Read active sessions authenticated until this time, in the same formats. It must not be before O(since).
    type: str
  timezone:
    description:
      - Time zone of the Monitoring node, in which it interprets times. V(UTC), an offset such as V(-05:00), or a name such
        as V(Europe/Paris), which requires time zone data on the machine where the task runs.
    type: str
    default: UTC
  nas:
    description:
      - Return only sessions on this network device, by address or name. Lists contain only addresses, so a name requires
        O(details).
    type: str
  psn:
    description:
      - Return only sessions of this Policy Service node, given by host name, with or without the domain.
    type: str
  session_user:
    description:
      - Return only sessions of this user, by the name that ISE recorded, ignoring case. Devices without a user have their MAC
        address as name, which is compared in any notation.
    type: str
  identity_group:
    description:
      - Return only sessions in this identity group, given with or without its parent groups. For lists it requires
        O(details).
    type: str
  security_group:
    description:
      - Return only sessions with this security group. For lists it requires O(details).
    type: str
  profile:
    description:
      - Return only sessions with this authorization profile or endpoint profile. For lists it requires O(details).
    type: str
  location:
    description:
      - Return only sessions on network devices at this location or below it, given as the path of the network device group or
        its last parts, such as V(Berlin) or V(All Locations#Berlin). For lists it requires O(details).
    type: str
  vlan:
    description:
      - Return only sessions with this VLAN, as recorded by ISE. For lists it requires O(details).
      - ISE records the VLAN of a session only if it assigned one, and not in all releases.
    type: str
  status:
    description:
      - Return only sessions with this RV(sessions[].status).
      - Lists, and O(session_id), contain only active sessions, so V(ended) and V(rejected) require O(mac), O(user), O(nas_ip)
        or O(ip_address). For rejected authentications see M(openise.ise.authentication_status_info).
    type: str
    choices: [active, ended, rejected]
  details:
    description:
      - Whether to read every listed session with all its attributes. This needs one more request for each session that
        matches O(psn), O(session_user), and O(nas) if that is an address, sent one at a time to limit the load on the node. The
        progress is shown every 5 seconds.
      - ISE returns details only for the newest record of an endpoint. An older session, or one without a MAC address, has
        only the attributes of the list.
    type: bool
    default: false
  step_texts:
    description:
      - Whether to return the steps that ISE executed with their texts, in RV(sessions[].steps).
      - The API returns their numbers only. The texts are those of Cisco's message catalog, for the usual steps. A step that is
        not among them has no text.
    type: bool
    default: false
  max_sessions:
    description:
      - Maximum number of active sessions for reading a list. The number is read from ISE first. If it is exceeded, the list
        is not read and the task fails, because long lists put a high load on the Monitoring node.
    type: int
    default: 10000
seealso:
  - module: openise.ise.session_count_info
  - module: openise.ise.mnt_node_info
"""

EXAMPLES = r"""
- name: Read the active sessions
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: active

- name: Show the network device of each user
  ansible.builtin.debug:
    msg: "{{ item.username | default('somebody') }} at {{ item.nas_ip_address | default('an unknown device') }}"
  loop: "{{ active.sessions }}"

- name: Find an endpoint by MAC address, in any notation
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
  register: endpoint

- name: Find a user of a domain
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    user: anna@example.com
  register: anna

- name: Read the sessions authenticated since a given time, from either Monitoring node
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
    since: "2026-06-01T06:00:00+02:00"
  register: recent

- name: Read all details of the sessions on one switch with a certain authorization profile
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    nas: 10.1.2.3
    profile: PermitAccess
    details: true
  register: permitted

- name: Find all sessions of a user
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    session_user: anna@example.com

- name: Find the sessions of a user at a site
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    session_user: anna@example.com
    location: All Locations#Berlin
    details: true
"""

RETURN = r"""
sessions:
  description:
    - The sessions found, in ISE's order; an empty list if there are none.
    - The attributes of a session depend on the call, the release and the session. The most common attributes are listed
      here; others keep ISE's name.
  returned: success
  type: list
  elements: dict
  contains:
    status:
      description: >-
        V(active), V(ended) or V(rejected), according to the record. ISE cannot detect the end of a session without
        accounting.
      type: str
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint; of VPN clients their IP address."}
    audit_session_id: {type: str, description: "Audit session id, unique for each session."}
    acct_session_id: {type: str, description: "Accounting session id."}
    server: {type: str, description: "Host name of the Policy Service node that owns the session."}
    nas_ip_address: {type: str, description: "Address of the network device."}
    nas_ipv6_address: {type: str, description: "IPv6 address of the network device."}
    network_device_name: {type: str, description: "Name of the network device, with O(details)."}
    nas_port_id: {type: str, description: "Port of the network device."}
    framed_ip_address: {type: str, description: "Address of the endpoint."}
    framed_ipv6_addresses: {type: list, elements: str, description: "IPv6 addresses of the endpoint."}
    passed: {type: bool, description: "Whether the authentication passed."}
    failed: {type: bool, description: "Whether the authentication failed."}
    failure_reason: {type: str, description: "Cause of the failure."}
    failure_code: {type: int, description: "Number of the failure reason."}
    authentication_method: {type: str, description: "Method, such as V(dot1x) or V(mab)."}
    authentication_protocol: {type: str, description: "Authentication protocol."}
    authentication_time: {type: str, description: "Time of the authentication, in ISO 8601 format with an offset."}
    authorization_profiles: {type: list, elements: str, description: "Authorization profiles it got."}
    policy_set: {type: str, description: "Policy set that was applied."}
    authentication_rule: {type: str, description: "Rule of the authentication policy that was applied."}
    authorization_rule: {type: str, description: "Rule of the authorization policy that was applied."}
    identity_group: {type: str, description: "Identity group, with its parent groups."}
    identity_store: {type: str, description: "Identity store in which the identity was found."}
    security_group: {type: str, description: "Security group."}
    endpoint_profile: {type: str, description: "Profile that ISE assigned to the endpoint."}
    posture_status: {type: str, description: "Posture."}
    location: {type: str, description: "Location of the network device, with O(details)."}
    vlan: {type: str, description: "VLAN, with O(details), if ISE assigned one and reports it."}
    accounting_status: {type: str, description: "Last accounting packet: V(Start), V(Interim-Update) or V(Stop)."}
    accounting_time: {type: str, description: "Time of that packet, in ISO 8601 format with an offset."}
    session_time: {type: int, description: "Session time in seconds, as reported by the network device."}
    bytes_in: {type: int, description: "Bytes from the endpoint."}
    bytes_out: {type: int, description: "Bytes to the endpoint."}
    execution_steps: {type: list, elements: int, description: "Numbers of the steps that ISE executed."}
    steps:
      description: Steps that ISE executed, in their order.
      type: list
      elements: dict
      returned: with O(step_texts)
      contains:
        code: {type: int, description: "Number of the step, which is a message code."}
        text: {type: str, description: "Text, if it is known."}
    other_attributes:
      description: Attributes that ISE packs into one string, with ISE's names. A name with several values has a list.
      type: dict
  sample:
    - status: active
      username: anna
      calling_station_id: 00:1B:21:00:00:2A
      audit_session_id: 0A0102030000002A5E1B2C3D
      nas_ip_address: 10.1.2.3
      framed_ip_address: 10.20.0.42
      server: ise-psn1
undecided:
  description: Number of sessions that are left out, because ISE does not report of them what a filter compares.
  returned: success
  type: int
  sample: 0
total:
  description: Number of sessions found.
  returned: success
  type: int
  sample: 1
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.session_info import SessionInfoTask

TASK = SessionInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
