#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approve, suspend and notify guests."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_user_action
short_description: Approve, deny, suspend, reinstate and notify guests of Cisco ISE
version_added: "0.1.0"
description:
  - Performs the actions of the sponsor portal on guest accounts, other than changing their attributes.
  - All guests are looked up before the first action. If a guest does not exist, no action is performed.
  - If the action fails for one of several guests, the others are still processed, and the task fails at the end. Only a failure
    that concerns all guests, such as a refused login, ends it at once. RV(guest_users) has the outcome of each guest, and
    RV(remaining) names those whom a rerun should process.
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
    details: >-
      V(reset_password), V(email) and V(sms) are performed every time. After a failure, a rerun for RV(remaining), or with
      O(receipts), does not repeat them for guests that got theirs.
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
options:
  action:
    description:
      - V(approve) approves guests who registered themselves, V(deny) rejects them. A guest who is awaiting initial login or
        active counts as approved.
      - V(suspend) suspends accounts, V(reinstate) reinstates suspended accounts, and others that ISE can reinstate, such as
        denied ones. A guest who is awaiting initial login or active is not changed by V(reinstate).
      - V(reset_password) sets a new password for each guest and returns it.
      - V(email) and V(sms) send the credentials to the guests. The accounts must have an email address or a telephone
        number.
    type: str
    required: true
    choices: [approve, deny, suspend, reinstate, reset_password, email, sms]
  name:
    description:
      - Name of one guest.
    type: str
  names:
    description:
      - Names of several guests.
    type: list
    elements: str
  id:
    description:
      - Identifier of one guest.
    type: str
  filters:
    description:
      - All guests that match. The task does not fail if no guest matches.
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
  match:
    description:
      - Whether a guest must match all O(filters) or any of them.
    type: str
    choices: [all, any]
    default: all
  reason:
    description:
      - Reason for suspending guests. Required for some sponsor groups.
    type: str
  portal:
    description:
      - Name of the sponsor portal whose texts are sent. Required for V(email) and V(sms), unless O(portal_id) is set.
      - Only administrators can look up the name, so O(username) must be an administrator, in addition to
        O(sponsor_username).
    type: str
  portal_id:
    description:
      - Identifier of the sponsor portal, which needs no look-up. M(openise.ise.portal_info) returns it.
    type: str
  sender_email:
    description:
      - Sender address of the email. Required for V(email).
    type: str
  receipts:
    description:
      - File on the machine where the task runs, for V(reset_password), V(email) and V(sms), which leave no trace in ISE. While
        not all guests are done, the file says which are. The next run of the same action skips those, and reports guests whose
        outcome is unknown without repeating it. When all are done, the file is removed.
      - The file contains identifiers of guests, no names and no passwords. A new password is returned only by the run that set
        it. Give each task its own file.
      - Without the file, repeat a failed task for RV(remaining) only. In particular, do not let Ansible repeat the task with
        C(retries).
    type: path
seealso:
  - module: openise.ise.guest_user
  - module: openise.ise.guest_user_info
"""

EXAMPLES = r"""
- name: Approve two contractors
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

- name: Reset the password of both
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    action: reset_password
    names: [mary, peter]
  no_log: true # the result contains the passwords
  register: renewed

- name: Send the credentials to one of them, with the texts of a portal given by name
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

- name: Send the credentials to both, so that a rerun after a failure sends them to nobody twice
  openise.ise.guest_user_action:
    hostname: "{{ ise_hostname }}"
    username: "{{ sponsor_username }}"
    password: "{{ sponsor_password }}"
    action: email
    names: [mary, peter]
    portal_id: 04cd708b-feef-4c75-bf3e-2d2a9c302da2
    sender_email: reception@example.com
    receipts: "{{ playbook_dir }}/mails_to_guests.json"
"""

RETURN = r"""
guest_users:
  description: >-
    The selected guests, in the order of O(names), or ordered by name.
  returned: success, and when the action failed for some guests
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the account."}
    name: {type: str, description: "Name of the guest."}
    status_before:
      description: State of the account before the action.
      type: str
      choices: [awaiting_initial_login, pending_approval, active, suspended, expired, denied]
    changed: {type: bool, description: "Whether an action was performed on this guest."}
    outcome:
      description:
        - V(done) if the action was performed, V(planned) in check mode. V(unchanged) if nothing was to be done, according to
          RV(guest_users[].status_before) or O(receipts).
        - V(failed) if it was not performed. V(unknown) if ISE may have performed it. V(not_begun) if a failure before ended the
          task.
      type: str
    msg: {type: str, description: "Error and its remedy, or why nothing was done."}
    password:
      description:
        - New password. It is returned once, and Ansible does not hide it. Set C(no_log) for the task and deliver it at once.
      returned: with V(reset_password), not in check mode
      type: str
  sample:
    - id: 1c5a8d20-8f4f-11eb-b4a8-9eb04987ed29
      name: mary
      status_before: active
      changed: true
      outcome: done
remaining:
  description: Names of the guests for whom the action was not performed, for a rerun with O(names).
  returned: success, and when the action failed for some guests
  type: list
  elements: str
  sample: []
unknown:
  description:
    - Names of the guests for whom ISE may have performed the action. Check them before a rerun; RV(remaining) does not contain
      them.
  returned: success, and when the action failed for some guests
  type: list
  elements: str
  sample: []
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.guest_user_action import GuestActionTask

TASK = GuestActionTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
