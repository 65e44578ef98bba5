#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage the virtual networks and VLANs of a security group."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group_virtual_network
short_description: Manage virtual networks and VLANs of security groups of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes the assignment of virtual networks and VLANs to a security group.
  - ISE has one assignment for each security group. It is identified by O(security_group).
notes:
  - Cisco documents this resource, but nobody has published an answer of ISE. The module is tested against the documentation only.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  security_group:
    description:
      - Security group, by name or by tag. It must exist. Required unless O(id) is set.
      - With O(id), an assignment of another group is refused, because ISE cannot move it.
    type: str
  name:
    description:
      - Name of the assignment. Required to create one.
    type: str
  description:
    description:
      - Free text.
    type: str
  virtual_networks:
    description:
      - Virtual networks of the security group. The list replaces the present one; its order has no meaning.
      - An empty list removes all.
    type: list
    elements: dict
    suboptions:
      name:
        description: Name of the virtual network.
        type: str
        required: true
      description:
        description: Free text.
        type: str
      default:
        description: Whether this is the default virtual network of the group. If omitted, it is not.
        type: bool
      vlans:
        description: VLANs of the virtual network. The order has no meaning.
        type: list
        elements: dict
        suboptions:
          name:
            description: Name of the VLAN.
            type: str
            required: true
          description:
            description: Free text.
            type: str
          default:
            description: Whether this is the default VLAN of the virtual network. If omitted, it is not.
            type: bool
          data:
            description: Whether this is a data VLAN. If omitted, it is not.
            type: bool
          max_value:
            description: The value that ISE calls C(maxValue). Cisco does not document its meaning.
            type: int
seealso:
  - module: openise.ise.security_group_virtual_network_info
  - module: openise.ise.security_group
"""

EXAMPLES = r"""
- name: Assign a virtual network with two VLANs to a security group
  openise.ise.security_group_virtual_network:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    security_group: Contractors
    name: Contractors
    virtual_networks:
      - name: Campus
        default: true
        vlans:
          - name: office
            default: true
            data: true
          - name: voice

- name: Keep the office VLAN only
  openise.ise.security_group_virtual_network:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    security_group: Contractors
    virtual_networks:
      - name: Campus
        default: true
        vlans:
          - name: office
            default: true
            data: true

- name: Remove the assignment
  openise.ise.security_group_virtual_network:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    security_group: Contractors
    state: absent
"""

RETURN = r"""
security_group_virtual_network:
  description: The assignment, with the option names as keys. Empty when it is absent.
  returned: success
  type: dict
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
    id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
    security_group: Employees
    name: Employees
    virtual_networks:
      - name: Campus
        default: true
        vlans:
          - {name: office, default: true, data: true}
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group_virtual_network import (
    SECURITY_GROUP_VIRTUAL_NETWORK,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SECURITY_GROUP_VIRTUAL_NETWORK)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
