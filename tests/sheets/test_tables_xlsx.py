"""Workbooks: values, hidden sheets, formulas, and files that mean harm."""

from __future__ import annotations

import warnings
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from evalapp.domain.errors import UnreadableFile
from evalapp.sheets.sheet import UnreadSheet, clean_text
from evalapp.sheets.shown import DATE, Kind, Shown
from evalapp.sheets.tables import read_tables
from evalapp.sheets.xlsx_files import cell_text
from tests.sheets.raw_workbook import strict, write_raw


def _workbook(path: Path, *rows: list[object]) -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return workbook


def test_numbers_dates_and_truths_of_a_workbook_become_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _workbook(
        path,
        ["a", "b", "c", "d", "e", "f", "g"],
        [
            4.5,
            2016.0,
            0.1 + 0.2,
            date(2016, 3, 4),
            datetime.fromisoformat("2016-03-04T14:05"),
            True,
            123456789012.0,
        ],
    )
    (sheet,) = read_tables(path)
    assert sheet.rows[0].texts == (
        "4.5",
        "2016",
        "0.3",
        "2016-03-04",
        "2016-03-04T14:05:00",
        "true",
        "123456789012",
    )
    assert sheet.rows[0].numbers == frozenset({0, 1, 2, 6})
    cell = sheet.cell(sheet.rows[0], 2)
    assert cell is not None
    assert cell.address == "C2"


def test_merged_cells_hidden_sheets_and_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    shown = workbook.active
    shown.title = "Aanvragen"
    for row in (["Oproep 2015"], ["number", "title"], ["A-1", "x"], [], ["A-2", "y"]):
        shown.append(row)
    shown.merge_cells("A1:B1")
    hidden = workbook.create_sheet("lists")
    hidden.append(["number", "secret"])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("leeg")
    partners = workbook.create_sheet("partners")
    partners.append(["number"])
    workbook.save(path)
    aanvragen, second = read_tables(path)
    assert [(row.number, row.texts) for row in aanvragen.rows] == [(3, ("A-1", "x")), (5, ("A-2", "y"))]
    assert aanvragen.address(aanvragen.rows[0], 1) == "Aanvragen!B3"
    assert second.name == "partners"


def test_a_formula_without_a_result_is_a_problem_and_never_an_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _workbook(path, ["a", "b"], ["x", "=1+1"])
    (sheet,) = read_tables(path)
    assert "formula" in sheet.rows[0].problems[1]


def test_extensions_of_a_workbook_raise_no_warnings(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["a"])
    workbook.active.add_data_validation(DataValidation(type="whole", sqref="A2"))
    workbook.save(path)
    _replace_member(
        path, "xl/worksheets/sheet1.xml", b"</worksheet>",
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_tables(path)


def _replace_member(path: Path, member: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members[member]
    members[member] = members[member].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_a_wrongly_declared_size_hides_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _workbook(path, ["a", "b"], ["1", "2"], ["3", "4"])
    _replace_member(path, "xl/worksheets/sheet1.xml", b'ref="A1:B3"', b'ref="A1:A1"')
    (sheet,) = read_tables(path)
    assert len(sheet.rows) == 2


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    _workbook(path, ["a"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (30 * 1024**2))
    with pytest.raises(UnreadableFile, match="unreasonable size"):
        read_tables(path)


def test_entities_that_swell_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "laughs.xlsx"
    _workbook(path, ["a"])
    _replace_member(
        path, "xl/worksheets/sheet1.xml", b"<worksheet",
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet',
    )  # fmt: skip
    with pytest.raises(UnreadableFile, match="no spreadsheet writes"):
        read_tables(path)


def test_a_truncated_or_strange_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _workbook(path, ["a", "b"], ["1", "2"])
    whole = path.read_bytes()
    for content in (whole[: len(whole) // 2], b"PK\x03\x04rubbish", b"number,title\n"):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match="damaged"):
            read_tables(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "not a workbook")
    with pytest.raises(UnreadableFile, match="damaged"):
        read_tables(path)


@pytest.mark.parametrize(("cells", "formula"), [(["a", "b"], "x"), (["a", "=1"], "y")])
def test_a_row_at_an_impossible_place_is_refused_at_once(
    tmp_path: Path, cells: list[object], formula: str
) -> None:
    path = tmp_path / f"{formula}.xlsx"
    _workbook(path, cells, ["1", "2"])
    _replace_member(path, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999999"')
    with pytest.raises(UnreadableFile, match="more cells"):
        read_tables(path)


def test_sheets_that_are_hidden_or_empty_are_told_with_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = _workbook(path, ["number"], ["A-1"])
    workbook.create_sheet("leeg")
    hidden = workbook.create_sheet("ronde 2")
    hidden.append(["Oproep"])
    hidden.append(["number", None, "title"])
    hidden.sheet_state = "veryHidden"
    workbook.save(path)
    book = read_tables(path)
    assert [sheet.name for sheet in book] == ["Sheet"]
    assert book.unread == (
        UnreadSheet(name="leeg"),
        UnreadSheet(name="ronde 2", is_hidden=True, header=("number", "title")),
    )


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Eerste_x000D_\ntweede", "Eerste\ntweede"),
        ("_x0041_", "A"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x005F_x005F_", "_x005F_"),
        ("a_x005F_b_x0009_c", "a_b\tc"),
        ("x_x2013_y_xd83d__xde00_", "x–y\U0001f600"),
        ("_x00_ _xyz1_", "_x00_ _xyz1_"),
    ],
)
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2" t="s"><v>1</v></c>',
        '<c r="A2" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>',
        '<c r="A2" t="str"><f>B2</f><v>{}</v></c>',
    ],
)
def test_an_escape_of_the_format_is_decoded(tmp_path: Path, stored: str, text: str, cell: str) -> None:
    path = tmp_path / "a.xlsx"
    write_raw(
        path,
        f'<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2">{cell.format(stored)}</row>',
        strings=["a", stored],
    )
    (sheet,) = read_tables(path)
    assert clean_text(sheet.rows[0].texts[0] or "") == text


def test_a_workbook_saved_as_strict_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _workbook(path, ["number", "title", "start"], ["A-1", "é_x000D_\nf", date(2016, 3, 1)])
    plain = read_tables(path)
    path.write_bytes(strict(path.read_bytes()))
    read = read_tables(path)
    assert (plain.sheets, True) == (read.sheets, read.sha256 != plain.sha256)


def test_a_date_of_a_strict_workbook_is_a_date(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_raw(
        path,
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="d"><v>2016-03-01T00:00:00</v></c></row>',
        strings=["start"],
    )
    path.write_bytes(strict(path.read_bytes()))
    (sheet,) = read_tables(path)
    assert (sheet.rows[0].texts[0], sheet.rows[0].shown[0]) == ("2016-03-01", DATE)


def test_a_cell_outside_any_spreadsheet_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_raw(path, '<row r="1"><c r="ZZZ1"><v>1</v></c></row>')
    with pytest.raises(UnreadableFile, match="more cells"):
        read_tables(path)


def test_a_cell_of_type_error_is_an_error_whatever_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_raw(
        path,
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="e"><v>#TOO_NEW</v></c></row>',
        strings=["title"],
    )
    (sheet,) = read_tables(path)
    assert sheet.rows[0].shown[0] == Shown(Kind.ERROR, "#TOO_NEW")


def test_notes_on_cells_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = _workbook(path, ["number", "support"], ["A-1", 150], ["A-2", 200])
    workbook.active["B2"].comment = Comment("in thousands\nof euro!", "An")
    workbook.active["B3"].comment = Comment("[A thread]", "An")
    workbook.save(path)
    _in_a_thread(path, "B3", "and this?", "that too")
    (sheet,) = read_tables(path)
    assert sheet.notes == (
        "There are notes on 2 cells, of which nothing is read: "
        "B2 “in thousands of euro!”, B3 “and this? / that too”.",
    )
    assert ["150", "200"] == [row.texts[1] for row in sheet.rows]


def _in_a_thread(path: Path, cell: str, *texts: str) -> None:
    """As newer programs keep remarks: in a part of their own, beside a note for the older ones."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = "".join(f'<threadedComment ref="{cell}"><text>{text}</text></threadedComment>' for text in texts)
    relation = (
        '<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", relation.encode())
    part = f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>'
    parts["xl/threadedComments/threadedComment1.xml"] = part.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_hours_beyond_a_day_are_written_in_no_language(tmp_path: Path) -> None:
    assert ("30:05:09", "-1:00:00") == (
        cell_text(timedelta(hours=30, minutes=5, seconds=9)),
        cell_text(timedelta(hours=-1)),
    )
