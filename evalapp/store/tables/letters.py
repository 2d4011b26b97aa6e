"""What the decision letters of a call say otherwise than the program, and why each application is told so."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.store.tables.table import AtConflict, Table, Together, Travels

LETTERS = (
    Table(
        name="letter_text",
        columns="""
        section TEXT NOT NULL CHECK (section <> ''), language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
        text TEXT NOT NULL, PRIMARY KEY (section, language)""",
        key=("section", "language"),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="letters.json",
        changed_by={Action.READ_BACK, Action.WRITE_LETTERS},
    ),
    Table(
        name="letter_fact",
        columns="""
        fact TEXT PRIMARY KEY CHECK (fact <> ''), value TEXT NOT NULL CHECK (value <> '')""",
        key=("fact",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="letters.json",
        changed_by={Action.READ_BACK, Action.WRITE_LETTERS},
    ),
    Table(
        name="motivation",
        columns="""
        application TEXT NOT NULL REFERENCES application(number),
        part TEXT NOT NULL CHECK (part IN ('motivation', 'strengths', 'weaknesses')),
        criterion TEXT NOT NULL CHECK ((criterion = '') = (part <> 'motivation')),
        language TEXT NOT NULL CHECK (language IN ('nl', 'en')), text TEXT NOT NULL CHECK (text <> ''),
        PRIMARY KEY (application, part, criterion, language)""",
        key=("application", "part", "criterion", "language"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="letters.json",
        changed_by={Action.READ_BACK, Action.WRITE_LETTERS},
    ),
)
