#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read internal users."""

from __future__ import annotations

DOCUMENTATION = r"""
module: internal_user_info
short_description: Read internal users of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an internal user by name or id, or lists those that match filters, or all. Passwords are never returned.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all users are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description:
          - Attribute to compare. V(identity_group) takes the name of a group of the user, V(enabled) takes V(true) and
            V(false).
        type: str
        required: true
        choices: [name, description, first_name, last_name, email, enabled, identity_group]
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
  - module: openise.ise.internal_user
"""

EXAMPLES = r"""
- name: Read one user
  openise.ise.internal_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
  register: user

- name: List the disabled users, with all their attributes
  openise.ise.internal_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: enabled
        value: false
    details: true
  register: disabled

- name: List the employees
  openise.ise.internal_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: identity_group
        value: Employee
  register: employees
"""

RETURN = r"""
internal_users:
  description:
    - The users found, ordered by name; an empty list if there are none. Passwords are omitted.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Login name of the user."}
    description: {type: str, description: "Free text."}
    enabled: {type: bool, description: "Whether the user can log in."}
    first_name: {type: str, description: "First name."}
    last_name: {type: str, description: "Last name."}
    email: {type: str, description: "Email address."}
    account_name_alias:
      description: "Name of the user in ISE's emails about expiring passwords. Since ISE 3.2."
      type: str
    password_id_store: {type: str, description: "Identity store with the user's password."}
    passwordless_authentication:
      description: "Whether the user logs in without a password. Since ISE 3.6."
      type: bool
    ssh_keys: {type: list, elements: str, description: "Public SSH keys of the user. Since ISE 3.6."}
    change_password: {type: bool, description: "Whether the user must change the password at the next login."}
    password_never_expires:
      description: "Whether the password never expires, regardless of the password policy. Since ISE 3.2."
      type: bool
    identity_groups: {type: list, elements: str, description: "Names of the user identity groups of the user."}
    expiry_date: {type: str, description: "Day on which ISE disables the user, such as V(2030-12-31)."}
    custom_attributes: {type: dict, description: "Custom attributes of the user."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 16ed352d-2097-4e64-93cf-d21fdd701399
      name: jdoe
      enabled: true
      first_name: John
      last_name: Doe
      email: jdoe@example.com
      password_id_store: Internal Users
      change_password: true
      identity_groups: [Contractors, Employee]
      expiry_date: "2030-12-31"
      custom_attributes:
        Site: Paris
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.internal_user import INTERNAL_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(INTERNAL_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
