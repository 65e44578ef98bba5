#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read ANC policies."""

from __future__ import annotations

DOCUMENTATION = r"""
module: anc_policy_info
short_description: Read ANC policies of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a policy of Adaptive Network Control (ANC) by name or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all policies are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [name]
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
  - module: openise.ise.anc_policy
"""

EXAMPLES = r"""
- name: Read one policy
  openise.ise.anc_policy_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Quarantine
  register: quarantine

- name: Read all policies
  openise.ise.anc_policy_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: policies
"""

RETURN = r"""
anc_policies:
  description:
    - The policies found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the policy."}
    description: {type: str, description: "Free text."}
    actions:
      description: "Actions on an endpoint."
      type: list
      elements: str
      choices: [quarantine, port_bounce, shut_down, reauthenticate]
  # end: written by docs/generate/reference.py
  sample:
    - id: Quarantine
      name: Quarantine
      actions: [quarantine]
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.anc_policy import ANC_POLICY
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ANC_POLICY)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
