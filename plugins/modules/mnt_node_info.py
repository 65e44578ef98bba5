#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identify Monitoring nodes."""

from __future__ import annotations

DOCUMENTATION = r"""
module: mnt_node_info
short_description: Read the monitoring role and version of Cisco ISE nodes
version_added: "0.1.0"
description:
  - Reads the version and the monitoring role of each node in O(mnt_hostname), or of O(hostname).
  - Use it as the first task with the Monitoring API, because it verifies the account, its group and the node.
  - M(openise.ise.node_info) returns the personas of other nodes and does not need a Monitoring node.
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
- name: Read the Monitoring nodes
  openise.ise.mnt_node_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mnt_hostname: "{{ ise_mnt_hostnames }}"
  register: monitoring

- name: Require one active or standalone node
  ansible.builtin.assert:
    that: monitoring.nodes | selectattr('role', 'in', ['active', 'standalone']) | length == 1
"""

RETURN = r"""
nodes:
  description: Response of each node, in the order of O(mnt_hostname).
  returned: success
  type: list
  elements: dict
  contains:
    hostname: {type: str, description: "The node, as given in the option."}
    reachable:
      description: >-
        Whether the node was reachable. The task fails if no node was reachable, and if a node refuses the login.
      type: bool
    msg: {type: str, returned: when it was not reachable, description: "Cause of the failure."}
    version: {type: str, returned: when the node reports it, description: "Version with build, without patch."}
    type:
      description: Cisco's name of the node type, in lower case.
      type: str
      returned: when it was reachable
    role:
      description: V(active), V(standby), V(standalone), or V(none) for a node without the Monitoring persona.
      type: str
      returned: when it was reachable
    monitoring: {type: bool, returned: when it was reachable, description: "Whether the node has the Monitoring persona."}
  sample:
    - hostname: ise-mnt1.example.com
      reachable: true
      version: 3.4.0.608
      type: active_mnt_node
      role: active
      monitoring: true
total:
  description: Number of queried nodes.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.mnt_node_info import MntNodeInfoTask

TASK = MntNodeInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
