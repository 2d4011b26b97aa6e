"""What is left under merged cells is not read, in any kind of workbook."""

from __future__ import annotations

from pathlib import Path

from evalapp.sheets.columns import merged_notes
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.seen.covered import uncovered
from evalapp.sheets.sheet import Merged
from evalapp.sheets.tables import read_tables
from tests.sheets.other_workbooks import write_ods
from tests.sheets.raw_workbook import write_raw

MERGED = ("Merged cells hold a value only in their first cell, and the others read as empty: B2:B3.",)


def test_a_text_under_a_merged_cell_of_an_ods_is_empty_and_that_is_said(tmp_path: Path) -> None:
    def cell(text: str, tag: str = "table-cell", more: str = "") -> str:
        return f'<table:{tag} office:value-type="string"{more}><text:p>{text}</text:p></table:{tag}>'

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    rows = (
        row(cell("number"), cell("title"))
        + row(cell("A-1"), cell("T", more=spanned))
        + row(cell("A-2"), cell("left", "covered-table-cell"))
    )
    write_ods(tmp_path / "a.ods", rows)
    sheet = read_tables(tmp_path / "a.ods")[0]
    assert [("A-1", "T"), ("A-2",)] == [row.texts for row in sheet.rows]
    assert merged_notes(sheet) == MERGED


def test_a_number_that_was_left_under_a_merged_cell_of_an_xlsx_is_empty(tmp_path: Path) -> None:
    def row(number: int, *cells: str) -> str:
        inner = "".join(f'<c r="{"AB"[n]}{number}"{each}</c>' for n, each in enumerate(cells))
        return f'<row r="{number}">{inner}</row>'

    number, title = ' t="s"><v>0</v>', ' t="s"><v>1</v>'
    rows = row(1, number, title) + row(2, number, "><v>1</v>") + row(3, title, "><v>2</v>")
    merged = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    write_raw(tmp_path / "a.xlsx", rows, strings=("number", "title"), after=merged)
    sheet = read_tables(tmp_path / "a.xlsx")[0]
    assert [("number", "1"), ("title",)] == [row.texts for row in sheet.rows]
    assert [{1}, set()] == [set(row.numbers) for row in sheet.rows]
    assert merged_notes(sheet) == MERGED


def test_ranges_end_and_overlap() -> None:
    rows = [RawRow(number, ("a", "b", "c")) for number in (1, 2, 4, 6)]
    merged = [
        Merged.over(top=1, bottom=3, left=0, right=1),
        Merged.over(top=2, bottom=4, left=1, right=1),
        Merged.over(top=5, bottom=9, left=2, right=2),
    ]
    assert [("a", "", "c"), ("", "b", "c"), ("a", "", "c"), ("a", "b")] == [
        each.texts for each in uncovered(rows, merged)
    ]
