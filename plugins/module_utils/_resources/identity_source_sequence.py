# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identity source sequences: the identity stores that ISE searches for a user or a device, in order.

Sources: Cisco's ERS reference for idstoresequence (a PUT needs all attributes; the certificate profile may be empty,
but not missing), public acceptance tests of other clients. Lists can be neither filtered nor sorted. ISE numbers the
stores from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._schema.attribute_types import Boolean, List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Names, Resource
from .._schema.rules import not_clearable
from .._types.codec import Codec
from .._types.json_values import as_list, as_number, as_object, as_text
from .certificate_profile import CERTIFICATE_PROFILE


def _names(members: Any) -> list[str]:
    ordered = sorted(map(as_object, as_list(members)), key=lambda member: as_number(member["order"]))
    return [as_text(member["idstore"]) for member in ordered]


def _members(names: Iterable[str]) -> list[dict[str, Any]]:
    return [{"idstore": name, "order": order} for order, name in enumerate(names, 1)]


IDENTITY_SOURCE_SEQUENCE = Resource(
    "identity_source_sequence",
    "identity_source_sequences",
    endpoint=Endpoint("idstoresequence", "IdStoreSequence", by_name=True, patch_since="3.2", sort_by=""),
    attributes=(
        String("name", required=True),
        String("description"),
        List(
            "identity_stores",
            "idSeqItem",
            required=True,
            compare=ORDERED,
            codec=Codec(decode=_names, encode=_members),
            update=not_clearable("a sequence needs at least one identity store."),
        ),
        String("certificate_profile", "certificateAuthenticationProfile", create_default=""),
        Boolean("stop_on_failure", "breakOnStoreFail", server_default=False, create_default=False),
    ),
    names={"certificate_profile": Names(CERTIFICATE_PROFILE)},
)
