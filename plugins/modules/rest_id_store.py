#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a REST ID store."""

from __future__ import annotations

DOCUMENTATION = r"""
module: rest_id_store
short_description: Manage REST ID stores of Cisco ISE, such as Microsoft Entra ID
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes REST ID stores, with which ISE authenticates and authorizes users and devices of
    Microsoft Entra ID (Azure AD) over REST (ROPC).
  - The REST ID store service must be enabled in ISE. Policies and identity source sequences refer to a store by name.
notes:
  - Requires ISE 3.0 or later.
  - ISE 3.4 was seen to return the client secret in plain text. It is compared then, and kept out of every output. If ISE masks
    or omits it, it is written when the store is created, and later only according to O(update_secrets).
  - Before ISE 3.2, a change is a PUT of the whole store, so that a client secret that ISE does not reveal must be set as well.
    From ISE 3.2 that holds for changes of O(username_suffix), O(identity_provider), O(tenant_id) and O(client_id).
  - Headers of a store other than the tenant, the client and its secret are kept.
  - ISE does not check the credentials when a store is created.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the store, consisting of letters, digits and underscores.
      - Required unless O(id) is set. With O(id), the store is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  root_url:
    description:
      - Root URL of the REST service that ISE asks.
      - Required to create a store. ISE cannot change it afterwards.
    type: str
  username_suffix:
    description:
      - Domain that ISE appends to user names, such as V(@example.com). Cisco's older references call it required.
    type: str
  identity_provider:
    description:
      - Cloud provider. Cisco's references name V(Azure), V(Okta) and V(None), and the newest supports Microsoft Entra ID only.
        ISE 3.4 was seen to call it V(Microsoft Entra ID). V(Azure) and V(Microsoft Entra ID) count as the same.
      - Cisco's older references call it required.
    type: str
  tenant_id:
    description:
      - Identifier of the tenant (directory) in Microsoft Entra ID.
      - Required to create a store. It cannot be cleared.
    type: str
  client_id:
    description:
      - Identifier of the application that is registered for ISE.
      - Required to create a store. It cannot be cleared.
    type: str
  client_secret:
    description:
      - Secret of the application that is registered for ISE.
      - Required to create a store. It cannot be cleared.
    type: str
  groups:
    description:
      - Names of the groups that policies can use. The list replaces the groups of the store.
      - Requires ISE 3.6 or later.
    type: list
    elements: str
  user_attributes:
    description:
      - Attributes of users that policies can use. The list replaces the attributes of the store, and must not be empty.
      - Requires ISE 3.2 or later, where it is required to create a store.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - Name of the attribute, such as V(userPrincipalName).
        type: str
        required: true
      type:
        description:
          - Data type of the attribute. Defaults to V(string).
        type: str
  device_attributes:
    description:
      - Attributes of devices that policies can use. The list replaces the attributes of the store.
      - Requires ISE 3.5, or a patch of ISE 3.4 that knows it. Patch 3 was seen to refuse it.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - Name of the attribute, such as V(displayName).
        type: str
        required: true
      type:
        description:
          - Data type of the attribute. Defaults to V(string).
        type: str
  advanced_settings:
    description:
      - How ISE finds the device of a certificate, and further settings. An empty dictionary removes all settings.
      - Requires ISE 3.5, or a patch of ISE 3.4 that knows it. Patch 3 was seen to refuse it.
    type: dict
    suboptions:
      device_query_setting:
        description:
          - Attribute by which ISE finds a device in Microsoft Entra ID.
        type: str
        choices: [none, device_name, device_id]
      identify_device_certificate:
        description:
          - Part of the certificate that identifies the device, its subject name or its subject alternative name (SAN).
        type: str
        choices: [none, subject_name, san]
      subject_name_format:
        description:
          - Format of the subject name.
        type: str
      san_attribute:
        description:
          - Type of the subject alternative name.
        type: str
        choices: [none, uri, email, dns]
      san_attribute_value:
        description:
          - Example of a value of the subject alternative name.
        type: str
      regex_type:
        description:
          - Whether a regular expression extracts the identity of the device, and which.
        type: str
        choices: [none, predefined, custom]
      regex:
        description:
          - Regular expression that extracts the identity of the device.
        type: str
      ssh_keys_attribute_name:
        description:
          - Attribute of users with their SSH public keys. Requires ISE 3.6 or later.
        type: str
      passwordless_authentication:
        description:
          - Whether users can log in with an SSH key instead of a password. Requires ISE 3.6 or later.
        type: bool
seealso:
  - module: openise.ise.rest_id_store_info
  - module: openise.ise.identity_source_sequence
"""

EXAMPLES = r"""
- name: Authenticate users of Microsoft Entra ID
  openise.ise.rest_id_store:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Entra_ID
    description: Employees
    root_url: "{{ entra_root_url }}"
    username_suffix: "@example.com"
    identity_provider: Microsoft Entra ID
    tenant_id: 6f0d2c1e-3a52-4b0c-9c62-0a8f6e0b7d11
    client_id: 2b9a7d54-8e1f-4f37-a3d6-5c1e9b0f4a22
    client_secret: "{{ entra_client_secret }}"
    user_attributes:
      - name: userPrincipalName
      - name: department

- name: Replace the client secret before it expires
  openise.ise.rest_id_store:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Entra_ID
    client_secret: "{{ new_entra_client_secret }}"

- name: Remove the store
  openise.ise.rest_id_store:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Entra_ID
    state: absent
"""

RETURN = r"""
rest_id_store:
  description: The store, with the option names as keys. Empty when the store is absent.
  returned: success
  type: dict
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
    id: dceff5c6-d4f2-48b7-92ae-87adcdd2777b
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
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.rest_id_store import REST_ID_STORE
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(REST_ID_STORE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
