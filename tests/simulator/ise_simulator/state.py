# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The state file: all objects as JSON. Writes are atomic, so that a crash leaves the old file or the new one."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
from pathlib import Path
from typing import Any

from .catalog.language import Document
from .store import Store

__all__ = ["StateError", "StateWriter", "load_state"]

FORMAT = 1
DELAY = 0.08


class StateError(Exception):
    """The state file is not usable; the text names the cause. Such a file is never overwritten."""


def load_state(path: str, resources: set[str]) -> dict[str, list[Document]] | None:
    """Return the documents in the file by resource, or None if there is no file. Raise :class:`StateError`."""
    try:
        content: Any = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StateError(f"the state file {path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise StateError(f"the state file {path} is damaged ({error}); move it away to start afresh") from error
    objects = content.get("objects") if isinstance(content, dict) else None
    if not isinstance(objects, dict) or content.get("format") != FORMAT:
        raise StateError(f"the state file {path} is not one of this simulator")
    for resource, documents in objects.items():
        if resource not in resources:
            raise StateError(f"the state file {path} holds {resource}, which this simulator does not know")
        if not isinstance(documents, list) or not all(
            isinstance(document, dict) and isinstance(document.get("id"), str) for document in documents
        ):
            raise StateError(f"the state file {path} is damaged: {resource} is not a list of objects with ids")
    found: dict[str, list[Document]] = objects
    return found


def write_state(path: str, store: Store) -> None:
    """Write every object: temporary file, fsync, rename. The mode is 0600 because the file contains secrets."""
    content = json.dumps({"format": FORMAT, "objects": store.documents()}, indent=1)
    target = Path(path)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=target.name + ".")  # mkstemp: 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


class StateWriter:
    """Writes the file soon after a change; later changes are written together."""

    def __init__(self, path: str, store: Store) -> None:
        self._path = path
        self._store = store
        self._dirty = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ise-simulator-state", daemon=True)
        self.error: OSError | None = None

    def start(self) -> None:
        """Write now (raise :class:`StateError` if the location is not writable), then after every change."""
        try:
            write_state(self._path, self._store)
        except OSError as error:
            raise StateError(f"the state file {self._path} cannot be written: {error.strerror}") from error
        self._store.on_change = self._dirty.set
        self._thread.start()

    def _run(self) -> None:
        while True:
            self._dirty.wait()
            self._stopping.wait(DELAY)
            self._dirty.clear()
            try:
                write_state(self._path, self._store)
                self.error = None
            except OSError as error:
                self.error = error
            if self._stopping.is_set() and not self._dirty.is_set():
                return

    def stop(self) -> None:
        """Write pending changes and stop; raise :class:`StateError` if the last write failed."""
        if not self._thread.is_alive():
            return
        self._stopping.set()
        self._dirty.set()
        self._thread.join()
        self._store.on_change = None
        if self.error is not None:
            raise StateError(f"the state file {self._path} cannot be written: {self.error.strerror}")
