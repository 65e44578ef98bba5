#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Apply a whole declared configuration."""

from __future__ import annotations

DOCUMENTATION = r"""
module: config
short_description: Apply a whole declared configuration to Cisco ISE
version_added: "0.1.0"
description:
  - Compares many objects of many types with the current state on ISE, and creates, changes and deletes objects to match the
    declaration. All of it is one task with one plan.
  - All declarations are validated before the first request to ISE, and the whole plan is made before the first write.
  - Objects are read in parallel, over at most O(max_connections) connections and with at most O(max_requests_per_second)
    requests per second. If ISE slows down, the number of parallel requests is reduced.
  - Groups are written before their members and deleted after them. Objects can refer to objects that the same task creates.
  - Of C(ers_resources), certificate profiles are created first and deleted last, because identity source sequences refer to
    them. All other paths are created last and deleted first, in the order in which they are declared.
  - A task that was killed can be run again and results in the same configuration. No object is created twice.
notes:
  - Objects built into ISE are never purged.
  - ISE creates network device groups one at a time, and so does this module.
  - Guest accounts are not configuration. M(openise.ise.guest_user) manages them.
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
      - Each object is a dictionary with the options of that module. RV(ignore:state), RV(ignore:id) and
        RV(ignore:update_secrets) are accepted as well and apply to that object only.
      - An object can have the option C(_place), the file and line of its declaration, such as C(sites/paris.yml:12). Messages and
        results show it in place of the position in the list. P(openise.ise.configuration#lookup) adds it with C(places=true).
      - C(renamed_from) in an object is its former name, or a list of former names. If ISE has no object with the declared name,
        but one with a former name, that object is renamed. If it has both, the object fails. Types whose objects have no name
        that can change do not accept it.
      - Options that are not set keep their value on ISE; an option set to an empty value is cleared.
      - A secret can be set to a reference C(secret://NAME), see O(secrets).
      - C(ers_resources) takes objects of every other resource below C(/ers/config/) by ISE's own attribute names. It is a
        dictionary of API paths, such as C(ldap), to lists of objects. Each object has C(name), C(attributes) and, where needed,
        C(envelope), C(unordered), C(secret_attributes) and C(hidden_attributes), as in M(openise.ise.ers_resource). The name of
        such a type in other options and in results is C(ers_resources/PATH), such as C(ers_resources/ldap).
      - In C(attributes) every text may be a reference C(secret://NAME), which makes the attribute a secret. A path that has a
        type of its own is refused.
      - The types are C(allowed_protocols), C(anc_policies), C(authorization_profiles), C(downloadable_acls),
        C(egress_matrix_cells), C(endpoint_groups), C(endpoints), C(external_radius_servers), C(guest_ssids),
        C(identity_groups), C(identity_source_sequences), C(internal_users), C(ip_sgt_mapping_groups),
        C(ip_sgt_mappings), C(network_device_groups), C(network_devices), C(radius_server_sequences), C(rest_id_stores),
        C(security_group_acls), C(security_group_virtual_networks), C(security_groups), C(sxp_connections),
        C(sxp_domain_filters), C(sxp_domains), C(sxp_local_bindings), C(tacacs_command_sets),
        C(tacacs_external_servers), C(tacacs_profiles) and C(tacacs_server_sequences).
    type: dict
    required: true
  state:
    description:
      - State of all objects that do not set their own.
      - V(absent) deletes the declared objects. Only the options that identify an object are used then.
    type: str
    choices: [present, absent]
    default: present
  compare:
    description:
      - Which options of the declared objects to compare with ISE, and to change if they differ.
      - With V(declared), options that are not declared keep the value that they have in ISE.
      - With V(everything), they have the value that they would have in a new object. What somebody set by hand is a
        difference, including list members and custom attributes beside the declared ones. A block without any declared option
        is cleared, with the secrets in it. Other secrets that are not declared are not touched.
      - An option whose default in ISE is not known, such as C(snmp.link_trap_query), is compared only if it is declared. The
        complete form of M(openise.ise.config_info) declares every option.
    type: str
    choices: [declared, everything]
    default: declared
  purge:
    description:
      - Types whose undeclared objects are deleted.
      - A type without declared objects is an error, because all its objects would be deleted, see O(allow_empty).
      - Without O(max_deletes), the task fails before any change if it would delete more than a tenth of the objects of a type and
        more than 5.
      - Objects built into ISE and objects matched by O(purge_protect) are kept. For C(ers_resources/PATH), objects built into ISE
        are known by their identifiers and by names that end with V((default\)); protect others with O(purge_protect).
      - No object of a type is purged if one of its declared objects could not be read, or if a declared object refers to an
        object that would be deleted.
    type: list
    elements: str
    default: []
  purge_protect:
    description:
      - Names of objects that are not purged, as lists of shell patterns by type. Case is ignored.
    type: dict
    default: {}
  allow_empty:
    description:
      - Types of O(purge) that may have no declared object. All their objects are deleted then.
    type: list
    elements: str
    default: []
  max_changes:
    description:
      - Maximum number of objects to create, change and delete. If the plan exceeds it, nothing is changed and the task
        fails.
    type: int
  max_deletes:
    description:
      - Maximum number of objects to delete. If the plan exceeds it, nothing is changed and the task fails.
      - Defaults to no limit for declared objects, and to a tenth of each type or 5 objects for O(purge).
    type: int
  max_duration:
    description:
      - Time in seconds after which nothing more is begun, neither a change nor the reading of another object. The task then
        fails, and reports what was done and what was not begun.
      - Requests in progress are completed. A bulk request in progress is not followed any longer; its outcome is unknown.
    type: int
  force_in_use:
    description:
      - Whether to delete objects that others use, see the guide on configuration as code for the references that are checked.
        ISE refuses such a deletion, or removes the object from its users silently.
      - Otherwise nothing is changed, and the task fails and names the users. A use that the same plan ends does not count.
      - With V(true) the task warns and names the users.
    type: bool
    default: false
  swap_via:
    description:
      - Free addresses for network devices that exchange their addresses, one for each exchange. ISE refuses an address that
        another device has, so one of the devices moves to the free address first, and the plan warns about it.
      - An address that a device of ISE or of the declaration has is refused. Without an exchange nothing is done with them.
    type: list
    elements: str
    default: []
  fail_on_drift:
    description:
      - Whether to fail if ISE differs from the declaration. Nothing is changed then.
    type: bool
    default: false
  on_error:
    description:
      - What to do when an object fails.
      - V(continue) applies all other changes that are still possible, and fails at the end.
      - An object that names another one which neither ISE nor the declaration has is an error in the declaration. Nothing is
        changed then.
      - V(stop) starts no further changes.
    type: str
    choices: [continue, stop]
    default: continue
  secrets:
    description:
      - Values of secrets by name. The reference C(secret://radius/paris) in an object stands for the value of
        C(radius/paris). Values are text; quote them, because YAML changes unquoted values such as C(00123456) and C(yes).
      - A secret that is not listed here is read from an environment variable. Its name is C(ISE_SECRET_) followed by the
        secret's name in upper case, with C(_) for every character other than letters and digits, such as
        C(ISE_SECRET_RADIUS_PARIS).
      - A secret with no value keeps its value on ISE, so a plan needs no secrets. If one must be written, the plan says so in
        RV(needed_secrets), and a task that is not in check mode fails before any change.
    type: dict
    default: {}
  rotate:
    description:
      - Names of secrets that are written once, in this run, to every object that refers to them, whatever
        RV(ignore:update_secrets) says. A name may be written as a reference, such as C(secret://radius/paris).
      - A secret that ISE shows is written only if it differs. The plan shows the others as C((secret, written by rotate)).
      - A name that no declared object refers to is an error. So is O(fail_on_drift), because it writes nothing.
      - Do not keep it in files. The next run without it changes nothing. If a run fails, repeat it with the same names.
    type: list
    elements: str
    default: []
  unsupported:
    description:
      - What to do with options of the declared objects that the release of this ISE does not have.
      - V(fail) fails the objects that set them.
      - V(warn) leaves these options out, with one warning for the whole task and all of them in RV(left_out). Plans, checks for
        drift and runs agree. An object that would be another one without the option still fails, such as a cell of another
        matrix, or an ACL of another type.
      - If the server does not report its release, nothing is left out, and a warning says so.
    type: str
    choices: [fail, warn]
    default: fail
  bulk:
    description:
      - Whether to create and delete many objects of a type with ISE's bulk requests, up to 500 objects per request. Under
        the limit of O(max_requests_per_second), this is many times faster.
      - ISE has bulk requests for C(anc_policies), C(egress_matrix_cells), C(endpoints), C(ip_sgt_mappings),
        C(ip_sgt_mapping_groups), C(network_devices), C(security_groups), C(security_group_acls) and the types of SXP. ISE
        processes one bulk request at a time. Objects for which a bulk request fails are retried with single requests, which
        also return the cause of the failure.
      - Bulk requests have never been tested on a real ISE. Use them for a large first import, after a trial.
    type: bool
    default: false
  progress:
    description:
      - Whether to print progress and the estimated remaining time every few seconds. Only when the task runs on the
        controller.
    type: bool
    default: true
  diff_format:
    description:
      - What C(--diff) shows.
      - V(compact) has a line for each object and each option that changes, and the lines that differ of texts such as ACLs.
        Objects to delete are shown with their content.
      - V(full) has each object before and after.
    type: str
    choices: [compact, full]
    default: compact
  result_file:
    description:
      - A file on the controller for the whole result as JSON, without the diff. It contains no secrets. Its folder must exist.
      - Ansible prints the result of a failed task on one line. The result that it prints and registers then has the message, the
        numbers and the first of each list, and the file has everything.
      - The filter P(openise.ise.plan_report#filter) reads the file of a registered result. Without this option, it can do so
        until the run of Ansible ends.
      - In check mode, the file is a plan for O(reviewed_plan). It is written in check mode as well.
      - Not possible with C(async).
    type: path
    version_added: "0.1.0"
  reviewed_plan:
    description:
      - The O(result_file) of a task in check mode. Exactly that plan is applied, or nothing. The file is read where the task
        runs, which is the controller unless the task is delegated.
      - The task makes its own plan. If that differs from the reviewed one, it fails before any change and names what differs. It
        compares the ISE, the options that decide what is applied, the declared objects, and each object to change as ISE has it.
      - Steps of the reviewed plan that are done already are no difference, so an interrupted task can be run again.
      - Of secrets it compares the names, not the values. The plan may be made without values; if ISE shows secrets, a
        value that differs is a change that the reviewed plan does not have.
    type: path
    version_added: "0.1.0"
seealso:
  - module: openise.ise.config_info
  - plugin: openise.ise.plan_report
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Show the changes without applying them
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

- name: Apply them
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: *site
    secrets:
      radius/nice: "{{ radius_secret }}"
    max_deletes: 0

- name: Write the changed RADIUS secret to all devices that refer to it
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: *site
    secrets:
      radius/nice: "{{ new_radius_secret }}"
    rotate: [radius/nice]

- name: Keep only these guest SSIDs and those of the lab
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

- name: Configure an LDAP directory with ISE's attribute names
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources:
      ers_resources:
        ldap:
          - name: Nice
            attributes:
              generalSettings:
                schema: ACTIVE_DIRECTORY
                userObjectClass: Person
                userNameAttribute: userPrincipalName
                groupObjectClass: Group
                groupNameAttribute: dn
                groupMapAttributeName: memberOf
                certificate: userCertificate
              connectionSettings:
                primaryServer:
                  hostName: ldap.example.com
                  port: 636
                  adminDN: cn=reader,dc=example,dc=com
                  adminPassword: secret://ldap/nice
                  trustCertificate: Example root CA
              directoryOrganization:
                macFormat: DASH
                userDirectorySubtree: ou=people,dc=example,dc=com
                groupDirectorySubtree: ou=groups,dc=example,dc=com
    secrets:
      ldap/nice: "{{ radius_secret }}"

- name: Make a plan for review
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: &lab
      guest_ssids:
        - name: lab-guests
    result_file: plan.json
  check_mode: true

- name: Apply exactly this plan
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: *lab
    reviewed_plan: plan.json

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
  description: Differences between the declaration and ISE, before the task or in check mode.
  returned: when ISE could be read and the task did not fail; in O(result_file) also when it failed
  type: dict
  contains:
    create: &entries
      description: Objects in the order of their types.
      type: list
      elements: dict
      contains:
        type: {type: str, description: "Type of the object."}
        name: {type: str, description: "Name of the object, or the values that identify it."}
        id: {type: str, description: "Identifier of an existing object."}
        place: {type: str, description: "File and line of the declaration, if it has C(_place)."}
        changes:
          type: list
          elements: dict
          description:
            - Each option that differs, with RV(ignore:option), RV(ignore:before) and RV(ignore:after).
            - RV(ignore:declared) is V(false) if the option is not declared, see O(compare).
            - Secrets are shown as C((secret)) and C((secret, written)), those of O(rotate) as C((secret, written by rotate)).
        needed_secrets:
          type: list
          elements: str
          description: Names of secrets with no value that must be written for this object.
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
    - Number of objects that were, or in check mode would be, created, changed and deleted.
    - Number of objects that match the declaration, and of objects that failed.
  returned: when ISE could be read
  type: dict
  contains:
    create: {type: int, description: "New objects."}
    change: {type: int, description: "Changed objects."}
    delete: {type: int, description: "Deleted objects."}
    unchanged: {type: int, description: "Declared objects that already match ISE."}
    failed: {type: int, description: "Objects that failed."}
    total: {type: int, description: "Sum of all."}
    types: {type: dict, description: "The same numbers by type."}
  sample: {create: 0, change: 1, delete: 0, unchanged: 3, failed: 0, total: 4, types: {}}
drifted:
  description:
    - Whether ISE differs from the declaration, and the whole comparison was possible. Also true if the plan exceeds a limit.
    - With O(fail_on_drift), a failed task without it did not find out.
  returned: when ISE could be read
  type: bool
  sample: true
result_file:
  description:
    - Path of the file with the whole result.
    - If the task failed without O(result_file), a file that exists until this run of Ansible ends.
  returned: with O(result_file), and if the task failed
  type: str
  sample: result.json
failed_objects:
  description:
    - Of a failed task, this and the following lists have the first five entries; O(result_file) has all.
    - Objects that failed, each with RV(ignore:type), RV(ignore:name), RV(ignore:action) and the cause in RV(ignore:msg). An
      object with C(_place) has it in RV(ignore:place).
    - RV(ignore:outcome) is V(failed), V(incomplete) if only a part of the change was made, V(unknown) if ISE may have made the
      change, or V(not_begun) if the task had to stop before. With V(incomplete) and V(unknown), RV(ignore:changed) is true.
  returned: when ISE could be read
  type: list
  elements: dict
  sample: []
done_by_others:
  description:
    - Objects that this task planned to change, but found in the desired state when it was about to, because another user or
      another run had changed them. They count as unchanged, are not part of the diff, and do not make the task report a change.
    - Each has RV(ignore:type), RV(ignore:name), the planned RV(ignore:action), and RV(ignore:place) if it has C(_place).
    - Two cases cannot be distinguished, and count as changes of both runs. One is an object that both change in the same
      seconds. The other is a creation that ISE refuses with 500 because the object exists, since ISE also answers 500 after it
      has created an object.
  returned: when ISE could be read
  type: list
  elements: dict
  sample: [{type: network_devices, name: sw-nice-03, action: create}]
changed_meanwhile:
  description: Objects that another user changed while the task ran, with the options in RV(ignore:options). They were read
    again before they were written. Options that are not declared keep the new values.
  returned: when ISE could be read
  type: list
  elements: dict
  sample:
    - {type: network_devices, name: sw-nice-04, options: [radius.shared_secret]}
left_out:
  description: Options that were left out because this ISE does not have them, see O(unsupported). An empty
    RV(ignore:option) stands for all options of a type that ISE does not have.
  returned: when ISE could be read
  type: list
  elements: dict
  contains:
    type: {type: str, description: "Type of the objects."}
    option: {type: str, description: "Option, with dots for those below others."}
    since: {type: str, description: "First release that has it."}
    objects: {type: int, description: "Number of objects that set it."}
  sample:
    - {type: network_devices, option: radius.message_authenticator_on_all_responses, since: "3.6", objects: 12}
unresolved_secrets:
  description: Names of secrets with no value in O(secrets) or in the environment.
  returned: when ISE could be read
  type: list
  elements: str
  sample: []
needed_secrets:
  description:
    - Names of secrets with no value that must be written, because an object is new, or O(update_secrets) or O(rotate) requires
      it. A plan shows those objects; nothing is applied until the secrets are set.
  returned: when ISE could be read
  type: list
  elements: str
  sample: []
problems:
  description: Errors in the declared objects, one sentence each. No request was sent to ISE.
  returned: when O(resources) is invalid
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
