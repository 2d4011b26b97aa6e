"""Triggers that write the journal: no row can change unseen, also not from another SQLite program.

The technique is SQLite's own documented undo/redo by triggers, with JSON images instead of SQL text.
"""

from __future__ import annotations

import sqlite3

from evalapp.store.schema import DataTable


def image(columns: tuple[str, ...], row: str = "") -> str:
    """SQL for the JSON image of a row; `row` is NEW or OLD inside a trigger."""
    prefix = f"{row}." if row else ""
    pairs = ", ".join(f"'{column}', {prefix}\"{column}\"" for column in columns)
    return f"json_object({pairs})"


def key(columns: tuple[str, ...], row: str = "") -> str:
    prefix = f"{row}." if row else ""
    names = ", ".join(f'{prefix}"{column}"' for column in columns)
    return f"json_array({names})"


def place_guards(conn: sqlite3.Connection, tables: list[DataTable]) -> None:
    """Create every trigger; they follow from the tables, so a migration only has to change those."""
    for sql in guards(tables).values():
        conn.execute(sql)


def guards(tables: list[DataTable]) -> dict[str, str]:
    """Of each trigger by its name the statement that makes it, to the letter as SQLite keeps it."""
    made = {name: sql for table in tables for name, sql in _triggers(table)}
    return made | {name: f'CREATE TRIGGER "{name}" {sql}' for name, sql in _SEALS.items()}


def _triggers(table: DataTable) -> list[tuple[str, str]]:
    new, old = image(table.columns, "NEW"), image(table.columns, "OLD")
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in table.columns)
    moved = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in table.key)
    return [
        _trigger(table, "INSERT", "", key(table.key, "NEW"), "NULL", new),
        _trigger(table, "UPDATE", f"WHEN {changed}", key(table.key, "OLD"), old, new),
        _trigger(table, "DELETE", "", key(table.key, "OLD"), old, "NULL"),
        (
            f"{table.name}_moved",
            f'CREATE TRIGGER "{table.name}_moved" BEFORE UPDATE ON "{table.name}" WHEN {moved} '
            "BEGIN SELECT RAISE(ABORT, 'evalapp: the key of a row never changes'); END",
        ),
    ]


def _trigger(
    table: DataTable, event: str, condition: str, row_key: str, before: str, after: str
) -> tuple[str, str]:
    """One statement per row. With no change open, a CHECK of change_row refuses: "evalapp: no change is open"."""
    name = f"{table.name}_{_DONE[event]}"
    return name, (
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table.name}" {condition} BEGIN '
        'INSERT INTO change_row (change_id, "table", key, before, after) '
        f"VALUES ({_OPEN}, '{table.name}', {row_key}, {before}, {after}); END"
    )


_DONE = {"INSERT": "inserted", "UPDATE": "updated", "DELETE": "deleted"}
# The last change, while it has no hash; NULL where that is closed.
_OPEN = "(SELECT CASE hash WHEN '' THEN id END FROM change ORDER BY id DESC LIMIT 1)"
_SEALS = {
    "change_row_kept": "BEFORE UPDATE ON change_row BEGIN SELECT RAISE(ABORT, 'evalapp: the journal is kept'); END",
    "change_row_not_deleted": (
        "BEFORE DELETE ON change_row BEGIN SELECT RAISE(ABORT, 'evalapp: the journal is kept'); END"
    ),
    "change_sealed": (
        "BEFORE UPDATE ON change WHEN OLD.hash <> '' BEGIN SELECT RAISE(ABORT, 'evalapp: that change is closed'); END"
    ),
    "change_not_deleted": "BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'evalapp: the journal is kept'); END",
    "blob_not_deleted": "BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'evalapp: content is kept'); END",
    "blob_kept": "BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'evalapp: content is kept'); END",
}
