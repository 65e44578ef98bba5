#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a downloadable ACL."""

from __future__ import annotations

DOCUMENTATION = r"""
module: downloadable_acl
short_description: Manage downloadable ACLs (dACL) of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes downloadable ACLs, which ISE sends to switches as part of an authorization profile.
notes:
  - ISE cannot search for a single one, so the whole list is read, with one request per 100 objects.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the ACL, consisting of letters, digits, underscores, dots and hyphens.
      - Required unless O(id) is set. With O(id), the ACL is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  content:
    description:
      - Entries of the ACL, one on each line. Line endings, trailing spaces and trailing empty lines are ignored in the
        comparison.
      - Required to create an ACL.
    type: str
  ip_version:
    description:
      - IP version of the entries. Defaults to V(ipv4) for a new ACL.
    type: str
    choices: [ipv4, ipv6, agnostic]
seealso:
  - module: openise.ise.downloadable_acl_info
"""

EXAMPLES = r"""
- name: Create a dACL for web traffic
  openise.ise.downloadable_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DACL_WEB
    description: Web, and nothing else
    content: |
      permit tcp any any eq 443
      permit tcp any any eq 80
      deny ip any any

- name: Create a dACL from lines in a variable
  openise.ise.downloadable_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DACL_DNS
    content: "{{ dns_lines | join('\n') }}"
  vars:
    dns_lines:
      - permit udp any any eq 53
      - deny ip any any

- name: Remove the dACL
  openise.ise.downloadable_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DACL_WEB
    state: absent
"""

RETURN = r"""
downloadable_acl:
  description: The ACL, with the option names as keys. Empty when the ACL is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the ACL, consisting of letters, digits, underscores, dots and hyphens."}
    description: {type: str, description: "Free text."}
    content: {type: str, description: "Entries of the ACL, one on each line."}
    ip_version: {type: str, choices: [ipv4, ipv6, agnostic], description: "IP version of the entries."}
  # end: written by docs/generate/reference.py
  sample:
    id: eb6b00b0-6eac-11ea-812e-0242d0ede26e
    name: DACL_WEB
    description: Web, and nothing else
    content: |-
      permit tcp any any eq 443
      permit tcp any any eq 80
      deny ip any any
    ip_version: ipv4
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.downloadable_acl import DOWNLOADABLE_ACL
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(DOWNLOADABLE_ACL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
