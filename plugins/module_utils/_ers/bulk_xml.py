# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of bulk requests: which resources have them, and the form of their documents. No network here.

Sources: Cisco's developer guide on bulk requests and the per-resource references, with the paths and operations; published
clients. They mention bulk requests in JSON, but without a place for objects, so requests are XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .._errors import InvalidInput
from .._http.import_helper import xml_library

CREATE, UPDATE, DELETE = "create", "update", "delete"
WITH_DOCUMENTS = (CREATE, UPDATE)  # the other operations take ids
DOCUMENTS_PER_REQUEST, IDS_PER_REQUEST = 500, 5000
SUBMIT_PATHS = ("bulk/submit", "submit", "bulk")

_ATTRIBUTES = ("id", "name", "description")  # of the element of an object; everything else is an element in it
# ISE 2.4 was seen to refuse elements in another order than that of the reference, which is alphabetical, with one exception.
_SORTED_AS = {"NetworkDeviceIPList": "networkdevicegroup"}
# What XML cannot hold. CR LF is read as LF; a single CR would be, too.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\r(?!\n)")


@dataclass(frozen=True)
class BulkForm:
    """The form of bulk requests for one resource.

    ``service`` is the name of the resource in media types, ``request`` the root element, ``submit`` the documented path.
    ``entries`` are maps, written as entries with a key and a value; the XML of those in ``unknown`` is not documented.
    ``named_by`` is the attribute that ISE uses as the name.
    """

    service: str
    request: str
    submit: str = "bulk/submit"
    operations: tuple[str, ...] = (CREATE, UPDATE, DELETE)
    entries: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    named_by: str = "name"

    @property
    def element(self) -> str:
        """Return the element of one object."""
        return self.service.partition(".")[2]

    @property
    def namespace(self) -> str:
        """Return the XML namespace of request and objects."""
        return f"{self.service.partition('.')[0]}.ers.ise.cisco.com"


_FORMS = (
    BulkForm("anc.ancendpoint", "ersAncEndpointBulkRequest", operations=()),  # the reference names none
    BulkForm("anc.ancpolicy", "ersAncPolicyBulkRequest"),
    BulkForm(
        "identity.endpoint",
        "endpointBulkRequest",
        operations=(CREATE, UPDATE, DELETE, "register", "deregister"),
        unknown=("customAttributes",),
        named_by="mac",
    ),
    BulkForm(
        "identity.guestuser",
        "guestUserBulkRequest",
        operations=(CREATE, UPDATE, DELETE, "approve", "deny", "suspend", "reinstate"),
        entries=("customFields",),
    ),
    BulkForm("network.networkdevice", "networkDeviceBulkRequest"),
    BulkForm("sxp.sxpconnections", "connectionBulkRequest", "submit"),
    BulkForm("sxp.sxplocalbindings", "localBindingBulkRequest", "submit"),
    BulkForm("sxp.sxpvpns", "vpnBulkRequest", "submit", operations=(CREATE,)),
    BulkForm("trustsec.egressmatrixcell", "egressMatrixCellBulkRequest"),
    BulkForm("trustsec.sgacl", "sgaclBulkRequest", "submit", unknown=("modelledContent",)),
    BulkForm("trustsec.sgmapping", "sgMappingBulkRequest"),
    BulkForm("trustsec.sgmappinggroup", "sgMappingGroupBulkRequest"),
    BulkForm("trustsec.sgt", "sgtBulkRequest", "submit"),
    BulkForm("trustsec.sgtvnvlan", "sgtVNVlanContainerBulkRequest", "submit"),
)
FORMS: Mapping[str, BulkForm] = {form.element: form for form in _FORMS}


def bulk_form(path: str, operation: str) -> BulkForm:
    """Return the form of a bulk request; raise :class:`InvalidInput` where ISE has none for resource or operation."""
    form = FORMS.get(path)
    if form is None:
        raise InvalidInput(f"ISE has no bulk requests for {path}; change its objects one at a time.")
    if operation not in form.operations:
        known = ", ".join(form.operations) or "none that is documented"
        raise InvalidInput(f"{operation!r} is no bulk operation of {path}; there are: {known}.")
    return form


def request_xml(form: BulkForm, operation: str, version: str, elements: Iterable[Any]) -> str:
    """Return a bulk request. ``elements`` are what :func:`element_of` makes of documents, or ids."""
    content: dict[str, Any] = (
        {"ns4:resourcesList": {f"ns4:{form.element}": list(elements)}}
        if operation in WITH_DOCUMENTS
        else {"idList": {"id": list(elements)}}
    )
    attributes = {
        "@operationType": operation,
        "@resourceMediaType": f"vnd.com.cisco.ise.{form.service}.{version}+xml",
        "@xmlns:ns4": form.namespace,
    }
    return str(xml_library().unparse({f"ns4:{form.request}": {**attributes, **content}}))


def element_of(form: BulkForm, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object of ERS as xmltodict writes it; ``None`` and links are left out.

    Raises :class:`InvalidInput` for values that XML cannot contain, and for those whose XML form is not documented.
    """
    attributes = {f"@{key}": _text(key, document[key]) for key in _ATTRIBUTES if document.get(key) is not None}
    rest = {key: value for key, value in document.items() if key not in (*_ATTRIBUTES, "link")}
    return {**attributes, **_elements(form, rest)}


def _elements(form: BulkForm, values: Mapping[str, Any]) -> dict[str, Any]:
    order = sorted(values, key=lambda key: str(_SORTED_AS.get(key, key)).lower())
    return {key: _element(form, key, values[key]) for key in order if values[key] is not None}


def _element(form: BulkForm, key: str, value: Any) -> Any:
    if key in form.unknown:
        raise _undocumented(form, key)
    if key in form.entries:
        return {"entry": [{"key": _text(key, name), "value": _text(key, text)} for name, text in value.items()]}
    if isinstance(value, Mapping):
        return _elements(form, value)
    if isinstance(value, (list, tuple)):
        if not key.endswith("List"):
            raise _undocumented(form, key)
        item = key.removesuffix("List")
        return {item: [_element(form, item, member) for member in value]}
    return _text(key, value)


def _text(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _NO_XML.search(text):
        raise InvalidInput(f"{key}: bulk requests are XML, which cannot hold control characters. Nothing was sent.")
    return text


def _undocumented(form: BulkForm, key: str) -> InvalidInput:
    return InvalidInput(
        f"{key}: the form of this attribute in a bulk request for {form.element} is not documented; change these objects "
        "one at a time. Nothing was sent."
    )
