"""A file as it lies there, opened to be proved: what is wrong with it is found, and keeps nobody from looking on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.domain.file_kinds import PANEL, WORK, no_panel
from evalapp.domain.journal import Finding, Where
from evalapp.domain.texts import _, ngettext
from evalapp.store.faults import known_faults, why
from evalapp.store.file import PanelFile
from evalapp.store.head import HEAD, MARK, application_of, faults_of_head, number_at, read_head
from evalapp.store.holding import refuse_held
from evalapp.store.on_disk import read_anew, replaced
from evalapp.store.own_schema import (
    aids_of_others,
    faults_of_schema,
    has_our_tables,
    tables_of_ours,
    take_away,
)
from evalapp.store.schema import FORMAT, PANEL_FILE, WORK_FILE, data_tables
from evalapp.store.sqlite import connect
from evalapp.store.strange import leave_strange

_JOURNAL = {"change", "change_row", "blob"}


@dataclass(kw_only=True)
class Bare:
    """`file` is None where nothing of it can be read; in its `tables` stand only those that are to the letter ours.

    `has_journal`: the journal can be read.
    """

    file: PanelFile | None = None
    has_journal: bool = False
    findings: list[Finding] = field(default_factory=list)

    def find(self, where: Where, *texts: str) -> None:
        self.findings += [Finding(where=where, text=each) for each in texts]


def bare_of(file: PanelFile) -> Bare:
    """The same of a file that is open already, and so has our tables; as it lies on the disk."""
    # Who writes by way of the memory leaves the times of the file as they were.
    read_anew(file.conn)
    bare = Bare(file=file, has_journal=True)
    if file.on_disk.is_replaced:
        bare.find(Where.BYTES, replaced())
    if file.head:
        bare.find(Where.BYTES, *faults_of_head(file.head))
    bare.find(Where.SCHEMA, *faults_of_schema(file.conn, FORMAT))
    return bare


@contextmanager
def opened_bare(path: Path) -> Iterator[Bare]:
    """Read only. Raises FileInUse, and UnreadableFile for what is not there, is no file of ours or a newer one."""
    bare = Bare()
    with known_faults(path):
        refuse_held(path)
    head, size = read_head(path)
    if not is_ours(path, head):
        raise UnreadableFile(no_panel(path))
    bare.find(Where.BYTES, *_faults_of_bytes(head, size))
    if head.startswith(MARK):
        _open(path, bare)
    try:
        yield bare
    finally:
        if bare.file is not None:
            bare.file.close()


def is_ours(path: Path, head: bytes) -> bool:
    """By its name or by the mark that its bytes bear: each may be what is wrong with it."""
    return application_of(head) in (PANEL_FILE, WORK_FILE) or PANEL.is_kind_of(path) or WORK.is_kind_of(path)


def _faults_of_bytes(head: bytes, size: int) -> Iterator[str]:
    if not size:
        yield _("the file is empty")
    elif not head.strip(b"\x00"):
        yield _("the file begins with zeros alone")
    elif not head.startswith(MARK):
        yield _("the first 16 bytes are not those of a database")
    elif len(head) < HEAD:
        yield _("the file breaks off within its first 100 bytes")
    else:
        if application_of(head) not in (PANEL_FILE, WORK_FILE):
            yield _("bytes 68 to 71, which mark a file of Evalapp, hold something else")
        yield from faults_of_head(head)
        page = number_at(head, 16, 2)
        whole = (65_536 if page == 1 else page) * number_at(head, 28)
        if size < whole:
            missing = whole - size
            yield ngettext(
                "the file breaks off: {n} byte of {all} is missing",
                "the file breaks off: {n} bytes of {all} are missing",
                missing,
            ).format(n=missing, all=whole)
        # The number of pages is up to date only where these two agree.
        elif size > whole and number_at(head, 24) == number_at(head, 92):
            yield ngettext(
                "behind the end of the database stands {n} byte that does not belong to it",
                "behind the end of the database stand {n} bytes that do not belong to it",
                size - whole,
            ).format(n=size - whole)


def _open(path: Path, bare: Bare) -> None:
    try:
        # A journal that waits to be carried out is told of here, and whatever is so wrong that nothing can be read.
        with known_faults(path):
            file = PanelFile(path, connect(path, read_only=True), is_read_only=True)
            try:
                number = _looked_through(file, bare)
            except BaseException:
                file.close()
                raise
    except FileInUse:
        raise
    except KnownError as error:
        if isinstance(error, _NotOurs):
            raise
        if not isinstance(error, UnreadableFile):
            bare.findings.clear()  # of a file whose journal waits, its length says nothing
        bare.find(Where.BYTES, _cause(error))
    except sqlite3.Error as error:
        bare.find(Where.BYTES, _unread(error))
    else:
        bare.file = file
        _make_ready(file, bare, number)


class _NotOurs(UnreadableFile):
    """Another database, or one of which only a newer Evalapp can say whether it is whole."""


def _unread(error: Exception) -> str:
    return _("the schema cannot be read: {why}").format(why=why(error))


def _cause(error: KnownError) -> str:
    """What SQLite says of damage, since there may be more to find; of all else what to do."""
    if isinstance(error, UnreadableFile) and error.__cause__ is not None:
        return _unread(error.__cause__) if isinstance(error.__cause__, Exception) else str(error)
    return str(error)


def _looked_through(file: PanelFile, bare: Bare) -> int:
    """The number of the format that the tables are of."""
    conn, number = file.conn, int(file.pragma("user_version"))
    names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    if names and not names & _JOURNAL:
        raise _NotOurs(
            _(
                "“{file}” is a database, but not one of Evalapp; choose an .evalpanel or .evalwork file."
            ).format(file=file.path.name)
        )
    if not 1 <= number <= FORMAT:
        claimed = number
        number = next((each for each in range(FORMAT, 0, -1) if _is_of(conn, each)), 0)
        if claimed > FORMAT and not number:
            raise _NotOurs(
                _(
                    "“{file}” was made by a newer Evalapp (format {found}, this program knows {known}); "
                    "update Evalapp to open it."
                ).format(file=file.path.name, found=claimed, known=FORMAT)
            )
        number = number or FORMAT
        bare.find(
            Where.SCHEMA,
            _(
                "bytes 60 to 63 say that the format is {claimed}, and the tables are of format {format}"
            ).format(claimed=claimed, format=number),
        )
    faults = faults_of_schema(conn, number)
    if not faults and not _is_of(conn, number):
        faults = [_("the steps by which the tables were made are not those of format {n}").format(n=number)]
    bare.find(Where.SCHEMA, *faults)
    return number


def _is_of(conn: sqlite3.Connection, number: int) -> bool:
    try:
        return has_our_tables(conn, number)
    except sqlite3.Error:
        return False


def _make_ready(file: PanelFile, bare: Bare, number: int) -> None:
    """Nothing is read by way of what another program laid there: foreign indexes go, from a copy in memory.

    A table that is not ours, or a view in its place, is not read at all; an older format is read as this one.
    """
    try:
        aids = aids_of_others(file.conn, number)
        is_ours = _is_of(file.conn, number)
        if aids or (is_ours and number < FORMAT):
            file.turn_to_copy()
            take_away(file.conn, aids)
        if is_ours and number < FORMAT:
            from evalapp.store.migrating import bring_up_to_date

            file.conn.execute("PRAGMA trusted_schema = ON")
            bring_up_to_date(file.conn)
            number = FORMAT
        ours = tables_of_ours(file.conn, number)
        file.tables = [each for each in data_tables(file.conn) if each.name in ours]
        bare.has_journal = ours >= _JOURNAL
    except sqlite3.Error as error:
        bare.find(Where.SCHEMA, _unread(error))
    finally:
        file.conn.execute("PRAGMA query_only = ON")
        leave_strange(file.conn, number)
