# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that an export writes and removes."""

from __future__ import annotations

DOCUMENTATION = r"""
name: export_files
short_description: Turn the configuration of Cisco ISE into files
version_added: "0.1.0"
description:
  - Returns the files, with their content, for the result of M(openise.ise.config_info), and the files that an earlier export
    wrote and that are not needed any more. The role P(openise.ise.export#role) writes and removes them.
  - The lookup P(openise.ise.configuration#lookup) reads the files as the same values. Text that YAML 1.1 or YAML 1.2 would
    read as something else is quoted, text with several lines is a block, and text with a template is marked with C(!unsafe).
  - The files pass C(yamllint) with its default rules. Lines are folded after 80 characters.
  - The first line has a hash of the others, by which P(openise.ise.edited_exports#filter) finds edited files. Then follows the
    address of the JSON Schema for editors.
  - The filter reads existing files, but does not change any.
author:
  - openise.ise contributors (@openise)
positional: path
options:
  _input:
    description:
      - Registered result of a M(openise.ise.config_info) task.
    type: dict
    required: true
  path:
    description:
      - Folder on the controller, or one file whose name ends in C(.yml) or C(.yaml).
    type: path
    required: true
  split:
    description:
      - The files of a folder. V(type) is one file for each type, such as C(network_devices.yml).
      - V(location) and V(device_type) divide network devices by their group of this tree, for example into
        C(network_devices/emea-paris.yml) for C(Location#All Locations#EMEA#Paris). Devices in the root group of the tree are in
        C(network_devices/without_location.yml).
      - >-
        C({by: OPTION}), or the text C(by=OPTION), divides every type that has this option by its value, for example
        C({by: group}) endpoints by their endpoint group. C({by: groups#Rollout}) divides network devices by their group of
        another tree, here C(Rollout).
      - Types without the option are one file.
    type: raw
    default: type
  host:
    description:
      - Name of the deployment, for a comment in each file.
    type: str
    default: localhost
seealso:
  - module: openise.ise.config_info
"""

EXAMPLES = r"""
- name: Read ISE
  openise.ise.config_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    types: [network_device_groups, network_devices]
  register: exported

- name: Show the files that would change
  ansible.builtin.debug:
    msg: "{{ changes.files | selectattr('changed') | map(attribute='path') }}"
  vars:
    changes: "{{ exported | openise.ise.export_files('exported', split='location') }}"

- name: Write one file
  ansible.builtin.copy:
    content: "{{ (exported | openise.ise.export_files('exported.yml')).files[0].content }}"
    dest: exported.yml
    mode: "0644"
"""

RETURN = r"""
_value:
  description: What has to be done.
  type: dict
  contains:
    files:
      description:
        - The files, each with C(path), C(content), C(types) and C(changed). C(changed) is V(false) if the file has this content
          already.
      type: list
      elements: dict
    remove:
      description:
        - Files that have no objects any more. In the folders of types, only files that an export wrote are listed.
      type: list
      elements: path
    keep:
      description:
        - Files of types for which ISE listed no objects in a form that does not prove it. See
          RV(openise.ise.config_info#module:maybe_empty).
      type: list
      elements: path
    problem:
      description: A sentence about options that cannot be used, empty if there is none.
      type: str
"""

from collections.abc import Callable, Mapping
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.export_folder import file_changes


def _export_files(result: Any, path: str, split: Any = "type", host: str = "localhost") -> dict[str, Any]:
    if not isinstance(result, Mapping) or not isinstance(result.get("resources"), Mapping):
        raise AnsibleFilterError("openise.ise.export_files takes the result of openise.ise.config_info.")
    try:
        return {**file_changes(result, path, split=split, host=host), "problem": ""}
    except InvalidInput as error:
        return {"files": [], "remove": [], "keep": [], "problem": error.message}


class FilterModule:
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[..., dict[str, Any]]]:
        """Return the filters by name."""
        return {"export_files": _export_files}
