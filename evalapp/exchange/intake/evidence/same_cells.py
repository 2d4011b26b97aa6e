"""Whether a question that was answered about a file hangs on the same cells in another state of it."""

from __future__ import annotations

import hashlib

from evalapp.exchange.intake.evidence.answers import OF_A_COLUMN
from evalapp.exchange.intake.tables import Table
from evalapp.sheets.sheet import Row


def evidence_of(table: Table, asked: str, before: str = "") -> str:
    """A digest of the column that it is `asked` about, with those of that heading in tables `before`; of the whole
    table where the question is about more.
    """
    kind, _colon, heading = asked.partition(":")
    header = table.sheet.header
    is_of_one = kind in OF_A_COLUMN and heading in header
    positions = [n for n, text in enumerate(header) if not is_of_one or text == heading]
    found = hashlib.sha256(before.encode())
    for row in table.sheet.rows:
        found.update(repr([_cell(row, position) for position in positions]).encode())
    return found.hexdigest()


def _cell(row: Row, position: int) -> tuple[object, ...]:
    """Its text, and all else by which it may be read otherwise."""
    text = row.texts[position] if position < len(row.texts) else None
    return text, position in row.numbers, repr(row.shown.get(position)), row.problems.get(position, "")
