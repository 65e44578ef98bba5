# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection that ends a host as unreachable: every use of it fails with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ansible.errors import AnsibleConnectionFailure
from ansible.playbook.play_context import PlayContext
from ansible.plugins.loader import connection_loader


@pytest.mark.parametrize(
    "use",
    [
        lambda connection: connection.exec_command("true"),
        lambda connection: connection.put_file("a", "b"),
        lambda connection: connection.fetch_file("a", "b"),
        lambda connection: connection._connect(),
    ],
    ids=["exec", "put", "fetch", "connect"],
)
@pytest.mark.parametrize(
    ("variables", "message"),
    [({"ise_unreachable_reason": "Because."}, "Because."), ({}, "The host was ended as unreachable.")],
)
def test_every_use_fails(use: Callable[[Any], None], variables: dict[str, str], message: str) -> None:
    connection = connection_loader.get("openise.ise.unreachable", PlayContext())
    connection.set_options(var_options=variables)
    with pytest.raises(AnsibleConnectionFailure) as caught:
        use(connection)
    assert str(caught.value) == message
    connection.close()
