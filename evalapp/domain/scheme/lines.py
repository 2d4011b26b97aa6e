"""On which line of a TOML text each key stands, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and positions in lists, from 1: `("groups", 1, "criteria", 2, "weight")`."""

_TOKEN = re.compile(
    r'''
    (?P<blank> [ \t\r]+ | \#[^\n]* )
  | (?P<end> \n )
  | (?P<string> """(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5} | \'\'\'(?:[^\']|\'{1,2}(?!\'))*\'{3,5} | "(?!"")(?:[^"\\\n]|\\.)*" | \'(?!\'\')[^\'\n]*\' )
  | (?P<mark> [][{}=,.] )
  | (?P<bare> [^][{}=,.\s\#"\']+ )
    ''',  # noqa: E501
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def lines_of(text: str) -> Mapping[Path, int]:
    """The first line of every table, key and list item. `text` must be valid TOML."""
    return _Scan(text).found


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """Where `path` stands or, when it is not there, the table that lacks it."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 1)


def deep_key(text: str, parts: int) -> int:
    """The line of the first dotted key of so many parts, 0 where there is none; of text that may be no TOML at all."""
    if text.count(".") < parts - 1:
        return 0
    found, is_joined = 0, False
    for token in _tokens(text):
        if token.kind == "mark" and token.text == ".":
            is_joined = True
            continue
        if token.kind in ("string", "bare"):
            found = found + 1 if is_joined else 1
            if found == parts:
                return token.line
        else:
            found = 0
        is_joined = False
    return 0


def _tokens(text: str) -> Iterator[_Token]:
    """Up to what is no part of TOML, where tomllib stops as well."""
    line, end = 1, 0
    for match in _TOKEN.finditer(text):
        if match.start() != end:
            break
        end = match.end()
        kind = match.lastgroup or ""
        if kind != "blank":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")
    yield _Token("end", "", line)


class _Scan:
    """One walk over the tokens, without recursion: lists within lists may be deep."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._table: Path = ()
        for token in self._tokens:
            if token.text == "[":
                self._heading()
            elif token.kind != "end":
                self._value(self._note(self._table, self._key(token, "="), token.line))

    def _key(self, token: _Token, until: str) -> list[str]:
        """The parts of a dotted key of which `token` is the first."""
        parts = []
        while token.text != until:
            if token.text != ".":
                parts.append(_plain(token.text))
            token = next(self._tokens)
        return parts

    def _note(self, path: Path, parts: list[str], line: int) -> Path:
        for part in parts:
            path = (*path, part)
            self.found.setdefault(path, line)
        return path

    def _heading(self) -> None:
        token = next(self._tokens)
        is_list = token.text == "["
        if is_list:
            token = next(self._tokens)
        line, parts = token.line, self._key(token, "]")
        path: Path = ()
        for n, part in enumerate(parts, start=1):
            path = self._note(path, [part], line)
            if is_list and n == len(parts):
                self._lists[path] = self._lists.get(path, 0) + 1
            if path in self._lists:
                path = (*path, self._lists[path])
                self.found.setdefault(path, line)
        self._table = path
        while token.kind != "end":
            token = next(self._tokens)

    def _value(self, path: Path) -> None:
        """Up to the end of the value at `path`; `within` holds the lists and tables that are open."""
        within: list[tuple[str, Path, int]] = []
        awaits_item = False
        for token in self._tokens:
            if token.kind == "end":
                if not within:
                    return
                continue
            if awaits_item and token.text not in ("]", "}"):
                awaits_item = False
                kind, owner, n = within.pop()
                if kind == "[":
                    path = (*owner, n + 1)
                    self.found.setdefault(path, token.line)
                    within.append((kind, owner, n + 1))
                else:
                    within.append((kind, owner, n))
                    path = self._note(owner, self._key(token, "="), token.line)
                    continue
            if token.text in ("[", "{") and token.kind == "mark":
                within.append((token.text, path, 0))
                awaits_item = True
            elif token.text in ("]", "}") and token.kind == "mark":
                within.pop()
                awaits_item = False
            elif token.text == "," and token.kind == "mark":
                awaits_item = True


def _plain(written: str) -> str:
    """A key without its quotation marks."""
    if written[0] == "'":
        return written[1:-1]
    if written[0] == '"':
        return str(tomllib.loads(f"key = {written}")["key"])
    return written
