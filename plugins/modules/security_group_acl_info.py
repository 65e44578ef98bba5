#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read TrustSec security group ACLs (SGACL)."""

from __future__ import annotations

DOCUMENTATION = r"""
module: security_group_acl_info
short_description: Read TrustSec security group ACLs (SGACL) of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a security group ACL by name or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all ACLs are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare. V(type) exists since ISE 3.5.
        type: str
        required: true
        choices: [name, description, ip_version, type]
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
        description: Value to compare with. V(ip_version) and V(type) take the values of these options.
        type: str
        required: true
seealso:
  - module: openise.ise.security_group_acl
"""

EXAMPLES = r"""
- name: Read one SGACL
  openise.ise.security_group_acl_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Permit IP
  register: permit

- name: List the SGACLs that log
  openise.ise.security_group_acl_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: name
        operator: ends_with
        value: _Log
    details: true
  register: logging
"""

RETURN = r"""
security_group_acls:
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
    - id: 52fc85a0-23b0-11ec-9954-d60cbf567311
      name: Permit_Web
      description: Web, and nothing else
      content: |-
        permit tcp dst eq 443
        permit tcp dst eq 80
        deny ip
      ip_version: ipv4
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group_acl import SECURITY_GROUP_ACL
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SECURITY_GROUP_ACL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
