#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read RADIUS server sequences."""

from __future__ import annotations

DOCUMENTATION = r"""
module: radius_server_sequence_info
short_description: Read RADIUS server sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a RADIUS server sequence by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.radius_server_sequence
"""

EXAMPLES = r"""
- name: Read one sequence
  openise.ise.radius_server_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Home
  register: home

- name: List all sequences with their servers
  openise.ise.radius_server_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: sequences
"""

RETURN = r"""
radius_server_sequences:
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
        Names of the external RADIUS servers, in the order in which ISE tries them, see
        M(openise.ise.external_radius_server).
      type: list
      elements: str
    strip_prefix:
      description: >-
        Whether ISE strips the prefix up to RV(radius_server_sequences[].prefix_separator) from a user name before it
        forwards it.
      type: bool
    prefix_separator: {type: str, description: "The single character that ends the prefix, as in C(DOMAIN\\user)."}
    strip_suffix:
      description: >-
        Whether ISE strips the suffix starting at RV(radius_server_sequences[].suffix_separator) from a user name before
        it forwards it.
      type: bool
    suffix_separator: {type: str, description: "The single character that begins the suffix, as in C(user@domain)."}
    remote_accounting: {type: bool, description: "Whether ISE sends accounting to the servers."}
    local_accounting: {type: bool, description: "Whether ISE stores accounting itself."}
    modify_requests: {type: bool, description: "Whether ISE applies the RV(radius_server_sequences[].request_changes)."}
    request_changes:
      description: "Changes of ISE to requests before it forwards them, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to
            O(openise.ise.radius_server_sequence#module:request_changes[].new_value), V(remove) removes it if its value
            is O(openise.ise.radius_server_sequence#module:request_changes[].value), V(remove_any) removes it regardless
            of its value.
          type: str
          choices: [add, update, remove, remove_any]
        dictionary: {type: str, description: "Dictionary of the attribute, such as V(Radius) or V(Cisco)."}
        attribute: {type: str, description: "Name of the attribute, such as V(Class)."}
        value: {type: str, description: "Value of the attribute."}
        new_value: {type: str, description: "New value of the attribute."}
    modify_accepts: {type: bool, description: "Whether ISE applies the RV(radius_server_sequences[].accept_changes)."}
    accept_changes:
      description: "Changes of ISE to an Access-Accept of a server before it responds to the device, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to
            O(openise.ise.radius_server_sequence#module:accept_changes[].new_value), V(remove) removes it if its value
            is O(openise.ise.radius_server_sequence#module:accept_changes[].value), V(remove_any) removes it regardless
            of its value.
          type: str
          choices: [add, update, remove, remove_any]
        dictionary: {type: str, description: "Dictionary of the attribute, such as V(Radius) or V(Cisco)."}
        attribute: {type: str, description: "Name of the attribute, such as V(Class)."}
        value: {type: str, description: "Value of the attribute."}
        new_value: {type: str, description: "New value of the attribute."}
    continue_to_authorization:
      description: "Whether ISE applies its own authorization policy after an Access-Accept of a server."
      type: bool
  # end: written by docs/generate/reference.py
  sample:
    - id: ab6deded-fcc2-47ff-8577-0014737c8fcf
      name: Partners
      description: Roaming partners
      servers: [partner_radius1, partner_radius2]
      strip_prefix: false
      prefix_separator: '\'
      strip_suffix: true
      suffix_separator: '@'
      remote_accounting: true
      local_accounting: false
      modify_requests: true
      request_changes:
        - {action: add, dictionary: Radius, attribute: Class, value: partner}
      modify_accepts: false
      accept_changes: []
      continue_to_authorization: true
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.radius_server_sequence import (
    RADIUS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(RADIUS_SERVER_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
