#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an object of any ERS resource."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ers_resource
short_description: Manage any ERS resource of Cisco ISE by its own attribute names
version_added: "0.1.0"
description:
  - Creates, changes and deletes objects of every resource below C(/ers/config/) of ISE, with the attribute names of Cisco's
    reference. It is meant for resources that have no module of their own.
  - Only the attributes given are compared. Of an object inside the object, too, only what is given counts.
  - Numbers and flags are compared by what they say, so that V(1700) and V("1700") are the same.
  - A list is compared as a whole and written as a whole.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
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
      - The key at the root of the JSON document, such as V(Sgt). It is known for every resource of Cisco's reference up to
        ISE 3.6, and only needed for others.
    type: str
  name:
    description:
      - The name of the object. The same as C(name) among the O(attributes).
    type: str
  attributes:
    description:
      - What the object should hold, as ISE names and writes it. Attributes that are not given stay as they are, one given
        as V("") or V([]) or V({}) is cleared.
      - References hold identifiers here, as they do in ISE.
      - What M(openise.ise.ers_resource_info) returns can be given back; C(link) is left out, and C(id) finds the object.
      - Texts whose attribute name ends like a secret (C(radiusSharedSecret), C(password), C(roCommunity),
        C(keyEncryptionKey)) are secrets. They are never shown.
    type: dict
    default: {}
  key:
    description:
      - The attributes that identify an object. Other than by name, an object is found by reading all of them, one request
        each.
      - ISE lists a few resources without names, such as those of SXP. They need other attributes here, or O(id).
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
      - Names of attributes that are secrets although their names do not end like one.
    type: list
    elements: str
    default: []
  hidden_attributes:
    description:
      - Names of secrets that ISE never shows, not even as asterisks. They are written as O(update_secrets) says. Without
        this, a secret that ISE does not have in its answer counts as not set, and is written each time.
    type: list
    elements: str
    default: []
notes:
  - A mask of asterisks is never written. Where ISE needs a secret again that it does not show, the task fails before
    anything is sent and names the attribute.
  - Guest users are served to sponsors only; give the sponsor's user name and password.
  - Whether a name that another attribute refers to exists is left to ISE here. The modules for single resources check it.
seealso:
  - module: openise.ise.ers_resource_info
"""

EXAMPLES = r"""
- name: Keep a security group, as ISE spells it
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

- name: Keep a network device with its RADIUS secret
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
