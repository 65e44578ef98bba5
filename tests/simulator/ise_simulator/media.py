# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Media types: which of them ERS accepts in the headers of a request, and what they say about its bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answers import MEDIA_TYPE, Refused
from .catalog.language import Resource
from .settings import Settings

__all__ = ["Media", "media_of"]

_TITLE = (
    "Illegal Request Header:  one or more of 'accept' / 'content-type' / 'ers-media-type' headers is not supported."
)
_JSON, _XML = "application/json", "application/xml"
_VENDOR = re.compile(r"application/vnd\.com\.cisco\.ise\.(.+)\.(\d+\.\d+)\+xml")


@dataclass(frozen=True)
class Media:
    """The forms of a request: ``wants_xml`` for the answer, ``sends_xml`` for the body."""

    wants_xml: bool
    sends_xml: bool = False


def media_of(
    headers: Mapping[str, str],
    resource: Resource | None,
    versions: Sequence[str],
    settings: Settings,
    *,
    writes: bool,
    bulk: bool,
) -> Media:
    """Return the forms that the headers state; raise Refused (415) for headers that ERS does not accept."""
    wants_xml = _accepted(headers.get("Accept", ""))
    sends_xml = False
    if wants_xml is None:
        raise _refused()
    if writes:
        sent = _type(headers.get("Content-Type", ""))
        if sent not in _accepted_bodies(sent, resource, versions, settings, bulk=bulk):
            raise _refused()
        sends_xml = sent != _JSON
    pinned = headers.get("ERS-Media-Type")
    if pinned and resource is not None and pinned.strip() not in [f"{resource.service}.{name}" for name in versions]:
        raise _refused()
    return Media(wants_xml, sends_xml)


def _refused() -> Refused:
    return Refused(415, _TITLE, MEDIA_TYPE)


def _type(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _accepted(value: str) -> bool | None:
    """Return whether the first media type that ERS knows is XML; None if it knows none."""
    for media in map(_type, value.split(",")):
        if media == _JSON:
            return False
        if media == _XML or _VENDOR.fullmatch(media):
            return True
    return None


def _accepted_bodies(
    sent: str, resource: Resource | None, versions: Sequence[str], settings: Settings, *, bulk: bool
) -> set[str]:
    """Return the media types for a body; ``sent`` has the version of a bulk request, which has no list of versions."""
    accepted = {_XML}
    if not bulk or settings.bulk_json == "accept":
        accepted.add(_JSON)
    if resource is None:
        return accepted
    if not bulk:
        names = [f"{resource.service}.{version}" for version in versions]
    elif resource.bulk is not None and settings.bulk_media_types == "accept":
        found = _VENDOR.fullmatch(sent)
        names = [f"{resource.namespace}.{resource.bulk.root_element}.{found[2]}"] if found else []
    else:
        names = []
    return accepted | {f"application/vnd.com.cisco.ise.{name}+xml".lower() for name in names}
