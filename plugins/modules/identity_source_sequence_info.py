#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read identity source sequences."""

from __future__ import annotations

DOCUMENTATION = r"""
module: identity_source_sequence_info
short_description: Read identity source sequences of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an identity source sequence by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.identity_source_sequence
"""

EXAMPLES = r"""
- name: Read one sequence
  openise.ise.identity_source_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: All_User_ID_Stores
  register: everyone

- name: List all sequences with their identity stores
  openise.ise.identity_source_sequence_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: sequences
"""

RETURN = r"""
identity_source_sequences:
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
    - id: 93246270-8c01-11e6-996c-525400b48521
      name: All_User_ID_Stores
      description: A built-in Identity Sequence to include all User Identity Stores
      identity_stores: [Internal Users, All_AD_Join_Points, Guest Users]
      certificate_profile: Preloaded_Certificate_Profile
      stop_on_failure: false
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.identity_source_sequence import (
    IDENTITY_SOURCE_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(IDENTITY_SOURCE_SEQUENCE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
