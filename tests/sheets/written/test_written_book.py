"""The same content gives the same bytes on every machine, and spreadsheets read what was written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from evalapp.sheets.written.book import written
from evalapp.sheets.written.cells import TooManyRows, figure, sheet_xml
from evalapp.sheets.written.values import LONG, Column, Formula, Said, Sheet, Shown, points

ROOT = Path(__file__).parents[3]
SAID = Said(
    title="Titel & <b>", author="Dienst", subject="Onderwerp", keywords="evalapp-x:1 kind:a,b", language="nl",
    at=datetime(2016, 6, 27, 14, 12, 30, 999, tzinfo=ZoneInfo("Europe/Brussels")), program="Evalapp",
)  # fmt: skip
HEADS = (
    Column(head="Tekst", width=20, format=LONG),
    Column(head="Getal", width=12, format=points(2)),
)


def book(name: str = "Blad") -> bytes:
    rows = [
        ["=1+1", Fraction(1, 3)],
        ["twee\nregels  _x0041_", Formula("B2*2", 2 / 3)],
        [None, Shown("niets", LONG)],
        ["", Formula('IF(B2=1,"ja","<nee>")', "<nee>", is_array=True)],
    ]
    return written(SAID, [Sheet(name=name, columns=HEADS, rows=rows)])


def test_it_is_read_as_it_was_meant() -> None:
    sheet = load_workbook(io.BytesIO(book("d'Een")))["d'Een"]
    assert [("=1+1", "s"), (1 / 3, "n")] == [(cell.value, cell.data_type) for cell in sheet[2]]
    assert ("=B2*2", "f") == (sheet["B3"].value, sheet["B3"].data_type)
    assert ("A1:B5", "B2", "0.00") == (sheet.auto_filter.ref, sheet.freeze_panes, sheet["B2"].number_format)
    results = CalamineWorkbook.from_filelike(io.BytesIO(book())).get_sheet_by_name("Blad").to_python()
    assert ["twee\nregels  _x0041_", pytest.approx(2 / 3)] == results[2]
    assert ["", "<nee>"] == results[4]


def test_it_says_what_it_is_and_when_it_was_last_changed() -> None:
    read = load_workbook(io.BytesIO(book()))
    told = read.properties
    assert ("Titel & <b>", "Dienst", "evalapp-x:1 kind:a,b") == (told.title, told.creator, told.keywords)
    assert {datetime.fromisoformat("2016-06-27T12:12:30")} == {told.created, told.modified}
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        assert {(2016, 6, 27, 14, 12, 30)} == {each.date_time for each in archive.infolist()}


@pytest.mark.long
@pytest.mark.parametrize("lxml", ["True", "False"])
@pytest.mark.parametrize("seed", ["1", "2"])
def test_neither_a_library_nor_a_hash_seed_changes_a_byte(lxml: str, seed: str) -> None:
    code = (
        "from hashlib import sha256; from tests.sheets.written.test_written_book import book; "
        "print(sha256(book()).hexdigest())"
    )
    told = {
        **os.environ,
        "OPENPYXL_LXML": lxml,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo",
    }
    ran = subprocess.run(
        [sys.executable, "-c", code], env=told, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sha256(book()).hexdigest() == ran.stdout.strip()


def test_a_number_is_written_so_that_it_is_read_back() -> None:
    assert ["0.1", "3", "7", "0.3333333333333333"] == [
        figure(each) for each in (0.1, 3.0, Fraction(7), 1 / 3)
    ]
    with pytest.raises(ValueError, match="nan"):
        figure(float("nan"))


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalapp.sheets.written.cells.SHEET_ROWS", 3)
    sheet = Sheet(name="Blad", columns=HEADS, rows=[["x", 1]] * 3)
    with pytest.raises(TooManyRows):
        list(sheet_xml(sheet, lambda _format, _kept: 0, 0, is_first=True))
