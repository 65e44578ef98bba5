#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read guest types."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_type_info
short_description: Read guest types of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a guest type by name or id, or lists those that match filters, or all.
  - A guest type defines the duration and times of access, the number of devices, and the sponsors who may use it.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all guest types are listed.
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
  - module: openise.ise.sponsor_group_info
"""

EXAMPLES = r"""
- name: Read one guest type
  openise.ise.guest_type_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Contractor (default)
  register: contractor

- name: Show the maximum duration for contractors
  ansible.builtin.debug:
    msg: "{{ contractor.guest_types[0].access_time.maximum_duration }} {{ contractor.guest_types[0].access_time.unit }}"

- name: Read all guest types
  openise.ise.guest_type_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: guest_types
"""

RETURN = r"""
guest_types:
  description:
    - The guest types found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the guest type."}
    description: {type: str, description: "Free text."}
    built_in: {type: bool, description: "Whether the type is built into ISE."}
    access_time:
      description: Duration and times of access.
      type: dict
      contains:
        from_first_login: {type: bool, description: "Whether the duration starts at the first login and not on a set date."}
        unit: {type: str, choices: [days, hours, minutes], description: "Unit of both durations."}
        default_duration: {type: int, description: "Default duration."}
        maximum_duration: {type: int, description: "Maximum duration that sponsors may set."}
        limited: {type: bool, description: "Whether guests may log in only at RV(guest_types[].access_time.times)."}
        times:
          description: Times at which guests may log in.
          type: list
          elements: dict
          contains:
            start: {type: str, description: "Start, as HH:MM."}
            end: {type: str, description: "End, as HH:MM."}
            days: {type: list, elements: str, description: "Days of the week, in English."}
    login:
      description: Login settings.
      type: dict
      contains:
        endpoint_group: {type: str, description: "Endpoint identity group of the guests' devices."}
        limited: {type: bool, description: "Whether the number of simultaneous logins is limited."}
        maximum: {type: int, description: "Maximum number of simultaneous logins."}
        on_excess:
          description: Action when a guest exceeds that number.
          type: str
          choices: [disconnect_oldest, disconnect_newest]
        maximum_devices: {type: int, description: "Maximum number of devices that a guest may register."}
        portal_bypass: {type: bool, description: "Whether guests may log in without the portal, with 802.1X for example."}
    expiry_notice:
      description: Notification of guests before their account expires.
      type: dict
      contains:
        enabled: {type: bool, description: "Whether guests are notified."}
        ahead: {type: int, description: "Time before the expiry."}
        unit: {type: str, choices: [days, hours, minutes], description: "Unit of RV(guest_types[].expiry_notice.ahead)."}
        email: {type: bool, description: "Whether an email is sent."}
        email_text: {type: str, description: "Text of the email."}
        sms: {type: bool, description: "Whether an SMS is sent."}
        sms_text: {type: str, description: "Text of the SMS."}
    sponsor_groups: {type: list, elements: str, description: "Sponsor groups that may use the type."}
    dynamic: {type: bool, description: "Whether groups of other identity stores are mapped. Since ISE 3.3."}
    dynamic_groups:
      description: Groups of other identity stores whose members are guests of this type. Since ISE 3.3.
      type: list
      elements: dict
      contains:
        external_group: {type: str, description: "Group, with its identity store."}
        endpoint_group_id: {type: str, description: "Identifier of the endpoint identity group for their devices."}
  sample:
    - id: 9f03a151-8c01-11e6-996c-525400b48521
      name: Contractor (default)
      description: Default settings allow network access for up to a year.
      built_in: true
      access_time:
        from_first_login: false
        unit: days
        default_duration: 90
        maximum_duration: 365
        limited: false
      login:
        endpoint_group: GuestEndpoints
        limited: true
        maximum: 3
        on_excess: disconnect_oldest
        maximum_devices: 5
        portal_bypass: false
      sponsor_groups: [ALL_ACCOUNTS (default), GROUP_ACCOUNTS (default)]
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_type import GUEST_TYPE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(GUEST_TYPE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
