"""Workbooks that are no .xlsx: read with a caution, by what they are, opened with a password, never swelling."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from evalapp.domain.errors import PasswordNeeded, UnreadableFile
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.columns import hidden_notes
from evalapp.sheets.sheet import UnreadSheet
from evalapp.sheets.shown import DATE, PERCENTAGE, TRUTH, Kind, Shown
from evalapp.sheets.tables import read_tables
from tests.sheets.other_workbooks import ods_cell, write_ods, write_xls, write_xlsb, write_xlsb_with_a_date

PASSWORD = "geheim één"


def _xlsx(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["number", "title"])
    workbook.active.append(["A-1", "x"])
    workbook.save(path)


@pytest.mark.parametrize(
    ("write", "suffix"), [(write_xls, ".xls"), (write_ods, ".ods"), (write_xlsb, ".xlsb")]
)
def test_other_workbooks_are_read_with_their_addresses_and_a_caution(
    tmp_path: Path, write: Callable[[Path], None], suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    (sheet,) = read_tables(path)
    row = sheet.rows[0]
    assert (sheet.name, sheet.header[:3], row.texts[:3]) == (
        "Aanvragen",
        ("A", "number", "amount"),
        ("", "A-1", "4.5"),
    )
    assert (sheet.address(row, 2), row.numbers) == ("C3", frozenset({2}))
    caution = sheet.caution
    assert () == sheet.notes
    assert f"of the kind {suffix}" in caution


def test_what_is_hidden_in_an_open_document_is_named(tmp_path: Path) -> None:
    texts = [("number", "title", "amount"), ("A-1", "x", "5"), ("A-2", "y", "6"), ("A-3", "z", "7")]
    looks = ("", ' table:visibility="filter"', "", ' table:visibility="collapse"')
    rows = [
        f"<table:table-row{look}>{''.join(ods_cell('string', '').replace('shown', each) for each in row)}"
        "</table:table-row>"
        for look, row in zip(looks, texts)
    ]
    hidden = ' table:visibility="collapse" table:number-columns-repeated="{}"/>'
    below = (
        '<table:table-row table:visibility="filter" table:number-rows-repeated="1048570"><table:table-cell/>'
        "</table:table-row>"
    )
    write_ods(
        tmp_path / "a.ods",
        f"<table:table-column/><table:table-column{hidden.format(2)}<table:table-column{hidden.format(16_381)}"
        f"{''.join(rows)}{below}",
    )
    (sheet,) = read_tables(tmp_path / "a.ods")
    assert (len(sheet.rows), dict(sheet.hidden)) == (3, {2: HiddenBy.FILTER, 4: HiddenBy.HAND})
    caution = sheet.caution
    assert () == sheet.notes
    assert "hidden" not in caution
    assert [*hidden_notes(sheet)] == [
        "2 columns are hidden in the spreadsheet, and are read like the others: B “title”, C “amount”.",
    ]


@pytest.mark.parametrize(("write", "suffix"), [(write_xls, ".xls"), (write_ods, ".ods")])
def test_dates_and_truths_are_told(tmp_path: Path, write: Callable[[Path], None], suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    (sheet,) = read_tables(path)
    assert sheet.rows[0].texts[3:] == ("2016-03-01", "true")
    assert sheet.rows[0].shown == {3: DATE, 4: TRUTH}


def test_a_date_of_a_binary_workbook_is_told(tmp_path: Path) -> None:
    write_xlsb_with_a_date(tmp_path / "a.xlsb")
    (sheet,) = read_tables(tmp_path / "a.xlsb")
    assert ("2016-03-01", {2: DATE}) == (sheet.rows[0].texts[2], sheet.rows[0].shown)


def test_empty_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    write_xls(tmp_path / "a.xls")
    assert read_tables(tmp_path / "a.xls").unread == (
        UnreadSheet(name="leeg"),
        UnreadSheet(name="lijst", is_hidden=True, header=("code",)),
    )


@pytest.mark.parametrize("write", [write_xls, write_ods, write_xlsb, _xlsx])
@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".xlsm", ".ods", ".xlsb"])
def test_a_workbook_is_read_by_what_it_is_and_not_by_its_name(
    tmp_path: Path, write: Callable[[Path], None], suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    assert "A-1" in read_tables(path)[0].rows[0].texts


@pytest.mark.parametrize(
    "content", [b"<html><table><tr><td>number</td></tr></table></html>", b'<?xml version="1.0"?><Workbook/>']
)
def test_a_page_that_is_called_a_workbook_is_named_for_what_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(UnreadableFile, match="web page"):
        read_tables(tmp_path / "a.xls")


def _protected(path: Path, password: str = PASSWORD) -> None:
    plain = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(["number"])
    workbook.active.append(["A-1"])
    workbook.save(plain)
    plain.seek(0)
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)


@pytest.mark.long
def test_a_password_is_asked_for_and_opens_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _protected(path)
    with pytest.raises(PasswordNeeded, match="is protected with a password"):
        read_tables(path)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_tables(path, "anders")
    assert read_tables(path, PASSWORD)[0].rows[0].texts == ("A-1",)


def test_a_password_that_excel_sets_by_itself_is_not_asked_for(tmp_path: Path) -> None:
    _protected(tmp_path / "a.xlsx", "VelvetSweatshop")
    assert read_tables(tmp_path / "a.xlsx")[0].rows[0].texts == ("A-1",)


def test_a_file_without_a_password_is_read_with_one_too(tmp_path: Path) -> None:
    write_xls(tmp_path / "a.xls")
    assert read_tables(tmp_path / "a.xls", "x") == read_tables(tmp_path / "a.xls")


def test_a_key_that_takes_for_ever_to_make_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    _protected(path)
    path.write_bytes(path.read_bytes().replace(b'spinCount="100000"', b'spinCount="99999999"'))
    monkeypatch.setattr(msoffcrypto, "OfficeFile", None)
    with pytest.raises(UnreadableFile, match="more than 1000000 rounds"):
        read_tables(path, PASSWORD)


def test_a_protected_open_document_is_named_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    write_ods(path, manifest="<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="password"):
        read_tables(path)


def _far_xls(path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    sheet.write(0, 0, "number")
    sheet.write(65_535, 255, "x")
    workbook.save(str(path))


def _far_ods(path: Path) -> None:
    cell = ods_cell("string", ' table:number-columns-repeated="16384"')
    write_ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def _far_xlsb(path: Path) -> None:
    write_xlsb(path, last_row=1_048_575, last_column=16_383)


@pytest.mark.parametrize(("write", "suffix"), [(_far_xls, ".xls"), (_far_ods, ".ods"), (_far_xlsb, ".xlsb")])
def test_a_cell_far_out_fills_no_memory(tmp_path: Path, write: Callable[[Path], None], suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    with pytest.raises(UnreadableFile, match="more cells"):
        read_tables(path)


def test_an_archive_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    write_ods(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.xml", b"0" * (30 * 1024**2))
    with pytest.raises(UnreadableFile, match="unreasonable size"):
        read_tables(path)


@pytest.mark.parametrize(
    ("write", "suffix"), [(write_xls, ".xls"), (write_ods, ".ods"), (write_xlsb, ".xlsb")]
)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_one_sentence(
    tmp_path: Path, write: Callable[[Path], None], suffix: str, part: float
) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    with pytest.raises(UnreadableFile):
        read_tables(path)


def _number(value: str, shown: str, more: str = "") -> str:
    kind = "percentage" if shown.endswith("%") else "currency" if more else "float"
    return ods_cell(kind, f' office:value="{value}"{more}').replace("shown", shown)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (_number("150", "150 k€"), Shown(Kind.UNIT, "k€")),
        (_number("150000", "150 k€"), Shown(Kind.UNIT, "k€", 1_000)),
        (_number("1500000", "1,5 mln"), Shown(Kind.UNIT, "mln", 1_000_000)),
        (_number("150000", "150"), Shown(Kind.SCALED, scale=1_000)),
        (_number("5", "005"), Shown(Kind.PADDED, "005")),
        (_number("2016001", "2016-001"), Shown(Kind.MASKED, "2016-001")),
        (_number("0.5", "50%"), PERCENTAGE),
        (_number("150", "$150", ' office:currency="USD"'), Shown(Kind.CURRENCY, "USD")),
        (_number("150000.5", "€ 150.000,50", ' office:currency="EUR"'), None),
        (_number("150000.5", "150 000,50 EUR"), None),
        (_number("150000.25", "150.000"), None),
        (_number("-150", "-150"), None),
        (_number("150", "something"), None),
    ],
)
def test_what_a_format_makes_of_a_number_is_told_of_an_open_document(
    tmp_path: Path, cell: str, shown: Shown | None
) -> None:
    heads = "".join(ods_cell("string", "").replace("shown", each) for each in ("number", "amount"))
    data = f"{ods_cell('string', '').replace('shown', 'A-1')}{cell}"
    row = "<table:table-row{}>{}</table:table-row>"
    twice = ' table:number-rows-repeated="2"'
    write_ods(tmp_path / "a.ods", f"{row.format('', heads)}{row.format(twice, data)}")
    (sheet,) = read_tables(tmp_path / "a.ods")
    assert [{} if shown is None else {1: shown}] * 2 == [dict(each.shown) for each in sheet.rows]


def test_notes_on_cells_of_an_open_document_are_named(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>in thousands!</text:p></office:annotation><text:p>"
    heads = "".join(ods_cell("string", "").replace("shown", each) for each in ("number", "amount"))
    cell = _number("150", "150").replace("<text:p>", note, 1)
    row = "<table:table-row>{}</table:table-row>"
    write_ods(tmp_path / "a.ods", f"{row.format(heads)}{row.format(ods_cell('string', '') + cell)}")
    (sheet,) = read_tables(tmp_path / "a.ods")
    assert sheet.notes == ("There is a note on 1 cell, of which nothing is read: B2 “in thousands!”.",)


@pytest.mark.parametrize("place", [512, 513, 514, 515, 534, 541])
def test_an_old_workbook_of_which_a_record_is_cut_off_is_refused(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.xls"
    write_xls(path)
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_tables(path)


def test_what_leads_its_reader_astray_tells_the_terminal_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsb"
    write_xlsb(path, times=1)  # a cell that names a text of a list that is not there
    with pytest.raises(UnreadableFile, match="damaged"):
        read_tables(path)
    assert capfd.readouterr().err == ""
