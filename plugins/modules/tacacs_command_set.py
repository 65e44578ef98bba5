#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a TACACS+ command set."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_command_set
short_description: Manage TACACS+ command sets of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes TACACS+ command sets, which define the commands that an administrator may run on a
    device.
notes:
  - ISE's lists of command sets can be neither filtered nor sorted. A single object is looked up by name with one request.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the command set.
      - Required unless O(id) is set. With O(id), the command set is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  permit_unmatched:
    description:
      - Whether a command that matches no entry of O(commands) is permitted. Defaults to V(false) for a new command set.
    type: bool
  commands:
    description:
      - Permitted and denied commands, in this order. The list replaces the list on ISE; an empty list removes all.
    type: list
    elements: dict
    suboptions:
      grant:
        description:
          - Action for the command. V(deny_always) takes precedence over a permit in any other command set of the user.
        type: str
        choices: [permit, deny, deny_always]
        required: true
      command:
        description:
          - The command. It may contain the wildcards C(*) and C(?).
        type: str
        required: true
      arguments:
        description:
          - Regular expression that the arguments must match. Defaults to an empty string.
        type: str
seealso:
  - module: openise.ise.tacacs_command_set_info
"""

EXAMPLES = r"""
- name: Permit the help desk only show and ping
  openise.ise.tacacs_command_set:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Help-Desk
    description: Show and ping
    permit_unmatched: false
    commands:
      - grant: permit
        command: show
      - grant: permit
        command: ping
      - grant: deny_always
        command: show
        arguments: running-config

- name: Permit everything but a reload
  openise.ise.tacacs_command_set:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Engineers
    permit_unmatched: true
    commands:
      - grant: deny_always
        command: reload

- name: Permit a reload as well
  openise.ise.tacacs_command_set:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Engineers
    commands: []

- name: Remove the command set
  openise.ise.tacacs_command_set:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Help-Desk
    state: absent
"""

RETURN = r"""
tacacs_command_set:
  description: The command set, with the option names as keys. Empty when the command set is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the command set."}
    description: {type: str, description: "Free text."}
    permit_unmatched:
      description: "Whether a command that matches no entry of RV(tacacs_command_set.commands) is permitted."
      type: bool
    commands:
      description: "Permitted and denied commands, in this order."
      type: list
      elements: dict
      contains:
        grant: {type: str, choices: [permit, deny, deny_always], description: "Action for the command."}
        command: {type: str, description: "The command."}
        arguments: {type: str, description: "Regular expression that the arguments must match."}
  # end: written by docs/generate/reference.py
  sample:
    id: 0cef7990-6120-11ea-bffb-7a82c56e81f0
    name: Help-Desk
    description: Show and ping
    permit_unmatched: false
    commands:
      - {grant: permit, command: show, arguments: ""}
      - {grant: permit, command: ping, arguments: ""}
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_command_set import TACACS_COMMAND_SET
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(TACACS_COMMAND_SET)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
