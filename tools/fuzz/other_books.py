"""The same written as .ods, .xls and .xlsb, which are read by another reader than .xlsx."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from random import Random
from struct import pack
from typing import Any
from xml.sax.saxutils import quoteattr

import xlwt
from hypothesis import strategies as st

from tools.fuzz.books import PACKAGE, RELATIONS, Rows, as_csv, as_xlsx, by_chance, clean
from tools.fuzz.documents import Draw
from tools.fuzz.values import DAYS, NUMBERS
from tools.fuzz.zips import zipped

_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def as_ods(draw: Draw, rows: Rows) -> bytes:
    odd, chance = draw(st.booleans()), by_chance(draw)

    def cells(row: Sequence[str]) -> str:
        return "".join(_ods_cell(chance, odd, each) for each in row)

    table = "".join(f"<table:table-row{_of_row(chance, odd)}>{cells(row)}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" xmlns:table="{_OPEN}:table:1.0" '
        f'xmlns:text="{_OPEN}:text:1.0" '
        f'xmlns:style="{_OPEN}:style:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        '<table:table table:name="Blad1">'
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    )  # fmt: skip
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(draw, {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": manifest.encode(),
        "content.xml": content.encode("utf-8"),
    })  # fmt: skip


_REPEATED = ("2", "0", "-1", "x", "5000", "1048576")
_OF_ROW = (
    ' table:visibility="collapse"', ' table:visibility="filter"',
    *(f' table:number-rows-repeated="{n}"' for n in _REPEATED),
)  # fmt: skip


def _of_row(chance: Random, odd: bool) -> str:
    return chance.choice(_OF_ROW) if odd and chance.random() < 0.1 else ""


def _ods_cell(chance: Random, odd: bool, value: str) -> str:
    text = clean(value)
    how = chance.randint(0, 60) if odd else 99
    n, day = quoteattr(chance.choice(NUMBERS)), quoteattr(chance.choice(DAYS))
    told = {
        0: f'office:value-type="float" office:value={n}',
        1: f'office:value-type="date" office:date-value={day}',
        2: f'office:value-type="percentage" office:value={n}',
        3: f'office:value-type="currency" office:currency="USD" office:value={n}',
        4: f'office:value-type="time" office:time-value={n}',
        5: f'office:value-type="boolean" office:boolean-value={n}',
        6: 'table:formula="of:=1+1" office:value-type="float" office:value="2"',
        7: f'office:value-type="string" table:number-columns-repeated="{chance.choice(_REPEATED)}"',
        8: 'office:value-type="void"',
        9: 'table:number-columns-spanned="3" table:number-rows-spanned="99" office:value-type="string"',
    }.get(how, 'office:value-type="string"')
    return f"<table:table-cell {told}><text:p>{text}</text:p></table:table-cell>"


def as_xls(draw: Draw, rows: Rows) -> bytes:
    workbook = xlwt.Workbook()
    sheet, chance = workbook.add_sheet("Blad1", cell_overwrite_ok=True), by_chance(draw)
    for number, row in enumerate(rows[:300]):
        for column, value in enumerate(row[:200]):
            value = value.encode("utf-8", "ignore").decode()[:32_000]
            with contextlib.suppress(Exception):
                as_number = value.isdecimal() and len(value) < 12 and chance.random() < 0.5
                sheet.write(number, column, float(value) if as_number else value)
    if draw(st.integers(0, 4)) == 0:
        sheet.visibility = draw(st.sampled_from((1, 2)))
        workbook.add_sheet("x")
    out = io.BytesIO()
    workbook.save(out)
    return flipped(draw, out.getvalue())


def flipped(draw: Draw, raw: bytes) -> bytes:
    """Seldom with some bytes that are others, or cut off: of kinds that are binary that means something."""
    how = draw(st.integers(0, 6))
    if how == 0:
        changed = bytearray(raw)
        for _turn in range(draw(st.integers(1, 8))):
            changed[draw(st.integers(0, len(raw) - 1))] = draw(
                st.sampled_from((0, 1, 0x7F, 0x80, 0xFF, 0x10))
            )
        return bytes(changed)
    return raw[: draw(st.integers(0, len(raw)))] if how == 1 else raw


def as_xlsb(draw: Draw, rows: Rows) -> bytes:
    odd, chance = draw(st.booleans()), by_chance(draw)
    body = b""
    for number, row in enumerate(rows):
        body += _record(0, pack("<I", _off(chance, odd, number)) + bytes(13))
        for column, value in enumerate(row):
            head = pack("<II", _off(chance, odd, column), 0)
            if value.isdecimal() and len(value) < 12 and chance.random() < 0.5:
                found = (
                    chance.choice((float("nan"), float("inf"), 1e308))
                    if odd and chance.random() < 0.1
                    else float(value)
                )
                body += _record(5, head + pack("<d", found))
            else:
                kind = chance.choice((7, 8, 2, 3, 4)) if odd and chance.random() < 0.05 else 6
                body += _record(kind, head + _wide(value))
    extent = pack("<IIII", 0, max(len(rows) - 1, 0), 0, max((len(row) for row in rows), default=1))
    sheet = (
        _record(129, b"")
        + _record(148, extent)
        + _record(145, b"")
        + body
        + _record(146, b"")
        + _record(130, b"")
    )
    bundle = _record(156, pack("<II", 0, 1) + _wide("rId1") + _wide("Blad1"))
    book = _record(131, b"") + _record(143, b"") + bundle + _record(144, b"") + _record(132, b"")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'.encode(),
        "xl/styles.bin": _record(278, b"")
        + _record(617, pack("<I", 1))
        + _record(47, bytes(16))
        + _record(618, b"")
        + _record(279, b""),
        "xl/worksheets/sheet1.bin": flipped(draw, sheet),
    }
    return zipped(draw, parts)


def _off(chance: Random, odd: bool, number: int) -> int:
    """Where a cell says that it is: seldom elsewhere."""
    if odd and chance.random() < 0.02:
        return chance.choice((0, 16_383, 16_384, 1_048_575, 1_048_576, 2**31, 2**32 - 1))
    return number


def _record(kind: int, content: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, packed = len(content), b""
    while size >= 0x80:
        packed, size = packed + bytes([size & 0x7F | 0x80]), size >> 7
    return head + packed + bytes([size]) + content


def _wide(text: str) -> bytes:
    raw = text.encode("utf-16-le", "ignore")
    return pack("<I", len(raw) // 2) + raw


WRITERS: dict[str, Any] = {"csv": as_csv, "xlsx": as_xlsx, "ods": as_ods, "xls": as_xls, "xlsb": as_xlsb}
