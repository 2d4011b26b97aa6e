"""Whether an undo or a redo did what its name says: put back what one earlier change had changed, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.store.history.deeds import KEPT_ACTIONS, PASSED_OVER
from evalapp.store.history.images import whole

AGAIN = frozenset({Action.UNDO, Action.REDO})
_ROWS = 'SELECT "table", key, before, after FROM change_row WHERE seq >= ? AND seq < ? ORDER BY seq'

Range = tuple[int, int]
"""The `seq` of the first row of a change, and of the first that is not its own any more."""

_Ends = dict[tuple[str, str], tuple[str | None, str | None]]
"""Table and key → what the row was before a change and after it."""


def fault_of_inverse(
    conn: sqlite3.Connection,
    number: int,
    action: str,
    undoes: int | None,
    ranges: Sequence[Range],
    actions: Sequence[str],
) -> str:
    """What is wrong with change `number`, empty where nothing is; the others are of the changes 1, 2, …"""
    if action not in AGAIN:
        text = _("change {number} says that it undoes another, which such an act never does")
        return text.format(number=number) if undoes is not None else ""
    if undoes is None or not 1 <= undoes < number:
        return _("change {number} does not say which earlier change it takes back").format(number=number)
    taken_back = actions[undoes - 1]
    if (action == Action.REDO and taken_back != Action.UNDO) or taken_back in KEPT_ACTIONS | PASSED_OVER:
        text = _(
            "change {number} (“{act}”) takes back change {undone} (“{of}”), which the program never does"
        )
        return text.format(number=number, act=shorten(action), undone=undoes, of=shorten(taken_back))
    done, undone = _ends(conn, ranges[undoes - 1]), _ends(conn, ranges[number - 1])
    places = [*undone, *(place for place in done if place not in undone)]
    for table, key in places:
        before, after = done.get((table, key), (None, None))
        if (table, key) not in done or not _is_same(undone.get((table, key)), (after, before)):
            text = _("change {number} does not take back what change {undone} did: {table} {key}")
            return text.format(number=number, undone=undoes, table=shorten(table), key=shorten(key))
    return ""


def _ends(conn: sqlite3.Connection, rows: Range) -> _Ends:
    """However often a change touched a row; without those that it left as they were."""
    ends: _Ends = {}
    for table, key, before, after in conn.execute(_ROWS, rows):
        first, _between = ends.get((table, key), (whole(table, before), None))
        ends[table, key] = (first, whole(table, after))
    return {place: (before, after) for place, (before, after) in ends.items() if before != after}


def _is_same(found: tuple[str | None, str | None] | None, wanted: tuple[str | None, str | None]) -> bool:
    """By content: another version of SQLite may write the same values otherwise."""
    return found is not None and (
        found == wanted or [_values(each) for each in found] == [_values(each) for each in wanted]
    )


def _values(image: str | None) -> object:
    return None if image is None else kept_json(image)
