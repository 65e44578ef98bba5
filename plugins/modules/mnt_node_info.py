#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tell Monitoring nodes."""

from __future__ import annotations

DOCUMENTATION = r"""
module: mnt_node_info
short_description: Tell which Cisco ISE nodes are Monitoring nodes, and their version
version_added: "0.1.0"
description:
  - Asks each node of O(mnt_hostname), or O(hostname), which version it runs and what it is to monitoring.
  - A good first task with the Monitoring API, because it shows whether account, group and node are right.
  - The persona of other nodes is told by M(openise.ise.node_info), which needs no Monitoring node.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.node_info
  - module: openise.ise.version_info
"""

EXAMPLES = r"""
- name: Look at the Monitoring nodes
  openise.ise.mnt_node_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
  register: monitoring

- name: Require one that is active, or alone
  ansible.builtin.assert:
    that: monitoring.nodes | selectattr('role', 'in', ['active', 'standalone']) | length == 1
"""

RETURN = r"""
nodes:
  description: What each node says, in the order of O(mnt_hostname).
  returned: success
  type: list
  elements: dict
  contains:
    hostname: {type: str, description: "The node, as it was named."}
    reachable:
      description: >-
        Whether it could be asked. The task fails when no node could be reached, and when a node refuses the login.
      type: bool
    msg: {type: str, returned: when it could not be reached, description: "Why it could not."}
    version: {type: str, returned: when the node tells it, description: "Version with build, without patch."}
    type:
      description: Cisco's name of what the node is, in lower case.
      type: str
      returned: when it could be reached
    role:
      description: V(active), V(standby), V(standalone), or V(none) for a node without the Monitoring persona.
      type: str
      returned: when it could be reached
    monitoring: {type: bool, returned: when it could be reached, description: "Whether it has the Monitoring persona."}
  sample:
    - hostname: ise-mnt1.example.com
      reachable: true
      version: 3.4.0.608
      type: active_mnt_node
      role: active
      monitoring: true
total:
  description: How many nodes were asked.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.mnt import MntNodeInfoTask

TASK = MntNodeInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
