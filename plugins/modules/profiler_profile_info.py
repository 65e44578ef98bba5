#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read profiling policies."""

from __future__ import annotations

DOCUMENTATION = r"""
module: profiler_profile_info
short_description: Read profiling policies of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a profiling policy by name or id, or lists those that match filters, or all. ERS cannot change them.
  - O(openise.ise.endpoint#module:profile) accepts these names.
  - A new ISE has 600 to 900 profiling policies, so a complete list needs about ten requests.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
notes:
  - ISE's own filter is known to miss matches. It returned one of four policies whose names begin with the same text.
    Therefore the module reads the whole list and applies O(filters) itself. Case is ignored.
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
        description: Comparison operator.
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
  - module: openise.ise.endpoint
"""

EXAMPLES = r"""
- name: Read one policy and its parent
  openise.ise.profiler_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Cisco-IP-Phone
  register: phone

- name: List the policies of all Cisco phones
  openise.ise.profiler_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: name
        operator: starts_with
        value: Cisco-IP-Phone
  register: phones
"""

RETURN = r"""
profiler_profiles:
  description:
    - The policies found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that ISE returns, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the policy."}
    description: {type: str, description: "Description by Cisco or an administrator."}
    parent: {type: str, description: "Name of the parent policy, if ISE returns one."}
  sample:
    - id: f0feb900-8bff-11e6-996c-525400b48521
      name: Cisco-IP-Phone
      description: Policy for Cisco-IP-Phone
      parent: Cisco-Device
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.profiler_profile import PROFILER_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(PROFILER_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
