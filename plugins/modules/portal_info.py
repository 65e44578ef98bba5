#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read portals."""

from __future__ import annotations

DOCUMENTATION = r"""
module: portal_info
short_description: Read portals of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a portal by name or id, or lists those that match filters, or all.
  - Without O(type), portals of all types are returned, each with a summary. With O(type), only portals of that type are
    returned, each with all its settings.
  - Access codes and registration codes are omitted.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  type:
    description:
      - Type of the portals to read, with all their settings.
      - On some ISE releases the list of all portals fails (with status 500 on a 3.4). Lists of one type work.
    type: str
    choices: [hotspot, self_registered, sponsor, sponsored_guest]
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all portals are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare. For hotspot and self-registered portals, only the name.
        type: str
        required: true
        choices: [name, description]
      operator:
        description: Comparison operator. Not every ISE release supports every operator for every field.
        type: str
        choices:
          - equals
          - not_equals
          - greater_than
          - less_than
          - starts_with
          - not_starts_with
          - ends_with
          - not_ends_with
          - contains
          - not_contains
        default: equals
      value:
        description: Value to compare with.
        type: str
        required: true
seealso:
  - module: openise.ise.guest_user
"""

EXAMPLES = r"""
- name: Read the sponsor portal
  openise.ise.portal_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Sponsor Portal (default)
    type: sponsor
  register: sponsor_portal

- name: List the portals of all types
  openise.ise.portal_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: portals

- name: Read the settings of all self-registered guest portals
  openise.ise.portal_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    type: self_registered
    details: true
  register: self_registered
"""

RETURN = r"""
portals:
  description:
    - The portals found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the portal."}
    description: {type: str, description: "Free text."}
    type: {type: str, description: "Kind of portal in ISE's word, such as V(SPONSOR) or V(SELFREGGUEST)."}
    sponsor_may_change_password: {type: bool, description: "Whether sponsors may change their password. Without O(type)."}
    guest_fields:
      description: Fields that guests fill in. Without O(type).
      type: list
      elements: dict
      contains:
        label: {type: str, description: "Name of the field."}
        data_type: {type: str, description: "Type of the value."}
        instruction: {type: str, description: "Instruction for guests."}
        required: {type: bool, description: "Whether guests must fill it in."}
        dictionary_label: {type: str, description: "Key of the label in ISE's dictionary."}
        custom: {type: bool, description: "Whether it is a custom field."}
    test_url: {type: str, description: "URL for testing the portal. With O(type)."}
    settings:
      description:
        - Settings of the portal and of its pages, with ISE's keys in snake_case, for example
          C(portal_settings.https_port). With O(type).
      type: dict
    customizations:
      description: Theme, texts and images, with ISE's keys in snake_case. With O(type).
      type: dict
  sample:
    - id: 04cd708b-feef-4c75-bf3e-2d2a9c302da2
      name: Sponsor Portal (default)
      description: Sponsors make and manage accounts for authorized visitors here
      type: SPONSOR
      settings:
        portal_settings:
          https_port: 8445
          idle_timeout: 10
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.portal import PORTAL, PORTAL_KINDS
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(PORTAL, kinds=PORTAL_KINDS)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
