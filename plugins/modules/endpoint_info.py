#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read endpoints."""

from __future__ import annotations

DOCUMENTATION = r"""
module: endpoint_info
short_description: Read endpoints of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an endpoint by MAC address or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.keyed
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - Read the endpoint with this MAC address, in any common notation, with all its attributes.
    type: str
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all endpoints are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description:
          - Attribute to compare. V(group), V(profile) and V(logical_profile) take names. V(mac) takes any notation with
            O(filters[].operator=equals) and O(filters[].operator=not_equals), and a part with colons with other operators.
          - V(group) is compared as a whole. For V(logical_profile), ISE supports only O(filters[].operator=equals).
        type: str
        required: true
        choices:
          - mac
          - group
          - static_group_assignment
          - profile
          - static_profile_assignment
          - logical_profile
          - portal_user
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
  - module: openise.ise.endpoint
"""

EXAMPLES = r"""
- name: Read one endpoint
  openise.ise.endpoint_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a-2b3c-4d5e
  register: printer

- name: List all endpoints that were assigned to a group, with all their attributes
  openise.ise.endpoint_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: group
        value: RegisteredDevices
      - field: static_group_assignment
        value: true
    details: true
  register: registered

- name: List the endpoints of one manufacturer
  openise.ise.endpoint_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: mac
        operator: starts_with
        value: "00:1A:2B"
  register: ours
"""

RETURN = r"""
endpoints:
  description:
    - The endpoints found, ordered by MAC address; an empty list if there are none.
    - With O(mac), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(mac) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    mac:
      description: >-
        MAC address, in any common notation, such as V(00:1A:2B:3C:4D:5E), V(00-1a-2b-3c-4d-5e), V(001a.2b3c.4d5e) or
        V(001a2b3c4d5e).
      type: str
    description: {type: str, description: "Free text."}
    group: {type: str, description: "Name of the endpoint identity group, which must exist."}
    static_group_assignment: {type: bool, description: "Whether the group is assigned statically."}
    static_group_assignment_defined:
      description: >-
        Flag that ISE stores in addition to RV(endpoints[].static_group_assignment), V(true) by default. Since ISE 3.3.
      type: bool
    profile: {type: str, description: "Name of the profiling policy, which must exist."}
    static_profile_assignment: {type: bool, description: "Whether the profile is assigned statically."}
    static_profile_assignment_defined:
      description: >-
        Flag that ISE stores in addition to RV(endpoints[].static_profile_assignment), V(true) by default. Since ISE
        3.3.
      type: bool
    portal_user: {type: str, description: "User who registered the endpoint in a portal."}
    identity_store: {type: str, description: "Identity store of the user."}
    identity_store_id: {type: str, description: "Identifier of that identity store."}
    custom_attributes: {type: dict, description: "Custom attributes of the endpoint."}
    mdm:
      description: "Data from a mobile device management server about the endpoint."
      type: dict
      contains:
        server_name: {type: str, description: "Name of the server. Since ISE 3.3."}
        reachable: {type: bool, description: "Whether the server is reachable. Since ISE 3.3."}
        enrolled: {type: bool, description: "Whether the server manages the device. Since ISE 3.3."}
        compliant:
          description: "Whether the device complies with the policies of the server. Since ISE 3.3."
          type: bool
        encrypted: {type: bool, description: "Whether the storage of the device is encrypted. Since ISE 3.3."}
        pin_lock: {type: bool, description: "Whether the device is locked with a PIN. Since ISE 3.3."}
        jail_broken:
          description: "Whether the protections of the device have been removed. Since ISE 3.3."
          type: bool
        os: {type: str, description: "Operating system. Since ISE 3.3."}
        manufacturer: {type: str, description: "Manufacturer. Since ISE 3.3."}
        model: {type: str, description: "Model. Since ISE 3.3."}
        serial_number: {type: str, description: "Serial number. Since ISE 3.3."}
        imei: {type: str, description: "International mobile equipment identity. Since ISE 3.3."}
        phone_number: {type: str, description: "Phone number. Since ISE 3.3."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 4cd163d0-23b0-11ec-9954-d60cbf567311
      mac: 00:1A:2B:3C:4D:5E
      description: Printer on floor 3
      group: RegisteredDevices
      static_group_assignment: true
      static_profile_assignment: false
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint import ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ENDPOINT)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
