# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of sessions, for playbooks."""

from __future__ import annotations

DOCUMENTATION = r"""
name: session_report
short_description: Write a report of sessions of Cisco ISE
version_added: "0.1.0"
description:
  - Writes an HTML page or a CSV table of the sessions from M(openise.ise.session_info).
  - The page is a single file without external resources and scripts. It contains charts by status, NAS, PSN, profile and
    SGT, and a table of the sessions. It can also contain the numbers of failed authentications.
  - Sessions are sorted, so equal sessions produce equal reports.
author:
  - openise.ise contributors (@openise)
positional: form
options:
  _input:
    description:
      - Sessions, as M(openise.ise.session_info) returns them in RV(openise.ise.session_info#module:sessions).
    type: list
    elements: dict
    required: true
  form:
    description:
      - V(html) is the page; V(csv) is a table with a column for each common attribute, whether or not a session has it.
      - In V(csv), text that a spreadsheet program would interpret as a formula is prefixed with an apostrophe, because user
        names are untrusted.
    type: str
    choices: [html, csv]
    default: html
  title:
    description:
      - Title of the page.
    type: str
    default: Sessions of Cisco ISE
  note:
    description:
      - A line below the title, for example the filters for the sessions.
    type: str
    default: ""
  failures:
    description:
      - Numbers of failed authentications, as M(openise.ise.authentication_status_info) returns them in
        RV(openise.ise.authentication_status_info#module:failures). The page then has a section with them. V(csv) is without them.
    type: dict
seealso:
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Read the active sessions
  openise.ise.session_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: active

- name: Write a page
  ansible.builtin.copy:
    content: "{{ active.sessions | openise.ise.session_report(note='From ' ~ active.node) }}"
    dest: sessions.html
    mode: "0600"
  diff: false

- name: Read the failed authentications of these endpoints
  openise.ise.authentication_status_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "{{ active.sessions | map(attribute='calling_station_id') | reject('match', '[0-9.]+$') }}"
    result: failed
  register: rejected

- name: Write a page with them
  ansible.builtin.copy:
    content: "{{ active.sessions | openise.ise.session_report(failures=rejected.failures) }}"
    dest: sessions_and_failures.html
    mode: "0600"
  diff: false

- name: Write a table
  ansible.builtin.copy:
    content: "{{ active.sessions | openise.ise.session_report('csv') }}"
    dest: sessions.csv
    mode: "0600"
  diff: false
"""

RETURN = r"""
_value:
  description: The report.
  type: str
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.openise.ise.plugins.plugin_utils.reports.sessions import sessions_csv, sessions_page

_FORMS = ("html", "csv")
_NO_LIST = (
    "openise.ise.session_report takes a list of sessions, such as 'sessions' in the result of openise.ise.session_info."
)
_NO_FAILURES = (
    "openise.ise.session_report: failures is 'failures' in the result of openise.ise.authentication_status_info, a dictionary of "
    "lists."
)


def session_report(
    sessions: Any, form: str = "html", title: str = "Sessions of Cisco ISE", note: str = "", failures: Any = None
) -> str:
    """Return a report of sessions. Raises :class:`AnsibleFilterError` for other values and unknown forms."""
    if isinstance(sessions, (str, Mapping)) or not isinstance(sessions, Iterable):
        raise AnsibleFilterError(_NO_LIST)
    listed = list(sessions)
    if not all(isinstance(session, Mapping) for session in listed):
        raise AnsibleFilterError(_NO_LIST)
    if form not in _FORMS:
        raise AnsibleFilterError(f"openise.ise.session_report: form must be one of {', '.join(_FORMS)}, not {form!r}.")
    if failures is not None and not (isinstance(failures, Mapping) and all(map(_is_counts, failures.values()))):
        raise AnsibleFilterError(_NO_FAILURES)
    return sessions_csv(listed) if form == "csv" else sessions_page(listed, title, note, failures)


def _is_counts(entries: Any) -> bool:
    return isinstance(entries, list) and all(isinstance(each, Mapping) and "total" in each for each in entries)


class FilterModule:
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[..., str]]:
        """Return the filters by name."""
        return {"session_report": session_report}
