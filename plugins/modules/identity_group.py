#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a user identity group."""

from __future__ import annotations

DOCUMENTATION = r"""
module: identity_group
short_description: Manage user identity groups of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, describes, renames and deletes user identity groups, which contain internal users and guests.
notes:
  - Before a deletion, the module looks for internal users in the group, see O(force_in_use).
  - ISE can delete these groups since 3.2. On an older release, V(absent) fails for an existing group.
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
      - Name of the group.
      - Required unless O(id) is set. With O(id), the group is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  parent:
    description:
      - Path of the parent group, with levels separated by colons. Levels below C(User Identity Groups) are sufficient, such
        as V(Employee); results contain the full path.
      - If not set, a new group is created directly below C(User Identity Groups).
      - ISE cannot move an existing group.
    type: str
seealso:
  - module: openise.ise.identity_group_info
"""

EXAMPLES = r"""
- name: Create a group of users
  openise.ise.identity_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Contractors
    description: External staff

- name: Create a child group
  openise.ise.identity_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Builders
    parent: Contractors

- name: Remove the group
  openise.ise.identity_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Builders
    state: absent
"""

RETURN = r"""
identity_group:
  description: The group, with the option names as keys. Empty when the group is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the group."}
    description: {type: str, description: "Free text."}
    parent: {type: str, description: "Path of the parent group, with levels separated by colons."}
  # end: written by docs/generate/reference.py
  sample:
    id: 9efe2310-8c01-11e6-996c-525400b48521
    name: Contractors
    description: External staff
    parent: NAC Group:NAC:IdentityGroups:User Identity Groups
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.identity_group import IDENTITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(IDENTITY_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
