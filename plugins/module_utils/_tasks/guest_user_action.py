# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions of sponsors on guest accounts: approve, suspend, reset the password, send it.

All guests are found before the first action. An action is skipped for a guest whose status shows that it is done already. The
failure of one guest does not keep the others from theirs. ISE does not show whether a guest has got a message or a new password:
the result names the guests that are left, and a file of receipts lets a rerun skip the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from .._engine.current_state import Snapshot
from .._engine.desired_state import desired_state
from .._engine.references import References, missing
from .._errors import (
    AuthenticationFailed,
    InvalidInput,
    IseError,
    NotAttempted,
    NotBegun,
    OutcomeUnknown,
    Rejected,
    ServerFailure,
    TlsFailure,
    UnknownName,
    Unreachable,
)
from .._ers.client import Ers
from .._ers.server import operation_values
from .._resources.guest_user import GUEST_USER
from .._schema.argument_spec import check_given
from .ers import ErsTask
from .guest_receipts import BEGUN, DONE, Receipts, ReceiptsUnusable
from .info import InfoTask


@dataclass(frozen=True)
class GuestAction:
    """One action: its word in ISE's path, the statuses in which it is done already, and the options it needs."""

    word: str
    done: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def through_portal(self) -> bool:
        """Return whether the action is one of a portal."""
        return "portal" in self.needs


# The remaining guests would fail in the same way, or must not be tried.
_CONCERNS_ALL = (AuthenticationFailed, ReceiptsUnusable, TlsFailure, Unreachable, NotAttempted)
_BEGUN_BEFORE = (
    "An earlier run may have done {action} without noticing. It is not repeated; check the guest, then remove it from the file "
    "of receipts."
)
_LIVING = ("awaiting_initial_login", "active")
ACTIONS = {
    "approve": GuestAction("approve", _LIVING),
    "deny": GuestAction("deny", ("denied",)),
    "suspend": GuestAction("suspend", ("suspended",)),
    "reinstate": GuestAction("reinstate", _LIVING),
    "reset_password": GuestAction("resetpassword"),
    "email": GuestAction("email", needs=("portal", "sender_email")),
    "sms": GuestAction("sms", needs=("portal",)),
}


@dataclass
class _Report:
    """The guests of a task, and the failures of some. ``reason``: why no more of them gets its turn."""

    action: str
    guests: list[dict[str, Any]] = field(default_factory=list)
    errors: list[IseError] = field(default_factory=list)
    reason: str = ""
    warnings: list[str] = field(default_factory=list)

    def add(self, guest: dict[str, Any], outcome: str, error: IseError | None = None) -> None:
        """Add a guest. ``outcome``: done, planned, unchanged, failed, unknown, or not_begun."""
        guest = {**guest, "changed": outcome in ("done", "planned"), "outcome": outcome}
        if error:
            guest["msg"] = error.message
            self.errors.append(error)
        self.guests.append(guest)

    def names(self, *outcomes: str) -> list[str]:
        """Return the names of the guests with one of these outcomes."""
        return [guest["name"] for guest in self.guests if guest["outcome"] in outcomes]

    def result(self) -> dict[str, Any]:
        unknown = self.names("unknown")
        return {
            **self._failure(),
            "changed": bool(unknown) or any(guest["changed"] for guest in self.guests),
            "guest_users": self.guests,
            "remaining": self.names("failed", "not_begun"),
            "unknown": unknown,
            **({"warnings": self.warnings} if self.warnings else {}),
        }

    def _failure(self) -> dict[str, Any]:
        """Return the keys of a failed task; an empty dictionary if no guest failed."""
        if not self.errors:
            return {}
        failed = [guest for guest in self.guests if guest["outcome"] in ("failed", "unknown", "not_begun")]
        if len(failed) == 1:
            sentences = [f"Guest {failed[0]['name']!r}: {_sentence(self.errors[0])}"]
        else:
            listed = ", ".join(f"{guest['name']!r} ({guest['outcome']})" for guest in failed)
            sentences = [
                f"{len(failed)} of {len(self.guests)} guests failed, see guest_users: {listed}.",
                f"The first: {_sentence(self.errors[0])}",
            ]
        done = len(self.names("done"))
        if done:
            sentences.append(f"It was done to {done} {'guest' if done == 1 else 'guests'}.")
        if not ACTIONS[self.action].done and len(self.guests) > 1:
            sentences.append("Run the task again for those in remaining only, or with receipts.")
        worst = next((error for error in self.errors if error.status is not None), self.errors[0])
        return {"failed": True, **worst.result(), "msg": " ".join(sentences)}


def _sentence(error: IseError) -> str:
    return error.message if error.message.endswith(".") else f"{error.message}."


class GuestActionTask(ErsTask):
    """Runs one action on one or more guests."""

    @property
    def sponsored(self) -> bool:
        """Return True: ISE requires the account of a sponsor."""
        return True

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the action, the options that select guests, and those that the action needs."""
        choice = InfoTask(GUEST_USER).options
        return {
            "action": {"type": "str", "required": True, "choices": list(ACTIONS)},
            "name": choice["name"],
            "names": {"type": "list", "elements": "str"},
            "id": choice["id"],
            "filters": choice["filters"],
            "match": choice["match"],
            "reason": {"type": "str"},
            "portal": {"type": "str"},
            "portal_id": {"type": "str"},
            "sender_email": {"type": "str"},
            "receipts": {"type": "path"},
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return [["name", "names", "id", "filters"], ["portal", "portal_id"]]

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that select guests."""
        return [["name", "names", "id", "filters"]]

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Find the guests, then run the action on those whose status requires it; in check mode, predict that."""
        action = ACTIONS[params["action"]]
        check_given(params, "name", "id", "portal", "portal_id", "sender_email", "receipts")
        for option in action.needs:
            if not params.get(option) and not (option == "portal" and params.get("portal_id")):
                raise InvalidInput(f"{option} is needed to {params['action']} guests.")
        if params.get("receipts") and action.done:
            raise InvalidInput(f"receipts: the status of a guest shows what {params['action']} has done; remove it.")
        receipts = Receipts(params.get("receipts") or "", params["action"], read_only=ers.read_only)
        portal = _portal(ers, params) if action.through_portal else ""
        report = _Report(params["action"])
        for guest in [Snapshot(GUEST_USER, document) for document in self._guests(ers, params)]:
            item = {"id": guest.id, "name": guest.name, "status_before": guest.value(("status",)) or ""}
            if report.reason:
                report.add({**item, "msg": f"Not begun. {report.reason}"}, "not_begun")
            elif item["status_before"] in action.done:
                report.add(item, "unchanged")
            elif receipts.of(guest.id) == DONE:
                report.add({**item, "msg": "An earlier run has done it, see receipts."}, "unchanged")
            elif receipts.of(guest.id) == BEGUN:
                report.add(item, "unknown", OutcomeUnknown(_BEGUN_BEFORE.format(action=params["action"])))
            elif ers.read_only:
                report.add(item, "planned")
            else:
                _process(ers, action, item, portal, params, receipts, report)
        if not report.errors:
            report.warnings += receipts.finish()
        return report.result()

    def _guests(self, ers: Ers, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        names = list(dict.fromkeys(params.get("names") or ([params["name"]] if params.get("name") else [])))
        if params.get("names") is not None and not all(name.strip() for name in names):
            raise InvalidInput("names: an entry is empty; give each a name.")
        if params.get("filters"):
            for item in params["filters"]:
                if not item["value"].strip():  # it could match every guest
                    raise InvalidInput(f"filters: the value for {item['field']} is empty; give it one.")
            reader = InfoTask(GUEST_USER)
            filters = [reader.filter(ers, item) for item in params["filters"]]
            entries = ers.list_all(GUEST_USER, filters, match_any=params.get("match") == "any")
            return ers.get_many(GUEST_USER, [str(entry["id"]) for entry in entries])
        if params.get("filters") is not None:
            raise InvalidInput("filters is empty; give a condition, or name the guests.")
        if params.get("id"):
            document = ers.get(GUEST_USER, params["id"])
            if document is None:
                raise InvalidInput(f"id: ISE has no guest_user with the id {params['id']!r}.")
            return [document]
        found = {name: ers.get_by_name(GUEST_USER, name) for name in names}
        for name, document in found.items():
            if document is None:
                option = "name" if params.get("name") else "names"
                raise UnknownName(f"{option}: {missing(ers, [GUEST_USER], name)}")
        # Each guest once, though two names may differ in case only.
        return list({document["id"]: document for document in found.values() if document is not None}.values())


def _portal(ers: Ers, params: Mapping[str, Any]) -> str:
    values = desired_state(GUEST_USER, {option: params.get(option) for option in ("portal", "portal_id")})
    return str(References(ers).with_ids(GUEST_USER, values)["portal",])


def _process(
    ers: Ers,
    action: GuestAction,
    item: dict[str, Any],
    portal: str,
    params: Mapping[str, Any],
    receipts: Receipts,
    report: _Report,
) -> None:
    """Run the action on one guest and add it to the report."""
    try:
        receipts.begin(item["id"])
        found = _act(ers, action, item["id"], portal, params)
    except IseError as error:
        outcome = _outcome(action, error)
        if outcome == "unknown" and not isinstance(
            error, OutcomeUnknown
        ):  # ISE also reports failures after it has acted
            error = error.with_context(after="Whether ISE carried it out is unknown.")
        if outcome != "unknown":
            report.warnings += receipts.forget(item["id"])
        report.add(item, outcome, error)
        if isinstance(error, _CONCERNS_ALL):
            report.reason = error.message
    else:
        report.warnings += receipts.done(item["id"])
        was_done = found.pop("was_done", True)
        report.add({**item, **found}, "done" if was_done else "unchanged")


def _outcome(action: GuestAction, error: IseError) -> str:
    """Return the outcome for a guest with a failure. After a 500, the status of the guest shows some actions, but not all."""
    if isinstance(error, (NotAttempted, NotBegun)):
        return "not_begun"
    unknown = isinstance(error, OutcomeUnknown) or (isinstance(error, ServerFailure) and not action.done)
    return "unknown" if unknown else "failed"


def _act(ers: Ers, action: GuestAction, guest: str, portal: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Run the action on one guest. Returns a new password, and ``was_done`` False where another client was faster."""
    path = f"{action.word}/{quote(guest, safe='')}"
    if portal:
        path += f"/portalId/{quote(portal, safe='')}"
    data = {}
    if action.word == "suspend" and params.get("reason"):
        data["reason"] = params["reason"]
    if action.word == "email":
        data["senderEmail"] = params["sender_email"]
    try:
        answer = ers.act(GUEST_USER, "", path, data)
    except (OutcomeUnknown, Rejected, ServerFailure) as error:
        document = _look_again(ers, guest, error) if action.done else None
        if document is None or Snapshot(GUEST_USER, document).value(("status",)) not in action.done:
            raise
        return {"was_done": not isinstance(error, Rejected)}
    if action.word != "resetpassword":
        return {}
    password = operation_values(answer).get("password")
    if not password:
        raise OutcomeUnknown("ISE may have reset the password, but its answer has no new one. Reset it again.")
    return {"password": password}


def _look_again(ers: Ers, guest: str, error: IseError) -> dict[str, Any] | None:
    """Return the guest after a failure. Raises :class:`OutcomeUnknown` if it cannot be read and ISE may have acted."""
    try:
        return ers.get(GUEST_USER, guest)
    except IseError as again:
        if isinstance(error, Rejected):
            raise error from None
        raise OutcomeUnknown(
            f"{error.message} Whether ISE carried it out is unknown, because the guest cannot be read: {again.message}",
            status=error.status,
        ) from None
