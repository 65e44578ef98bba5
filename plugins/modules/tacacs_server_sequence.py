#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a TACACS+ server sequence."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_server_sequence
short_description: Manage TACACS+ server sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes TACACS+ server sequences. A device administration policy set can forward requests
    to a sequence instead of deciding itself. A sequence defines the external TACACS+ servers and their order.
notes:
  - ISE's lists of sequences can be neither filtered nor sorted. A single object is looked up by name with one request.
  - ISE stores the names of servers. If ISE refuses a sequence, the error message lists the names that do not exist.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the sequence.
      - Required unless O(id) is set. With O(id), the sequence is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  servers:
    description:
      - Names of the external TACACS+ servers, in the order in which ISE tries them, see
        M(openise.ise.tacacs_external_server). The list replaces the list on ISE. A name must not contain a comma.
      - Required to create a sequence. It cannot be cleared.
    type: list
    elements: str
  strip_prefix:
    description:
      - Whether ISE strips the prefix up to O(prefix_separator) from a user name before it forwards it. Defaults to V(false)
        for a new sequence.
    type: bool
  prefix_separator:
    description:
      - The single character that ends the prefix, as in C(DOMAIN\user). ISE defaults to C(\).
    type: str
  strip_suffix:
    description:
      - Whether ISE strips the suffix starting at O(suffix_separator) from a user name before it forwards it. Defaults to
        V(false) for a new sequence.
    type: bool
  suffix_separator:
    description:
      - The single character that begins the suffix, as in C(user@domain). ISE defaults to V(@).
    type: str
  remote_accounting:
    description:
      - Whether ISE sends accounting to the servers. Defaults to V(true) for a new sequence.
    type: bool
  local_accounting:
    description:
      - Whether ISE stores accounting itself. Defaults to V(false) for a new sequence.
    type: bool
seealso:
  - module: openise.ise.tacacs_server_sequence_info
"""

EXAMPLES = r"""
- name: Create the external TACACS+ servers
  openise.ise.tacacs_external_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: "{{ item.name }}"
    ip_address: "{{ item.address }}"
    shared_secret: "{{ tacacs_secret }}"
  loop:
    - {name: acs1, address: 192.0.2.49}
    - {name: acs2, address: 192.0.2.50}

- name: Forward to the first one, and to the second one if the first does not respond
  openise.ise.tacacs_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Old_Servers
    description: Until all devices are moved
    servers:
      - acs1
      - acs2
    local_accounting: true

- name: Try the second one first
  openise.ise.tacacs_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Old_Servers
    servers:
      - acs2
      - acs1

- name: Remove the sequence
  openise.ise.tacacs_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Old_Servers
    state: absent
"""

RETURN = r"""
tacacs_server_sequence:
  description: The sequence, with the option names as keys. Empty when the sequence is absent.
  returned: success
  type: dict
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
        Whether ISE strips the prefix up to RV(tacacs_server_sequence.prefix_separator) from a user name before it
        forwards it.
      type: bool
    prefix_separator: {type: str, description: "The single character that ends the prefix, as in C(DOMAIN\\user)."}
    strip_suffix:
      description: >-
        Whether ISE strips the suffix starting at RV(tacacs_server_sequence.suffix_separator) from a user name before it
        forwards it.
      type: bool
    suffix_separator: {type: str, description: "The single character that begins the suffix, as in C(user@domain)."}
    remote_accounting: {type: bool, description: "Whether ISE sends accounting to the servers."}
    local_accounting: {type: bool, description: "Whether ISE stores accounting itself."}
  # end: written by docs/generate/reference.py
  sample:
    id: 1af3d6e2-cc3b-4603-b80f-6827768335ab
    name: Old_Servers
    description: Until all devices are moved
    servers: [acs1, acs2]
    strip_prefix: false
    prefix_separator: '\'
    strip_suffix: false
    suffix_separator: '@'
    remote_accounting: true
    local_accounting: true
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_server_sequence import (
    TACACS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(TACACS_SERVER_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
