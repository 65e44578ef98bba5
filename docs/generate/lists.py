# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the lists that follow from the modules there are, so that nobody has to remember them.

* ``meta/runtime.yml``: the action group, and the routing to the action plugin.
* ``plugins/module_utils/_config/resources.py``: the resources of configuration as code. These are all resources that a module
  manages, except those that belong to sponsors: guest accounts change without anybody editing a file. Modules import the
  resources one by one, because AnsiballZ packs only what is imported by name.
* The types in the documentation of ``config``, and their number in README.md.

Usage: ``python -m docs.generate.lists`` writes, with ``--check`` it only compares. Reads source text only.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MODULES = ROOT / "plugins" / "modules"
_RESOURCES = ROOT / "plugins" / "module_utils" / "_resources"
_ACTION = "openise.ise.ise"
_MANAGED = re.compile(r"^TASK = ResourceTask\((\w+)\)$", re.MULTILINE)
_HEADER = '''# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The resources of configuration as code. Written by docs/generate/lists.py from the modules that manage a resource."""

from __future__ import annotations

'''
_WHY_ROUTED = """\
# One action plugin runs every module inside the controller where it can (docs/architecture.md, "Fast path").
# It is named here rather than by an action redirect, so that module_defaults of one module stay that module's.
"""


@dataclass(frozen=True)
class Declared:
    """A resource as its source text declares it: constant, file, plural name, and whether it belongs to sponsors."""

    constant: str
    file: str
    plural: str
    sponsored: bool


def modules() -> list[str]:
    """Return the names of all modules, in alphabetical order."""
    return sorted(path.stem for path in _MODULES.glob("*.py") if path.stem != "__init__")


def configured() -> list[Declared]:
    """Return the resources of configuration as code, in alphabetical order of their constants."""
    declared = {each.constant: each for path in sorted(_RESOURCES.glob("*.py")) for each in _declarations(path)}
    managed = {match[1] for name in modules() for match in _MANAGED.finditer(_text(_MODULES / f"{name}.py"))}
    return [declared[constant] for constant in sorted(managed) if not declared[constant].sponsored]


def _declarations(path: Path) -> Iterator[Declared]:
    """Yield the resources that a file assigns to constants."""
    for node in ast.parse(_text(path)).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Call):
            call = node.value
            if isinstance(call.func, ast.Name) and call.func.id == "Resource":
                plural = ast.literal_eval(call.args[1])
                endpoint = next(word.value for word in call.keywords if word.arg == "endpoint")
                sponsored = any(word.arg == "sponsored" for word in getattr(endpoint, "keywords", ()))
                yield Declared(node.targets[0].id, path.stem, plural, sponsored)


def written() -> dict[Path, str]:
    """Return the text that each file should have."""
    runtime, config, readme = ROOT / "meta" / "runtime.yml", _MODULES / "config.py", ROOT / "README.md"
    plurals = sorted(each.plural for each in configured())
    return {
        runtime: f"{_text(runtime).split('action_groups:', maxsplit=1)[0]}{_routing()}",
        ROOT / "plugins" / "module_utils" / "_config" / "resources.py": _registry(),
        config: re.sub(
            r"( +)- The types are C\(.*?\)\.\n", lambda match: _types(match[1], plurals), _text(config), flags=re.S
        ),
        readme: re.sub(r"\bobjects of \d+ types\b", f"objects of {len(plurals)} types", _text(readme)),
    }


def _routing() -> str:
    group = "".join(f"    - {name}\n" for name in modules())
    routes = "".join(f"    {name}:\n      action_plugin: {_ACTION}\n" for name in modules())
    return f"action_groups:\n  ise:\n{group}\n{_WHY_ROUTED}plugin_routing:\n  modules:\n{routes}"


def _registry() -> str:
    lines = "".join(f"from .._resources.{each.file} import {each.constant}\n" for each in configured())
    constants = "".join(f"    {each.constant},\n" for each in configured())
    return f"{_HEADER}{lines}\nRESOURCES = (\n{constants})\n"


def _types(indent: str, plurals: list[str]) -> str:
    names = [f"C({plural})" for plural in plurals]
    words = f"- The types are {', '.join(names[:-1])} and {names[-1]}."
    return f"{textwrap.fill(words, 120, initial_indent=indent, subsequent_indent=f'{indent}  ')}\n"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def outdated() -> list[Path]:
    """Return the files that are not as they should be."""
    return [path for path, text in written().items() if _text(path) != text]


def main() -> int:
    """Write, or compare; return 1 where a file is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate.lists", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; exit code 1 where something differs")
    check = parser.parse_args().check
    for path in outdated():
        if check:
            print(f"{path.relative_to(ROOT)} is not up to date; run: python3 -m docs.generate.lists")
        else:
            path.write_text(written()[path], encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if check and outdated() else 0


if __name__ == "__main__":
    sys.exit(main())
