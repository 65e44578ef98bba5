#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep a guest account present or absent."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_user
short_description: Manage guest accounts of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes guest accounts, as sponsors do in the sponsor portal.
  - To approve, suspend or tell guests, use M(openise.ise.guest_user_action).
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
  - openise.ise.sponsor
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name the guest logs in with. ISE cannot change it of an existing account.
      - ISE could make one up, but a task that creates another guest each time it runs could not be repeated, so it is needed
        unless O(id) is given.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  guest_type:
    description:
      - Guest type, by name. It limits for how long the account may be valid.
      - Needed to create an account.
    type: str
  portal:
    description:
      - Sponsor portal, by name, from which ISE takes what the task does not give, such as the language.
      - ISE wants it for every write and never tells it, so it (or O(portal_id)) is needed to create and to change an account.
      - Only administrators may look the name up, which takes O(username) to be one, beside O(sponsor_username).
    type: str
  portal_id:
    description:
      - The same, by its identifier, which needs no look-up. M(openise.ise.portal_info) tells it.
    type: str
  sponsor:
    description:
      - Sponsor the account belongs to, where that is not who creates it. ISE cannot change it of an existing account.
    type: str
  person_being_visited:
    description:
      - Who is visited.
    type: str
  reason_for_visit:
    description:
      - Why.
    type: str
  location:
    description:
      - Guest location, by name. Its time zone is that of O(from_date) and O(to_date).
      - Needed to create an account.
    type: str
  ssid:
    description:
      - Wireless network the guest is told.
    type: str
  group_tag:
    description:
      - Tag that groups accounts.
    type: str
  valid_days:
    description:
      - Days the account is valid, the difference between the dates of O(from_date) and O(to_date), whatever their times.
      - What is not given of the three follows from the others, and from what the account has. To extend an account, give a new
        O(to_date), or the new number of days.
    type: int
  from_date:
    description:
      - When the account begins, such as V(2026-12-01 09:30), V(2026-12-01T09:30), or V(12/01/2026 09:30) as ISE writes it, in the
        time zone of O(location).
      - With an offset, such as V(2026-12-01T08:30:00Z), O(time_zone) is needed.
      - Needed to create an account.
    type: str
  to_date:
    description:
      - When the account ends, written like O(from_date).
      - Needed to create an account, unless O(valid_days) is given.
    type: str
  time_zone:
    description:
      - Time zone of O(location), such as V(Europe/Berlin), to translate dates that have an offset. ISE does not tell it.
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
      - E-mail address of the guest.
    type: str
  phone_number:
    description:
      - Telephone number of the guest in E.164 form, such as V(+13211239034).
    type: str
  sms_provider:
    description:
      - SMS provider by which the guest is told the password.
    type: str
  notification_language:
    description:
      - Language in which the guest is told the password.
    type: str
  guest_password:
    description:
      - Password of the guest. It has to satisfy ISE's policy for guest passwords.
      - If it is not given, ISE makes one up when the account is created, and the task returns it once, as
        RV(generated_guest_password).
      - ISE shows it to sponsors whose sponsor group may see guest passwords. Others have to give it whenever an account is
        changed, because ISE wants the whole account then.
    type: str
  custom_fields:
    description:
      - Values of fields of your own, by name. Fields that are not given stay; an empty value clears one.
    type: dict
seealso:
  - module: openise.ise.guest_user_info
  - module: openise.ise.guest_user_action
  - module: openise.ise.guest_type_info
  - module: openise.ise.portal_info
"""

EXAMPLES = r"""
- name: Give a contractor access for a quarter
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
  no_log: true # the result holds the password that ISE made up
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

- name: Create an account with a sponsor's account alone
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
  description: The guest account under the names of the options. Empty when the account is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name the guest logs in with."}
    description: {type: str, description: "Free text."}
    guest_type: {type: str, description: "Guest type, by name."}
    sponsor: {type: str, description: "Sponsor the account belongs to, where that is not who creates it."}
    person_being_visited: {type: str, description: "Who is visited."}
    reason_for_visit: {type: str, description: "Why."}
    location: {type: str, description: "Guest location, by name."}
    ssid: {type: str, description: "Wireless network the guest is told."}
    group_tag: {type: str, description: "Tag that groups accounts."}
    valid_days:
      description: >-
        Days the account is valid, the difference between the dates of RV(guest_user.from_date) and
        RV(guest_user.to_date), whatever their times.
      type: int
    from_date:
      description: >-
        When the account begins, such as V(2026-12-01 09:30), V(2026-12-01T09:30), or V(12/01/2026 09:30) as ISE writes
        it, in the time zone of RV(guest_user.location).
      type: str
    to_date: {type: str, description: "When the account ends, written like RV(guest_user.from_date)."}
    first_name: {type: str, description: "First name of the guest."}
    last_name: {type: str, description: "Last name of the guest."}
    company: {type: str, description: "Company of the guest."}
    email: {type: str, description: "E-mail address of the guest."}
    phone_number: {type: str, description: "Telephone number of the guest in E.164 form, such as V(+13211239034)."}
    sms_provider: {type: str, description: "SMS provider by which the guest is told the password."}
    notification_language: {type: str, description: "Language in which the guest is told the password."}
    custom_fields: {type: dict, description: "Values of fields of your own, by name."}
    status:
      description: "State of the account."
      type: str
      choices: [awaiting_initial_login, pending_approval, active, suspended, expired, denied]
    status_reason: {type: str, description: "Why the account is in this state."}
    sponsor_id: {type: str, description: "Identifier of the sponsor."}
    user_name: {type: str, description: "Name the guest logs in with."}
    enabled: {type: bool, description: "Whether the account is enabled."}
    created: {type: str, description: "When the account was made."}
  # end: written by tools/reference.py
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
    - Password that ISE made up for a new guest. It is returned by the task that creates the account and never again, it is not
      in the diff, and Ansible does not hide it. Set C(no_log) for the task and pass the value on at once.
    - Missing where the sponsor group may not see guest passwords; M(openise.ise.guest_user_action) can give the guest another.
  returned: when an account was created without O(guest_password)
  type: str
  sample: 7gT2hq9x
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_user import GUEST_USER
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import ResourceTask

TASK = ResourceTask(GUEST_USER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
