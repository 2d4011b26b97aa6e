"""What a copy of a panel knows of the others: those brought together with it, and who has the right to write."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from evalapp.store.tables.table import AtConflict, Content, Table, Together, Travels

DESKS = (
    # Another copy, as it was when it was brought together with this one: its changes since the fork lie in `tail`.
    Table(
        name="reconciled",
        columns="""
        head TEXT PRIMARY KEY CHECK (head <> ''), number INTEGER NOT NULL CHECK (number >= fork),
        fork INTEGER NOT NULL CHECK (fork > 0), fork_hash TEXT NOT NULL CHECK (fork_hash <> ''), file TEXT NOT NULL,
        tail TEXT NOT NULL REFERENCES blob(sha256), waiting TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("head",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.OWN,
        export="",  # history.json tells it with its change
        changed_by={Action.RECONCILE},
        contents=(Content(column="tail", what=N_("the changes of another copy")),),
    ),
    # `given`: to whom, and how this file stood then. `taken`: this file began as one that was handed over.
    Table(
        name="handover",
        columns="""
        nth INTEGER PRIMARY KEY CHECK (nth > 0), kind TEXT NOT NULL CHECK (kind IN ('given', 'taken')),
        person TEXT NOT NULL CHECK (person <> ''), change INTEGER NOT NULL, head TEXT NOT NULL CHECK (head <> ''),
        file TEXT NOT NULL, back_at TEXT NOT NULL, back_reason TEXT NOT NULL CHECK (back_at = '' OR back_reason <> ''),
        by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("nth",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.OWN,
        export="",  # likewise
        changed_by={Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK},
    ),
)
