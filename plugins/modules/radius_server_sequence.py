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
  - Creates, changes, renames and deletes RADIUS server sequences. A policy set can forward requests to one instead of
    authenticating them. It says which external RADIUS servers are asked in which order, and what ISE changes on the
    way.
notes:
  - ISE cannot look for one of them, so the whole list is read, one request for each 100.
  - ISE keeps the names of servers. When it refuses a sequence, the message says which of them do not exist.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
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
      - Names of the external RADIUS servers, in the order in which ISE asks them, see
        M(openise.ise.external_radius_server). The list replaces the one that ISE has.
      - Needed to create a sequence. It cannot become empty.
    type: list
    elements: str
  strip_prefix:
    description:
      - Whether ISE takes the prefix up to O(prefix_separator) from a user name before it forwards it. V(false) in a new
        sequence unless given.
    type: bool
  prefix_separator:
    description:
      - The one character that ends the prefix, such as in C(DOMAIN\user). ISE takes C(\) unless given.
    type: str
  strip_suffix:
    description:
      - Whether ISE takes the suffix from O(suffix_separator) on from a user name before it forwards it. V(false) in a
        new sequence unless given.
    type: bool
  suffix_separator:
    description:
      - The one character that begins the suffix, such as in C(user@domain). ISE takes V(@) unless given.
    type: str
  remote_accounting:
    description:
      - Whether ISE sends accounting to the servers. V(true) in a new sequence unless given.
    type: bool
  local_accounting:
    description:
      - Whether ISE keeps accounting itself. V(false) in a new sequence unless given.
    type: bool
  modify_requests:
    description:
      - Whether ISE makes the O(request_changes). V(false) in a new sequence unless given.
    type: bool
  request_changes:
    description:
      - What ISE changes in requests before it forwards them, in this order. The list replaces the one that ISE has.
      - Giving a list switches O(modify_requests) on, unless that is given as well. Where it is on, ISE refuses an empty
        list.
    type: list
    elements: dict
    suboptions:
      action:
        description:
          - V(add) adds an attribute, V(update) changes its value to O(request_changes[].new_value), V(remove) removes
            it where it has the O(request_changes[].value), V(remove_any) whatever its value.
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
          - Value of the attribute. Empty unless given.
        type: str
      new_value:
        description:
          - Value that takes its place. Needed with O(request_changes[].action=update).
        type: str
  modify_accepts:
    description:
      - Whether ISE makes the O(accept_changes). V(false) in a new sequence unless given.
    type: bool
  accept_changes:
    description:
      - What ISE changes in an Access-Accept of a server before it answers the device, in this order. The list replaces
        the one that ISE has.
      - Giving a list switches O(modify_accepts) on, unless that is given as well. Where it is on, ISE refuses an empty
        list.
    type: list
    elements: dict
    suboptions:
      action:
        description:
          - V(add) adds an attribute, V(update) changes its value to O(accept_changes[].new_value), V(remove) removes it
            where it has the O(accept_changes[].value), V(remove_any) whatever its value.
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
          - Value of the attribute. Empty unless given.
        type: str
      new_value:
        description:
          - Value that takes its place. Needed with O(accept_changes[].action=update).
        type: str
  continue_to_authorization:
    description:
      - Whether an Access-Accept of a server goes on to ISE's own authorization policy. V(false) in a new sequence
        unless given.
    type: bool
seealso:
  - module: openise.ise.radius_server_sequence_info
"""

EXAMPLES = r"""
- name: Keep the servers of a partner
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

- name: Forward to the first server, and to the second one when it is dead
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

- name: Mark what is forwarded
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

- name: Ask the second server first, and forward requests as they are
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
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the sequence."}
    description: {type: str, description: "Free text."}
    servers:
      description: >-
        Names of the external RADIUS servers, in the order in which ISE asks them, see
        M(openise.ise.external_radius_server).
      type: list
      elements: str
    strip_prefix:
      description: >-
        Whether ISE takes the prefix up to RV(radius_server_sequence.prefix_separator) from a user name before it
        forwards it.
      type: bool
    prefix_separator: {type: str, description: "The one character that ends the prefix, such as in C(DOMAIN\\user)."}
    strip_suffix:
      description: >-
        Whether ISE takes the suffix from RV(radius_server_sequence.suffix_separator) on from a user name before it
        forwards it.
      type: bool
    suffix_separator: {type: str, description: "The one character that begins the suffix, such as in C(user@domain)."}
    remote_accounting: {type: bool, description: "Whether ISE sends accounting to the servers."}
    local_accounting: {type: bool, description: "Whether ISE keeps accounting itself."}
    modify_requests: {type: bool, description: "Whether ISE makes the RV(radius_server_sequence.request_changes)."}
    request_changes:
      description: "What ISE changes in requests before it forwards them, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to O(request_changes[].new_value), V(remove) removes
            it where it has the O(request_changes[].value), V(remove_any) whatever its value.
          type: str
          choices: [add, update, remove, remove_any]
        dictionary: {type: str, description: "Dictionary of the attribute, such as V(Radius) or V(Cisco)."}
        attribute: {type: str, description: "Name of the attribute, such as V(Class)."}
        value: {type: str, description: "Value of the attribute."}
        new_value: {type: str, description: "Value that takes its place."}
    modify_accepts: {type: bool, description: "Whether ISE makes the RV(radius_server_sequence.accept_changes)."}
    accept_changes:
      description: "What ISE changes in an Access-Accept of a server before it answers the device, in this order."
      type: list
      elements: dict
      contains:
        action:
          description: >-
            V(add) adds an attribute, V(update) changes its value to O(accept_changes[].new_value), V(remove) removes it
            where it has the O(accept_changes[].value), V(remove_any) whatever its value.
          type: str
          choices: [add, update, remove, remove_any]
        dictionary: {type: str, description: "Dictionary of the attribute, such as V(Radius) or V(Cisco)."}
        attribute: {type: str, description: "Name of the attribute, such as V(Class)."}
        value: {type: str, description: "Value of the attribute."}
        new_value: {type: str, description: "Value that takes its place."}
    continue_to_authorization:
      description: "Whether an Access-Accept of a server goes on to ISE's own authorization policy."
      type: bool
  # end: written by tools/reference.py
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
