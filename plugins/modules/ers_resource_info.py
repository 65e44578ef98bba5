#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read any ERS resource."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ers_resource_info
short_description: Read any ERS resource of Cisco ISE with its own attribute names
version_added: "0.1.0"
description:
  - Reads objects of every resource below C(/ers/config/) of ISE, one by name or id, those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  path:
    description:
      - The part of the URL after C(/ers/config/), such as V(sgt) or V(certificateprofile).
    type: str
    required: true
  envelope:
    description:
      - The key at the root of the JSON document, such as V(Sgt). The module knows it for every resource of Cisco's reference
        up to ISE 3.6; it is required only for other resources.
    type: str
  secret_attributes:
    description:
      - Names of attributes that are secrets although their names do not end like the name of a secret. They are not
        returned.
    type: list
    elements: str
    default: []
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all objects are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare, with ISE's filter name. ISE refuses fields for which it has no filter.
        type: str
        required: true
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
        description: Value to compare with.
        type: str
        required: true
seealso:
  - module: openise.ise.ers_resource
"""

EXAMPLES = r"""
- name: Read one security group, with ISE's attribute names
  openise.ise.ers_resource_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: sgt
    name: Employees
  register: employees

- name: List the endpoint groups of Apple devices
  openise.ise.ers_resource_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: endpointgroup
    filters:
      - field: name
        operator: starts_with
        value: Apple
  register: apple_groups
"""

RETURN = r"""
resources:
  description:
    - The objects found with ISE's attribute names, without secrets; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that ISE returns, otherwise only those of ISE's list,
      which are C(id) and usually C(name) and C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
  sample:
    - id: 93ad6890-8c01-11e6-996c-525400b48521
      name: Employees
      description: Employee Security Group
      value: 4
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.ers_resource import AnyInfoTask

TASK = AnyInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
