#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read authentications."""

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_status_info
short_description: Read the authentications of an endpoint from Cisco ISE
version_added: "0.1.0"
description:
  - Reads the passed and failed authentications of an endpoint in a period, and on request the causes and resolutions of
    failures.
  - Attributes have the names of M(openise.ise.session_info). Empty attributes are omitted.
  - If there was no authentication in that period, the list is empty.
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
      - MAC address of the endpoint, in any notation.
    type: str
    required: true
  seconds:
    description:
      - Length of the period until now, in seconds, from V(0) to V(432000), which is five days. The meaning of V(0) is
        documented only for old releases, where it is the longest possible period.
    type: int
    default: 432000
  limit:
    description:
      - Maximum number of records to read, from V(1) to V(500).
    type: int
    default: 200
  details:
    description:
      - Whether to read all attributes. Otherwise ISE returns only basic attributes, without failure reasons.
    type: bool
    default: true
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
