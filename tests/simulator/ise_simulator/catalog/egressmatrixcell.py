# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of the egress matrix: the SGACLs for traffic between two security groups, and the rule for other traffic.

A cell's last rule has two forms: ``defaultRule``, and ``Permit IP`` or ``Deny IP`` in ``sgacls``. Recorded on 2.7 and
3.0: ``PERMIT_IP`` without SGACLs is read with both. Measured on 3.4: a POST with both is refused. The store has the
rule only.

The cell of all groups with all groups stays when all cells are cleared: it can only be changed.
"""

from __future__ import annotations

from dataclasses import replace

from ..context import Context
from ..objects import changed_fields, create
from ..store import Entry
from .language import LINK, WRITE, Action, Attribute, BuiltIn, Bulk, Document, Filter, Hooks, Reference, Resource
from .sgt import ANY

__all__ = ["PRODUCTION", "RESOURCES"]

PRODUCTION = "9fbb1bd0-8c01-11e6-996c-525400b48521"  # the matrix of every ISE

_STATUS = ("DISABLED", "ENABLED", "MONITOR")
_RULES = {
    "PERMIT_IP": "92951ac0-8c01-11e6-996c-525400b48521",
    "DENY_IP": "92919850-8c01-11e6-996c-525400b48521",
}
_LAST = {identity: rule for rule, identity in _RULES.items()}


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    rule, acls = new.get("defaultRule", "NONE"), new.get("sgacls", [])
    last = [acl for acl in acls if acl in _LAST]
    if len(last) + (rule != "NONE") > 1:
        raise ctx.illegal("Only one Catch All Rule SGACL can exsits [None,Permit IP,Deny IP!")
    if len(acls) + (rule != "NONE") > 1 and not ctx.settings.multiple_sgacls:
        raise ctx.illegal(" can not change cell to multiple sgacls as it set to disable in trust sec global settings !")
    new.update(_plain(new))
    if ctx.since("3.4"):
        new.setdefault("matrixId", PRODUCTION)
    groups = ctx.store.tables["sgt"].by_id
    ends = [groups.get(new[key]) for key in ("sourceSgtId", "destinationSgtId")]
    new["name"] = "-".join(group.name for group in ends if group is not None)


def _plain(document: Document) -> Document:
    """Return rule and SGACLs, with a rule instead of a final SGACL of the same meaning."""
    acls = document.get("sgacls", [])
    last = [_LAST[acl] for acl in acls if acl in _LAST]
    rule = last[0] if last else document.get("defaultRule", "NONE")
    return {"defaultRule": rule, "sgacls": [acl for acl in acls if acl not in _LAST]}


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if ctx.method == "PUT" and not ctx.sent_id:
        raise ctx.missing(["Id,"])
    place = ("sourceSgtId", "destinationSgtId", "matrixId")
    for entry in ctx.table.entries():
        held = {"matrixId": PRODUCTION, **entry.document}
        if entry.id != new["id"] and all(held.get(key) == new.get(key, PRODUCTION) for key in place):
            raise ctx.refuse(400, "There is already a policy present for this source and destination")


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    plain = _plain(stored)
    rule = plain["defaultRule"]
    shown["sgacls"] = [*plain["sgacls"], *([_RULES[rule]] if rule in _RULES else [])]
    shown["defaultRule"] = rule if ctx.settings.cell_rule == "both" else "NONE"
    groups = ctx.store.tables["sgt"].by_id
    if (
        ctx.settings.orphan_cell_name == "empty"
        and not {stored["sourceSgtId"], stored["destinationSgtId"]} <= groups.keys()
    ):
        shown["name"] = ""


def _updated_fields(ctx: Context, new: Document, old: Document, sent: Document) -> list[Document]:
    """Recorded on 2.7 and 3.0: SGACLs in Java's format, the last rule among them and never alone."""
    own = ("defaultRule", "sgacls", "name")
    rows = [row for row in changed_fields(ctx.shape, new, old) if row["field"] not in own]
    for row in rows:
        row["field"] = row["field"][0].upper() + row["field"][1:]
    before, after = (_acls_as_text(ctx, document) for document in (old, new))
    return [*rows, *([{"field": "matrixSGACLs", "oldValue": before, "newValue": after}] if before != after else [])]


def _acls_as_text(ctx: Context, document: Document) -> str:
    shown: Document = {}
    _read(ctx, shown, document)
    acls = ctx.store.tables["sgacl"].by_id
    names = {identity: acls[identity].name if identity in acls else "" for identity in shown["sgacls"]}
    return ", ".join(f"MatrixSGACL [name={name}, refId={identity}]" for identity, name in names.items())


def _set_status(ctx: Context, entry: Entry | None) -> Document | None:
    """Set the status of every cell."""
    status = ctx.given["status"]
    if status not in _STATUS:
        raise ctx.illegal(f"status: {status}")
    for cell in list(ctx.table.entries()):
        ctx.table.put({**cell.document, "matrixCellStatus": status})
    ctx.store.changed()
    return None


def _clear(ctx: Context, entry: Entry | None) -> Document | None:
    for cell in list(ctx.table.entries()):
        if not cell.protected:
            ctx.table.delete(cell.id)
    ctx.store.changed()
    return None


def _clone(ctx: Context, entry: Entry | None) -> Document | None:
    """Create a cell for other groups. The reference does not name the values of its result."""
    held = entry.document if entry is not None else {}
    ends = {"sourceSgtId": ctx.given["srcSgtId"], "destinationSgtId": ctx.given["dstSgtId"]}
    create(replace(ctx, method="POST"), ctx.shape, {**held, **ends})
    return {"OperationResult": {"resultValue": []}}


EGRESS_MATRIX_CELL = Resource(
    path="egressmatrixcell",
    envelope="EgressMatrixCell",
    service="trustsec.egressmatrixcell",
    bulk=Bulk("egressMatrixCellBulkRequest"),
    methods=WRITE,
    revisions=(("1.0", "2.0"), ("1.1", "2.3"), ("1.2", "3.5")),
    key="id",
    filters={
        "description": Filter("description"),
        "matrixId": Filter("matrixId", since="3.4"),
        "matrixStatus": Filter("matrixCellStatus"),
        "sgtSrcName": Filter("sourceSgtId", reference_to="sgt"),
        "sgtSrcValue": Filter("sourceSgtId", reference_to="sgt", reference_attribute="value"),
        "sgtDstName": Filter("destinationSgtId", reference_to="sgt"),
        "sgtDstValue": Filter("destinationSgtId", reference_to="sgt", reference_attribute="value"),
    },
    sortable_by=("description", "sgtSrcName", "sgtDstName", "sgtDstValue"),
    put="switch",
    volatile=True,  # the name depends on the groups
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", computed=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("sourceSgtId", required=True, immutable=True, reference=Reference("sgt", by="id")),
        Attribute("destinationSgtId", required=True, immutable=True, reference=Reference("sgt", by="id")),
        Attribute("matrixCellStatus", choices=_STATUS, server_default="DISABLED"),
        Attribute("defaultRule", choices=("NONE", "DENY_IP", "PERMIT_IP"), server_default="NONE", read_default="NONE"),
        Attribute("sgacls", "list", read_default=[], reference=Reference("sgacl", by="id")),
        # From 3.4 patch 2; the profile 3.4 is newer.
        Attribute("matrixId", since="3.4"),
        LINK,
    ),
    actions={
        "status/{status}": Action("PUT", _set_status),
        "clearallmatrixcells": Action("PUT", _clear),
        "clonecell/{id}/srcSgt/{srcSgtId}/dstSgt/{dstSgtId}": Action("PUT", _clone),
    },
    built_in=(
        BuiltIn(
            {
                "id": "92c1a900-8c01-11e6-996c-525400b48521",
                "name": "ANY-ANY",
                "description": "Default egress rule",
                "sourceSgtId": ANY,
                "destinationSgtId": ANY,
                "matrixCellStatus": "ENABLED",
                "defaultRule": "PERMIT_IP",
                "sgacls": [],
                "matrixId": PRODUCTION,
            },
            protected=True,
        ),
    ),
    hooks=Hooks(complete=_complete, check=_check, on_read=_read, updated_fields=_updated_fields),
)

RESOURCES = (EGRESS_MATRIX_CELL,)
