#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read TACACS+ profiles."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_profile_info
short_description: Read TACACS+ profiles of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a TACACS+ profile by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.tacacs_profile
"""

EXAMPLES = r"""
- name: Read one profile
  openise.ise.tacacs_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: WLC ALL
  register: controllers

- name: List all profiles with their attributes
  openise.ise.tacacs_profile_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: profiles
"""

RETURN = r"""
tacacs_profiles:
  description:
    - The profiles found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the profile, consisting of letters, digits, underscores and spaces."}
    description: {type: str, description: "Free text."}
    attributes:
      description: "Attributes that are sent to the device, in this order."
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Name of the attribute, such as V(priv-lvl)."}
        value: {type: str, description: "Value of the attribute."}
        type:
          description: >-
            A device must refuse the session if it does not support a V(mandatory) attribute, and may ignore an
            V(optional) one.
          type: str
          choices: [mandatory, optional]
  # end: written by docs/generate/reference.py
  sample:
    - id: 93d7ee70-92b5-11eb-a39d-96858bc78604
      name: IOS Admin
      description: Privilege level 15
      attributes:
        - {name: priv-lvl, value: "15", type: mandatory}
        - {name: max_priv_lvl, value: "15", type: mandatory}
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_profile import TACACS_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(TACACS_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
