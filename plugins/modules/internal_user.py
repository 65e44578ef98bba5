#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep an internal user present or absent."""

from __future__ import annotations

DOCUMENTATION = r"""
module: internal_user
short_description: Manage internal users of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes internal users (network access users), with their passwords, groups and expiry.
  - ISE never shows a password. By default one is only written when the user is created; with O(update_secrets=always) it is
    written each time.
  - What ISE says about a password that its policy does not allow is in the message of the failed task, whole.
notes:
  - The user's own password is O(user_password), because O(password) is the one of the account that logs in to ISE.
  - ISE refuses a password that the user has, or had lately. With O(update_secrets=always) the same O(user_password) a second
    time therefore fails; give a new one each time, and only then.
  - O(expiry_date) of a new user is written by an update right after the creation, because ISE was seen to refuse it in one. If
    ISE refuses that update, the task fails and says that the user exists.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name the user logs in with.
      - Needed unless O(id) is given. With O(id), the user gets this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  enabled:
    description:
      - Whether the user can log in. ISE enables a new user where this is not given.
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
      - Mail address.
    type: str
  account_name_alias:
    description:
      - Name by which ISE's mails about expiring passwords address the user.
    type: str
  password_id_store:
    description:
      - Identity store that holds the user's password. It is V(Internal Users), which ISE takes where none is given, or the name
        of an external one, such as an Active Directory join point.
    type: str
  passwordless_authentication:
    description:
      - Whether the user logs in without a password.
    type: bool
  ssh_keys:
    description:
      - Public SSH keys of the user. Their order means nothing.
    type: list
    elements: str
  user_password:
    description:
      - Password of the user.
      - Needed to create a user, except with another O(password_id_store) than ISE's own or with
        O(passwordless_authentication=true).
      - ISE cannot take it away again.
    type: str
  enable_password:
    description:
      - Password for the enable mode of devices that ask over TACACS+.
    type: str
  change_password:
    description:
      - Whether the user must change the password at the next login. ISE takes V(true) for a new user where this is not given.
      - ISE reports V(false) once the user has changed it. So V(true) here makes the user change it again after each run;
        leave it out of tasks that are run more than once.
    type: bool
  password_never_expires:
    description:
      - Whether the password never expires, whatever the password policy says.
    type: bool
  identity_groups:
    description:
      - User identity groups the user is in, by name. They must exist. Their order means nothing.
      - M(openise.ise.identity_group) makes groups.
    type: list
    elements: str
  expiry_date:
    description:
      - Day on which ISE disables the user, such as V(2030-12-31).
      - Given as empty, the user never expires.
    type: str
  custom_attributes:
    description:
      - Custom attributes of the user, which an administrator must have defined in ISE. Values are texts; numbers and flags are
        written as such.
      - Attributes that are left out stay as they are, unless O(replace_custom_attributes) is set. One given as empty is cleared.
    type: dict
  replace_custom_attributes:
    description:
      - Whether O(custom_attributes) are all that the user is to have, so that those left out are cleared.
    type: bool
    default: false
seealso:
  - module: openise.ise.internal_user_info
  - module: openise.ise.identity_group
"""

EXAMPLES = r"""
- name: Make a group for external staff
  openise.ise.identity_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Contractors

- name: Keep a user for a contractor until the end of the project
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

- name: Give the user a new password, to be changed at the next login
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
    user_password: "{{ new_user_password }}"
    change_password: true
    update_secrets: always

- name: Let the user stay, without the groups
  openise.ise.internal_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: jdoe
    identity_groups: []
    expiry_date: ""

- name: Keep a device administrator whose password is in Active Directory
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
    - The user under the names of the options, without passwords. Empty when the user is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name the user logs in with."}
    description: {type: str, description: "Free text."}
    enabled: {type: bool, description: "Whether the user can log in."}
    first_name: {type: str, description: "First name."}
    last_name: {type: str, description: "Last name."}
    email: {type: str, description: "Mail address."}
    account_name_alias:
      description: "Name by which ISE's mails about expiring passwords address the user. Since ISE 3.2."
      type: str
    password_id_store: {type: str, description: "Identity store that holds the user's password."}
    passwordless_authentication:
      description: "Whether the user logs in without a password. Since ISE 3.6."
      type: bool
    ssh_keys: {type: list, elements: str, description: "Public SSH keys of the user. Since ISE 3.6."}
    change_password: {type: bool, description: "Whether the user must change the password at the next login."}
    password_never_expires:
      description: "Whether the password never expires, whatever the password policy says. Since ISE 3.2."
      type: bool
    identity_groups: {type: list, elements: str, description: "User identity groups the user is in, by name."}
    expiry_date: {type: str, description: "Day on which ISE disables the user, such as V(2030-12-31)."}
    custom_attributes:
      description: "Custom attributes of the user, which an administrator must have defined in ISE."
      type: dict
  # end: written by tools/reference.py
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
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import ResourceTask

TASK = ResourceTask(INTERNAL_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
