"""Files that are recorded as handed out or handed in and do not have their name yet.

The rows are written in the change that records the files, and go, without a change, once the files have their names:
what is left of them tells the next opening what a kill kept from being done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile


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


def read_unplaced(file: PanelFile) -> tuple[Unplaced, ...]:
    """What is of no juror alone comes first: without its code nobody opens a pack."""
    rows = file.rows("SELECT part, folder, name, sha256, juror FROM unplaced ORDER BY juror, part")
    return tuple(
        Unplaced(part=part, folder=folder, name=name, sha256=sha256, juror=juror)
        for part, folder, name, sha256, juror in rows
    )


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
