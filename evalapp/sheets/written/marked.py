"""A table for a person's spreadsheet that tells by its last heading whether it still is as it was written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from evalapp.domain.incoming.bounds import TABLE_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.files import Seen, write_bytes
from evalapp.sheets.csv_files import csv_bytes

_DIGITS, _DIGITS_OF_OWNER = 16, 8


def write_marked(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, of: str, over: Seen
) -> None:
    """As `write_csv` for a spreadsheet; `of` is what it belongs to, `over` what gives way.

    Raises KnownError where it cannot be written.
    """
    content = csv_bytes(header, rows, is_for_spreadsheet=True)
    head, end, below = content.partition(b"\n")
    write_bytes(path, head + _mark(content, _digits_of(of)) + end + below, over=over)


def is_as_marked(path: Path) -> bool:
    """Not where anybody saved it since, which spreadsheets do in other bytes even where no cell changed."""
    return _owner(path) is not None


def is_marked_for(path: Path, of: str) -> bool:
    """Whether it is as it was written, for this owner."""
    return _owner(path) == _digits_of(of)


def _owner(path: Path) -> str | None:
    """What it belongs to, as its mark says; None where it is not as it was written."""
    try:
        content = read_plain(path, TABLE_BYTES)
    except OSError:
        return None
    line, end, below = content.partition(b"\n")
    head, mark, digest = line.rpartition(b";")
    content = head + end + below
    owner = digest.rpartition(b"-")[2].decode("ascii", "replace")
    for language in LANGUAGES:
        with in_language(language):
            if mark and line == head + _mark(content, owner):
                return owner
    return None


def _digits_of(owner: str) -> str:
    return sha256(owner.encode()).hexdigest()[:_DIGITS_OF_OWNER]


def _mark(content: bytes, owner: str) -> bytes:
    digest = f"{sha256(content).hexdigest()[:_DIGITS]}-{owner}"
    words = _("Fingerprint {digest}").format(digest=digest)
    return f";{words}".encode()
