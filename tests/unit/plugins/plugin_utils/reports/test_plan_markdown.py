# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans as comments of merge requests: what they look like, that nothing gets out of its place, and how long they are."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan import plan_report
from ansible_collections.openise.ise.plugins.plugin_utils.reports.plan_markdown import MIN_CHARACTERS
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

ALLOWED = {"code", "details", "summary", "br", "pre"}

_DIFF, _END = '<pre lang="diff"><code>', "</code></pre>"


class Elements(HTMLParser):
    """The elements of a text, each of which must end where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.codes: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == ([("lang", "diff")] if tag == "pre" else [])
        self.names.append(tag)
        if tag == "code":
            self.codes.append("")
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" in self._open:
            self.codes[-1] += data


def without_diffs(text: str) -> str:
    """Return a text without its diffs, which must all end."""
    left = re.sub(f"\n{_DIFF}.*?{_END}\n", "\n", text, flags=re.DOTALL)
    assert "pre" not in Elements(left).names
    return left


def test_plan() -> None:
    assert plan_report(PLAN, host="ise-1") == (
        """### Plan for Cisco ISE: ise-1

**1 to create, 1 to change, 1 to delete; 98 of 101 objects are as declared.**

| Type | to create | to change | to delete | failed | unchanged |
| --- | ---: | ---: | ---: | ---: | ---: |
| <code>network_device_groups</code> | 0 | 0 | 1 | 0 | 0 |
| <code>network_devices</code> | 1 | 1 | 0 | 0 | 98 |

- to delete: <code>network_device_groups</code> <code>Rollout&#35;All Rollouts&#35;Old</code>

<details><summary>to create: <code>network_devices</code> <code>sw-new</code> (2 options)</summary>

| Option | Value |
| --- | --- |
| <code>ip_addresses</code> | <code>10.0.0.1/32</code><br><code>10.0.0.2/32</code> |
| <code>radius.shared_secret</code> | <code>(secret, written)</code> |

</details>

<details><summary>to change: <code>network_devices</code> <code>sw-old</code> (4 options)</summary>

| Option | Before | After |
| --- | --- | --- |
| <code>description</code> | <code>here</code> | <code>there</code> |
| <code>radius.coa_port</code> | <code>1700</code> | <code>3799</code> |
| <code>radius.dtls_required</code> | <code>false</code> | <code>true</code> |
| <code>snmp.version</code> | <code>2c</code> | \u2013 |

</details>
"""
    )


def test_failures_have_a_reason() -> None:
    made = plan_report(result(update=[UPDATED], failed=[FAILURE]), mode="apply")
    assert "<summary>change failed: <code>network_devices</code> <code>sw-old</code> (4 options)</summary>" in made
    assert "\n\nReason: <code>ISE refused it.</code>\n\n| Option |" in made


def test_task_without_a_plan() -> None:
    assert plan_report(REFUSED) == (
        "### Plan for Cisco ISE\n\n**Failed.**\n\n"
        "Failed: <code>network_devices&#91;3&#93; (sw-4): radius.coa_port: must be a number.</code>\n"
    )


def test_many_hosts() -> None:
    made = plan_report({"ise-1": PLAN, "ise-2": REFUSED, "ise-3": NOTHING}, mode="drift")
    assert "| <code>ise-1</code> | 1 | 1 | 1 | 0 | 98 |\n| <code>ise-2</code> | 0 | 0 | 0 | 0 | 0 |" in made
    assert "| <code>network_devices</code> | 1 | 1 | 0 | 0 | 103 |" in made
    assert "<code>ise-2</code> failed: <code>network_devices&#91;3&#93; (sw-4)" in made
    assert "<summary><code>ise-1</code>: missing: <code>network_devices</code> <code>sw-new</code>" in made


def test_column_for_refused_changes() -> None:
    made = plan_report({**PLAN, "changed": False, "failed": True}, mode="apply")
    assert "| Type | created | changed | deleted | not done | failed | unchanged |" in made
    assert "| <code>network_devices</code> | 0 | 0 | 0 | 2 | 0 | 98 |" in made


def test_secrets_without_a_value_are_one_collapsed_line() -> None:
    """Below what changes; those that an apply needs come first."""
    names = [f"network_devices/sw-{number}/radius.shared_secret" for number in range(26)]
    made = plan_report({**PLAN, "unresolved_secrets": names, "needed_secrets": names[25:]}, host="ise-1")
    title = "<details><summary><code>ise-1</code>: 26 secrets without a value, 1 needed to apply</summary>"
    needed = f"\n\nNeeded to apply: <code>{names[25]}</code>\n\n<code>{names[0]}</code>, "
    assert f"{title}{needed}" in made
    assert made.count("without a value") == made.count("to apply</summary>") == 1
    assert made.index("to change") < made.index("<details>") < made.index(title)
    assert f"<code>{names[19]}</code> and 5 more\n" in made
    assert names[20] not in made


def test_options_that_ise_does_not_have_are_named() -> None:
    left = [
        {"type": "network_devices", "option": "tacacs.tls.enabled", "since": "3.5", "objects": 1200},
        {"type": "guest_ssids", "option": "", "since": "3.4", "objects": 2},
    ]
    made = plan_report({**PLAN, "left_out": left}, host="ise-1")
    assert (
        "<code>ise-1</code>: left out, because this ISE does not have it: "
        "<code>tacacs.tls.enabled of 1,200 network_devices (since 3.5)</code>, <code>all of 2 guest_ssids (since 3.4)</code>\n"
    ) in made


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", None, '| <code>x</code> | <code>""</code> | \u2013 |'),
        (1, "1", "| <code>x</code> | <code>1</code> | <code>1</code> |"),
        ("a" * 60, [], f"| <code>x</code> | <code>{'a' * 60}</code> | <code>&#91;&#93;</code> |"),
        ("a" * 61, "b", f"<code>x</code>\n\n{_DIFF}@@ -1 +1 @@\n-{'a' * 61}\n+b{_END}"),
        (None, "a\nb\nc\nd\ne", f"<code>x</code>\n\n{_DIFF}@@ -0,0 +1,5 @@\n+a\n+b\n+c\n+d\n+e{_END}"),
        ("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\n7", f"{_DIFF}@@ -4,3 +4,3 @@\n 4\n 5\n-6\n+7{_END}"),
        ("b" * 400, "c", f"-{'b' * 298}\u2026\n+c{_END}"),
        ("\n".join("a" * 100), None, f"@@ 41 more lines @@{_END}"),
    ],
)
def test_how_an_option_is_shown(before: object, after: object, shown: str) -> None:
    made = plan_report(result(update=[entry("sw", changed("x", before, after))]))
    assert f"\n{shown}\n" in made.replace("&#64;", "@")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_gets_out_of_its_place(text: str) -> None:
    made = plan_report(
        {
            f"a{text}": result(
                [entry(text, changed(text, None, text), kind=text)],
                [entry(text, changed("list", None, [text]), changed("long", text, "\n".join([text] * 9)))],
                failed=[failure(text, "change", text)],
                msg=text,
                unresolved_secrets=[text],
            ),
            "b": NOTHING,
        }
    )
    # Neither Markdown nor HTML finds markup in a text: some sites read one, some the other inside collapsed sections.
    assert set(Elements(made).names) <= ALLOWED
    assert not any(line.startswith(("```", "~~~", "    ")) for line in made.split("\n"))
    outside = without_diffs(made)
    # A table keeps its columns, and what is inside code elements is only text.
    tables = [line.count("|") for line in outside.split("\n") if line.startswith("|")]
    assert set(tables) <= {3, 4, 7}
    markup = re.sub("<code>.*?</code>", "", outside)
    if text.strip():
        assert text not in markup
    for inside in re.findall("<code>(.*?)</code>", made, re.DOTALL):
        assert not set("`*|[]\\<>~@!$") & set(inside)
        assert "://" not in inside and "www." not in inside


@pytest.mark.parametrize("text", HOSTILE)
def test_title_is_one_line(text: str) -> None:
    [heading, empty, *_others] = plan_report(NOTHING, title=text).split("\n")
    assert heading.startswith("### ")
    assert empty == ""
    assert not set("`*|[]\\<>~@!$") & set(heading)


def test_escaped_text_is_readable() -> None:
    text = "a|b `c` <d> &amp; _e_ f_g @h #1 \\| https://example.com"
    assert text in Elements(plan_report(result([entry(text)]))).codes


def test_a_diff_is_text_without_markup() -> None:
    lines = "```\n</code></pre><img src=x>\n\n    **x**\n" * 3
    made = plan_report(result(update=[entry("sw", changed("x", lines, "y"))]))
    found = next(code for code in Elements(made).codes if code.startswith("@@"))
    assert found.splitlines()[1:5] == ["-```", "-</code></pre><img src=x>", "-", "-    **x**"]
    assert set(Elements(made).names) <= ALLOWED


def many(count: int) -> dict[str, object]:
    return result(
        [entry(f"sw-{number:05}", changed("description", None, "x" * 50)) for number in range(count)],
        delete=[DELETED],
        failed=[failure("sw-00777", "create", "No.")] if count > 777 else [],
        unchanged=3,
    )


@pytest.mark.parametrize("limit", [MIN_CHARACTERS, 5000, 65000])
def test_length_of_a_comment(limit: int) -> None:
    made = plan_report(many(2000), max_characters=limit)
    assert limit * 0.6 < len(made) <= limit
    shown = made.count("<details>") + made.count("- to delete")
    assert made.endswith(f" {2001 - shown:,} to create._\n")
    assert f"_{2001 - shown:,} of 2,001 objects are omitted: " in made
    assert "<code>sw-00777</code>" in made, "what failed is shown first"
    Elements(made)


def test_nothing_is_left_out_without_a_limit() -> None:
    made = plan_report(many(2000), max_characters=0)
    assert made.count("<details>") == 2000
    assert "left out" not in made


def test_lines_are_limited_as_well() -> None:
    made = plan_report(many(100), max_lines=11)
    assert made.count("<details>") == 10
    assert made.endswith("\n_90 of 101 objects are omitted: 90 to create._\n")


@pytest.mark.parametrize("text", ["x" * 1000, "`" * 1000])
def test_long_overview_is_cut(text: str) -> None:
    hosts = {
        f"{number} {text}": {**PLAN, "msg": text, "unresolved_secrets": [text] * 30, "failed": True}
        for number in range(200)
    }
    made = plan_report(hosts, title=text, mode="apply")
    assert len(made) <= 65000
    assert "_Parts of the overview are omitted._\n" in made
    assert "of 600 objects are omitted: " in made
    Elements(made)


def test_long_object_does_not_hide_others() -> None:
    long = entry("a-long-one", *[changed(f"option_{number}", "x\n" * 60, "y\n" * 60) for number in range(300)])
    made = plan_report(result(update=[long, UPDATED]))
    assert "a-long-one" not in made
    assert "<code>sw-old</code>" in made
    assert "_1 of 2 objects are omitted: 1 to change._" in made


def test_more_hosts_than_a_table_has_room_for_are_counted() -> None:
    made = plan_report({f"ise-{number:03}": NOTHING for number in range(120)})
    assert made.count("| <code>ise-") == 100
    assert "And 20 more hosts." in made


def test_one_option_is_one() -> None:
    assert "(1 option)</summary>" in plan_report(result([entry("sw", changed("a", None, 1))]))


def test_creation_has_no_column_before() -> None:
    assert "| Option | Value |" in plan_report(result([CREATED]))
