"""Opening, creating and closing a file: the lock, the checks, the migrations."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.texts import _
from evalapp.store import lock_note
from evalapp.store.backup import back_up
from evalapp.store.faults import known_faults
from evalapp.store.own_schema import has_our_tables, restore_guards
from evalapp.store.schema import FORMAT, PANEL_FILE, WORK_FILE, DataTable, data_tables, migrations
from evalapp.store.sqlite import Database

_HEADER = b"SQLite format 3\x00"


class PanelFile:
    """An open panel or work file; one process at a time may have it open for writing."""

    def __init__(self, path: Path, conn: sqlite3.Connection, *, is_read_only: bool) -> None:
        self.path = path
        self.conn = conn
        self.is_read_only = is_read_only
        self.db = Database(conn, execute_plugins=False)
        self.tables: list[DataTable] = []

    @classmethod
    def create(cls, path: Path, *, is_work_file: bool = False) -> PanelFile:
        """A new file without content. Raises KnownError when something is already there."""
        try:
            # Exclusive creation: two programs cannot both believe that the name was free.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise KnownError(
                _("“{file}” already exists; choose another name, nothing was overwritten.").format(
                    file=path.name
                )
            ) from None
        except OSError as error:
            raise KnownError(
                _("“{file}” cannot be made: {why}; choose another folder.").format(
                    file=path.name, why=error.strerror
                )
            ) from error
        try:
            with known_faults(path):
                file = cls(path, _connect(path), is_read_only=False)
                file._lock()
                # Making the tables runs their checks; what is made here is ours.
                file.conn.execute("PRAGMA trusted_schema = ON")
                file.conn.execute(f"PRAGMA application_id = {WORK_FILE if is_work_file else PANEL_FILE}")
                file._migrate()
                file._trust_own_schema()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return file

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> PanelFile:
        """Raises UnreadableFile, FileInUse or KnownError; the file is left as it was."""
        _refuse_strangers(path)
        with known_faults(path):
            file = cls(path, _connect(path, read_only=read_only), is_read_only=read_only)
            try:
                file._check()
                if not read_only:
                    file._lock()
                    if file.pragma("user_version") < FORMAT:
                        back_up(file.conn, path)
                        file._migrate()
                file._trust_own_schema()
            except BaseException:
                file.close()
                raise
        return file

    @property
    def is_work_file(self) -> bool:
        return bool(self.pragma("application_id") == WORK_FILE)

    def pragma(self, name: str) -> Any:
        return self.conn.execute(f"PRAGMA {name}").fetchone()[0]

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        with known_faults(self.path):
            return self.conn.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def close(self) -> None:
        self.conn.close()
        if not self.is_read_only:
            lock_note.remove_note(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self) -> None:
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
        if self.is_read_only and found < FORMAT:
            raise UnreadableFile(
                _(
                    "“{file}” was made by an older Evalapp; open it in the window once, which brings it up to date."
                ).format(file=self.path.name)
            )
        if (answer := self.pragma("quick_check")) != "ok":
            raise UnreadableFile(
                _("“{file}” is damaged ({why}); open a back-up of it.").format(
                    file=self.path.name, why=str(answer).splitlines()[0]
                )
            )

    def _lock(self) -> None:
        self.conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.conn.execute("BEGIN EXCLUSIVE")
        self.conn.execute("COMMIT")
        lock_note.write_note(self.path)

    def _migrate(self) -> None:
        self.conn.execute("PRAGMA foreign_keys = OFF")
        migrations.apply(self.db)
        self.conn.execute(f"PRAGMA user_version = {FORMAT}")
        self.conn.execute("PRAGMA foreign_keys = ON")

    def _trust_own_schema(self) -> None:
        if not has_our_tables(self.conn):
            raise UnreadableFile(
                _(
                    "“{file}” does not have the tables of an Evalapp file of its format; open a back-up of it."
                ).format(file=self.path.name)
            )
        if not self.is_read_only:
            restore_guards(self.conn)
        self.conn.execute("PRAGMA trusted_schema = ON")
        self.tables = data_tables(self.db)


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    # Explicit transactions only; the window runs long reads in one worker thread at a time.
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=1.0,
        check_same_thread=False,
    )
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("PRAGMA temp_store = MEMORY")
    # In KiB: a merge of 200 returns must not write pages out half-way.
    conn.execute("PRAGMA cache_size = -65536")
    if not read_only:
        conn.execute("PRAGMA journal_mode = DELETE")
    return conn


def _refuse_strangers(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        raise UnreadableFile(_("“{file}” does not exist; check the name.").format(file=path.name)) from None
    except OSError as error:
        raise UnreadableFile(
            _("“{file}” cannot be read: {why}.").format(file=path.name, why=error.strerror)
        ) from error
    if head != _HEADER:
        raise UnreadableFile(
            _("“{file}” is not a panel file; choose a file that ends in .evalpanel or .evalwork.").format(
                file=path.name
            )
        )


def remove_file(path: Path) -> None:
    """Delete a file that was just made and must not stay behind half-made."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        lock_note.remove_note(path)
