#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an endpoint."""

from __future__ import annotations

DOCUMENTATION = r"""
module: endpoint
short_description: Manage endpoints of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes endpoints, identified by their MAC addresses, with their group, profile and custom
    attributes.
notes:
  - The group and the profile of an endpoint are assigned statically or selected by profiling. ISE can replace a group or
    profile that is not static at any time. Therefore O(group) alone also sets O(static_group_assignment=true), and
    O(profile) alone also sets O(static_profile_assignment=true).
  - With O(static_group_assignment=false), O(group) is the initial group of a new endpoint. The group of an existing endpoint
    is then neither compared nor changed, because ISE may have moved the endpoint to another group. The same applies to
    O(profile).
  - This module does not register endpoints and does not release rejected endpoints.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address, in any common notation, such as V(00:1A:2B:3C:4D:5E), V(00-1a-2b-3c-4d-5e), V(001a.2b3c.4d5e) or
        V(001a2b3c4d5e). Quote it, because YAML parses some MAC addresses as numbers.
      - Required unless O(id) is set. It cannot change.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  group:
    description:
      - Name of the endpoint identity group, which must exist. Implies O(static_group_assignment=true).
      - M(openise.ise.endpoint_group) creates groups.
    type: str
  static_group_assignment:
    description:
      - Whether the group is assigned statically. With V(false), profiling selects the group.
    type: bool
  static_group_assignment_defined:
    description:
      - Flag that ISE stores in addition to O(static_group_assignment), V(true) by default. Cisco does not document its
        meaning.
    type: bool
  profile:
    description:
      - Name of the profiling policy, which must exist. Implies O(static_profile_assignment=true).
      - M(openise.ise.profiler_profile_info) lists profiling policies.
    type: str
  static_profile_assignment:
    description:
      - Whether the profile is assigned statically. With V(false), profiling selects the profile.
    type: bool
  static_profile_assignment_defined:
    description:
      - Flag that ISE stores in addition to O(static_profile_assignment), V(true) by default. Cisco does not document its
        meaning.
    type: bool
  portal_user:
    description:
      - User who registered the endpoint in a portal.
    type: str
  custom_attributes:
    description:
      - Custom attributes of the endpoint. An administrator must have defined them in ISE. Values are strings, including
        numbers and flags.
      - Attributes that are not listed keep their value, unless O(replace_custom_attributes) is set. An attribute set to an
        empty value is cleared.
    type: dict
  replace_custom_attributes:
    description:
      - Whether O(custom_attributes) is the complete set for the endpoint, so that all other custom attributes are cleared.
    type: bool
    default: false
  mdm:
    description:
      - Data from a mobile device management server about the endpoint. Normally ISE reads it from the server.
      - ISE cannot remove the whole block again.
    type: dict
    suboptions:
      server_name:
        description:
          - Name of the server.
        type: str
      reachable:
        description:
          - Whether the server is reachable.
        type: bool
      enrolled:
        description:
          - Whether the server manages the device.
        type: bool
      compliant:
        description:
          - Whether the device complies with the policies of the server.
        type: bool
      encrypted:
        description:
          - Whether the storage of the device is encrypted.
        type: bool
      pin_lock:
        description:
          - Whether the device is locked with a PIN.
        type: bool
      jail_broken:
        description:
          - Whether the protections of the device have been removed.
        type: bool
      os:
        description:
          - Operating system.
        type: str
      manufacturer:
        description:
          - Manufacturer.
        type: str
      model:
        description:
          - Model.
        type: str
      serial_number:
        description:
          - Serial number.
        type: str
      imei:
        description:
          - International mobile equipment identity.
        type: str
      phone_number:
        description:
          - Phone number.
        type: str
seealso:
  - module: openise.ise.endpoint_info
  - module: openise.ise.endpoint_group
  - module: openise.ise.profiler_profile_info
"""

EXAMPLES = r"""
- name: Create a group for printers
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Printers

- name: Create a printer in its group
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    description: Printer on floor 3
    group: Printers
    custom_attributes:
      AssetTag: A-17
      Owner: reception

- name: Set the profile of a phone that ISE cannot profile
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "00:1A:2B:3C:4D:5F"
    profile: Cisco-IP-Phone

# A group implies a static assignment. Here profiling selects the group again.
- name: Leave the group of the printer to profiling
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    static_group_assignment: false

- name: Set one custom attribute and clear all others
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    custom_attributes:
      AssetTag: A-18
    replace_custom_attributes: true

- name: Remove the printer
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    state: absent
"""

RETURN = r"""
endpoint:
  description: The endpoint, with the option names as keys. Empty when the endpoint is absent.
  returned: success
  type: dict
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
        Flag that ISE stores in addition to RV(endpoint.static_group_assignment), V(true) by default. Since ISE 3.3.
      type: bool
    profile: {type: str, description: "Name of the profiling policy, which must exist."}
    static_profile_assignment: {type: bool, description: "Whether the profile is assigned statically."}
    static_profile_assignment_defined:
      description: >-
        Flag that ISE stores in addition to RV(endpoint.static_profile_assignment), V(true) by default. Since ISE 3.3.
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
    id: 4cd163d0-23b0-11ec-9954-d60cbf567311
    mac: 00:1A:2B:3C:4D:5E
    description: Printer on floor 3
    group: Printers
    static_group_assignment: true
    static_profile_assignment: false
    custom_attributes:
      AssetTag: A-17
      Owner: reception
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint import ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(ENDPOINT)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
