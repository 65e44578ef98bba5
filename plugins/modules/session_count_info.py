#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count sessions."""

from __future__ import annotations

DOCUMENTATION = r"""
module: session_count_info
short_description: Count the sessions of Cisco ISE
version_added: "0.1.0"
description:
  - Reads the number of active sessions, of postured endpoints, and of sessions in the profiler.
  - These counters put little load on a Monitoring node, whatever their values.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.mnt_node_info
"""

EXAMPLES = r"""
- name: Count the sessions
  openise.ise.session_count_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: sessions

- name: Show the counters
  ansible.builtin.debug:
    msg: "{{ sessions.active }} active sessions, {{ sessions.postured }} postured endpoints"

- name: Count the sessions with either Monitoring node of a deployment
  openise.ise.session_count_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
  register: counted
"""

RETURN = r"""
active:
  description: Number of active sessions. Sessions without an accounting stop are counted for up to five days.
  returned: success
  type: int
  sample: 5234
postured:
  description: Number of postured endpoints.
  returned: success
  type: int
  sample: 1310
profiled:
  description: Number of active sessions in the profiler service.
  returned: success
  type: int
  sample: 4980
node:
  description: Monitoring node that responded.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.session_count_info import SessionCountInfoTask

TASK = SessionCountInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
