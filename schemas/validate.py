# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates files of configuration as code with the JSON Schema beside this file, as the pre-commit hook ``ise-configuration``.

Unlike general validators it reads YAML as Ansible does, accepts ``!vault`` and ``!unsafe``, and prints no secrets. Encrypted
files are skipped. Needs jsonschema and PyYAML.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

SCHEMA = json.loads((Path(__file__).parent / "configuration.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = Draft202012Validator(SCHEMA)
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is much faster


class _Yaml(_SafeLoader):
    """A parser that reads values with Ansible's tags as plain text."""

    def construct_tagged(self, node: yaml.ScalarNode) -> str:
        """Return the text after the tag."""
        return str(self.construct_scalar(node))


for _tag in ("!vault", "!unsafe"):
    _Yaml.add_constructor(_tag, _Yaml.construct_tagged)


def problems(path: Path) -> Iterator[str]:
    """Yield a line for each problem of a file."""
    try:
        text = path.read_text(encoding="utf-8")
        if text.startswith("$ANSIBLE_VAULT;"):
            return
        content = yaml.load(text, Loader=_Yaml)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield f"{path}:{line}: invalid YAML: {error.problem}"  # the whole error would quote the line
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        yield f"{path}: the file cannot be read: {' '.join(str(error).split())}"
    else:
        for found in _VALIDATOR.iter_errors(content):
            cause = _cause(found)
            place = cause.json_path.removeprefix("$").removeprefix(".")
            yield f"{path}: {place}{': ' if place else ''}{_message(cause)}"


def _cause(error: ValidationError) -> ValidationError:
    """Return the error of the first alternative, which is the usual form."""
    return _cause(error.context[0]) if error.context else error


def _message(error: ValidationError) -> str:
    """Return the message, without values that may contain a secret."""
    of_container = error.validator_value in ("object", "array")
    if isinstance(error.instance, (dict, list)) or of_container or error.schema == SCHEMA["$defs"]["secret"]:
        return error.message.replace(repr(error.instance), "this")
    return error.message


def main() -> int:
    """Validate the files of the command line; return 1 if there is a problem."""
    parser = argparse.ArgumentParser(prog="ise-configuration", description="Validate configuration files of Cisco ISE.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    found = [problem for path in parser.parse_args().files for problem in problems(path)]
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
