"""Writing rows; only inside an open change, which the triggers see to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Score
from evalapp.store.file import PanelFile
from evalapp.store.rows import codec

_PUT_SCORE = """
    INSERT INTO score (juror, application, criterion, value, no_score, comment, at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, no_score = excluded.no_score, comment = excluded.comment,
        at = excluded.at
    WHERE value IS NOT excluded.value OR no_score IS NOT excluded.no_score OR comment IS NOT excluded.comment
"""


def put(file: PanelFile, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert or update whole rows by their key; all of them have the columns of the first."""
    remaining = iter(rows)
    if (first := next(remaining, None)) is None:
        return
    columns = tuple(first)
    values = ([row[column] for column in columns] for row in chain([first], remaining))
    file.conn.executemany(_upsert(file, table, columns), values)


def _upsert(file: PanelFile, table: str, columns: Sequence[str]) -> str:
    key = next(each.key for each in file.tables if each.name == table)
    changed = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column not in key)
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    of_key = ", ".join(f'"{column}"' for column in key)
    effect = f"UPDATE SET {changed}" if changed else "NOTHING"
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT ({of_key}) DO {effect}'


ScoreRow = tuple[str, str, str, int | None, str | None, str, str]
"""Juror, application, criterion, value, reason for no score, comment, time."""


def put_scores(file: PanelFile, scores: Iterable[Score]) -> None:
    """Rows that already say the same stay untouched, their time included."""
    put_score_rows(
        file, [(s.juror, s.application, s.criterion, s.value, s.no_score, s.comment, s.at) for s in scores]
    )


def put_score_rows(file: PanelFile, rows: list[ScoreRow]) -> None:
    """In the order of the key (each occurs once), which writes a large merge twice as fast."""
    file.conn.executemany(_PUT_SCORE, sorted(rows))


def remove(file: PanelFile, table: str, **where: Any) -> None:
    condition = " AND ".join(f'"{column}" = ?' for column in where)
    file.conn.execute(f'DELETE FROM "{table}" WHERE {condition}', list(where.values()))


def put_setting(file: PanelFile, key: str, value: str) -> None:
    put(file, "setting", [{"key": key, "value": value}])


def put_blob(file: PanelFile, content: bytes) -> str:
    """Store `content` once and return its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    file.conn.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, content))
    return sha256


def has_blob(file: PanelFile, sha256: str) -> bool:
    return file.value("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)) is not None


def put_pieces(file: PanelFile, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
    """Store content that is never whole in memory; whoever makes `pieces` answers for their `size` and hash."""
    row = file.conn.execute("INSERT INTO blob VALUES (?, zeroblob(?))", (sha256, size)).lastrowid
    assert row is not None
    with file.conn.blobopen("blob", "content", row) as blob:
        for piece in pieces:
            blob.write(piece)


def put_dossiers(file: PanelFile, dossiers: Sequence[Dossier]) -> None:
    """Applications with partners and budget as they now are; attachments stay as they were."""
    _put_applications(file, (each.application for each in dossiers))
    put(file, "partner", (row for each in dossiers for row in codec.partner_rows(each)))
    put(file, "budget", (row for each in dossiers for row in codec.budget_rows(each)))
    for table, list_of in (("partner", attrgetter("partners")), ("budget", attrgetter("budget"))):
        file.conn.executemany(
            f'DELETE FROM "{table}" WHERE application = ? AND position > ?',
            ((each.application.number, len(list_of(each))) for each in dossiers),
        )


def put_application(file: PanelFile, application: Application) -> None:
    _put_applications(file, [application])


def _put_applications(file: PanelFile, applications: Iterable[Application]) -> None:
    sql = _upsert(file, "application", codec.APPLICATION_COLUMNS)
    file.conn.executemany(sql, map(codec.application_row, applications))
