# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong between a task and ISE, as exceptions with a sentence a network engineer can act on.

Every failure of the collection is an :class:`IseError`. A front end turns it into a failed task with
:meth:`IseError.result`; nothing else formats errors.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class IseError(Exception):
    """A failed call or a refused input.

    ``message`` is one sentence with cause and remedy, ``status`` the HTTP status when ISE answered, ``errors`` the
    messages of ISE's ``ERSResponse`` as dictionaries with ``title``, ``type`` and ``code``.
    """

    def __init__(self, message: str, *, status: int | None = None, errors: Iterable[dict[str, str]] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.errors = list(errors)

    def result(self) -> dict[str, Any]:
        """Return the keys of a failed task: ``msg`` and, when ISE answered, ``status`` and ``errors``."""
        result: dict[str, Any] = {"msg": self.message}
        if self.status is not None:
            result["status"] = self.status
            result["errors"] = self.errors
        return result


class InvalidInput(IseError):
    """The options contradict each other, or what ISE holds; nothing was written."""


class UnknownName(InvalidInput):
    """An option names an object that ISE does not have."""


class MissingLibrary(IseError):
    """A Python library the collection needs is not installed where the task runs."""

    def __init__(self, library: str, failure: ImportError) -> None:
        super().__init__(
            f"The Python library {library} is not installed where this task runs; install it, or use the execution "
            f"environment of openise.ise ({failure})."
        )


class Unreachable(IseError):
    """No connection, or no answer in time, and nothing was changed."""


class TlsFailure(IseError):
    """The TLS handshake failed: name, certificate authority, client certificate, or no TLS at all."""


class AuthenticationFailed(IseError):
    """401: wrong user name or password, or a locked account."""


class NotPermitted(IseError):
    """403: the account may not do this."""


class NotFound(IseError):
    """404 from ISE's ERS service itself."""


class MethodNotAllowed(IseError):
    """405: this release does not offer the method for the resource."""


class Rejected(IseError):
    """Any other 4xx: ISE read the request and refused it."""


class ServerFailure(IseError):
    """5xx: ISE failed. ERS also reports duplicates and references in this way."""


class UnexpectedAnswer(IseError):
    """The answer is not what ERS sends: HTML, a redirect, a truncated or foreign document."""


class NotMonitoring(IseError):
    """The node has no Monitoring persona, so its Monitoring API does nothing."""


class OutcomeUnknown(IseError):
    """A write was sent and its answer never came, so ISE may or may not have carried it out."""


class WriteInCheckMode(IseError):
    """A write reached the transport in check mode. This is a defect of the collection; nothing was sent."""
