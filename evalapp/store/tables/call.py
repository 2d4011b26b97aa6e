"""What a call is, who takes part in it, and what was exchanged."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from evalapp.store.tables.table import AtConflict, Content, Grown, Table, Travels

CALL = (
    # What a change did, as data: the last row of those that it writes, by the number of the change.
    Table(
        name="act",
        columns="""
        change INTEGER PRIMARY KEY, told TEXT NOT NULL""",
        key=("change",),
        since=3,
        is_without_rowid=False,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        export="",  # history.json tells it with its change
        changed_by=frozenset(Action),
    ),
    Table(
        name="scheme",
        columns="""
        version INTEGER PRIMARY KEY, toml TEXT NOT NULL, at TEXT NOT NULL""",
        key=("version",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.PACK,
        follows_pack=False,
        export="scheme.toml",
        changed_by={Action.CREATE, Action.OPEN_PACK, Action.SET_SCHEME, Action.ADOPT_SCHEME},
        grown=tuple(
            Grown(column=column, sql="TEXT NOT NULL", since=3, otherwise="")
            for column in ("decided_by", "decided_on", "reference", "reason")
        ),
    ),
    Table(
        name="call",
        columns="""
        id INTEGER PRIMARY KEY CHECK (id = 1), panel TEXT NOT NULL, title TEXT NOT NULL,
        reference TEXT NOT NULL, scheme_version INTEGER NOT NULL REFERENCES scheme(version),
        phase TEXT NOT NULL CHECK (phase IN ('draft', 'scoring', 'deliberation', 'closed')),
        budget INTEGER CHECK (budget >= 0), deadline TEXT NOT NULL, is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
        created_at TEXT NOT NULL""",
        key=("id",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.PACK,
        follows_pack=False,
        export="call.json",
        changed_by={
            Action.CREATE,
            Action.OPEN_PACK,
            Action.EDIT_CALL,
            Action.CHANGE_TERMS,
            Action.ADOPT_SCHEME,
            Action.MOVE_PHASE,
            Action.REOPEN,
            Action.HAND_OUT,
            Action.MERGE,
        },
    ),
    Table(
        name="setting",
        columns="""
        key TEXT PRIMARY KEY, value TEXT NOT NULL""",
        key=("key",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        export="",
        changed_by={
            Action.CREATE,
            Action.OPEN_PACK,
            Action.EDIT_CALL,
            Action.CHANGE_TERMS,
            Action.GO_ON,
            Action.SUBMIT,
            Action.DRAW_LOT,
            Action.DECLARE_CONFLICT,
            Action.JUDGE_ADMISSIBILITY,
            Action.IMPORT_APPLICATIONS,
        },
        contents=(
            Content(column="value", what=N_("the work of a juror"), only="key IN ('base', 'handed_in')"),
        ),
    ),
    Table(
        name="person",
        columns="""
        id TEXT PRIMARY KEY CHECK (id <> ''), name TEXT NOT NULL, email TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('juror', 'chair', 'secretary')), organisation TEXT NOT NULL,
        expertise TEXT NOT NULL""",
        key=("id",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="",
        at_conflict=AtConflict.STAYS,
        travels=Travels.PACK,
        follows_pack=False,
        export="jury.csv",
        changed_by={Action.EDIT_JURY, Action.OPEN_PACK},
        grown=(
            Grown(column="enterprise_number", sql="TEXT NOT NULL", since=3, otherwise=""),
            # The `role` of format 1 knows no deputy, and stays as it is.
            Grown(
                column="is_deputy",
                sql="INTEGER NOT NULL CHECK (is_deputy IN (0, 1) AND (is_deputy = 0 OR role = 'chair'))",
                since=3,
                otherwise=0,
            ),
        ),
    ),
    Table(
        name="juror_key",
        columns="""
        juror TEXT PRIMARY KEY REFERENCES person(id), recipient TEXT NOT NULL, verify_key TEXT NOT NULL,
        at TEXT NOT NULL""",
        key=("juror",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="juror",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        export="",
        changed_by={Action.HAND_OUT},
    ),
    Table(
        name="issued",
        columns="""
        pack TEXT PRIMARY KEY, juror TEXT NOT NULL REFERENCES person(id), number INTEGER NOT NULL,
        scheme_version INTEGER NOT NULL, at TEXT NOT NULL""",
        key=("pack",),
        since=1,
        is_without_rowid=False,
        application="",
        juror="juror",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        export="",
        changed_by={Action.HAND_OUT},
        grown=(Grown(column="content", sql="TEXT NOT NULL", since=3, otherwise=""),),
    ),
    Table(
        name="received",
        columns="""
        juror TEXT NOT NULL REFERENCES person(id), device TEXT NOT NULL, revision INTEGER NOT NULL,
        at TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('signed', 'vouched')), file TEXT NOT NULL,
        pack TEXT NOT NULL, submitted_at TEXT NOT NULL, device_name TEXT NOT NULL,
        is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)), sha256 TEXT NOT NULL, signature TEXT NOT NULL,
        earlier TEXT NOT NULL, base TEXT NOT NULL REFERENCES blob(sha256), PRIMARY KEY (juror, device)""",
        key=("juror", "device"),
        since=1,
        is_without_rowid=True,
        application="",
        juror="juror",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        export="",
        changed_by={Action.MERGE, Action.SETTLE},
        contents=(
            Content(column="base", what=N_("what a return was merged on")),
            Content(column="sha256", what=N_("a return"), only="kind = 'signed'"),
        ),
    ),
)
