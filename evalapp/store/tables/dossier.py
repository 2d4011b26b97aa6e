"""What the applicants asked for."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from evalapp.store.tables.table import AtConflict, Content, Grown, Table, Together, Travels

DOSSIER = (
    Table(
        name="application",
        columns="""
        number TEXT PRIMARY KEY CHECK (number <> ''), title TEXT NOT NULL, acronym TEXT NOT NULL,
        organisation TEXT NOT NULL, enterprise_number TEXT NOT NULL, sector TEXT NOT NULL, province TEXT NOT NULL,
        start TEXT NOT NULL, years INTEGER, requested_support INTEGER, total_budget INTEGER,
        summary TEXT NOT NULL, earlier_instrument TEXT NOT NULL, reorientation TEXT NOT NULL, contact TEXT NOT NULL,
        email TEXT NOT NULL, submitted_at TEXT NOT NULL, extra TEXT NOT NULL,
        admissibility TEXT NOT NULL CHECK (admissibility IN ('open', 'admissible', 'inadmissible')),
        admissibility_reason TEXT NOT NULL""",
        key=("number",),
        since=1,
        is_without_rowid=False,
        application="number",
        juror="",
        at_conflict=AtConflict.BLANKED,
        travels=Travels.PACK,
        follows_pack=True,
        together=Together.BY_COLUMN,
        export="applications.json",
        changed_by={
            Action.READ_BACK,
            Action.IMPORT_APPLICATIONS,
            Action.EDIT_APPLICATION,
            Action.JUDGE_ADMISSIBILITY,
            Action.IMPORT_CHECKS,
            Action.WITHDRAW,
            Action.OPEN_PACK,
            Action.DECLARE_CONFLICT,
        },
        grown=(
            Grown(column="withdrawn_on", sql="TEXT NOT NULL", since=3, otherwise=""),
            Grown(column="withdrawn_reason", sql="TEXT NOT NULL", since=3, otherwise=""),
        ),
    ),
    Table(
        name="partner",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), position INTEGER NOT NULL, name TEXT NOT NULL,
        helix TEXT NOT NULL CHECK (helix IN ('company', 'knowledge', 'government', 'other')),
        enterprise_number TEXT NOT NULL, staff INTEGER, turnover INTEGER, balance_total INTEGER,
        province TEXT NOT NULL, cash INTEGER, in_kind INTEGER,
        is_committed INTEGER NOT NULL CHECK (is_committed IN (0, 1)),
        PRIMARY KEY (application, position)""",
        key=("application", "position"),
        since=1,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.PACK,
        follows_pack=True,
        together=Together.AS_LIST,
        export="applications.json",
        changed_by={Action.READ_BACK, Action.IMPORT_APPLICATIONS, Action.EDIT_APPLICATION, Action.OPEN_PACK},
        grown=(
            Grown(
                column="staff_hundredths",
                sql="INTEGER NOT NULL CHECK (staff_hundredths BETWEEN 0 AND 99)",
                since=3,
                otherwise=0,
            ),
            # `is_committed` of format 1 knows only yes and no, and stays as it is.
            Grown(
                column="is_commitment_known",
                sql="INTEGER NOT NULL CHECK (is_commitment_known IN (0, 1) AND is_committed <= is_commitment_known)",
                since=3,
                otherwise=1,
            ),
        ),
    ),
    Table(
        name="budget",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), position INTEGER NOT NULL, year INTEGER NOT NULL,
        line TEXT NOT NULL, amount INTEGER NOT NULL, source TEXT NOT NULL,
        PRIMARY KEY (application, position)""",
        key=("application", "position"),
        since=1,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.PACK,
        follows_pack=True,
        together=Together.AS_LIST,
        export="applications.json",
        changed_by={Action.READ_BACK, Action.IMPORT_APPLICATIONS, Action.EDIT_APPLICATION, Action.OPEN_PACK},
    ),
    Table(
        name="attachment",
        columns="""
        application TEXT NOT NULL REFERENCES application(number), name TEXT NOT NULL, size INTEGER NOT NULL,
        sha256 TEXT NOT NULL REFERENCES blob(sha256), PRIMARY KEY (application, name)""",
        key=("application", "name"),
        since=1,
        is_without_rowid=False,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.PACK,
        follows_pack=True,
        together=Together.BY_ROW,
        export="applications.json",
        changed_by={Action.READ_BACK, Action.IMPORT_APPLICATIONS, Action.EDIT_APPLICATION, Action.OPEN_PACK},
        contents=(Content(column="sha256", what=N_("an attachment")),),
    ),
    Table(
        name="refused_row",
        columns="""
        file TEXT NOT NULL, sheet TEXT NOT NULL, row INTEGER NOT NULL, application TEXT NOT NULL,
        nth INTEGER NOT NULL, about TEXT NOT NULL
        CHECK (about IN ('applications', 'partners', 'budget', 'attachments')),
        rows INTEGER NOT NULL CHECK (rows > 0), title TEXT NOT NULL, cell TEXT NOT NULL, heading TEXT NOT NULL,
        reason TEXT NOT NULL, traces TEXT NOT NULL,
        PRIMARY KEY (file, sheet, row, application, about, nth)""",
        key=("file", "sheet", "row", "application", "about", "nth"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.BY_ROW,
        export="refused-rows.csv",
        changed_by={Action.READ_BACK, Action.IMPORT_APPLICATIONS, Action.EDIT_APPLICATION},
    ),
    # In a work file: a panel tells it from its refused rows, of which a juror gets no more than how many there are.
    Table(
        name="lacking",
        columns="""
        application TEXT NOT NULL REFERENCES application(number),
        about TEXT NOT NULL
        CHECK (about IN ('partners', 'budget', 'attachments', 'unplaced_partners', 'unplaced_budget')),
        rows INTEGER NOT NULL CHECK (rows > 0), PRIMARY KEY (application, about)""",
        key=("application", "about"),
        since=3,
        is_without_rowid=True,
        application="application",
        juror="",
        at_conflict=AtConflict.FORGOTTEN,
        travels=Travels.PACK,
        follows_pack=True,
        together=Together.OWN,
        export="",
        changed_by={Action.OPEN_PACK},
    ),
)
