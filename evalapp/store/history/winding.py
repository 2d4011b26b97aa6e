"""Rows put back as they were before one change or before several, by the images that the journal kept."""

from __future__ import annotations

from typing import Any

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import image
from evalapp.store.history.images import has_columns, whole
from evalapp.store.history.journal import ROWS_OF_CHANGES, hash_of_change, rows_of_change
from evalapp.store.schema import DataTable


def take_back(file: PanelFile, change: int) -> None:
    """Wind back one change, by the very rows that were hashed when it was closed.

    Raises UnreadableFile where they are others now, KnownError as `wind_back` does.
    """
    meta = file.rows(
        "SELECT id, at, actor, role, action, summary, undoes, first_seq, previous_hash FROM change WHERE id = ?",
        (change,),
    )[0]
    closed = file.value("SELECT hash FROM change WHERE id = ?", (change,))
    if hash_of_change(meta, rows_of_change(file.conn, change)) != closed:
        raise _altered(file, change)
    wind_back(file, change, change)


def wind_back(file: PanelFile, first: int, last: int) -> None:
    """Put back what the changes `first` to `last` changed; each row once, however often they touched it.

    Raises KnownError when one of their rows has been changed since: that later change must go first; UnreadableFile
    where the journal names what no table has.
    """
    file.in_any_order()
    tables = {table.name: table for table in file.tables}
    for (name, key), (before, after) in _ends(file, first, last).items():
        table = tables.get(name)
        if table is None or not _is_row(table, key, before) or not _is_row(table, key, after):
            raise _altered(file, last)
        keys = kept_json(key)
        where = " AND ".join(f'"{column}" = ?' for column in table.key)
        if file.value(f'SELECT {image(table.columns)} FROM "{name}" WHERE {where}', keys) != after:
            raise KnownError(
                _(
                    "Change {number} cannot be undone: what it changed has been changed again; undo that first."
                ).format(number=last)
            )
        if before == after:
            continue
        if before is None:
            file.conn.execute(f'DELETE FROM "{name}" WHERE {where}', keys)
        else:
            _restore(file, table, kept_json(before), is_there=after is not None)


def _is_row(table: DataTable, key: str, made: str | None) -> bool:
    """Whether key and image are of this table: the names in them become SQL."""
    if made is None:
        return True
    if not has_columns(table.columns, made):
        return False
    values = kept_json(made)
    return bool(kept_json(key) == [values[column] for column in table.key])


def _altered(file: PanelFile, change: int) -> UnreadableFile:
    return UnreadableFile(
        _(
            "What the journal of “{file}” keeps of change {number} was altered after it was closed, so it cannot be "
            "gone back to; nothing was changed. Open a back-up."
        ).format(file=file.path.name, number=change)
    )


def _ends(file: PanelFile, first: int, last: int) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """(table, key) → the image before all those changes and the one after them, newest row first."""
    ends: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    rows = file.rows(
        f'SELECT "table", key, before, after FROM change_row WHERE {ROWS_OF_CHANGES} ORDER BY seq DESC',
        {"first": first, "last": last},
    )
    for table, key, before, after in rows:
        _between, latest = ends.get((table, key), (None, whole(table, after)))
        ends[table, key] = (whole(table, before), latest)
    return ends


def _restore(file: PanelFile, table: DataTable, values: dict[str, Any], *, is_there: bool) -> None:
    columns = list(values)
    if is_there:
        assignments = ", ".join(f'"{column}" = ?' for column in columns)
        where = " AND ".join(f'"{column}" = ?' for column in table.key)
        parameters = [*values.values(), *(values[column] for column in table.key)]
        file.conn.execute(f'UPDATE "{table.name}" SET {assignments} WHERE {where}', parameters)
    else:
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        file.conn.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(values.values()))
