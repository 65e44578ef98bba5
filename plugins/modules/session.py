#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Delete sessions."""

from __future__ import annotations

DOCUMENTATION = r"""
module: session
short_description: Delete stale sessions of Cisco ISE
version_added: "0.1.0"
description:
  - Deletes ISE's records of active sessions, by endpoint, by audit session id, or all of them. Use it for sessions that
    ended without a notification to ISE, for example because a wireless controller never sent the accounting stop. ISE keeps
    such sessions for up to five days.
  - No Change of Authorization (CoA) is sent. An endpoint that is still connected stays on the network, and the next
    accounting packet of the network device may recreate its session on ISE.
  - Only active sessions are deleted. Records of ended or rejected sessions are ignored.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address of an endpoint, in any notation. All of its active sessions are deleted.
    type: str
  session_id:
    description:
      - Audit session id of an active session.
    type: str
  all:
    description:
      - Set this to delete all sessions. Requires O(confirm_all) as well.
    type: bool
  confirm_all:
    description:
      - Confirms that O(all) is intended.
    type: bool
    default: false
  state:
    description:
      - V(absent) ensures that no such session exists.
    type: str
    choices: [absent]
    required: true
  max_sessions:
    description:
      - The list of active sessions is read only if the newest record of O(mac) is not of an active session, because an older
        session may be active. If there are more active sessions than this, the task fails instead, because long lists put a
        high load on the node.
    type: int
    default: 10000
seealso:
  - module: openise.ise.session_info
  - module: openise.ise.anc_endpoint
"""

EXAMPLES = r"""
- name: Delete the session of an endpoint that left without an accounting stop
  openise.ise.session:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001b.2100.002a
    state: absent

- name: Find the sessions of a removed controller
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    nas: 10.1.2.9
  register: stale

- name: Delete them
  openise.ise.session:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    session_id: "{{ item.audit_session_id }}"
    state: absent
  loop: "{{ stale.sessions }}"

- name: Delete all sessions of a laboratory
  openise.ise.session:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    all: true
    confirm_all: true
    state: absent
"""

RETURN = r"""
sessions:
  description:
    - The sessions that were deleted, or would be in check mode. Empty with O(all), and if there was nothing to delete.
    - If the endpoint given by O(mac) has several sessions, only the newest may be listed.
  returned: success
  type: list
  elements: dict
  contains:
    username: {type: str, description: "Name of the user, or MAC address of a device."}
    calling_station_id: {type: str, description: "MAC address of the endpoint; of VPN clients their IP address."}
    audit_session_id: {type: str, description: "Audit session id."}
    nas_ip_address: {type: str, description: "Address of the network device."}
    server: {type: str, description: "Host name of the Policy Service node that had the session."}
  sample:
    - username: anna
      calling_station_id: 00:1B:21:00:00:2A
      audit_session_id: 0A0102030000002A5E1B2C3D
      nas_ip_address: 10.1.2.3
      server: ise-psn1
total:
  description: Number of deleted sessions; with O(all), the number of active sessions.
  returned: success
  type: int
  sample: 1
msg:
  description: States that no CoA was sent.
  returned: success
  type: str
  sample: "Only records in ISE are deleted: no CoA is sent, so a connected endpoint keeps its network access."
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.session import SessionTask

TASK = SessionTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
