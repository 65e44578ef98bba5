# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps secrets out of messages: recognizes ISE's masks, and replaces known secrets in texts."""

from __future__ import annotations

import base64
import html
import re
import threading
from collections.abc import Iterable, Iterator
from typing import NamedTuple

PLACEHOLDER = "********"
# Shorter secrets occur by chance: they are replaced as whole words, and those of one character in quotes.
SHORTEST = 4

# ISE masks secrets with asterisks: six for network devices, seven for internal users.
_MASK = re.compile(r"\*{3,}")

_LEVELS = 5  # encodings inside each other, such as an XML document in a JSON text
_ENCODED = re.compile(
    r"""
    (?P<percent> (?:%[0-9a-f]{2})+ )
  | (?P<bytes> (?:\\x[0-9a-f]{2})+ )
  | (?P<pair> \\ud[89ab][0-9a-f]{2} \\ud[c-f][0-9a-f]{2} )
  | (?P<unit> (?-i: \\u)[0-9a-f]{4} | (?-i: \\U)[0-9a-f]{8} )
  | (?P<letter> \\["'\\/bfnrt] )
  | (?P<entity> & (?: \#[0-9]{1,7} | \#x[0-9a-f]{1,6} | [a-z]{2,8} ) ; )
  | (?P<plus> \+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE_ENCODED = re.compile(r"[%&+\\]")
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_QUOTES = "'\"`<>\u2018\u2019\u201c\u201d\u00ab\u00bb"


def is_mask(value: object) -> bool:
    """Return whether ``value`` is a mask of ISE: three or more asterisks and nothing else."""
    return isinstance(value, str) and _MASK.fullmatch(value) is not None


class _Form(NamedTuple):
    """A text in one of its forms; ``ends`` and ``starts`` have the place of each character in the original text."""

    text: str
    starts: list[int]
    ends: list[int]


class Redactor:
    """Replaces known secrets in texts, whatever encoding a server or a library returns them in, and in upper or lower case.

    Texts are decoded step by step, and each step is searched. Built for thousands of secrets and several threads: the time of a
    search depends on the text alone.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._new: list[str] = []
        # In every form, in lower case, and the lengths that follow a beginning. Short ones in the case they have.
        self._long: set[str] = set()
        self._lengths: dict[str, set[int]] = {}
        self._short: set[str] = set()
        self._lock = threading.Lock()

    def add(self, values: Iterable[object]) -> None:
        """Add secrets; empty strings, masks and other types are ignored."""
        with self._lock:
            for value in values:
                if isinstance(value, str) and value and value not in self._known and not is_mask(value):
                    self._known.add(value)
                    self._new.append(value)

    def add_credentials(self, username: str, password: str) -> None:
        """Add a password, and its encoding in a Basic authorization header."""
        login = f"{username}:{password}".encode(errors="surrogatepass")
        self.add([password, base64.b64encode(login).decode("ascii")])

    def clean(self, text: str) -> str:
        """Return ``text`` with every known secret replaced; of secrets that overlap no part remains."""
        with self._lock:
            for secret in self._new:
                self._prepare(secret)
            self._new.clear()
            spans = _united(span for form in _forms(text) for span in self._found_in(form))
        cleaned, last = [], 0
        for start, end in spans:
            cleaned += [text[last:start], PLACEHOLDER]
            last = end
        return "".join([*cleaned, text[last:]])

    def _prepare(self, secret: str) -> None:
        """Add the forms of a secret. Most tasks end without a text to search."""
        if len(secret) < SHORTEST:
            self._short.add(secret)
            return
        for text in (secret, *_in_base64(secret)):
            for form in _forms(text) if _MAY_BE_ENCODED.search(text) else [_Form(text, [], [])]:
                lower = _lower(form.text)
                if len(lower) >= SHORTEST:
                    self._long.add(lower)
                    self._lengths.setdefault(lower[:SHORTEST], set()).add(len(lower))

    def _found_in(self, form: _Form) -> Iterator[tuple[int, int]]:
        """Yield the places of secrets."""
        lower = _lower(form.text)
        for start in range(len(lower)):
            lengths = self._lengths.get(lower[start : start + SHORTEST], ())
            sizes = [len(found) for size in lengths if (found := lower[start : start + size]) in self._long]
            if self._short:
                sizes += [size for size in range(1, SHORTEST) if self._is_short_secret(form.text, start, start + size)]
            if sizes:
                yield form.starts[start], form.ends[start + max(sizes) - 1]

    def _is_short_secret(self, text: str, start: int, end: int) -> bool:
        if end > len(text) or text[start:end] not in self._short:
            return False
        before, after = text[start - 1 : start], text[end : end + 1]
        if end - start == 1:
            return (not before or before in _QUOTES) and (not after or after in _QUOTES)
        return not before.isalnum() and not after.isalnum()


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, with those that overlap as one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _lower(text: str) -> str:
    """Return a text in lower case, with as many characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(min(one.lower(), one, key=len) for one in text)


def _in_base64(secret: str) -> Iterator[str]:
    """Yield what every base64 of a text with the secret contains, wherever in the text the secret begins."""
    raw = secret.encode(errors="surrogatepass")
    for before in range(3):
        bits = 8 * (before + len(raw))
        encoded = base64.b64encode(bytes(before) + raw).decode("ascii")[-(-8 * before // 6) : bits // 6]
        if len(encoded) >= 2 * SHORTEST:
            yield from {encoded, encoded.translate({ord("+"): "-", ord("/"): "_"})}


def _forms(text: str) -> list[_Form]:
    """Return a text, and the texts that decoding it once and again results in."""
    forms = [_Form(text, list(range(len(text))), list(range(1, len(text) + 1)))]
    while len(forms) < _LEVELS and _MAY_BE_ENCODED.search(forms[-1].text):
        decoded = _decoded(forms[-1])
        if decoded.text == forms[-1].text:
            break
        forms.append(decoded)
    return forms


def _decoded(form: _Form) -> _Form:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _ENCODED.finditer(form.text):
        letters += form.text[last : match.start()]
        starts += form.starts[last : match.start()]
        ends += form.ends[last : match.start()]
        place = match.start()
        for letter, size in _letters(match):
            letters.append(letter)
            starts.append(form.starts[place])
            place += size
            ends.append(form.ends[place - 1])
        last = match.end()
    letters += form.text[last:]
    return _Form("".join(letters), starts + form.starts[last:], ends + form.ends[last:])


def _letters(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield each encoded character, and how many characters encode it."""
    kind, text = match.lastgroup, match[0]
    if kind in ("percent", "bytes"):
        width = 3 if kind == "percent" else 4
        raw = bytes.fromhex(text.replace("%", "").replace("\\x", "").replace("\\X", ""))
        try:
            for letter in raw.decode():
                yield letter, width * len(letter.encode())
        except UnicodeDecodeError:
            for letter in raw.decode("latin-1"):
                yield letter, width
        return
    yield _letter(str(kind), text), len(text)


def _letter(kind: str, text: str) -> str:
    if kind == "pair":
        return bytes.fromhex(text.replace("\\u", "").replace("\\U", "")).decode("utf-16-be")
    if kind == "unit":
        number = int(text[2:], 16)
        return chr(number) if number < 0x110000 else text[-1]
    if kind == "letter":
        return _LETTERS.get(text[1], text[1])
    if kind == "entity":
        found = html.unescape(text)
        return found if len(found) == 1 else "&"
    return " "
