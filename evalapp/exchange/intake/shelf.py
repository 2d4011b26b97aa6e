"""Files as they were read, for as long as somebody looks at them: read once more only where they changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evalapp.domain.errors import PasswordNeeded
from evalapp.sheets.sheet import AS_FOUND, Book, HeadingsAt, Row
from evalapp.sheets.tables import read_tables

AskPassword = Callable[[Path, str], str | None]
"""Given a protected file and what is to be said of it; None gives up. The password is not kept."""

_Key = tuple[Path, int, int, tuple[tuple[str, int], ...]]


class Shelf:
    """Of each file as it was found, and with the rows of headings that somebody chose."""

    def __init__(self) -> None:
        self._books: dict[_Key, Book] = {}
        self._passwords: dict[Path, str | None] = {}

    def open(
        self, path: Path, ask_password: AskPassword | None = None, headings_at: HeadingsAt = AS_FOUND
    ) -> Book:
        """Raises UnreadableFile, of which PasswordNeeded for a protected file that is not opened."""
        key = _key(path, headings_at)
        if key is not None and key in self._books:
            return self._books[key]
        book = self._read(path, ask_password, headings_at)
        if key is not None:
            self._books[key] = book
        return book

    def emptied(self) -> list[Row]:
        """All of its rows, for whoever lets them go: nothing is on it any more."""
        rows = [row for book in self._books.values() for sheet in book for row in sheet.rows]
        self._books = {}
        return rows

    def unlock(self, path: Path, password: str) -> None:
        """Tried first when the file is read; forgotten with the shelf."""
        self._passwords[path] = password

    def _read(self, path: Path, ask_password: AskPassword | None, headings_at: HeadingsAt) -> Book:
        password = self._passwords.get(path)
        while True:
            try:
                book = read_tables(path, password, headings_at)
            except PasswordNeeded as error:
                self._passwords.pop(path, None)
                password = ask_password(path, str(error)) if ask_password else None
                if password is None:
                    raise
            else:
                self._passwords[path] = password
                return book


def _key(path: Path, headings_at: HeadingsAt) -> _Key | None:
    """None where nobody can tell whether it is still the same: its reader says why."""
    try:
        found = path.stat()
    except OSError:
        return None
    return path, found.st_mtime_ns, found.st_size, tuple(sorted(headings_at.items()))
