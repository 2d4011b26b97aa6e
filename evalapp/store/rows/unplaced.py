"""Files that are recorded as handed out or handed in and do not have their name yet.

The rows are written in the change that records the files, and go, without a change, once the files have their names:
what is left of them tells the next opening what a kill kept from being done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from itertools import islice

from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile

MOST = 10_000  # rows; there is one for each juror, and a few for access codes
_LONGEST = 12_288  # bytes of a folder, each of which may take three
# Whoever altered the file may have put there what fills the memory, or ends a text for SQLite before its end.
_READ = "SELECT " + ", ".join(
    f"substr(CAST({column} AS BLOB), 1, {_LONGEST + 1})"
    for column in ("part", "folder", "name", "sha256", "juror")
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unplaced:
    """A file that lies in `folder` under the name `part` and is to be called `name`.

    `folder` is percent-encoded; without a root it is in that of the panel or work file. `juror`: whose it is, empty for
    the access codes of several.
    """

    part: str
    folder: str
    name: str
    sha256: str
    juror: str


def each_unplaced(file: PanelFile) -> Iterator[Unplaced]:
    """One after the other, however many there are; a text that is longer than any of ours is cut."""
    with known_faults(file.path):
        for row in file.conn.execute(f"{_READ} FROM unplaced"):
            part, folder, name, sha256, juror = ((each or b"").decode(errors="replace") for each in row)
            yield Unplaced(part=part, folder=folder, name=name, sha256=sha256, juror=juror)


def read_unplaced(file: PanelFile) -> tuple[Unplaced, ...]:
    """What is of no juror alone comes first: without its code nobody opens a pack. Of more than `MOST`, only those."""
    found = islice(each_unplaced(file), MOST)
    return tuple(sorted(found, key=lambda each: (each.juror, each.part)))


def has_unplaced(file: PanelFile) -> bool:
    return bool(file.value("SELECT EXISTS (SELECT 1 FROM unplaced)"))


def note_unplaced(file: PanelFile, files: Iterable[Unplaced]) -> None:
    """In the open change. An earlier file of the same juror need not be placed any more."""
    for each in files:
        if each.juror:
            file.conn.execute("DELETE FROM unplaced WHERE juror = ?", (each.juror,))
        file.conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", astuple(each))


def forget_unplaced(file: PanelFile, parts: Iterable[str]) -> None:
    """Raises KnownError where the file cannot be written to."""
    with known_faults(file.path), file.still, file.on_disk.written():
        file.conn.execute(
            "DELETE FROM unplaced WHERE part IN (SELECT value FROM json_each(?))", [json.dumps(list(parts))]
        )
