#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a whole configuration."""

from __future__ import annotations

DOCUMENTATION = r"""
module: config_info
short_description: Read a whole configuration of Cisco ISE
version_added: "0.1.0"
description:
  - Reads all objects of some or all types, in the form that M(openise.ise.config) accepts.
  - References are names, and objects and lists have a fixed order. Two exports saved in files differ only where ISE differs.
  - Secrets are replaced by references such as C(secret://network_devices/radius.shared_secret), see O(secret_names).
    O(openise.ise.config#module:secrets) sets the values of such references.
  - Applying an export to the same ISE changes nothing.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  types:
    description:
      - Types to read, such as C(network_devices). M(openise.ise.config) lists all types.
      - Defaults to all types that this ISE supports, without C(ers_resources).
    type: list
    elements: str
  ers_resources:
    description:
      - API paths below C(/ers/config/) to read as well, such as C(ldap), with ISE's attribute names. They are exported under
        C(ers_resources).
      - Objects are exported with all attributes that ISE shows, empty ones included, since defaults are not known. A list that
        contains a secret is left out.
    type: list
    elements: str
    default: []
  factory:
    description:
      - Which objects built into ISE to include.
      - V(edited) includes those that may have been edited. An object is left out if it is as sandboxes of ISE 3.0 showed it. That
        is known for most built-in security groups, security group ACLs, downloadable ACLs, endpoint groups, identity groups and
        the built-in network device and SXP domain. What ISE ships as allowed protocols, identity source sequences, authorization
        profiles, TACACS profiles and command sets, network device groups and the default egress rule is not known for all
        releases, so these are always included.
      - V(all) includes all of them, V(none) none. A boolean is accepted as well, V(true) for V(all) and V(false) for V(none).
    type: raw
    default: edited
  form:
    description:
      - With V(complete), RV(defaults) has the default of each option, and RV(resources) has what differs from that. Together
        they declare every option of every object, so that M(openise.ise.config) sees each change made by hand.
      - With V(compact), RV(resources) has the options that differ from the defaults of ISE, and RV(defaults) is empty. To see
        changes of the others, use O(openise.ise.config#module:compare=everything).
    type: str
    choices: [complete, compact]
    default: complete
  secret_names:
    description:
      - The names of the references in place of secrets.
      - V(type) is one name for an option of all objects of a type, such as C(network_devices/radius.shared_secret). Where
        ISE shows the secrets, those that differ from most others have another name, one for all that are equal.
      - V(location) and V(device_type) are one name for all network devices in a group of this tree, such as
        C(network_devices/EMEA/Nice/radius.shared_secret).
      - >-
        C({by: OPTION}), or the text C(by=OPTION), is one name for all objects with the same value of an option, for example
        C({by: profile}), or C({by: groups#Rollout}) for the groups of another tree.
      - V(object) is a name for each object, such as C(network_devices/sw-nice-01/radius.shared_secret). Use it if masked
        secrets may differ and you are going to create the objects on another ISE.
      - ISE masks most secrets, so objects with a common name may have different ones. As long as the name has no value, no
        secret changes. With a value, it is written to an object if O(openise.ise.config#module:update_secrets) is V(always), if
        O(openise.ise.config#module:rotate) lists the name, or if another option changes that ISE only accepts together with
        the secret. Set a value only if all objects with this name have this secret, and use other names for new objects.
    type: raw
    default: type
  progress:
    description:
      - Whether to print progress and the estimated remaining time every few seconds. Only when the task runs on the
        controller.
    type: bool
    default: true
seealso:
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: Read devices and their groups
  openise.ise.config_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    types: [network_device_groups, network_devices]
  register: exported

- name: Read LDAP directories, with ISE's attribute names
  openise.ise.config_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    types: []
    ers_resources: [ldap]

- name: Save them in a file, with the defaults, for the lookup openise.ise.configuration
  ansible.builtin.copy:
    content: "{{ {'defaults': exported.defaults} | combine(exported.resources) | ansible.builtin.to_nice_yaml(indent=2) }}"
    dest: devices.yml
    mode: "0644"
"""

RETURN = r"""
resources:
  description: A list of objects for each type that was read, for O(openise.ise.config#module:resources).
  returned: success
  type: dict
  sample:
    network_devices:
      - name: sw-nice-01
        ip_addresses: [10.6.0.1/32]
        groups: ["Device Type#All Device Types", "Location#All Locations#Nice"]
        radius:
          shared_secret: secret://network_devices/radius.shared_secret
          use_second_shared_secret: false
          network_protocol: radius
          coa_port: 1700
defaults:
  description:
    - The defaults of the exported objects by type, without secrets, as C(defaults) of configuration files take them.
    - They replace what an object does not set. A block of options such as C(tacacs) is C({}) by default. An object that has it
      sets all its options.
  returned: success
  type: dict
  sample:
    network_devices: {description: "", profile: Cisco, radius: {}, tacacs: {}, snmp: {}, trustsec: {}}
secrets:
  description: Names of the referenced secrets.
  returned: success
  type: list
  elements: str
  sample: [network_devices/radius.shared_secret]
maybe_empty:
  description:
    - Types without objects whose list ISE answers with a 404 in that case.
    - That proves less than an empty list, so the role C(export) keeps the files of these types.
  returned: success
  type: list
  elements: str
  sample: [tacacs_external_servers]
total:
  description: Number of objects.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.config_info import ConfigInfoTask

TASK = ConfigInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
