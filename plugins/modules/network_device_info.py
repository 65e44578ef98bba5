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
  - Reads one network device by name or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all devices are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare. V(location) and V(device_type) take whole group paths.
        type: str
        required: true
        choices: [name, description, ip_address, location, device_type]
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

# One request for each 100 devices.
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
    - The devices found, ordered by name; an empty list if there are none. Secrets are omitted.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the device."}
    description: {type: str, description: "Free text."}
    ip_addresses: {type: list, elements: str, description: "Source addresses of the device."}
    groups:
      description: "Network device groups of the device, as full paths such as V(Location#All Locations#Paris)."
      type: list
      elements: str
    profile: {type: str, description: "Name of the network device profile."}
    model_name: {type: str, description: "Model, one of the names configured in ISE."}
    software_version: {type: str, description: "Software version, one of the names configured in ISE."}
    radius:
      description: "RADIUS settings."
      type: dict
      contains:
        use_second_shared_secret:
          description: "Whether the second shared secret is accepted as well, so that secrets can be rotated."
          type: bool
        network_protocol: {type: str, choices: [radius, tacacs_plus], description: "Protocol of these settings."}
        coa_port: {type: int, description: "UDP port of the device for Change of Authorization."}
        dtls_required: {type: bool, description: "Whether only RADIUS over DTLS is accepted."}
        dtls_dns_name:
          description: "DNS name that the device's certificate must contain for RADIUS over DTLS."
          type: str
        key_wrap: {type: bool, description: "Whether RADIUS KeyWrap is used."}
        key_input_format: {type: str, choices: [ascii, hexadecimal], description: "Format of the two keys."}
        message_authenticator_on_all_responses:
          description: "Whether ISE sends a Message-Authenticator with every response. Since ISE 3.6."
          type: bool
    tacacs:
      description: "TACACS+ settings."
      type: dict
      contains:
        single_connect: {type: str, choices: [disabled, legacy, draft_compliant], description: "Single connect mode."}
        previous_shared_secret_expiry:
          description: "Expiry of the retired secret, in seconds since 1970-01-01 UTC. Since ISE 3.5."
          type: int
        tls:
          description: "TACACS+ over TLS."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether TACACS+ over TLS is used. Since ISE 3.5."}
            single_connect:
              description: "Single connect mode over TLS. Since ISE 3.5."
              type: str
              choices: [disabled, draft_compliant]
            validate_san_ip:
              description: >-
                Whether the IP address in the certificate's subject alternative name is verified. Since ISE 3.5.
              type: bool
            san_dns_names:
              description: "DNS names accepted in the subject alternative name. Since ISE 3.5."
              type: list
              elements: str
            san_directory_names:
              description: "Directory names accepted in the subject alternative name. Since ISE 3.5."
              type: list
              elements: str
    snmp:
      description: "SNMP settings for the queries of ISE to the device."
      type: dict
      contains:
        version: {type: str, choices: ['1', 2c, '3'], description: "SNMP version."}
        username: {type: str, description: "User for version 3."}
        security_level: {type: str, choices: [no_auth, auth, priv], description: "Security level for version 3."}
        auth_protocol: {type: str, choices: [md5, sha, sha2], description: "Authentication protocol for version 3."}
        privacy_protocol:
          description: "Privacy protocol for version 3."
          type: str
          choices: [des, 3des, aes128, aes192, aes256]
        polling_interval:
          description: "Seconds between two polls, 600 to 86400, or V(0) to disable polling."
          type: int
        link_trap_query: {type: bool, description: "Whether link traps trigger a query."}
        mac_trap_query: {type: bool, description: "Whether MAC notification traps trigger a query."}
        originating_policy_services_node: {type: str, description: "PSN that queries the device."}
    trustsec:
      description: "TrustSec settings."
      type: dict
      contains:
        device_id: {type: str, description: "Identifier of the device for TrustSec, unique among all devices."}
        rest_api_username:
          description: "User name with which the device downloads TrustSec data over the REST API."
          type: str
        push_id_support: {type: bool, description: "Whether the device supports push identifiers."}
        notifications:
          description: "Downloads of the device and change notifications to it."
          type: dict
          contains:
            environment_data_interval: {type: int, description: "Seconds between downloads of environment data."}
            peer_authorization_interval:
              description: "Seconds between downloads of the peer authorization policy."
              type: int
            reauthentication_interval: {type: int, description: "Seconds between reauthentications."}
            sgacl_interval: {type: int, description: "Seconds between downloads of SGACL lists."}
            trusted_by_other_devices: {type: bool, description: "Whether other TrustSec devices trust this one."}
            send_configuration: {type: bool, description: "Whether configuration changes are sent to the device."}
            send_configuration_using:
              description: "Method of sending configuration changes."
              type: str
              choices: [coa, cli, none]
            coa_source_host: {type: str, description: "ISE node that sends CoA to the device."}
        deployment:
          description: "Credentials of ISE on the device for deploying IP to SGT mappings."
          type: dict
          contains:
            include_in_sgt_updates:
              description: "Whether the device is included when mappings are deployed."
              type: bool
            exec_username: {type: str, description: "User for exec mode."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 50274590-23b0-11ec-9954-d60cbf567311
      name: sw-paris-01
      description: Access switch, building A
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(NETWORK_DEVICE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
