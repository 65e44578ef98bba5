#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep a whole configuration as declared."""

from __future__ import annotations

DOCUMENTATION = r"""
module: config
short_description: Keep a whole configuration of Cisco ISE as declared
version_added: "0.1.0"
description:
  - Compares many objects of many types with what ISE holds, and creates, changes and deletes what differs. All of it is
    one task, with one plan.
  - Everything is checked before ISE is asked for anything, and the whole plan is made before the first write.
  - What is read is read in parallel, at most O(max_connections) at a time and O(max_requests_per_second) in a second. An ISE
    that slows down is asked less.
  - Groups are written before their members and deleted after them. Names of objects that the same task creates can be used
    like any other.
  - A task that is killed, and run again, ends with the same configuration. Nothing is created twice.
notes:
  - Objects that ISE comes with are never purged.
  - ISE creates network device groups one after the other, and so does this module.
  - Guests are no configuration. M(openise.ise.guest_user) keeps them.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  resources:
    description:
      - Lists of objects by type. A type is the plural of a module's name, such as C(network_devices) for
        M(openise.ise.network_device).
      - Each object is a dictionary with the options of that module. RV(ignore:state), RV(ignore:id) and RV(ignore:update_secrets)
        are among them, and count for that object alone.
      - Options that are not given stay as they are on ISE, an option given as empty is cleared.
      - A secret may be given as C(secret://NAME), see O(secrets).
      - The types are C(allowed_protocols), C(anc_policies), C(authorization_profiles), C(downloadable_acls),
        C(egress_matrix_cells), C(endpoint_groups), C(endpoints), C(external_radius_servers), C(guest_ssids),
        C(identity_groups), C(identity_source_sequences), C(internal_users), C(ip_sgt_mapping_groups),
        C(ip_sgt_mappings), C(network_device_groups), C(network_devices), C(radius_server_sequences),
        C(security_group_acls), C(security_groups), C(sxp_connections), C(sxp_domains), C(sxp_local_bindings),
        C(tacacs_command_sets), C(tacacs_external_servers), C(tacacs_profiles) and C(tacacs_server_sequences).
    type: dict
    required: true
  state:
    description:
      - What becomes of objects that do not say it themselves.
      - V(absent) deletes the declared objects. Only what identifies an object is looked at then.
    type: str
    choices: [present, absent]
    default: present
  purge:
    description:
      - Types of which undeclared objects are deleted. A type without any declared object is emptied.
      - Objects that ISE comes with stay, and so do those O(purge_protect) names.
      - Nothing of a type is purged when one of its declared objects could not be read, or when a declared object names what
        would go.
    type: list
    elements: str
    default: []
  purge_protect:
    description:
      - Names of objects that are not purged, as lists of shell patterns by type. Upper and lower case are the same.
    type: dict
    default: {}
  max_changes:
    description:
      - How many objects may be created, changed and deleted. A plan with more is not carried out at all, and the task fails.
    type: int
  max_deletes:
    description:
      - How many objects may be deleted. A plan with more is not carried out at all, and the task fails.
    type: int
  fail_on_drift:
    description:
      - Whether to fail when ISE is not as declared. Nothing is written then.
    type: bool
    default: false
  on_error:
    description:
      - What becomes of the others when an object fails.
      - V(continue) carries out everything else that can be, and fails at the end.
      - V(stop) begins nothing more.
    type: str
    choices: [continue, stop]
    default: continue
  secrets:
    description:
      - Values of secrets by name. Where an object has C(secret://radius/paris) for a secret, the value of C(radius/paris) is
        meant.
      - A secret that is not here is taken from the environment variable that is C(ISE_SECRET_) and the name in capitals, with
        C(_) for every other character, such as C(ISE_SECRET_RADIUS_PARIS).
      - A secret that is in neither stays as it is on ISE. An object that cannot do without it fails.
    type: dict
    default: {}
  bulk:
    description:
      - Whether to create and delete many objects of a type with ISE's bulk requests, up to 500 in one. With the ceiling of
        O(max_requests_per_second), that is many times as fast.
      - ISE has bulk requests for C(anc_policies), C(egress_matrix_cells), C(endpoints), C(ip_sgt_mappings),
        C(ip_sgt_mapping_groups), C(network_devices), C(security_groups), C(security_group_acls) and the types of SXP. It
        carries out one at a time. Objects a bulk request fails on are tried again by themselves, which also tells why.
      - They were never tried on a real ISE. Use them on a large first import, after a trial.
    type: bool
    default: false
  progress:
    description:
      - Whether to tell every few seconds how far the task is, and how long it will take. Nothing is told where the task
        runs on another host.
    type: bool
    default: true
seealso:
  - module: openise.ise.config_info
"""

EXAMPLES = r"""
- name: See what would change
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: &site
      network_device_groups:
        - name: Location#All Locations#Nice
          description: Branch office
      network_devices:
        - name: sw-nice-01
          ip_addresses: [10.6.0.1]
          groups: ["Location#All Locations#Nice"]
          radius:
            shared_secret: secret://radius/nice
      endpoint_groups:
        - name: Nice printers
      endpoints:
        - mac: 00:1b:21:06:00:01
          group: Nice printers
    secrets:
      radius/nice: "{{ radius_secret }}"
  check_mode: true

- name: Bring it about
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: *site
    secrets:
      radius/nice: "{{ radius_secret }}"
    max_deletes: 0

- name: Keep these guest SSIDs and no other, but those of the lab
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources:
      guest_ssids:
        - name: nice-guests
    purge: [guest_ssids]
    purge_protect:
      guest_ssids: ["lab-*"]
    max_deletes: 5

- name: Remove the branch
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: *site
    state: absent
"""

RETURN = r"""
plan:
  description: What differed, or in check mode differs, from what is declared.
  returned: when ISE could be read
  type: dict
  contains:
    create: &entries
      description: Objects in the order of their types.
      type: list
      elements: dict
      contains:
        type: {type: str, description: "Type of the object."}
        name: {type: str, description: "Name of the object, or the values that identify it."}
        id: {type: str, description: "Identifier, of an object that exists."}
        changes:
          type: list
          elements: dict
          description:
            - Each option that differs, with RV(ignore:option), RV(ignore:before) and RV(ignore:after).
            - Secrets are shown as C((secret)) and C((secret, written)).
    change: *entries
    delete: *entries
  sample:
    create: []
    change:
      - type: network_devices
        name: sw-nice-01
        id: 4e7bb870-23b0-11ec-9954-d60cbf567311
        changes:
          - {option: description, before: "", after: "Access, first floor"}
    delete: []
summary:
  description:
    - How many objects were, or in check mode would be, created, changed and deleted.
    - How many are as declared, and how many failed.
  returned: when ISE could be read
  type: dict
  contains:
    create: {type: int, description: "New objects."}
    change: {type: int, description: "Changed objects."}
    delete: {type: int, description: "Deleted objects."}
    unchanged: {type: int, description: "Declared objects that are as declared."}
    failed: {type: int, description: "Objects that failed."}
    total: {type: int, description: "All of these."}
    types: {type: dict, description: "The same numbers by type."}
  sample: {create: 0, change: 1, delete: 0, unchanged: 3, failed: 0, total: 4, types: {}}
failed_objects:
  description: What failed, each with RV(ignore:type), RV(ignore:name), RV(ignore:action) and the reason in RV(ignore:msg).
  returned: when ISE could be read
  type: list
  elements: dict
  sample: []
unresolved_secrets:
  description: Names of secrets whose value is neither in O(secrets) nor in the environment.
  returned: when ISE could be read
  type: list
  elements: str
  sample: []
problems:
  description: What is wrong with the declared objects, a sentence each. Nothing was asked of ISE.
  returned: when O(resources) is wrong
  type: list
  elements: str
  sample: ["network_devices[3] (sw-nice-04): network_device has no option 'adress'; did you mean 'ip_addresses'?"]
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.config import ConfigTask

TASK = ConfigTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
