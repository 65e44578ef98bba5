# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the JSON Schema of the data model: what files of configuration as code may hold, for editors and pipelines.

Types, choices, ranges and lengths come from the declarations, words from the modules' DOCUMENTATION. The schema takes types as
YAML gives them, strictly, so that ``name: 0123`` is found before ISE gets another name. It is lenient where Ansible users
rightly write something else:

* Editors read YAML 1.2, where ``yes`` and ``no`` are strings. Ansible reads YAML 1.1, where they are booleans.
* A choice that looks like a number may be written as one (``version: 3``), and so may a number that stands for a name.
* A value may be a Jinja expression, because inventory variables hold the same model, or one that is encrypted with Ansible Vault.
* An option may be null, which counts as not set and overrides a default.

Validators print what does not fit. So of a secret the schema asks only that it is a text and no mask; its length is looked at by
the module, which does not print it.

Usage: ``python -m docs.generate.json_schema`` writes, with ``--check`` it only compares. Needs ansible-core.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tools.checkout import FQCN, ROOT, collections_tree

if TYPE_CHECKING:
    from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute
    from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

PATH = ROOT / "schemas" / "configuration.schema.json"
_PLUGINS = f"ansible_collections.{FQCN}.plugins"

_SHARED: dict[str, Any] = {
    "stand_in": {
        "$comment": "A Jinja expression, or a value encrypted with Ansible Vault. Editors would show a description.",
        "type": "string",
        "pattern": r"\{\{[\s\S]*\}\}|^\$ANSIBLE_VAULT;",
    },
    "stand_in_or_null": {"anyOf": [{"$ref": "#/$defs/stand_in"}, {"type": "null"}]},
    "boolean": {
        "anyOf": [
            {"type": ["boolean", "null"]},
            {"type": "string", "pattern": "^(?:yes|no|on|off)$"},
            {"$ref": "#/$defs/stand_in"},
        ]
    },
    "secret": {
        "type": ["string", "null"],
        # Neither a mask nor a misspelt reference.
        "pattern": r"^(?!\*{3,}$)(?!(?!secret://\S)\s*[sS][eE][cC][rR][eE][tT][sS]?\s*:)",
        "anyOf": [
            {"type": "null"},
            {"pattern": r"^secret://"},
            {"$ref": "#/$defs/stand_in"},
            {"$comment": "Plain text, which editors mark: write secret://NAME.", "deprecated": True},
        ],
    },
}
_ERS_RESOURCES = (
    "Objects of other resources by API path, with ISE's attribute names. "
    "A path that has a type of its own is not allowed."
)
_RENAMED_FROM: dict[str, Any] = {
    "description": "Former name of the object, or a list of them. The object that ISE has under such a name is renamed.",
    "anyOf": [
        {"type": ["string", "null"], "minLength": 1},
        {"type": "array", "items": {"type": "string", "minLength": 1}},
    ],
}
# Semantic markup has a backslash before some characters, the older kind has none.
_SEMANTIC = re.compile(r"\b(?:[OVEP]|RV)\(((?:\\.|[^\\()])*)\)")
_CLASSIC = re.compile(r"\b[BCIMU]\(([^)]*)\)")
# It names an option of another module with that module in front.
_OWNER = re.compile(r"^[\w.]+#\w+:")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file of the data model."""
    types: Mapping[str, Resource] = _registry().TYPES
    any_resource = _registry().type_of("ers_resources/ldap")  # the options of all paths are the same
    documented = {resource.name: _documentation(resource.name) for resource in types.values()}
    ordered = sorted(types.items())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://raw.githubusercontent.com/openise/openise.ise/main/schemas/configuration.schema.json",
        "$comment": "Copyright (c) 2026, the openise.ise contributors. SPDX-License-Identifier: GPL-3.0-or-later. "
        "Written by docs/generate/json_schema.py from the declarations.",
        "title": "Configuration of Cisco ISE as code",
        "description": "Input of the lookup openise.ise.configuration and of the module openise.ise.config.",
        "type": ["object", "null"],  # nothing but comments is a file as well
        "properties": {
            "defaults": {
                "description": "Default options of all objects of a type in this folder and its subfolders.",
                "type": "object",
                "properties": {
                    **{plural: {"$ref": f"#/$defs/{resource.name}"} for plural, resource in ordered},
                    "ers_resources": _by_path({"$ref": "#/$defs/ers_resource"}, "Default options by API path."),
                },
                "additionalProperties": False,
            },
            **{plural: _objects(plural, resource) for plural, resource in ordered},
            "ers_resources": _by_path({"$ref": "#/$defs/ers_resources"}, _ERS_RESOURCES),
        },
        "additionalProperties": False,
        "$defs": {
            **_SHARED,
            **{resource.name: definition(resource, documented[resource.name]) for _plural, resource in ordered},
            "ers_resource": definition(any_resource, _documentation("ers_resource")),
            "ers_resources": _objects("objects", any_resource, "ers_resource"),
        },
    }


def _by_path(wanted: dict[str, Any], words: str) -> dict[str, Any]:
    """Return the schema of a dictionary of API paths: those that are known, and others except those of other types."""
    registry = _registry()
    problems = {path: registry.path_problem(f"ers_resources/{path}") for path in _catalog()}
    return {
        "description": words,
        "type": ["object", "null"],
        "properties": {path: wanted for path, problem in problems.items() if not problem},
        "propertyNames": {"not": {"enum": [path for path, problem in problems.items() if problem]}},
        "additionalProperties": wanted,
    }


def _registry() -> Any:
    return importlib.import_module(f"{_PLUGINS}.module_utils._config.registry")


def _catalog() -> list[str]:
    """Return the paths that ERS is known to serve."""
    return sorted(importlib.import_module(f"{_PLUGINS}.module_utils._ers.catalog").ENDPOINTS)


def _objects(plural: str, resource: Resource, module: str = "") -> dict[str, Any]:
    """Return the schema of the list of a type: of objects that are known by their key or their id."""
    arguments = _arguments()
    name = module or resource.name
    item: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    groups = arguments.object_keys(resource)
    ways = [[option] for option in groups[0]] if len(groups) == 1 else [[group[0] for group in groups], ["id"]]
    item["anyOf"] = [{"required": way} for way in ways]
    if exclusions := arguments.object_exclusions(resource):
        item["allOf"] = [{"not": {"required": options}} for options in exclusions]
    words = f"{plural.replace('_', ' ').capitalize()}, each with the options of the module {FQCN}.{name}."
    return {"description": words, "type": "array", "items": item}


def definition(resource: Resource, documentation: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of the options of one object, with the words of its module's DOCUMENTATION, fragments included.

    Files have one option more, if objects can be renamed.
    """
    result = _options(_arguments().object_options(resource), documentation["options"], resource.attributes, resource)
    if not resource.not_renamable:
        result["properties"]["renamed_from"] = _RENAMED_FROM
    return result


def _arguments() -> Any:
    return importlib.import_module(f"{_PLUGINS}.module_utils._schema.argument_spec")


def _types() -> Any:
    return importlib.import_module(f"{_PLUGINS}.module_utils._schema.attribute_types")


def _options(
    spec: Mapping[str, Any], described: Mapping[str, Any], attributes: tuple[Attribute, ...], resource: Resource
) -> dict[str, Any]:
    """Return the schema of a dictionary with the options of an argument spec, of which some are ``attributes``."""
    declared = {item.name: item for item in attributes}
    properties = {
        name: {
            "description": plain(described[name]["description"]),
            **_or_null(_value(option, described[name], declared.get(name), resource)),
        }
        for name, option in spec.items()
    }
    required = [name for name, option in spec.items() if option.get("required")]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _value(
    option: Mapping[str, Any], described: Mapping[str, Any], declared: Attribute | None, resource: Resource
) -> dict[str, Any]:
    """Return the schema of the value of one option."""
    kind = option["type"]
    if kind == "bool":
        return {"$ref": "#/$defs/boolean"}
    if declared and declared.secret:
        return {"$ref": "#/$defs/secret"}
    if kind == "list":
        member = {**option, "type": option["elements"]}
        return _unless_stand_in({"type": "array", "items": _value(member, described, declared, resource)})
    if "options" in option:
        attributes = declared.attributes if declared else ()
        return _unless_stand_in(_options(option["options"], described["suboptions"], attributes, resource))
    if kind == "dict":
        return _unless_stand_in({"type": "object"})
    if choices := option.get("choices"):
        words = [*choices, *(int(choice) for choice in choices if choice.isdigit())]
        return {"anyOf": [{"enum": words}, {"$ref": "#/$defs/stand_in"}]}
    if kind == "int":
        limits = declared.range if isinstance(declared, _types().Integer) else None
        return _unless_stand_in({"type": "integer", **({"minimum": limits[0], "maximum": limits[1]} if limits else {})})
    return _text(declared, resource)


def _text(declared: Attribute | None, resource: Resource) -> dict[str, Any]:
    """Return the schema of a text, or of a name that a number may stand for."""
    if not isinstance(declared, _types().String):
        return {"type": ["string", "integer"] if _is_numbered(declared) else "string"}
    if declared.lengths:
        sizes = "|".join(f".{{{length}}}" for length in declared.lengths)
        return _unless_stand_in({"type": "string", "pattern": f"^(?:{sizes})?$"})  # an empty value clears it
    if declared.pattern[0]:
        text: dict[str, Any] = {"type": "string", "pattern": f"^(?:{declared.pattern[0]})$"}
        # The pattern applies to new objects. Some built-in objects have other names.
        known = [name for name in resource.identity.built_in if not re.fullmatch(declared.pattern[0], name)]
        return _unless_stand_in({"anyOf": [text, {"enum": known}]} if known else text)
    return {"type": "string"}


def _is_numbered(declared: Attribute | None) -> bool:
    """Return whether the number of an object is accepted as its name."""
    to = getattr(declared, "to", ())
    targets = to if isinstance(to, tuple) else (to,)
    return any(target.identity.also_found_by for target in targets if hasattr(target, "identity"))


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value that may be null; those that are referred to may be so by themselves."""
    if "if" in value:
        return {**value, "if": {"$ref": "#/$defs/stand_in_or_null"}}
    if "anyOf" in value:
        return {"anyOf": [*value["anyOf"], {"type": "null"}]}
    if "type" in value:
        kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*kinds, "null"]}
    return value


def _unless_stand_in(wanted: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes a stand-in as well. Unlike ``anyOf``, it lets validators say what is wrong with all else."""
    return {"if": {"$ref": "#/$defs/stand_in"}, "else": wanted}


def plain(description: str | list[str]) -> str:
    """Return a description without semantic markup: ``V(10)`` becomes 10, ``O(a.b=c)`` becomes a.b=c."""
    paragraphs = [description] if isinstance(description, str) else description
    text = "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    text = _SEMANTIC.sub(lambda match: _OWNER.sub("", re.sub(r"\\(.)", r"\1", match[1])), text)
    return _CLASSIC.sub(r"\1", text)


def _documentation(module: str) -> dict[str, Any]:
    """Return the DOCUMENTATION of a module with its fragments."""
    from ansible.plugins.loader import fragment_loader
    from ansible.utils.plugin_docs import get_docstring

    path = ROOT / "plugins" / "modules" / f"{module}.py"
    documentation: dict[str, Any] = get_docstring(str(path), fragment_loader, is_module=True)[0]
    return documentation


def text() -> str:
    """Return what the file should hold."""
    from ansible.plugins.loader import init_plugin_loader
    from ansible.utils.collection_loader import AnsibleCollectionConfig

    if AnsibleCollectionConfig.collection_finder is None:
        init_plugin_loader([str(collections_tree())])
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write, or compare; return 1 where the file is not as it should be."""
    parser = argparse.ArgumentParser(
        prog="python -m docs.generate.json_schema", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument("--check", action="store_true", help="compare only; exit code 1 where something differs")
    check = parser.parse_args().check
    wanted = text()
    if PATH.is_file() and PATH.read_text(encoding="utf-8") == wanted:
        return 0
    if check:
        print(f"{PATH.name} is not up to date; run: make generate")
        return 1
    PATH.write_text(wanted, encoding="utf-8")
    print(f"wrote {PATH.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
