#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a security group."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group
short_description: Manage TrustSec security groups (SGT) of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes security groups of TrustSec, each a name for a tag (SGT).
notes:
  - The group C(ANY) with the tag 65535 is in no list of ISE. It is found by its name all the same.
  - ISE answers 403 to a new group while several TrustSec matrices or an approval workflow are in use.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the group, of at most 32 letters, digits and underscores.
      - Required unless O(id) is set. With O(id), the group is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  value:
    description:
      - Tag of the group, from 2 to 65519. With V(-1), or nothing for a new group, ISE chooses one, and the task reads
        and returns it; an existing group is then right with any tag. C(Unknown) has V(0) and C(ANY) V(65535).
      - No source tells whether ISE changes the tag of an existing group. The task reads the group after such a change,
        and fails where ISE accepted it and did nothing.
    type: int
  propagate_to_apic:
    description:
      - Whether the group is made known to Cisco ACI.
    type: bool
  default_sgacls:
    description:
      - Security group ACLs the group has by default, as ISE takes them. Cisco documents a list of texts without saying
        whether they are names or identifiers.
    type: list
    elements: str
  read_only:
    description:
      - Whether the group is marked as read-only. ISE does not tell it reliably, so this is sent with every other change and
        never compared.
    type: bool
seealso:
  - module: openise.ise.security_group_info
  - module: openise.ise.security_group_acl
"""

EXAMPLES = r"""
- name: Keep a security group with a tag of our own
  openise.ise.security_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IoT_Cameras
    description: Cameras of all buildings
    value: 1234

- name: Keep a security group, and learn the tag ISE chose
  openise.ise.security_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Printers
    description: Printers and scanners
  register: printers

- name: Remove the security group
  openise.ise.security_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IoT_Cameras
    state: absent
"""

RETURN = r"""
security_group:
  description: The group, with the option names as keys. Empty when the group is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group, of at most 32 letters, digits and underscores."}
    description: {type: str, description: "Free text."}
    value: {type: int, description: "Tag of the group, from 2 to 65519."}
    propagate_to_apic: {type: bool, description: "Whether the group is made known to Cisco ACI."}
    default_sgacls:
      description: "Security group ACLs the group has by default, as ISE takes them."
      type: list
      elements: str
  # end: written by tools/reference.py
  sample:
    id: 93ad6890-8c01-11e6-996c-525400b48521
    name: IoT_Cameras
    description: Cameras of all buildings
    value: 1234
    propagate_to_apic: false
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SECURITY_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
