"""Opening, creating and closing a file: the lock, the checks, the migrations."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property, partial
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import _
from evalapp.store import lock_note
from evalapp.store.faults import known_faults, refuse_held_elsewhere, strange_faults, told_of_damage
from evalapp.store.head import refuse_strangers
from evalapp.store.holding import Hold, hold, refuse_held, refuse_held_here
from evalapp.store.on_disk import OnDisk
from evalapp.store.own_schema import (
    aids_of_others,
    faults_of_guards,
    has_our_tables,
    restore_guards,
    take_away,
)
from evalapp.store.schema import FORMAT, PANEL_FILE, WORK_FILE, DataTable, data_tables
from evalapp.store.sqlite import connect, settle
from evalapp.store.unfinished import begin_file, holds_nothing, is_same

_SMALL_CACHE = -4_096  # KiB


def _never() -> bool:
    return False


def _unrecorded(_file: PanelFile) -> None:
    """A file that is made, or only looked into, has nothing to tell."""


class PanelFile:
    """An open panel or work file; one process at a time may have it open for writing."""

    def __init__(self, path: Path, conn: sqlite3.Connection, *, is_read_only: bool) -> None:
        self.path = path
        self.conn = conn
        self.is_read_only = is_read_only
        self._hold = Hold()
        self.head = (
            b""  # its first bytes as they were when it was opened, empty where they were not looked at
        )
        self._has_note = False
        self.taken_away: tuple[str, ...] = ()  # indexes and statistics of other programs, by name
        self.guard_faults: tuple[str, ...] = ()  # in what its triggers were not ours when it was opened
        self.has_removed = False  # content was removed and the file not compacted since
        self.why_not_compact = ""  # why traces of removed content may still lie in it or its back-ups
        self.tables: list[DataTable] = []
        self.on_disk = OnDisk(path)
        self.still = RLock()  # nothing is written while another thread holds it, to read all of the file
        # Asked between rows by what reads all of the file, and never by SQLite: that would wait for the interpreter
        # with the file in its hands, while the thread that has the interpreter waits for the file.
        self.is_unwanted: Callable[[], bool] = _never

    @classmethod
    def create(cls, path: Path, *, is_work_file: bool = False) -> PanelFile:
        """A new file without content, also in the place of one whose making was cut off.

        Raises KnownError when something else is there already.
        """
        from evalapp.store.migrating import bring_up_to_date

        kind = WORK_FILE if is_work_file else PANEL_FILE
        made = begin_file(path, kind)
        file: PanelFile | None = None
        try:
            with known_faults(path):
                file = cls(path, connect(path), is_read_only=False)
                file._hold = hold(path)
                file._lock()
                # Making the tables runs their checks; what is made here is ours.
                file.conn.execute("PRAGMA trusted_schema = ON")
                file.conn.execute(f"PRAGMA application_id = {kind}")
                bring_up_to_date(file.conn)
                file._trust_own_schema()
                file.on_disk.note()
        except BaseException:
            if file is not None:
                file.close()
            if is_same(path, made):
                remove_file(path)  # and where it cannot be, whoever begins again finds it unfinished
            raise
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        record_guards: Callable[[PanelFile], None] = _unrecorded,
    ) -> PanelFile:
        """Raises UnreadableFile, FileInUse or KnownError; the file is then left as it was.

        A file of an older format is brought up to date after a back-up; with `read_only` only a copy in memory is.
        Where triggers are put back, `record_guards` writes that down in the same transaction: both happen or neither.
        """
        with known_faults(path):
            refuse_held_here(path)
            head = refuse_strangers(path, read_only=read_only)
            if read_only:
                refuse_held(path)
            else:
                refuse_held_elsewhere(path)
            held = Hold() if read_only else hold(path)
            try:
                with strange_faults(path):
                    file = cls(path, connect(path, read_only=read_only), is_read_only=read_only)
            except BaseException:
                held.let_go()
                raise
            file._hold, file.head = held, head
            try:
                with strange_faults(path):
                    file._check()
                    if not read_only:
                        file._lock()
                    file._take_away_aids()
                    file.guard_faults = faults_of_guards(file.conn, file.pragma("user_version"))
                if file.pragma("user_version") < FORMAT:
                    file._bring_up_to_date(record_guards)
                file._trust_own_schema(record_guards)
                if not read_only:
                    file.on_disk.note()
            except BaseException:
                file.close()
                raise
        return file

    @classmethod
    def look_into(cls, path: Path) -> PanelFile:
        """To read a few rows at once, however large the file is: its pages are not checked, nobody is waited for.

        Raises as `open`, and UnreadableFile for a file of an older format too.
        """
        with known_faults(path):
            refuse_held_here(path)
            refuse_strangers(path, read_only=True)
            refuse_held(path)
            with strange_faults(path):
                file = cls(path, connect(path, read_only=True, patience=0.0), is_read_only=True)
            try:
                with strange_faults(path):
                    file._refuse_other_files()
                file._trust_own_schema()
            except BaseException:
                file.close()
                raise
        return file

    @cached_property
    def is_work_file(self) -> bool:
        return bool(self.pragma("application_id") == WORK_FILE)

    def pragma(self, name: str) -> Any:
        return self.conn.execute(f"PRAGMA {name}").fetchone()[0]

    @contextmanager
    def with_small_cache(self) -> Iterator[None]:
        """For what is written row after row and never looked at again: more pages in memory would be of no use."""
        usual = self.pragma("cache_size")
        self.conn.execute(f"PRAGMA cache_size = {_SMALL_CACHE}")
        try:
            yield
        finally:
            self.conn.execute(f"PRAGMA cache_size = {usual}")

    def in_any_order(self) -> None:
        """Rows of the open change may refer to one that is written, or goes, only later; all must hold at its end.

        Not said of every change: after a pragma SQLite compiles each statement anew, longer than writing a score takes.
        """
        self.conn.execute("PRAGMA defer_foreign_keys = ON")

    @contextmanager
    def as_it_stands(self) -> Iterator[None]:
        """What is read in this block is of one moment, also where another program writes: of a file opened to read."""
        if not self.is_read_only or self.conn.in_transaction:
            yield
            return
        with known_faults(self.path):
            self.conn.execute("BEGIN")
        try:
            yield
        finally:
            self.conn.execute("ROLLBACK")

    @property
    def is_in_change(self) -> bool:
        """Whether rows may have been written that no closed change tells of yet."""
        return self.conn.in_transaction

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        with known_faults(self.path):
            # Read to the end at once: nothing is left for the connection to close.
            return sqlite3.Connection.execute(self.conn, sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def back_up(self) -> Path:
        """Write a compact copy beside the file, before anything that changes much of it; where that lies."""
        from evalapp.store.backup import back_up

        with known_faults(self.path):
            return back_up(self.conn, self.path)

    is_closed = False  # a table that is on its way out may still be asked for a cell

    def close(self) -> None:
        self.is_closed = True
        with self.still:
            self.conn.close()
        self._hold.let_go()
        if self._has_note:
            lock_note.remove_note(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self) -> None:
        self._refuse_other_files()
        if (answer := self.pragma("quick_check")) != "ok":
            raise UnreadableFile(
                _("“{file}” is damaged ({why}); open a back-up of it.").format(
                    file=self.path.name, why=told_of_damage([answer])
                )
            )

    def _refuse_other_files(self) -> None:
        if self.pragma("application_id") not in (PANEL_FILE, WORK_FILE):
            raise UnreadableFile(
                _(
                    "“{file}” is a database, but not one of Evalapp; choose an .evalpanel or .evalwork file."
                ).format(file=self.path.name)
            )
        if (found := self.pragma("user_version")) > FORMAT:
            raise UnreadableFile(
                _(
                    "“{file}” was made by a newer Evalapp (format {found}, this program knows {known}); "
                    "update Evalapp to open it."
                ).format(file=self.path.name, found=found, known=FORMAT)
            )

    def _lock(self) -> None:
        self.conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.conn.execute("BEGIN EXCLUSIVE")
        self.conn.execute("COMMIT")
        lock_note.write_note(self.path)
        self._has_note = True

    def _take_away_aids(self) -> None:
        """They keep nobody out and are not relied on: after a back-up they go, and nothing of the content with them."""
        version = self.pragma("user_version")
        self._require_our_tables(version)
        aids = aids_of_others(self.conn, version)
        if not aids:
            return
        if self.is_read_only:
            self.turn_to_copy()
        else:
            self.back_up()
        take_away(self.conn, aids)
        self.taken_away = tuple(each.name for each in aids)
        if self.is_read_only and version == FORMAT:
            self.conn.execute("PRAGMA query_only = ON")

    def _bring_up_to_date(self, record_guards: Callable[[PanelFile], None]) -> None:
        from evalapp.store.migrating import bring_up_to_date

        if self.is_read_only:
            self.turn_to_copy()
        else:
            self.back_up()
        # The copying and the comparing were done without trust; from here on every statement is ours.
        self.conn.execute("PRAGMA trusted_schema = ON")
        is_recorded = bool(self.guard_faults) and not self.is_read_only
        bring_up_to_date(self.conn, partial(self._record, record_guards if is_recorded else _unrecorded))
        if self.is_read_only:
            self.conn.execute("PRAGMA query_only = ON")

    def turn_to_copy(self) -> None:
        """Read from a copy in memory, which may be changed where the file may not."""
        source = self.conn
        self.conn = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with closing(source):
            settle(self.conn)
            # The copying would wait for ever for a lock that somebody else takes in the meantime.
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_master").fetchone()
            source.backup(self.conn)

    def _trust_own_schema(self, record_guards: Callable[[PanelFile], None] = _unrecorded) -> None:
        self._require_our_tables(FORMAT)
        if not self.is_read_only:
            restore_guards(self.conn, partial(self._record, record_guards))
        self.conn.execute("PRAGMA trusted_schema = ON")
        self.tables = data_tables(self.conn)

    def _record(self, record: Callable[[PanelFile], None]) -> None:
        self.tables = data_tables(self.conn)  # by these a record knows the rows
        record(self)

    def _require_our_tables(self, number: int) -> None:
        if has_our_tables(self.conn, number):
            return
        words = (
            _(
                "“{file}” was not finished being made, by a crash or a power cut, and holds nothing; make it again "
                "under the same name."
            )
            if holds_nothing(self.conn)
            else _(
                "“{file}” does not have the tables of an Evalapp file of its format; open a back-up of it."
            )
        )
        raise UnreadableFile(words.format(file=self.path.name))


def remove_file(path: Path) -> None:
    """Delete a file that was just made and must not stay behind half-made."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        lock_note.remove_note(path)
