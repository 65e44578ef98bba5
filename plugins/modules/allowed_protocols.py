#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage allowed protocols."""

from __future__ import annotations

DOCUMENTATION = r"""
module: allowed_protocols
short_description: Manage allowed protocols of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes allowed protocols services. A service defines the protocols with which users and
    devices may authenticate, and their settings. Policy sets refer to a service by name.
  - A protocol that is not set when the service is created is not allowed.
  - A protocol or method with its own settings is an option with suboptions. Setting any of them to a value other than
    V(false) enables it, as C(enabled=true) does. C(enabled=false), or an empty value, disables it, and ISE deletes its
    settings. Settings next to C(enabled=false) have no effect.
  - Settings of an enabled protocol that the task does not set get the initial values named below, which are those of ISE's
    built-in V(Default Network Access).
notes:
  - To disable a protocol or method, the whole service is sent to ISE with PUT, on every release.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the service. Required unless O(id) is set. With O(id), the service is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  host_lookup:
    description:
      - Whether MAC authentication bypass (MAB) is allowed. ISE calls it I(Process Host Lookup).
    type: bool
  pap_ascii:
    description:
      - Whether PAP and ASCII are allowed.
    type: bool
  chap:
    description:
      - Whether CHAP is allowed.
    type: bool
  mschapv1:
    description:
      - Whether MS-CHAPv1 is allowed.
    type: bool
  mschapv2:
    description:
      - Whether MS-CHAPv2 is allowed.
    type: bool
  eap_md5:
    description:
      - Whether EAP-MD5 is allowed.
    type: bool
  leap:
    description:
      - Whether LEAP is allowed.
    type: bool
  eap_tls:
    description:
      - EAP-TLS.
    type: dict
    suboptions:
      enabled:
        description: Whether EAP-TLS is allowed.
        type: bool
      allow_expired_certificates:
        description: Whether expired certificates are accepted. Initially V(false).
        type: bool
      session_resume:
        description: Stateless session resume with tickets stored on endpoints. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether sessions can be resumed.
            type: bool
          ttl:
            description: Lifetime of a ticket. Initially V(2).
            type: int
          ttl_unit:
            description: Unit of O(eap_tls.session_resume.ttl). Initially V(hours).
            type: str
            choices: [seconds, minutes, hours, days, weeks]
          update_percentage:
            description: Percentage of a ticket's lifetime that has passed when it is renewed. Initially V(90).
            type: int
  peap:
    description:
      - PEAP. It requires at least one of the inner methods O(peap.eap_mschapv2), O(peap.eap_gtc) and O(peap.eap_tls).
    type: dict
    suboptions:
      enabled:
        description: Whether PEAP is allowed.
        type: bool
      eap_mschapv2:
        description: EAP-MSCHAPv2 as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(1).
            type: int
      eap_gtc:
        description: EAP-GTC as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(1).
            type: int
      eap_tls:
        description: EAP-TLS as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          allow_expired_certificates:
            description: Whether expired certificates are accepted. Initially V(false).
            type: bool
      require_cryptobinding:
        description: Whether the inner method must be bound to the tunnel. Initially V(false).
        type: bool
      peapv0_only:
        description: Whether only PEAPv0 is used, for supplicants that support no other version. Initially V(false).
        type: bool
  eap_fast:
    description:
      - EAP-FAST. It requires at least one of the inner methods O(eap_fast.eap_mschapv2), O(eap_fast.eap_gtc) and
        O(eap_fast.eap_tls).
    type: dict
    suboptions:
      enabled:
        description: Whether EAP-FAST is allowed.
        type: bool
      eap_mschapv2:
        description: EAP-MSCHAPv2 as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(1).
            type: int
      eap_gtc:
        description: EAP-GTC as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(1).
            type: int
      eap_tls:
        description: EAP-TLS as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          allow_expired_certificates:
            description: Whether expired certificates are accepted. Initially V(false).
            type: bool
      eap_chaining:
        description: Whether user and machine are authenticated together. Initially V(false).
        type: bool
      pacs:
        description: Protected access credentials (PACs). Initially enabled.
        type: dict
        suboptions:
          enabled:
            description: Whether PACs are used. Without them, O(eap_fast.without_pacs) defines what is allowed.
            type: bool
          tunnel_ttl:
            description: Lifetime of a tunnel PAC. Initially V(90).
            type: int
          tunnel_ttl_unit:
            description: Unit of O(eap_fast.pacs.tunnel_ttl). Initially V(days).
            type: str
            choices: [seconds, minutes, hours, days, weeks]
          update_percentage:
            description: Percentage of a PAC's lifetime that is left when it is renewed. Initially V(10).
            type: int
          anonymous_provisioning:
            description: Whether PACs are provisioned in an anonymous tunnel. Initially V(false).
            type: bool
          authenticated_provisioning:
            description: Provisioning of PACs in an authenticated tunnel. Initially disabled.
            type: dict
            suboptions:
              enabled:
                description: Whether PACs are provisioned in an authenticated tunnel.
                type: bool
              access_accept:
                description: Whether the server sends an Access-Accept after it has provisioned a PAC. Initially V(false).
                type: bool
              accept_client_certificate:
                description: Whether a client certificate is accepted for it. Initially V(false).
                type: bool
          machine_authentication:
            description: Machine authentication with PACs. Initially disabled.
            type: dict
            suboptions:
              enabled:
                description: Whether machines authenticate with PACs.
                type: bool
              ttl:
                description: Lifetime of a machine PAC. Initially V(1).
                type: int
              ttl_unit:
                description: Unit of O(eap_fast.pacs.machine_authentication.ttl). Initially V(weeks).
                type: str
                choices: [seconds, minutes, hours, days, weeks]
          session_resume:
            description: Stateless session resume with authorization PACs. Initially disabled.
            type: dict
            suboptions:
              enabled:
                description: Whether sessions can be resumed.
                type: bool
              ttl:
                description: Lifetime of an authorization PAC. Initially V(1).
                type: int
              ttl_unit:
                description: Unit of O(eap_fast.pacs.session_resume.ttl). Initially V(hours).
                type: str
                choices: [seconds, minutes, hours, days, weeks]
      without_pacs:
        description: Authentication without PACs. ISE has these settings only with O(eap_fast.pacs.enabled=false).
        type: dict
        suboptions:
          accept_client_certificate:
            description: Whether client certificates are accepted. Initially V(false).
            type: bool
          machine_authentication:
            description: Whether machines may authenticate. Initially V(false).
            type: bool
  eap_ttls:
    description:
      - EAP-TTLS. It requires at least one of the inner methods.
    type: dict
    suboptions:
      enabled:
        description: Whether EAP-TTLS is allowed.
        type: bool
      pap_ascii:
        description: Whether PAP and ASCII are allowed as inner methods. Initially V(false).
        type: bool
      chap:
        description: Whether CHAP is allowed as inner method. Initially V(false).
        type: bool
      mschapv1:
        description: Whether MS-CHAPv1 is allowed as inner method. Initially V(false).
        type: bool
      mschapv2:
        description: Whether MS-CHAPv2 is allowed as inner method. Initially V(false).
        type: bool
      eap_md5:
        description: Whether EAP-MD5 is allowed as inner method. Initially V(false).
        type: bool
      eap_mschapv2:
        description: EAP-MSCHAPv2 as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(1).
            type: int
  teap:
    description:
      - TEAP. It requires at least one of the inner methods O(teap.eap_mschapv2) and O(teap.eap_tls).
    type: dict
    suboptions:
      enabled:
        description: Whether TEAP is allowed.
        type: bool
      eap_mschapv2:
        description: EAP-MSCHAPv2 as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          password_change:
            description: Whether users can change their password. Initially V(true).
            type: bool
          password_change_retries:
            description: Maximum number of attempts, V(0) to V(3). Initially V(3).
            type: int
      eap_tls:
        description: EAP-TLS as inner method. Initially disabled.
        type: dict
        suboptions:
          enabled:
            description: Whether the method is allowed.
            type: bool
          allow_expired_certificates:
            description: Whether expired certificates are accepted. Initially V(false).
            type: bool
      accept_client_certificate:
        description: Whether client certificates are accepted while the tunnel is set up. Initially V(true).
        type: bool
      eap_chaining:
        description: Whether user and machine are authenticated together. Initially V(false).
        type: bool
      downgrade_msk:
        description: Whether the master session key is used if an inner method provides no extended one. Initially V(true).
        type: bool
      request_basic_password_auth:
        description:
          - Whether ISE requests user name and password in the tunnel. ISE does not return it, so it is never compared, and a
            task that writes TEAP settings must set it to keep it.
        type: bool
  preferred_eap_protocol:
    description:
      - EAP protocol that ISE offers first.
    type: dict
    suboptions:
      enabled:
        description: Whether one protocol is preferred.
        type: bool
      protocol:
        description: The protocol. Required.
        type: str
        choices: [eap_fast, peap, leap, eap_md5, eap_tls, eap_ttls, teap]
  eap_tls_l_bit:
    description:
      - Whether EAP-TLS messages include the length (L bit), which some supplicants require.
    type: bool
  weak_eap_ciphers:
    description:
      - Whether weak ciphers are allowed for EAP.
    type: bool
  require_message_authenticator:
    description:
      - Whether every RADIUS request must contain a Message-Authenticator.
    type: bool
  five_g:
    description:
      - Whether 5G authentication is allowed. ISE decides if it is not set; older releases do not support it.
    type: bool
  rsa_pss:
    description:
      - Whether RSA-PSS signatures are allowed. ISE decides if it is not set. Since ISE 3.4.
    type: bool
  additional_tls_parameters:
    description:
      - Whether additional TLS parameters are shown. ISE decides if it is not set; only the newest releases support it.
    type: bool
seealso:
  - module: openise.ise.allowed_protocols_info
"""

EXAMPLES = r"""
- name: Create a service for the campus
  openise.ise.allowed_protocols:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    description: Certificates, passwords in PEAP, and MAB
    host_lookup: true
    eap_tls:
      enabled: true
    peap:
      eap_mschapv2:
        password_change_retries: 2
    preferred_eap_protocol:
      protocol: eap_tls
    require_message_authenticator: true

- name: Allow session resume for half a day, and change nothing else
  openise.ise.allowed_protocols:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    eap_tls:
      session_resume:
        ttl: 12
        ttl_unit: hours

- name: Allow TEAP with chaining of user and machine
  openise.ise.allowed_protocols:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    teap:
      eap_tls:
        enabled: true
      eap_chaining: true

- name: Disable PEAP
  openise.ise.allowed_protocols:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    peap:
      enabled: false

- name: Remove the service
  openise.ise.allowed_protocols:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    state: absent
"""

RETURN = r"""
allowed_protocols:
  description:
    - The service, with the option names as keys, so that it can be passed to a task again. Attributes that are not set on
      ISE are omitted.
    - After a creation it contains the values sent and the new id, but no defaults set by ISE. Empty when the service is
      absent.
  returned: success
  type: dict
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
              description: "Unit of RV(allowed_protocols.eap_tls.session_resume.ttl)."
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
              description: "Unit of RV(allowed_protocols.eap_fast.pacs.tunnel_ttl)."
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
                  description: "Unit of RV(allowed_protocols.eap_fast.pacs.machine_authentication.ttl)."
                  type: str
                  choices: [seconds, minutes, hours, days, weeks]
            session_resume:
              description: "Stateless session resume with authorization PACs."
              type: dict
              contains:
                enabled: {type: bool, description: "Whether sessions can be resumed."}
                ttl: {type: int, description: "Lifetime of an authorization PAC."}
                ttl_unit:
                  description: "Unit of RV(allowed_protocols.eap_fast.pacs.session_resume.ttl)."
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
    id: 6c7a0f52-0c5e-11ee-9d4f-525400b48521
    name: Campus
    description: Certificates, passwords in PEAP, and MAB
    host_lookup: true
    pap_ascii: false
    eap_tls:
      enabled: true
      allow_expired_certificates: false
      session_resume:
        enabled: true
        ttl: 12
        ttl_unit: hours
        update_percentage: 90
    peap:
      enabled: false
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.allowed_protocols import ALLOWED_PROTOCOLS
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(ALLOWED_PROTOCOLS)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
