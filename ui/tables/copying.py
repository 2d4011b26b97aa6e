"""Rows of a table as text for the clipboard, which a spreadsheet takes as cells and runs nothing of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from ui.tables.cells import Column, Row


def as_tsv(columns: Sequence[Column[Any]], rows: Iterable[Row], *, with_heads: bool) -> str:
    """Values as shown, a row a line; pictures by their words."""
    from evalapp.sheets.text import csv_safe  # with the spreadsheets: not before somebody copies

    lines = [[column.head for column in columns]] if with_heads else []
    lines += [[_shown(column, row) for column in columns] for row in rows]
    return "\n".join("\t".join(csv_safe(" ".join(cell.split())) for cell in line) for line in lines)


def copy_rows(columns: Sequence[Column[Any]], rows: Sequence[Row], *, with_heads: bool) -> None:
    QGuiApplication.clipboard().setText(as_tsv(columns, rows, with_heads=with_heads))


def _shown(column: Column[Row], row: Row) -> str:
    cell = column.cell(row)
    parts = (cell.place and f"{cell.place}:", cell.text, cell.after)
    return " ".join(filter(None, parts)) or cell.words
