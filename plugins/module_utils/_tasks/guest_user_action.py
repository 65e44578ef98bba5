# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions of sponsors on guest accounts: approve, suspend, reset the password, send it.

All guests are found before the first action. An action is skipped for a guest whose status shows that it is done already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from .._engine.current_state import Snapshot
from .._engine.desired_state import desired_state
from .._engine.references import References, missing
from .._errors import InvalidInput, IseError, OutcomeUnknown, Rejected, ServerFailure, UnknownName
from .._ers.client import Ers
from .._ers.server import operation_values
from .._resources.guest_user import GUEST_USER
from .._schema.argument_spec import check_given
from .ers import ErsTask
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
    """The guests processed so far."""

    guests: list[dict[str, Any]] = field(default_factory=list)

    def result(self) -> dict[str, Any]:
        return {"changed": any(guest["changed"] for guest in self.guests), "guest_users": self.guests}


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
        check_given(params, "name", "id", "portal", "portal_id", "sender_email")
        for option in action.needs:
            if not params.get(option) and not (option == "portal" and params.get("portal_id")):
                raise InvalidInput(f"{option} is needed to {params['action']} guests.")
        portal = _portal(ers, params) if action.through_portal else ""
        report = _Report()
        for guest in [Snapshot(GUEST_USER, document) for document in self._guests(ers, params)]:
            item = {
                "id": guest.id,
                "name": guest.name,
                "status_before": guest.value(("status",)) or "",
                "changed": False,
            }
            try:
                if item["status_before"] not in action.done:
                    if not ers.read_only:
                        item.update(_act(ers, action, guest.id, portal, params))
                    item["changed"] = item.pop("was_done", True)
            except IseError as error:
                return self._interrupted(report, guest.name, error)
            report.guests.append(item)
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

    def _interrupted(self, report: _Report, name: str, error: IseError) -> dict[str, Any]:
        """Return the failure with the guests processed before it: new passwords must not be lost."""
        done = len([guest for guest in report.guests if guest["changed"]])
        before = f" It was done to {done} guests before, see guest_users." if done else ""
        return {"failed": True, **error.result(), "msg": f"Guest {name!r}: {error.message}{before}", **report.result()}


def _portal(ers: Ers, params: Mapping[str, Any]) -> str:
    values = desired_state(GUEST_USER, {option: params.get(option) for option in ("portal", "portal_id")})
    return str(References(ers).with_ids(GUEST_USER, values)["portal",])


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
        document = ers.get(GUEST_USER, guest) if action.done else None
        if document is None or Snapshot(GUEST_USER, document).value(("status",)) not in action.done:
            raise
        return {"was_done": not isinstance(error, Rejected)}
    if action.word != "resetpassword":
        return {}
    password = operation_values(answer).get("password")
    if not password:
        raise OutcomeUnknown("ISE may have reset the password, but its answer has no new one. Reset it again.")
    return {"password": password}
