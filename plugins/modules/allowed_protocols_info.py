#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read allowed protocols."""

from __future__ import annotations

DOCUMENTATION = r"""
module: allowed_protocols_info
short_description: Read allowed protocols of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an allowed protocols service by name or id, or lists all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.allowed_protocols
"""

EXAMPLES = r"""
- name: Read one service
  openise.ise.allowed_protocols_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Default Network Access
  register: default

- name: List all services with all their settings
  openise.ise.allowed_protocols_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
allowed_protocols:
  description:
    - The services found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the service."}
    description: {type: str, description: "Free text."}
    host_lookup: {type: bool, description: "Whether MAC authentication bypass (MAB) is allowed."}
    pap_ascii: {type: bool, description: "Whether PAP and ASCII are allowed."}
    chap: {type: bool, description: "Whether CHAP is allowed."}
    mschapv1: {type: bool, description: "Whether MS-CHAPv1 is allowed."}
    mschapv2: {type: bool, description: "Whether MS-CHAPv2 is allowed."}
    eap_md5: {type: bool, description: "Whether EAP-MD5 is allowed."}
    leap: {type: bool, description: "Whether LEAP is allowed."}
    eap_tls:
      description: "EAP-TLS."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether EAP-TLS is allowed."}
        allow_expired_certificates: {type: bool, description: "Whether expired certificates are accepted."}
        session_resume:
          description: "Stateless session resume with tickets stored on endpoints."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether sessions can be resumed."}
            ttl: {type: int, description: "Lifetime of a ticket."}
            ttl_unit:
              description: "Unit of RV(allowed_protocols[].eap_tls.session_resume.ttl)."
              type: str
              choices: [seconds, minutes, hours, days, weeks]
            update_percentage:
              description: "Percentage of a ticket's lifetime that has passed when it is renewed."
              type: int
    peap:
      description: "PEAP."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether PEAP is allowed."}
        eap_mschapv2:
          description: "EAP-MSCHAPv2 as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
        eap_gtc:
          description: "EAP-GTC as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
        eap_tls:
          description: "EAP-TLS as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            allow_expired_certificates: {type: bool, description: "Whether expired certificates are accepted."}
        require_cryptobinding: {type: bool, description: "Whether the inner method must be bound to the tunnel."}
        peapv0_only:
          description: "Whether only PEAPv0 is used, for supplicants that support no other version."
          type: bool
    eap_fast:
      description: "EAP-FAST."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether EAP-FAST is allowed."}
        eap_mschapv2:
          description: "EAP-MSCHAPv2 as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
        eap_gtc:
          description: "EAP-GTC as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
        eap_tls:
          description: "EAP-TLS as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            allow_expired_certificates: {type: bool, description: "Whether expired certificates are accepted."}
        eap_chaining: {type: bool, description: "Whether user and machine are authenticated together."}
        pacs:
          description: "Protected access credentials (PACs)."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether PACs are used."}
            tunnel_ttl: {type: int, description: "Lifetime of a tunnel PAC."}
            tunnel_ttl_unit:
              description: "Unit of RV(allowed_protocols[].eap_fast.pacs.tunnel_ttl)."
              type: str
              choices: [seconds, minutes, hours, days, weeks]
            update_percentage:
              description: "Percentage of a PAC's lifetime that is left when it is renewed."
              type: int
            anonymous_provisioning: {type: bool, description: "Whether PACs are provisioned in an anonymous tunnel."}
            authenticated_provisioning:
              description: "Provisioning of PACs in an authenticated tunnel."
              type: dict
              contains:
                enabled: {type: bool, description: "Whether PACs are provisioned in an authenticated tunnel."}
                access_accept:
                  description: "Whether the server sends an Access-Accept after it has provisioned a PAC."
                  type: bool
                accept_client_certificate: {type: bool, description: "Whether a client certificate is accepted for it."}
            machine_authentication:
              description: "Machine authentication with PACs."
              type: dict
              contains:
                enabled: {type: bool, description: "Whether machines authenticate with PACs."}
                ttl: {type: int, description: "Lifetime of a machine PAC."}
                ttl_unit:
                  description: "Unit of RV(allowed_protocols[].eap_fast.pacs.machine_authentication.ttl)."
                  type: str
                  choices: [seconds, minutes, hours, days, weeks]
            session_resume:
              description: "Stateless session resume with authorization PACs."
              type: dict
              contains:
                enabled: {type: bool, description: "Whether sessions can be resumed."}
                ttl: {type: int, description: "Lifetime of an authorization PAC."}
                ttl_unit:
                  description: "Unit of RV(allowed_protocols[].eap_fast.pacs.session_resume.ttl)."
                  type: str
                  choices: [seconds, minutes, hours, days, weeks]
        without_pacs:
          description: "Authentication without PACs."
          type: dict
          contains:
            accept_client_certificate: {type: bool, description: "Whether client certificates are accepted."}
            machine_authentication: {type: bool, description: "Whether machines may authenticate."}
    eap_ttls:
      description: "EAP-TTLS."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether EAP-TTLS is allowed."}
        pap_ascii: {type: bool, description: "Whether PAP and ASCII are allowed as inner methods."}
        chap: {type: bool, description: "Whether CHAP is allowed as inner method."}
        mschapv1: {type: bool, description: "Whether MS-CHAPv1 is allowed as inner method."}
        mschapv2: {type: bool, description: "Whether MS-CHAPv2 is allowed as inner method."}
        eap_md5: {type: bool, description: "Whether EAP-MD5 is allowed as inner method."}
        eap_mschapv2:
          description: "EAP-MSCHAPv2 as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
    teap:
      description: "TEAP."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether TEAP is allowed."}
        eap_mschapv2:
          description: "EAP-MSCHAPv2 as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            password_change: {type: bool, description: "Whether users can change their password."}
            password_change_retries: {type: int, description: "Maximum number of attempts, V(0) to V(3)."}
        eap_tls:
          description: "EAP-TLS as inner method."
          type: dict
          contains:
            enabled: {type: bool, description: "Whether the method is allowed."}
            allow_expired_certificates: {type: bool, description: "Whether expired certificates are accepted."}
        accept_client_certificate:
          description: "Whether client certificates are accepted while the tunnel is set up."
          type: bool
        eap_chaining: {type: bool, description: "Whether user and machine are authenticated together."}
        downgrade_msk:
          description: "Whether the master session key is used if an inner method provides no extended one."
          type: bool
    preferred_eap_protocol:
      description: "EAP protocol that ISE offers first."
      type: dict
      contains:
        enabled: {type: bool, description: "Whether one protocol is preferred."}
        protocol:
          description: "The protocol."
          type: str
          choices: [eap_fast, peap, leap, eap_md5, eap_tls, eap_ttls, teap]
    eap_tls_l_bit:
      description: "Whether EAP-TLS messages include the length (L bit), which some supplicants require."
      type: bool
    weak_eap_ciphers: {type: bool, description: "Whether weak ciphers are allowed for EAP."}
    require_message_authenticator:
      description: "Whether every RADIUS request must contain a Message-Authenticator."
      type: bool
    five_g: {type: bool, description: "Whether 5G authentication is allowed."}
    rsa_pss: {type: bool, description: "Whether RSA-PSS signatures are allowed. Since ISE 3.4."}
    additional_tls_parameters: {type: bool, description: "Whether additional TLS parameters are shown."}
  # end: written by docs/generate/reference.py
  sample:
    - id: 92613980-8c01-11e6-996c-525400b48521
      name: Default Network Access
      description: Default Allowed Protocol Service
      host_lookup: true
      pap_ascii: true
      eap_tls:
        enabled: true
        allow_expired_certificates: false
        session_resume:
          enabled: true
          ttl: 2
          ttl_unit: hours
          update_percentage: 90
      teap:
        enabled: false
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.allowed_protocols import ALLOWED_PROTOCOLS
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ALLOWED_PROTOCOLS)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
