"""One sheet of cells written as each kind of table, with what only that kind can say."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Sequence
from random import Random
from struct import pack
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt
from hypothesis import strategies as st

from tools.fuzz.documents import Draw
from tools.fuzz.values import DAYS, NUMBERS, TEXTS
from tools.fuzz.zips import zipped

Rows = Sequence[Sequence[str]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_ENCODINGS = (*("utf-8",) * 8, "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "mac-roman", "utf-32", "cp437")
_UNFIT = {n: None for n in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}
_CELLS = (
    '<c r="{r}" t="inlineStr"><is><t xml:space="preserve">{x}</t></is></c>', '<c r="{r}" t="str"><v>{x}</v></c>',
    '<c r="{r}"><v>{n}</v></c>', '<c r="{r}" t="n"><v>{x}</v></c>', '<c r="{r}" t="s"><v>{n}</v></c>',
    '<c r="{r}" t="s"><v>99999</v></c>', '<c r="{r}" t="s"><v>-1</v></c>', '<c r="{r}" t="b"><v>{n}</v></c>',
    '<c r="{r}" t="e"><v>#N/A</v></c>', '<c r="{r}" t="e"><v>{x}</v></c>', '<c r="{r}" t="d"><v>{d}</v></c>',
    '<c r="{r}" s="1"><v>{n}</v></c>', '<c r="{r}" s="2"><v>{n}</v></c>', '<c r="{r}" s="99"><v>{n}</v></c>',
    '<c r="{r}"><f>1+1</f></c>', '<c r="{r}" t="str"><f>A1&amp;B1</f><v>{x}</v></c>', '<c r="{r}"><f>1/0</f><v>{n}</v></c>',
    '<c r="{r}" t="z"><v>{n}</v></c>', '<c r="ZZZZ1"><v>1</v></c>', '<c r="{r}"/>', '<c><v>{n}</v></c>', '<c r="A1"><v>7</v></c>',
    '<c r="{r}" t="inlineStr"><is><r><t>{x}</t></r><r><rPr><strike/></rPr><t>{n}</t></r></is></c>',
    '<c r="XFD1048576"><v>1</v></c>', '<c r="{r}" t="inlineStr"><is/></c>', '<c r="{r}" t="s"/>', '<c r="0"><v>1</v></c>',
)  # fmt: skip
_AFTER = (
    "", "", "", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', '<mergeCells><mergeCell ref="A2:A9"/></mergeCells>',
    '<mergeCells><mergeCell ref="B2:A1"/><mergeCell ref="x"/></mergeCells>', '<autoFilter ref="A1:C9"/>',
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', '<autoFilter ref="A:A"/>', '<legacyDrawing r:id="rId9"/>',
    '<conditionalFormatting sqref="A1:ZZ99"><cfRule type="cellIs" dxfId="7" operator="equal"><formula>1</formula></cfRule>'
    "</conditionalFormatting>", '<dataValidations count="1"><dataValidation sqref="A1"/></dataValidations>',
)  # fmt: skip
_ROW = ("", "", "", "", "", ' hidden="1"', ' ht="0" customHeight="1"', ' r="0"', ' r="5"', ' r="x"', ' spans="1:99999"', ' s="1" customFormat="1"')
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0,,&quot; M€&quot;"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
)  # fmt: skip


def as_csv(draw: Draw, rows: Rows) -> bytes:
    mark = draw(st.sampled_from((",", ",", ",", ";", ";", "\t", "|", ":")))
    ends = draw(st.sampled_from(("\r\n", "\n", "\n", "\r", "\n\r", "\x0b", "\u2028")))
    quoting = draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE)))
    out = io.StringIO(newline="")
    try:
        csv.writer(out, delimiter=mark, lineterminator=ends, quoting=quoting, escapechar="\\").writerows(rows)
    except csv.Error:
        out.write(ends.join(mark.join(row) for row in rows))
    text = out.getvalue()
    how = draw(st.integers(0, 12))
    if how == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(('"', "\x00", ends * 3, mark * 200, '""', "\ud800", "\ufeff"))) + text[at:]
    elif how == 1:
        text = f"sep={mark}{ends}{text}"
    elif how == 2:
        text = text[: draw(st.integers(0, len(text)))]
    encoding = draw(st.sampled_from(_ENCODINGS))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def by_chance(draw: Draw) -> Random:
    """For what is decided of every cell: so many draws would take longer than reading what comes of them."""
    return Random(draw(st.integers(0, 2**32)))


def as_xlsx(draw: Draw, rows: Rows) -> bytes:
    pieces = []
    odd, chance = draw(st.integers(0, 3)), by_chance(draw)
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            form = chance.choice(_CELLS) if odd == 0 and chance.random() < 0.1 else _CELLS[0]
            if odd == 1 and number > 1 and value.isdecimal() and len(value) < 12:
                form = _CELLS[2]
            cells.append(_cell(chance, form, f"{letters(column)}{number}", value))
        has = chance.choice(_ROW) if odd == 2 else ""
        pieces.append(f'<row{has or f" r={quoteattr(str(number))}"}>{"".join(cells)}</row>')
    after = chance.choice(_AFTER) if odd == 3 else ""
    sheet = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheetData>{"".join(pieces)}</sheetData>{after}</worksheet>'
    return zipped(draw, workbook_parts(chance, sheet))


def _cell(chance: Random, form: str, place: str, value: str) -> str:
    n = value if form is _CELLS[2] else chance.choice((*NUMBERS, "1", "1"))
    return form.format(r=place, x=_clean(value), n=escape(n), d=chance.choice(DAYS))


def _clean(text: str) -> str:
    return escape(text.encode("utf-8", "ignore").decode().translate(_UNFIT))


def workbook_parts(chance: Random, sheet: str) -> dict[str, bytes]:
    names = chance.choice((("Blad1",), ("Blad1",), ("Blad1",), ("Blad1", "Blad1"), ("A", "B"), ("=1+1",), ("x" * 60,)))
    hidden = chance.choice(("", "", "", "", "", "", ' state="hidden"', ' state="veryHidden"', ' state="x"'))
    date = chance.choice(("", "", "", '<workbookPr date1904="1"/>', '<workbookPr date1904="x"/>'))
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId1"{hidden}/>' for n, name in enumerate(names, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{date}<sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return {name: content.encode("utf-8") for name, content in parts.items()}


def as_ods(draw: Draw, rows: Rows) -> bytes:
    odd, chance = draw(st.booleans()), by_chance(draw)
    table = "".join(
        f"<table:table-row{_of_row(chance, odd)}>{''.join(_ods_cell(chance, odd, each) for each in row)}</table:table-row>"
        for row in rows
    )
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" xmlns:table="{_OPEN}:table:1.0" xmlns:text="{_OPEN}:text:1.0" '
        f'xmlns:style="{_OPEN}:style:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Blad1">'
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    )  # fmt: skip
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(draw, {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": manifest.encode(),
        "content.xml": content.encode("utf-8"),
    })  # fmt: skip


_REPEATED = ("2", "0", "-1", "x", "5000", "1048576")
_OF_ROW = (
    ' table:visibility="collapse"', ' table:visibility="filter"', *(f' table:number-rows-repeated="{n}"' for n in _REPEATED),
)  # fmt: skip


def _of_row(chance: Random, odd: bool) -> str:
    return chance.choice(_OF_ROW) if odd and chance.random() < 0.1 else ""


def _ods_cell(chance: Random, odd: bool, value: str) -> str:
    text = _clean(value)
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
        7: f'office:value-type="string" table:number-columns-repeated={n}',
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
            changed[draw(st.integers(0, len(raw) - 1))] = draw(st.sampled_from((0, 1, 0x7F, 0x80, 0xFF, 0x10)))
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
                found = chance.choice((float("nan"), float("inf"), 1e308)) if odd and chance.random() < 0.1 else float(value)
                body += _record(5, head + pack("<d", found))
            else:
                kind = chance.choice((7, 8, 2, 3, 4)) if odd and chance.random() < 0.05 else 6
                body += _record(kind, head + _wide(value))
    extent = pack("<IIII", 0, max(len(rows) - 1, 0), 0, max((len(row) for row in rows), default=1))
    sheet = _record(129, b"") + _record(148, extent) + _record(145, b"") + body + _record(146, b"") + _record(130, b"")
    bundle = _record(156, pack("<II", 0, 1) + _wide("rId1") + _wide("Blad1"))
    book = _record(131, b"") + _record(143, b"") + bundle + _record(144, b"") + _record(132, b"")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'.encode(),
        "xl/styles.bin": _record(278, b"") + _record(617, pack("<I", 1)) + _record(47, bytes(16)) + _record(618, b"") + _record(279, b""),
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


def letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


WRITERS: dict[str, Any] = {"csv": as_csv, "xlsx": as_xlsx, "ods": as_ods, "xls": as_xls, "xlsb": as_xlsb}
HEADS = (*TEXTS[:60], "nummer", "titel", "bedrag", "juror", "score", "datum", "number", "title", "value", "naam")
