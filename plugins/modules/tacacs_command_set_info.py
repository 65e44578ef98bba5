#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read TACACS+ command sets."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_command_set_info
short_description: Read TACACS+ command sets of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a TACACS+ command set by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.tacacs_command_set
"""

EXAMPLES = r"""
- name: Read one command set
  openise.ise.tacacs_command_set_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: DenyAllCommands
  register: nothing

- name: List all command sets with their commands
  openise.ise.tacacs_command_set_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: command_sets
"""

RETURN = r"""
tacacs_command_sets:
  description:
    - The command sets found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the command set."}
    description: {type: str, description: "Free text."}
    permit_unmatched:
      description: "Whether a command that matches no entry of RV(tacacs_command_sets[].commands) is permitted."
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
    - id: 0cef7990-6120-11ea-bffb-7a82c56e81f0
      name: Help-Desk
      description: Show and ping
      permit_unmatched: false
      commands:
        - {grant: permit, command: show, arguments: ""}
        - {grant: permit, command: ping, arguments: ""}
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_command_set import TACACS_COMMAND_SET
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(TACACS_COMMAND_SET)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
