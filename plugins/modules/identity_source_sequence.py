#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an identity source sequence."""

from __future__ import annotations

DOCUMENTATION = r"""
module: identity_source_sequence
short_description: Manage identity source sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes identity source sequences, which define the identity stores in which ISE looks up a
    user or a device, and their order.
notes:
  - ISE's lists of sequences can be neither filtered nor sorted. A single object is looked up by name with one request.
  - ISE stores the names of the identity stores. The module does not look them up, because ERS has no list of all types of
    stores; ISE refuses names that do not exist.
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
  identity_stores:
    description:
      - Names of the identity stores, in the order in which ISE searches them. The list replaces the list on ISE.
      - In addition to the names of Active Directory join points, LDAP and other external stores, ISE has V(Internal Users),
        V(Guest Users), V(Internal Endpoints), and V(All_AD_Join_Points).
      - Required to create a sequence. It cannot be cleared.
    type: list
    elements: str
  certificate_profile:
    description:
      - Name of the certificate authentication profile for authentication by certificate.
      - An empty value removes it, so that certificates are not used.
    type: str
  stop_on_failure:
    description:
      - Behavior of ISE if a store cannot be accessed. With V(true), it tries no other store and the authentication ends with
        a process error; with V(false), it continues as if the user were not in that store.
      - Defaults to V(false) for a new sequence.
    type: bool
seealso:
  - module: openise.ise.identity_source_sequence_info
"""

EXAMPLES = r"""
- name: Search Active Directory first
  openise.ise.identity_source_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    description: Active Directory, then the accounts of ISE
    identity_stores:
      - All_AD_Join_Points
      - Internal Users
    certificate_profile: Preloaded_Certificate_Profile

- name: Add guests, and stop if a store cannot be accessed
  openise.ise.identity_source_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    identity_stores:
      - All_AD_Join_Points
      - Internal Users
      - Guest Users
    stop_on_failure: true

- name: Remove the certificate profile
  openise.ise.identity_source_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    certificate_profile: ""

- name: Remove the sequence
  openise.ise.identity_source_sequence:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Employees
    state: absent
"""

RETURN = r"""
identity_source_sequence:
  description: The sequence, with the option names as keys. Empty when the sequence is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the sequence."}
    description: {type: str, description: "Free text."}
    identity_stores:
      description: "Names of the identity stores, in the order in which ISE searches them."
      type: list
      elements: str
    certificate_profile:
      description: "Name of the certificate authentication profile for authentication by certificate."
      type: str
    stop_on_failure: {type: bool, description: "Behavior of ISE if a store cannot be accessed."}
  # end: written by docs/generate/reference.py
  sample:
    id: 93246270-8c01-11e6-996c-525400b48521
    name: All_User_ID_Stores
    description: A built-in Identity Sequence to include all User Identity Stores
    identity_stores: [Internal Users, All_AD_Join_Points, Guest Users]
    certificate_profile: Preloaded_Certificate_Profile
    stop_on_failure: false
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.identity_source_sequence import (
    IDENTITY_SOURCE_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(IDENTITY_SOURCE_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
