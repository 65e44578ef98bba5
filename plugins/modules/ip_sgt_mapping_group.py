#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a group of IP-SGT mappings."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ip_sgt_mapping_group
short_description: Manage groups of IP-SGT mappings of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames, deploys and deletes groups of IP-SGT mappings. Mappings in a group have their security group
    and their devices from it.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the group.
      - Required unless O(id) is set. With O(id), the group is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  security_group:
    description:
      - Security group of all mappings in the group, by name or by tag. It must exist. Needed to create a group.
    type: str
  deploy_type:
    description:
      - Whether all network devices get the group, or one, or those of a group. ISE is told V(all) for a new group unless this
        says otherwise.
    type: str
    choices: [all, device, device_group]
  deploy_to:
    description:
      - The network device or network device group, by name. It must exist, and fit O(deploy_type).
      - It goes by itself when O(deploy_type) becomes V(all).
    type: str
  sgt_domain:
    description:
      - SGT domain of the mappings, as ISE takes it. ISE has this since 3.5.
    type: str
  deploy:
    description:
      - Whether to tell ISE to deploy the group to devices, after it is as wanted. Saving alone tells no device.
      - V(on_change) does so when the task changed something. V(always) does so each time, and the task is then changed each
        time.
      - ISE does one deployment at a time and refuses another one meanwhile. The task tries for some seconds, then fails
        saying that the group is saved. As nothing is left to change then, V(always) is the way to repeat it.
      - ISE accepts the order and does not wait for devices. Nothing is deployed in check mode, nor with O(state=absent).
    type: str
    choices: [never, on_change, always]
    default: never
seealso:
  - module: openise.ise.ip_sgt_mapping_group_info
  - module: openise.ise.ip_sgt_mapping
  - module: openise.ise.security_group
"""

EXAMPLES = r"""
- name: Keep a group for the servers of Paris and tell its devices
  openise.ise.ip_sgt_mapping_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Servers of Paris
    description: First and second floor
    security_group: Production_Servers
    deploy_type: device_group
    deploy_to: Location#All Locations
    deploy: on_change

- name: Tell all devices instead
  openise.ise.ip_sgt_mapping_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Servers of Paris
    deploy_type: all

- name: Remove the group
  openise.ise.ip_sgt_mapping_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Servers of Paris
    state: absent
"""

RETURN = r"""
ip_sgt_mapping_group:
  description: The mapping group, with the option names as keys. Empty when the mapping group is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group."}
    description: {type: str, description: "Free text."}
    security_group: {type: str, description: "Security group of all mappings in the group, by name or by tag."}
    deploy_type:
      description: "Whether all network devices get the group, or one, or those of a group."
      type: str
      choices: [all, device, device_group]
    deploy_to: {type: str, description: "The network device or network device group, by name."}
    sgt_domain: {type: str, description: "SGT domain of the mappings, as ISE takes it. Since ISE 3.5."}
  # end: written by tools/reference.py
  sample:
    id: e2d1b8f0-7c5b-11eb-ad58-005056926583
    name: Servers of Paris
    description: First and second floor
    security_group: Production_Servers
    deploy_type: device_group
    deploy_to: Location#All Locations
deployed:
  description: Whether ISE was told to deploy the group; in check mode, whether it would have been.
  returned: when O(state=present)
  type: bool
  sample: true
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.ip_sgt_mapping_group import IP_SGT_MAPPING_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(IP_SGT_MAPPING_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
