# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The switches of bulk requests and of XML bodies."""

from __future__ import annotations

from dataclasses import dataclass

from .declare import switch

__all__ = ["BulkSwitches"]


@dataclass(frozen=True)
class BulkSwitches:
    """Inherited by :class:`~ise_simulator.settings.Settings`."""

    bulk_seconds: float = switch(0.0, "duration in seconds of a bulk request; others get 503 during it")
    bulk_submit: str = switch(
        "reference",
        "path of bulk requests: from the reference of the resource, or one path for all",
        "reference",
        "bulk/submit",
        "submit",
        "bulk",
    )
    bulk_location: str = switch(
        "bulk",
        "Location of a bulk report: below bulk, as of an object (guide of 2.7), or below bulk/submit (observed)",
        "bulk",
        "object",
        "submit",
    )
    bulk_order: str = switch(
        "schema",
        "order of elements in XML: other orders than the schema's are refused (observed on 2.4 in bulk), or accepted",
        "schema",
        "any",
    )
    bulk_media_types: str = switch(
        "accept", "bulk requests with the vendor's own media type instead of application/xml", "accept", "refuse"
    )
    bulk_link: str = switch("accept", "objects with a link in a bulk update, as reads show it", "accept", "refuse")
    bulk_older: str = switch(
        "accept",
        "bulk requests in the older form: a bulkRequest whose xsi:type is the newer root element",
        "accept",
        "refuse",
    )
    bulk_json: str = switch(
        "refuse",
        "bulk requests in JSON: refused with 415, or with their objects in resourcesList and ids in idList",
        "refuse",
        "accept",
    )
    bulk_delete_devices: str = switch(
        "refuse",
        "bulk deletion of network devices: not supported (Cisco's TAC), or as for other objects (reference)",
        "refuse",
        "accept",
    )
    bulk_created_id: str = switch("tell", "a bulk report contains the ids of new objects, or not", "tell", "omit")
    bulk_single: str = switch(
        "list", "a bulk report on one object contains a list, or the object itself", "list", "object"
    )
