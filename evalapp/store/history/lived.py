"""What was done to rows through their whole life and stands: without what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import TableName
from evalapp.domain.permissions import Action
from evalapp.store.file import PanelFile
from evalapp.store.history.images import whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Lived:
    """One step in the life of a row; `before` or `after` is None where it did not exist."""

    change: int
    at: str
    actor: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def lived(file: PanelFile, table: TableName) -> Iterator[Lived]:
    """Of all rows of a table, oldest first."""
    gone = taken_back(file)
    rows = file.rows(
        "SELECT c.id, c.at, c.actor, r.before, r.after FROM change_row r JOIN change c ON c.id = r.change_id "
        "WHERE r.\"table\" = ? AND c.undoes IS NULL AND c.hash <> '' ORDER BY r.seq",
        (table,),
    )
    for change, at, actor, before, after in rows:
        if change not in gone:
            yield Lived(
                change=change, at=at, actor=actor, before=_image(table, before), after=_image(table, after)
            )


def taken_back(file: PanelFile) -> frozenset[int]:
    """The changes that were undone, and not redone since: a redo names the undo that it takes back."""
    links = file.rows("SELECT id, action, undoes FROM change WHERE undoes IS NOT NULL ORDER BY id")
    of = {number: undoes for number, _action, undoes in links}
    gone: set[int] = set()
    for _number, action, undoes in links:
        origin = undoes
        while origin in of:
            origin = of[origin]
        (gone.add if action == Action.UNDO else gone.discard)(origin)
    return frozenset(gone)


def _image(table: str, kept: str | None) -> Mapping[str, Any] | None:
    return None if kept is None else kept_json(str(whole(table, kept)))
