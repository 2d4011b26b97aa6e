"""The rows that an import refused, as a table for whoever mends them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.texts import _
from evalapp.sheets.csv_files import write_csv


def still_open(rows: Sequence[ImportRow], arrived: Collection[str]) -> tuple[ImportRow, ...]:
    """Those of `rows` that are refused and whose number has not arrived since."""
    return tuple(row for row in rows if row.outcome is Outcome.REFUSED and row.number not in arrived)


def write_work_list(path: Path, rows: Sequence[ImportRow]) -> None:
    """As CSV, with headings in the language of the reader. Raises KnownError where it cannot be written."""
    head = (_("File"), _("Row"), _("No."), _("Title"), _("Cell"), _("Column"), _("Why"))
    table = (
        (row.file, str(row.row), row.number, row.title, row.cell, row.column, row.reason) for row in rows
    )
    write_csv(path, head, table)
