# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language in which ERS resources are declared.

A resource is data: attributes with their types and rules, the methods it has since which release, filters, sorting,
factory objects. What cannot be said that way is a named function in :class:`Hooks`. The engine knows no resource
by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ..context import Context
    from ..store import Entry, Index

__all__ = [
    "BY_NAME",
    "LINK",
    "PATCH",
    "READ",
    "UNSET",
    "WRITE",
    "Action",
    "Attr",
    "Bulk",
    "Document",
    "Factory",
    "Failure",
    "Filter",
    "Hooks",
    "Ref",
    "Resource",
]

Document = dict[str, Any]
Kind = Literal["string", "integer", "boolean", "text_boolean", "object", "map", "list"]

# Methods as most resources have them.
READ = {"list": "", "get": ""}
WRITE = {**READ, "create": "", "put": "", "delete": ""}
PATCH = {"patch": "3.2"}
BY_NAME = {"get_by_name": ""}


class _Unset:
    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Any = _Unset()


@dataclass(frozen=True)
class Failure:
    """A refusal: HTTP status, title and code of the ERSResponse. ``{...}`` in the title is filled by the engine."""

    status: int
    title: str
    code: str = "Application resource validation exception"


@dataclass(frozen=True)
class Ref:
    """The attribute names other objects, by ``name`` or ``id``; several in one string with ``separator`` between them.

    ``switch``: setting that says "refuse" or "accept" for an object that does not exist (empty: always refuse).
    Renaming the target renames the reference; what deleting it does is the target's ``delete_used``.
    """

    resource: str
    by: Literal["name", "id"] = "name"
    separator: str = ""
    switch: str = ""
    failure: Failure = Failure(400, "Validation Error - Illegal values: [{attr}: {value} does not exist]")


@dataclass(frozen=True)
class Attr:
    """One attribute of a resource, or of a block nested in it.

    * ``kind``: ``text_boolean`` takes booleans and reads as the string "true" or "false". A ``list`` holds ``items``;
      a list with ``fields`` holds objects. A ``map`` is an object with any keys.
    * ``default`` is stored when a POST (or a replacing PUT) leaves the attribute out; inside a block: when
      the block is sent.
    * ``shown`` is read while nothing is stored (since release ``shown_since``; only while the switch
      ``shown_switch`` says "empty"). A block with ``always`` is read even when it is not
      stored. ``echoed=False``: accepted, never read.
    * ``secret``: read as ``mask`` where the switch ``mask_switch`` says so (empty: always).
    * ``mandatory``: must be sent, and hold something; with ``may_be_empty`` an empty text will do.
    * ``read_only``: set by the server, ignored in bodies. ``immutable``: a PUT or PATCH with another value is refused.
    * ``spelling``: the switch that holds the key used on the wire, where releases differ. ``words``: how values of
      ``enum`` are written while the switch ``words_switch`` says "other".
    * ``since``/``until``: first release that knows the key, and first that no longer does.
    * ``unique``: title of the refusal when another object has the same value.
    * ``java``: the server's type name, for its error texts. ``xml_item``: element name of list members in XML.
      ``xml_entries``: a map that XML writes as entries of key and value. ``xml_order``: what it is sorted as in XML.
    """

    name: str
    kind: Kind = "string"
    fields: tuple[Attr, ...] = ()
    items: Kind = "string"
    enum: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    also: tuple[int, ...] = ()
    max_length: int | None = None
    pattern: str = ""
    no_markup: bool = False
    mandatory: bool = False
    may_be_empty: bool = False
    default: Any = UNSET
    shown: Any = UNSET
    shown_since: str = ""
    shown_switch: str = ""
    always: bool = False
    echoed: bool = True
    secret: bool = False
    mask: str = "******"
    mask_switch: str = "mask_secrets"
    read_only: bool = False
    immutable: bool = False
    spelling: str = ""
    spellings: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    words_switch: str = ""
    since: str = ""
    until: str = ""
    unique: str = ""
    ref: Ref | None = None
    java: str = ""
    xml_item: str = ""
    xml_entries: bool = False
    xml_order: str = ""

    def __post_init__(self) -> None:
        if self.kind == "object" and not self.fields and not self.read_only:
            raise ValueError(f"{self.name}: an object needs fields")
        if self.fields and self.kind not in ("object", "list"):
            raise ValueError(f"{self.name}: only objects and lists of objects have fields")
        if self.secret and self.kind != "string":
            raise ValueError(f"{self.name}: a secret is a string")
        if bool(self.spelling) != bool(self.spellings):
            raise ValueError(f"{self.name}: a spelling switch needs its spellings, and the other way round")


LINK = Attr("link", "object", read_only=True)


@dataclass(frozen=True)
class Filter:
    """A field of ``filter=``: the attribute path it looks at, or a function giving the texts to compare.

    ``since`` is the first release that has it. ``exact``: case always matters. ``names_of``: the attribute holds ids of
    that resource, and their attribute ``theirs`` is compared. Operators in ``partial`` find the first match alone while
    the switch ``partial_switch`` says "first".
    """

    path: str = ""
    values: Callable[[Document], Iterable[Any]] | None = None
    operators: tuple[str, ...] = ()
    since: str = ""
    exact: bool = False
    names_of: str = ""
    theirs: str = "name"
    partial: tuple[str, ...] = ()
    partial_switch: str = ""


@dataclass(frozen=True)
class Factory:
    """An object every fresh ISE has. ``when``: name of a boolean switch it depends on."""

    document: Document
    when: str = ""
    protected: bool = False


@dataclass(frozen=True)
class Hooks:
    """Quirks of one resource, called by the engine with the request's context. All optional.

    * ``complete(ctx, new, old)``: fill in what the server adds; changes ``new`` (``old`` is None on create).
    * ``check(ctx, new, old, sent)``: refuse with ``ctx.refuse``; ``sent`` is the canonical body of the client.
    * ``after_update(ctx, new, old)``: consequences elsewhere in the store.
    * ``before_delete(ctx, document)``: refuse, or clear the way.
    * ``read(ctx, shown, stored)``: last change to a document about to be read.
    * ``updated_fields(ctx, new, old, sent)``: the list a PUT answers.
    * ``enter(ctx)``: refuse an account, whatever it asks for.
    * ``search(ctx)``: refuse a list.
    * ``index()``: an extra index kept with the table.
    """

    complete: Callable[[Context, Document, Document | None], None] | None = None
    check: Callable[[Context, Document, Document | None, Document], None] | None = None
    after_update: Callable[[Context, Document, Document], None] | None = None
    before_delete: Callable[[Context, Document], None] | None = None
    read: Callable[[Context, Document, Document], None] | None = None
    updated_fields: Callable[[Context, Document, Document, Document], list[Document]] | None = None
    enter: Callable[[Context], None] | None = None
    search: Callable[[Context], None] | None = None
    index: Callable[[], Index] | None = None


@dataclass(frozen=True)
class Action:
    """A request that is not about a document: its method, and what it does.

    ``serve(ctx, entry)`` gets the object the path names, None where it names none, and returns the document to answer with
    200, None for 204; it refuses with ``ctx.refuse``. ``additional``: what its body may say, as names and values.
    """

    method: str
    serve: Callable[[Context, Entry | None], Document | None]
    additional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bulk:
    """Bulk requests: their root element, the path the reference gives for them (below the resource), the operations.

    ``actions``: operation on ids -> the action that does the same to one object. ``delete``: name of the switch ("refuse" or
    "accept") for deleting in bulk.
    """

    request: str
    submit: str = "bulk/submit"
    operations: tuple[str, ...] = ("create", "update", "delete")
    actions: Mapping[str, str] = field(default_factory=dict)
    delete: str = ""


ALL_OPERATORS = ("EQ", "NEQ", "GT", "LT", "STARTSW", "NSTARTSW", "ENDSW", "NENDSW", "CONTAINS", "NCONTAINS")


@dataclass(frozen=True)
class Resource:
    """One ERS resource.

    * ``methods``: operation (list, create, get, put, patch, delete, and the same with ``_by_name``) -> first release
      that has it.
    * ``attributes``: in the order in which documents are read; must hold ``LINK`` where ISE puts the link.
    * ``revisions``: (resource version, ISE release) pairs, behind ``versioninfo`` and ``ERS-Media-Type``.
    * ``put``: a PUT replaces the object or merges into it; "unproven": as the switch ``put_unproven`` says.
    * ``put_by_name_missing``: status when a PUT by name lacks mandatory attributes (by id it is always 400).
    * ``duplicate``: answer when the key attribute is taken; ``duplicate_switch``: a switch that overrides its
      status.
    * ``name_in_url``: stored name -> how URLs write it.
    * ``parallel``: name of the switch ("refuse" or "accept") for a POST that arrives while another is being served;
      refused as ``duplicate`` is. Empty: accepted.
    * ``delete_used``: name of the switch ("refuse" or "detach") for deleting an object others refer to; empty: allowed.
    * ``blank_in_lists``: attributes lists show as "" when they are not set.
    * ``unlisted``: ids of objects that no list shows.
    * ``volatile``: what a read shows depends on other objects.
    * ``actions``: path below the resource -> :class:`Action`. ``{id}`` is that of an object; other words in braces are
      given to the action, as ``ctx.given``.
    * ``bulk``: its :class:`Bulk` requests, if it has them.
    * ``read_roles``, ``write_roles``: accounts that may use it; ``stranger`` is the refusal of others, where it is known.
    """

    path: str
    wrapper: str
    service: str
    attributes: tuple[Attr, ...]
    methods: Mapping[str, str]
    revisions: tuple[tuple[str, str], ...] = (("1.0", "1.2"),)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: tuple[str, ...] = ("name",)
    key: str = "name"
    list_keys: tuple[str, ...] = ("id", "name", "description")
    blank_in_lists: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    volatile: bool = False
    actions: Mapping[str, Action] = field(default_factory=dict)
    bulk: Bulk | None = None
    empty_list_is_404: bool = False
    put: Literal["replace", "merge", "unproven"] = "replace"
    put_by_name_missing: int = 400
    name_in_url: Callable[[str], str] | None = None
    duplicate: Failure = Failure(500, "{wrapper} with name {value} already exists", "CRUD operation exception")
    duplicate_switch: str = ""
    parallel: str = ""
    delete_used: str = ""
    delete_failure: Failure = Failure(500, "Failed to delete {wrapper}.", "CRUD operation exception")
    factory: tuple[Factory, ...] = ()
    hooks: Hooks = Hooks()
    read_roles: tuple[str, ...] = ("admin", "operator")
    write_roles: tuple[str, ...] = ("admin",)
    stranger: Failure | None = None

    @property
    def namespace(self) -> str:
        return self.service.split(".")[0]
