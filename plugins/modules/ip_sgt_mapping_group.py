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
  - Creates, changes, renames, deploys and deletes groups of IP-SGT mappings. Mappings in a group inherit its security group
    and devices.
notes:
  - Before a deletion, the module looks for IP SGT mappings that use the group, see O(force_in_use).
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
  - openise.ise.resource.in_use
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
      - Security group of all mappings in the group, by name or by tag. It must exist. Required to create a group.
    type: str
  deploy_type:
    description:
      - Whether the group is deployed to all network devices, to one, or to those of a device group. Defaults to V(all) for a
        new group.
    type: str
    choices: [all, device, device_group]
  deploy_to:
    description:
      - Name of the network device or network device group. It must exist, and match O(deploy_type).
      - It is removed automatically when O(deploy_type) changes to V(all).
    type: str
  sgt_domain:
    description:
      - SGT domain of the mappings, in ISE's format. ISE has this since 3.5.
    type: str
  deploy:
    description:
      - When to deploy the group to devices. Saving alone does not deploy it.
      - V(on_change) deploys only if the task changed something. V(always) deploys every time, and the task then reports a
        change every time.
      - ISE runs one deployment at a time and refuses another one meanwhile. The task retries for some seconds, then fails
        and reports that the group is saved. To repeat only the deployment, use V(always), because nothing is left to change.
      - ISE accepts the deployment request and does not wait for devices. Nothing is deployed in check mode or with
        O(state=absent).
    type: str
    choices: [never, on_change, always]
    default: never
seealso:
  - module: openise.ise.ip_sgt_mapping_group_info
  - module: openise.ise.ip_sgt_mapping
  - module: openise.ise.security_group
"""

EXAMPLES = r"""
- name: Create a group for the servers of Paris and deploy it
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

- name: Deploy it to all devices instead
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
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group."}
    description: {type: str, description: "Free text."}
    security_group: {type: str, description: "Security group of all mappings in the group, by name or by tag."}
    deploy_type:
      description: "Whether the group is deployed to all network devices, to one, or to those of a device group."
      type: str
      choices: [all, device, device_group]
    deploy_to: {type: str, description: "Name of the network device or network device group."}
    sgt_domain: {type: str, description: "SGT domain of the mappings, in ISE's format. Since ISE 3.5."}
  # end: written by docs/generate/reference.py
  sample:
    id: e2d1b8f0-7c5b-11eb-ad58-005056926583
    name: Servers of Paris
    description: First and second floor
    security_group: Production_Servers
    deploy_type: device_group
    deploy_to: Location#All Locations
deployed:
  description: Whether the deployment of the group was requested; in check mode, whether it would be.
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
