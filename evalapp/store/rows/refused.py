"""Rows that an import of applications refused, until somebody deals with them."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.order import number_key
from evalapp.store.file import PanelFile
from evalapp.store.rows.write import Rows


def read_refused(file: PanelFile) -> list[ImportRow]:
    """By file and row; what the file keeps of a refused row, which is enough to find and mend it."""
    rows = file.rows("SELECT file, row, application, title, cell, heading, reason FROM refused_row")
    return [
        ImportRow(
            file=name,
            row=row,
            number=number,
            outcome=Outcome.REFUSED,
            title=title,
            cell=cell,
            column=heading,
            reason=reason,
        )
        for name, row, number, title, cell, heading, reason in sorted(
            rows, key=lambda each: (each[0], each[1], number_key(each[2]))
        )
    ]


def put_refused(to: Rows, rows: Iterable[ImportRow]) -> None:
    to.put(
        "refused_row",
        [
            {
                "file": each.file,
                "row": each.row,
                "application": each.number,
                "title": each.title,
                "cell": each.cell,
                "heading": each.column,
                "reason": each.reason,
            }
            for each in rows
        ],
    )


def remove_refused(of: Rows, rows: Iterable[ImportRow]) -> None:
    for each in rows:
        of.remove("refused_row", file=each.file, row=each.row, application=each.number)
