"""Changes: opened, written by the triggers, closed with a hash, undone and redone by their images."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from typing import Protocol

from evalapp import stops
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import Changes, Touched
from evalapp.domain.people import Actor
from evalapp.domain.permissions import TYPED
from evalapp.domain.texts import _
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile
from evalapp.store.history.clock import this_moment, time_of_next
from evalapp.store.history.guards import image, key
from evalapp.store.on_disk import read_anew
from evalapp.store.tables.declared import TABLES

FIRST_HASH = "0" * 64
_MOST_ROWS = 1_000
_ROWS_AT_ONCE = 500
_ACT = "act"  # what the journal says of a change itself: nobody is told of it as of a thing that was touched
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Opened:
    """A change being written; `closed` says what it touched once the block has ended.

    `unseen` are rows that were touched and of which no journal may tell.
    """

    id: int
    at: str
    previous_hash: str
    hash: str = ""
    closed: Changes = field(default_factory=Changes)
    unseen: list[Touched] = field(default_factory=list)


@contextmanager
def change(
    file: PanelFile,
    actor: Actor,
    action: str,
    summary: str,
    *,
    undoes: int | None = None,
    check: Callable[[Changes], None] = lambda _changes: None,
) -> Iterator[Opened]:
    """One transaction, one entry in the journal: all of it or nothing.

    What refers to a row needs that row in the file, unless the block calls the file's `in_any_order` first.
    A block that changes no row leaves no entry. What `check` raises of the change as it would be closed leaves nothing
    of it. Raises KnownError when the disk is full or the file read-only.
    """
    with known_faults(file.path), file.still, file.on_disk.written(is_typed=action in TYPED):
        conn = file.conn
        is_cut_off = _look_again(file)
        conn.execute("BEGIN IMMEDIATE")
        try:
            opened = _begin(conn, actor, action, summary, undoes)
            if is_cut_off or file.on_disk.end not in (None, (opened.id - 1, opened.previous_hash)):
                raise KnownError(_written_over(file))
            yield opened
            opened.closed = _close(file, opened)
            check(opened.closed)
            if opened.closed.change is None:
                conn.execute("ROLLBACK")
            else:
                with stops.final():
                    _commit(conn, undoes)
                stops.note_done(file.path, opened.id)
                file.on_disk.end = (opened.id, opened.hash)
                if file.has_removed:
                    from evalapp.store.compacting import compact_if_due

                    compact_if_due(file)
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise


def _look_again(file: PanelFile) -> bool:
    """Where another program wrote into what lies at the path, read it from there; whether it was cut off."""
    if not file.on_disk.is_touched:
        return False
    read_anew(file.conn)
    return file.on_disk.is_cut_off(file.conn)


def _written_over(file: PanelFile) -> str:
    """It does not end with the change that ours ends with: pages of both would be mixed, or a state taken up that
    nobody here has seen.
    """
    return _(
        "“{file}” was written over by another program since it was opened, as programs do that keep folders in step. "
        "Nothing more is recorded in it: copy what you typed, close the file and open it again."
    ).format(file=file.path.name)


@contextmanager
def entry(file: PanelFile, actor: Actor, action: str, summary: str) -> Iterator[Opened]:
    """A change within the transaction in which a file is opened: nobody can listen to it yet.

    Where it fails nothing of it is left, before anybody asks whether the file is what its journal says.
    """
    conn = file.conn
    conn.execute("SAVEPOINT entry")
    try:
        opened = _begin(conn, actor, action, summary, None)
        yield opened
        opened.closed = _close(file, opened)
    except BaseException:
        if conn.in_transaction:  # a full disk may have ended it
            conn.execute("ROLLBACK TO entry")
        raise
    conn.execute("RELEASE entry")


def _begin(conn: sqlite3.Connection, actor: Actor, action: str, summary: str, undoes: int | None) -> Opened:
    last, previous_hash, at, last_row = conn.execute(
        "SELECT id, hash, at, (SELECT max(seq) FROM change_row) FROM change ORDER BY id DESC LIMIT 1"
    ).fetchone() or (0, FIRST_HASH, "", 0)
    opened = Opened(id=last + 1, at=time_of_next(now(), at), previous_hash=previous_hash)
    first_seq = 1 + (last_row or 0)
    conn.execute(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            opened.id,
            opened.at,
            actor.name or actor.id,
            actor.role,
            action,
            summary,
            undoes,
            first_seq,
            previous_hash,
        ),
    )
    return opened


def _close(file: PanelFile, opened: Opened) -> Changes:
    conn, change_id = file.conn, opened.id
    meta = conn.execute(
        "SELECT id, at, actor, role, action, summary, undoes, first_seq, previous_hash FROM change WHERE id = ?",
        (change_id,),
    ).fetchone()
    # It is the last one: its rows are all from its first on.
    rows = conn.execute(f"{_ROWS} WHERE seq >= ? ORDER BY seq", (meta[7],))
    first = rows.fetchmany(_MOST_ROWS + 1)
    if not first:
        return Changes()
    tables = {row.table for row in opened.unseen}
    opened.hash = hash_of_change(meta, chain(first, rows), tables)
    tables.discard(_ACT)
    conn.execute("UPDATE change SET hash = ? WHERE id = ?", (opened.hash, change_id))
    return Changes(
        change=change_id,
        tables=frozenset(tables),
        rows=(*_touched(first), *opened.unseen) if len(first) <= _MOST_ROWS else None,
    )


def _touched(rows: list[JournalRow]) -> tuple[Touched, ...]:
    """Each row once, in the order in which they were first touched."""
    keys = dict.fromkeys(row[:2] for row in rows)
    return tuple(
        Touched(table=table, key=dict(zip(_KEYS[table], kept_json(key))))
        for table, key in keys
        if table != _ACT
    )


# The columns of a key, where that of the application is called so in every table.
_KEYS: dict[str, tuple[str, ...]] = {
    table.name: tuple("application" if column == table.application else column for column in table.key)
    for table in TABLES
}


# There is no index on the change of a row (docs/decisions/0010): the rows of the changes `first` to `last` are those
# from the first one of the former up to that of the next change there is.
ROWS_OF_CHANGES = (
    "seq >= (SELECT first_seq FROM change WHERE id = :first) "
    "AND seq < coalesce((SELECT first_seq FROM change WHERE id > :last ORDER BY id LIMIT 1), 9223372036854775807)"
)
_ROWS = 'SELECT "table", key, before, after FROM change_row'

JournalRow = tuple[str, str, str | None, str | None]
"""Table, key, image before and image after."""


class Hash(Protocol):
    def update(self, content: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


def rows_of_change(conn: sqlite3.Connection, change_id: int) -> Iterator[JournalRow]:
    """In the order in which they were written; never all in memory, since a large import has 100 MB of them."""
    of_change = {"first": change_id, "last": change_id}
    return conn.execute(f"{_ROWS} WHERE {ROWS_OF_CHANGES} ORDER BY seq", of_change)


def hash_of_change(
    meta: tuple[object, ...], rows: Iterator[JournalRow], tables: set[str] | None = None
) -> str:
    """SHA-256 over the change's own fields (JSON) and a line for each row; `tables` is told those of the rows.

    A line is a newline, table, key, before and after with tabs between them. Keys and images are JSON and so hold no
    raw tab or newline: a line cannot be read in two ways.
    """
    digest = begun_hash(meta)
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        digest.update(lines_of(some))
        if tables is not None:
            tables.update(map(itemgetter(0), some))
    return digest.hexdigest()


def begun_hash(meta: tuple[object, ...]) -> Hash:
    """The hash of a change that is only told its `lines_of` rows."""
    return hashlib.sha256(_COMPACT.encode(meta).encode())


def lines_of(rows: Iterable[JournalRow]) -> bytes:
    return "".join([f"\n{table}\t{key}\t{old or ''}\t{new or ''}" for table, key, old, new in rows]).encode()


def _commit(conn: sqlite3.Connection, undoes: int | None) -> None:
    """Raises KnownError for an undo that would take away what later rows name."""
    try:
        conn.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        if undoes is None or error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise
        raise KnownError(
            _("Change {number} cannot be undone: later changes build on it; undo those first.").format(
                number=undoes
            )
        ) from error


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """The number and hash of the last change; (0, 64 zeros) in a file without any."""
    row = conn.execute("SELECT id, hash FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, FIRST_HASH)


def note_end(file: PanelFile) -> None:
    """The change with which it ends now, so that one that another program puts there is noticed."""
    file.on_disk.end = head(file.conn)


def now() -> str:
    return this_moment().isoformat(timespec="milliseconds")


def next_time(conn: sqlite3.Connection) -> str:
    """The time that a change made now would have."""
    row = conn.execute("SELECT at FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return time_of_next(now(), row[0] if row else "")


def images(file: PanelFile) -> dict[tuple[str, str], str]:
    """(table, key) → image of every row of every data table as it stands."""
    return {
        (table.name, row_key): row_image
        for table in file.tables
        for row_key, row_image in file.rows(
            f'SELECT {key(table.key)}, {image(table.columns)} FROM "{table.name}"'
        )
    }
