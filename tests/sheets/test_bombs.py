"""Files made to fill the memory: each is refused in a sentence, and a process that reads them all stays small."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from evalapp.domain.incoming.bounds import TABLE_CELLS, XML_PART_TAGS, XML_ROWS, XML_WAITING
from tests.sheets.other_workbooks import write_ods, write_xlsb
from tests.sheets.raw_workbook import write_raw

MOST_MEGABYTES = 300
MOST_SECONDS = 10  # on a machine that does other things; each takes less than one
_HEAD = b"number,title\n"
_NUMBER = '<row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c></row>'
_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


_MERGED = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(120_000))


def _with(path: Path, part: str, content: bytes) -> None:
    """A workbook of which this part is another."""
    whole = path.with_suffix(".whole")
    write_raw(whole, _NUMBER)
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb,
    ):
        for name in {*source.namelist(), part}:
            bomb.writestr(name, content if name == part else source.read(name))


def _sheet(path: Path, rows: str, after: str = "", *, before: str = "", encoding: str = "utf-8") -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'{before}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    _with(path, "xl/worksheets/sheet1.xml", xml.encode(encoding))


def _ods(path: Path, text: str, *, rows: int = 1, columns: int = 1) -> None:
    """One text that stands in so many cells."""
    cell = f'table:number-columns-repeated="{columns}" office:value-type="string"><text:p>{text}</text:p>'
    row = f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell {cell}</table:table-cell>'
    write_ods(path, rows=f"{row}</table:table-row>")


def _xls(path: Path) -> None:
    """Sheets with a cell far out, of which the reader makes whole tables, all at once."""
    workbook = xlwt.Workbook()
    for n in range(100):
        workbook.add_sheet(f"S{n}").write(60_000, 80, 1)
    workbook.save(str(path))


def _shared_xls(path: Path) -> None:
    """One long text that each cell names, and its reader makes anew for each."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("S")
    for row in range(120):
        for column in range(100):
            sheet.write(row, column, "é" * 32_000)
    workbook.save(str(path))


def _hidden_xlsb(path: Path) -> None:
    """A sheet that is called otherwise than is usual; its reader finds it all the same."""
    write_xlsb(path, last_row=100_000, last_column=2_000, sheet_at="XL\\Worksheets\\sheet1.BIN")


def _many_parts(path: Path) -> None:
    """An archive of nothing but names: each costs its reader half a kilobyte."""
    entry = b"PK\x01\x02" + bytes(42)
    end = b"PK\x05\x06" + bytes(8) + (46 * 600_000).to_bytes(4, "little") + bytes(6)
    path.write_bytes(b"PK\x03\x04" + bytes(26) + entry * 600_000 + end)


BOMBS: dict[str, Callable[[Path], object]] = {
    "objects.json": lambda path: path.write_bytes(b"[" + b"{}," * 3_000_000 + b"{}]"),
    "lists.json": lambda path: path.write_bytes(b'[{"a": [' + b"[]," * 9_000_000 + b"[]]}]"),
    "keys.json": lambda path: path.write_bytes(
        b"[{" + b",".join(b'"%d":1' % n for n in range(500_000)) + b"}]"
    ),
    "digits.json": lambda path: path.write_bytes(b'[{"a": ' + b"1" * 1_000_000 + b"}]"),
    "deep.json": lambda path: path.write_bytes(b"[" * 1_000_000),
    "text.json": lambda path: path.write_bytes(b'[{"a": "' + b'\\"' * 20_000_000 + b'"}]'),
    "quotation.csv": lambda path: path.write_bytes(_HEAD + b'1,"' + b"a" * 49_000_000),
    "columns.csv": lambda path: path.write_bytes(_HEAD + b"a," * 24_000_000),
    "quoted-lines.csv": lambda path: path.write_bytes(_HEAD + b'a,"",a,"\n",' * 200_000),
    "cells.csv": lambda path: path.write_bytes(_HEAD + (b"a," * 400 + b"\n") * (TABLE_CELLS // 390)),
    "lines.csv": lambda path: path.write_bytes(_HEAD + b"\n" * 49_000_000),
    "laughs.xlsx": lambda path: _sheet(path, _NUMBER, before=f"<!DOCTYPE x [{_LAUGHS}]>"),
    "laughs-in-two-bytes.xlsx": lambda path: _sheet(
        path,
        _NUMBER,
        before=f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [{_LAUGHS}]>',
        encoding="utf-16",
    ),
    "cell.xlsx": lambda path: _sheet(path, _NUMBER.replace("number", "".join(map(str, range(900_000))))),
    "one-row.xlsx": lambda path: _sheet(path, f"<row>{'<c/>' * (XML_WAITING + 1)}</row>"),
    "deep.xlsx": lambda path: _sheet(path, "<is>" * (XML_WAITING + 1)),
    "rows.xlsx": lambda path: _sheet(path, "".join(f'<row r="{n}"/>' for n in range(XML_ROWS + 10_000))),
    "merged.xlsx": lambda path: _sheet(path, _NUMBER, f"<mergeCells>{_MERGED}</mergeCells>"),
    "formats.xlsx": lambda path: _with(
        path, "xl/styles.xml", b"".join(b'<xf numFmtId="%d"/>' % n for n in range(XML_PART_TAGS + 1))
    ),
    "spaces.ods": lambda path: _ods(path, '<text:s text:c="2000000000"/>'),
    "repeated.ods": lambda path: _ods(path, "a" * 30_000, rows=10_000, columns=400),
    "rows.ods": lambda path: _ods(path, "x", rows=1_048_576, columns=2),
    "sheets.xls": _xls,
    "shared.xls": _shared_xls,
    "shared.xlsb": lambda path: write_xlsb(path, shared="a" * 30_000, times=20_000),
    "hidden.xlsb": _hidden_xlsb,
    "parts.xlsx": _many_parts,
    "parts.ods": _many_parts,
}
_READ = """
import sys
from pathlib import Path
from time import perf_counter
from evalapp.domain.errors import UnreadableFile
from evalapp.sheets.tables import read_tables
for name in sys.argv[1:]:
    start = perf_counter()
    try:
        read_tables(Path(name))
        print(name, "was read")
    except UnreadableFile:
        pass
    status = Path("/proc/self/status").read_text().splitlines()
    peak = int(next(line.split()[1] for line in status if line.startswith("VmHWM"))) // 1024
    print(Path(name).name, round(perf_counter() - start, 1), peak)
"""


@pytest.mark.long
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system does not tell the peak of memory"
)
def test_no_bomb_takes_the_memory_or_the_time_of_a_reader(tmp_path: Path) -> None:
    paths = []
    for name, make in BOMBS.items():
        make(tmp_path / name)
        paths.append(tmp_path / name)
    read = subprocess.run(
        [sys.executable, "-c", _READ, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = [line.split() for line in read.stdout.splitlines()]
    assert [name for name, _seconds, _peak in found] == list(BOMBS)
    assert [line for line in found if float(line[1]) > MOST_SECONDS or int(line[2]) > MOST_MEGABYTES] == []
