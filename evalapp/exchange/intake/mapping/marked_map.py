"""A column map that tells by its last line, a remark, whether it still is as it was written here."""

from __future__ import annotations

import re
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from evalapp.domain.incoming.bounds import COLUMN_MAP_BYTES
from evalapp.domain.incoming.plain_files import read_plain

_MARK = re.compile(rb"^# Evalapp ([0-9a-f]{16})\r?$", re.MULTILINE)


_TABLE = re.compile(r"\[(\w+)\]")
_LINE = re.compile(r'(?:# )?("(?:[^"\\]|\\.)*") = ')


class Mark(Enum):
    NONE = auto()  # somebody wrote it, or an earlier version
    FITS = auto()
    OTHERWISE = auto()  # somebody worked in it since


def with_mark(text: str) -> bytes:
    content = text.encode()
    return content + b"\n" + _line(content)


def mark_of(path: Path) -> Mark:
    """Of a map that was read. Raises OSError."""
    content = read_plain(path, COLUMN_MAP_BYTES, may_be_link=True)
    if not _MARK.search(content):
        return Mark.NONE
    body, _end, _line_of_mark = content.rpartition(b"\n# Evalapp ")
    return Mark.FITS if content == body + b"\n" + _line(body) else Mark.OTHERWISE


def said_in(content: bytes) -> frozenset[tuple[str, str]]:
    """The headings and sheets of which a map that was written here says something, each with its table; also what it
    only proposes.
    """
    table, found = "", set()
    for line in content.decode("utf-8", "replace").split("\n"):
        if head := _TABLE.fullmatch(line):
            table = head[1]
        elif said := _LINE.match(line):
            found.add((table, said[1]))
    return frozenset(found)


def _line(content: bytes) -> bytes:
    return b"# Evalapp " + sha256(content).hexdigest()[:16].encode() + b"\n"
