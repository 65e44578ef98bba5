# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of ERS resources in the docs: which modules serve each, and what can be done with it since which release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

_OWN = ("ERS resource", "Modules", "Found by", "Created", "Changed", "Deleted", "Secrets", "Filters")
_OPEN = ("ERS resource", "JSON root", "Found by name in the URL", "Changed")


def tables(declared: Iterable[tuple[str, Resource]], services: Mapping[str, Any]) -> Iterator[str]:
    """Yield two tables in reStructuredText: of the ERS paths with their own modules, and of the others.

    ``declared`` are modules with the resource they are about; ``services`` what ERS serves, by path, as ``ers_resource`` knows
    it.
    """
    by_path: dict[str, list[tuple[str, Resource]]] = {}
    for module, resource in declared:
        by_path.setdefault(resource.endpoint.path, []).append((module, resource))
    rows = [_own(path, dict(found)) for path, found in sorted(by_path.items())]
    yield from _chapter("With their own modules", _OWN, rows)
    others = [(path, service) for path, service in sorted(services.items()) if path not in by_path]
    yield from _chapter("With ers_resource and ers_resource_info", _OPEN, [_open(*item) for item in others])


def _own(path: str, modules: Mapping[str, Resource]) -> tuple[str, ...]:
    links = ", ".join(f":ansplugin:`{module} <openise.ise.{module}#module>`" for module in sorted(modules))
    resource = next(iter(modules.values()))
    writes = any(not module.endswith("_info") for module in modules)
    since = resource.endpoint.since
    return (
        f"``{path}``",
        links,
        ", ".join(f"``{option}``" for option in resource.identity.key),
        _since(resource.endpoint.create_since or since) if writes else "read only",
        _changed(resource.endpoint.put, resource.endpoint.patch_since) if writes else "",
        _since(resource.endpoint.delete_since or since) if writes else "",
        str(sum(leaf.attribute.secret for leaf in resource.leaves) or ""),
        ", ".join(f"``{name}``" for name in resource.filters),
    )


def _open(path: str, service: Any) -> tuple[str, ...]:
    named = "yes" if service.by_name else ""
    return f"``{path}``", f"``{service.envelope}``", named, _changed(service.put, service.patch_since)


def _since(release: str) -> str:
    return f"since {release}" if release else "yes"


def _changed(put: str, patch_since: str) -> str:
    verbs = [word for word, there in (("PUT", put), (f"PATCH since {patch_since}", patch_since)) if there]
    return ", ".join(verbs) or "never"


def _chapter(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from ("", title, "-" * len(title), "")
    yield from list_table(head, rows)


def list_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table in reStructuredText."""
    yield from (".. list-table::", "   :header-rows: 1", "   :widths: auto", "")
    for cells in (head, *rows):
        for number, cell in enumerate(cells):
            yield f"   {'* -' if number == 0 else '  -'} {cell}".rstrip()
    yield ""
