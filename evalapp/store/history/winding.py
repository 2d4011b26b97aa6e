"""Rows put back as they were before one change or before several, by the images that the journal kept."""

from __future__ import annotations

import json
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import image
from evalapp.store.history.images import whole
from evalapp.store.history.journal import ROWS_OF_CHANGES
from evalapp.store.schema import DataTable


def wind_back(file: PanelFile, first: int, last: int) -> None:
    """Put back what the changes `first` to `last` changed; each row once, however often they touched it.

    Raises KnownError when one of their rows has been changed since: that later change must go first.
    """
    file.in_any_order()
    tables = {table.name: table for table in file.tables}
    for (name, key), (before, after) in _ends(file, first, last).items():
        table, keys = tables[name], json.loads(key)
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
            _restore(file, table, json.loads(before), is_there=after is not None)


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
