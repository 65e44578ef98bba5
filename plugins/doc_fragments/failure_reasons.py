# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the cache file for failure reasons."""

from __future__ import annotations


class ModuleDocFragment:
    """Path and maximum age of the cache."""

    DOCUMENTATION = r"""
options:
  cache_path:
    description:
      - Cache file for ISE's table of failure reasons, on the machine where the task runs. Without it, each task that needs
        the table reads it from ISE.
      - The file is JSON, contains no secrets, and can be shared by tasks with different Monitoring nodes. A damaged file is
        rewritten. If the file cannot be written, the task warns and does not fail. In check mode the file is read but not
        written.
    type: path
  cache_max_age:
    description:
      - Maximum age of the cache in seconds. An older table is read from ISE again. The default is a week; V(0) always reads
        from ISE.
    type: int
    default: 604800
"""
