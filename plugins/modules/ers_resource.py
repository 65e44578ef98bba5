#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an object of any ERS resource."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ers_resource
short_description: Manage any ERS resource of Cisco ISE with ISE's attribute names
version_added: "0.1.0"
description:
  - Creates, changes and deletes objects of every resource below C(/ers/config/) on ISE, with the attribute names of Cisco's
    reference. Use it for resources without a module of their own.
  - Only the given attributes are compared. The same applies to attributes of nested objects.
  - Numbers and flags are compared by value, so that V(1700) and V("1700") are equal.
  - A list is compared and written as a whole.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
  - openise.ise.resource.in_use
author:
  - openise.ise contributors (@openise)
options:
  path:
    description:
      - The part of the URL after C(/ers/config/), such as V(sgt) or V(certificateprofile).
    type: str
    required: true
  envelope:
    description:
      - The key at the root of the JSON document, such as V(Sgt). The module knows it for every resource of Cisco's reference
        up to ISE 3.6; it is required only for other resources.
    type: str
  name:
    description:
      - The name of the object. The same as C(name) among the O(attributes).
    type: str
  attributes:
    description:
      - Desired attributes of the object, with ISE's names and formats. Attributes that are not set keep their value; an
        attribute set to V(""), V([]) or V({}) is cleared.
      - References are identifiers, as in ISE.
      - The results of M(openise.ise.ers_resource_info) can be used here; C(link) is ignored, and C(id) identifies the
        object.
      - Strings whose attribute name ends like the name of a secret (C(radiusSharedSecret), C(password), C(roCommunity),
        C(keyEncryptionKey)) are secrets and never shown.
    type: dict
    default: {}
  key:
    description:
      - The attributes that identify an object. If they are not just the name, all objects are read to find it, with one
        request for each.
      - ISE lists a few resources without names, such as those of SXP. For these, set other attributes here, or set O(id).
    type: list
    elements: str
    default: [name]
  unordered:
    description:
      - Names of attributes whose lists have no order.
    type: list
    elements: str
    default: []
  secret_attributes:
    description:
      - Names of attributes that are secrets although their names do not end like the name of a secret.
    type: list
    elements: str
    default: []
  hidden_attributes:
    description:
      - Names of secrets that ISE never returns, not even masked. They are written according to O(update_secrets). Without
        this option, a secret that is missing from ISE's response counts as not set and is written every time.
    type: list
    elements: str
    default: []
notes:
  - Before a deletion, the module looks for objects that use the object as the module for the single resource does, see
    O(force_in_use).
  - Masks of asterisks are never written. If ISE requires a secret again that it does not reveal, the task fails before any
    write and names the attribute.
  - Guest users are available only to sponsors; use a sponsor's user name and password.
  - This module does not check whether referenced names exist; the modules for single resources do.
seealso:
  - module: openise.ise.ers_resource_info
"""

EXAMPLES = r"""
- name: Create a security group, with ISE's attribute names
  openise.ise.ers_resource:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: sgt
    name: Cameras
    attributes:
      description: Video surveillance
      value: 1200
      propogateToApic: false
  register: cameras

- name: Rename it
  openise.ise.ers_resource:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: sgt
    id: "{{ cameras.resource.id }}"
    name: Surveillance

- name: Create a network device with its RADIUS secret
  openise.ise.ers_resource:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: networkdevice
    name: lab-sw-9
    unordered: [NetworkDeviceGroupList]
    attributes:
      NetworkDeviceIPList:
        - ipaddress: 10.9.9.9
          mask: 32
      authenticationSettings:
        radiusSharedSecret: "{{ radius_secret }}"

- name: Remove both
  openise.ise.ers_resource:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    path: "{{ item.path }}"
    name: "{{ item.name }}"
    state: absent
  loop:
    - {path: networkdevice, name: lab-sw-9}
    - {path: sgt, name: Surveillance}
"""

RETURN = r"""
resource:
  description: The object with ISE's attribute names, without its secrets. Empty when it is absent.
  returned: success
  type: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
  sample:
    id: 92bb1950-8c01-11e6-996c-525400b48521
    name: Cameras
    description: Video surveillance
    value: 1200
    propogateToApic: false
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.ers_resource import AnyResourceTask

TASK = AnyResourceTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
