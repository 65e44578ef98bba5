# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A connection that always fails, with a reason, so that a playbook ends with the exit code of an unreachable host."""

from __future__ import annotations

DOCUMENTATION = r"""
name: unreachable
short_description: End a host as unreachable
version_added: "0.1.0"
description:
  - Every task with this connection ends its host as unreachable, and C(ansible-playbook) with the exit code V(4) instead of
    V(2). That has priority over the failures of other hosts.
  - The playbook C(openise.ise.drift) uses it for deployments that could not be compared, because V(2) means drift.
author:
  - openise.ise contributors (@openise)
options:
  reason:
    description: The message of the task.
    type: str
    default: The host was ended as unreachable.
    vars:
      - name: ise_unreachable_reason
"""

from typing import Any

from ansible.errors import AnsibleConnectionFailure
from ansible.plugins.connection import ConnectionBase


class Connection(ConnectionBase):  # type: ignore[misc]
    """The class that ansible-core looks for in a file of connections."""

    transport = "openise.ise.unreachable"
    has_pipelining = False

    def _connect(self) -> Connection:
        raise AnsibleConnectionFailure(str(self.get_option("reason")))

    def exec_command(self, cmd: str, in_data: Any = None, sudoable: bool = True) -> Any:
        """Fail."""
        return self._connect()

    def put_file(self, in_path: str, out_path: str) -> Any:
        """Fail."""
        return self._connect()

    def fetch_file(self, in_path: str, out_path: str) -> Any:
        """Fail."""
        return self._connect()

    def close(self) -> None:
        """There is nothing to close."""
