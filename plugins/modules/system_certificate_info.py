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
  - Reads the certificates that ISE nodes present to administrators, to endpoints and to each other.
  - They are read through the OpenAPI, which ISE provides since 3.1 and on port 443 only. It must be enabled.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  node:
    description:
      - Host name of a node, without the domain. If not set, the certificates of all nodes are read; the node names are read
        through ERS.
    type: str
  expires_within:
    description:
      - Return only certificates that expire within this number of days or have expired.
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

- name: Read the certificates that must be renewed soon
  openise.ise.system_certificate_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    expires_within: 60
  register: soon

- name: Show them
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
    node: {type: str, description: "Host name of its node."}
    name: {type: str, description: "Friendly name."}
    used_by: {type: list, elements: str, description: "Uses of the certificate, with ISE's names."}
    portal_group_tag: {type: str, description: "Group tag by which portals select it."}
    portals: {type: list, elements: str, description: "Portals that use the tag."}
    issued_to: {type: str, description: "Common name of the subject."}
    issued_by: {type: str, description: "Common name of the issuer."}
    self_signed: {type: bool, description: "Whether the certificate is self-signed."}
    valid_from: {type: str, description: "Start of its validity, in ISO 8601 format."}
    expires:
      description: End of its validity, in ISO 8601 format. It has no time zone if ISE returns one other than UTC.
      type: str
    days_left:
      description: >-
        Whole days until the certificate expires, negative if it has expired. If RV(system_certificates[].expires) has no
        time zone, UTC is assumed.
      type: int
    key_size: {type: int, description: "Length of the key in bits."}
    signature_algorithm: {type: str, description: "Signature algorithm."}
    serial_number: {type: str, description: "Serial number, in decimal digits."}
    sha256_fingerprint: {type: str, description: "SHA-256 fingerprint."}
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
