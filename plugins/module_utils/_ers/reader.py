# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading objects of ERS: one by id or by name, lists page by page, and many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from .._errors import InvalidInput, MethodNotAllowed, NotFound, Rejected, UnexpectedAnswer, UnprovenNotFound
from .._http.paging import PAGE_SIZE, Pages, page_after, page_query
from .._schema.filters import Filter
from .._schema.matching import entry_named
from .._schema.resource import Resource
from .._types.json_values import UnknownForm, as_number, as_object, as_text
from .filters import query_of
from .key_variants import respelled, words_of
from .server import ErsServer
from .urls import BASE, name_segment, segment

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class ErsReader(ErsServer):
    """Reads objects. Documents are returned without their envelope, in the form of their declaration."""

    def get(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return the object with this id, without its envelope, or None when there is none."""
        path = f"{BASE}/{resource.endpoint.path}{segment(object_id)}"
        try:
            return self._object(resource, path, self._read(path))
        except NotFound:
            return None

    def get_by_name(self, resource: Resource, name: str) -> dict[str, Any] | None:
        """Return the object with this name, or None when there certainly is none.

        One request where the release serves ``/name/``, else a filtered list and a read by id. A name that differs in
        case only is the same object, because ISE's names are unique regardless of case.
        """
        for unlisted, object_id in resource.identity.unlisted.items():
            if unlisted.lower() == name.lower() and (document := self.get(resource, object_id)) is not None:
                return document
        if resource.endpoint.by_name and self.features.name_url.get(resource.endpoint.path) is not False:
            in_url = name_segment(resource, name)
            if in_url is not None:
                path = f"{BASE}/{resource.endpoint.path}/name/{in_url}"
                try:
                    found = self._object(resource, path, self._get(path))
                except NotFound:
                    return None
                except MethodNotAllowed:
                    self.features.name_url[resource.endpoint.path] = False
                except (Rejected, UnprovenNotFound):
                    pass  # an older release, a name that no URL can contain, or another server: the filter form decides
                else:
                    self.features.name_url[resource.endpoint.path] = True
                    if str(found.get("name") or "").lower() == name.lower():
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
            if found or resource.identity.key_filters_proven:
                break
        return found

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return all list entries (id, name, description) that match, each once, ordered by name."""
        conditions = list(filters)
        if resource.endpoint.filters_miss and conditions:
            combine = any if match_any else all
            entries = self._entries(resource, [])
            return _by_name(resource, [entry for entry in entries if combine(item.fits(entry) for item in conditions)])
        return _by_name(resource, self._entries(resource, _query(conditions, match_any=match_any)))

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return the number of entries of a filtered list, and those of its first page: one request.

        Where that page does not say how many there are, all pages are read.
        """
        conditions = list(filters)
        first = (
            None if resource.endpoint.filters_miss else self._page(resource, 1, _query(conditions, match_any=match_any))
        )
        if resource.endpoint.filters_miss or (first and first.get("total") is None):
            entries = self.list_all(resource, conditions, match_any=match_any)
            return len(entries), entries
        entries = _by_name(resource, _page_entries(first)) if first else []
        return max(first["total"] if first else 0, len(entries)), entries

    def whole_list(self, resource: Resource, *, pages: int | None = None) -> list[dict[str, Any]] | None:
        """Return all entries of a list, ordered by name; None where it has more than ``pages`` pages.

        Pages after the first are read in parallel.
        """
        first = self._page(resource, 1, [])
        if first is None:
            return []
        total = first.get("total")
        if not isinstance(total, int):
            return self.list_all(resource)
        last = -(-total // PAGE_SIZE)
        if pages is not None and last > max(pages, 1):
            return None
        found: list[dict[str, Any] | None] = [first]
        group = 4 * self.transport.connection.max_connections
        # A total is believed only as far as pages follow, a group of them at a time.
        while len(found) < last and self._leads_on(resource, len(found), found[-1]):
            numbers = range(len(found) + 1, min(len(found) + group, last) + 1)
            found += self.in_parallel(lambda number: self._page(resource, number, []), numbers)
        entries = {str(entry.get("id")): entry for page in found if page for entry in _page_entries(page)}
        if len(entries) == total and all(page and page.get("total") == total for page in found):
            return _by_name(resource, list(entries.values()))
        return self.list_all(resource)  # which handles a list that changes

    def get_many(self, resource: Resource, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return the objects with these ids, read in parallel, in the order given; those deleted meanwhile are left out."""
        found = self.in_parallel(lambda object_id: self.get(resource, object_id), ids)
        return [document for document in found if document is not None]

    def in_parallel(
        self, function: Callable[[_Given], _Made], values: Iterable[_Given], *, at_most: int = 0
    ) -> Iterator[_Made]:
        """Yield the result of a function for each value, in order, over all allowed connections or ``at_most`` so many.

        When the function raises, calls that have not started are cancelled.
        """
        items = list(values)
        workers = min(self.transport.connection.max_connections, at_most or len(items), len(items))
        if workers < 2:
            yield from map(function, items)
            return
        with ThreadPoolExecutor(max_workers=workers) as pool:
            try:
                yield from pool.map(function, items)
            finally:
                pool.shutdown(cancel_futures=True)

    def _object(self, resource: Resource, path: str, answer: Mapping[str, Any]) -> dict[str, Any]:
        document = answer.get(resource.endpoint.envelope)
        if not isinstance(document, dict) or not isinstance(document.get("id"), (str, int)) or not document["id"]:
            raise UnexpectedAnswer(f"ISE answered GET {path} without a {resource.endpoint.envelope} object.")
        return self._as_declared(resource, document)

    def _find_in_list(self, resource: Resource, name: str) -> dict[str, Any] | None:
        field_name = resource.filters.get(resource.identity.listed_as)
        for entries in self._listings(resource, [Filter(field_name, "EQ", name)] if field_name else []):
            if any("name" not in entry for entry in entries):
                raise InvalidInput(
                    f"name: ISE lists {resource.endpoint.path} without names; find the object by other attributes, or by its id."
                )
            entry = entry_named(entries, name)
            if entry is not None:
                return self.get(resource, str(entry.get("id")))
            if not entries and not resource.endpoint.filters_miss:
                return None
        return None

    def _listings(self, resource: Resource, filters: Iterable[Filter]) -> Iterator[list[dict[str, Any]]]:
        """Yield the filtered list where the release filters like that, then the whole list."""
        query = [query_of(item) for item in filters]
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
                f"ISE counts {max(totals)} entries of {resource.endpoint.path} but listed {len(entries)}, twice. Somebody may be "
                "changing them; run the task again."
            )
        return list(entries.values())

    def _pages(self, resource: Resource, query: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
        """Yield the search results of a list, page by page."""
        page, pages = 1, Pages(f"{BASE}/{resource.endpoint.path}")
        while page and (result := self._page(resource, page, query)):
            yield result
            page = pages.after(page, result["resources"], result.get("nextPage"), result.get("total"))

    def _leads_on(self, resource: Resource, number: int, page: Mapping[str, Any] | None) -> bool:
        """Return whether another page follows a page, which has entries."""
        path = f"{BASE}/{resource.endpoint.path}"
        return page is not None and bool(page["resources"]) and page_after(path, number, page.get("nextPage")) > 0

    def _page(self, resource: Resource, number: int, query: list[tuple[str, str]]) -> dict[str, Any] | None:
        """Return one page of a list; None for a 404 where that is how ERS answers if there are no objects."""
        path = f"{BASE}/{resource.endpoint.path}"
        order = [("sortasc", resource.endpoint.sort_by)] if resource.endpoint.sort_by else []
        parameters = [*page_query(number), *order, *query]
        if resource.endpoint.empty_is_404 and number == 1:
            try:
                document = self._read(path, parameters)
            except NotFound:
                return None
        else:
            document = self._listed(path, parameters)
        result = document.get("SearchResult")
        if not isinstance(result, dict) or not isinstance(result.get("resources"), list):
            raise UnexpectedAnswer(f"ISE answered the list {path} without a SearchResult.")
        page = _checked(path, result)
        if form := resource.identity.listed_form:
            named = (
                {**entry, "name": form(entry["name"])} if "name" in entry else entry for entry in page["resources"]
            )
            page["resources"] = list(named)
        return page

    def _listed(self, path: str, parameters: list[tuple[str, str]]) -> dict[str, Any]:
        try:
            return self._get(path, parameters)
        except NotFound as error:
            raise UnexpectedAnswer(
                f"ISE answered the list {path} with 404, which is not known to mean that there are no objects. Check that this "
                "release has the resource, and that its service is enabled.",
                status=error.status,
                errors=error.errors,
            ) from None

    def _as_declared(self, resource: Resource, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document in the form of its declaration."""
        usual = self._usual_spelling(resource, document)
        if not resource.hooks.document:
            return usual
        try:
            declared: dict[str, Any] = resource.hooks.document.decode(usual)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            reason = f": {error}" if isinstance(error, UnknownForm) else ""
            name = document.get("name") or document.get("id")
            raise UnexpectedAnswer(
                f"ISE answered with an unknown form of the {resource.words} {name!r}{reason}. Correct the object in ISE; if "
                "ISE's own pages show nothing unusual, report this."
            ) from None
        return declared

    def _usual_spelling(self, resource: Resource, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document with the usual keys, and cache which keys the server uses."""
        usual_of = {other: usual for usual, other in resource.endpoint.key_variants.items()}
        there = words_of(document, {*usual_of, *resource.endpoint.key_variants})
        for usual, other in resource.endpoint.key_variants.items():
            for word in (usual, other):
                if word in there:
                    self.features.spelling[resource.endpoint.path, usual] = word
        if there & usual_of.keys():
            document = respelled(document, usual_of)
        return document


def _query(conditions: Iterable[Filter], *, match_any: bool) -> list[tuple[str, str]]:
    """Return the query parameters of conditions, of which all must be met, or any."""
    query = [query_of(item) for item in conditions]
    return [*query, ("filtertype", "or")] if match_any and len(query) > 1 else query


def _checked(path: str, page: dict[str, Any]) -> dict[str, Any]:
    """Return a page with a number as total, if it has one, and with texts as ids and names.

    Raises :class:`UnexpectedAnswer` for anything else: an entry that cannot be read may be the object that is looked up.
    """
    try:
        entries = [_entry(as_object(entry)) for entry in page["resources"]]
        total = None if page.get("total") is None else as_number(page["total"])
        if total is not None and total < 0:
            raise UnknownForm("a whole number from 0", total)
    except UnknownForm as error:
        raise UnexpectedAnswer(f"ISE answered the list {path} with an unknown form: {error}.") from None
    rest = {key: value for key, value in page.items() if key != "total"}
    return {**rest, "resources": entries, **({} if total is None else {"total": total})}


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    identity = as_text(entry.get("id"))
    if not identity:
        raise UnknownForm("an id in each entry", identity)
    return {**entry, "id": identity, **({"name": as_text(entry["name"] or "")} if "name" in entry else {})}


def _by_name(resource: Resource, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return list entries ordered by name, and by id where lists have no names. ISE does not sort every list."""
    if resource.endpoint.sort_by:
        return entries
    return sorted(entries, key=lambda entry: (str(entry.get("name") or ""), str(entry.get("id"))))


def _page_entries(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = page["resources"]
    return entries
