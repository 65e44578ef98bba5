# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup ``configuration_check``: checks files of configuration as code without ISE."""

from __future__ import annotations

DOCUMENTATION = r"""
name: configuration_check
short_description: Check configuration of Cisco ISE in files, without ISE
version_added: "0.1.0"
description:
  - Checks all that M(openise.ise.config) checks before its first request to ISE. That is types, options and values, duplicate
    objects, references to objects that are to be deleted, circular references, shared addresses, secrets and their names, and
    the purge. The sentences are the same.
  - What only ISE can prove is a warning, see O(unproven).
  - Needs no account and no vault password. Without a password, encrypted values are accepted, and encrypted files are not read.
  - Prints each problem and each warning on a line of its own, which begins with file and line.
  - The playbook C(openise.ise.validate) calls it by way of the role P(openise.ise.configure#role).
author:
  - openise.ise contributors (@openise)
options:
  _terms:
    description:
      - Files and folders to check together, found as by P(openise.ise.configuration#lookup). Empty ones are ignored.
    type: list
    elements: str
    required: true
  sites:
    description:
      - Sites to check, the folders below C(sites). Defaults to all.
    type: list
    elements: str
  resources:
    description:
      - Objects from variables, as for O(openise.ise.config#module:resources). They are checked together with those of the files.
    type: dict
    default: {}
  state:
    description:
      - State of objects that do not set their own.
    type: str
    choices: [present, absent]
    default: present
  purge:
    description:
      - Types that O(openise.ise.config#module:purge) would list. A type without declared objects is a problem.
    type: list
    elements: str
    default: []
  purge_protect:
    description:
      - The value of O(openise.ise.config#module:purge_protect).
    type: dict
    default: {}
  allow_empty:
    description:
      - The value of O(openise.ise.config#module:allow_empty).
    type: list
    elements: str
    default: []
  secret_names:
    description:
      - Names of the secrets in O(openise.ise.config#module:secrets). Two secrets with the same environment variable are a
        problem, unless both are listed here. The values are not required.
    type: list
    elements: str
    default: []
  plain_secrets:
    description:
      - What to do with secrets that are readable in the files, as for P(openise.ise.configuration#lookup).
    type: str
    choices: [allow, warn, refuse]
    default: warn
  unproven:
    description:
      - What to do with what is right only if ISE has certain objects already. That is a name that no file declares, although
        files declare other objects of its type, and an object without an option that ISE requires of new objects.
      - Names of objects that a new ISE has are known.
      - V(warn) prints a warning, V(refuse) makes it a problem, V(allow) ignores it.
    type: str
    choices: [allow, warn, refuse]
    default: warn
seealso:
  - plugin: openise.ise.configuration
    plugin_type: lookup
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: Check the files of a branch
  hosts: localhost
  gather_facts: false
  tasks:
    - name: Check the files
      ansible.builtin.set_fact:
        checked: "{{ lookup('openise.ise.configuration_check', 'configuration', unproven='refuse') }}"

    - name: Fail if there are problems
      ansible.builtin.assert:
        that: checked.problems == []
        fail_msg: "{{ checked.message }}"
"""

RETURN = r"""
_raw:
  description: One dictionary with the findings.
  type: list
  elements: dict
  contains:
    problems:
      description: What is wrong, one sentence each, with file and line.
      type: list
      elements: str
    warnings:
      description: What may be wrong, one sentence each.
      type: list
      elements: str
    message: {type: str, description: "The outcome in one sentence, with the number of objects and files."}
    types: {type: dict, description: "Number of declared objects by type."}
    files: {type: int, description: "Number of files."}
    unread:
      description: Encrypted files that were not read, because no vault password was at hand.
      type: list
      elements: str
  sample:
    - problems: ["configuration/sites/paris/network.yml:12: network_devices 'sw-paris-01': ip_addresses: '10.1.0.300' is not an
        address; write for example 10.1.2.3, 10.1.2.0/24 or the range 10.1.2.1-10."]
      warnings: []
      message: The configuration has 1 problem. Nothing was sent to ISE.
      types: {network_devices: 3}
      files: 2
      unread: []
"""

from typing import Any, get_args

from ansible import constants
from ansible.errors import AnsibleLookupError
from ansible.plugins.lookup import LookupBase
from ansible.utils.display import Display

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import PlainSecrets
from ansible_collections.openise.ise.plugins.plugin_utils.lookup_paths import located
from ansible_collections.openise.ise.plugins.plugin_utils.offline_check import Findings, Rules, Unproven, check
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, read

_DISPLAY = Display()
_CHOICES = {
    "state": ("present", "absent"),
    "plain_secrets": get_args(PlainSecrets),
    "unproven": get_args(Unproven),
}
_AS_GIVEN = ("sites", "resources", "purge", "purge_protect", "allow_empty", "plain_secrets", "unproven")


class LookupModule(LookupBase):
    """The lookup ``openise.ise.configuration_check``."""

    def run(self, terms: list[str], variables: dict[str, Any] | None = None, **kwargs: Any) -> list[Any]:
        """Return a list with one dictionary: the findings."""
        self.set_options(var_options=variables, direct=kwargs)
        for option, choices in _CHOICES.items():  # older releases of ansible-core do not check
            if (value := self.get_option(option)) not in choices:
                raise AnsibleLookupError(f"{option}: {value!r} is not allowed; use {' or '.join(choices)}.")
        rules = Rules(
            present=self.get_option("state") == "present",
            secrets=self.get_option("secret_names"),
            **{option: self.get_option(option) for option in _AS_GIVEN},
        )
        try:
            found = check(self._read, [located(self, str(term), variables or {}) for term in terms if term], rules)
        except IseError as error:
            raise AnsibleLookupError(error.message) from None
        _print(found)
        return [
            {
                "problems": found.problems,
                "warnings": found.warnings,
                "message": found.sentence,
                "types": found.types,
                "files": found.files,
                "unread": found.unread,
            }
        ]

    def _read(self, path: str, name: str) -> Document:
        return read(self._loader, path, name, password_optional=True)


def _print(found: Findings) -> None:
    for line in found.lines():
        _DISPLAY.display(line, color=constants.COLOR_WARN if line.endswith("[warning]") else constants.COLOR_ERROR)
