"""The tables of a panel file and of a juror's work file, as migrations.

Every data table holds only INTEGER and TEXT, because the journal keeps each row's image as JSON; bytes live in
`blob` under their SHA-256 and are named by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.store.sqlite import Database, Migrations

FORMAT = 2
PANEL_FILE = int.from_bytes(b"EvPn", "big")
WORK_FILE = int.from_bytes(b"EvWk", "big")


@dataclass(frozen=True, kw_only=True, slots=True)
class DataTable:
    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]


# What a released format made stays to the letter: files of that format are compared with it.
# OR instead of IN in `score`: SQLite builds the list of an IN anew for every row of a large merge.
_FORMAT_1 = {
    "scheme": """
        version INTEGER PRIMARY KEY, toml TEXT NOT NULL, at TEXT NOT NULL""",
    "call": """
        id INTEGER PRIMARY KEY CHECK (id = 1), panel TEXT NOT NULL, title TEXT NOT NULL,
        reference TEXT NOT NULL, scheme_version INTEGER NOT NULL REFERENCES scheme(version),
        phase TEXT NOT NULL CHECK (phase IN ('draft', 'scoring', 'deliberation', 'closed')),
        budget INTEGER CHECK (budget >= 0), deadline TEXT NOT NULL, is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
        created_at TEXT NOT NULL""",
    "setting": """
        key TEXT PRIMARY KEY, value TEXT NOT NULL""",
    "application": """
        number TEXT PRIMARY KEY CHECK (number <> ''), title TEXT NOT NULL, acronym TEXT NOT NULL,
        organisation TEXT NOT NULL, enterprise_number TEXT NOT NULL, sector TEXT NOT NULL, province TEXT NOT NULL,
        start TEXT NOT NULL, years INTEGER, requested_support INTEGER, total_budget INTEGER,
        summary TEXT NOT NULL, earlier_instrument TEXT NOT NULL, reorientation TEXT NOT NULL, contact TEXT NOT NULL,
        email TEXT NOT NULL, submitted_at TEXT NOT NULL, extra TEXT NOT NULL,
        admissibility TEXT NOT NULL CHECK (admissibility IN ('open', 'admissible', 'inadmissible')),
        admissibility_reason TEXT NOT NULL""",
    "partner": """
        application TEXT NOT NULL REFERENCES application(number), position INTEGER NOT NULL, name TEXT NOT NULL,
        helix TEXT NOT NULL CHECK (helix IN ('company', 'knowledge', 'government', 'other')),
        enterprise_number TEXT NOT NULL, staff INTEGER, turnover INTEGER, balance_total INTEGER,
        province TEXT NOT NULL, cash INTEGER, in_kind INTEGER,
        is_committed INTEGER NOT NULL CHECK (is_committed IN (0, 1)),
        PRIMARY KEY (application, position)""",
    "budget": """
        application TEXT NOT NULL REFERENCES application(number), position INTEGER NOT NULL, year INTEGER NOT NULL,
        line TEXT NOT NULL, amount INTEGER NOT NULL, source TEXT NOT NULL,
        PRIMARY KEY (application, position)""",
    "attachment": """
        application TEXT NOT NULL REFERENCES application(number), name TEXT NOT NULL, size INTEGER NOT NULL,
        sha256 TEXT NOT NULL REFERENCES blob(sha256), PRIMARY KEY (application, name)""",
    "person": """
        id TEXT PRIMARY KEY CHECK (id <> ''), name TEXT NOT NULL, email TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('juror', 'chair', 'secretary')), organisation TEXT NOT NULL,
        expertise TEXT NOT NULL""",
    "conflict": """
        juror TEXT NOT NULL REFERENCES person(id), application TEXT NOT NULL REFERENCES application(number),
        kind TEXT NOT NULL CHECK (kind IN ('employer', 'family', 'financial', 'collaboration', 'personal', 'other')),
        note TEXT NOT NULL, declared_by TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (juror, application)""",
    "assignment": """
        juror TEXT NOT NULL REFERENCES person(id), application TEXT NOT NULL REFERENCES application(number),
        PRIMARY KEY (juror, application)""",
    "score": """
        juror TEXT NOT NULL, application TEXT NOT NULL, criterion TEXT NOT NULL, value INTEGER, no_score TEXT,
        comment TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (juror, application, criterion),
        FOREIGN KEY (juror, application) REFERENCES assignment(juror, application),
        CHECK (no_score IS NULL OR (value IS NULL AND (no_score = 'conflict' OR no_score = 'abstain'
            OR no_score = 'absent' OR no_score = 'not-discussed')))""",
    "consensus": """
        application TEXT NOT NULL REFERENCES application(number), criterion TEXT NOT NULL, value INTEGER NOT NULL,
        reason TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (application, criterion)""",
    "juror_key": """
        juror TEXT PRIMARY KEY REFERENCES person(id), recipient TEXT NOT NULL, verify_key TEXT NOT NULL,
        at TEXT NOT NULL""",
    "issued": """
        pack TEXT PRIMARY KEY, juror TEXT NOT NULL REFERENCES person(id), number INTEGER NOT NULL,
        scheme_version INTEGER NOT NULL, at TEXT NOT NULL""",
    "received": """
        juror TEXT NOT NULL REFERENCES person(id), device TEXT NOT NULL, revision INTEGER NOT NULL,
        at TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('signed', 'vouched')), file TEXT NOT NULL,
        pack TEXT NOT NULL, submitted_at TEXT NOT NULL, device_name TEXT NOT NULL,
        is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)), sha256 TEXT NOT NULL, signature TEXT NOT NULL,
        earlier TEXT NOT NULL, base TEXT NOT NULL REFERENCES blob(sha256), PRIMARY KEY (juror, device)""",
}

# What the panel decides beside its scores; and what a juror's work file keeps for its juror.
_FORMAT_2 = {
    "flagged": """
        application TEXT NOT NULL REFERENCES application(number), flag TEXT NOT NULL CHECK (flag <> ''),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (application, flag)""",
    "panel_order": """
        application TEXT PRIMARY KEY REFERENCES application(number), position INTEGER NOT NULL CHECK (position > 0),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL""",
    "granted": """
        application TEXT PRIMARY KEY REFERENCES application(number), amount INTEGER NOT NULL CHECK (amount >= 0),
        reason TEXT NOT NULL CHECK (reason <> ''), by_whom TEXT NOT NULL, at TEXT NOT NULL""",
    "cleared": """
        juror TEXT NOT NULL REFERENCES person(id), application TEXT NOT NULL REFERENCES application(number),
        at TEXT NOT NULL, PRIMARY KEY (juror, application)""",
    "private_note": """
        application TEXT NOT NULL REFERENCES application(number), criterion TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (application, criterion)""",
    "kept_aside": """
        juror TEXT NOT NULL, application TEXT NOT NULL, criterion TEXT NOT NULL, title TEXT NOT NULL,
        value TEXT NOT NULL, comment TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (juror, application, criterion)""",
}

# The journal and what it leans on. `hash` is empty only while the change is open. The rows of a change are those
# from its `first_seq` up to that of the next: an index on the change would cost more than all the rest of a write.
_JOURNAL = """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL,
        summary TEXT NOT NULL, undoes INTEGER REFERENCES change(id), first_seq INTEGER NOT NULL,
        previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE change_row (
        seq INTEGER PRIMARY KEY,
        change_id INTEGER CONSTRAINT "evalapp: no change is open" CHECK (change_id IS NOT NULL),
        "table" TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT
    ) STRICT;
    CREATE TABLE open_change (id INTEGER) STRICT;
    INSERT INTO open_change VALUES (NULL);
    CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
"""

_KEYS = {
    "scheme": ("version",),
    "call": ("id",),
    "setting": ("key",),
    "application": ("number",),
    "partner": ("application", "position"),
    "budget": ("application", "position"),
    "attachment": ("application", "name"),
    "person": ("id",),
    "conflict": ("juror", "application"),
    "assignment": ("juror", "application"),
    "score": ("juror", "application", "criterion"),
    "consensus": ("application", "criterion"),
    "juror_key": ("juror",),
    "issued": ("pack",),
    "received": ("juror", "device"),
    "flagged": ("application", "flag"),
    "panel_order": ("application",),
    "granted": ("application",),
    "cleared": ("juror", "application"),
    "private_note": ("application", "criterion"),
    "kept_aside": ("juror", "application", "criterion"),
}
_WITHOUT_ROWID = {"partner", "budget", "assignment", "conflict", "score", "consensus", "received"}
_WITHOUT_ROWID |= _FORMAT_2.keys()

migrations = Migrations("evalapp")


@migrations()
def format_1(db: Database) -> None:
    """The first released format."""
    for statement in _JOURNAL.split(";"):
        if statement.strip():
            db.execute(statement)
    _create(db, _FORMAT_1)
    db.execute("CREATE INDEX assignment_of_application ON assignment(application)")


@migrations()
def format_2(db: Database) -> None:
    """The panel's own decisions, and what a juror's work file keeps for its juror."""
    _create(db, _FORMAT_2)


def _create(db: Database, tables: Mapping[str, str]) -> None:
    for name, columns in tables.items():
        options = "STRICT, WITHOUT ROWID" if name in _WITHOUT_ROWID else "STRICT"
        db.execute(f'CREATE TABLE "{name}" ({columns}) {options}')


def make_tables(db: Database, number: int = FORMAT) -> None:
    """Make what is still missing of the tables of format `number`; the triggers are not part of it."""
    migrations.apply(db, stop_before=f"format_{number + 1}")


def data_tables(db: Database) -> list[DataTable]:
    """The journalled tables as the file has them, parents before children."""
    there = set(db.table_names())
    return [
        DataTable(name=name, key=key, columns=tuple(column.name for column in db.table(name).columns))
        for name, key in _KEYS.items()
        if name in there
    ]
