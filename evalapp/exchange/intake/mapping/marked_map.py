"""A column map that tells by its last line, a remark, whether it still is as it was written here."""

from __future__ import annotations

import re
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from evalapp.domain.incoming.bounds import COLUMN_MAP_BYTES
from evalapp.domain.incoming.plain_files import read_plain

_MARK = re.compile(rb"^# Evalapp ([0-9a-f]{16})(?:-[0-9a-f]{8})?\r?$", re.MULTILINE)
_OWNER = re.compile(rb"[0-9a-f]{8}")
_TABLE = re.compile(r"\[(\w+)\]")
_LINE = re.compile(r'(?:# )?("(?:[^"\\]|\\.)*") = ')


class Mark(Enum):
    NONE = auto()  # somebody wrote it, or an earlier version
    FITS = auto()
    OTHERWISE = auto()  # somebody worked in it since


def with_mark(text: str, of: str = "") -> bytes:
    """`of` is what it was made of: a table of a call."""
    content = text.encode()
    return content + b"\n" + _line(content, _digits_of(of))


def is_made_of(content: bytes, of: str) -> bool:
    return content.rstrip(b"\n").endswith(b"-" + _digits_of(of))


def mark_of(path: Path) -> Mark:
    """Of a map that was read. Raises OSError."""
    content = read_plain(path, COLUMN_MAP_BYTES, may_be_link=True)
    if not _MARK.search(content):
        return Mark.NONE
    body, _end, mark = content.rpartition(b"\n# Evalapp ")
    owner = mark[17:-1] if _OWNER.fullmatch(mark[17:-1]) else b""
    return Mark.FITS if content == body + b"\n" + _line(body, owner) else Mark.OTHERWISE


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


def lines_in(content: bytes) -> frozenset[tuple[str, str]]:
    """The same with what is said of each, and not only proposed."""
    table, found = "", set()
    for line in content.decode("utf-8", "replace").split("\n"):
        if head := _TABLE.fullmatch(line):
            table = head[1]
        elif not line.startswith("#") and _LINE.match(line):
            found.add((table, line))
    return frozenset(found)


def _digits_of(of: str) -> bytes:
    return sha256(of.encode()).hexdigest()[:8].encode()


def _line(content: bytes, owner: bytes) -> bytes:
    mark = sha256(content).hexdigest()[:16].encode()
    return b"# Evalapp " + mark + (b"-" + owner if owner else b"") + b"\n"
