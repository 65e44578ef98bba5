# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup ``csv``: reads objects from a file of a spreadsheet program."""

from __future__ import annotations

DOCUMENTATION = r"""
name: csv
short_description: Read objects from a CSV file
version_added: "0.1.0"
description:
  - Reads a CSV file with a line of headings and a row for each object, and returns a dictionary of options for each row.
  - The separator is the most frequent of comma, semicolon, tabulator and C(|) in the headings. The file is UTF-8, with or
    without a byte order mark, as spreadsheet programs write it.
  - Empty cells are not set. Rows without text are ignored. All values are text; modules convert them.
  - An unknown heading, a row with too many or too few cells, an empty file and a file without rows are errors with file and
    line.
notes:
  - Jinja expressions in cells are not evaluated.
author:
  - openise.ise contributors (@openise)
options:
  _terms:
    description:
      - The file. A relative path is resolved in Ansible's search path for files, such as the folder of the playbook, then in
        the current directory.
    type: list
    elements: str
    required: true
  columns:
    description:
      - Names of the options that the file may have as headings, in any order, regardless of case, with blanks or
        underscores.
      - C(custom_attributes.*) allows any heading that begins with C(custom_attributes.); the rest is the key in a dictionary.
    type: list
    elements: str
    required: true
  headings:
    description: Other headings by their text, with the name of the option.
    type: dict
    default: {}
  required_columns:
    description: Options that each row must set.
    type: list
    elements: str
    default: []
  unique_columns:
    description: Options that no two rows may set to the same text.
    type: list
    elements: str
    default: []
  places:
    description:
      - Whether each row has the option C(_place) with its file and line. M(openise.ise.config) shows it in its messages and
        results.
    type: bool
    default: false
seealso:
  - plugin: openise.ise.configuration
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Create the endpoints of a file with the columns "MAC address", "description" and "group"
  openise.ise.config:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources:
      endpoints: "{{ query('openise.ise.csv', 'printers.csv', columns=['mac', 'description', 'group'],
        headings={'MAC address': 'mac'}, required_columns=['mac']) }}"
"""

RETURN = r"""
_raw:
  description: A dictionary for each row.
  type: list
  elements: dict
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ansible.errors import AnsibleLookupError
from ansible.plugins.lookup import LookupBase

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.csv_files import Columns, read_rows


class LookupModule(LookupBase):
    """The class that ansible-core looks for in a file of lookups."""

    def run(self, terms: list[Any], variables: Mapping[str, Any] | None = None, **kwargs: Any) -> list[dict[str, Any]]:
        """Return the rows. Raises :class:`AnsibleLookupError` with a sentence for each problem."""
        self.set_options(var_options=variables, direct=kwargs)
        columns = Columns(
            self.get_option("columns"),
            self.get_option("required_columns"),
            self.get_option("unique_columns"),
            self.get_option("headings"),
        )
        rows = []
        for term in terms:
            path = self.find_file_in_search_path(variables or {}, "files", str(term), ignore_missing=True)
            path = path or os.path.abspath(str(term))
            try:
                content = Path(path).read_bytes()
            except OSError as error:
                raise AnsibleLookupError(f"{term}: {error.strerror}; give the path of a CSV file.") from None
            try:
                rows += read_rows(content, str(term), columns, places=self.get_option("places"))
            except InvalidConfiguration as error:
                raise AnsibleLookupError(error.message) from None
        return rows
