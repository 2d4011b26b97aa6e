"""Proof that a file is what its journal says: walk the chain, replay it, compare every table."""

from __future__ import annotations

import hashlib

from evalapp.domain.journal import Verification
from evalapp.domain.texts import _, ngettext
from evalapp.store.file import PanelFile
from evalapp.store.history.images import has_columns, whole
from evalapp.store.history.journal import FIRST_HASH, hash_of_change, images, rows_of_change
from evalapp.store.tables.declared import TABLES


def verify(file: PanelFile) -> Verification:
    """Never raises for a fault it finds; the faults name the rows concerned (at most 20)."""
    integrity = "; ".join(str(row[0]) for row in file.rows("PRAGMA integrity_check"))
    broken_at, state, faults = _replay(file)
    if broken_at is None:
        faults = [
            *_rows_of_no_change(file),
            *_differences(state, images(file)),
            *_wrong_content(file),
            *_missing_content(file),
        ]
        broken_at = 0 if faults else None
    return Verification(
        is_whole=broken_at is None, broken_at=broken_at, integrity=integrity, faults=tuple(faults[:20])
    )


def _replay(file: PanelFile) -> tuple[int | None, dict[tuple[str, str], str], list[str]]:
    state: dict[tuple[str, str], str] = {}
    previous, expected_id = FIRST_HASH, 1
    columns = {table.name: table.columns for table in file.tables}
    changes = file.rows(
        "SELECT id, at, actor, role, action, summary, undoes, first_seq, previous_hash, hash FROM change ORDER BY id"
    )
    for *meta, own_hash in changes:
        number = meta[0]
        rows = list(rows_of_change(file.conn, number))
        if number != expected_id or meta[-1] != previous:
            return (
                number,
                state,
                [_("change {number} does not follow the one before it").format(number=number)],
            )
        if hash_of_change(tuple(meta), iter(rows)) != own_hash:
            return number, state, [_("change {number} was altered after it was closed").format(number=number)]
        if _claimed(file, number, len(rows)) != len(rows):
            return (
                number,
                state,
                [_("rows of change {number} were given to another change").format(number=number)],
            )
        for table, key, before, after in rows:
            if state.get((table, key)) != whole(table, before):
                return (
                    number,
                    state,
                    [
                        _("change {number}: {table} {key} was not what it says it was").format(
                            number=number, table=table, key=key
                        )
                    ],
                )
            if (made := whole(table, after)) is None:
                del state[table, key]
            elif not has_columns(columns.get(table, ()), made):
                return (
                    number,
                    state,
                    [
                        _("change {number}: {table} {key} is not a row of that table").format(
                            number=number, table=table, key=key
                        )
                    ],
                )
            else:
                state[table, key] = made
        previous, expected_id = own_hash, number + 1
    return None, state, []


def _claimed(file: PanelFile, number: int, rows: int) -> int:
    """How many rows in the range of a change say themselves that they are its own."""
    if not rows:
        return 0
    sql = """
        SELECT count(*) FROM (
            SELECT change_id FROM change_row WHERE seq >= (SELECT first_seq FROM change WHERE id = ?)
            ORDER BY seq LIMIT ?
        ) WHERE change_id = ?
    """
    return int(file.value(sql, (number, rows, number)))


def _rows_of_no_change(file: PanelFile) -> list[str]:
    """Those before the first change: each other row stands in the range of one, and so in its hash."""
    sql = "SELECT count(*) FROM change_row WHERE seq < coalesce((SELECT min(first_seq) FROM change), 1)"
    n: int = file.value(sql)
    text = ngettext(
        "{n} row of the journal belongs to no change", "{n} rows of the journal belong to no change", n
    )
    return [text.format(n=n)] if n else []


def _differences(journal: dict[tuple[str, str], str], tables: dict[tuple[str, str], str]) -> list[str]:
    return [
        _("{table} {key} differs from the journal").format(table=table, key=key)
        for table, key in sorted(journal.keys() | tables.keys())
        if journal.get((table, key)) != tables.get((table, key))
    ]


def _wrong_content(file: PanelFile) -> list[str]:
    return [
        _("content {sha256}… was altered").format(sha256=sha256[:12])
        for sha256, content in file.conn.execute("SELECT sha256, content FROM blob")
        if hashlib.sha256(content).hexdigest() != sha256
    ]


def _missing_content(file: PanelFile) -> list[str]:
    """What the journal names or ever named and the file no longer has: attachments, signed returns.

    Where content may go for good, with a conflict of interest, the journal no longer names it either.
    """
    columns = {table.name: table.columns for table in file.tables}
    asked = " UNION ".join(
        f'SELECT "{content.column}" FROM ({_rows_ever(table.name, columns[table.name])}) '
        f"WHERE {content.only or 'TRUE'}"
        for table in TABLES
        for content in table.contents
    )
    named = file.rows(f"{asked} EXCEPT SELECT sha256 FROM blob")
    return [_("content {sha256}… is missing").format(sha256=sha256[:12]) for (sha256,) in named]


def _rows_ever(table: str, columns: tuple[str, ...]) -> str:
    """SQL for every state that any row of a table was in after a change."""
    values = ", ".join(f"after ->> '$.{column}' AS \"{column}\"" for column in columns)
    return f"SELECT {values} FROM change_row WHERE \"table\" = '{table}' AND after IS NOT NULL"
