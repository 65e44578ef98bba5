#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a network device."""

from __future__ import annotations

DOCUMENTATION = r"""
module: network_device
short_description: Manage network devices of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes network devices (NADs), with their RADIUS, TACACS+, SNMP and TrustSec settings.
  - Only differences are written, and only after all checks that are possible without writing have passed.
  - Secrets that ISE masks with asterisks are never written back as asterisks. If ISE requires such a secret again and the
    task does not set it, the task fails before any write and names the option.
notes:
  - Without PATCH (before ISE 3.2), and when a whole block such as O(tacacs) is cleared, ISE replaces the object. The task
    must then set every secret of the object that ISE does not reveal.
  - For each group type missing from O(groups), ISE adds the default group. This is not reported as a difference.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.references
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the device. Required unless O(id) is set.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  ip_addresses:
    description:
      - Source addresses of the device. Required to create a device. The order is ignored.
      - Each entry is an address with a prefix length or mask (V(10.1.2.3/32), V(10.1.0.0/24), V(2001:db8::1/128)), a single
        address, or a range as ISE writes it (V(10.1.2.1-10), V(10.1.*.1)).
      - An entry can exclude addresses, as in V(10.1.0.0/16 exclude 10.1.9.9).
    type: list
    elements: str
  groups:
    description:
      - Network device groups of the device, as full paths such as V(Location#All Locations#Paris).
      - Only the group types named here are compared and changed. An empty list resets all group types to their default
        group.
      - M(openise.ise.network_device_group) creates groups.
    type: list
    elements: str
  profile:
    description:
      - Name of the network device profile. ISE defaults to V(Cisco).
    type: str
  model_name:
    description:
      - Model, one of the names configured in ISE.
    type: str
  software_version:
    description:
      - Software version, one of the names configured in ISE.
    type: str
  radius:
    description:
      - RADIUS settings. ERS cannot disable RADIUS once it is enabled, so an empty value is refused for such a device.
    type: dict
    suboptions:
      shared_secret:
        description: Shared secret. See O(update_secrets).
        type: str
      second_shared_secret:
        description: Second shared secret, used with O(radius.use_second_shared_secret).
        type: str
      use_second_shared_secret:
        description: Whether the second shared secret is accepted as well, so that secrets can be rotated.
        type: bool
      enabled:
        description: Sent whenever the RADIUS settings are written. ISE does not return it, so it is never compared.
        type: bool
      network_protocol:
        description: Protocol of these settings. V(radius) is sent if ISE has no value yet.
        type: str
        choices: [radius, tacacs_plus]
      coa_port:
        description: UDP port of the device for Change of Authorization. ISE uses V(1700) by default, and may return it as V(0).
        type: int
      dtls_required:
        description: Whether only RADIUS over DTLS is accepted.
        type: bool
      dtls_dns_name:
        description: DNS name that the device's certificate must contain for RADIUS over DTLS.
        type: str
      key_wrap:
        description: Whether RADIUS KeyWrap is used.
        type: bool
      key_encryption_key:
        description: Key encryption key for KeyWrap, 16 ASCII characters or 32 hexadecimal digits.
        type: str
      message_authenticator_code_key:
        description: Message authenticator code key for KeyWrap, 20 ASCII characters or 40 hexadecimal digits.
        type: str
      key_input_format:
        description: Format of the two keys.
        type: str
        choices: [ascii, hexadecimal]
      message_authenticator_on_all_responses:
        description: Whether ISE sends a Message-Authenticator with every response. Since ISE 3.6.
        type: bool
  tacacs:
    description:
      - TACACS+ settings. An empty value removes them.
    type: dict
    suboptions:
      shared_secret:
        description: Shared secret. See O(update_secrets).
        type: str
      single_connect:
        description: Single connect mode. V(disabled) is sent if ISE has no value yet.
        type: str
        choices: [disabled, legacy, draft_compliant]
      previous_shared_secret:
        description: Retired shared secret that is still accepted. Since ISE 3.5.
        type: str
      previous_shared_secret_expiry:
        description: Expiry of the retired secret, in seconds since 1970-01-01 UTC. Since ISE 3.5.
        type: int
      tls:
        description: TACACS+ over TLS. Since ISE 3.5.
        type: dict
        suboptions:
          enabled:
            description: Whether TACACS+ over TLS is used.
            type: bool
          single_connect:
            description: Single connect mode over TLS.
            type: str
            choices: [disabled, draft_compliant]
          validate_san_ip:
            description: Whether the IP address in the certificate's subject alternative name is verified.
            type: bool
          san_dns_names:
            description: DNS names accepted in the subject alternative name. The order is ignored.
            type: list
            elements: str
          san_directory_names:
            description: Directory names accepted in the subject alternative name. The order is ignored.
            type: list
            elements: str
  snmp:
    description:
      - SNMP settings for the queries of ISE to the device. An empty value removes them.
    type: dict
    suboptions:
      version:
        description: SNMP version.
        type: str
        choices: ['1', 2c, '3']
      ro_community:
        description: Read-only community for version 1 and 2c. Treated as a secret.
        type: str
      username:
        description: User for version 3.
        type: str
      security_level:
        description: Security level for version 3.
        type: str
        choices: [no_auth, auth, priv]
      auth_protocol:
        description: Authentication protocol for version 3.
        type: str
        choices: [md5, sha, sha2]
      auth_password:
        description: Authentication password for version 3.
        type: str
      privacy_protocol:
        description: Privacy protocol for version 3.
        type: str
        choices: [des, 3des, aes128, aes192, aes256]
      privacy_password:
        description: Privacy password for version 3.
        type: str
      polling_interval:
        description: Seconds between two polls, 600 to 86400, or V(0) to disable polling.
        type: int
      link_trap_query:
        description: Whether link traps trigger a query.
        type: bool
      mac_trap_query:
        description: Whether MAC notification traps trigger a query.
        type: bool
      originating_policy_services_node:
        description:
          - PSN that queries the device. With V(Auto), ISE selects the node.
          - ISE may return the selected node, so V(Auto) equals any node. To change from a specific node to V(Auto), clear
            O(snmp) first.
        type: str
  trustsec:
    description:
      - TrustSec settings. An empty value removes them.
    type: dict
    suboptions:
      device_id:
        description: Identifier of the device for TrustSec, unique among all devices.
        type: str
      device_password:
        description: Password for O(trustsec.device_id).
        type: str
      rest_api_username:
        description: User name with which the device downloads TrustSec data over the REST API.
        type: str
      rest_api_password:
        description: Password for O(trustsec.rest_api_username), which it requires. ISE never returns it; clearing it needs
          O(update_secrets=always).
        type: str
      push_id_support:
        description: Whether the device supports push identifiers.
        type: bool
      notifications:
        description: Downloads of the device and change notifications to it.
        type: dict
        suboptions:
          environment_data_interval:
            description: Seconds between downloads of environment data.
            type: int
          peer_authorization_interval:
            description: Seconds between downloads of the peer authorization policy.
            type: int
          reauthentication_interval:
            description: Seconds between reauthentications.
            type: int
          sgacl_interval:
            description: Seconds between downloads of SGACL lists.
            type: int
          trusted_by_other_devices:
            description: Whether other TrustSec devices trust this one.
            type: bool
          send_configuration:
            description: Whether configuration changes are sent to the device.
            type: bool
          send_configuration_using:
            description: Method of sending configuration changes.
            type: str
            choices: [coa, cli, none]
          coa_source_host:
            description: ISE node that sends CoA to the device.
            type: str
      deployment:
        description: Credentials of ISE on the device for deploying IP to SGT mappings.
        type: dict
        suboptions:
          include_in_sgt_updates:
            description: Whether the device is included when mappings are deployed.
            type: bool
          exec_username:
            description: User for exec mode.
            type: str
          exec_password:
            description: Password for exec mode.
            type: str
          enable_password:
            description: Password for enable mode.
            type: str
seealso:
  - module: openise.ise.network_device_info
  - module: openise.ise.network_device_group
"""

EXAMPLES = r"""
# A device can only be put into groups that exist.
- name: Create the groups the switch belongs to
  openise.ise.network_device_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: "{{ item }}"
  loop:
    - Location#All Locations#Paris
    - Device Type#All Device Types#Switch

- name: Create a switch in ISE
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-01
    description: Access switch, building A
    ip_addresses:
      - 10.1.2.3/32
    groups:
      - Location#All Locations#Paris
      - Device Type#All Device Types#Switch
    radius:
      shared_secret: "{{ radius_secret }}"
    tacacs:
      shared_secret: "{{ tacacs_secret }}"
    snmp:
      version: 2c
      ro_community: "{{ snmp_community }}"
  register: switch

- name: Change its description, and nothing else
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-01
    description: Access switch, building B

# ISE masks the secret, so it cannot be compared. This task reports a change each time.
- name: Write a new RADIUS secret
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-01
    radius:
      shared_secret: "{{ new_radius_secret }}"
    update_secrets: always

# For this, ISE replaces the whole device, so the task must set the other secrets that ISE does not reveal.
- name: Remove the TACACS+ settings
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-01
    radius:
      shared_secret: "{{ new_radius_secret }}"
    snmp:
      ro_community: "{{ snmp_community }}"
    tacacs: {}

- name: Rename the switch, found by its id
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    id: "{{ switch.network_device.id }}"
    name: sw-paris-02

- name: Create many devices, with the connection options set once
  module_defaults:
    group/openise.ise.ise:
      hostname: "{{ ise_hostname }}"
      username: "{{ ise_username }}"
      password: "{{ ise_password }}"
  openise.ise.network_device:
    name: "{{ item.name }}"
    ip_addresses: "{{ item.addresses }}"
    radius:
      shared_secret: "{{ radius_secret }}"
  loop: "{{ switches }}"
  loop_control:
    label: "{{ item.name }}"

- name: Remove a device
  openise.ise.network_device:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: sw-paris-02
    state: absent
"""

RETURN = r"""
network_device:
  description:
    - The device, with the option names as keys, so that it can be passed to a task again. Secrets and attributes without a
      value on ISE are omitted.
    - After a creation it contains the values sent and the new id, but no defaults set by ISE. Empty if the device is absent.
  returned: success
  type: dict
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
    id: 50274590-23b0-11ec-9954-d60cbf567311
    name: sw-paris-01
    ip_addresses: [10.1.2.3/32]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(NETWORK_DEVICE)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
