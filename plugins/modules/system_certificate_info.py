#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the system certificates of nodes."""

from __future__ import annotations

DOCUMENTATION = r"""
module: system_certificate_info
short_description: Read system certificates of Cisco ISE nodes, and when they expire
version_added: "0.1.0"
description:
  - Reads the certificates with which nodes of ISE show who they are, to administrators, to endpoints and to each other.
  - They are told by the Open API, which ISE has since 3.1 and serves on port 443 only. It must be switched on.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  node:
    description:
      - Host name of a node, without the domain. Without it, those of all nodes are read; their names come from ERS.
    type: str
  expires_within:
    description:
      - Return only certificates that expire within so many days, or have expired.
    type: int
seealso:
  - module: openise.ise.node_info
"""

EXAMPLES = r"""
- name: Read the certificates of one node
  openise.ise.system_certificate_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    node: ise-psn1
  register: psn

- name: Look for certificates that must be renewed soon
  openise.ise.system_certificate_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    expires_within: 60
  register: soon

- name: Name them
  ansible.builtin.debug:
    msg: "{{ item.node }}: {{ item.name }} expires {{ item.expires }}"
  loop: "{{ soon.system_certificates | rejectattr('used_by', '==', ['Not in use']) }}"
"""

RETURN = r"""
system_certificates:
  description: The certificates found, node by node; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the certificate."}
    node: {type: str, description: "Host name of the node that has it."}
    name: {type: str, description: "Friendly name."}
    used_by: {type: list, elements: str, description: "What the certificate is used for, in ISE's words."}
    portal_group_tag: {type: str, description: "Group tag by which portals choose it."}
    portals: {type: list, elements: str, description: "Portals that have chosen the tag."}
    issued_to: {type: str, description: "Common name of the subject."}
    issued_by: {type: str, description: "Common name of the issuer."}
    self_signed: {type: bool, description: "Whether the node signed it itself."}
    valid_from: {type: str, description: "First moment of its validity, as an ISO date."}
    expires:
      description: Last moment of its validity, as an ISO date. It has no zone where ISE names one that is not UTC.
      type: str
    days_left:
      description: >-
        Whole days until then, below 0 for a certificate that has expired. Where RV(system_certificates[].expires) has no
        zone, it is taken for UTC.
      type: int
    key_size: {type: int, description: "Length of the key in bits."}
    signature_algorithm: {type: str, description: "How it is signed."}
    serial_number: {type: str, description: "Serial number, in decimal digits."}
    sha256_fingerprint: {type: str, description: "Fingerprint."}
  sample:
    - id: 5d1b2f36-6a63-5a35-9c4b-0b8d3a8a7f5e
      node: ise-psn1
      name: Default self-signed server certificate
      used_by: [EAP Authentication, Admin, Portal, RADIUS DTLS]
      issued_to: ise-psn1.example.com
      issued_by: ise-psn1.example.com
      self_signed: true
      valid_from: "2023-05-02T08:15:00+00:00"
      expires: "2035-05-01T08:15:00+00:00"
      days_left: 3082
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.system_certificate_info import (
    SystemCertificateInfoTask,
)

TASK = SystemCertificateInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
