#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read network devices."""

from __future__ import annotations

DOCUMENTATION = r"""
module: network_device_info
short_description: Read network devices of Cisco ISE
version_added: "0.1.0"
description:
  - Reads one network device by name or id, or lists those that fit some filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.info
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions on the list. Without any, all devices are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: What is compared. V(location) and V(device_type) take whole group paths.
        type: str
        required: true
        choices: [name, description, ip_address, location, device_type]
      operator:
        description: How it is compared. Not every ISE release offers every operator for every field.
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
        description: What it is compared with.
        type: str
        required: true
seealso:
  - module: openise.ise.network_device
"""

EXAMPLES = r"""
- name: Read one device
  openise.ise.network_device_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-01
  register: switch

- name: List the switches of a site, with all their attributes
  openise.ise.network_device_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: location
        value: Location#All Locations#Paris
      - field: name
        operator: starts_with
        value: sw-
    details: true
  register: site

- name: Count all devices
  openise.ise.network_device_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
network_devices:
  description:
    - The devices found, ordered by name; an empty list when there is none. Secrets are left out.
    - With O(name), O(id) or O(details) each has the attributes documented in M(openise.ise.network_device), else only C(id),
      C(name) and C(description).
  returned: success
  type: list
  elements: dict
  sample:
    - id: 50274590-23b0-11ec-9954-d60cbf567311
      name: sw-paris-01
      description: Access switch, building A
total:
  description: How many were found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils.resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils.task import InfoTask

TASK = InfoTask(NETWORK_DEVICE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
