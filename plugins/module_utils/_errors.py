# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exceptions of the collection, with messages that name cause and remedy.

Every failure is an :class:`IseError`. The front ends turn it into a failed task with :meth:`IseError.result`; no other code
formats errors.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

_Error = TypeVar("_Error", bound="IseError")


class IseError(Exception):
    """A failed call or a refused input. Immutable: :meth:`with_context` returns a new error.

    ``message`` names cause and remedy, ``status`` is the HTTP status if ISE answered, ``errors`` are the messages of ISE's
    ``ERSResponse`` as dictionaries with ``title``, ``type`` and ``code``.
    """

    def __init__(self, message: str, *, status: int | None = None, errors: Iterable[dict[str, str]] = ()) -> None:
        super().__init__(message)
        self._status = status
        self._wrote = False
        self._errors = tuple(errors)

    @property
    def message(self) -> str:
        """Return the message."""
        return str(self.args[0])

    @property
    def status(self) -> int | None:
        """Return the HTTP status; None if ISE did not answer."""
        return self._status

    @property
    def errors(self) -> list[dict[str, str]]:
        """Return the messages of ISE."""
        return list(self._errors)

    @property
    def wrote(self) -> bool:
        """Return whether ISE was changed before the failure, or may have been."""
        return self._wrote

    def after_write(self: _Error) -> _Error:
        """Return the same error for a task that had changed ISE before it."""
        error = self._copy(self.message, self._errors)
        error._wrote = True
        return error

    def with_context(self: _Error, before: str = "", after: str = "") -> _Error:
        """Return the same error with sentences before or after its message: the single way to enrich an error."""
        return self._copy(" ".join(text for text in (before, self.message, after) if text), self._errors)

    def redacted(self: _Error, clean: Callable[[str], str]) -> _Error:
        """Return the same error with its texts as ``clean`` returns them."""
        return self._copy(
            clean(self.message), ({key: clean(text) for key, text in item.items()} for item in self._errors)
        )

    def _copy(self: _Error, message: str, errors: Iterable[dict[str, str]]) -> _Error:
        error = type(self).__new__(type(self), message)
        error.__dict__.update(self.__dict__)
        error._errors = tuple(errors)
        return error.with_traceback(self.__traceback__)

    def result(self) -> dict[str, Any]:
        """Return the keys of a failed task: ``msg`` and, if ISE answered, ``status`` and ``errors``."""
        result: dict[str, Any] = {"msg": self.message}
        if self.status is not None:
            result["status"] = self.status
            result["errors"] = self.errors
        return result


class InvalidInput(IseError):
    """The options contradict each other or the current state of ISE; nothing was written."""


class NotApplicable(InvalidInput):
    """The plan for one object is wrong as a whole, so no other part of the task's plan is applied either."""


class UnknownName(NotApplicable):
    """An option names an object that ISE does not have."""


class InUse(NotApplicable):
    """An object would be deleted although others refer to it."""


class ValueTaken(NotApplicable):
    """An object would get a value that only one object can have, and that another one has, such as an address."""


class MissingLibrary(IseError):
    """A required Python library is not installed where the task runs."""

    def __init__(self, library: str, failure: ImportError) -> None:
        super().__init__(
            f"The Python library {library} is not installed where this task runs; install it, or use the execution "
            f"environment of openise.ise ({failure})."
        )


class OutdatedLibrary(IseError):
    """An installed Python library is too old."""


class Unreachable(IseError):
    """No connection, or no response in time; nothing was changed."""


class NotBegun(Unreachable):
    """The request was not sent, because the node has stopped answering."""


class TlsFailure(IseError):
    """The TLS handshake failed: name, certificate authority, client certificate, or no TLS at all."""


class AuthenticationFailed(IseError):
    """401: wrong user name or password, or a locked account."""


class NotPermitted(IseError):
    """403: the account does not have the permission."""


class NotFound(IseError):
    """404 from the ERS service of ISE."""


class MethodNotAllowed(IseError):
    """405: this release does not offer the method for the resource."""


class Rejected(IseError):
    """Any other 4xx: ISE rejected the request."""


class ServerFailure(IseError):
    """5xx: ISE failed. ERS also reports duplicates and references with these."""


class UnexpectedAnswer(IseError):
    """The response has an unexpected type or content: HTML, a redirect, a truncated or foreign document."""


class UnprovenNotFound(UnexpectedAnswer):
    """A 404 whose form does not show whether ISE or another server sent it."""


class NotMonitoring(IseError):
    """The node has no Monitoring persona, so its Monitoring API has no data."""


class OutcomeUnknown(IseError):
    """A write was sent without getting a response, so ISE may or may not have carried it out."""

    @property
    def wrote(self) -> bool:
        """Return true: ISE may have been changed."""
        return True


class NotAttempted(IseError):
    """A write was not begun, because the task had to stop before it; nothing was sent."""


class Defect(IseError):
    """An exception that nothing foresees. The message has its class and place, and no text of it, which may contain secrets.

    ``details`` is the traceback, for a redactor to clean.
    """

    details = ""


def as_ise_error(error: Exception) -> IseError:
    """Return an error of the collection unchanged, and any other exception as :class:`Defect`."""
    if isinstance(error, IseError):
        return error
    places = traceback.extract_tb(error.__traceback__)
    where = f" in {places[-1].name}, {os.path.basename(places[-1].filename)}:{places[-1].lineno}" if places else ""
    defect = Defect(f"Defect in openise.ise ({type(error).__name__}{where}). Please report it.")
    defect.details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return defect


class WriteInCheckMode(IseError):
    """A write reached the transport in check mode, which is a defect of the collection; nothing was sent."""
