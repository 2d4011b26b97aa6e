"""Rows put back as they were before one change or before several, by the images that the journal kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import image
from evalapp.store.history.guards import key as image_key
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


def built_on(file: PanelFile, change: int) -> list[int]:
    """The later changes, newest first, that wrote what this one wrote or what names a row that it added, or that took
    away what a row that it removed needs.

    Without those that were taken back again, and their undos: what they wrote is gone.
    """
    tables = {table.name: table for table in file.tables}
    added: dict[str, list[str]] = {}
    removed: dict[str, list[str]] = {}
    others: list[tuple[str, str]] = []
    ends = _ends(file, change, change)
    for (name, key), (before, after) in ends.items():
        table = tables.get(name)
        if table is None:
            continue
        where = " AND ".join(f'"{column}" = ?' for column in table.key)
        sql = f'SELECT {image(table.columns)} FROM "{name}" WHERE {where}'
        if file.value(sql, kept_json(key)) != after:
            others.append((name, key))
        if before is None and after is not None:
            added.setdefault(name, []).append(after)
        elif before is not None and after is None:
            removed.setdefault(name, []).append(before)
    for table in file.tables:
        others += [each for each in _naming(file, table, added) if each not in ends]
        others += [each for each in _named_no_more(file, table, removed) if each not in ends]
    return _standing(file, change, others)


_Reference = list[tuple[str, str, str]]
"""Of each column the table it refers to, its name, and that of the column there."""


def _references(file: PanelFile, table: DataTable) -> Iterable[_Reference]:
    found: dict[int, _Reference] = {}
    for number, _nth, parent, own, its, *_rest in file.rows(f'PRAGMA foreign_key_list("{table.name}")'):
        found.setdefault(number, []).append((parent, own, its))
    return found.values()


def _naming(
    file: PanelFile, table: DataTable, added: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Table and key of the rows that refer to one of those that were `added`, by the rules of the file itself."""
    for columns in _references(file, table):
        parent = columns[0][0]
        if parent not in added:
            continue
        own = ", ".join(f'"{column}"' for _parent, column, _its in columns)
        named = ", ".join(f"value ->> '$.{its}'" for _parent, _own, its in columns)
        sql = f'SELECT {image_key(table.key)} FROM "{table.name}" WHERE ({own}) IN (SELECT {named} FROM json_each(?))'
        found = file.rows(sql, (f"[{','.join(added[parent])}]",))
        yield from ((table.name, key) for (key,) in found)


def _named_no_more(
    file: PanelFile, table: DataTable, removed: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Table and key of rows that are gone and that those `removed` from `table` refer to."""
    parents = {each.name for each in file.tables}
    for columns in _references(file, table) if table.name in removed else ():
        parent = columns[0][0]
        if parent not in parents:  # of contents, which are kept
            continue
        own = ", ".join(f"value ->> '$.{column}'" for _parent, column, _its in columns)
        its = ", ".join(f'"{column}"' for _parent, _own, column in columns)
        sql = (
            f'SELECT json_array({own}) FROM json_each(?) WHERE ({own}) NOT IN (SELECT {its} FROM "{parent}")'
        )
        found = file.rows(sql, (f"[{','.join(removed[table.name])}]",))
        yield from ((parent, key) for (key,) in found)


def _standing(file: PanelFile, change: int, rows: Sequence[tuple[str, str]]) -> list[int]:
    """Of the later changes that wrote these rows those that nobody took back, newest first."""
    found = file.rows(
        "SELECT id, undoes FROM change WHERE id IN (SELECT change_id FROM change_row WHERE seq >= "
        '(SELECT first_seq FROM change WHERE id = ?) AND change_id > ? AND ("table", key) IN '
        "(SELECT value ->> 0, value ->> 1 FROM json_each(?))) ORDER BY id DESC",
        (change, change, json.dumps(rows)),
    )
    standing: list[int] = []
    gone: set[int] = set()
    for number, undoes in found:
        if number in gone:
            continue
        if undoes is not None and undoes > change:
            gone.add(undoes)
        else:
            standing.append(number)
    return standing


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
