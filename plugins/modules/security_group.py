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
  - Creates, changes, renames and deletes TrustSec security groups. Each group is a name for a tag (SGT).
notes:
  - Before a deletion, the module looks for egress matrix cells, IP SGT mapping groups and IP SGT mappings that use
    the group, see O(force_in_use).
  - ISE does not list the group C(ANY) with the tag 65535. The module still finds it by its name.
  - ISE refuses a new group (status 403) while several TrustSec matrices or an approval workflow are in use.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.in_use
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
      - Tag of the group, from 2 to 65519. With V(-1), or if it is not set for a new group, ISE assigns a tag, and the task
        reads and returns it. For an existing group, V(-1) matches any tag. C(Unknown) has V(0) and C(ANY) V(65535).
      - It is not documented whether ISE changes the tag of an existing group. The task reads the group after such a change,
        and fails if ISE accepted the change without applying it.
    type: int
  propagate_to_apic:
    description:
      - Whether the group is propagated to Cisco ACI.
    type: bool
  default_sgacls:
    description:
      - Default security group ACLs of the group, in ISE's format. Cisco documents a list of strings, but not whether they
        are names or identifiers.
    type: list
    elements: str
  read_only:
    description:
      - Whether the group is marked as read-only. ISE does not return it reliably, so it is sent with every other change and
        never compared.
    type: bool
seealso:
  - module: openise.ise.security_group_info
  - module: openise.ise.security_group_acl
"""

EXAMPLES = r"""
- name: Create a security group with a given tag
  openise.ise.security_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IoT_Cameras
    description: Cameras of all buildings
    value: 1234

- name: Create a security group, and return the tag that ISE assigned
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
