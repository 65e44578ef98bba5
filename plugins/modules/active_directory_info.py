#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read Active Directory join points, and search for groups in their domains."""

from __future__ import annotations

DOCUMENTATION = r"""
module: active_directory_info
short_description: Read Active Directory join points of Cisco ISE, and groups of their domains
version_added: "0.1.0"
description:
  - Reads an Active Directory join point by name or id, or lists those that match filters, or all.
  - Can also search for groups in the domain of a join point through ISE, to find the names and SIDs for policies.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
notes:
  - The request for groups is a PUT. It changes nothing, so it is sent in check mode as well, but for O(find_groups) the
    account must be in the ISE group ERS Admin or Super Admin.
options:
  details:
    description:
      - Whether to read every listed join point with all its attributes, with one more request for each.
    type: bool
    default: true
  find_groups:
    description:
      - Search for groups in Active Directory through ISE, for each join point that is read, and return them as
        RV(active_directories[].found_groups). An empty dictionary returns all groups of the domain.
      - The groups that ISE already uses are always returned in RV(active_directories[].groups).
      - ISE must be able to reach a domain controller. A large directory may need a longer O(timeout).
    type: dict
    suboptions:
      domain:
        description:
          - Domain to search. Defaults to the domain of the join point. Trusted domains are possible as well.
        type: str
      name:
        description:
          - Full common name of the group. Cisco documents it as mandatory, but other clients omit it.
        type: str
      sid:
        description:
          - Full SID of the group, optionally preceded by the domain and a slash.
        type: str
      type:
        description:
          - Type of the group.
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

- name: Show the SID
  ansible.builtin.debug:
    msg: "{{ operators.active_directories[0].found_groups[0].sid }}"
"""

RETURN = r"""
active_directories:
  description:
    - The join points found, ordered by name; an empty list if there are none.
    - With O(details=false), each has only C(id), C(name) and C(description).
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
        name: {type: str, description: "Domain, containers and name, separated by slashes."}
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
        default_value: {type: str, description: "Value if Active Directory has none."}
    domains:
      description: Domains that ISE found. Only some releases return them.
      type: list
      elements: dict
      contains:
        name: {type: str, description: "DNS name of the domain."}
        forest: {type: str, description: "Forest of the domain."}
        unusable_reason: {type: str, description: "Reason why ISE cannot use the domain, if any."}
    advanced:
      description: Settings of the join point.
      type: dict
      contains:
        password_change: {type: bool, description: "Whether users may change their password."}
        machine_authentication: {type: bool, description: "Whether machines can authenticate."}
        machine_access_restrictions:
          description: Whether policies can require that the machine authenticated before its user (MAR).
          type: bool
        machine_access_hours: {type: int, description: "Number of hours for which ISE caches such a machine."}
        dialin_check: {type: bool, description: "Whether the dial-in permission of users is checked."}
        dialin_callback: {type: bool, description: "Whether callback is checked for dial-in clients."}
        kerberos_for_plain_text: {type: bool, description: "Whether Kerberos is used for passwords in plain text."}
        lockout_protection:
          description: Whether ISE stops authentication attempts before wrong passwords lock an account. Since ISE 3.1.
          type: bool
        lockout_attempts: {type: int, description: "Number of wrong passwords after which ISE stops. Since ISE 3.1."}
        lockout_networks:
          description: Networks to which it applies. Since ISE 3.1.
          type: str
          choices: [wireless, wired, both]
        unqualified_names:
          description: Handling of user names without a domain.
          type: str
          choices: [reject, search_joined_forest, search_all]
        unreachable_domains:
          description: Handling of unreachable domains.
          type: str
          choices: [proceed, drop]
        rewrite: {type: bool, description: "Whether identities are rewritten before they are looked up."}
        rewrite_rules:
          description: Rewrite rules.
          type: list
          elements: dict
          contains:
            row: {type: int, description: "Position of the rule, from 0."}
            match: {type: str, description: "Pattern that an identity must match."}
            result: {type: str, description: "Rewritten identity."}
        schema:
          description: Source of a user's data, either the default attributes or the attributes below.
          type: str
          choices: [active_directory, custom]
        user_attributes:
          description: Attributes of Active Directory with a user's data.
          type: dict
          contains:
            first_name: {type: str, description: "Attribute with the first name."}
            last_name: {type: str, description: "Attribute with the last name."}
            email: {type: str, description: "Attribute with the email address."}
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

from ansible_collections.openise.ise.plugins.module_utils._tasks.active_directory_info import ActiveDirectoryInfoTask

TASK = ActiveDirectoryInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
