#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read guest locations."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_location_info
short_description: Read guest locations of Cisco ISE
version_added: "0.1.0"
description:
  - Reads a guest location by name or id, or lists those that match filters, or all.
  - Each location has a time zone, in which ISE interprets the times of a guest account. ERS returns the names of locations,
    but not their time zones; the web interface shows them under Guest Access, Settings, Guest Locations and SSIDs.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all locations are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [name]
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
  - module: openise.ise.guest_ssid
"""

EXAMPLES = r"""
- name: Check whether a location exists
  openise.ise.guest_location_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: San Jose
  register: location

- name: List all locations
  openise.ise.guest_location_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: locations
"""

RETURN = r"""
guest_locations:
  description:
    - The locations found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the location."}
    description: {type: str, description: "Free text."}
  sample:
    - id: 0a6ff7f1-8c02-11e6-996c-525400b48521
      name: San Jose
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_location import GUEST_LOCATION
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(GUEST_LOCATION)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
