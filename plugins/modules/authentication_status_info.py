#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read authentications."""

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_status_info
short_description: Read the authentications of endpoints from Cisco ISE, and count the failed ones
version_added: "0.1.0"
description:
  - Reads the passed and failed authentications of endpoints in a period, counts the failed ones by user, network device, location
    and reason, and returns on request the causes and resolutions of failures.
  - ISE has no call for all failed authentications of a deployment. It returns the history of one MAC address at a time, so each
    endpoint costs a request. Endpoints are given by O(mac), or else found by O(user), O(nas) and O(location) among the active
    sessions, and in the newest record of each user and device, which may be of a rejected authentication. An endpoint that has no
    active session and is not in such a record is not found; give its MAC address.
  - Attributes have the names of M(openise.ise.session_info). Empty attributes are omitted.
  - If there was no authentication in that period, the list is empty. If one endpoint cannot be read, the task fails.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
  - openise.ise.failure_reasons
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC addresses of endpoints, in any notation.
    type: list
    elements: str
  user:
    description:
      - Only authentications of these users, by the names that ISE recorded, ignoring case.
    type: list
    elements: str
  nas:
    description:
      - Only authentications on these network devices, by address. With O(mac) also by name.
    type: list
    elements: str
  location:
    description:
      - Only authentications at these locations of network devices or below them, given as paths or their last parts, such as
        V(Berlin) or V(All Locations#Berlin). The list of sessions does not contain locations, so without O(mac), O(user) and
        O(nas), the endpoints of all active sessions are read.
    type: list
    elements: str
  result:
    description:
      - Only passed or only failed authentications.
    type: str
    choices: [passed, failed]
  max_endpoints:
    description:
      - Maximum number of endpoints to read. If there are more, none is read and the task fails.
    type: int
    default: 100
  max_sessions:
    description:
      - Maximum number of active sessions of the deployment for reading their list, which is needed without O(mac). If it is
        exceeded, the task fails.
    type: int
    default: 10000
  seconds:
    description:
      - Length of the period until now, in seconds, from V(0) to V(432000), which is five days. The meaning of V(0) is
        documented only for old releases, where it is the longest possible period.
    type: int
    default: 432000
  limit:
    description:
      - Maximum number of records to read for each endpoint, from V(1) to V(500). RV(incomplete) lists the endpoints that reached
        it.
    type: int
    default: 200
  details:
    description:
      - Whether to read all attributes. Otherwise ISE returns only basic attributes, without failure reasons.
    type: bool
    default: true
  step_texts:
    description:
      - Whether to return the steps that ISE executed with their texts, in RV(authentications[].steps).
      - The API returns their numbers only. The texts are those of Cisco's message catalog, for the usual steps. A step that is
        not among them has no text.
    type: bool
    default: false
  failure_reasons:
    description:
      - Whether to look up failure reasons in ISE's table. If no failure has a reason, the table is not read.
    type: bool
    default: false
seealso:
  - module: openise.ise.accounting_status_info
  - module: openise.ise.failure_reason_info
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Count the failed authentications of today on a switch
  openise.ise.authentication_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    nas: 10.1.2.3
    seconds: 86400
    result: failed
  register: rejected

- name: Show the users with failures, the most frequent first
  ansible.builtin.debug:
    msg: "{{ item.name }}: {{ item.total }} failures, the last one at {{ item.last }}"
  loop: "{{ rejected.failures.user }}"

- name: Read the authentications of an endpoint in the last day
  openise.ise.authentication_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
    seconds: 86400
  register: endpoint

- name: Read the latest failures of an endpoint, with their resolutions
  openise.ise.authentication_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 00:1B:21:00:00:2B
    limit: 10
    failure_reasons: true
    cache_path: "{{ playbook_dir }}/failure_reasons.json"
  register: failures

- name: Read the steps of the last authentication of an endpoint
  openise.ise.authentication_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
    limit: 1
    step_texts: true
  register: last

- name: Show the steps
  ansible.builtin.debug:
    msg: "{{ item.code }} {{ item.text | default('') }}"
  loop: "{{ last.authentications[0].steps }}"

- name: Show them
  ansible.builtin.debug:
    msg: "{{ item.authentication_time }} {{ item.failure.code }}: {{ item.failure.resolution }}"
  loop: "{{ failures.authentications | selectattr('failure', 'defined') }}"
"""

RETURN = r"""
authentications:
  description:
    - The authentications found, newest first; an empty list if there are none.
    - The most common attributes are listed here; others keep ISE's name.
  returned: success
  type: list
  elements: dict
  contains:
    passed: {type: bool, description: "Whether the authentication passed."}
    failed: {type: bool, description: "Whether it failed."}
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint."}
    audit_session_id: {type: str, description: "Audit session id."}
    server: {type: str, description: "Host name of the Policy Service node."}
    authentication_time: {type: str, description: "Time of the authentication, in ISO 8601 format with an offset."}
    authentication_logged: {type: str, description: "Time when the Monitoring node logged it, in ISO 8601 format with an offset."}
    authentication_id: {type: str, description: "Identifier of the record."}
    authentication_method: {type: str, description: "Method, such as V(dot1x) or V(mab)."}
    authentication_protocol: {type: str, description: "Protocol."}
    failure_reason: {type: str, description: "Why it failed."}
    failure_code: {type: int, description: "Number of the reason."}
    failure:
      description: >-
        Entry of ISE's table for the failure reason. For a reason that is not in the table, RV(ignore:code) contains the
        text of the record.
      type: dict
      returned: with O(failure_reasons), for failures with a reason
      contains:
        id: {type: int, description: "Number of the reason."}
        code: {type: str, description: "Number and short description."}
        cause: {type: str, description: "Possible cause; empty if ISE has none."}
        resolution: {type: str, description: "Remedy; empty if ISE has none."}
    nas_ip_address: {type: str, description: "Address of the network device."}
    nas_ipv6_address: {type: str, description: "IPv6 address of the network device."}
    nas_port_id: {type: str, description: "Port of the network device."}
    nas_port_type: {type: str, description: "Type of the port."}
    network_device_name: {type: str, description: "Name of the network device."}
    location: {type: str, description: "Location of the network device."}
    device_type: {type: str, description: "Type of the network device."}
    framed_ip_address: {type: str, description: "Address of the endpoint."}
    framed_ipv6_addresses: {type: list, elements: str, description: "IPv6 addresses of the endpoint."}
    authorization_profiles: {type: list, elements: str, description: "Authorization profiles it got."}
    policy_set: {type: str, description: "Policy set that was applied."}
    authentication_rule: {type: str, description: "Rule of the authentication policy that was applied."}
    authorization_rule: {type: str, description: "Rule of the authorization policy that was applied."}
    identity_group: {type: str, description: "Identity group, with its parent groups."}
    identity_store: {type: str, description: "Where the identity was found."}
    security_group: {type: str, description: "Security group."}
    posture_status: {type: str, description: "Posture."}
    user_type: {type: str, description: "Type of the user."}
    message_code: {type: int, description: "Number of ISE's message, V(5200) for passed and V(5400) for failed."}
    response_time: {type: int, description: "Response time of ISE in milliseconds."}
    execution_steps: {type: list, elements: int, description: "Numbers of the steps ISE took."}
    steps:
      description: Steps that ISE executed, in their order.
      type: list
      elements: dict
      returned: with O(step_texts)
      contains:
        code: {type: int, description: "Number of the step, which is a message code."}
        text: {type: str, description: "Text, if it is known."}
    other_attributes:
      description: What ISE packs into one text, by ISE's names. A name with several values has a list.
      type: dict
  sample:
    - passed: false
      failed: true
      username: anna
      calling_station_id: 00:1B:21:00:00:2A
      authentication_time: "2026-06-01T08:00:00+00:00"
      failure_reason: 22040 Wrong password or invalid shared secret
      failure_code: 22040
      server: ise-psn1
failures:
  description: >-
    Numbers of the failed ones among RV(authentications), by user, network device, location and reason. Each list starts with
    the most frequent one.
  returned: success
  type: dict
  contains:
    user:
      description: By user.
      type: list
      elements: dict
      contains: &counts
        name: {type: str, description: "User, device, location or reason; empty for records without it."}
        total: {type: int, description: "Number of failed authentications."}
        endpoints: {type: list, elements: str, description: "MAC addresses of the endpoints."}
        first: {type: str, description: "Time of the first one, in ISO 8601 format with an offset."}
        last: {type: str, description: "Time of the last one."}
    nas:
      description: By network device, with its name, or its address if ISE reports none.
      type: list
      elements: dict
      contains: *counts
    location:
      description: By location of the network device.
      type: list
      elements: dict
      contains: *counts
    reason:
      description: By failure reason.
      type: list
      elements: dict
      contains: *counts
  sample:
    user:
      - name: anna
        total: 1
        endpoints: ["00:1B:21:00:00:2A"]
        first: "2026-06-01T08:00:00+00:00"
        last: "2026-06-01T08:00:00+00:00"
endpoints:
  description: MAC addresses of the endpoints that were read.
  returned: success
  type: list
  elements: str
  sample: ["00:1B:21:00:00:2A"]
incomplete:
  description: MAC addresses of the endpoints with as many records as O(limit), so that there may be older ones.
  returned: success
  type: list
  elements: str
  sample: []
without_mac:
  description: >-
    Number of endpoints that matched, but have no MAC address, such as VPN clients. ISE does not return their authentications.
  returned: success
  type: int
  sample: 0
total:
  description: Number of authentications found.
  returned: success
  type: int
  sample: 1
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.authentication_status_info import (
    AuthenticationStatusInfoTask,
)

TASK = AuthenticationStatusInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
