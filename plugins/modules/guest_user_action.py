#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approve, suspend and tell guests."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_user_action
short_description: Approve, deny, suspend, reinstate and notify guests of Cisco ISE
version_added: "0.1.0"
description:
  - Does to guest accounts what sponsors do in the sponsor portal beside changing them.
  - All guests are looked up before anything is done to one. If one does not exist, nothing is done.
  - When ISE refuses one of several guests, the task fails and RV(guest_users) holds what was done to those before.
extends_documentation_fragment:
  - openise.ise.connection
  - openise.ise.sponsor
author:
  - openise.ise contributors (@openise)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying ISE.
    support: full
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
    support: none
  idempotent:
    description: When run twice in a row outside check mode, with the same arguments, the second time indicates no change.
    support: partial
    details: V(reset_password), V(email) and V(sms) are done each time.
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
options:
  action:
    description:
      - V(approve) lets guests in who registered themselves, V(deny) turns them away. A guest who is awaited or active is approved
        already.
      - V(suspend) locks accounts, V(reinstate) unlocks suspended ones, and others that ISE reinstates, such as denied ones. A
        guest who is awaited or active needs no reinstating.
      - V(reset_password) gives each guest a new password, which is returned.
      - V(email) and V(sms) send guests their credentials. They need an e-mail address, or a telephone number.
    type: str
    required: true
    choices: [approve, deny, suspend, reinstate, reset_password, email, sms]
  name:
    description:
      - One guest, by name.
    type: str
  names:
    description:
      - Several guests, by name.
    type: list
    elements: str
  id:
    description:
      - One guest, by identifier.
    type: str
  filters:
    description:
      - All guests that fit. None is no failure.
    type: list
    elements: dict
    suboptions:
      field:
        description:
          - What is compared. V(ends_on) takes a day such as V(01-DEC-26), V(created) a time such as V(12/01/2026 09:30).
        type: str
        required: true
        choices:
          - name
          - user_name
          - first_name
          - last_name
          - company
          - email
          - phone_number
          - guest_type
          - group_tag
          - person_being_visited
          - sponsor
          - status
          - created
          - ends_on
      operator:
        description: How it is compared. Not every ISE release offers every operator for every field.
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
        description: What it is compared with.
        type: str
        required: true
  match:
    description:
      - Whether a guest must fit all O(filters) or any one of them.
    type: str
    choices: [all, any]
    default: all
  reason:
    description:
      - Why guests are suspended. Some sponsor groups must say so.
    type: str
  portal:
    description:
      - Sponsor portal, by name, whose texts are sent. Needed for V(email) and V(sms), unless O(portal_id) is given.
      - Only administrators may look the name up, which takes O(username) to be one, beside O(sponsor_username).
    type: str
  portal_id:
    description:
      - The same, by its identifier, which needs no look-up. M(openise.ise.portal_info) tells it.
    type: str
  sender_email:
    description:
      - Address the e-mail comes from. Needed for V(email).
    type: str
seealso:
  - module: openise.ise.guest_user
  - module: openise.ise.guest_user_info
"""

EXAMPLES = r"""
- name: Give two contractors access
  openise.ise.guest_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    name: "{{ item }}"
    guest_type: Contractor (default)
    portal_id: 04cd708b-feef-4c75-bf3e-2d2a9c302da2
    location: San Jose
    from_date: 2026-12-01 08:00
    valid_days: 90
    company: Example
    email: "{{ item }}@example.com"
    guest_password: "{{ guest_password }}"
  loop: [mary, peter]

- name: Suspend one of them
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    action: suspend
    name: mary
    reason: Badge lost

- name: Reinstate all guests of a company who are suspended
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    action: reinstate
    filters:
      - field: company
        value: Example
      - field: status
        value: suspended

- name: Give both a new password
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    action: reset_password
    names: [mary, peter]
  no_log: true # the result holds the passwords
  register: renewed

- name: Send one of them the credentials, from a portal given by name
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    sponsor_username: "{{ sponsor_username }}"
    sponsor_password: "{{ sponsor_password }}"
    action: email
    name: peter
    portal: Sponsor Portal (default)
    sender_email: reception@example.com
"""

RETURN = r"""
guest_users:
  description: The guests chosen, in the order of O(names), or by name. When the task fails on one of several, those before it.
  returned: success, and when the task failed on one of several guests
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the account."}
    name: {type: str, description: "Name of the guest."}
    status_before:
      description: State of the account before.
      type: str
      choices: [awaiting_initial_login, pending_approval, active, suspended, expired, denied]
    changed: {type: bool, description: "Whether something was done to this guest."}
    password:
      description:
        - New password. It is returned once, and Ansible does not hide it. Set C(no_log) for the task and pass it on at once.
      returned: with V(reset_password), not in check mode
      type: str
  sample:
    - id: 1c5a8d20-8f4f-11eb-b4a8-9eb04987ed29
      name: mary
      status_before: active
      changed: true
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.guest_user_action import GuestActionTask

TASK = GuestActionTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
