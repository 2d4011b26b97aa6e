"""One sheet of cells written as each kind of table, with what only that kind can say."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from random import Random
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from tools.fuzz.documents import Draw
from tools.fuzz.values import DAYS, NUMBERS, TEXTS
from tools.fuzz.zips import zipped

Rows = Sequence[Sequence[str]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPENS = f'<worksheet xmlns="{_MAIN}" xmlns:r="{RELATIONS}">'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ENCODINGS = (
    *("utf-8",) * 8,
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "cp1252",
    "latin-1",
    "mac-roman",
    "utf-32",
    "cp437",
)
_UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
_CELLS = (
    '<c r="{r}" t="inlineStr"><is><t xml:space="preserve">{x}</t></is></c>', '<c r="{r}" t="str"><v>{x}</v></c>',
    '<c r="{r}"><v>{n}</v></c>', '<c r="{r}" t="n"><v>{x}</v></c>', '<c r="{r}" t="s"><v>{n}</v></c>',
    '<c r="{r}" t="s"><v>99999</v></c>', '<c r="{r}" t="s"><v>-1</v></c>', '<c r="{r}" t="b"><v>{n}</v></c>',
    '<c r="{r}" t="e"><v>#N/A</v></c>', '<c r="{r}" t="e"><v>{x}</v></c>', '<c r="{r}" t="d"><v>{d}</v></c>',
    '<c r="{r}" s="1"><v>{n}</v></c>', '<c r="{r}" s="2"><v>{n}</v></c>', '<c r="{r}" s="99"><v>{n}</v></c>',
    '<c r="{r}"><f>1+1</f></c>', '<c r="{r}" t="str"><f>A1&amp;B1</f><v>{x}</v></c>',
    '<c r="{r}"><f>1/0</f><v>{n}</v></c>',
    '<c r="{r}" t="z"><v>{n}</v></c>', '<c r="ZZZZ1"><v>1</v></c>', '<c r="{r}"/>', '<c><v>{n}</v></c>',
    '<c r="A1"><v>7</v></c>',
    '<c r="{r}" t="inlineStr"><is><r><t>{x}</t></r><r><rPr><strike/></rPr><t>{n}</t></r></is></c>',
    '<c r="XFD1048576"><v>1</v></c>', '<c r="{r}" t="inlineStr"><is/></c>', '<c r="{r}" t="s"/>',
    '<c r="0"><v>1</v></c>',
)  # fmt: skip
_AFTER = (
    "", "", "", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    '<mergeCells><mergeCell ref="A2:A9"/></mergeCells>',
    '<mergeCells><mergeCell ref="B2:A1"/><mergeCell ref="x"/></mergeCells>', '<autoFilter ref="A1:C9"/>',
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', '<autoFilter ref="A:A"/>',
    '<legacyDrawing r:id="rId9"/>',
    '<conditionalFormatting sqref="A1:ZZ99"><cfRule type="cellIs" dxfId="7" operator="equal"><formula>1</formula>'
    "</cfRule>"
    "</conditionalFormatting>", '<dataValidations count="1"><dataValidation sqref="A1"/></dataValidations>',
)  # fmt: skip
_ROW = (
    "",
    "",
    "",
    "",
    "",
    ' hidden="1"',
    ' ht="0" customHeight="1"',
    ' r="0"',
    ' r="5"',
    ' r="x"',
    ' spans="1:99999"',
    ' s="1" customFormat="1"',
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="0.0,,&quot; M€&quot;"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
)  # fmt: skip


_QUOTING: tuple[Literal[0, 1, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE)


def as_csv(draw: Draw, rows: Rows) -> bytes:
    mark = draw(st.sampled_from((",", ",", ",", ";", ";", "\t", "|", ":")))
    ends = draw(st.sampled_from(("\r\n", "\n", "\n", "\r", "\n\r", "\x0b", "\u2028")))
    quoting = draw(st.sampled_from(_QUOTING))
    out = io.StringIO(newline="")
    try:
        csv.writer(out, delimiter=mark, lineterminator=ends, quoting=quoting, escapechar="\\").writerows(rows)
    except csv.Error:
        out.write(ends.join(mark.join(row) for row in rows))
    text = out.getvalue()
    how = draw(st.integers(0, 12))
    if how == 0:
        at = draw(st.integers(0, len(text)))
        text = (
            text[:at]
            + draw(st.sampled_from(('"', "\x00", ends * 3, mark * 200, '""', "\ud800", "\ufeff")))
            + text[at:]
        )
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
        pieces.append(f"<row{has or f' r={quoteattr(str(number))}'}>{''.join(cells)}</row>")
    after = chance.choice(_AFTER) if odd == 3 else ""
    sheet = f"{_OPENS}<sheetData>{''.join(pieces)}</sheetData>{after}</worksheet>"
    return zipped(draw, workbook_parts(chance, sheet))


def _cell(chance: Random, form: str, place: str, value: str) -> str:
    n = value if form is _CELLS[2] else chance.choice((*NUMBERS, "1", "1"))
    return form.format(r=place, x=clean(value), n=escape(n), d=chance.choice(DAYS))


def clean(text: str) -> str:
    return escape(text.encode("utf-8", "ignore").decode().translate(_UNFIT))


def workbook_parts(chance: Random, sheet: str) -> dict[str, bytes]:
    names = chance.choice(
        (("Blad1",), ("Blad1",), ("Blad1",), ("Blad1", "Blad1"), ("A", "B"), ("=1+1",), ("x" * 60,))
    )
    hidden = chance.choice(("", "", "", "", "", "", ' state="hidden"', ' state="veryHidden"', ' state="x"'))
    date = chance.choice(("", "", "", '<workbookPr date1904="1"/>', '<workbookPr date1904="x"/>'))
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId1"{hidden}/>'
        for n, name in enumerate(names, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONS}">{date}'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return {name: content.encode("utf-8") for name, content in parts.items()}


def letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


HEADS = (
    *TEXTS[:60],
    "nummer",
    "titel",
    "bedrag",
    "juror",
    "score",
    "datum",
    "number",
    "title",
    "value",
    "naam",
)
