# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as JUnit XML, which GitLab, Jenkins and others show as test results. Pure functions.

A suite is a type of objects on a host, a case is an object. In plans and drift reports each difference is a failure; in reports
of applied changes only failed objects are. Elements and attributes follow Jenkins' schema of JUnit reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import printable, value_lines

from .plan_model import DONE, FAILED, NOT_DONE, Change, HostReport, Item, Report

_RUN = "openise.ise.config"
_COUNTED = ("failure", "error", "skipped")


def junit(report: Report) -> str:
    """Return the report as an XML document."""
    suites = [suite for host in report.hosts for suite in _suites(report, host)]
    root = ElementTree.Element("testsuites", {"name": report.title, **_numbers(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suites(report: Report, host: HostReport) -> list[ElementTree.Element]:
    """Return a suite for each type, and one for the run if it failed for a reason that is not an object's."""
    suites = []
    reported = host.items if report.mode == "drift" else [item for item in host.items if item.outcome == FAILED]
    if host.messages and not reported:
        case = _case(host, _RUN, "run")
        for message in host.messages:
            ElementTree.SubElement(case, "error", message=printable(message), type="run")
        suites.append(_suite(host, _RUN, [case]))
    for name, numbers in host.types.items():
        cases = [_object(report, host, item) for item in host.items if item.type == name]
        if numbers["unchanged"]:
            cases.append(_case(host, name, f"{numbers['unchanged']} as declared"))
        suites.append(_suite(host, name, cases))
    return suites


def _suite(host: HostReport, name: str, cases: Sequence[ElementTree.Element]) -> ElementTree.Element:
    where = {"hostname": printable(host.host)} if host.host else {}
    suite = ElementTree.Element("testsuite", {"name": _label(host, name), **where})
    suite.extend(cases)
    suite.attrib.update(_numbers([suite]))
    return suite


def _numbers(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    """Return the numbers of cases, failures, errors and skipped cases in suites."""
    cases = [case for suite in suites for case in suite.findall("testcase")]
    failures, errors, skipped = (sum(case.find(kind) is not None for case in cases) for kind in _COUNTED)
    return {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors), "skipped": str(skipped)}


def _object(report: Report, host: HostReport, item: Item) -> ElementTree.Element:
    case = _case(host, item.type, item.name)
    verdict, lines = report.verdict(item), [line for change in item.changes for line in _lines(change)]
    lines = [printable(item.place), *lines] if item.place else lines
    if item.outcome == DONE:
        ElementTree.SubElement(case, "system-out").text = "\n".join([verdict, *lines])
    elif item.outcome == NOT_DONE:
        ElementTree.SubElement(case, "skipped", message=verdict).text = "\n".join(lines)
    else:
        message = f"{verdict}: {printable(item.reason)}" if item.reason else verdict
        ElementTree.SubElement(case, "failure", message=message, type=item.action).text = "\n".join(lines)
    return case


def _case(host: HostReport, classname: str, name: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", classname=_label(host, classname), name=printable(name))


def _label(host: HostReport, name: str) -> str:
    return printable(f"{host.host}: {name}" if host.host else name)


def _lines(change: Change) -> list[str]:
    option = printable(change.label)
    if not change.is_short:
        return [f"{option}:", *change.diff()]
    before, after = (", ".join(value_lines(value)) for value in (change.before, change.after))
    if change.before is None:
        return [f"{option}: {after}"]
    return [f"{option}: {before} -> {'(none)' if change.after is None else after}"]
