#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep a network device group present or absent."""

from __future__ import annotations

DOCUMENTATION = r"""
module: network_device_group
short_description: Manage network device groups of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, describes, renames and deletes network device groups (NDGs), such as locations and device types.
  - A group is known by its whole path from its type down.
notes:
  - From ISE 3.0 on, deleting a group that devices use takes it from these devices without a word. ISE 2.7 refuses it.
  - ISE creates groups one level at a time and does not bear it in parallel. This module does not.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Whole path, its levels separated by C(#), from the group type down. V(Device Type#All Device Types#Switch) lies
        below the group type V(Device Type), V(Room#All Rooms) is the root of a group type of its own.
      - Needed unless O(id) is given. With O(id), the group gets this name; only the last level can change.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  create_parents:
    description:
      - Whether to create groups above this one that do not exist, each without a description.
    type: bool
    default: false
seealso:
  - module: openise.ise.network_device_group_info
  - module: openise.ise.network_device
"""

EXAMPLES = r"""
- name: Keep a location, and the levels above it
  openise.ise.network_device_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Location#All Locations#Europe#Paris
    description: Head office
    create_parents: true

- name: Keep a group type of our own
  openise.ise.network_device_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Rollout#All Rollouts

- name: Remove the location
  openise.ise.network_device_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Location#All Locations#Europe#Paris
    state: absent
"""

RETURN = r"""
network_device_group:
  description: The group under the names of the options. Empty when the group is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Whole path, its levels separated by C(#), from the group type down."}
    description: {type: str, description: "Free text."}
  # end: written by tools/reference.py
  sample:
    id: 4e7bb870-23b0-11ec-9954-d60cbf567311
    name: Location#All Locations#Europe#Paris
    description: Head office
created_parents:
  description: Names of the groups above it that were created, the highest first.
  returned: success
  type: list
  elements: str
  sample: ["Location#All Locations#Europe"]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import ResourceTask

TASK = ResourceTask(NETWORK_DEVICE_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
