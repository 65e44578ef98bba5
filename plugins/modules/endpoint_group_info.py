#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read endpoint identity groups."""

from __future__ import annotations

DOCUMENTATION = r"""
module: endpoint_group_info
short_description: Read endpoint identity groups of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an endpoint identity group by name or id, or lists those that match filters, or all.
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
        choices: [name]
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
  - module: openise.ise.endpoint_group
"""

EXAMPLES = r"""
- name: Read one group
  openise.ise.endpoint_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: RegisteredDevices
  register: registered

- name: List the groups of Cisco devices, with all their attributes
  openise.ise.endpoint_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: name
        operator: starts_with
        value: Cisco-
    details: true
  register: cisco
"""

RETURN = r"""
endpoint_groups:
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
    name: {type: str, description: "Name of the group."}
    description: {type: str, description: "Free text."}
    parent: {type: str, description: "Name of the parent group, which must exist. Since ISE 3.1."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 76d24097-41c4-4558-a4d0-a8c07ac08470
      name: Cameras
      description: IP cameras
      parent: Building_Devices
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ENDPOINT_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
