"""One merged heading over several columns, and cells without a value beyond the last heading."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from evalapp.sheets.sheet import Sheet
from evalapp.sheets.tables import read_tables


def sheet_of(folder: Path, *rows: list[object], merged: str) -> Sheet:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells(merged)
    book.save(folder / "a.xlsx")
    return read_tables(folder / "a.xlsx")[0]


def test_a_column_under_a_merged_heading_is_named_after_it(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path, ["number", "support", None, "title"], ["A-1", 1, 2, "T"], ["A-2", 3], merged="B1:C1"
    )
    assert ("number", "support", "support: C", "title") == sheet.header
    assert (
        "“support” is one merged heading over several columns that hold values: B, C. It was taken for the heading of "
        "B alone; give each column its own.",
    ) == sheet.notes
    assert [{}, {}] == [dict(row.problems) for row in sheet.rows]


def test_a_heading_that_is_only_drawn_over_an_empty_column_names_none(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, ["number", "support", None, "title"], ["A-1", 1, None, "T"], merged="B1:C1")
    assert ("number", "support", "C", "title") == sheet.header
    assert () == sheet.notes


def test_in_a_workbook_empty_cells_beyond_the_headings_shift_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["number", "title"], ["A-1", "T", "", ""], ["A-2", "T"]):
        book.active.append(row)
    book.active["H3"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert [{}, {}] == [dict(row.problems) for row in sheet.rows]
    assert ("number", "title") == sheet.header
