# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests of ERS: many objects of one resource in one request, with a report on each object.

ISE accepts at most 500 documents or 5,000 ids in a request, executes one request at a time in the whole deployment (503
while another runs), writes each object in a transaction of its own, and keeps the report for at least two hours.
There is no module for bulk requests: tasks that keep whole sets of objects use them, and fall back on single requests.

If the answer to a request or its report is lost, ISE may still be executing it. Then the number of objects is read until it no
longer changes: only after that do other requests show, and change, what ISE has for good.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

from .._errors import InvalidInput, IseError, OutcomeUnknown, ServerFailure, UnexpectedAnswer, Unreachable
from .._schema.resource import Resource
from .bulk_xml import (
    CREATE,
    DELETE,
    DOCUMENTS_PER_REQUEST,
    IDS_PER_REQUEST,
    SUBMIT_PATHS,
    WITH_DOCUMENTS,
    BulkForm,
    bulk_form,
    element_of,
    request_xml,
)
from .client import Ers
from .generic_resource import SecretNames, generic_resource
from .server import dictionary
from .urls import BASE

_TIMEOUT = 600.0  # seconds
_FIRST_WAIT, _LONGEST_WAIT, _GROWTH = 0.5, 15.0, 1.5
_UNREADABLE = 60.0  # seconds in which no report could be read, until it counts as lost
_IDLE = 20.0  # seconds without a change in the number of objects, until ISE counts as idle
_BUSY = 503
_NOT_THERE = (404, 405)
_PASSING = (Unreachable, ServerFailure, UnexpectedAnswer)  # failures of a read that may be gone the next time
_UNCERTAIN = (OutcomeUnknown, ServerFailure, UnexpectedAnswer)  # failures of a write that ISE may have carried out
_STATUS_KEYS = ("status", "resourceExecutionStatus")
_RUNNING, _COMPLETED = "IN_PROGRESS", "COMPLETED"
_VERDICTS = {"SUCCESS": True, "FAIL": False, "FAILED": False, "PENDING": None}


@dataclass(frozen=True)
class ItemOutcome:
    """The outcome for one object: ``succeeded`` is None if it is unknown, and ``message`` says why it is not True.

    ``id`` is empty for a new object whose id ISE does not report. ``running`` is true where the outcome is unknown and ISE may
    still carry out the operation: then what ISE has is no proof.
    """

    id: str
    name: str
    succeeded: bool | None
    message: str = ""
    running: bool = False


class _StillRunning(OutcomeUnknown):
    """ISE reports that it is still executing a request, or did so when it was last asked."""


@dataclass(frozen=True)
class _Item:
    """An object of a request: its element, and the id and name by which the report identifies it."""

    id: str
    name: str
    element: Any

    def outcome(
        self, succeeded: bool | None, message: str = "", object_id: str = "", *, running: bool = False
    ) -> ItemOutcome:
        return ItemOutcome(self.id or object_id, self.name, succeeded, message, running)


class Bulk:
    """Bulk requests to one server.

    ``timeout`` is how many seconds to wait until ISE accepts a request, because another may be running, and again until
    ISE has completed it; 600 by default. The waits end early when the guard of the transport stops the task.
    """

    def __init__(self, ers: Ers, timeout: float | None = None) -> None:
        self.ers = ers
        self.timeout = _TIMEOUT if timeout is None else timeout

    def run(
        self, resource: Resource | str, operation: str, items: Iterable[Mapping[str, Any] | str]
    ) -> list[ItemOutcome]:
        """Execute one operation on many objects, and return the outcome of each, in the order given.

        ``resource`` is a declaration, or the path of an ERS resource. ``items`` are documents in ERS's own form for
        ``create`` and ``update`` (with ``id``), ids for ``delete`` and ISE's other operations.

        All items are checked before anything is sent; raises :class:`InvalidInput`. A refusal of the first request is raised.
        A later failure and an unknown outcome are part of the outcomes. The requests after it are not sent, unless ISE is
        known to have nothing left to do.
        """
        if isinstance(resource, str):
            resource = generic_resource(resource.strip("/"), {})
        form = bulk_form(resource.endpoint.path, operation)
        prepared = self._items(resource, form, operation, items)
        size = DOCUMENTS_PER_REQUEST if operation in WITH_DOCUMENTS else IDS_PER_REQUEST
        outcomes: list[ItemOutcome] = []
        stopped = ""
        for start in range(0, len(prepared), size):
            chunk = prepared[start : start + size]
            if stopped:
                outcomes += _all(chunk, False, f"Not sent, because of the bulk request before it: {stopped}")
                continue
            try:
                outcomes += self._executed(resource, form, operation, chunk)
            except OutcomeUnknown as error:
                running = not self._becomes_idle(resource, operation, error)
                outcomes += [item.outcome(None, error.message, running=running) for item in chunk]
                stopped = error.message if running else ""
            except IseError as error:
                if not outcomes:
                    raise
                stopped = error.message
                outcomes += _all(chunk, False, stopped)
        return outcomes

    def _executed(
        self, resource: Resource, form: BulkForm, operation: str, chunk: Sequence[_Item]
    ) -> list[ItemOutcome]:
        """Send one request and return the outcomes from its report. Raises :class:`OutcomeUnknown` if one of them is lost."""
        bulk_id, doubt = self._submitted(resource, form, operation, chunk)
        outcomes = self._judged(operation, bulk_id, chunk, self._report(resource.endpoint.path, bulk_id))
        if not doubt:
            return outcomes
        # ISE may have carried out the first attempt, and then refused each object of this one as a duplicate.
        return [each if each.succeeded else replace(each, succeeded=None, message=doubt) for each in outcomes]

    def _becomes_idle(self, resource: Resource, operation: str, error: OutcomeUnknown) -> bool:
        """Wait until the number of objects does not change any more; return false if that is not certain in time."""
        if operation not in (CREATE, DELETE) or isinstance(error, _StillRunning):
            return False
        counted: int | None = None
        since = time.monotonic()
        for _attempt in self._attempts(at_once=True):
            try:
                number = self._number_of_objects(resource.endpoint.path)
            except _PASSING:
                number = None
            except IseError:
                return False
            if number is None or number != counted:
                counted, since = number, time.monotonic()
            elif time.monotonic() - since >= _IDLE:
                return True
        return False

    def _number_of_objects(self, path: str) -> int:
        document = self.ers.transport.send("GET", f"{BASE}/{path}", query=[("size", "1")]).json()
        total = dictionary(document.get("SearchResult")).get("total")
        if not isinstance(total, int) or total < 0:
            raise UnexpectedAnswer(f"ISE answered the list of {path} without the number of objects.")
        return total

    def _items(
        self, resource: Resource, form: BulkForm, operation: str, items: Iterable[Mapping[str, Any] | str]
    ) -> list[_Item]:
        """Return the objects of the requests. Raises :class:`InvalidInput` for those that a report could not distinguish."""
        found: list[_Item] = []
        known: set[str] = set()
        for item in items:
            if isinstance(item, Mapping) is not (operation in WITH_DOCUMENTS):
                raise TypeError(f"{operation} is given {'ids' if isinstance(item, str) else 'documents'}")
            made = (
                self._document(resource, form, operation, item) if isinstance(item, Mapping) else _Item(item, "", item)
            )
            key = made.name.lower() if operation == CREATE else made.id
            if key in known:
                raise InvalidInput(f"{made.name or made.id} is contained twice; nothing was sent.")
            if not key and operation != CREATE:
                raise InvalidInput(
                    f"To {operation} {made.name or 'an object'} in bulk its id is needed; nothing was sent."
                )
            known.update([key] if key else [])
            found.append(made)
        return found

    def _document(self, resource: Resource, form: BulkForm, operation: str, document: Mapping[str, Any]) -> _Item:
        secret = tuple(leaf.api_path[-1] for leaf in resource.leaves if leaf.attribute.secret)
        body = self.ers.wire_form(resource, document)
        self.ers.redactor.add(SecretNames(secret).found_in(body))
        name = str(body.get("name") or body.get(form.named_by) or "")
        if name:
            body["name"] = name  # the report names an object as the request does
        object_id = "" if operation == CREATE else str(body.get("id") or "")
        body["id"] = object_id or None
        return _Item(object_id, name, element_of(form, body))

    def _submitted(self, resource: Resource, form: BulkForm, operation: str, chunk: Sequence[_Item]) -> tuple[str, str]:
        """Send a request until ISE accepts it; return its id, and why ISE may have carried it out already, empty if not."""
        version = self._version(resource.endpoint.path)
        xml = request_xml(form, operation, version, (item.element for item in chunk))
        for item in chunk:
            if item.id:
                self.ers.forget_name(resource, item.id)
        refusal: IseError | None = None
        doubt = ""
        for _attempt in self._attempts(at_once=True):
            try:
                location = self._sent(resource.endpoint.path, form, xml)
            except IseError as error:
                if error.status == _BUSY:
                    refusal = error
                    # ISE sends its own form. Without it, a gateway may have answered for an ISE that carries out the request.
                    doubt = doubt or ("" if error.errors else error.message)
                    continue
                if doubt or isinstance(error, _UNCERTAIN):
                    raise _unknown(doubt or error.message, error) from None
                raise
            bulk_id = urlsplit(location).path.rstrip("/").rpartition("/")[2]
            if not bulk_id:
                raise OutcomeUnknown("ISE accepted a bulk request but did not return its id.")
            return bulk_id, doubt
        if doubt:
            raise _unknown(doubt, refusal)
        self.ers.transport.guard.require()
        raise ServerFailure(
            f"ISE accepted no bulk request for {resource.endpoint.path} in {self.timeout:g} seconds (503): it executes one at a "
            "time, and others were running. Nothing was changed; run the task again later.",
            status=_BUSY,
            errors=refusal.errors if refusal else (),
        )

    def _sent(self, path: str, form: BulkForm, xml: str) -> str:
        """Send a request once, and return the Location of its report. The path depends on the release."""
        known = self.ers.features.bulk_submit.get(path)
        places = [known] if known else [form.submit, *(place for place in SUBMIT_PATHS if place != form.submit)]
        missing: list[IseError] = []
        for place in places:
            try:
                response = self.ers.transport.send("PUT", f"{BASE}/{path}/{place}", xml=xml, expect=(202,))
            except IseError as error:
                if error.status not in _NOT_THERE:
                    raise
                missing.append(error)
            else:
                self.ers.features.bulk_submit[path] = place
                return response.headers.get("location", "")
        raise missing[0]

    def _version(self, path: str) -> str:
        """Return the version of the resource on this server, which a request must contain."""
        if path not in self.ers.features.versions:
            document = self.ers.transport.send("GET", f"{BASE}/{path}/versioninfo").json()
            version = dictionary(document.get("VersionInfo")).get("currentServerVersion")
            if not version:
                raise UnexpectedAnswer(f"ISE does not report its version of {path}, which a bulk request must contain.")
            self.ers.features.versions[path] = str(version)
        return self.ers.features.versions[path]

    def _report(self, path: str, bulk_id: str) -> list[dict[str, Any]]:
        """Wait until a request is completed, and return a row for each object.

        Raises :class:`OutcomeUnknown` on a timeout, when ISE refuses the report, and when it is not readable for long.
        """
        place = f"{BASE}/{path}/bulk/{quote(bulk_id, safe='')}"
        readable_at = time.monotonic()
        failure = ""
        for _attempt in self._attempts():
            try:
                status = dictionary(self.ers.transport.send("GET", place).json().get("BulkStatus"))
                if status.get("executionStatus") not in (_RUNNING, _COMPLETED):
                    raise UnexpectedAnswer(f"ISE answered GET {place} without an execution status.")
            except _PASSING as error:
                failure = error.message
                if time.monotonic() - readable_at >= _UNREADABLE:
                    raise _unknown(f"ISE accepted bulk request {bulk_id}, but its report is lost: {failure}") from None
                continue
            except IseError as error:
                message = f"ISE accepted bulk request {bulk_id}, but its outcome is unknown: {error.message}"
                raise _unknown(message, error) from None
            failure, readable_at = "", time.monotonic()
            if status["executionStatus"] == _COMPLETED:
                rows = status.get("resourcesStatus")
                return [row for row in (rows if isinstance(rows, list) else [rows]) if isinstance(row, dict)]
        why = self.ers.transport.guard.reason or f"ISE did not complete it in {self.timeout:g} seconds."
        last = f" The last read of its report failed: {failure}" if failure else ""
        raise _StillRunning(
            f"ISE accepted bulk request {bulk_id}, but its outcome is unknown: {why} It may still be running; its report is at "
            f"{place} for two hours.{last}"
        )

    def _attempts(self, *, at_once: bool = False) -> Iterator[None]:
        """Yield whenever it is time for an attempt, with growing waits before, until the timeout or the end of the task."""
        end = time.monotonic() + self.timeout
        wait = _FIRST_WAIT
        if at_once:
            yield
        while (left := end - time.monotonic()) > 0 and not self.ers.transport.guard.reason:
            time.sleep(min(wait, left))
            yield
            wait = min(wait * _GROWTH, _LONGEST_WAIT)

    def _judged(
        self, operation: str, bulk_id: str, chunk: Sequence[_Item], rows: Sequence[Mapping[str, Any]]
    ) -> list[ItemOutcome]:
        """Return the outcome of each object from a report. An object that it does not contain has not succeeded."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            key = str(row.get("name") or "").lower() if operation == CREATE else str(row.get("id") or "")
            found.setdefault(key, []).append(row)
        # Rows cannot be assigned to objects without a name, unless all rows are equal.
        words = {None: "", True: "SUCCESS", False: "FAIL"}
        said = {words[_verdict(row)] for row in rows}
        shared = [{"status": word} for word in said] if len(rows) == len(chunk) else []
        outcomes = []
        for item in chunk:
            key = item.name.lower() if operation == CREATE else item.id
            outcomes.append(self._outcome(operation, bulk_id, item, found.get(key, []) if key else shared))
        return outcomes

    def _outcome(self, operation: str, bulk_id: str, item: _Item, rows: Sequence[Mapping[str, Any]]) -> ItemOutcome:
        verdict = _verdict(rows[0]) if len(rows) == 1 else None
        if verdict is None:
            return item.outcome(
                None, f"The report of bulk request {bulk_id} does not contain its outcome; look it up in ISE."
            )
        if verdict:
            return item.outcome(True, object_id=str(rows[0].get("id") or ""))
        text = " ".join(str(rows[0][key]) for key in _STATUS_KEYS if str(rows[0].get(key) or "FAIL") not in _VERDICTS)
        reason = self.ers.redactor.clean(text) if text else "no reason given"
        return item.outcome(False, f"ISE could not {operation} it: {reason}.")


def _all(chunk: Iterable[_Item], succeeded: bool | None, message: str) -> list[ItemOutcome]:
    return [item.outcome(succeeded, message) for item in chunk]


def _unknown(message: str, error: IseError | None = None) -> OutcomeUnknown:
    return OutcomeUnknown(message, status=error.status if error else None, errors=error.errors if error else ())


def _verdict(row: Mapping[str, Any]) -> bool | None:
    """Return whether a row reports success or failure. ISE has two keys for it, one of which may contain a text."""
    said = {_VERDICTS[str(row.get(key))] for key in _STATUS_KEYS if str(row.get(key)) in _VERDICTS}
    return False if False in said else True if said == {True} else None
