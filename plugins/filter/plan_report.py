# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of configuration as code, for playbooks."""

from __future__ import annotations

DOCUMENTATION = r"""
name: plan_report
short_description: Write a report of a plan, an apply or a drift check of Cisco ISE
version_added: "0.1.0"
description:
  - Writes a report of the result of M(openise.ise.config), even if the task failed, for one ISE deployment or many.
  - A report contains no secrets, because the result of the module contains none.
  - Objects are sorted, so equal results produce equal reports.
author:
  - openise.ise contributors (@openise)
positional: format
options:
  _input:
    description:
      - Registered result of a M(openise.ise.config) task, or a dictionary with such a result for each host.
      - The registered result of a failed task has no plan. The report reads it from its
        RV(openise.ise.config#module:result_file), and has numbers only if that is gone.
      - The content of such a file is accepted as well.
    type: dict
    required: true
  format:
    description:
      - V(markdown) is a comment for a GitLab merge request or a GitHub pull request, with an expandable line for each
        object.
      - V(junit) is JUnit XML, with a suite for each type and a case for each object. With O(mode=plan) and O(mode=drift),
        every object that differs is a failure; with O(mode=apply), every object that failed.
      - V(html) is a page with charts and a table of every option that differs, in a single file without external resources.
        A search field filters the rows of the table.
      - V(json) is for programs. Its C(format) is V(1), and is incremented if a key changes its name, place or meaning. Add
        C(| string) after the filter, because ansible-core before 2.19 would parse the text.
      - V(summary) is a few lines of text for the output of a run, with the numbers by type and the first names.
    type: str
    choices: [markdown, junit, html, json, summary]
    default: markdown
  mode:
    description:
      - Kind of the run. V(plan) is a task in check mode. V(apply) is a task that applied changes. V(drift) is a plan of a
        configuration that has already been applied, so that its differences are changes by others.
    type: str
    choices: [plan, apply, drift]
    default: plan
  title:
    description:
      - Title of the report. Defaults to the O(mode) and the O(host).
    type: str
    default: ""
  host:
    description:
      - Name of the deployment for a single result. A dictionary of results has the host names as its keys.
    type: str
    default: ""
  max_lines:
    description:
      - Maximum number of lines in V(markdown) and V(html), with a line for each option that differs. The report shows the
        number of omitted objects; failed objects are omitted last. V(0) means no limit.
    type: int
    default: 0
  max_characters:
    description:
      - Maximum length of V(markdown), because GitHub accepts comments of up to 65,536 characters. The report shows the
        number of omitted objects; failed objects are omitted last. V(0) means no limit.
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

- name: Write one page about all hosts, including failed ones
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
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[..., str]]:
        """Return the filters by name."""
        return {"plan_report": _plan_report}
