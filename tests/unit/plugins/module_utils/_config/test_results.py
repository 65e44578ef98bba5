# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers in the summary of ``config``, and its message about failures."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._config.plan import Failure
from ansible_collections.openise.ise.plugins.module_utils._config.results import failure_message, totals
from ansible_collections.openise.ise.plugins.module_utils._errors import IseError, Rejected


def test_totals() -> None:
    """In total and by type; a type without objects has zeros."""
    by_kind = {"create": ["endpoints", "endpoints"], "failed": ["sxp_domains"]}
    assert totals(["endpoints", "sxp_domains", "internal_users"], by_kind) == {
        "create": 2,
        "failed": 1,
        "total": 3,
        "types": {
            "endpoints": {"create": 2, "failed": 0},
            "sxp_domains": {"create": 0, "failed": 1},
            "internal_users": {"create": 0, "failed": 0},
        },
    }


def failure(name: str, error: IseError) -> Failure:
    """Return the failure of an endpoint group."""
    return Failure("endpoint_groups", name, "create", error)


def test_message_about_one_failure() -> None:
    """What happened to the other objects, then type, name and reason."""
    failures = [failure("Lab", Rejected("ISE refused it."))]
    assert failure_message(failures, writes=True) == (
        "1 object failed; all other changes were applied. endpoint_groups 'Lab': ISE refused it."
    )
    assert failure_message(failures, writes=False) == (
        "1 object failed; nothing was changed. endpoint_groups 'Lab': ISE refused it."
    )


def test_message_about_many_failures() -> None:
    """The same reason is given once; after five reasons the other objects are counted."""
    failures = [failure(f"{number}", Rejected(f"Reason {number // 2}.")) for number in range(14)]
    message = failure_message(failures, writes=True)
    assert message.startswith(
        "14 objects failed; all other changes were applied. endpoint_groups '0' and 1 more: Reason 0. "
    )
    assert message.endswith("endpoint_groups '8' and 1 more: Reason 4. And 4 more.")
