#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read REST ID stores."""

from __future__ import annotations

DOCUMENTATION = r"""
module: rest_id_store_info
short_description: Read REST ID stores of Cisco ISE, such as Microsoft Entra ID
version_added: "0.1.0"
description:
  - Reads a REST ID store by name or id, or lists those that match filters, or all. Client secrets and other headers are not
    returned.
notes:
  - Requires ISE 3.0 or later.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all stores are listed.
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
  - module: openise.ise.rest_id_store
"""

EXAMPLES = r"""
- name: Read one store
  openise.ise.rest_id_store_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Entra_Lab
  register: lab

- name: List all stores with their tenants
  openise.ise.rest_id_store_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: stores
"""

RETURN = r"""
rest_id_stores:
  description:
    - The stores found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the store, consisting of letters, digits and underscores."}
    description: {type: str, description: "Free text."}
    root_url: {type: str, description: "Root URL of the REST service that ISE asks."}
    username_suffix: {type: str, description: "Domain that ISE appends to user names, such as V(@example.com)."}
    identity_provider: {type: str, description: "Cloud provider."}
    tenant_id: {type: str, description: "Identifier of the tenant (directory) in Microsoft Entra ID."}
    client_id: {type: str, description: "Identifier of the application that is registered for ISE."}
    groups: {type: list, elements: str, description: "Names of the groups that policies can use. Since ISE 3.6."}
    user_attributes:
      description: "Attributes of users that policies can use. Since ISE 3.2."
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Name of the attribute, such as V(userPrincipalName)."}
        type: {type: str, description: "Data type of the attribute."}
    device_attributes:
      description: "Attributes of devices that policies can use. Since ISE 3.4."
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Name of the attribute, such as V(displayName)."}
        type: {type: str, description: "Data type of the attribute."}
    advanced_settings:
      description: "How ISE finds the device of a certificate, and further settings."
      type: dict
      contains:
        device_query_setting:
          description: "Attribute by which ISE finds a device in Microsoft Entra ID. Since ISE 3.4."
          type: str
          choices: [none, device_name, device_id]
        identify_device_certificate:
          description: >-
            Part of the certificate that identifies the device, its subject name or its subject alternative name (SAN).
            Since ISE 3.4.
          type: str
          choices: [none, subject_name, san]
        subject_name_format: {type: str, description: "Format of the subject name. Since ISE 3.4."}
        san_attribute:
          description: "Type of the subject alternative name. Since ISE 3.4."
          type: str
          choices: [none, uri, email, dns]
        san_attribute_value:
          description: "Example of a value of the subject alternative name. Since ISE 3.4."
          type: str
        regex_type:
          description: "Whether a regular expression extracts the identity of the device, and which. Since ISE 3.4."
          type: str
          choices: [none, predefined, custom]
        regex: {type: str, description: "Regular expression that extracts the identity of the device. Since ISE 3.4."}
        ssh_keys_attribute_name:
          description: "Attribute of users with their SSH public keys. Since ISE 3.6."
          type: str
        passwordless_authentication:
          description: "Whether users can log in with an SSH key instead of a password. Since ISE 3.6."
          type: bool
  # end: written by docs/generate/reference.py
  sample:
    - id: dceff5c6-d4f2-48b7-92ae-87adcdd2777b
      name: Entra_ID
      description: Employees
      root_url: http://169.254.6.2:9601/azure
      username_suffix: "@example.com"
      identity_provider: Microsoft Entra ID
      tenant_id: 6f0d2c1e-3a52-4b0c-9c62-0a8f6e0b7d11
      client_id: 2b9a7d54-8e1f-4f37-a3d6-5c1e9b0f4a22
      user_attributes:
        - name: userPrincipalName
          type: string
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.rest_id_store import REST_ID_STORE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(REST_ID_STORE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
