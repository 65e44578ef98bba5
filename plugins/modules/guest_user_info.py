#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read guest accounts."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_user_info
short_description: Read guest accounts of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a guest account by name or id, or lists those that match filters, or all that the sponsor may view.
  - Passwords are never returned.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
  - openise.ise.sponsor
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all accounts are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description:
          - Attribute to compare. V(ends_on) takes a day such as V(01-DEC-26), V(created) a time such as V(12/01/2026 09:30).
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
  - module: openise.ise.guest_user_action
"""

EXAMPLES = r"""
- name: Read one account
  openise.ise.guest_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    name: jdoe
  register: contractor

- name: List the guests of a company who have not yet logged in
  openise.ise.guest_user_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    filters:
      - field: company
        value: Example
      - field: status
        value: awaiting_initial_login
    details: true
  register: not_yet
"""

RETURN = r"""
guest_users:
  description:
    - The accounts found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Login name of the guest."}
    description: {type: str, description: "Free text."}
    guest_type: {type: str, description: "Name of the guest type."}
    sponsor: {type: str, description: "Sponsor who owns the account."}
    person_being_visited: {type: str, description: "Person whom the guest visits."}
    reason_for_visit: {type: str, description: "Reason for the visit."}
    location: {type: str, description: "Name of the guest location."}
    ssid: {type: str, description: "SSID of the wireless network in the guest's notification."}
    group_tag: {type: str, description: "Tag that groups accounts."}
    valid_days: {type: int, description: "Number of days for which the account is valid."}
    from_date:
      description: >-
        Start of the account, such as V(2026-12-01 09:30), V(2026-12-01T09:30), or V(12/01/2026 09:30) in ISE's format,
        in the time zone of RV(guest_users[].location).
      type: str
    to_date: {type: str, description: "End of the account, in the same formats as RV(guest_users[].from_date)."}
    first_name: {type: str, description: "First name of the guest."}
    last_name: {type: str, description: "Last name of the guest."}
    company: {type: str, description: "Company of the guest."}
    email: {type: str, description: "Email address of the guest."}
    phone_number: {type: str, description: "Telephone number of the guest in E.164 format, such as V(+13211239034)."}
    sms_provider: {type: str, description: "SMS provider that sends the credentials to the guest."}
    notification_language: {type: str, description: "Language of the guest's notifications."}
    custom_fields: {type: dict, description: "Values of custom fields, by name."}
    status:
      description: "State of the account."
      type: str
      choices: [awaiting_initial_login, pending_approval, active, suspended, expired, denied]
    status_reason: {type: str, description: "Reason for the state of the account."}
    sponsor_id: {type: str, description: "Identifier of the sponsor."}
    user_name: {type: str, description: "Name the guest logs in with."}
    enabled: {type: bool, description: "Whether the account is enabled."}
    created: {type: str, description: "When the account was made."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 1c5a8d20-8f4f-11eb-b4a8-9eb04987ed29
      name: jdoe
      guest_type: Contractor (default)
      location: San Jose
      valid_days: 90
      from_date: 2026-12-01 08:00
      to_date: 2027-03-01 08:00
      status: active
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_user import GUEST_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(GUEST_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
