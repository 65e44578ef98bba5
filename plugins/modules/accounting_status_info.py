#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read accounting."""

from __future__ import annotations

DOCUMENTATION = r"""
module: accounting_status_info
short_description: Read the accounting data of endpoints from Cisco ISE
version_added: "0.1.0"
description:
  - Reads the packets, bytes and time that network devices reported for endpoints, for each of their sessions in a period. Each
    endpoint is one request.
  - Attributes have the names of M(openise.ise.session_info). Empty attributes are omitted.
  - If there is no accounting data in that period, the list is empty.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC addresses of endpoints, in any notation.
    type: list
    elements: str
    required: true
  seconds:
    description:
      - Length of the period until now, in seconds, from V(0) to V(432000), which is five days. The meaning of V(0) is
        documented only for old releases, where it is the longest possible period.
    type: int
    default: 432000
  unproven_put:
    description:
      - Whether to read all endpoints with one PUT. B(This is not proven.) Cisco documents the schema of its body, but not its
        URL, and no public source shows it in use. If ISE refuses the request, the task fails.
      - Endpoints without a record in the answer are read again with a GET each.
    type: bool
    default: false
seealso:
  - module: openise.ise.authentication_status_info
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Read the accounting data of an endpoint for the last day
  openise.ise.accounting_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
    seconds: 86400
  register: used

- name: Read the accounting data of several endpoints
  openise.ise.accounting_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac:
      - 001b.2100.002a
      - 00:1B:21:00:00:2B
  register: several

- name: Show the total
  ansible.builtin.debug:
    msg: "{{ used.accounting | map(attribute='bytes_in') | sum }} bytes sent"
"""

RETURN = r"""
accounting:
  description: The accounting data, one item for each session; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  contains:
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint."}
    audit_session_id: {type: str, description: "Audit session id."}
    server: {type: str, description: "Host name of the Policy Service node."}
    session_time: {type: int, description: "Session time in seconds."}
    packets_in: {type: int, description: "Packets from the endpoint."}
    packets_out: {type: int, description: "Packets to the endpoint."}
    bytes_in: {type: int, description: "Bytes from the endpoint."}
    bytes_out: {type: int, description: "Bytes to the endpoint."}
  sample:
    - username: anna
      calling_station_id: 00:1B:21:00:00:2A
      audit_session_id: 0A0102030000002A5E1B2C3D
      server: ise-psn1
      session_time: 3600
      packets_in: 5200
      packets_out: 7400
      bytes_in: 1310720
      bytes_out: 9437184
total:
  description: Number of sessions.
  returned: success
  type: int
  sample: 1
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.accounting_status_info import AccountingStatusInfoTask

TASK = AccountingStatusInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
