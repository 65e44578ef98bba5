#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read TrustSec security groups (SGT)."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group_info
short_description: Read TrustSec security groups (SGT) of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a security group by name or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all groups are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [name, description, value, propagate_to_apic]
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
  - module: openise.ise.security_group
"""

EXAMPLES = r"""
- name: Read one security group
  openise.ise.security_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
  register: employees

- name: Find the security group with tag 255
  openise.ise.security_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: value
        value: 255
    details: true
  register: owner

- name: List all security groups with their tags
  openise.ise.security_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
security_groups:
  description:
    - The groups found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group, of at most 32 letters, digits and underscores."}
    description: {type: str, description: "Free text."}
    value: {type: int, description: "Tag of the group, from 2 to 65519."}
    propagate_to_apic: {type: bool, description: "Whether the group is propagated to Cisco ACI."}
    default_sgacls:
      description: "Default security group ACLs of the group, in ISE's format."
      type: list
      elements: str
  # end: written by docs/generate/reference.py
  sample:
    - id: 93ad6890-8c01-11e6-996c-525400b48521
      name: IoT_Cameras
      description: Cameras of all buildings
      value: 1234
      propagate_to_apic: false
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SECURITY_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
