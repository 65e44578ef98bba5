#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a security group ACL."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group_acl
short_description: Manage TrustSec security group ACLs (SGACL) of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes security group ACLs, which are the rules in the cells of the TrustSec egress
    matrix.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the ACL, consisting of letters, digits and underscores and starting with a letter. Only the built-in C(Permit
        IP) and C(Deny IP) contain a space.
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
      - IP version of the entries. Defaults to V(agnostic) for a new ACL. Built-in ACLs are V(agnostic).
    type: str
    choices: [ipv4, ipv6, agnostic]
  type:
    description:
      - Purpose of the ACL.
      - It is not documented whether ISE changes it for an existing ACL. The task reads the ACL after such a change, and
        fails if ISE accepted the change without applying it.
      - ISE has this since 3.5.
    type: str
    choices: [trustsec, traffic_steering]
  modelled_content:
    description:
      - Content of a contract in the model of other Cisco products. It is sent and compared without conversion.
      - ISE has this since 3.1.
    type: dict
  read_only:
    description:
      - Whether the ACL is marked as read-only. ISE does not return it reliably, so it is sent with every other change and
        never compared.
    type: bool
  validate_content:
    description:
      - Whether ISE validates the syntax of O(content). It is sent with every change.
      - ISE has this since 3.5 patch 2.
    type: bool
seealso:
  - module: openise.ise.security_group_acl_info
  - module: openise.ise.security_group
"""

EXAMPLES = r"""
- name: Create an SGACL for web traffic
  openise.ise.security_group_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Permit_Web
    description: Web, and nothing else
    ip_version: ipv4
    content: |
      permit tcp dst eq 443
      permit tcp dst eq 80
      deny ip

- name: Remove the SGACL
  openise.ise.security_group_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Permit_Web
    state: absent
"""

RETURN = r"""
security_group_acl:
  description: The ACL, with the option names as keys. Empty when the ACL is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name:
      description: "Name of the ACL, consisting of letters, digits and underscores and starting with a letter."
      type: str
    description: {type: str, description: "Free text."}
    content: {type: str, description: "Entries of the ACL, one on each line."}
    ip_version: {type: str, choices: [ipv4, ipv6, agnostic], description: "IP version of the entries."}
    type: {type: str, choices: [trustsec, traffic_steering], description: "Purpose of the ACL. Since ISE 3.5."}
    modelled_content:
      description: "Content of a contract in the model of other Cisco products. Since ISE 3.1."
      type: dict
  # end: written by docs/generate/reference.py
  sample:
    id: 52fc85a0-23b0-11ec-9954-d60cbf567311
    name: Permit_Web
    description: Web, and nothing else
    content: |-
      permit tcp dst eq 443
      permit tcp dst eq 80
      deny ip
    ip_version: ipv4
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group_acl import SECURITY_GROUP_ACL
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SECURITY_GROUP_ACL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
