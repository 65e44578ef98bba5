#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read accounting."""

from __future__ import annotations

DOCUMENTATION = r"""
module: accounting_status_info
short_description: Read what was accounted for of an endpoint from Cisco ISE
version_added: "0.1.0"
description:
  - Reads packets, bytes and time that network devices accounted for of an endpoint, for each of its sessions within some time.
  - Names of attributes are those of M(openise.ise.session_info). Empty attributes are left out.
  - Nothing accounted for in that time is an empty list.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
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
      - How far to look back, in seconds, from V(0) to V(432000), which is five days. What ISE makes of V(0) is documented for old
        releases only, where it means as far as possible.
    type: int
    default: 432000
seealso:
  - module: openise.ise.authentication_status_info
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Read what an endpoint used within the last day
  openise.ise.accounting_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
    seconds: 86400
  register: used

- name: Add it up
  ansible.builtin.debug:
    msg: "{{ used.accounting | map(attribute='bytes_in') | sum }} bytes sent"
"""

RETURN = r"""
accounting:
  description: What was accounted for, one item for each session; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  contains:
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint."}
    audit_session_id: {type: str, description: "Audit session id."}
    server: {type: str, description: "Host name of the Policy Service node."}
    session_time: {type: int, description: "Seconds."}
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
  description: How many sessions that is.
  returned: success
  type: int
  sample: 1
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.endpoint_status import AccountingStatusInfoTask

TASK = AccountingStatusInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
