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
        changed_by={Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK, Action.PUT_BACK},
    ),
    # The keys that came in the place of the first, which stands among the settings: so does its secret.
    Table(
        name="identity",
        columns="""
        nth INTEGER PRIMARY KEY CHECK (nth > 0), recipient TEXT NOT NULL UNIQUE CHECK (recipient <> ''),
        secret TEXT NOT NULL CHECK ((secret = '') = (nth = 1)), link TEXT NOT NULL CHECK ((link = '') = (nth = 1)),
        reason TEXT NOT NULL CHECK ((reason = '') = (nth = 1)), dropped_at TEXT NOT NULL,
        dropped_reason TEXT NOT NULL CHECK ((dropped_at = '') = (dropped_reason = '')),
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
        export="",  # likewise, without the secret
        changed_by={Action.RENEW_KEY, Action.DROP_KEY, Action.PUT_BACK},
    ),
    # Who holds a copy, as somebody noted it; of one that the file tells of itself, that it is gone.
    Table(
        name="copy",
        columns="""
        id TEXT PRIMARY KEY CHECK (id <> ''), kind TEXT NOT NULL CHECK (kind IN ('disk', 'computer', 'network',
        'mail', 'back-up', 'export', 'other', 'handed-over', 'taken-from', 'reconciled')),
        person TEXT NOT NULL CHECK (person <> ''), place TEXT NOT NULL, since TEXT NOT NULL, note TEXT NOT NULL,
        gone_on TEXT NOT NULL, gone_by TEXT NOT NULL CHECK ((gone_on = '') = (gone_by = '')),
        gone_reason TEXT NOT NULL CHECK ((gone_on = '') = (gone_reason = '')),
        struck_by TEXT NOT NULL, struck_at TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("id",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="copies.csv",
        changed_by={Action.NOTE_COPY, Action.PUT_BACK},
    ),
)
