# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The message about misspelt variables."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.filter.misspelt import FilterModule

KNOWN = ["configure_path", "configure_sites", "configure_max_deletes"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], ""),
        (["configure_max_delete"], "configure_max_delete; did you mean 'configure_max_deletes'?"),
        (
            ["configure_site", "configure_colour"],
            "configure_site; did you mean 'configure_sites'? configure_colour; the variables are configure_path, "
            "configure_sites, configure_max_deletes.",
        ),
    ],
)
def test_misspelt(names: list[str], message: str) -> None:
    """A name is suggested only if it is similar: all names of a role begin alike."""
    assert FilterModule().filters()["misspelt"](names, KNOWN) == message
