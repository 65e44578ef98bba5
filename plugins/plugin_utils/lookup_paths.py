# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and folders that lookups read: where they are, and their names in messages."""

from __future__ import annotations

import os
from typing import Any

from ansible.errors import AnsibleLookupError
from ansible.plugins.lookup import LookupBase


def located(lookup: LookupBase, term: str, variables: dict[str, Any]) -> tuple[str, str]:
    """Return the path of a file or folder, and its name: relative to the current directory, if it is inside.

    Raises :class:`AnsibleLookupError` if it does not exist.
    """
    found = lookup.find_file_in_search_path(variables, "files", term, ignore_missing=True) or os.path.abspath(term)
    if not os.path.exists(found):
        raise AnsibleLookupError(
            f"The file or folder {term} does not exist, neither beside the playbook nor in {os.getcwd()}."
        )
    relative = os.path.relpath(term) if os.path.isabs(term) else term
    return str(found), term if relative.startswith(os.pardir) else relative
