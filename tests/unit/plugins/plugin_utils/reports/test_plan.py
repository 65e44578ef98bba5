# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of plans: what is taken from a result, in words and numbers; the JSON; options that cannot be."""

from __future__ import annotations

import copy
import itertools
import json
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import FORMATS, plan_report
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan_model import (
    MODES,
    build_report,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.plan_results import (
    CREATED,
    DELETED,
    FAILURE,
    HOSTILE,
    NOTHING,
    PLAN,
    REFUSED,
    UPDATED,
    changed,
    entry,
    failure,
    result,
)

WAYS = list(itertools.product(FORMATS, MODES))


def test_order_is_independent_of_the_plan() -> None:
    devices = [entry(name, changed("description", None, name)) for name in ("c", "a", "b")]
    several = result(devices, [UPDATED], [DELETED], failed=[failure("b", "create", "No.")])
    turned = result(devices[::-1], [UPDATED], [DELETED], failed=[failure("b", "create", "No.")])
    for form, mode in WAYS:
        assert plan_report(several, form, mode=mode) == plan_report(turned, form, mode=mode)
    names = [item.name for _host, item in build_report(several, "plan").items]
    assert names == [DELETED["name"], "b", "a", "c", "sw-old"]


def test_json_format() -> None:
    made = json.loads(plan_report(result([CREATED], [UPDATED], failed=[FAILURE]), "json", mode="apply", host="ise-1"))
    assert list(made) == ["format", "title", "mode", "summary", "hosts"]
    assert (made["format"], made["mode"]) == (1, "apply")
    [host] = made["hosts"]
    assert list(host) == [
        "host",
        "changed",
        "failed",
        "drifted",
        "messages",
        "summary",
        "objects",
        "unresolved_secrets",
        "needed_secrets",
        "unsupported",
    ]
    assert (host["host"], host["changed"], host["failed"]) == ("ise-1", True, True)
    broken, created = host["objects"]
    assert created["changes"] == [{**change, "declared": True} for change in CREATED["changes"]]
    assert broken == {
        "type": "network_devices",
        "name": "sw-old",
        "id": UPDATED["id"],
        "action": "change",
        "outcome": "failed",
        "place": "",
        "changes": [{**change, "declared": True} for change in UPDATED["changes"]],
        "reason": FAILURE["msg"],
        "status": 400,
        "errors": FAILURE["errors"],
    }


@pytest.mark.parametrize("form", ["markdown", "html", "junit"])
def test_options_that_are_not_declared(form: str) -> None:
    long = "\n".join(f"line {number}" for number in range(30))
    changes = [
        {"option": "enabled", "declared": False, "before": True, "after": False},
        {"option": "content", "declared": False, "before": long, "after": ""},
    ]
    text = str(plan_report(result(update=[{**UPDATED, "changes": changes}]), form, mode="drift", host="ise-1"))
    assert "enabled (not declared)" in text and "content (not declared)" in text
    assert "(not declared)" not in str(plan_report(result(update=[UPDATED]), form, mode="drift", host="ise-1"))


def test_json_ignores_limits() -> None:
    many = result([entry(f"sw-{number:03}", changed("description", None, "x" * 100)) for number in range(100)])
    made = json.loads(plan_report(many, "json", max_lines=1, max_characters=2000))
    assert len(made["hosts"][0]["objects"]) == 100


@pytest.mark.parametrize(("form", "mode"), WAYS)
def test_hostile_names_and_values_in_every_place(form: str, mode: str) -> None:
    hosts = {
        f"host {text}": result(
            [entry(text, changed(text, None, text), changed("list", None, [text]), kind=text)],
            [entry(text, changed(text, text, {text: text}), changed("x", text, None), kind=f"b{text}")],
            [entry(text, kind=f"c{text}")],
            [failure(text, "change", text, kind=f"b{text}"), failure(text, "read", text, kind=f"d{text}")],
            msg=text,
            unresolved_secrets=[text],
        )
        for text in HOSTILE
    }
    made = plan_report(hosts, form, mode=mode, title=HOSTILE[0], max_characters=0)
    assert made.encode("utf-8").decode("utf-8") == made
    assert not {letter for letter in made if not letter.isprintable()} - {"\n"}


@pytest.mark.parametrize(("form", "mode"), WAYS)
def test_no_secret_is_made_up_or_lost(form: str, mode: str) -> None:
    """The results have placeholders; they are shown as they are, and nothing else of the result gets in."""
    canary = "Canary-9f2"
    secret = result(
        [CREATED], [entry("sw-1", changed("tacacs.shared_secret", "(secret)", "(secret, written)"))], [DELETED],
        diff=[{"before": canary, "after": canary}], invocation={"module_args": {"secrets": {"a": canary}}},
        resources=canary,
    )  # fmt: skip
    made = plan_report(secret, form, mode=mode)
    assert canary not in made
    assert "(secret, written)" in made


@pytest.mark.parametrize(("form", "mode"), WAYS)
@pytest.mark.parametrize("found", [PLAN, NOTHING, REFUSED, {"ise-1": PLAN, "ise-2": REFUSED}])
def test_report_is_reproducible_and_keeps_the_result(form: str, mode: str, found: Any) -> None:
    before = copy.deepcopy(found)
    assert plan_report(found, form, mode=mode) == plan_report(copy.deepcopy(found), form, mode=mode)
    assert found == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "pdf"}, "format is 'pdf', but must be one of html, json, junit, markdown, summary."),
        ({"mode": "check"}, "mode is 'check', but must be one of plan, apply, drift."),
        ({"max_lines": -1}, "max_lines is -1, but must be 0 (no limit) or a number from 1."),
        ({"max_lines": "10"}, "max_lines is '10', but must be 0 (no limit) or a number from 1."),
        ({"max_lines": True}, "max_lines is True, but must be 0 (no limit) or a number from 1."),
        ({"max_characters": 100}, "max_characters is 100, but must be 0 (no limit) or a number from 2000."),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan_report(PLAN, **options)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ("text", "or a dictionary with such a result for each host, not a str."),
        ([PLAN], "or a dictionary with such a result for each host, not a list."),
        (None, "or a dictionary with such a result for each host, not a NoneType."),
        ({"ise-1": PLAN, "ise-2": "text"}, "The result of ise-2 is not a registered result of openise.ise.config."),
        ({"stdout": "x"}, "The result of stdout is not a registered result of openise.ise.config."),
        ({"changed": True, "results": []}, "The result is that of a loop; make a report of each item in its results."),
        ({"ise-1": {"changed": False, "results": []}}, "The result of ise-1 is that of a loop"),
        *(
            ({"plan": plan, "summary": summary}, "The result is not a registered result of openise.ise.config.")
            for plan, summary in [
                ({"create": [{"name": "x"}]}, {}),
                ({"create": ["x"]}, {}),
                ({"create": 7}, {}),
                (["x"], {}),
                ("+ x", {}),
                ({"change": [entry("x", {"before": 1})]}, {}),
                ({}, {"types": {"endpoints": {"unchanged": "many"}}}),
                ({}, {"types": {"endpoints": {}}}),
                ({}, ["x"]),
            ]
        ),
    ],
)
def test_invalid_results(found: Any, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        plan_report(found)
    assert message in refused.value.message


def test_host_for_several_results() -> None:
    with pytest.raises(InvalidInput, match=r"host \(ise-9\) names the host of one result"):
        plan_report({"ise-1": PLAN}, host="ise-9")
