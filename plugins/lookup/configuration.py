# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup ``configuration``: reads files of configuration as code."""

from __future__ import annotations

DOCUMENTATION = r"""
name: configuration
short_description: Read configuration of Cisco ISE from files
version_added: "0.1.0"
description:
  - Reads a YAML file, or a folder of YAML files with all folders below it, into one data model, as
    O(openise.ise.config#module:resources) takes it.
  - Each file is a mapping of types, such as C(network_devices), to lists of objects with the options of the module that keeps
    one of them.
  - A file may have C(defaults), a mapping of types to options. They hold for all objects of its folder and of the folders below
    it. What is nearer wins, the object itself most. Dictionaries are merged, recursively; other values replace each other. An
    object that has V({}) or null for an option does not get the default.
  - Files and folders are read in the order of their names, the files of a folder first. What begins with a dot, and files
    with other extensions than C(.yml) and C(.yaml), are left out.
  - The same object in two places is an error that names both. So is a key that is twice in one mapping, which YAML itself would
    pass over.
notes:
  - What is encrypted with Ansible Vault is decrypted, whole files as well as single values.
  - Jinja expressions in files are not evaluated. Whoever may change a file of data could otherwise run programs on the
    controller. Objects with expressions belong into variables of the inventory. Text with braces that is meant as it is gets
    C(!unsafe) before it.
  - A JSON Schema of the files is in C(schemas/configuration.schema.json) of the collection.
author:
  - openise.ise contributors (@openise)
options:
  _terms:
    description:
      - Files and folders to read, into one data model.
      - A relative path is looked for where Ansible looks for files, beside the playbook for one, then in the current directory.
    type: list
    elements: str
    required: true
  sites:
    description:
      - Sites to read. What a site has lies in the folder C(sites/NAME) below a folder to read.
      - All are read unless given. With an empty list, none is.
      - Do not leave out sites where O(openise.ise.config#module:purge) is used; their objects would be deleted.
    type: list
    elements: str
  validate:
    description:
      - Whether mistakes in names of options, missing keys and Jinja expressions are told, with file and line.
      - The values of the options are looked at by M(openise.ise.config), before it asks ISE for anything.
    type: bool
    default: true
seealso:
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: See what would change for two sites
  openise.ise.config:
    resources: "{{ lookup('openise.ise.configuration', 'configuration', sites=['lyon', 'paris']) }}"
    secrets:
      radius: "{{ radius_secret }}"
  check_mode: true

- name: Keep everything as declared
  openise.ise.config:
    resources: "{{ lookup('openise.ise.configuration', 'configuration') }}"
    secrets:
      radius: "{{ radius_secret }}"
"""

RETURN = r"""
_raw:
  description: One dictionary with a list of objects for each type that the files name.
  type: list
  elements: dict
  sample:
    - network_device_groups:
        - name: Location#All Locations#Paris
      network_devices:
        - name: sw-paris-01
          ip_addresses: [10.1.2.3]
          radius:
            shared_secret: secret://radius
"""

import os
from typing import Any

from ansible.errors import AnsibleLookupError
from ansible.plugins.lookup import LookupBase

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read


class LookupModule(LookupBase):
    """The lookup ``openise.ise.configuration``."""

    def run(self, terms: list[str], variables: dict[str, Any] | None = None, **kwargs: Any) -> list[Any]:
        """Return a list with one data model of all files and folders."""
        self.set_options(var_options=variables, direct=kwargs)
        model = DataModel(lambda path, name: read(self._loader, path, name), validate=self.get_option("validate"))
        try:
            for term in terms:
                model.add(self._path(str(term), variables or {}), str(term), self.get_option("sites"))
            return [model.result()]
        except IseError as error:
            raise AnsibleLookupError(error.message) from None

    def _path(self, term: str, variables: dict[str, Any]) -> str:
        found = self.find_file_in_search_path(variables, "files", term, ignore_missing=True) or os.path.abspath(term)
        if not os.path.exists(found):
            raise AnsibleLookupError(
                f"The file or folder {term} does not exist, neither beside the playbook nor in {os.getcwd()}."
            )
        return str(found)
