"""Workbooks that are no .xlsx: read with a caution, by what they are, opened with a password, never swelling."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from struct import pack

import msoffcrypto
import openpyxl
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from evalapp.domain.errors import PasswordNeeded, UnreadableFile
from evalapp.sheets.sheet import UnreadSheet
from evalapp.sheets.shown import DATE, TRUTH
from evalapp.sheets.tables import read_tables

PASSWORD = "geheim één"
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OPEN_DOCUMENT}:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry></manifest:manifest>'
)


def _xls(path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Aanvragen")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    cells = {
        (1, 1): "number",
        (1, 2): "amount",
        (1, 3): "start",
        (1, 4): "ok",
        (2, 1): "A-1",
        (2, 2): 4.5,
        (2, 4): True,
    }
    for (row, column), value in cells.items():
        sheet.write(row, column, value)
    sheet.write(2, 3, datetime.fromisoformat("2016-03-01"), day)
    workbook.add_sheet("leeg")
    hidden = workbook.add_sheet("lijst")
    hidden.write(0, 0, "code")
    hidden.visibility = 1
    workbook.save(str(path))


def _cell(kind: str, value: str) -> str:
    return f'<table:table-cell office:value-type="{kind}"{value}><text:p>shown</text:p></table:table-cell>'


def _ods(path: Path, rows: str = "", *, manifest: str = "") -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row><table:table-cell/>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    number = _cell("float", ' office:value="4.5"')
    day = _cell("date", ' office:date-value="2016-03-01"')
    truth = _cell("boolean", ' office:boolean-value="true"')
    table = (
        "<table:table-row><table:table-cell/></table:table-row>"
        + row(text("number"), text("amount"), text("start"), text("ok"))
        + row(text("A-1"), number, day, truth)
        + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = (
        f'<office:document-content xmlns:office="{_OPEN_DOCUMENT}:office:1.0" xmlns:table="{_OPEN_DOCUMENT}:table:1.0" '
        f'xmlns:text="{_OPEN_DOCUMENT}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Aanvragen">{rows or table}</table:table>'
        '<table:table table:name="leeg"><table:table-row><table:table-cell/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(manifest))
        archive.writestr("content.xml", content)


def _record(kind: int, content: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, packed = len(content), b""
    while size >= 0x80:
        packed, size = packed + bytes([size & 0x7F | 0x80]), size >> 7
    return head + packed + bytes([size]) + content


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb(path: Path, last_row: int = 2, last_column: int = 2) -> None:
    def row(number: int, *cells: bytes) -> bytes:
        return _record(0, pack("<I", number) + bytes(13)) + b"".join(cells)

    def text(column: int, value: str) -> bytes:
        return _record(6, pack("<II", column, 0) + _wide(value))

    sheet = (
        _record(129, b"")
        + _record(148, pack("<IIII", 1, last_row, 1, last_column))
        + _record(145, b"")
        + row(1, text(1, "number"), text(2, "amount"))
        + row(last_row, text(1, "A-1"), _record(5, pack("<IId", last_column, 0, 4.5)))
        + _record(146, b"")
        + _record(130, b"")
    )
    bundle = _record(156, pack("<II", 0, 1) + _wide("rId1") + _wide("Aanvragen"))
    book = _record(131, b"") + _record(143, b"") + bundle + _record(144, b"") + _record(132, b"")
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)


def _xlsx(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["number", "title"])
    workbook.active.append(["A-1", "x"])
    workbook.save(path)


@pytest.mark.parametrize(("write", "suffix"), [(_xls, ".xls"), (_ods, ".ods"), (_xlsb, ".xlsb")])
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
    (caution,) = sheet.notes
    assert f"of the kind {suffix}" in caution


@pytest.mark.parametrize(("write", "suffix"), [(_xls, ".xls"), (_ods, ".ods")])
def test_dates_and_truths_are_told(tmp_path: Path, write: Callable[[Path], None], suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    (sheet,) = read_tables(path)
    assert sheet.rows[0].texts[3:] == ("2016-03-01", "true")
    assert sheet.rows[0].shown == {3: DATE, 4: TRUTH}


def test_empty_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    _xls(tmp_path / "a.xls")
    assert read_tables(tmp_path / "a.xls").unread == (
        UnreadSheet(name="leeg"),
        UnreadSheet(name="lijst", is_hidden=True, header=("code",)),
    )


@pytest.mark.parametrize("write", [_xls, _ods, _xlsb, _xlsx])
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
    _xls(tmp_path / "a.xls")
    assert read_tables(tmp_path / "a.xls", "x") == read_tables(tmp_path / "a.xls")


def test_a_key_that_takes_for_ever_to_make_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    _protected(path)
    path.write_bytes(path.read_bytes().replace(b'spinCount="100000"', b'spinCount="99999999"'))
    monkeypatch.setattr(msoffcrypto, "OfficeFile", None)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_tables(path, PASSWORD)


def test_a_protected_open_document_is_named_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    _ods(path, manifest="<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="password"):
        read_tables(path)


def _far_xls(path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    sheet.write(0, 0, "number")
    sheet.write(65_535, 255, "x")
    workbook.save(str(path))


def _far_ods(path: Path) -> None:
    cell = _cell("string", ' table:number-columns-repeated="16384"')
    _ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def _far_xlsb(path: Path) -> None:
    _xlsb(path, last_row=1_048_575, last_column=16_383)


@pytest.mark.parametrize(("write", "suffix"), [(_far_xls, ".xls"), (_far_ods, ".ods"), (_far_xlsb, ".xlsb")])
def test_a_cell_far_out_fills_no_memory(tmp_path: Path, write: Callable[[Path], None], suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    with pytest.raises(UnreadableFile, match="more cells"):
        read_tables(path)


def test_an_archive_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    _ods(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.xml", b"0" * (30 * 1024**2))
    with pytest.raises(UnreadableFile, match="unreasonable size"):
        read_tables(path)


@pytest.mark.parametrize(("write", "suffix"), [(_xls, ".xls"), (_ods, ".ods"), (_xlsb, ".xlsb")])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_one_sentence(
    tmp_path: Path, write: Callable[[Path], None], suffix: str, part: float
) -> None:
    path = tmp_path / f"a{suffix}"
    write(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    with pytest.raises(UnreadableFile):
        read_tables(path)
