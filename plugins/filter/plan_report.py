# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of configuration as code, for playbooks."""

from __future__ import annotations

DOCUMENTATION = r"""
name: plan_report
short_description: Make a report of what config plans, did, or found changed on Cisco ISE
version_added: "0.1.0"
description:
  - Makes a report of what M(openise.ise.config) returned, also when it failed, for one ISE deployment or many.
  - A report holds no secret, because the result of the module holds none.
  - Objects are put in order, so the same result makes the same report.
author:
  - openise.ise contributors (@openise)
positional: format
options:
  _input:
    description:
      - What a task of M(openise.ise.config) registered, or a dictionary with such a result for each host.
    type: dict
    required: true
  format:
    description:
      - V(markdown) is for a comment on a merge request of GitLab or a pull request of GitHub, with a line to open for
        each object.
      - V(junit) is JUnit XML, a suite for each type and a case for each object. With O(mode=plan) and O(mode=drift)
        every object that differs is a failure, with O(mode=apply) every one that failed.
      - V(html) is a page with charts and a table of every option that differs, in one file that fetches nothing.
        Words typed above the table leave only the rows that have them.
      - V(json) is for programs. Its C(format) is V(1), and becomes another number when something in it changes its name, place
        or meaning. Follow the filter with C(| string), or ansible-core before 2.19 takes the text for data.
    type: str
    choices: [markdown, junit, html, json]
    default: markdown
  mode:
    description:
      - What the task did. A V(plan) was made in check mode. V(apply) is a task that wrote. V(drift) is a plan of
        something already applied, so that what it would do is what somebody else changed.
    type: str
    choices: [plan, apply, drift]
    default: plan
  title:
    description:
      - Title of the report. By default it says the O(mode) and the O(host).
    type: str
    default: ""
  host:
    description:
      - Name of the deployment that one result is from. A dictionary of results has the names of hosts as its keys.
    type: str
    default: ""
  max_lines:
    description:
      - How many lines of objects V(markdown) and V(html) show, a line for each option that differs. The report says
        how many objects are left out; failed ones are left out last. V(0) is no limit.
    type: int
    default: 0
  max_characters:
    description:
      - How long V(markdown) may be, because GitHub takes comments of 65,536 characters. The report says how many
        objects are left out; failed ones are left out last. V(0) is no limit.
    type: int
    default: 65000
seealso:
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: Plan
  openise.ise.config:
    resources:
      network_device_groups:
        - name: Location#All Locations#Lyon
  check_mode: true
  register: planned

- name: Write the comment for the merge request
  ansible.builtin.copy:
    content: "{{ planned | openise.ise.plan_report(host=inventory_hostname) }}"
    dest: plan.md
    mode: "0644"

- name: Write one page about all hosts, also those that failed
  ansible.builtin.copy:
    content: >-
      {{ dict(ansible_play_hosts_all | zip(ansible_play_hosts_all | map('extract', hostvars, 'planned')))
      | openise.ise.plan_report('html') }}
    dest: plan.html
    mode: "0644"
  run_once: true
"""

RETURN = r"""
_value:
  description: The report.
  type: str
"""

from collections.abc import Callable
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.reports import plan as plan_report


def _plan_report(results: Any, format: str = "markdown", **options: Any) -> str:
    try:
        return plan_report.plan_report(results, format, **options)
    except InvalidInput as error:
        raise AnsibleFilterError(f"openise.ise.plan_report: {error.message}") from error


class FilterModule:
    """Named by ansible-core, which asks it for the filters of the file."""

    def filters(self) -> dict[str, Callable[..., str]]:
        """Return the filters by name."""
        return {"plan_report": _plan_report}
