#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read sponsor groups."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sponsor_group_info
short_description: Read sponsor groups of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a sponsor group by name or id, or lists those that match filters, or all.
  - A sponsor group defines the permissions of its members on guest accounts. RV(sponsor_groups[].manage.rest_api) is the
    permission to use the modules M(openise.ise.guest_user) and M(openise.ise.guest_user_action); on a new ISE no group has
    it.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all sponsor groups are listed.
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
  - module: openise.ise.guest_user
  - module: openise.ise.guest_type_info
"""

EXAMPLES = r"""
- name: Read one sponsor group
  openise.ise.sponsor_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ALL_ACCOUNTS (default)
  register: sponsors

- name: Verify that its members may use the API
  ansible.builtin.assert:
    that: sponsors.sponsor_groups[0].manage.rest_api

- name: Read all sponsor groups
  openise.ise.sponsor_group_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
sponsor_groups:
  description:
    - The sponsor groups found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the sponsor group."}
    description: {type: str, description: "Free text."}
    enabled: {type: bool, description: "Whether the group is enabled."}
    built_in: {type: bool, description: "Whether the group is built into ISE."}
    member_groups: {type: list, elements: str, description: "User identity groups whose users are members."}
    guest_types: {type: list, elements: str, description: "Guest types that members may use."}
    locations: {type: list, elements: str, description: "Guest locations that members may use."}
    auto_notification: {type: bool, description: "Whether guests with an email address are notified automatically."}
    manages: {type: str, choices: [all, group, own], description: "Guest accounts that members may manage."}
    create:
      description: Permissions for creating guest accounts.
      type: dict
      contains:
        import_accounts: {type: bool, description: "Whether members may import accounts."}
        import_limit: {type: int, description: "Maximum number of accounts per import."}
        random_accounts: {type: bool, description: "Whether members may create accounts with random names."}
        random_limit: {type: int, description: "Maximum number of random accounts per request."}
        username_prefix: {type: str, description: "Prefix of random names."}
        choose_prefix: {type: bool, description: "Whether members may set that prefix."}
        future_start: {type: bool, description: "Whether an account may start in the future."}
        future_start_days: {type: int, description: "Maximum number of days until the start."}
    manage:
      description: Permissions for managing guest accounts.
      type: dict
      contains:
        rest_api: {type: bool, description: "Whether members may use ISE's API."}
        contact_info: {type: bool, description: "Whether members may change the contact data of guests."}
        view_passwords: {type: bool, description: "Whether members may view passwords of guests."}
        reset_passwords: {type: bool, description: "Whether members may reset passwords of guests."}
        send_sms: {type: bool, description: "Whether members may send credentials by SMS."}
        extend: {type: bool, description: "Whether members may extend accounts."}
        delete: {type: bool, description: "Whether members may delete accounts."}
        suspend: {type: bool, description: "Whether members may suspend accounts."}
        suspension_reason: {type: bool, description: "Whether a reason is required to suspend an account."}
        reinstate: {type: bool, description: "Whether members may reinstate suspended accounts."}
        approve: {type: bool, description: "Whether members may approve self-registered guests."}
        approve_own_only: {type: bool, description: "Whether members may approve only their own visitors."}
  sample:
    - id: 9f1eca71-8c01-11e6-996c-525400b48521
      name: ALL_ACCOUNTS (default)
      enabled: true
      built_in: true
      member_groups: [ALL_ACCOUNTS (default)]
      guest_types: [Contractor (default), Daily (default), Weekly (default)]
      locations: [San Jose]
      auto_notification: false
      manages: all
      manage:
        rest_api: false
        view_passwords: true
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sponsor_group import SPONSOR_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SPONSOR_GROUP)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
