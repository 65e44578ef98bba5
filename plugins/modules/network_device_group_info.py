#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read network device groups."""

from __future__ import annotations

DOCUMENTATION = r"""
module: network_device_group_info
short_description: Read network device groups of Cisco ISE
version_added: "0.1.0"
description:
  - Reads one network device group by name or id, or lists those that match filters, or all.
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
        description: Attribute to compare. V(type) is the first level of the path, such as V(Location).
        type: str
        required: true
        choices: [name, description, type]
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
  - module: openise.ise.network_device_group
"""

EXAMPLES = r"""
- name: Read one group
  openise.ise.network_device_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Location#All Locations#Paris
  register: paris

- name: List all locations
  openise.ise.network_device_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: name
        operator: starts_with
        value: Location#
  register: locations
"""

RETURN = r"""
network_device_groups:
  description:
    - The groups found, ordered by name; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Full path from the group type down, with levels separated by C(#)."}
    description: {type: str, description: "Free text."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 4e7bb870-23b0-11ec-9954-d60cbf567311
      name: Location#All Locations#Paris
      description: Head office
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(NETWORK_DEVICE_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
