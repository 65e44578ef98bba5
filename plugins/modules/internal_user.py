#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an internal user."""

from __future__ import annotations

DOCUMENTATION = r"""
module: internal_user
short_description: Manage internal users of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes internal users (network access users), with their passwords, groups and expiry.
  - ISE never returns a password. By default a password is written only when the user is created; with
    O(update_secrets=always) it is written every time.
  - If the password policy of ISE rejects a password, the task fails with the complete message of ISE.
notes:
  - The password of the user is O(user_password), because O(password) belongs to the account that logs in to ISE.
    A task with O(password), but without O(username) and O(user_password), is refused.
  - ISE refuses the current password of the user and recent ones. With O(update_secrets=always), the same O(user_password)
    therefore fails the second time; use O(update_secrets=always) only with a new password.
  - The O(expiry_date) of a new user is written by an update directly after the creation, because ISE is known to refuse it
    in the creation. If ISE refuses that update, the task fails and reports that the user exists.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Login name of the user.
      - Required unless O(id) is set. With O(id), the user is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  enabled:
    description:
      - Whether the user can log in. ISE enables a new user by default.
    type: bool
  first_name:
    description:
      - First name.
    type: str
  last_name:
    description:
      - Last name.
    type: str
  email:
    description:
      - Email address.
    type: str
  account_name_alias:
    description:
      - Name of the user in ISE's emails about expiring passwords.
    type: str
  password_id_store:
    description:
      - Identity store with the user's password. Either V(Internal Users), the default of ISE, or the name of an external
        identity store, such as an Active Directory join point.
    type: str
  passwordless_authentication:
    description:
      - Whether the user logs in without a password.
    type: bool
  ssh_keys:
    description:
      - Public SSH keys of the user. The order is ignored.
    type: list
    elements: str
  user_password:
    description:
      - Password of the user.
      - Required to create a user, unless O(password_id_store) is an external store or O(passwordless_authentication=true).
      - ISE cannot remove it again.
    type: str
  enable_password:
    description:
      - Password for the enable mode of devices that use TACACS+.
    type: str
  change_password:
    description:
      - Whether the user must change the password at the next login. ISE defaults to V(true) for a new user.
      - ISE returns V(false) after the user has changed the password. A repeated task with V(true) therefore forces another
        change after each run; do not set it in tasks that run more than once.
    type: bool
  password_never_expires:
    description:
      - Whether the password never expires, regardless of the password policy.
    type: bool
  identity_groups:
    description:
      - Names of the user identity groups of the user. The groups must exist. The order is ignored.
      - M(openise.ise.identity_group) creates groups.
    type: list
    elements: str
  expiry_date:
    description:
      - Day on which ISE disables the user, such as V(2030-12-31).
      - With an empty value, the user never expires.
    type: str
  custom_attributes:
    description:
      - Custom attributes of the user. An administrator must have defined them in ISE. Values are strings, including numbers
        and flags.
      - Attributes that are not listed keep their value, unless O(replace_custom_attributes) is set. An attribute set to an
        empty value is cleared.
    type: dict
  replace_custom_attributes:
    description:
      - Whether O(custom_attributes) is the complete set for the user, so that all other custom attributes are cleared.
    type: bool
    default: false
seealso:
  - module: openise.ise.internal_user_info
  - module: openise.ise.identity_group
"""

EXAMPLES = r"""
- name: Create a group for external staff
  openise.ise.identity_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Contractors

- name: Create a user for a contractor until the end of the project
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
    first_name: John
    last_name: Doe
    email: jdoe@example.com
    user_password: "{{ user_password }}"
    identity_groups:
      - Contractors
      - Employee
    expiry_date: "2030-12-31"
    custom_attributes:
      Site: Paris

- name: Set a new password that the user must change at the next login
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
    user_password: "{{ new_user_password }}"
    change_password: true
    update_secrets: always

- name: Keep the user, without the groups
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
    identity_groups: []
    expiry_date: ""

- name: Create a device administrator whose password is in Active Directory
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: netadmin
    password_id_store: corp.example.com
    enable_password: "{{ enable_password }}"

- name: Disable a user
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: netadmin
    enabled: false

- name: Remove a user
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: netadmin
    state: absent
"""

RETURN = r"""
internal_user:
  description:
    - The user, with the option names as keys, without passwords. Empty when the user is absent.
  returned: success
  type: dict
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
    id: 16ed352d-2097-4e64-93cf-d21fdd701399
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
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.internal_user import INTERNAL_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(INTERNAL_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
