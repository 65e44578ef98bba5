#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a TACACS+ profile."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_profile
short_description: Manage TACACS+ profiles of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes TACACS+ profiles (shell profiles). A profile contains the attributes that ISE sends
    to a device after an administrator has logged in, such as the privilege level.
notes:
  - ISE's lists of profiles can be neither filtered nor sorted. A single object is looked up by name with one request.
  - Since 3.2, ISE validates the values of C(priv-lvl), C(max_priv_lvl), C(noescape), C(timeout) and C(idletime) like its web
    interface.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the profile, consisting of letters, digits, underscores and spaces. ERS accepts no hyphens, unlike ISE's web
        interface.
      - Required unless O(id) is set. With O(id), the profile is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  attributes:
    description:
      - Attributes that are sent to the device, in this order. The list replaces the list on ISE; an empty list removes all.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - Name of the attribute, such as V(priv-lvl).
        type: str
        required: true
      value:
        description:
          - Value of the attribute. Defaults to an empty string.
        type: str
      type:
        description:
          - A device must refuse the session if it does not support a V(mandatory) attribute, and may ignore an V(optional)
            one.
          - Defaults to V(mandatory).
        type: str
        choices: [mandatory, optional]
seealso:
  - module: openise.ise.tacacs_profile_info
"""

EXAMPLES = r"""
- name: Create a profile for administrators
  openise.ise.tacacs_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IOS Admin
    description: Privilege level 15
    attributes:
      - name: priv-lvl
        value: "15"
      - name: max_priv_lvl
        value: "15"

- name: Set an idle timeout of ten minutes
  openise.ise.tacacs_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IOS Admin
    attributes:
      - name: priv-lvl
        value: "15"
      - name: max_priv_lvl
        value: "15"
      - name: idletime
        value: "10"
        type: optional

- name: Create a profile for a wireless controller
  openise.ise.tacacs_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: WLC_WLAN
    attributes:
      - name: role1
        value: WLAN

- name: Remove the profile
  openise.ise.tacacs_profile:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: IOS Admin
    state: absent
"""

RETURN = r"""
tacacs_profile:
  description: The profile, with the option names as keys. Empty when the profile is absent.
  returned: success
  type: dict
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
    id: 93d7ee70-92b5-11eb-a39d-96858bc78604
    name: IOS Admin
    description: Privilege level 15
    attributes:
      - {name: priv-lvl, value: "15", type: mandatory}
      - {name: max_priv_lvl, value: "15", type: mandatory}
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_profile import TACACS_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(TACACS_PROFILE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
