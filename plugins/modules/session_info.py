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
  - Reads the active sessions, those authenticated in some time, or one session by what is known of it.
  - Names of attributes are the same whatever is asked for. Empty attributes are left out. What ISE packs into one text, such as
    the policy set and the rules that were applied, is taken apart.
  - No such session is an empty list.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address of an endpoint, in any notation. Its newest record is read, which may be of a session that ended or was
        rejected.
    type: str
  user:
    description:
      - User name, as ISE recorded it. The newest record is read, which may be of a session that ended or was rejected.
      - A name with a domain, V(anna@example.com) or V(EXAMPLE\\anna), is asked for in Cisco's way for these. Cisco documents the
        backslash as the one character that does not work; when ISE refuses it, the task fails.
    type: str
  nas_ip:
    description:
      - Address of a network device, IPv4 or IPv6. Only the newest record there is read; for all sessions of a device see O(nas).
    type: str
  ip_address:
    description:
      - Address of an endpoint, IPv4 or IPv6. The newest record is read, which may be of a session that ended or was rejected.
    type: str
  session_id:
    description:
      - Audit session id of an active session.
    type: str
  authenticated:
    description:
      - Whether to read the list of authenticated sessions instead of that of active ones. O(since) and O(until) do as well.
    type: bool
    default: false
  since:
    description:
      - Read active sessions authenticated since then. Date and time in any form of ISO 8601; without an offset it is in
        O(timezone).
    type: str
  until:
    description:
      - Read active sessions authenticated until then, in the same forms. May not be before O(since).
    type: str
  timezone:
    description:
      - Time zone of the Monitoring node, in which it takes times. V(UTC), an offset such as V(-05:00), or a name such as
        V(Europe/Paris), which takes the time zone data of the machine where the task runs.
    type: str
    default: UTC
  nas:
    description:
      - Return only sessions at this network device, by address or name. Lists tell addresses only, so a name needs O(details).
    type: str
  psn:
    description:
      - Return only sessions that this Policy Service node has; its host name, without the domain.
    type: str
  identity_group:
    description:
      - Return only sessions in this identity group, with or without the groups above it. In lists it needs O(details).
    type: str
  security_group:
    description:
      - Return only sessions with this security group. In lists it needs O(details).
    type: str
  profile:
    description:
      - Return only sessions with this authorization profile or endpoint profile. In lists it needs O(details).
    type: str
  status:
    description:
      - Return only sessions with this RV(sessions[].status). Lists have active ones only.
    type: str
    choices: [active, ended, rejected]
  details:
    description:
      - Whether to read each session of a list with all its attributes. That is one more request for each session that fits O(nas)
        and O(psn), one after the other to spare the node.
      - ISE tells them of the newest record of an endpoint only. A session that is not, or without a MAC address, keeps what the
        list tells.
    type: bool
    default: false
  max_sessions:
    description:
      - Before a list is read, ISE is asked how many sessions are active. With more than this, the list is not read and the task
        fails, because long lists are a burden to the Monitoring node.
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

- name: Show who is where
  ansible.builtin.debug:
    msg: "{{ item.username | default('somebody') }} at {{ item.nas_ip_address | default('an unknown device') }}"
  loop: "{{ active.sessions }}"

- name: Find an endpoint, whatever its notation
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

- name: Read who was authenticated since some moment, from whichever Monitoring node answers
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
    since: "2026-06-01T06:00:00+02:00"
  register: recent

- name: Read everything about the sessions at one switch that got some authorization profile
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    nas: 10.1.2.3
    profile: PermitAccess
    details: true
  register: permitted
"""

RETURN = r"""
sessions:
  description:
    - The sessions found, in ISE's order; an empty list when there is none.
    - Which attributes a session has depends on the call, on the release and on the session. The most common ones are listed here;
      others keep ISE's name.
  returned: success
  type: list
  elements: dict
  contains:
    status:
      description: >-
        V(active), V(ended) or V(rejected), as far as the record tells. Of a session without accounting nobody hears the end.
      type: str
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint; of VPN clients their IP address."}
    audit_session_id: {type: str, description: "Audit session id, which tells sessions apart."}
    acct_session_id: {type: str, description: "Session id of the accounting."}
    server: {type: str, description: "Host name of the Policy Service node that has the session."}
    nas_ip_address: {type: str, description: "Address of the network device."}
    nas_ipv6_address: {type: str, description: "IPv6 address of the network device."}
    network_device_name: {type: str, description: "Name of the network device, as O(details) tells."}
    nas_port_id: {type: str, description: "Port of the network device."}
    framed_ip_address: {type: str, description: "Address of the endpoint."}
    framed_ipv6_addresses: {type: list, elements: str, description: "IPv6 addresses of the endpoint."}
    passed: {type: bool, description: "Whether the authentication passed."}
    failed: {type: bool, description: "Whether it failed."}
    failure_reason: {type: str, description: "Why it failed."}
    failure_code: {type: int, description: "Number of the reason."}
    authentication_method: {type: str, description: "Method, such as V(dot1x) or V(mab)."}
    authentication_protocol: {type: str, description: "Protocol."}
    authentication_time: {type: str, description: "When it was authenticated, in ISO form with an offset."}
    authorization_profiles: {type: list, elements: str, description: "Authorization profiles it got."}
    policy_set: {type: str, description: "Policy set that was applied."}
    authentication_rule: {type: str, description: "Rule of the authentication policy that was applied."}
    authorization_rule: {type: str, description: "Rule of the authorization policy that was applied."}
    identity_group: {type: str, description: "Identity group, with those above it."}
    identity_store: {type: str, description: "Where the identity was found."}
    security_group: {type: str, description: "Security group."}
    endpoint_profile: {type: str, description: "Profile the endpoint was found to have."}
    posture_status: {type: str, description: "Posture."}
    accounting_status: {type: str, description: "Last accounting packet: V(Start), V(Interim-Update) or V(Stop)."}
    accounting_time: {type: str, description: "When it came, in ISO form with an offset."}
    session_time: {type: int, description: "Seconds the network device has accounted for."}
    bytes_in: {type: int, description: "Bytes from the endpoint."}
    bytes_out: {type: int, description: "Bytes to the endpoint."}
    execution_steps: {type: list, elements: int, description: "Numbers of the steps ISE took."}
    other_attributes:
      description: What ISE packs into one text, by ISE's names. A name with several values has a list.
      type: dict
  sample:
    - status: active
      username: anna
      calling_station_id: 00:1B:21:00:00:2A
      audit_session_id: 0A0102030000002A5E1B2C3D
      nas_ip_address: 10.1.2.3
      framed_ip_address: 10.20.0.42
      server: ise-psn1
total:
  description: How many sessions were found.
  returned: success
  type: int
  sample: 1
node:
  description: The Monitoring node that answered.
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
