# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests: one at a time, one transaction for each object, and a report."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .answers import Answer, Refused
from .bulkbody import Submitted
from .catalog.language import Bulk, Document
from .context import Context
from .objects import create, delete, put
from .store import Entry
from .xmlbody import invalid

__all__ = ["PLACES", "Bulks"]

PLACES = ("bulk/submit", "submit", "bulk")
_BUSY = "Another bulk request is in progress. Try again later."


@dataclass
class _Report:
    media_type: str
    operation: str
    ends: float
    started: str
    resource: str
    rows: list[Document] = field(default_factory=list)


class Bulks:
    """The bulk requests of one node and their reports."""

    def __init__(self) -> None:
        self._reports: dict[str, _Report] = {}

    def clear(self) -> None:
        """Remove all reports, as after a start."""
        self._reports.clear()

    def submit(self, ctx: Context, bulk: Bulk, request: Submitted, versions: list[str], location: str) -> Answer:
        """Check a request as a whole, apply its operations, and answer 202 with the location of the report."""
        operation, media_type = request.operation, request.media_type
        if media_type not in [f"vnd.com.cisco.ise.{ctx.resource.service}.{version}+xml" for version in versions]:
            raise Refused(415, f"Media type {media_type} is not supported.", "Resource media type exception")
        if operation not in (*bulk.operations, *bulk.actions):
            raise invalid(f"operationType {operation}")
        if bulk.delete_switch and operation == "delete" and getattr(ctx.settings, bulk.delete_switch) == "refuse":
            raise ctx.refuse(400, "Operation 'delete' is not supported in bulk for that resource.")
        todo = request.objects(ctx)
        now = time.monotonic()
        if any(report.ends > now for report in self._reports.values()):
            raise Refused(503, _BUSY, "Service unavailable exception")
        report = _Report(
            media_type,
            operation,
            now + ctx.settings.bulk_seconds,
            time.strftime("%a %b %d %H:%M:%S UTC %Y", time.gmtime()),
            ctx.resource.path,
        )
        number = max([int(time.time() * 1000), *(int(known) + 1 for known in self._reports)])
        self._reports[str(number)] = report
        for sent in todo:
            report.rows.append(_apply(ctx, bulk, operation, sent))
        return Answer(202, headers={"Location": f"{location}/{number}"})

    def report(self, ctx: Context, number: str) -> Document:
        """Return the report of a request."""
        report = self._reports.get(number)
        if report is None or report.resource != ctx.resource.path:
            raise Refused(404, "The requested resource does not exist.", "Resource not found exception")
        done = report.ends <= time.monotonic()
        rows = report.rows if done else [{**row, **_status("PENDING")} for row in report.rows]
        if ctx.settings.bulk_created_id == "omit" and report.operation == "create":
            rows = [{**row, "id": ""} for row in rows]
        listed: Any = rows[0] if len(rows) == 1 and ctx.settings.bulk_single == "object" else rows
        succeeded = sum(row["status"] == "SUCCESS" for row in rows)
        status = {
            "bulkId": number,
            "mediaType": report.media_type,
            "executionStatus": "COMPLETED" if done else "IN_PROGRESS",
            "operationType": report.operation,
            "startTime": report.started,
            "resourcesCount": len(rows),
            "successCount": succeeded,
            "failCount": sum(row["status"] == "FAIL" for row in rows),
            "resourcesStatus": listed,
        }
        return {"BulkStatus": status}


def _status(word: str) -> Document:
    return {"resourceExecutionStatus": word, "status": word}


def _apply(ctx: Context, bulk: Bulk, operation: str, sent: Document) -> Document:
    """Apply one operation to one object; return its row in the report."""
    row = {key: str(sent.get(key, "")) for key in ("id", "name", "description")}
    method, work = _OPERATIONS.get(operation, ("PUT", None))
    own = replace(ctx, method=method, sent_id=None, given={})
    try:
        if work:
            row["id"] = work(own, sent)
        else:
            ctx.resource.actions[bulk.actions[operation]].handle(own, _entry(own, sent))
    except Refused:
        return {**row, **_status("FAIL")}
    return {**row, **_status("SUCCESS")}


def _entry(ctx: Context, sent: Document) -> Entry:
    entry = ctx.table.by_id.get(str(sent.get("id", "")))
    if entry is None:
        raise Refused(404, "The requested resource does not exist.", "Resource not found exception")
    return entry


def _create(ctx: Context, sent: Document) -> str:
    document = ctx.shape.parse(sent)
    document.pop("id", None)
    return create(ctx, ctx.shape, document).id


def _update(ctx: Context, sent: Document) -> str:
    entry = _entry(ctx, sent)
    put(ctx, ctx.shape, entry, ctx.shape.parse(sent), by_name=False)
    return entry.id


def _delete(ctx: Context, sent: Document) -> str:
    entry = _entry(ctx, sent)
    delete(ctx, entry)
    return entry.id


_OPERATIONS: Mapping[str, tuple[str, Callable[[Context, Document], str]]] = {
    "create": ("POST", _create),
    "update": ("PUT", _update),
    "delete": ("DELETE", _delete),
}
