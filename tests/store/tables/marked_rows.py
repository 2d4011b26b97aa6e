"""A row in every table with a mark in each text, to see where it goes and where it stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.rows.write import Rows
from evalapp.store.tables.table import Table

CONTENT = b"%PDF what a mark encloses"
_FIXED: dict[str, object] = {
    "change": 999,
    "criterion": "helix",
    "size": len(CONTENT),
    "helix": "company",
    "is_committed": 0,
    "is_commitment_known": 1,
    "is_deputy": 0,
    "is_complete": 0,
    "about": "partners",
    "kind": "other",
    "no_score": None,
    "base_no_score": None,
    "value": 6,
    "phase": "scoring",
    "scheme_version": 1,
    "id": 1,
    "extra": "{}",
    "admissibility": "admissible",
    "role": "juror",
    "version": 1,
    "earlier": "[]",
    "answer": "no",
    "withdrawn_on": "",
    "until": "",
    "outcome": "waiting",
    "state": "planned",
    "said": "for",
}
_OF_TABLE: dict[str, dict[str, object]] = {
    "agenda": {"state": "now"},
    "signature": {"role": "chair"},
    "advice": {"outcome": "approve"},
    "letter_text": {"language": "nl"},
    "agreed": {"language": "nl", "at": "2016-01-01T00:00:00.000+00:00"},
    "motivation": {"part": "motivation", "language": "nl"},
    "ruling": {"outcome": "approve"},
    "handover": {"kind": "given"},
    "copy": {"id": "mark-of-copy-id"},
    "reconciled": {"waiting": "{}"},
    "notified": {"outcome": "approve", "channel": "letter", "sent_on": "2016-07-18", "received_on": ""},
}


AGREED = "agreed"


def mark(table: Table) -> str:
    return mark_of(table.name)


def mark_of(name: str) -> str:
    return f"mark-of-{name}"


def marked_row(
    workspace: Workspace, table: Table, *, application: str, juror: str, **given: object
) -> dict[str, Any]:
    """Numbers are small, texts are marked; what must be one of a few values is one of them."""
    types = {
        name: kind for _number, name, kind, *_rest in workspace.file.rows(f"PRAGMA table_info({table.name})")
    }
    row: dict[str, Any] = {}
    for column, kind in types.items():
        is_text = kind == "TEXT"
        row[column] = f"{mark(table)}-{column}" if is_text else 7
        if column in _FIXED and not (column == "value" and is_text):
            row[column] = _FIXED[column]
    row |= _OF_TABLE.get(table.name, {})
    if "person" in row:
        row["person"] = juror
    if table.application:
        row[table.application] = application
    if table.juror:
        row[table.juror] = juror
    return row | given


def put_marked(workspace: Workspace, rows: Iterable[tuple[Table, dict[str, Any]]]) -> None:
    """As a change that no command could make; with content for what names some."""
    with journal.change(workspace.file, workspace.actor, "test", "Marks"):
        write = Rows(workspace.file)
        sha256 = write.put_content(CONTENT)
        others = {
            "base": write.put_content(b"[]"),  # read as JSON wherever a choice is shown
            "wording": write.put_content(b"I declare"),  # of the call, not of a dossier
            "text": write.put_content(mark_of(AGREED).encode()),
            "signed_in": "",  # by no return
        }
        for table, row in rows:
            kept = {} if table.name == "own_key" else others
            contents = {each.column: kept.get(each.column, sha256) for each in table.contents}
            write.put(table.name, [row | contents])
