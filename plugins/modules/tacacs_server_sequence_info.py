#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read TACACS+ server sequences."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_server_sequence_info
short_description: Read TACACS+ server sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a TACACS+ server sequence by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.tacacs_server_sequence
"""

EXAMPLES = r"""
- name: Read one sequence
  openise.ise.tacacs_server_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Home
  register: home

- name: List all sequences with their servers
  openise.ise.tacacs_server_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: sequences
"""

RETURN = r"""
tacacs_server_sequences:
  description:
    - The sequences found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the sequence."}
    description: {type: str, description: "Free text."}
    servers:
      description: >-
        Names of the external TACACS+ servers, in the order in which ISE tries them, see
        M(openise.ise.tacacs_external_server).
      type: list
      elements: str
    strip_prefix:
      description: >-
        Whether ISE strips the prefix up to RV(tacacs_server_sequences[].prefix_separator) from a user name before it
        forwards it.
      type: bool
    prefix_separator: {type: str, description: "The single character that ends the prefix, as in C(DOMAIN\\user)."}
    strip_suffix:
      description: >-
        Whether ISE strips the suffix starting at RV(tacacs_server_sequences[].suffix_separator) from a user name before
        it forwards it.
      type: bool
    suffix_separator: {type: str, description: "The single character that begins the suffix, as in C(user@domain)."}
    remote_accounting: {type: bool, description: "Whether ISE sends accounting to the servers."}
    local_accounting: {type: bool, description: "Whether ISE stores accounting itself."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 1af3d6e2-cc3b-4603-b80f-6827768335ab
      name: Old_Servers
      description: Until all devices are moved
      servers: [acs1, acs2]
      strip_prefix: false
      prefix_separator: '\'
      strip_suffix: false
      suffix_separator: '@'
      remote_accounting: true
      local_accounting: true
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_server_sequence import (
    TACACS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(TACACS_SERVER_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
