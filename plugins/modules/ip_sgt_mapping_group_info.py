#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read groups of IP-SGT mappings."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ip_sgt_mapping_group_info
short_description: Read groups of IP-SGT mappings of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a group of IP-SGT mappings by name or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all mapping groups are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [name, security_group]
      operator:
        description: Comparison operator. Not every ISE release supports every operator for every field.
        type: str
        choices:
          - equals
          - not_equals
          - greater_than
          - less_than
          - starts_with
          - not_starts_with
          - ends_with
          - not_ends_with
          - contains
          - not_contains
        default: equals
      value:
        description: Value to compare with.
        type: str
        required: true
seealso:
  - module: openise.ise.ip_sgt_mapping_group
"""

EXAMPLES = r"""
- name: Read one mapping group
  openise.ise.ip_sgt_mapping_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Servers
  register: servers

- name: Find the mapping groups of a security group
  openise.ise.ip_sgt_mapping_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: security_group
        value: Production_Servers
    details: true
  register: of_servers
"""

RETURN = r"""
ip_sgt_mapping_groups:
  description:
    - The mapping groups found; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
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
    - id: e2d1b8f0-7c5b-11eb-ad58-005056926583
      name: Servers of Paris
      description: First and second floor
      security_group: Production_Servers
      deploy_type: device_group
      deploy_to: Location#All Locations
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.ip_sgt_mapping_group import IP_SGT_MAPPING_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(IP_SGT_MAPPING_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
