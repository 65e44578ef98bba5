#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an endpoint identity group."""

from __future__ import annotations

DOCUMENTATION = r"""
module: endpoint_group
short_description: Manage endpoint identity groups of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes endpoint identity groups. Endpoints become members by profiling or by assignment.
notes:
  - Before a deletion, the module looks for endpoints in the group, see O(force_in_use).
  - ISE refuses to rename or delete built-in groups.
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
  parent:
    description:
      - Name of the parent group, which must exist.
      - ISE has this since 3.1 patch 4.
    type: str
seealso:
  - module: openise.ise.endpoint_group_info
"""

EXAMPLES = r"""
- name: Create a group for devices of the building
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Building_Devices
    description: Everything that is not a computer

- name: Create a child group
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Cameras
    description: IP cameras
    parent: Building_Devices

- name: Remove the parent of the group
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Cameras
    parent: ""

- name: Remove the group
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Cameras
    state: absent
"""

RETURN = r"""
endpoint_group:
  description: The group, with the option names as keys. Empty when the group is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group."}
    description: {type: str, description: "Free text."}
    parent: {type: str, description: "Name of the parent group, which must exist. Since ISE 3.1."}
  # end: written by docs/generate/reference.py
  sample:
    id: 76d24097-41c4-4558-a4d0-a8c07ac08470
    name: Cameras
    description: IP cameras
    parent: Building_Devices
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(ENDPOINT_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
