"""What the office checked of an application before it was judged."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.store.tables.table import AtConflict, Table, Together, Travels

CHECKING = (
    Table(
        name="checked",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), item TEXT NOT NULL CHECK (item <> ''),
        answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'to-complete')),
        until TEXT NOT NULL CHECK ((answer = 'to-complete') = (until <> '')), reason TEXT NOT NULL,
        by_whom TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (application, item)""",
        key=("application", "item"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="checklist.json",
        changed_by={
            Action.READ_BACK,
            Action.CHECK,
            Action.ASK_SUPPLEMENT,
            Action.IMPORT_CHECKS,
            Action.JUDGE_ADMISSIBILITY,
        },
    ),
    Table(
        name="supplement",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), nth INTEGER NOT NULL CHECK (nth > 0),
        item TEXT NOT NULL, asked TEXT NOT NULL CHECK (asked <> ''), asked_on TEXT NOT NULL, until TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'complete', 'partly', 'nothing')),
        came_on TEXT NOT NULL, note TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (application, nth)""",
        key=("application", "nth"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="checklist.json",
        changed_by={Action.READ_BACK, Action.ASK_SUPPLEMENT, Action.IMPORT_CHECKS},
    ),
    Table(
        name="hearing",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), nth INTEGER NOT NULL CHECK (nth > 0),
        planned_at TEXT NOT NULL CHECK (planned_at <> ''), place TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
        present TEXT NOT NULL, record TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (application, nth)""",
        key=("application", "nth"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="checklist.json",
        changed_by={Action.READ_BACK, Action.HEAR, Action.IMPORT_CHECKS},
    ),
)
