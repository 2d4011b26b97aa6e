"""Proof that a file is what its journal says: walk the chain, replay it, compare every table.

What is verified may hold anything. Each step says what it could not read, with its place, and the others go on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from evalapp.domain.incoming.foreign import with_detail
from evalapp.domain.journal import Finding, Verification, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.store.checks import broken_checks
from evalapp.store.faults import told_of_damage, why
from evalapp.store.file import PanelFile
from evalapp.store.history.contents import NAMING, named_content, wrong_content
from evalapp.store.history.images import GROWN_TABLES, has_columns, whole
from evalapp.store.history.inverse import fault_of_inverse
from evalapp.store.history.journal import FIRST_HASH, JournalRow, begun_hash, lines_of
from evalapp.store.history.proving.added import Added
from evalapp.store.history.proving.differences import (
    AT_ONCE,
    MOST_NAMED,
    State,
    differences,
    first_of,
    require_wanted,
)
from evalapp.store.history.proving.permitted import Permitted
from evalapp.store.history.proving.unlike import Unlike
from evalapp.store.history.texts import no_texts
from evalapp.store.rows.held import NEVER, WRITTEN_OVER_ONLY, fine_with, strange_column

_TABLE = itemgetter(0)
_END = (1 << 63) - 1
_CHANGES = "SELECT id, at, actor, role, action, summary, undoes, first_seq, previous_hash, hash FROM change ORDER BY id"
_ROWS = 'SELECT "table", key, before, after FROM change_row WHERE seq >= ? AND seq < ? ORDER BY seq'
ACT = "act"
_SCORE = "score"
_STRANGE = "SELECT EXISTS (SELECT 1 FROM change_row WHERE seq >= ? AND seq < ? AND change_id IS NOT ?)"


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """A change of which the hash fits: the rows it wrote, as they are in the journal, and how all stood after it.

    `words` is the image of what it says of itself, empty where it says nothing; `entries` is how many rows it has in
    the journal, with that one.
    """

    number: int
    at: str
    action: str
    words: str
    entries: int
    state: State
    read: Callable[[], Sequence[JournalRow]]

    @cached_property
    def rows(self) -> Sequence[JournalRow]:
        return self.read()


Watch = Callable[[Replayed], None]
WrittenOver = Callable[[int, str], None]
"""Shown the number of a change, and the image of a score that stood until then."""


@dataclass(kw_only=True, slots=True)
class _Replay:
    state: State = field(default_factory=dict)
    broken_at: int | None = None
    findings: list[Finding] = field(default_factory=list)
    permitted: Permitted = field(default_factory=Permitted)
    is_work_file: bool = False
    written_over: WrittenOver | None = None
    naming: list[tuple[str, str]] = field(default_factory=list)
    """Table and image of each state of a row that may name content."""
    words: str = ""
    entries: int = 0
    """Both of the last change."""


def verify(
    file: PanelFile,
    watch: Watch | None = None,
    actions: Collection[str] = frozenset(),
    written_over: WrittenOver | None = None,
) -> Verification:
    """Never raises for what it finds; the findings name the rows concerned (at most 20).

    `watch` is shown every change by one of `actions` and every one that says something of itself, in their order, up
    to the first that does not fit.
    """
    integrity = integrity_of(file)
    replay = _replay(file, watch, actions, written_over)
    findings, notes = replay.findings, list(replay.permitted.notes)
    if not findings:
        missing, unnamed = named_content(file, replay.naming)
        notes += unnamed
        differing, more = differences(file, replay.state)
        findings = first_of(chain(differing, wrong_content(file), missing), more)
        replay.broken_at = 0 if findings else None
    if findings:
        findings = [*no_texts(file), *findings]
    return Verification(
        is_whole=not findings,
        broken_at=replay.broken_at,
        integrity=integrity,
        findings=tuple(findings),
        notes=tuple(notes),
    )


def integrity_of(file: PanelFile) -> str:
    """`ok`, or that its pages are damaged, with what SQLite says of them."""
    try:
        require_wanted(file)
        told = [row[0] for row in file.conn.execute(f"PRAGMA integrity_check({MOST_NAMED})")]
        if file.is_read_only and (broken := list(broken_checks(file.conn))):
            told = [each for each in told if each != "ok"] + broken
    except sqlite3.Error as error:
        return why(error)
    found = told_of_damage(told)
    return found if found == "ok" else with_detail(_("the pages of the file are damaged"), found)


def _replay(
    file: PanelFile, watch: Watch | None, actions: Collection[str], written_over: WrittenOver | None
) -> _Replay:
    replay = _Replay(written_over=written_over)
    try:
        changes = file.conn.execute(_CHANGES).fetchall()
        ends = _ends(changes)
        first = min((each[7] for each in changes), default=1)
        before_all = file.conn.execute("SELECT count(*) FROM change_row WHERE seq < ?", (first,)).fetchone()[
            0
        ]
    except Exception as error:  # a damaged file may make any step of it fail, and that is what is to be told
        text = _("the changes cannot be read: {why}").format(why=why(error))
        replay.findings.append(Finding(where=Where.JOURNAL, text=text))
        return replay
    if gap := next((n for n, change in enumerate(changes, start=1) if change[0] != n), 0):
        # Its rows would now be taken for those of the change before it.
        replay.broken_at = changes[gap - 1][0]
        text = _("change {number} is missing").format(number=gap)
        replay.findings.append(Finding(where=Where.JOURNAL, text=text))
        return replay
    previous, ranges = FIRST_HASH, [(change[7], end) for change, end in zip(changes, ends)]
    actions_done, replay.is_work_file = [change[4] for change in changes], file.is_work_file
    for change, end in zip(changes, ends):
        try:
            fault = _fault_of(file, replay, change, previous, end)
            if fault is None and (
                wrong := fault_of_inverse(file.conn, change[0], change[4], change[6], ranges, actions_done)
            ):
                fault = change[0], wrong
            if watch is not None and fault is None and (replay.words or change[4] in actions):
                watch(
                    Replayed(
                        number=change[0],
                        at=change[1],
                        action=change[4],
                        words=replay.words,
                        entries=replay.entries,
                        state=replay.state,
                        read=partial(_rows_between, file, change[7], end),
                    )
                )
        except Exception as error:
            text = _("change {number} cannot be read: {why}").format(number=change[0], why=why(error))
            fault = change[0], text
        if fault is not None:
            replay.broken_at, text = fault
            replay.findings.append(Finding(where=Where.JOURNAL, text=text))
            return replay
        previous = change[-1]
    if before_all:
        replay.broken_at = 0
        text = ngettext(
            "{n} row of the journal belongs to no change",
            "{n} rows of the journal belong to no change",
            before_all,
        ).format(n=before_all)
        replay.findings.append(Finding(where=Where.JOURNAL, text=text))
    return replay


def _ends(changes: Sequence[tuple[Any, ...]]) -> list[int]:
    """Where the rows of each change end: at the first row of those that come after it."""
    ends, end = [], _END
    for change in reversed(changes):
        ends.append(end)
        end = min(end, change[7])
    return ends[::-1]


Fault = tuple[int, str]
"""The change that is not as it should be, and what is wrong."""


def _fault_of(
    file: PanelFile,
    replay: _Replay,
    change: tuple[Any, ...],
    previous: str,
    end: int,
) -> Fault | None:
    """What is wrong with one change, which is carried out on the state."""
    *meta, own_hash = change
    state = replay.state
    number, first = meta[0], meta[7]
    if meta[-1] != previous:
        return number, _("change {number} does not follow the one before it").format(number=number)
    digest = begun_hash(tuple(meta))
    unlike = Unlike(
        number=number,
        action=meta[4],
        role=meta[3],
        is_work_file=replay.is_work_file,
        own=replay.permitted.ids_of(meta[2]),
    )
    forbidden = replay.permitted.fault_of(meta, state) or unlike.place_fault()
    fault: Fault | None = (number, forbidden) if forbidden else None
    rows = file.conn.execute(_ROWS, (first, end))
    replay.words, replay.entries = "", 0
    while some := list(islice(rows, AT_ONCE)):
        require_wanted(file)
        added = Added.of(some)
        digest.update(lines_of(some) if added is None else added.lines())
        replay.words = some[-1][3] or "" if some[-1][0] == ACT else ""
        replay.entries += len(some)
        names = set(map(_TABLE, some)) if added is None else {added.table}
        if not names.isdisjoint(NAMING):
            replay.naming += [
                (each[0], each[3]) for each in some if each[0] in NAMING and each[3] is not None
            ]
        if added is None or not unlike.takes_any_added(added.table):
            fault = fault or _named(number, unlike.fault_of(some))
        if fault is None and (added is None or not added.put_into(state)):
            fault = _carry_out(file, replay, some, number)
    if digest.hexdigest() != own_hash:
        return number, _("change {number} was altered after it was closed").format(number=number)
    if file.conn.execute(_STRANGE, (first, end, number)).fetchone()[0]:
        return number, _("rows of change {number} were given to another change").format(number=number)
    if fault is None and (fault := _named(number, unlike.fault_after(state))) is None:
        replay.permitted.look_at(meta, state)
    return fault


def _rows_between(file: PanelFile, first: int, end: int) -> list[JournalRow]:
    return file.conn.execute(_ROWS, (first, end)).fetchall()


def _named(number: int, text: str) -> Fault | None:
    return (number, text) if text else None


def _carry_out(file: PanelFile, replay: _Replay, rows: Sequence[JournalRow], number: int) -> Fault | None:
    state, written_over = replay.state, replay.written_over
    name, of_table, has_grown, fine = "", {}, False, NEVER
    for table, row_key, before, after in rows:
        if table != name:  # a change writes many rows of one table after each other
            name, of_table, has_grown = table, state.setdefault(table, {}), table in GROWN_TABLES
            fine = fine_with(table)
        if has_grown:
            before, after = whole(table, before), whole(table, after)
        if after is not None and fine not in after and (strange := _strange(number, table, row_key, after)):
            return strange
        if before is None and after is not None and row_key not in of_table:
            of_table[row_key] = after  # as most rows of a journal are
            continue
        if of_table.get(row_key) != before or before is after is None:
            text = _("change {number}: {table} {key} was not what it says it was")
            return number, text.format(number=number, table=shorten(table), key=shorten(row_key))
        # What still stands at the end is compared with its table; what came between is seen here.
        if before is not None and not has_columns(_columns(file, table), before):
            maker = _maker(file, table, row_key, number)
            text = _("change {number}: {table} {key} is not a row of that table")
            return maker, text.format(number=maker, table=shorten(table), key=shorten(row_key))
        if before is not None and table in WRITTEN_OVER_ONLY and strange_column(table, before):
            return _strange(_maker(file, table, row_key, number), table, row_key, before)
        if before is not None and table == _SCORE and written_over is not None:
            written_over(number, before)
        if after is None:
            del of_table[row_key]
        else:
            of_table[row_key] = after
    return None


def _strange(number: int, table: str, row_key: str, image: str) -> Fault | None:
    if not (column := strange_column(table, image)):
        return None
    text = _("change {number}: {table} {key} holds in “{column}” what Evalapp never writes there")
    return number, text.format(number=number, table=shorten(table), key=shorten(row_key), column=column)


def _columns(file: PanelFile, name: str) -> tuple[str, ...]:
    return next((table.columns for table in file.tables if table.name == name), ())


def _maker(file: PanelFile, table: str, row_key: str, number: int) -> int:
    """The last change before `number` that wrote a row."""
    sql = 'SELECT max(change_id) FROM change_row WHERE "table" = ? AND key = ? AND change_id < ?'
    return int(file.conn.execute(sql, (table, row_key, number)).fetchone()[0] or number)
