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
  - Reads a YAML file, or a folder of YAML files with all subfolders, into one data model for
    O(openise.ise.config#module:resources).
  - Each file is a mapping of types, such as C(network_devices), to lists of objects with the options of the module for that
    type.
  - C(ers_resources) is a mapping of API paths to lists of objects of resources without a type, with ISE's attribute names.
  - A file can contain C(defaults), a mapping of types to options. They apply to all objects in its folder and subfolders. A
    nearer default takes precedence over a farther one, and the object itself over all defaults. Dictionaries are merged
    recursively; other values are replaced. If an object sets an option to V({}) or null, the default does not apply.
  - Files and folders are read in the order of their names, the files of a folder first. Names that begin with a dot, and
    files with extensions other than C(.yml) and C(.yaml), are ignored.
  - A duplicate object is an error that names both locations. A duplicate key in a mapping, which YAML itself ignores, is an
    error as well.
notes:
  - Files and single values that are encrypted with Ansible Vault are decrypted.
  - Jinja expressions in files are not evaluated. Otherwise anyone with write access to a data file could run programs on the
    controller. Declare objects with expressions in inventory variables. Put C(!unsafe) before literal text with braces.
  - The collection contains a JSON Schema of the files in C(schemas/configuration.schema.json).
author:
  - openise.ise contributors (@openise)
options:
  _terms:
    description:
      - Files and folders to read, into one data model.
      - A relative path is resolved in Ansible's search path for files, such as the folder of the playbook, then in the
        current directory.
    type: list
    elements: str
    required: true
  sites:
    description:
      - Sites to read. The objects of a site are in the folder C(sites/NAME) below a folder to read.
      - Defaults to all sites. With an empty list, no site is read.
      - If you omit sites together with O(openise.ise.config#module:purge), protect their objects with O(protect). Otherwise
        they are deleted.
    type: list
    elements: str
  protect:
    description:
      - Types whose objects are purged. With this option, the lookup does not return the data model, but the value of
        O(openise.ise.config#module:purge_protect) that keeps the objects of sites omitted from O(sites), by their names, and
        the parents of network device groups.
      - If an omitted site declares an object of these types by its C(id) or, for types such as C(endpoints), by other
        options than the name, the lookup fails.
    type: list
    elements: str
  validate:
    description:
      - Whether to report errors in option names, missing keys and Jinja expressions, with file and line.
      - M(openise.ise.config) validates the values of the options before the first request to ISE.
    type: bool
    default: true
  places:
    description:
      - Whether each object has the option C(_place) with its file and line. M(openise.ise.config) shows it in its messages and
        results.
    type: bool
    default: false
  plain_secrets:
    description:
      - What to do with secrets that everyone who can read the files can read. C(secret://NAME) references, values encrypted
        with Ansible Vault and encrypted files are none.
      - V(warn) warns once, V(refuse) fails with file and line of each.
    type: str
    choices: [allow, warn, refuse]
    default: warn
seealso:
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: Show the changes for two sites
  openise.ise.config:
    resources: "{{ lookup('openise.ise.configuration', 'configuration', sites=['lyon', 'paris']) }}"
    secrets:
      radius: "{{ radius_secret }}"
  check_mode: true

- name: Apply the whole configuration
  openise.ise.config:
    resources: "{{ lookup('openise.ise.configuration', 'configuration') }}"
    secrets:
      radius: "{{ radius_secret }}"

- name: Apply one site, and delete the devices that no site declares
  openise.ise.config:
    resources: "{{ lookup('openise.ise.configuration', 'configuration', sites=['paris']) }}"
    purge: [network_devices]
    purge_protect: "{{ lookup('openise.ise.configuration', 'configuration', sites=['paris'], protect=['network_devices']) }}"
"""

RETURN = r"""
_raw:
  description:
    - One dictionary with a list of objects for each type in the files.
    - With O(protect), a dictionary with a list of patterns for each type.
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

from typing import Any, cast, get_args

from ansible.errors import AnsibleLookupError
from ansible.plugins.lookup import LookupBase
from ansible.utils.display import Display

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel, PlainSecrets
from ansible_collections.openise.ise.plugins.plugin_utils.lookup_paths import located
from ansible_collections.openise.ise.plugins.plugin_utils.other_sites import protected_by_other_sites
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, read

_DISPLAY = Display()


class LookupModule(LookupBase):
    """The lookup ``openise.ise.configuration``."""

    def run(self, terms: list[str], variables: dict[str, Any] | None = None, **kwargs: Any) -> list[Any]:
        """Return a list with one dictionary: the data model, or with ``protect`` the patterns."""
        self.set_options(var_options=variables, direct=kwargs)
        try:
            if self.get_option("protect") is not None:
                return [self._protected(terms, variables or {})]
            return [self._model(terms, variables or {})]
        except IseError as error:
            raise AnsibleLookupError(error.message) from None

    def _read(self, path: str, name: str) -> Document:
        return read(self._loader, path, name)

    def _protected(self, terms: list[str], variables: dict[str, Any]) -> dict[str, list[str]]:
        """Return the patterns of the names that omitted sites declare, by type."""
        result: dict[str, list[str]] = {}
        for term in terms:
            path, name = located(self, str(term), variables)
            sites, types = self.get_option("sites"), self.get_option("protect")
            found = protected_by_other_sites(self._read, path, name, sites, types)
            for plural, patterns in found.items():
                result.setdefault(plural, []).extend(patterns)
        return result

    def _model(self, terms: list[str], variables: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        """Return one data model of all files and folders."""
        model = DataModel(
            self._read,
            validate=self.get_option("validate"),
            plain_secrets=self._plain_secrets(),
            places=self.get_option("places"),
        )
        for term in terms:
            model.add(*located(self, str(term), variables), self.get_option("sites"))
        result = model.result()
        for warning in model.warnings:
            _DISPLAY.warning(warning)
        return result

    def _plain_secrets(self) -> PlainSecrets:
        value = self.get_option("plain_secrets")
        if value not in get_args(PlainSecrets):  # older releases of ansible-core do not check
            raise AnsibleLookupError(f"plain_secrets: {value!r} is not allowed; use allow, warn or refuse.")
        return cast(PlainSecrets, value)
