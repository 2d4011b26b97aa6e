"""Is the schema of a file exactly ours? Only then may its triggers and checks run.

SQLite before 3.41 refuses JSON functions in triggers under `trusted_schema = OFF`, and the journal needs them.
So a file is opened untrusted, its schema is compared with one of its format made afresh, and only then is it
trusted (docs/decisions/0001).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import NamedTuple

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _
from evalapp.store.history.guards import guards
from evalapp.store.schema import FORMAT, STEPS_OF, data_tables, lay_tables

_CODE = ("trigger", "view")
_KINDS = {
    "table": N_("the table “{name}”"),
    "index": N_("the index “{name}”"),
    "trigger": N_("the trigger “{name}”"),
    "view": N_("the view “{name}”"),
}
_MOST_TRIGGERS = 3  # named one by one
_OLD_GUARDS = ("open_change_one_row", "open_change_kept")
_STATISTICS = re.compile(r"sqlite_stat[0-9]")


def _schema(conn: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Who may write into the schema may write there what is no text, and that a table has no page."""
    rows = conn.execute(
        "SELECT type, name, CASE WHEN type IN ('table', 'index') AND coalesce(rootpage, 0) = 0 THEN '' ELSE sql END "
        "FROM sqlite_master WHERE sql IS NOT NULL"
    )
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows}


@cache
def _ours(number: int) -> dict[tuple[str, str], str]:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    lay_tables(conn, number)
    # Taken as written: to have SQLite read each trigger takes longer than all the rest of opening a file.
    ours = _schema(conn) | {("trigger", name): sql for name, sql in guards(data_tables(conn)).items()}
    conn.close()
    return ours


def has_our_tables(conn: sqlite3.Connection, number: int = FORMAT) -> bool:
    """Whether tables and indexes are to the letter what format `number` has, made by the steps up to it.

    Aids that another program laid beside them do not count; see `aids_of_others`.
    """
    if not 1 <= number <= FORMAT:
        return False
    aids = set(aids_of_others(conn, number))
    tables = {key: sql for key, sql in _schema(conn).items() if key[0] not in _CODE and Aid(*key) not in aids}
    if tables != {key: sql for key, sql in _ours(number).items() if key[0] not in _CODE}:
        return False
    steps = conn.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY id").fetchall()
    return steps == [(STEPS_OF, f"format_{n}") for n in range(1, number + 1)]


def faults_of_schema(conn: sqlite3.Connection, number: int) -> list[str]:
    """Everything in which the schema is not to the letter that of format `number`, by name.

    Of the triggers and views of an older format only the names count: each version wrote its own. Raises sqlite3.Error.
    """
    return _faults(conn, number, tuple(_KINDS))


def _faults(conn: sqlite3.Connection, number: int, kinds: Collection[str]) -> list[str]:
    found, ours = _of_kinds(_schema(conn), kinds), _of_kinds(_ours(number), kinds)
    is_older = number < FORMAT
    missing = sorted(ours.keys() - found.keys())
    foreign = sorted(found.keys() - ours.keys())
    other = sorted(key for key in found.keys() & ours.keys() if found[key] != ours[key])
    if is_older:
        foreign = [key for key in foreign if key[1] not in _OLD_GUARDS]
        other = [key for key in other if key[0] not in _CODE]
    return [
        *_folded(missing, _("{what} is missing"), _("{n} triggers are missing: {names}")),
        *_folded(
            foreign,
            _("{what} was laid in the file by another program"),
            _("{n} triggers were laid in the file by another program: {names}"),
        ),
        *_folded(
            other,
            _("{what} is not as Evalapp makes it"),
            _("{n} triggers are not as Evalapp makes them: {names}"),
        ),
    ]


def _of_kinds(schema: dict[tuple[str, str], str], kinds: Collection[str]) -> dict[tuple[str, str], str]:
    return {key: sql for key, sql in schema.items() if key[0] in kinds}


def _folded(keys: list[tuple[str, str]], one: str, triggers: str) -> list[str]:
    """A sentence for each, and a single one for many triggers."""
    names = [name for kind, name in keys if kind == "trigger"]
    told = keys
    sentences = []
    if len(names) > _MOST_TRIGGERS:
        told = [each for each in keys if each[0] != "trigger"]
        shown = ", ".join(shorten(name) for name in names[:_MOST_TRIGGERS])
        sentences.append(triggers.format(n=len(names), names=f"{shown}…"))
    for kind, name in told:
        what = _(_KINDS[kind]).format(name=shorten(name)) if kind in _KINDS else shorten(f"{kind} {name}")
        sentences.append(one.format(what=what))
    return sentences


def tables_of_ours(conn: sqlite3.Connection, number: int) -> set[str]:
    """The tables that are to the letter ours: what else is called so is not read from."""
    found = _schema(conn)
    ours = {key: sql for key, sql in _ours(number).items() if key[0] == "table"}
    return {key[1] for key, sql in ours.items() if found.get(key) == sql}


class Aid(NamedTuple):
    """An index, or a table of statistics: nothing of the content, and gone without loss."""

    kind: str
    name: str


def aids_of_others(conn: sqlite3.Connection, number: int = FORMAT) -> tuple[Aid, ...]:
    """What looking into a file with another program may leave (`ANALYZE`, an index to search by)."""
    found = _schema(conn).keys() - _ours(number).keys()
    aids = (Aid(kind, name) for kind, name in sorted(found))
    return tuple(each for each in aids if each.kind == "index" or _STATISTICS.fullmatch(each.name))


def take_away(conn: sqlite3.Connection, aids: Iterable[Aid]) -> None:
    """All of them or none. Nothing in them is run: an index may hold an expression, and wrong rows."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        for aid in aids:
            quoted = aid.name.replace('"', '""')
            conn.execute(f'DROP {aid.kind} "{quoted}"')
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise


def faults_of_guards(conn: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """In what the triggers and views are not those of format `number`: without them a row changes unseen."""
    return tuple(_faults(conn, number, _CODE))


def restore_guards(conn: sqlite3.Connection, record: Callable[[], None]) -> None:
    """Make triggers and views exactly ours again: foreign ones go, missing ones come back; all or nothing.

    Where any did, `record` is called before the end of that transaction, with the schema trusted.
    """
    found = {key: sql for key, sql in _schema(conn).items() if key[0] in _CODE}
    wanted = {key: sql for key, sql in _ours(FORMAT).items() if key[0] in _CODE}
    if found == wanted:
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        remove_guards(conn)
        for sql in wanted.values():
            conn.execute(sql)
        conn.execute("PRAGMA trusted_schema = ON")
        record()
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def remove_guards(conn: sqlite3.Connection) -> None:
    for kind, name in _schema(conn):
        if kind in _CODE:
            quoted = name.replace('"', '""')
            conn.execute(f'DROP {kind} "{quoted}"')
