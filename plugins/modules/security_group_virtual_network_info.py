#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the virtual networks and VLANs of security groups."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group_virtual_network_info
short_description: Read virtual networks and VLANs of security groups of Cisco ISE
version_added: "0.1.0"
description:
  - Reads the virtual networks and VLANs of one security group, or of all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.bare
author:
  - openise.ise contributors (@openise)
options:
  security_group:
    description:
      - Read the assignment of this security group, by name or by tag.
    type: str
seealso:
  - module: openise.ise.security_group_virtual_network
"""

EXAMPLES = r"""
- name: Read the virtual networks of a security group
  openise.ise.security_group_virtual_network_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    security_group: Employees
  register: networks

- name: Read the virtual networks of all security groups
  openise.ise.security_group_virtual_network_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
security_group_virtual_networks:
  description:
    - The assignments found; an empty list if there are none.
    - Each object has all attributes that ISE returns; in a list with O(details=false) only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    security_group: {type: str, description: "Security group, by name or by tag."}
    name: {type: str, description: "Name of the assignment."}
    description: {type: str, description: "Free text."}
    virtual_networks:
      description: "Virtual networks of the security group."
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Name of the virtual network."}
        description: {type: str, description: "Free text."}
        default: {type: bool, description: "Whether this is the default virtual network of the group."}
        vlans:
          description: "VLANs of the virtual network."
          type: list
          elements: dict
          contains:
            name: {type: str, description: "Name of the VLAN."}
            description: {type: str, description: "Free text."}
            default: {type: bool, description: "Whether this is the default VLAN of the virtual network."}
            data: {type: bool, description: "Whether this is a data VLAN."}
            max_value: {type: int, description: "The value that ISE calls C(maxValue)."}
  # end: written by docs/generate/reference.py
  sample:
    - id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
      security_group: Employees
      name: Employees
      virtual_networks:
        - name: Campus
          default: true
          vlans:
            - {name: office, default: true, data: true}
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group_virtual_network import (
    SECURITY_GROUP_VIRTUAL_NETWORK,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SECURITY_GROUP_VIRTUAL_NETWORK)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
