# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what documentation repeats from the declarations, between two marker lines each time.

Four places: the ``contains`` of the object in every module's RETURN, the table of modules in README.md, the table of
resources in docs/docsite/rst/resources.rst, and the tables of attributes in docs/docsite/rst/attributes.rst. Types,
choices and ERS names come from the Resource, words from the options' descriptions in DOCUMENTATION, which stay
hand-written. A fifth, docs/docsite/rst/speed.rst, repeats what the benchmark measured.

Usage: ``python -m docs.generate.reference`` writes, with ``--check`` it only compares. Needs ansible-core.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tools.checkout import FQCN, ROOT, collections_tree

from . import support

if TYPE_CHECKING:
    from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute, Value
    from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

_PLUGINS = f"ansible_collections.{FQCN}.plugins"
_README = ROOT / "README.md"
_ATTRIBUTES = ROOT / "docs" / "docsite" / "rst" / "attributes.rst"
_RESOURCES = ROOT / "docs" / "docsite" / "rst" / "resources.rst"
_SPEED = ROOT / "docs" / "docsite" / "rst" / "speed.rst"
_BEGIN = "begin: written by docs/generate/reference.py"
_END = "end: written by docs/generate/reference.py"
_WIDTH = 120
_ATTRIBUTE = ("Option", "ERS attribute", "Type", "Secret", "Compared", "Default", "Since")

# How each comparison of module_utils/_schema/comparison.py reads in a table.
_COMPARED = {
    "Strict": "equal",
    "Ordered": "same members in the same order",
    "Unordered": "same members",
    "Keyed": "same members",
    "Merged": "the keys given",
    "Automatic": "equal, or left to ISE",
    "OnePerRoot": "per group type",
}


class MissingText(Exception):
    """Something documentation needs is missing; the text says what and where."""


@dataclass(frozen=True)
class Module:
    """One module of the collection. ``resource`` is None where its task is not about objects of one ERS resource.

    ``kinds`` are resources with more about some of these objects, by the ``type`` that users ask for. ``additions`` are what
    results have beyond the declarations.
    """

    name: str
    path: Path
    documentation: Mapping[str, Any]
    returned: Mapping[str, Any]
    resource: Resource | None
    kinds: Mapping[str, Resource]
    additions: tuple[str, ...]

    @property
    def is_info(self) -> bool:
        """Return whether it only reads."""
        return self.name.endswith("_info")


def modules() -> list[Module]:
    """Return every module of the collection, by name."""
    tree = str(collections_tree())
    if tree not in sys.path:
        sys.path.insert(0, tree)
    found = []
    for path in sorted((ROOT / "plugins" / "modules").glob("[!_]*.py")):
        python = importlib.import_module(f"{_PLUGINS}.modules.{path.stem}")
        resource = getattr(python.TASK, "resource", None)
        documentation, returned = yaml.safe_load(python.DOCUMENTATION), yaml.safe_load(python.RETURN)
        kinds = getattr(python.TASK, "kinds", {})
        additions = getattr(python.TASK, "additions", ())
        found.append(Module(path.stem, path, documentation, returned, resource, kinds, additions))
    return found


def texts() -> dict[Path, str]:
    """Return what each file with a machine-written part should hold."""
    every = modules()
    by_name = {module.name: module for module in every}
    wanted = {}
    for module in every:
        if module.resource is None:
            continue
        writer = by_name.get(module.resource.name)
        if writer is None:
            check_return(
                module.name, module.resource, module.returned, *module.kinds.values(), additions=module.additions
            )
            continue
        lines = contains(module.resource, writer.documentation["options"], info=module.is_info)
        wanted[module.path] = _between(module.path, textwrap.indent("\n".join(lines), "  "))
    wanted[_README] = _between(_README, "\n".join(_module_table(every)))
    chapters = [
        chapter
        for module in every
        if module.resource and not (module.is_info and module.resource.name in by_name)
        for chapter in (
            attributes(module.resource, module.name),
            *(attributes(resource, module.name, kind) for kind, resource in module.kinds.items()),
        )
    ]
    declared = [(module.name, module.resource) for module in every if module.resource]
    wanted[_RESOURCES] = _between(_RESOURCES, "\n".join(support.tables(declared, _services())))
    wanted[_ATTRIBUTES] = _between(_ATTRIBUTES, "\n".join(line for chapter in chapters for line in chapter))
    wanted[_SPEED] = _between(_SPEED, "\n".join(_speed()))
    return wanted


def _services() -> Mapping[str, Any]:
    services: Mapping[str, Any] = importlib.import_module(f"{_PLUGINS}.module_utils._ers.catalog").ENDPOINTS
    return services


def _between(path: Path, content: str) -> str:
    """Return the text of a file with ``content`` between its two marker lines."""
    text = path.read_text(encoding="utf-8")
    begin, end = (list(re.finditer(rf"^.*{re.escape(marker)}.*$", text, re.MULTILINE)) for marker in (_BEGIN, _END))
    if len(begin) != 1 or len(end) != 1:
        raise MissingText(f"{path.relative_to(ROOT)}: put one line with {_BEGIN!r} and one with {_END!r} into it")
    return f"{text[: begin[0].end()]}\n{content}\n{text[end[0].start() :]}"


# -- RETURN --------------------------------------------------------------------------------------------------------


def _speed() -> Iterator[str]:
    speed = importlib.import_module(f"ansible_collections.{FQCN}.tests.bench.speed")
    yield from speed.chapters(speed.results())


def contains(resource: Resource, options: Mapping[str, Any], *, info: bool) -> list[str]:
    """Return the lines of ``contains``: what a result holds under the names of the options.

    ``options`` is the documentation of the module that writes the resource. ``info`` selects the lines for the module
    that reads it, whose result is a list and whose options are others.
    """
    root = f"{resource.plural}[]" if info else resource.name
    elsewhere = f"{FQCN}.{resource.name}#module:" if info else ""
    places = dict(_places(resource.attributes, "", ""))

    def reference(match: re.Match[str]) -> str:
        option, value = match[1], match[2] or ""
        return f"RV({root}.{places[option]}{value})" if option in places else f"O({elsewhere}{option}{value})"

    def entries(
        attributes: tuple[Attribute, ...], described: Mapping[str, Any], above: str, indent: int
    ) -> Iterator[str]:
        for item in attributes:
            if not _is_shown(item):
                continue
            if item.computed:
                yield from _entry(item.name, _type_of(item), item.description, [], indent)
                continue
            option = described.get(item.name)
            if option is None:
                raise MissingText(f"{resource.name}: DOCUMENTATION has no option {above}{item.name}")
            words = re.sub(r"\bO\(([^()=:]+)(=[^()]*)?\)", reference, _first_sentence(option["description"]))
            if item.since:
                words = f"{words} Since ISE {item.since}."
            inner = entries(item.attributes, option.get("suboptions", {}), f"{above}{item.name}.", indent + 4)
            yield from _entry(item.name, _type_of(item), words, list(inner), indent)

    return [
        "contains:",
        *_entry("id", {"type": "str"}, "Identifier that ISE gave the object.", [], 2),
        *entries(resource.attributes, options, "", 2),
    ]


def check_return(
    module: str, resource: Resource, returned: Mapping[str, Any], *kinds: Resource, additions: tuple[str, ...] = ()
) -> None:
    """Raise :class:`MissingText` where a RETURN written by hand, because no module writes the resource, is wrong.

    It describes what the resource and its ``kinds`` have between them, and the ``additions``.
    """

    def compare(attributes: tuple[Attribute, ...], described: Mapping[str, Any], above: str) -> None:
        shown = {item.name: item for item in attributes if _is_shown(item)}
        wrong = set(shown) ^ set(described)
        wrong |= {name for name, item in shown.items() if name in described and not fits(item, described[name])}
        if wrong:
            names = ", ".join(f"{above}{name}" for name in sorted(wrong))
            raise MissingText(f"{module}: RETURN and the declaration differ in {names}")
        for name, item in shown.items():
            compare(item.attributes, described[name].get("contains", {}), f"{above}{name}.")

    def fits(item: Attribute, entry: Mapping[str, Any]) -> bool:
        told = {key: value for key, value in entry.items() if key in ("type", "elements", "choices")}
        return bool(entry.get("description")) and told == _type_of(item)

    contents = returned[resource.plural].get("contains", {})
    shown = {item.name: item for one in (resource, *kinds) for item in one.attributes}
    described = {key: value for key, value in contents.items() if key not in ("id", *additions)}
    compare(tuple(shown.values()), described, f"{resource.plural}[].")
    if missing := [name for name in additions if not contents.get(name, {}).get("description")]:
        raise MissingText(f"{module}: RETURN does not describe {', '.join(missing)}")


def _is_shown(item: Attribute) -> bool:
    """Return whether a result may contain the attribute: it is no secret, and ISE returns it."""
    return not (item.secret or item.derive or item.write_only)


def _places(attributes: tuple[Attribute, ...], option: str, place: str) -> Iterator[tuple[str, str]]:
    """Yield each option a result may hold and its place in there; members of lists are marked with brackets."""
    for item in attributes:
        if _is_shown(item):
            yield f"{option}{item.name}", f"{place}{item.name}"
            brackets = "[]" if item.type == "list" else ""
            yield from _places(item.attributes, f"{option}{item.name}.", f"{place}{item.name}{brackets}.")


def _type_of(item: Attribute) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": item.type}
    if item.elements:
        kind["elements"] = item.elements
    if item.choices:
        kind["choices"] = list(item.choices)
    return kind


def _entry(name: str, kind: Mapping[str, Any], words: str, inner: list[str], indent: int) -> Iterator[str]:
    """Yield one entry of ``contains``, on one line where it fits."""
    pad = " " * indent
    short = ", ".join(f"{key}: {_flow(value)}" for key, value in kind.items())
    line = f"{pad}{name}: {{{short}, description: {json.dumps(words)}}}"
    if not inner and len(line) + 2 <= _WIDTH:  # RETURN indents all of it by two more
        yield line
        return
    yield f"{pad}{name}:"
    line = f"{pad}  description: {json.dumps(words)}"
    if len(line) + 2 <= _WIDTH:
        yield line
    else:
        yield f"{pad}  description: >-"
        yield from textwrap.wrap(words, _WIDTH - 2, initial_indent=f"{pad}    ", subsequent_indent=f"{pad}    ")
    for key, value in kind.items():
        yield f"{pad}  {key}: {_flow(value)}"
    if inner:
        yield f"{pad}  contains:"
        yield from inner


def _flow(value: Any) -> str:
    text: str = yaml.safe_dump(value, default_flow_style=True, width=1000)
    return text.removesuffix("\n").removesuffix("\n...")


def _first_sentence(description: str | list[str]) -> str:
    """Return the sentence that says what an attribute is. The others say how to give it."""
    text = description if isinstance(description, str) else description[0]
    return re.split(r"(?<!e\.g\.)(?<!i\.e\.)(?<=\.)\s+(?=[A-Z])", " ".join(text.split()))[0]


# -- tables --------------------------------------------------------------------------------------------------------


def _module_table(every: list[Module]) -> Iterator[str]:
    yield "| Module | What it does |"
    yield "| --- | --- |"
    for module in every:
        yield f"| `{FQCN}.{module.name}` | {module.documentation['short_description']} |"


def attributes(resource: Resource, module: str, kind: str = "") -> Iterator[str]:
    """Yield the lines of a section in reStructuredText about one resource, named after the module to look at."""
    title = f"{FQCN}.{module}" + (f" (type: {kind})" if kind else "")
    patched = f", changed with PATCH since ISE {resource.endpoint.patch_since}" if resource.endpoint.patch_since else ""
    since = f", since ISE {resource.endpoint.since}" if resource.endpoint.since else ""
    yield from ("", title, "-" * len(title), "")
    yield f"ERS resource ``{resource.endpoint.path}``, in JSON below ``{resource.endpoint.envelope}``{patched}{since}."
    yield ""
    rows = []
    for leaf in resource.leaves:
        wire = ".".join(leaf.api_path)
        rows.append(_attribute(leaf.option, wire, leaf.attribute))
        for item in leaf.attribute.attributes:  # of the members of a list
            rows.append(_attribute(f"{leaf.option}[].{item.name}", f"{wire}[].{item.key}", item))
    yield from support.list_table(_ATTRIBUTE, rows)


def _attribute(option: str, wire: str, item: Value) -> tuple[str, ...]:
    return (
        "(computed)" if item.derive else f"``{option}``",
        f"``{wire}``",
        _kind_in_words(item),
        "yes" if item.secret else "",
        _compared(item),
        f"``{_spelled(item.server_default)}``" if item.server_default not in (None, "") else "",
        item.since,
    )


def _kind_in_words(item: Value) -> str:
    if item.choices:
        wires = {option: f"``{wire}``" if wire else "nothing" for option, wire in item.choices.items()}
        words = ", ".join(f"``{option}`` ({wire})" for option, wire in wires.items())
        return f"list of {words}" if item.elements else words
    if item.elements:
        return f"list of {item.elements}" + (", names" if item.to else "")
    types = _types()
    if isinstance(item, types.Integer) and item.range:
        return "int, {} to {}".format(*item.range)
    if isinstance(item, types.Map):
        return "dict with custom keys"
    return item.type + (", a name" if item.to else "")


def _compared(item: Value) -> str:
    if item.computed:
        return "set by ISE only"
    if item.write_only or item.derive:
        return "never"
    if item.secret:
        return "never" if item.visibility.hidden else "where ISE shows it"
    name = type(item.compare).__name__
    if name not in _COMPARED:
        raise MissingText(f"docs/generate/reference.py: say in _COMPARED how the comparison {name} reads")
    pairs = item.equivalent_values if isinstance(item, (_types().Integer, _types().String)) else ()
    same = "".join(f"; {other} is {kept}" for other, kept in pairs)
    return f"{_COMPARED[name]}{same}{'; cannot change' if item.update.immutable else ''}"


def _types() -> Any:
    return importlib.import_module(f"{_PLUGINS}.module_utils._schema.attribute_types")


def _spelled(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def main() -> int:
    """Write, or compare; return 1 where a file is not as it should be."""
    parser = argparse.ArgumentParser(
        prog="python -m docs.generate.reference", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument("--check", action="store_true", help="compare only; exit code 1 where something differs")
    check = parser.parse_args().check
    try:
        stale = {path: text for path, text in texts().items() if path.read_text(encoding="utf-8") != text}
    except MissingText as error:
        print(error, file=sys.stderr)
        return 1
    for path, text in stale.items():
        if check:
            print(f"{path.relative_to(ROOT)} is not up to date; run: make generate")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
