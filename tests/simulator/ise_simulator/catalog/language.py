# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language in which ERS resources are declared.

A resource is data: attributes with their types and rules, supported methods with their first release, filters, sorting,
built-in objects. Behaviour that data cannot express is a named function in :class:`Hooks`. The engine contains no code
for a single resource. Where a concept also exists in the collection's declarations, it has the same word here; the
values are written independently, from the facts. A word that ends in ``_switch`` is the name of a setting.
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
    "Attribute",
    "BuiltIn",
    "Bulk",
    "Document",
    "Failure",
    "Filter",
    "Hooks",
    "Reference",
    "Resource",
]

Document = dict[str, Any]
AttributeType = Literal["string", "integer", "boolean", "text_boolean", "block", "map", "list"]

# Sets of methods that most resources share.
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
    """An error answer: HTTP status, title and code of the ERSResponse. The engine fills ``{...}`` in the title."""

    status: int
    title: str
    code: str = "Application resource validation exception"


@dataclass(frozen=True)
class Reference:
    """The attribute refers to objects of the resource ``to``, by their ``name`` or ``id``.

    * ``separator``: several references share one string, with this text between them.
    * ``unknown_switch``: setting with the value "refuse" or "accept" for an object that does not exist (empty: always
      refuse with ``failure``).

    Renaming an object updates the references to it, if the switch ``renamed_references`` says so. ``delete_used_switch`` of
    the target decides about deletions.
    """

    to: str
    by: Literal["name", "id"] = "name"
    separator: str = ""
    unknown_switch: str = ""
    failure: Failure = Failure(400, "Validation Error - Illegal values: [{attr}: {value} does not exist]")


@dataclass(frozen=True)
class Attribute:
    """One attribute of a resource, or of a block in it. ``name`` is the canonical ERS key.

    Type and allowed values:

    * ``type``: a ``block`` is an object with ``attributes``. A ``list`` has ``elements`` of one type; a list with
      ``attributes`` has objects as elements. A ``map`` is an object with any keys. A ``text_boolean`` accepts booleans
      and is read as the string "true" or "false".
    * ``choices``: the accepted strings. ``choice_variants``: how ISE writes some of them while ``choice_switch`` is
      "other".
    * ``range``: lowest and highest integer (None: unlimited); ``also_allowed``: accepted values outside it.
    * ``max_length``, ``pattern`` (a regular expression for the whole string), ``no_markup`` (no ``<`` or ``>``).
    * ``unique``: title of the error when another object has the same value.
    * ``reference``: the attribute refers to other objects.

    Writing:

    * ``required``: must be sent and must not be empty; ``allow_empty`` accepts an empty string.
    * ``server_default``: stored when a POST (or a replacing PUT) omits the attribute; in a block: when the block is sent.
    * ``computed``: set by the server, ignored in bodies. ``immutable``: a PUT or PATCH with another value fails.
    * ``write_only``: accepted, never read.

    Reading:

    * ``read_default``: value that a read returns while nothing is stored (since the release ``read_default_since``; only
      while ``read_default_switch`` is "empty"). ``always_read``: a block that reads return even if it is not stored.
    * ``secret``: read as ``mask`` while ``mask_switch`` is on (empty: always).

    Releases and formats:

    * ``since``/``until``: first release with the attribute, and first release without it.
    * ``key_switch``: setting with the key that this release uses, one of ``key_variants``.
    * ``java_type``: the server's type name, for its error messages. ``xml_item``: element name of list members in XML.
      ``xml_entries``: a map that XML writes as entries of key and value. ``xml_order``: name that determines the position
      in XML.
    """

    name: str
    type: AttributeType = "string"
    attributes: tuple[Attribute, ...] = ()
    elements: AttributeType = "string"
    choices: tuple[str, ...] = ()
    range: tuple[int | None, int | None] = (None, None)
    also_allowed: tuple[int, ...] = ()
    max_length: int | None = None
    pattern: str = ""
    no_markup: bool = False
    required: bool = False
    allow_empty: bool = False
    server_default: Any = UNSET
    read_default: Any = UNSET
    read_default_since: str = ""
    read_default_switch: str = ""
    always_read: bool = False
    write_only: bool = False
    secret: bool = False
    mask: str = "******"
    mask_switch: str = "mask_secrets"
    computed: bool = False
    immutable: bool = False
    key_switch: str = ""
    key_variants: tuple[str, ...] = ()
    choice_variants: Mapping[str, str] = field(default_factory=dict)
    choice_switch: str = ""
    since: str = ""
    until: str = ""
    unique: str = ""
    reference: Reference | None = None
    java_type: str = ""
    xml_item: str = ""
    xml_entries: bool = False
    xml_order: str = ""

    def __post_init__(self) -> None:
        if self.type == "block" and not self.attributes and not self.computed:
            raise ValueError(f"{self.name}: a block needs attributes")
        if self.attributes and self.type not in ("block", "list"):
            raise ValueError(f"{self.name}: only blocks and lists have attributes")
        if self.secret and self.type != "string":
            raise ValueError(f"{self.name}: a secret is a string")
        if bool(self.key_switch) != bool(self.key_variants):
            raise ValueError(f"{self.name}: key_switch and key_variants must be set together")


LINK = Attribute("link", "block", computed=True)


@dataclass(frozen=True)
class Filter:
    """A field of ``filter=``.

    * ``attribute``: dotted path of the attribute to compare; ``values``: a function that returns the texts to compare,
      ``values_by_switch`` one that depends on settings.
    * ``operators``: supported operators (empty: all). ``since``: first release with the filter.
    * ``case_sensitive``: independent of the switch ``filter_case``.
    * ``reference_to``: the attribute holds ids of that resource; their ``reference_attribute`` is compared.
    * ``first_match_operators``: operators that find only the first match while ``first_match_switch`` is "first".
    """

    attribute: str = ""
    values: Callable[[Document], Iterable[Any]] | None = None
    values_by_switch: Callable[[Context, Document], Iterable[Any]] | None = None
    operators: tuple[str, ...] = ()
    since: str = ""
    case_sensitive: bool = False
    reference_to: str = ""
    reference_attribute: str = "name"
    first_match_operators: tuple[str, ...] = ()
    first_match_switch: str = ""


@dataclass(frozen=True)
class BuiltIn:
    """An object that every new ISE has.

    ``switch``: name of a boolean setting; the object exists only while it is on. ``protected``: cannot be deleted.
    ``since``/``until``: first release with the object, and first release without it; the release at the start decides.
    """

    document: Document
    switch: str = ""
    protected: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Hooks:
    """Functions for exceptions of one resource. The engine calls them with the context of the request. All are optional.

    * ``complete(ctx, new, old)``: adds to ``new`` what the server adds (``old`` is None for a new object).
    * ``check(ctx, new, old, sent)``: raises ``ctx.refuse`` for an invalid object; ``sent`` is the canonical body of the
      client.
    * ``after_update(ctx, new, old)``: updates other objects in the store.
    * ``before_delete(ctx, document)``: raises ``ctx.refuse``, or removes what prevents the deletion.
    * ``on_read(ctx, shown, stored)``: changes a document before it is returned.
    * ``updated_fields(ctx, new, old, sent)``: returns the list of changes that a PUT answers.
    * ``authorize(ctx)``: raises ``ctx.refuse`` for an account, whatever the request.
    * ``before_list(ctx)``: raises ``ctx.refuse`` for a list request.
    * ``index()``: returns an additional index of the table.
    """

    complete: Callable[[Context, Document, Document | None], None] | None = None
    check: Callable[[Context, Document, Document | None, Document], None] | None = None
    after_update: Callable[[Context, Document, Document], None] | None = None
    before_delete: Callable[[Context, Document], None] | None = None
    on_read: Callable[[Context, Document, Document], None] | None = None
    updated_fields: Callable[[Context, Document, Document, Document], list[Document]] | None = None
    authorize: Callable[[Context], None] | None = None
    before_list: Callable[[Context], None] | None = None
    index: Callable[[], Index] | None = None


@dataclass(frozen=True)
class Action:
    """A request that does not transfer an object: its HTTP method and its function.

    ``handle(ctx, entry)`` receives the object in the path, or None if the path has none. It returns the document for a 200
    or None for a 204, and raises ``ctx.refuse`` for an error.

    * ``additional``: names of the values in the request body. ``takes_object``: the body is a whole object, in ``ctx.sent``.
    * ``envelope_switch``: setting with the value "refuse" or "accept" for these values in the resource's own document.
    * ``status_switch``: setting with the status of a response without a document (empty: 204).
    """

    method: str
    handle: Callable[[Context, Entry | None], Document | None]
    additional: tuple[str, ...] = ()
    takes_object: bool = False
    status_switch: str = ""
    envelope_switch: str = ""


@dataclass(frozen=True)
class Bulk:
    """Bulk requests of a resource.

    * ``root_element``: root element of the request. ``submit_path``: path below the resource, as the reference gives it.
    * ``operations``: supported operations. ``actions``: operation on ids -> action that does the same to one object.
    * ``delete_switch``: setting with the value "refuse" or "accept" for bulk deletions.
    """

    root_element: str
    submit_path: str = "bulk/submit"
    operations: tuple[str, ...] = ("create", "update", "delete")
    actions: Mapping[str, str] = field(default_factory=dict)
    delete_switch: str = ""


ALL_OPERATORS = ("EQ", "NEQ", "GT", "LT", "STARTSW", "NSTARTSW", "ENDSW", "NENDSW", "CONTAINS", "NCONTAINS")


@dataclass(frozen=True)
class Resource:
    """One ERS resource.

    Requests:

    * ``path``: last part of ``/ers/config/<path>``. ``envelope``: root key of a JSON body. ``service``: ISE's package name.
    * ``methods``: operation (list, create, get, put, patch, delete, and the same with ``_by_name``) -> first release
      with it.
    * ``attributes``: in the order in which documents are read; ``LINK`` marks the position of the link.
    * ``revisions``: pairs of resource version and ISE release, for ``versioninfo`` and ``ERS-Media-Type``.
    * ``key``: attribute that identifies an object. ``name_in_url``: stored name -> its form in URLs.
    * ``actions``: path below the resource -> :class:`Action`. ``{id}`` is the id of an object; other names in braces are
      passed in ``ctx.given``. ``bulk``: its :class:`Bulk` requests, if it has any.
    * ``read_roles``, ``write_roles``: roles with access; ``role_failure``: the error for other roles, where it is known.

    Lists:

    * ``filters``, ``sortable_by``: supported fields. ``listed_attributes``: attributes of an object in a list;
      ``empty_in_lists``: those that a list shows as "" when they are not set.
    * ``unlisted``: ids of objects that no list contains. ``empty_list_is_404``: status of an empty list.
    * ``volatile``: the result of a read depends on other objects.

    Writing:

    * ``put``: a PUT replaces the object ("replace"), merges into it ("merge"), or does what the setting ``put_unproven``
      says ("switch"). ``put_by_name_missing_status``: status when a PUT by name lacks required attributes (by id: 400).
    * ``duplicate``: error when the key is taken; ``duplicate_status_switch``: setting that overrides its status.
    * ``parallel_create_switch``: setting with the value "refuse" or "accept" for a POST during another POST; the error is
      ``duplicate``. Empty: accept.
    * ``delete_used_switch``: setting with the value "refuse" or "detach" for the deletion of an object that others refer
      to; the error is ``delete_failure``. Empty: accept.
    * ``built_in``: objects of a new ISE. ``hooks``: functions for exceptions.
    """

    path: str
    envelope: str
    service: str
    attributes: tuple[Attribute, ...]
    methods: Mapping[str, str]
    revisions: tuple[tuple[str, str], ...] = (("1.0", "1.2"),)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sortable_by: tuple[str, ...] = ("name",)
    key: str = "name"
    listed_attributes: tuple[str, ...] = ("id", "name", "description")
    empty_in_lists: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    volatile: bool = False
    actions: Mapping[str, Action] = field(default_factory=dict)
    bulk: Bulk | None = None
    empty_list_is_404: bool = False
    put: Literal["replace", "merge", "switch"] = "replace"
    put_by_name_missing_status: int = 400
    name_in_url: Callable[[str], str] | None = None
    duplicate: Failure = Failure(500, "{envelope} with name {value} already exists", "CRUD operation exception")
    duplicate_status_switch: str = ""
    parallel_create_switch: str = ""
    delete_used_switch: str = ""
    delete_failure: Failure = Failure(500, "Failed to delete {envelope}.", "CRUD operation exception")
    built_in: tuple[BuiltIn, ...] = ()
    hooks: Hooks = Hooks()
    read_roles: tuple[str, ...] = ("admin", "operator")
    write_roles: tuple[str, ...] = ("admin",)
    role_failure: Failure | None = None

    @property
    def namespace(self) -> str:
        return self.service.split(".")[0]
