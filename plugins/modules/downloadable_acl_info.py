#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read downloadable ACLs (dACL)."""

from __future__ import annotations

DOCUMENTATION = r"""
module: downloadable_acl_info
short_description: Read downloadable ACLs (dACL) of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a downloadable ACL by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.downloadable_acl
"""

EXAMPLES = r"""
- name: Read one dACL
  openise.ise.downloadable_acl_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: PERMIT_ALL_IPV4_TRAFFIC
  register: permit

- name: List all dACLs with their entries
  openise.ise.downloadable_acl_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
downloadable_acls:
  description:
    - The ACLs found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the ACL, consisting of letters, digits, underscores, dots and hyphens."}
    description: {type: str, description: "Free text."}
    content: {type: str, description: "Entries of the ACL, one on each line."}
    ip_version: {type: str, choices: [ipv4, ipv6, agnostic], description: "IP version of the entries."}
  # end: written by docs/generate/reference.py
  sample:
    - id: eb6b00b0-6eac-11ea-812e-0242d0ede26e
      name: DACL_WEB
      description: Web, and nothing else
      content: |-
        permit tcp any any eq 443
        permit tcp any any eq 80
        deny ip any any
      ip_version: ipv4
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.downloadable_acl import DOWNLOADABLE_ACL
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(DOWNLOADABLE_ACL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
