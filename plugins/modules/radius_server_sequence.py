#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a RADIUS server sequence."""

from __future__ import annotations

DOCUMENTATION = r"""
module: radius_server_sequence
short_description: Manage RADIUS server sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes RADIUS server sequences. A policy set can forward requests to a sequence instead of
    authenticating them. A sequence defines the external RADIUS servers and their order, and changes to the forwarded
    messages.
notes:
  - ISE cannot search for a single one, so the whole list is read, with one request per 100 objects.
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
      - Names of the external RADIUS servers, in the order in which ISE tries them, see
        M(openise.ise.external_radius_server). The list replaces the list on ISE.
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
  modify_requests:
    description:
      - Whether ISE applies the O(request_changes). Defaults to V(false) for a new sequence.
    type: bool
  request_changes:
    description:
      - Changes of ISE to requests before it forwards them, in this order. The list replaces the list on ISE.
      - A list enables O(modify_requests), unless that option is set as well. While it is enabled, ISE refuses an empty list.
    type: list
    elements: dict
    suboptions:
      action:
        description:
          - V(add) adds an attribute, V(update) changes its value to O(request_changes[].new_value), V(remove) removes it if
            its value is O(request_changes[].value), V(remove_any) removes it regardless of its value.
        type: str
        choices: [add, update, remove, remove_any]
        required: true
      dictionary:
        description:
          - Dictionary of the attribute, such as V(Radius) or V(Cisco).
        type: str
        required: true
      attribute:
        description:
          - Name of the attribute, such as V(Class).
        type: str
        required: true
      value:
        description:
          - Value of the attribute. Defaults to an empty string.
        type: str
      new_value:
        description:
          - New value of the attribute. Required with O(request_changes[].action=update).
        type: str
  modify_accepts:
    description:
      - Whether ISE applies the O(accept_changes). Defaults to V(false) for a new sequence.
    type: bool
  accept_changes:
    description:
      - Changes of ISE to an Access-Accept of a server before it responds to the device, in this order. The list replaces the
        list on ISE.
      - A list enables O(modify_accepts), unless that option is set as well. While it is enabled, ISE refuses an empty list.
    type: list
    elements: dict
    suboptions:
      action:
        description:
          - V(add) adds an attribute, V(update) changes its value to O(accept_changes[].new_value), V(remove) removes it if
            its value is O(accept_changes[].value), V(remove_any) removes it regardless of its value.
        type: str
        choices: [add, update, remove, remove_any]
        required: true
      dictionary:
        description:
          - Dictionary of the attribute, such as V(Radius) or V(Cisco).
        type: str
        required: true
      attribute:
        description:
          - Name of the attribute, such as V(Class).
        type: str
        required: true
      value:
        description:
          - Value of the attribute. Defaults to an empty string.
        type: str
      new_value:
        description:
          - New value of the attribute. Required with O(accept_changes[].action=update).
        type: str
  continue_to_authorization:
    description:
      - Whether ISE applies its own authorization policy after an Access-Accept of a server. Defaults to V(false) for a new
        sequence.
    type: bool
seealso:
  - module: openise.ise.radius_server_sequence_info
"""

EXAMPLES = r"""
- name: Create the servers of a partner
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: "{{ item.name }}"
    ip_address: "{{ item.address }}"
    shared_secret: "{{ radius_secret }}"
  loop:
    - {name: partner_radius1, address: 192.0.2.10}
    - {name: partner_radius2, address: 192.0.2.11}

- name: Forward to the first server, and to the second one if the first is dead
  openise.ise.radius_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Partners
    description: Roaming partners
    servers:
      - partner_radius1
      - partner_radius2
    strip_suffix: true
    continue_to_authorization: true

- name: Add an attribute to forwarded requests
  openise.ise.radius_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Partners
    request_changes:
      - action: add
        dictionary: Radius
        attribute: Class
        value: partner
      - action: update
        dictionary: Radius
        attribute: NAS-Identifier
        value: ise
        new_value: campus

- name: Try the second server first, and forward requests unchanged
  openise.ise.radius_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Partners
    servers:
      - partner_radius2
      - partner_radius1
    modify_requests: false

- name: Remove the sequence
  openise.ise.radius_server_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Partners
    state: absent
"""

RETURN = r"""
radius_server_sequence:
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
        Names of the external RADIUS servers, in the order in which ISE tries them, see
        M(openise.ise.external_radius_server).
      type: list
      elements: str
    strip_prefix:
      description: >-
        Whether ISE strips the prefix up to RV(radius_server_sequence.prefix_separator) from a user name before it
        forwards it.
      type: bool
    prefix_separator: {type: str, description: "The single character that ends the prefix, as in C(DOMAIN\\user)."}
    strip_suffix:
      description: >-
        Whether ISE strips the suffix starting at RV(radius_server_sequence.suffix_separator) from a user name before it
        forwards it.
      type: bool
    suffix_separator: {type: str, description: "The single character that begins the suffix, as in C(user@domain)."}
    remote_accounting: {type: bool, description: "Whether ISE sends accounting to the servers."}
    local_accounting: {type: bool, description: "Whether ISE stores accounting itself."}
    modify_requests: {type: bool, description: "Whether ISE applies the RV(radius_server_sequence.request_changes)."}
    request_changes:
      description: "Changes of ISE to requests before it forwards them, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to O(request_changes[].new_value), V(remove) removes
            it if its value is O(request_changes[].value), V(remove_any) removes it regardless of its value.
          type: str
          choices: [add, update, remove, remove_any]
        dictionary: {type: str, description: "Dictionary of the attribute, such as V(Radius) or V(Cisco)."}
        attribute: {type: str, description: "Name of the attribute, such as V(Class)."}
        value: {type: str, description: "Value of the attribute."}
        new_value: {type: str, description: "New value of the attribute."}
    modify_accepts: {type: bool, description: "Whether ISE applies the RV(radius_server_sequence.accept_changes)."}
    accept_changes:
      description: "Changes of ISE to an Access-Accept of a server before it responds to the device, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to O(accept_changes[].new_value), V(remove) removes it
            if its value is O(accept_changes[].value), V(remove_any) removes it regardless of its value.
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
    id: ab6deded-fcc2-47ff-8577-0014737c8fcf
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
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.radius_server_sequence import (
    RADIUS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(RADIUS_SERVER_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
