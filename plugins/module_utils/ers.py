# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ERS dialect: envelopes, paging, filters, names in URLs, and what a server of which release can do.

What a server turned out to offer is remembered for the life of the process; no version option is needed.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

from .canonical import forgotten_masks
from .errors import (
    InvalidInput,
    IseError,
    MethodNotAllowed,
    NotFound,
    NotPermitted,
    OutcomeUnknown,
    Rejected,
    ServerFailure,
    UnexpectedAnswer,
)
from .paging import PAGE_SIZE, page_after, page_query
from .progress import Say, silent
from .schema import Resource, release_of
from .spelling import respelled, words_of
from .transport import Response, Transport

BASE = "/ers/config"
# The front end refuses an encoded slash; the others have a meaning of their own in paths on some front ends.
_RISKY_IN_PATH = re.compile(r"[/\\;%?]|^\.+$")
_VERSION_PATH = f"{BASE}/op/systemconfig/iseversion"

OPERATORS = {
    "equals": "EQ",
    "not_equals": "NEQ",
    "greater_than": "GT",
    "less_than": "LT",
    "starts_with": "STARTSW",
    "not_starts_with": "NSTARTSW",
    "ends_with": "ENDSW",
    "not_ends_with": "NENDSW",
    "contains": "CONTAINS",
    "not_contains": "NCONTAINS",
}

# The other operators are these with an N in front, for "not".
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "EQ": operator.eq,
    "GT": operator.gt,
    "LT": operator.lt,
    "STARTSW": str.startswith,
    "ENDSW": str.endswith,
    "CONTAINS": operator.contains,
}


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Filter:
    """One condition on a list: ERS filter field, ERS operator, value."""

    field: str
    operator: str
    value: str

    @property
    def query(self) -> tuple[str, str]:
        """Return the query parameter."""
        return ("filter", f"{self.field}.{self.operator}.{self.value}")

    def fits(self, entry: Mapping[str, Any]) -> bool:
        """Tell whether a list entry fulfils it, regardless of case as in ISE."""
        test = _TESTS.get(self.operator)
        texts = str(entry.get(self.field) or "").casefold(), self.value.casefold()
        return test(*texts) if test else not _TESTS[self.operator.removeprefix("N")](*texts)


@dataclass
class Features:
    """What one server turned out to offer. None means not yet known.

    ``ids`` and ``names`` are those of objects by path and name regardless of case, or by path and id; ``numbers`` by path and id;
    ``nicknames`` are what else than its name led to an object.
    """

    name_url: dict[str, bool] = field(default_factory=dict)
    patch: dict[str, bool] = field(default_factory=dict)
    spelling: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    nicknames: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    bulk_submit: dict[str, str] = field(default_factory=dict)
    release: tuple[int, int] | None = None
    release_asked: bool = False
    speaks_ers: bool = False


_FEATURES: dict[tuple[str, int], Features] = {}


def forget_features() -> None:
    """Forget what is known of all servers, as a new process would."""
    _FEATURES.clear()


class Ers:
    """ERS calls of one task. ``lookups`` makes those about objects that others refer to; it may use another account.

    ``say`` is for a task that takes long to tell how far it is.
    """

    def __init__(self, transport: Transport, *, lookups: Ers | None = None, say: Say = silent) -> None:
        self.transport = transport
        self.say = say
        self.lookups = lookups or self
        connection = transport.connection
        self.features = _FEATURES.setdefault((connection.hostname, connection.port), Features())

    # -- reading -------------------------------------------------------------------------------------------------

    def get(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return the object with this id, without its envelope, or None when there is none."""
        try:
            return self._object(resource, f"{BASE}/{resource.path}{_segment(object_id)}")
        except NotFound:
            return None

    def find(self, resource: Resource, name: str) -> dict[str, Any] | None:
        """Return the object with this name, or None when there is surely none.

        One request where the release serves ``/name/``, else a filtered list and a read by id. A name that differs in
        case only is taken for the same object, because ISE's names are unique regardless of case.
        """
        for unlisted, object_id in resource.unlisted.items():
            if unlisted.casefold() == name.casefold() and (document := self.get(resource, object_id)) is not None:
                return document
        if resource.name_url and self.features.name_url.get(resource.path) is not False:
            segment = self._name_segment(resource, name)
            if segment is not None:
                try:
                    found = self._object(resource, f"{BASE}/{resource.path}/name/{segment}")
                except NotFound:
                    return None
                except MethodNotAllowed:
                    self.features.name_url[resource.path] = False
                except Rejected:
                    pass  # an older release, or a name the URL form does not carry: the filter form decides
                else:
                    self.features.name_url[resource.path] = True
                    if str(found.get("name", "")).casefold() == name.casefold():
                        return found
        return self._find_in_list(resource, name)

    def find_where(
        self, resource: Resource, filters: Iterable[Filter], matches: Callable[[dict[str, Any]], bool]
    ) -> list[dict[str, Any]]:
        """Return the objects of a filtered list for which ``matches`` holds of the whole document."""
        found: list[dict[str, Any]] = []
        for entries in self._listings(resource, filters):
            documents = self.get_many(resource, [str(entry.get("id")) for entry in entries])
            found = [document for document in documents if matches(document)]
            if found or resource.key_filters_proven:
                break
        return found

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return all list entries (id, name, description) that match, each once, ordered by name."""
        conditions = list(filters)
        if resource.filters_miss and conditions:
            combine = any if match_any else all
            entries = self._entries(resource, [])
            return [entry for entry in entries if combine(item.fits(entry) for item in conditions)]
        query = [item.query for item in conditions]
        if match_any and len(query) > 1:
            query.append(("filtertype", "or"))
        return self._entries(resource, query)

    def get_many(self, resource: Resource, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return the objects with these ids, read in parallel, in the order given; those gone meanwhile are left out."""
        found = self.in_parallel(lambda object_id: self.get(resource, object_id), ids)
        return [document for document in found if document is not None]

    def release(self) -> tuple[int, int] | None:
        """Return major and minor release of the server, or None where it does not tell."""
        if not self.features.release_asked:
            with suppress(NotFound, NotPermitted, MethodNotAllowed, Rejected, ServerFailure, UnexpectedAnswer):
                self.version()
            self.features.release_asked = True
        return self.features.release

    def version(self) -> dict[str, str]:
        """Return what the server says of its software: ``version`` and ``patch information``."""
        values = dictionary(self._read(_VERSION_PATH).get("OperationResult")).get("resultValue")
        items = [dictionary(item) for item in (values if isinstance(values, list) else [])]
        told = {str(item.get("name")): str(item.get("value", "")) for item in items}
        self.features.release = release_of(told.get("version", ""))
        self.features.release_asked = True
        return told

    def resource_versions(self, path: str) -> dict[str, Any]:
        """Return the versions of a resource the server has: ``currentServerVersion``, ``supportedVersions`` with commas.

        Empty where it has no such resource.
        """
        try:
            return dictionary(self._read(f"{BASE}{_segment(path)}/versioninfo").get("VersionInfo"))
        except NotFound:
            return {}

    def require(self, since: str, what: str, remedy: str = "") -> None:
        """Raise :class:`InvalidInput` where the server is older than ``since``; empty means any release will do."""
        release = self.release() if since else None
        if _is_older(release, since):
            raise InvalidInput(f"{what} since {since}, and this server is {'.'.join(map(str, release or ()))}{remedy}.")

    def lacks(self, since: str) -> bool:
        """Tell whether the server says that it is older than the release ``since``."""
        return _is_older(self.release(), since)

    def _object(self, resource: Resource, path: str) -> dict[str, Any]:
        document = self._read(path).get(resource.envelope)
        if not isinstance(document, dict) or not document.get("id"):
            raise UnexpectedAnswer(f"ISE answered GET {path} without a {resource.envelope} object.")
        self.features.speaks_ers = True
        return self._as_declared(resource, document)

    def _read(self, path: str, query: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
        """GET a JSON document. A 404 counts as :class:`NotFound` only when it is known to come from ERS."""
        try:
            return self.transport.send("GET", path, query=query).json()
        except UnexpectedAnswer as error:
            if error.status != 404 or not self._is_ers():
                raise
            raise NotFound(f"ISE knows nothing at GET {path} (404).", status=404) from None

    def _is_ers(self) -> bool:
        """Tell whether the server answers as ERS elsewhere: the body of ISE's own 404 is not documented."""
        if not self.features.speaks_ers:
            try:
                answer = self.transport.send("GET", self.transport.readable).json()
            except IseError:
                return False
            self.features.speaks_ers = "VersionInfo" in answer
        return self.features.speaks_ers

    def _name_segment(self, resource: Resource, name: str) -> str | None:
        """Return a name as a URL path segment, None where it cannot be written as one."""
        if _RISKY_IN_PATH.search(name) or any(character in name for character in resource.name_url_escapes.values()):
            return None
        for character, replacement in resource.name_url_escapes.items():
            name = name.replace(character, replacement)
        return quote(name, safe=":")

    def _find_in_list(self, resource: Resource, name: str) -> dict[str, Any] | None:
        field_name = resource.filters.get(resource.named_by)
        for entries in self._listings(resource, [Filter(field_name, "EQ", name)] if field_name else []):
            if any("name" not in entry for entry in entries):
                raise InvalidInput(
                    f"name: ISE lists {resource.path} without names; find the object by other attributes, or by its id."
                )
            matches = [entry for entry in entries if str(entry["name"]).casefold() == name.casefold()]
            exact = [entry for entry in matches if entry.get("name") == name]
            for entry in exact or matches:
                return self.get(resource, str(entry.get("id")))
            if not entries and not resource.filters_miss:
                return None
        return None

    def _listings(self, resource: Resource, filters: Iterable[Filter]) -> Iterator[list[dict[str, Any]]]:
        """Yield the filtered list where the release filters like that, then the whole list."""
        query = [item.query for item in filters]
        if query:
            try:
                filtered = self._entries(resource, query)
            except Rejected:
                pass
            else:
                yield filtered
        yield self._entries(resource, [])

    def _entries(self, resource: Resource, query: list[tuple[str, str]]) -> list[dict[str, Any]]:
        """Return all entries of a list, each once.

        Objects that come or go between two pages shift others across the border. Where ISE's total changes on the way, or
        the count does not fit it, the list is read once more. Raises :class:`UnexpectedAnswer` when entries are missing
        then too: an object that was not seen must not be taken for absent.
        """
        entries: dict[str, dict[str, Any]] = {}
        for _reading in range(2):
            entries, totals = {}, set()
            for page in self._pages(resource, query):
                entries.update({str(entry.get("id")): entry for entry in _page_entries(page)})
                totals.add(page.get("total", 0))
            if totals <= {len(entries)}:
                break
        if len(entries) < max(totals, default=0):
            raise UnexpectedAnswer(
                f"ISE counts {max(totals)} entries of {resource.path} but listed {len(entries)}, twice. Somebody may be "
                "changing them; run the task again."
            )
        return list(entries.values())

    def _pages(self, resource: Resource, query: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
        """Yield the search results of a list, page by page."""
        page = 1
        while page and (result := self._page(resource, page, query)):
            yield result
            page = page_after(f"{BASE}/{resource.path}", page, result.get("nextPage"))

    def _page(self, resource: Resource, number: int, query: list[tuple[str, str]]) -> dict[str, Any] | None:
        """Return one page of a list; None where there is none: a 404 from ERS is how some empty collections answer."""
        path = f"{BASE}/{resource.path}"
        order = [("sortasc", resource.sort_by)] if resource.sort_by else []
        try:
            document = self._read(path, [*page_query(number), *order, *query])
        except NotFound:
            if number > 1:
                raise
            return None
        result = document.get("SearchResult")
        if not isinstance(result, dict) or not isinstance(result.get("resources"), list):
            raise UnexpectedAnswer(f"ISE answered the list {path} without a SearchResult.")
        self.features.speaks_ers = True
        return result

    def whole_list(self, resource: Resource, *, pages: int | None = None) -> list[dict[str, Any]] | None:
        """Return all entries of a list, pages after the first in parallel; None where it has more than ``pages`` pages."""
        first = self._page(resource, 1, [])
        if first is None:
            return []
        total = first.get("total")
        if not isinstance(total, int):
            return self.list_all(resource)
        last = -(-total // PAGE_SIZE)
        if pages is not None and last > max(pages, 1):
            return None
        found = [first, *self.in_parallel(lambda number: self._page(resource, number, []), range(2, last + 1))]
        entries = {str(entry.get("id")): entry for page in found if page for entry in _page_entries(page)}
        if len(entries) == total and all(page and page.get("total") == total for page in found):
            return list(entries.values())
        return self.list_all(resource)  # which knows what to do about a list that changes

    def in_parallel(
        self, function: Callable[[_Given], _Made], values: Iterable[_Given], *, at_most: int = 0
    ) -> Iterator[_Made]:
        """Yield what a function makes of each value, in order, with as many connections as there may be, or ``at_most`` so many.

        When it raises, what has not begun does not begin any more.
        """
        wanted = list(values)
        workers = min(self.transport.connection.max_connections, at_most or len(wanted), len(wanted))
        if workers < 2:
            yield from map(function, wanted)
            return
        with ThreadPoolExecutor(max_workers=workers) as pool:
            try:
                yield from pool.map(function, wanted)
            finally:
                pool.shutdown(cancel_futures=True)

    # -- writing -------------------------------------------------------------------------------------------------

    def forget_name(self, resource: Resource, object_id: str) -> None:
        """Forget the name of an object that is about to be changed or deleted."""
        place, features = (resource.path, object_id), self.features
        features.numbers.pop(place, None)
        for name in {features.names.pop(place, ""), *features.nicknames.pop(place, ())}:
            if features.ids.get((resource.path, name.casefold())) == object_id:
                del features.ids[resource.path, name.casefold()]

    def create(self, resource: Resource, document: Mapping[str, Any]) -> str:
        """Create an object and return its id, which only the Location header tells."""
        response = self._write("POST", resource, "", document, 201)
        location = urlsplit(response.headers.get("location", "")).path
        below, _slash, object_id = location.rstrip("/").rpartition("/")
        if below != f"{BASE}/{resource.path}" or not object_id:
            raise OutcomeUnknown(
                f"ISE says it created the {resource.name}, but its Location header does not lead to it."
            )
        return unquote(object_id)

    def can_patch(self, resource: Resource) -> bool | None:
        """Tell whether the server has PATCH for the resource; None when that is not known yet."""
        return self.features.patch.get(resource.path) if resource.patch_since else False

    def patch(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change the given attributes and return the whole object.

        Returns None, having changed nothing, where the release has no PATCH (405; its guide says 400).
        """
        try:
            response = self._write("PATCH", resource, object_id, document, 200)
        except MethodNotAllowed:
            self.features.patch[resource.path] = False
            return None
        except Rejected:
            if self.can_patch(resource) is not None or not self.lacks(resource.patch_since):
                raise
            self.features.patch[resource.path] = False
            return None
        self.features.patch[resource.path] = True
        try:
            return self._as_declared(resource, dictionary(response.json().get(resource.envelope)))
        except UnexpectedAnswer as error:
            raise OutcomeUnknown(error.message, status=error.status) from None

    def replace(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> None:
        """PUT the whole object. ISE's list of updated fields is not reliable and therefore not read."""
        self._write("PUT", resource, object_id, document, 200)

    def delete(self, resource: Resource, object_id: str) -> None:
        """Delete an object."""
        self.forget_name(resource, object_id)
        self.transport.send("DELETE", f"{BASE}/{resource.path}{_segment(object_id)}", expect=(204, 200))

    def act(
        self,
        resource: Resource,
        object_id: str,
        action: str,
        data: Mapping[str, str] | None = None,
        *,
        reads: bool = False,
    ) -> dict[str, Any]:
        """Tell ISE to do something that is no change of a document, and return its answer; empty where it has none.

        Without an id it is about the resource. ``data`` are names and values. ``reads`` tells that nothing is changed by
        it, so that it is sent in check mode, too.
        """
        path = f"{BASE}/{resource.path}{_segment(object_id) if object_id else ''}/{action}"
        pairs = [{"name": name, "value": value} for name, value in (data or {}).items()]
        document = {"OperationAdditionalData": {"additionalData": pairs}} if pairs else None
        response = self.transport.send("PUT", path, document=document, expect=(204, 200), reads=reads)
        return response.json() if reads or (response.status == 200 and response.body) else {}

    def wire_form(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document as this server takes it. Raises :class:`InvalidInput` for one with a mask in it."""
        masks = forgotten_masks(resource, document)
        if masks:
            raise InvalidInput(
                f"ISE hides the value of {', '.join(masks)}, and writing the {resource.name} would overwrite it with "
                "asterisks. Nothing was sent; change this attribute in ISE's own interface."
            )
        if resource.codec:
            document = resource.codec.encode(document)
        spelled = {usual: self.features.spelling.get((resource.path, usual), usual) for usual in resource.spellings}
        body: dict[str, Any] = respelled(document, spelled)
        return body

    def _write(
        self, method: str, resource: Resource, object_id: str, document: Mapping[str, Any], status: int
    ) -> Response:
        body = self.wire_form(resource, document)
        self.forget_name(resource, object_id)
        target = f"{BASE}/{resource.path}{_segment(object_id) if object_id else ''}"
        try:
            return self.transport.send(method, target, document={resource.envelope: body}, expect=(status,))
        except Rejected as refusal:
            unknown = {
                usual: resource.spellings[usual]
                for usual in words_of(body, resource.spellings)
                if (resource.path, usual) not in self.features.spelling
            }
            if not unknown:
                raise
            try:
                response = self.transport.send(
                    method,
                    target,
                    document={resource.envelope: respelled(body, unknown)},
                    expect=(status,),
                )
            except Rejected:
                raise refusal from None
            self.features.spelling.update({(resource.path, usual): other for usual, other in unknown.items()})
            return response

    def _as_declared(self, resource: Resource, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document that was read as its declaration knows it."""
        usual = self._usual_spelling(resource, document)
        declared: dict[str, Any] = resource.codec.decode(usual) if resource.codec else usual
        return declared

    def _usual_spelling(self, resource: Resource, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document that was read with the usual keys, and remember which keys the server uses."""
        usual_of = {other: usual for usual, other in resource.spellings.items()}
        there = words_of(document, {*usual_of, *resource.spellings})
        for usual, other in resource.spellings.items():
            for word in (usual, other):
                if word in there:
                    self.features.spelling[resource.path, usual] = word
        if there & usual_of.keys():
            document = respelled(document, usual_of)
        return document


def _is_older(release: tuple[int, int] | None, since: str) -> bool:
    return release is not None and release < (release_of(since) or release)


def _segment(object_id: str) -> str:
    return f"/{quote(object_id, safe='')}"


def _page_entries(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [entry for entry in page["resources"] if isinstance(entry, dict)]


def dictionary(value: Any) -> dict[str, Any]:
    """Return a part of an answer that should be an object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}
