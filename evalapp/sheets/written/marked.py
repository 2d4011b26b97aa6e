"""A table for a person's spreadsheet that tells by its last heading whether it still is as it was written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from evalapp.domain.incoming.bounds import TABLE_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.files import write_bytes
from evalapp.sheets.csv_files import csv_bytes

_DIGITS = 16


def write_marked(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """As `write_csv` for a spreadsheet. Raises KnownError where it cannot be written."""
    content = csv_bytes(header, rows, is_for_spreadsheet=True)
    head, end, below = content.partition(b"\n")
    write_bytes(path, head + _mark(content) + end + below)


def is_as_marked(path: Path) -> bool:
    """Not where anybody saved it since, which spreadsheets do in other bytes even where no cell changed."""
    try:
        content = read_plain(path, TABLE_BYTES)
    except OSError:
        return False
    line, end, below = content.partition(b"\n")
    head, mark, _digest = line.rpartition(b";")
    content = head + end + below
    for language in LANGUAGES:
        with in_language(language):
            if mark and line == head + _mark(content):
                return True
    return False


def _mark(content: bytes) -> bytes:
    words = _("Fingerprint {digest}").format(digest=sha256(content).hexdigest()[:_DIGITS])
    return f";{words}".encode()
