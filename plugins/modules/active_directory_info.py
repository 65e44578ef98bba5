#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read Active Directory join points, and look for groups in their domains."""

from __future__ import annotations

DOCUMENTATION = r"""
module: active_directory_info
short_description: Read Active Directory join points of Cisco ISE, and groups of their domains
version_added: "0.1.0"
description:
  - Reads an Active Directory join point by name or id, or lists those that match filters, or all.
  - Can also have ISE look for groups in the domain behind a join point, to find the names and SIDs that policies need.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
notes:
  - ISE looks for groups when it is sent a PUT. It changes nothing, so it is sent in check mode as well, but the account
    needs the ISE group ERS Admin or Super Admin for O(find_groups).
options:
  details:
    description:
      - Whether to read each join point of the list with all its attributes, which is one more request for each.
    type: bool
    default: true
  find_groups:
    description:
      - Have ISE look for groups in Active Directory, for each join point that is read, and return them as
        RV(active_directories[].found_groups). An empty dictionary asks for all groups of the domain.
      - The groups that ISE already uses are in RV(active_directories[].groups) without asking.
      - ISE must be able to reach a domain controller. A large directory may need a longer O(timeout).
    type: dict
    suboptions:
      domain:
        description:
          - Domain to look in. Without it, the one of the join point. Trusted domains can be named as well.
        type: str
      name:
        description:
          - Common name of the group, whole. Cisco calls it mandatory; other clients were seen to leave it out.
        type: str
      sid:
        description:
          - SID of the group, whole. The domain may stand before it, with a slash between.
        type: str
      type:
        description:
          - Kind of group.
        type: str
        choices: [builtin, domain_local, global, universal]
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all join points are listed.
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
"""

EXAMPLES = r"""
- name: Read all join points
  openise.ise.active_directory_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: join_points

- name: Find the SID of one group
  openise.ise.active_directory_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: corp
    find_groups:
      name: Network Operators
  register: operators

- name: Show it
  ansible.builtin.debug:
    msg: "{{ operators.active_directories[0].found_groups[0].sid }}"
"""

RETURN = r"""
active_directories:
  description:
    - The join points found, ordered by name; an empty list if there are none.
    - With O(details=false) each has only C(id), C(name) and C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the join point."}
    description: {type: str, description: "Free text."}
    domain: {type: str, description: "Domain that ISE has joined."}
    scopes: {type: list, elements: str, description: "Scopes to which the join point belongs."}
    only_allowed_domains: {type: bool, description: "Whether only allowed domains are used for authentication."}
    groups:
      description: Groups that policies on ISE may refer to.
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Domain, containers and name, with slashes between."}
        sid: {type: str, description: "Security identifier."}
        type: {type: str, description: "Kind of group, in ISE's words."}
    attributes:
      description: Attributes of users and machines that policies on ISE may refer to.
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Name in Active Directory."}
        internal_name: {type: str, description: "Name on ISE."}
        type: {type: str, choices: [string, ip, boolean, int, octet_string], description: "Type of its values."}
        default_value: {type: str, description: "Value where Active Directory has none."}
    domains:
      description: Domains that ISE found. Only some releases tell them.
      type: list
      elements: dict
      contains:
        name: {type: str, description: "DNS name of the domain."}
        forest: {type: str, description: "Forest of the domain."}
        unusable_reason: {type: str, description: "Why ISE cannot use the domain, if it cannot."}
    advanced:
      description: Settings of the join point.
      type: dict
      contains:
        password_change: {type: bool, description: "Whether users may change their password."}
        machine_authentication: {type: bool, description: "Whether machines can authenticate."}
        machine_access_restrictions:
          description: Whether policies may ask for a machine that authenticated before its user (MAR).
          type: bool
        machine_access_hours: {type: int, description: "For how many hours such a machine is remembered."}
        dialin_check: {type: bool, description: "Whether the dial-in permission of users is checked."}
        dialin_callback: {type: bool, description: "Whether callback is checked for dial-in clients."}
        kerberos_for_plain_text: {type: bool, description: "Whether Kerberos is used for passwords in plain text."}
        lockout_protection:
          description: Whether ISE stops asking before too many wrong passwords lock an account. Since ISE 3.1.
          type: bool
        lockout_attempts: {type: int, description: "Wrong passwords after which it stops. Since ISE 3.1."}
        lockout_networks:
          description: Where that is done. Since ISE 3.1.
          type: str
          choices: [wireless, wired, both]
        unqualified_names:
          description: What happens with a user name without a domain.
          type: str
          choices: [reject, search_joined_forest, search_all]
        unreachable_domains:
          description: What happens when a domain cannot be reached.
          type: str
          choices: [proceed, drop]
        rewrite: {type: bool, description: "Whether identities are rewritten before they are looked up."}
        rewrite_rules:
          description: Rules for that.
          type: list
          elements: dict
          contains:
            row: {type: int, description: "Place of the rule, from 0."}
            match: {type: str, description: "What an identity must look like."}
            result: {type: str, description: "What it becomes."}
        schema:
          description: Where ISE finds a user's data, in the usual attributes or in those below.
          type: str
          choices: [active_directory, custom]
        user_attributes:
          description: Attributes of Active Directory with a user's data.
          type: dict
          contains:
            first_name: {type: str, description: "Attribute with the first name."}
            last_name: {type: str, description: "Attribute with the last name."}
            email: {type: str, description: "Attribute with the e-mail address."}
            telephone: {type: str, description: "Attribute with the telephone number."}
            job_title: {type: str, description: "Attribute with the job title."}
            department: {type: str, description: "Attribute with the department."}
            organization: {type: str, description: "Attribute with the organization."}
            street: {type: str, description: "Attribute with the street."}
            locality: {type: str, description: "Attribute with the town."}
            state: {type: str, description: "Attribute with the state or province."}
            country: {type: str, description: "Attribute with the country."}
    found_groups:
      description: Groups that were found in Active Directory; only with O(find_groups).
      type: list
      elements: dict
      contains:
        name: {type: str, description: "Domain, containers and name, with slashes between."}
        sid: {type: str, description: "Security identifier."}
        type: {type: str, description: "Kind of group, in ISE's words."}
  sample:
    - id: e77f7f10-7cc8-11eb-ad58-005056926583
      name: corp
      domain: corp.example.com
      scopes: [Default_Scope]
      groups:
        - name: corp.example.com/Users/Domain Users
          sid: S-1-5-21-1234567890-987654321-1122334455-513
          type: GLOBAL
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.active_directory_info import DirectoryInfoTask

TASK = DirectoryInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
