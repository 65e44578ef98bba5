#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read administrators."""

from __future__ import annotations

DOCUMENTATION = r"""
module: admin_user_info
short_description: Read administrators of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an administrator of ISE by name or id, or lists those that match filters, or all. Passwords are never returned.
  - Before ISE 3.6, ERS can only read administrators. This collection only reads them on every release.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all administrators are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description:
          - Attribute to compare. V(admin_groups) is a string of all groups, so use V(contains) to match one of them.
          - Flags take V(true) and V(false). Cisco does not document whether ISE uses other values for V(enabled), as it does
            for internal users; V(Enabled) and V(Disabled) are accepted as well.
        type: str
        required: true
        choices:
          - name
          - description
          - first_name
          - last_name
          - email
          - enabled
          - admin_groups
          - inactive_account_never_disabled
          - include_system_alarms_in_email
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
  - module: openise.ise.internal_user_info
"""

EXAMPLES = r"""
- name: Read one administrator
  openise.ise.admin_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: admin
  register: administrator

- name: List the super administrators, with all their attributes
  openise.ise.admin_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: admin_groups
        operator: contains
        value: Super Admin
    details: true
  register: super_admins
"""

RETURN = r"""
admin_users:
  description:
    - The administrators found, ordered by name; an empty list if there are none. Passwords are omitted.
    - With O(name), O(id) or O(details) each object has all attributes that ISE returns, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Login name of the administrator."}
    description: {type: str, description: "Free text."}
    enabled: {type: bool, description: "Whether the administrator can log in."}
    first_name: {type: str, description: "First name."}
    last_name: {type: str, description: "Last name."}
    email: {type: str, description: "Email address."}
    admin_groups: {type: list, elements: str, description: "Names of the administrator groups."}
    change_password: {type: bool, description: "Whether the password must be changed at the next login."}
    external_user: {type: bool, description: "Whether the password is in an external identity store."}
    inactive_account_never_disabled:
      description: Whether ISE never disables the account for inactivity.
      type: bool
    include_system_alarms_in_email: {type: bool, description: "Whether system alarms are sent by email."}
    custom_attributes: {type: dict, description: "Custom attributes; those without a value are empty strings."}
  sample:
    - id: 7ac8e5e7-d580-4499-abf1-3ab3f8dd4af1
      name: admin
      description: Default Admin User
      enabled: true
      admin_groups: [Super Admin]
      change_password: true
      external_user: false
      inactive_account_never_disabled: true
      include_system_alarms_in_email: false
      custom_attributes: {}
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.admin_user import ADMIN_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ADMIN_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
