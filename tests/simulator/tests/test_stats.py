# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statistics of requests: what counts as in progress."""

from __future__ import annotations

from ise_simulator.stats import RequestRecord, Stats


def _begin(stats: Stats) -> int:
    return stats.begin(1, RequestRecord("GET", "/", "", "ers", 0, {}, None))


def test_peak_of_requests_in_progress() -> None:
    stats = Stats()
    first, second = _begin(stats), _begin(stats)
    stats.end(first)
    stats.end(second)
    _begin(stats)
    assert (stats.max_concurrent, stats.total) == (2, 3)


def test_a_reset_leaves_out_requests_that_are_in_progress() -> None:
    """A client gave up after a timeout, and the next test counts while the response is still delayed."""
    stats = Stats()
    given_up = _begin(stats)
    stats.reset()
    begun = _begin(stats)
    assert stats.max_concurrent == 1
    stats.end(given_up)
    _begin(stats)
    stats.end(begun)
    assert stats.max_concurrent == 2
