"""What ends the work of a jury: the lots that were drawn, and who signed the closing."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.store.tables.table import AtConflict, Table, Together, Travels

CLOSING = (
    Table(
        name="draw",
        columns="""
        nth INTEGER PRIMARY KEY CHECK (nth > 0), seed TEXT NOT NULL CHECK (seed <> ''), witnesses TEXT NOT NULL,
        noted_at TEXT NOT NULL CHECK (noted_at <> ''), reason TEXT NOT NULL CHECK (nth = 1 OR reason <> ''),
        by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("nth",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.ONE_SIDE,
        export="closing.json",
        changed_by={Action.READ_BACK, Action.DRAW_LOT},
    ),
    Table(
        name="signature",
        columns="""
        person TEXT PRIMARY KEY REFERENCES person(id), role TEXT NOT NULL CHECK (role IN ('chair', 'secretary')),
        name TEXT NOT NULL CHECK (name <> ''), fingerprint TEXT NOT NULL CHECK (fingerprint <> ''), at TEXT NOT NULL""",
        key=("person",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.ONE_SIDE,
        export="closing.json",
        changed_by={Action.MOVE_PHASE, Action.REOPEN},
    ),
)
