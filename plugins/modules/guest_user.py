#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a guest account."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_user
short_description: Manage guest accounts of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes guest accounts, as sponsors do in the sponsor portal.
  - To approve, suspend or notify guests, use M(openise.ise.guest_user_action).
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
  - openise.ise.resource.secrets
  - openise.ise.sponsor
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Login name of the guest. ISE cannot change it for an existing account.
      - Required unless O(id) is set. ISE could generate a name, but such a task would create another guest on every run.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  guest_type:
    description:
      - Name of the guest type. It limits the duration of the account.
      - Required to create an account.
    type: str
  portal:
    description:
      - Name of the sponsor portal. ISE uses its settings for options that are not set, such as the language.
      - ISE requires the portal for every write and never returns it. Therefore this option or O(portal_id) is required to
        create and to change an account.
      - Only administrators can look up the name, so O(username) must be an administrator, in addition to
        O(sponsor_username).
    type: str
  portal_id:
    description:
      - Identifier of the sponsor portal, which needs no look-up. M(openise.ise.portal_info) returns it.
    type: str
  sponsor:
    description:
      - Sponsor who owns the account. Defaults to the sponsor who creates it. ISE cannot change it for an existing account.
    type: str
  person_being_visited:
    description:
      - Person whom the guest visits.
    type: str
  reason_for_visit:
    description:
      - Reason for the visit.
    type: str
  location:
    description:
      - Name of the guest location. Its time zone applies to O(from_date) and O(to_date).
      - Required to create an account.
    type: str
  ssid:
    description:
      - SSID of the wireless network in the guest's notification.
    type: str
  group_tag:
    description:
      - Tag that groups accounts.
    type: str
  valid_days:
    description:
      - Number of days for which the account is valid. It is the difference between the dates of O(from_date) and O(to_date),
        regardless of their times.
      - Of these three options, those that are not set are computed from the others and from the existing account. To extend
        an account, set a new O(to_date) or a new number of days.
    type: int
  from_date:
    description:
      - Start of the account, such as V(2026-12-01 09:30), V(2026-12-01T09:30), or V(12/01/2026 09:30) in ISE's format, in
        the time zone of O(location).
      - A time with an offset, such as V(2026-12-01T08:30:00Z), requires O(time_zone).
      - Required to create an account.
    type: str
  to_date:
    description:
      - End of the account, in the same formats as O(from_date).
      - Required to create an account, unless O(valid_days) is set.
    type: str
  time_zone:
    description:
      - Time zone of O(location), such as V(Europe/Berlin), for converting dates with an offset. ISE does not return it.
    type: str
  first_name:
    description:
      - First name of the guest.
    type: str
  last_name:
    description:
      - Last name of the guest.
    type: str
  company:
    description:
      - Company of the guest.
    type: str
  email:
    description:
      - Email address of the guest.
    type: str
  phone_number:
    description:
      - Telephone number of the guest in E.164 format, such as V(+13211239034).
    type: str
  sms_provider:
    description:
      - SMS provider that sends the credentials to the guest.
    type: str
  notification_language:
    description:
      - Language of the guest's notifications.
    type: str
  guest_password:
    description:
      - Password of the guest. It must comply with ISE's policy for guest passwords.
      - If it is not set, ISE generates a password when the account is created, and the task returns it once, as
        RV(generated_guest_password).
      - ISE returns it only to sponsors whose sponsor group may view guest passwords. Other sponsors must set it for every
        change of an account, because ISE then requires the whole account.
    type: str
  custom_fields:
    description:
      - Values of custom fields, by name. Fields that are not listed keep their value; an empty value clears a field.
    type: dict
seealso:
  - module: openise.ise.guest_user_info
  - module: openise.ise.guest_user_action
  - module: openise.ise.guest_type_info
  - module: openise.ise.portal_info
"""

EXAMPLES = r"""
- name: Create an account for a contractor for a quarter
  openise.ise.guest_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    sponsor_username: "{{ sponsor_username }}"
    sponsor_password: "{{ sponsor_password }}"
    name: jdoe
    guest_type: Contractor (default)
    portal: Sponsor Portal (default)
    location: San Jose
    from_date: 2026-12-01 08:00
    valid_days: 90
    first_name: Jane
    last_name: Doe
    company: Example
    email: jane@example.com
    person_being_visited: Joe Bloggs
  no_log: true # the result contains the password that ISE generated
  register: contractor

- name: Extend the account, in coordinated universal time
  openise.ise.guest_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    sponsor_username: "{{ sponsor_username }}"
    sponsor_password: "{{ sponsor_password }}"
    name: jdoe
    portal: Sponsor Portal (default)
    to_date: "2027-04-01T01:00:00Z"
    time_zone: America/Los_Angeles

- name: Create an account with only a sponsor's credentials
  openise.ise.guest_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    name: visitor-17
    guest_type: Daily (default)
    portal_id: 04cd708b-feef-4c75-bf3e-2d2a9c302da2
    location: San Jose
    from_date: 12/01/2026 09:00
    to_date: 12/02/2026 18:00
    guest_password: "{{ guest_password }}"

- name: Remove the account
  openise.ise.guest_user:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    name: visitor-17
    state: absent
"""

RETURN = r"""
guest_user:
  description: The guest account, with the option names as keys. Empty when the account is absent.
  returned: success
  type: dict
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
        in the time zone of RV(guest_user.location).
      type: str
    to_date: {type: str, description: "End of the account, in the same formats as RV(guest_user.from_date)."}
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
    id: 1c5a8d20-8f4f-11eb-b4a8-9eb04987ed29
    name: jdoe
    guest_type: Contractor (default)
    location: San Jose
    valid_days: 90
    from_date: 2026-12-01 08:00
    to_date: 2027-03-01 08:00
    first_name: Jane
    last_name: Doe
    status: awaiting_initial_login
generated_guest_password:
  description:
    - Password that ISE generated for a new guest. Only the task that creates the account returns it. It is not in the diff,
      and Ansible does not hide it. Set C(no_log) for the task and deliver the value at once.
    - Omitted if the sponsor group may not view guest passwords; M(openise.ise.guest_user_action) can set a new one.
  returned: when an account was created without O(guest_password)
  type: str
  sample: 7gT2hq9x
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_user import GUEST_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(GUEST_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
