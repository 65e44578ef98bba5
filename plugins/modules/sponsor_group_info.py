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
  - A sponsor group says what its members may do with which guest accounts. RV(sponsor_groups[].manage.rest_api) tells whether
    they may use the modules M(openise.ise.guest_user) and M(openise.ise.guest_user_action); a new ISE lets none.
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

- name: Make sure that its members may use the API
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
    enabled: {type: bool, description: "Whether its members may work as sponsors."}
    built_in: {type: bool, description: "Whether ISE came with it."}
    member_groups: {type: list, elements: str, description: "User identity groups whose users are its members."}
    guest_types: {type: list, elements: str, description: "Guest types they may choose."}
    locations: {type: list, elements: str, description: "Guest locations they may choose."}
    auto_notification: {type: bool, description: "Whether guests with an e-mail address are told at once."}
    manages: {type: str, choices: [all, group, own], description: "Whose guest accounts they may manage."}
    create:
      description: How they may make guest accounts.
      type: dict
      contains:
        import_accounts: {type: bool, description: "Whether they may import accounts."}
        import_limit: {type: int, description: "Accounts of one import."}
        random_accounts: {type: bool, description: "Whether they may make accounts with random names."}
        random_limit: {type: int, description: "Random accounts made at once."}
        username_prefix: {type: str, description: "Beginning of random names."}
        choose_prefix: {type: bool, description: "Whether they may choose that beginning."}
        future_start: {type: bool, description: "Whether an account may begin later."}
        future_start_days: {type: int, description: "How many days later."}
    manage:
      description: What they may do with guest accounts.
      type: dict
      contains:
        rest_api: {type: bool, description: "Whether they may do it through ISE's API."}
        contact_info: {type: bool, description: "Whether they may change how to reach a guest."}
        view_passwords: {type: bool, description: "Whether they see passwords of guests."}
        reset_passwords: {type: bool, description: "Whether they may give guests new passwords."}
        send_sms: {type: bool, description: "Whether they may send credentials by SMS."}
        extend: {type: bool, description: "Whether they may extend accounts."}
        delete: {type: bool, description: "Whether they may delete accounts."}
        suspend: {type: bool, description: "Whether they may suspend accounts."}
        suspension_reason: {type: bool, description: "Whether they have to give a reason when they suspend one."}
        reinstate: {type: bool, description: "Whether they may reinstate suspended accounts."}
        approve: {type: bool, description: "Whether they may approve guests who registered themselves."}
        approve_own_only: {type: bool, description: "Whether only those who named them as the person visited."}
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
