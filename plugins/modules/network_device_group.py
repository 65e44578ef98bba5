#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a network device group."""

from __future__ import annotations

DOCUMENTATION = r"""
module: network_device_group
short_description: Manage network device groups of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, describes, renames and deletes network device groups (NDGs), such as locations and device types.
  - A group is identified by its full path, which starts with the group type.
notes:
  - Before a deletion, the module looks for network devices that use the group, and the network device groups below
    it, see O(force_in_use).
  - ISE 3.0 and later deletes a group that devices use and silently removes it from these devices, and ISE 2.7 refuses to
    delete it. For groups of other types than C(Location) and C(Device Type), ISE's filter for locations was seen to find the
    devices.
  - ISE creates groups one level at a time and rejects parallel writes to them. This module creates them sequentially.
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
      - Full path from the group type down, with levels separated by C(#). V(Device Type#All Device Types#Switch) is a group
        of the type V(Device Type); V(Room#All Rooms) is the root of a custom group type.
      - Required unless O(id) is set. With O(id), the group is renamed to this name; only the last level can change.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  create_parents:
    description:
      - Whether to create missing parent groups, each without a description.
    type: bool
    default: false
seealso:
  - module: openise.ise.network_device_group_info
  - module: openise.ise.network_device
"""

EXAMPLES = r"""
- name: Create a location and its parents
  openise.ise.network_device_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Location#All Locations#Europe#Paris
    description: Head office
    create_parents: true

- name: Create a custom group type
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
  description: The group, with the option names as keys. Empty when the group is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Full path from the group type down, with levels separated by C(#)."}
    description: {type: str, description: "Free text."}
  # end: written by docs/generate/reference.py
  sample:
    id: 4e7bb870-23b0-11ec-9954-d60cbf567311
    name: Location#All Locations#Europe#Paris
    description: Head office
created_parents:
  description: Names of the parent groups that were created, topmost first.
  returned: success
  type: list
  elements: str
  sample: ["Location#All Locations#Europe"]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(NETWORK_DEVICE_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
