#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep an endpoint present or absent."""

from __future__ import annotations

DOCUMENTATION = r"""
module: endpoint
short_description: Manage endpoints of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes endpoints, known by their MAC addresses, with their group, profile and custom attributes.
notes:
  - An endpoint is in a group and has a profile either by assignment (static) or by profiling. ISE chooses what is not static by
    itself, at any time. So O(group) alone also sets O(static_group_assignment=true), and O(profile) alone
    O(static_profile_assignment=true); otherwise ISE would soon replace them.
  - With O(static_group_assignment=false), O(group) is where a new endpoint begins. Of an existing one it is then neither
    compared nor changed, because ISE may have put it into another group meanwhile. O(profile) is treated alike.
  - Registering, and releasing what ISE has rejected, are not part of this module.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address, in any common notation, such as V(00:1A:2B:3C:4D:5E), V(00-1a-2b-3c-4d-5e), V(001a.2b3c.4d5e) or
        V(001a2b3c4d5e). Put quotes around it, because YAML takes some for numbers.
      - Needed unless O(id) is given. It cannot change.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  group:
    description:
      - Endpoint identity group, by name. It must exist. Implies O(static_group_assignment=true).
      - M(openise.ise.endpoint_group) makes groups.
    type: str
  static_group_assignment:
    description:
      - Whether the endpoint stays in its group. With V(false), profiling puts it into one.
    type: bool
  static_group_assignment_defined:
    description:
      - Flag that ISE keeps beside O(static_group_assignment), V(true) by default. Cisco does not say what it means.
    type: bool
  profile:
    description:
      - Profiling policy, by name. It must exist. Implies O(static_profile_assignment=true).
      - M(openise.ise.profiler_profile_info) lists them.
    type: str
  static_profile_assignment:
    description:
      - Whether the endpoint keeps its profile. With V(false), profiling finds one.
    type: bool
  static_profile_assignment_defined:
    description:
      - Flag that ISE keeps beside O(static_profile_assignment), V(true) by default. Cisco does not say what it means.
    type: bool
  portal_user:
    description:
      - User who registered the endpoint in a portal.
    type: str
  custom_attributes:
    description:
      - Custom attributes of the endpoint, which an administrator must have defined in ISE. Values are texts; numbers and flags
        are written as such.
      - Attributes that are left out stay as they are, unless O(replace_custom_attributes) is set. One given as empty is cleared.
    type: dict
  replace_custom_attributes:
    description:
      - Whether O(custom_attributes) are all that the endpoint is to have, so that those left out are cleared.
    type: bool
    default: false
  mdm:
    description:
      - What a mobile device management server knows of the endpoint. Normally ISE asks the server for it.
      - ISE cannot take all of it away again.
    type: dict
    suboptions:
      server_name:
        description:
          - Name of the server.
        type: str
      reachable:
        description:
          - Whether the server answers.
        type: bool
      enrolled:
        description:
          - Whether the server manages the device.
        type: bool
      compliant:
        description:
          - Whether the device keeps the rules of the server.
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
- name: Make a group for printers
  openise.ise.endpoint_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Printers

- name: Keep a printer in its group
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

- name: Tell ISE what a phone is, which it cannot see itself
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "00:1A:2B:3C:4D:5F"
    profile: Cisco-IP-Phone

# The group is implied to be static where it is given. Here profiling gets its say again.
- name: Leave the group of the printer to profiling
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    static_group_assignment: false

- name: Let the printer have this custom attribute and no other
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    custom_attributes:
      AssetTag: A-18
    replace_custom_attributes: true

- name: Forget the printer
  openise.ise.endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: 001a.2b3c.4d5e
    state: absent
"""

RETURN = r"""
endpoint:
  description: The endpoint under the names of the options. Empty when the endpoint is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    mac:
      description: >-
        MAC address, in any common notation, such as V(00:1A:2B:3C:4D:5E), V(00-1a-2b-3c-4d-5e), V(001a.2b3c.4d5e) or
        V(001a2b3c4d5e).
      type: str
    description: {type: str, description: "Free text."}
    group: {type: str, description: "Endpoint identity group, by name."}
    static_group_assignment: {type: bool, description: "Whether the endpoint stays in its group."}
    static_group_assignment_defined:
      description: "Flag that ISE keeps beside RV(endpoint.static_group_assignment), V(true) by default. Since ISE 3.3."
      type: bool
    profile: {type: str, description: "Profiling policy, by name."}
    static_profile_assignment: {type: bool, description: "Whether the endpoint keeps its profile."}
    static_profile_assignment_defined:
      description: >-
        Flag that ISE keeps beside RV(endpoint.static_profile_assignment), V(true) by default. Since ISE 3.3.
      type: bool
    portal_user: {type: str, description: "User who registered the endpoint in a portal."}
    identity_store: {type: str, description: "Identity store that knows the user."}
    identity_store_id: {type: str, description: "Identifier of that identity store."}
    custom_attributes:
      description: "Custom attributes of the endpoint, which an administrator must have defined in ISE."
      type: dict
    mdm:
      description: "What a mobile device management server knows of the endpoint."
      type: dict
      contains:
        server_name: {type: str, description: "Name of the server. Since ISE 3.3."}
        reachable: {type: bool, description: "Whether the server answers. Since ISE 3.3."}
        enrolled: {type: bool, description: "Whether the server manages the device. Since ISE 3.3."}
        compliant: {type: bool, description: "Whether the device keeps the rules of the server. Since ISE 3.3."}
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
  # end: written by tools/reference.py
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
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import ResourceTask

TASK = ResourceTask(ENDPOINT)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
