"""Workbooks that are no .xlsx, of the same small table: with an empty sheet, and a hidden one where that is easy."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from struct import pack

import xlwt

_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OPEN_DOCUMENT}:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry></manifest:manifest>'
)


def write_xls(path: Path) -> None:
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


def ods_cell(kind: str, value: str) -> str:
    return f'<table:table-cell office:value-type="{kind}"{value}><text:p>shown</text:p></table:table-cell>'


def write_ods(path: Path, rows: str = "", *, manifest: str = "", looks: str = "", common: str = "") -> None:
    """`looks` are the styles of its cells, `common` those that a person made."""

    def row(*cells: str) -> str:
        return f"<table:table-row><table:table-cell/>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    number = ods_cell("float", ' office:value="4.5"')
    day = ods_cell("date", ' office:date-value="2016-03-01"')
    truth = ods_cell("boolean", ' office:boolean-value="true"')
    table = (
        "<table:table-row><table:table-cell/></table:table-row>"
        + row(text("number"), text("amount"), text("start"), text("ok"))
        + row(text("A-1"), number, day, truth)
        + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = (
        f'<office:document-content xmlns:office="{_OPEN_DOCUMENT}:office:1.0" xmlns:table="{_OPEN_DOCUMENT}:table:1.0" '
        f'xmlns:text="{_OPEN_DOCUMENT}:text:1.0" xmlns:style="{_OPEN_DOCUMENT}:style:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
        f"<office:automatic-styles>{looks}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Aanvragen">{rows or table}</table:table>'
        '<table:table table:name="leeg"><table:table-row><table:table-cell/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(manifest))
        archive.writestr("content.xml", content)
        if common:
            archive.writestr(
                "styles.xml",
                f'<office:document-styles xmlns:office="{_OPEN_DOCUMENT}:office:1.0" '
                f'xmlns:style="{_OPEN_DOCUMENT}:style:1.0"><office:styles>{common}</office:styles>'
                "</office:document-styles>",
            )


def _record(kind: int, content: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, packed = len(content), b""
    while size >= 0x80:
        packed, size = packed + bytes([size & 0x7F | 0x80]), size >> 7
    return head + packed + bytes([size]) + content


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def write_xlsb_with_a_date(path: Path) -> None:
    """With the two further parts that a format needs: 42430 under the second style, of format 14, is a date."""
    write_xlsb(path, value=42430, style=1)
    styles = (
        _record(278, b"")
        + _record(617, pack("<I", 2))
        + _record(47, pack("<HH", 0, 0) + bytes(12))
        + _record(47, pack("<HH", 0, 14) + bytes(12))
        + _record(618, b"")
        + _record(279, b"")
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/styles.bin", styles)


def write_xlsb(
    path: Path,
    last_row: int = 2,
    last_column: int = 2,
    *,
    value: float = 4.5,
    style: int = 0,
    sheet_at: str = "xl/worksheets/sheet1.bin",
    shared: str = "",
    times: int = 0,
) -> None:
    """`times` cells below the others name the text `shared`. `sheet_at`: what the archive calls the sheet."""

    def row(number: int, *cells: bytes) -> bytes:
        return _record(0, pack("<I", number) + bytes(13)) + b"".join(cells)

    def text(column: int, value: str) -> bytes:
        return _record(6, pack("<II", column, 0) + _wide(value))

    sheet = (
        _record(129, b"")
        + _record(148, pack("<IIII", 1, last_row, 1, last_column))
        + _record(145, b"")
        + row(1, text(1, "number"), text(2, "amount"))
        + row(last_row, text(1, "A-1"), _record(5, pack("<IId", last_column, style, value)))
        + b"".join(row(last_row + 1 + n, _record(7, pack("<III", 1, 0, 0))) for n in range(times))
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
        archive.writestr(sheet_at, sheet)
        if shared:
            archive.writestr(
                "xl/sharedStrings.bin", _record(159, pack("<II", 1, 1)) + _record(19, b"\0" + _wide(shared))
            )
