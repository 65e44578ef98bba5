# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Create, replace, patch, delete and read single objects: the rules for all resources."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from .answers import Refused
from .catalog.language import Attribute, Document, Failure, Reference, Resource
from .context import Context
from .letters import LETTERS
from .shape import Shape
from .store import Entry, new_id

__all__ = [
    "changed_fields",
    "check_unused",
    "create",
    "delete",
    "duplicate_refusal",
    "patch",
    "put",
    "read",
    "release",
    "rename_references",
]

_PARTIAL = Failure(500, "Failed to update {envelope}. Internal error.", "CRUD operation exception")


def read(ctx: Context, shape: Shape, entry: Entry) -> Document:
    """Return the document of ``entry`` as a GET shows it, with its link."""
    href = f"{ctx.base}/ers/config/{ctx.resource.path}/{entry.id}"
    shown = shape.read(entry.document, {"rel": "self", "href": href, "type": "application/json"})
    if ctx.resource.hooks.on_read:
        ctx.resource.hooks.on_read(ctx, shown, entry.document)
    return shown


def create(ctx: Context, shape: Shape, sent: Document) -> Entry:
    """POST. The server assigns the id and ignores the one in the body."""
    missing = shape.missing(sent)
    if missing:
        raise ctx.missing(missing)
    new = copy.deepcopy(sent)
    _secrets(ctx, shape, new, {}, omitted="drop")
    shape.fill(new)
    new["id"] = new_id()
    _complete_and_check(ctx, shape, new, None, sent)
    entry = ctx.table.put(new)
    ctx.store.changed()
    return entry


def put(ctx: Context, shape: Shape, entry: Entry, sent: Document, *, by_name: bool) -> list[Document]:
    """PUT; return the entries of ``updatedField``."""
    _take_id(ctx, entry, sent)
    old = entry.document
    handling = ctx.settings.put_unproven if ctx.resource.put == "switch" else ctx.resource.put
    if handling == "replace":
        missing = [key for key in shape.missing(sent) if not _was_missing(shape, key, old)]
        if missing:
            if by_name and ctx.resource.put_by_name_missing_status != 400:
                title = _PARTIAL.title.format(envelope=ctx.resource.envelope)
                raise Refused(ctx.resource.put_by_name_missing_status, title, _PARTIAL.code)
            raise ctx.missing(missing)
        new = copy.deepcopy(sent)
        _secrets(ctx, shape, new, old, omitted=ctx.settings.put_omitted_secret)
        shape.fill(new)
        for attr in ctx.resource.attributes:
            if attr.computed and attr.name in old:
                new[attr.name] = old[attr.name]
    else:
        new = _merged(ctx, shape, sent, old, deep=True)
    new["id"] = entry.id
    _store(ctx, shape, entry, new, sent)
    if ctx.resource.hooks.updated_fields:
        return ctx.resource.hooks.updated_fields(ctx, new, old, sent)
    return changed_fields(shape, new, old)


def patch(ctx: Context, shape: Shape, entry: Entry, sent: Document) -> Entry:
    """PATCH: omitted attributes stay; ``patch_nested`` says whether nested blocks are merged or replaced."""
    _take_id(ctx, entry, sent)
    new = _merged(ctx, shape, sent, entry.document, deep=ctx.settings.patch_nested == "merge")
    missing = [key for key in shape.missing(new) if not _was_missing(shape, key, entry.document)]
    if missing:
        raise ctx.missing(missing)
    return _store(ctx, shape, entry, new, sent)


def delete(ctx: Context, entry: Entry) -> None:
    """DELETE, with the resource's rule for objects that others refer to."""
    if entry.protected:
        raise _no_delete(ctx)
    check_unused(ctx, entry)
    if ctx.resource.hooks.before_delete:
        ctx.resource.hooks.before_delete(ctx, entry.document)
    release(ctx, entry)
    ctx.store.changed()


def _no_delete(ctx: Context) -> Refused:
    failure = ctx.resource.delete_failure
    return Refused(failure.status, failure.title.format(envelope=ctx.resource.envelope), failure.code)


def check_unused(ctx: Context, entry: Entry) -> None:
    """Refuse the deletion of an object with references to it, if the release does."""
    switch = ctx.resource.delete_used_switch
    if switch and getattr(ctx.settings, switch) == "refuse" and any(True for _ in _users(ctx, entry)):
        raise _no_delete(ctx)


def release(ctx: Context, entry: Entry) -> None:
    """Remove an object from the store, and the references to it."""
    if ctx.resource.delete_used_switch:
        for path, user, attr, ref in list(_users(ctx, entry)):
            detach(ctx, path, user, attr, _referred(entry, ref))
    ctx.table.delete(entry.id)


def _take_id(ctx: Context, entry: Entry, sent: Document) -> None:
    ctx.sent_id = sent.pop("id", None)
    if ctx.sent_id not in (None, "", entry.id):
        raise ctx.illegal(f"id: {ctx.sent_id}")


def _was_missing(shape: Shape, key: str, old: Document) -> bool:
    """Return whether the stored object never had the attribute (the built-in default device has no addresses)."""
    attr = shape.known.get(key)
    return attr is not None and old.get(attr.name) in (None, "", [])


def _merged(ctx: Context, shape: Shape, sent: Document, old: Document, *, deep: bool) -> Document:
    incoming = copy.deepcopy(sent)
    _secrets(ctx, shape, incoming, old, omitted="drop")
    new = copy.deepcopy(old)
    overlay(new, incoming, deep=deep)
    shape.fill(new, top=False)
    return new


def overlay(target: Document, changes: Document, *, deep: bool) -> None:
    """Merge ``changes`` into ``target``; nested blocks are merged with ``deep``, and replaced without."""
    for key, value in changes.items():
        if deep and isinstance(value, dict) and isinstance(target.get(key), dict):
            overlay(target[key], value, deep=True)
        else:
            target[key] = value


def _secrets(ctx: Context, shape: Shape, new: Document, old: Document, *, omitted: str) -> None:
    count = shape.secrets(new, old, omitted=omitted, written=ctx.settings.written_mask)
    if count:
        ctx.masks_written(count)
        if ctx.settings.written_mask == "reject":
            raise ctx.illegal("a masked value is not a secret")


def _complete_and_check(ctx: Context, shape: Shape, new: Document, old: Document | None, sent: Document) -> None:
    """Add what the server adds, then run every check that needs the other objects."""
    hooks = ctx.resource.hooks
    if hooks.complete:
        hooks.complete(ctx, new, old)
    _check_key(ctx, new, old)
    if hooks.check:
        hooks.check(ctx, new, old, sent)
    if old is not None:
        for key, attr in shape.known.items():
            if attr.immutable and new.get(attr.name) != old.get(attr.name):
                raise ctx.illegal(f"{key} can not be changed")
    _check_unique(ctx, new)
    _check_references(ctx, ctx.resource.attributes, new)


def _store(ctx: Context, shape: Shape, entry: Entry, new: Document, sent: Document) -> Entry:
    old = entry.document
    _complete_and_check(ctx, shape, new, old, sent)
    stored = ctx.table.put(new)
    if new.get(ctx.resource.key) != old.get(ctx.resource.key):
        rename_references(ctx, old[ctx.resource.key], new[ctx.resource.key])
    if ctx.resource.hooks.after_update:
        ctx.resource.hooks.after_update(ctx, new, old)
    ctx.store.changed()
    return stored


def _check_key(ctx: Context, new: Document, old: Document | None) -> None:
    value = new.get(ctx.resource.key)
    if not isinstance(value, str) or ctx.resource.key != "name":
        return
    exact = ctx.settings.unique_case == "sensitive"
    same = ctx.table.all_named(value, LETTERS[ctx.settings.name_letters])
    if any((old is None or each.id != new["id"]) and (not exact or each.name == value) for each in same):
        raise duplicate_refusal(ctx, value)


def duplicate_refusal(ctx: Context, value: str) -> Refused:
    """Return the refusal of a second object with the same key."""
    failure = ctx.resource.duplicate
    switch = ctx.resource.duplicate_status_switch
    status = getattr(ctx.settings, switch) if switch else failure.status
    operation = "Update" if ctx.method in ("PUT", "PATCH") else "Create"
    title = failure.title.format(
        envelope=ctx.resource.envelope, value=value, operation=operation, operation_lower=operation.lower()
    )
    return Refused(status, title, failure.code)


def _check_unique(ctx: Context, new: Document) -> None:
    for path, attr in ctx.table.unique_attrs.items():
        value: Any = new
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value not in (None, "") and ctx.table.unique[path].get(value, set()) - {new["id"]}:
            raise ctx.illegal(attr.unique)


def _values(attr: Attribute, document: Document) -> list[Any]:
    value = document.get(attr.name)
    if attr.reference is not None and attr.reference.separator and isinstance(value, str):
        return [part.strip() for part in value.split(attr.reference.separator) if part.strip()]
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _check_references(ctx: Context, attributes: tuple[Attribute, ...], document: Document) -> None:
    for attr in attributes:
        if attr.reference is not None:
            if attr.reference.unknown_switch and getattr(ctx.settings, attr.reference.unknown_switch) == "accept":
                continue
            table = ctx.store.tables[attr.reference.to]
            for value in _values(attr, document):
                found = table.named(value) if attr.reference.by == "name" else table.by_id.get(value)
                if found is None:
                    failure = attr.reference.failure
                    raise Refused(failure.status, failure.title.format(attr=attr.name, value=value), failure.code)
        elif attr.type == "block" and attr.attributes and attr.name in document:
            _check_references(ctx, attr.attributes, document[attr.name])


def references(resource: Resource, target: str) -> list[tuple[Attribute, Reference]]:
    """Return top-level attributes of ``resource`` that refer to objects of ``target``."""
    return [
        (attr, attr.reference)
        for attr in resource.attributes
        if attr.reference is not None and attr.reference.to == target
    ]


def _referred(entry: Entry, ref: Reference) -> str:
    return entry.name if ref.by == "name" else entry.id


def _users(ctx: Context, entry: Entry) -> Iterator[tuple[str, Entry, Attribute, Reference]]:
    for path, table in ctx.store.tables.items():
        for attr, ref in references(table.resource, ctx.resource.path):
            value = _referred(entry, ref)
            for user in table.by_id.values():
                if value in _values(attr, user.document):
                    yield path, user, attr, ref


def _with_values(attr: Attribute, document: Document, values: list[Any]) -> Document:
    """Return a copy of a document with other names or ids in a reference."""
    document = dict(document)
    if isinstance(document[attr.name], list):
        document[attr.name] = values
    elif values:
        document[attr.name] = (attr.reference.separator if attr.reference else "").join(values)
    else:
        del document[attr.name]
    return document


def detach(ctx: Context, path: str, user: Entry, attr: Attribute, value: str) -> None:
    """Remove one reference from an object, as ISE 3.0 silently does when a device group is deleted."""
    table = ctx.store.tables[path]
    document = table.by_id[user.id].document
    table.put(_with_values(attr, document, [item for item in _values(attr, document) if item != value]))


def rename_references(ctx: Context, old: str, new: str) -> None:
    """Update references by name after a rename, as the switch says."""
    if ctx.settings.renamed_references == "kept":
        return
    for table in ctx.store.tables.values():
        for attr, ref in references(table.resource, ctx.resource.path):
            if ref.by != "name":
                continue
            for user in [e for e in table.by_id.values() if old in _values(attr, e.document)]:
                renamed = [new if item == old else item for item in _values(attr, user.document)]
                table.put(_with_values(attr, user.document, renamed))


def changed_fields(shape: Shape, new: Document, old: Document) -> list[Document]:
    """Return one entry for each changed attribute, with the values as text."""
    before = {path: (attr, value) for attr, path, value in shape.walk(old)}
    after = {path: (attr, value) for attr, path, value in shape.walk(new)}
    rows: list[Document] = []
    for path in [*after, *(path for path in before if path not in after)]:
        attr, value = after.get(path, (None, None))
        old_attr, old_value = before.get(path, (None, None))
        if value == old_value and (attr is None) == (old_attr is None):
            continue
        if any(known is not None and known.computed for known in (attr, old_attr)):
            continue
        row: Document = {"field": path}
        if old_attr is not None:
            row["oldValue"] = as_text(shape, old_attr, old_value)
        row["newValue"] = "" if attr is None else as_text(shape, attr, value)
        rows.append(row)
    return rows


def as_text(shape: Shape, attr: Attribute, value: Any) -> str:
    """Return a value as the response of a PUT writes it; secrets look as in reads."""
    if value and shape.masked(attr):
        return attr.mask
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(str(item) for item in value) + "]"
    return str(value)
