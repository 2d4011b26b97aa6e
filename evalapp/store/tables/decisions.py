"""What the panel decides beside its scores."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.store.tables.table import AtConflict, Table, Together, Travels

DECISIONS = (
    Table(
        name="flagged",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), flag TEXT NOT NULL CHECK (flag <> ''),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (application, flag)""",
        key=("application", "flag"),
        since=2,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="decisions.json",
        changed_by={Action.READ_BACK, Action.SET_FLAG},
    ),
    Table(
        name="panel_order",
        columns="""
        application TEXT PRIMARY KEY REFERENCES application(number), position INTEGER NOT NULL CHECK (position > 0),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("application",),
        since=2,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.AS_LIST,
        export="decisions.json",
        changed_by={Action.READ_BACK, Action.ORDER_TIED},
    ),
    Table(
        name="granted",
        columns="""
        application TEXT PRIMARY KEY REFERENCES application(number), amount INTEGER NOT NULL CHECK (amount >= 0),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL""",
        key=("application",),
        since=2,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="decisions.json",
        changed_by={Action.READ_BACK, Action.SET_GRANT},
    ),
)
