"""Writing rows by the name of their table."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import chain
from operator import attrgetter
from typing import Any

from evalapp.domain.application import Application, Dossier, Lacking
from evalapp.domain.call import Score
from evalapp.domain.incoming.watched import Stage, watched
from evalapp.domain.journal import TableName
from evalapp.domain.outgoing.undertaking import Agreement
from evalapp.domain.people import Declaration
from evalapp.store.file import PanelFile
from evalapp.store.rows import codec
from evalapp.store.rows.course.agreed import put_agreements
from evalapp.store.rows.settings import Setting, T
from evalapp.store.rows.together import put_together
from evalapp.store.tables.declared import ENDING_AT_CONFLICT, FOLLOWING_PACK

_INTO_SCORE = "INSERT INTO score (juror, application, criterion, value, no_score, comment, at)"
_WHERE_OTHER = """
    ON CONFLICT DO UPDATE SET value = excluded.value, no_score = excluded.no_score, comment = excluded.comment,
        at = excluded.at
    WHERE value IS NOT excluded.value OR no_score IS NOT excluded.no_score OR comment IS NOT excluded.comment
"""


ScoreRow = tuple[str, str, str, int | None, str | None, str, str]
"""Juror, application, criterion, value, reason for no score, comment, time."""
_SCORE_WIDTH = 7


class Rows:
    """The rows of a file by the name of their table, while a change of it is open: the triggers see to that."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file
        self._is_in_any_order = False

    def has(self, table: TableName, **key: str | int) -> bool:
        """Whether there is a row with these values."""
        return self._file.value(f'SELECT 1 FROM "{table}" WHERE {_all(key)}', list(key.values())) is not None

    def put(self, table: TableName, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert or update whole rows by their key; all of them have the columns of the first."""
        remaining = iter(rows)
        if (first := next(remaining, None)) is None:
            return
        columns = tuple(first)
        values = ([row[column] for column in columns] for row in chain([first], remaining))
        self._put_whole(table, columns, values)

    def update(self, table: TableName, new: Mapping[str, Any], **key: str | int) -> None:
        """Put the values `new` into the rows with this key."""
        assignments = ", ".join(f'"{column}" = ?' for column in new)
        self._in_any_order().execute(
            f'UPDATE "{table}" SET {assignments} WHERE {_all(key)}', [*new.values(), *key.values()]
        )

    def remove(self, table: TableName, **where: str | int) -> None:
        """Remove every row with these values, of which there is at least one."""
        self._in_any_order().execute(f'DELETE FROM "{table}" WHERE {_all(where)}', list(where.values()))

    def remove_application(self, number: str) -> None:
        """Remove from a work file what came with an application; what the juror said of it must be elsewhere by now."""
        for table in reversed(FOLLOWING_PACK):
            self._in_any_order().execute(
                f'DELETE FROM "{table.name}" WHERE "{table.application}" = ?', (number,)
            )

    def end_pair(self, juror: str, application: str) -> None:
        """A conflict of interest: what this juror had of the application, and said of it, ends."""
        for table in reversed(ENDING_AT_CONFLICT):
            self._in_any_order().execute(
                f'DELETE FROM "{table.name}" WHERE "{table.juror}" = ? AND "{table.application}" = ?',
                (juror, application),
            )

    def put_score(self, score: Score) -> None:
        """One whose juror, application and assignment are in the file, as fast as can be: it goes with every key."""
        put_together(self._file.conn, _INTO_SCORE, _WHERE_OTHER, _SCORE_WIDTH, [_score_row(score)])

    def put_scores(self, scores: Iterable[Score]) -> None:
        """Rows that already say the same stay untouched, their time included."""
        self.put_score_rows([_score_row(score) for score in scores])

    def put_score_rows(self, rows: list[ScoreRow]) -> None:
        """In the order of the key (each occurs once), which writes a large merge twice as fast."""
        each = watched(Stage.WRITING, sorted(rows))
        put_together(self._in_any_order(), _INTO_SCORE, _WHERE_OTHER, _SCORE_WIDTH, each)

    def put_dossiers(self, dossiers: Sequence[Dossier]) -> None:
        """Applications with partners and budget as they now are; attachments stay as they were."""
        self._put_applications(each.application for each in dossiers)
        self.put("partner", (row for each in dossiers for row in codec.partner_rows(each)))
        self.put("budget", (row for each in dossiers for row in codec.budget_rows(each)))
        for table, list_of in (("partner", attrgetter("partners")), ("budget", attrgetter("budget"))):
            # Asked for all at once: most applications of a large import had no longer list, or none.
            asked = f'SELECT application, max(position) FROM "{table}" GROUP BY application'
            last = dict(self._file.rows(asked))
            lengths = ((each.application.number, len(list_of(each))) for each in dossiers)
            self._in_any_order().executemany(
                f'DELETE FROM "{table}" WHERE application = ? AND position > ?',
                [(number, length) for number, length in lengths if last.get(number, 0) > length],
            )

    def put_lacking(self, dossiers: Iterable[Dossier]) -> None:
        """What a pack says is missing in these dossiers, and no more of them than that."""
        for dossier in dossiers:
            told = asdict(dossier.lacking) if dossier.lacking is not None else {}
            for about in (each.name for each in fields(Lacking)):
                row = {"application": dossier.application.number, "about": about}
                if rows := told.get(about):
                    self.put("lacking", [row | {"rows": rows}])
                elif self.has("lacking", **row):
                    self.remove("lacking", **row)

    def put_application(self, application: Application) -> None:
        self._put_applications([application])

    def put_declarations(self, declarations: Iterable[Declaration]) -> None:
        """That there is no conflict of interest, each with the content that is the text which was declared."""
        rows = (asdict(each) for each in declarations)
        self.put(
            "cleared",
            [
                row | {"wording": self.put_content(row["wording"].encode()) if row["wording"] else ""}
                for row in rows
            ],
        )

    def put_agreements(self, made: Iterable[Agreement]) -> None:
        put_agreements(self, made)

    def put_setting(self, setting: Setting[T], value: T) -> None:
        self.put("setting", [{"key": setting.name, "value": setting.encode(value)}])

    def put_content(self, content: bytes) -> str:
        """Store `content` once and return its SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._file.conn.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, content))
        return sha256

    def has_content(self, sha256: str) -> bool:
        return self._file.value("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)) is not None

    def put_pieces(self, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
        """Store content that is never whole in memory; whoever makes `pieces` answers for their `size` and hash."""
        conn = self._file.conn
        row = conn.execute("INSERT INTO blob VALUES (?, zeroblob(?))", (sha256, size)).lastrowid
        assert row is not None
        with conn.blobopen("blob", "content", row) as blob:
            for piece in pieces:
                blob.write(piece)

    def _in_any_order(self) -> sqlite3.Connection:
        if not self._is_in_any_order:
            self._file.in_any_order()
            self._is_in_any_order = True
        return self._file.conn

    def _put_applications(self, applications: Iterable[Application]) -> None:
        self._put_whole("application", codec.APPLICATION_COLUMNS, map(codec.application_row, applications))

    def _put_whole(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        key = next(each.key for each in self._file.tables if each.name == table)
        changed = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column not in key)
        names = ", ".join(f'"{column}"' for column in columns)
        of_key = ", ".join(f'"{column}"' for column in key)
        effect = f"UPDATE SET {changed}" if changed else "NOTHING"
        into, on_conflict = f'INSERT INTO "{table}" ({names})', f"ON CONFLICT ({of_key}) DO {effect}"
        put_together(self._in_any_order(), into, on_conflict, len(columns), rows)


def _score_row(score: Score) -> ScoreRow:
    return (score.juror, score.application, score.criterion, *score.answer, score.at)


def _all(where: Mapping[str, object]) -> str:
    return " AND ".join(f'"{column}" = ?' for column in where)
