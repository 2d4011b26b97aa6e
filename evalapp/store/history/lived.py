"""What was done to rows through their whole life and stands: without what was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import TableName
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
    """The changes of a file that do not stand."""
    return gone_by(file.rows("SELECT id, undoes FROM change WHERE undoes IS NOT NULL"))


def gone_by(links: Iterable[tuple[int, int | None]]) -> frozenset[int]:
    """Of changes, each with the one that it takes back, those that do not stand.

    What is done again takes back the taking back, however often: only what stands itself takes anything back.
    """
    gone: set[int] = set()
    for number, undoes in sorted(links, key=itemgetter(0), reverse=True):
        if undoes is not None and number not in gone:
            gone.add(undoes)
    return frozenset(gone)


def _image(table: str, kept: str | None) -> Mapping[str, Any] | None:
    return None if kept is None else kept_json(str(whole(table, kept)))
