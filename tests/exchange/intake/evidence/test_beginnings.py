"""The headings of a workbook are known from its first rows, however many follow."""

from __future__ import annotations

import io
import zipfile
from time import perf_counter

import openpyxl
import pytest

from evalapp.exchange.intake.evidence.beginnings import beginnings
from evalapp.exchange.intake.evidence.own_files import written_here
from tests.pace import allowed


def _saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _large(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for head in (("staal", "waarde"), ("Juror", "Name", "Code")):
        sheet = book.create_sheet()
        sheet.append(head)
        for n in range(rows):
            sheet.append((f"R{n}", n))
    return _saved(book)


def test_each_sheet_says_its_headings_whatever_is_below_or_above() -> None:
    book = openpyxl.Workbook()
    book.active.append(("staal", "waarde"))
    other = book.create_sheet()
    for row in (("Codes van de jury",), (), ("Juror", None, "Name", "Code")):
        other.append(row)
    found = beginnings(_saved(book), "a.xlsx")
    assert [("staal", "waarde"), ("Juror", "Name", "Code")] == [
        tuple(filter(None, each.header)) for each in found
    ]
    assert [False, True] == ["list of access codes" in written_here(each) for each in found]


def test_texts_that_stand_in_their_cells_are_read_too() -> None:
    sheet = b"<worksheet><sheetData><row>%b</row></sheetData></worksheet>" % b"".join(
        b'<c t="inlineStr"><is><t>%b</t></is></c>' % each for each in (b"juror", b"name", b"code")
    )
    opened = b"<x><table><table-row>%b</table-row></table></x>" % b"".join(
        b"<table-cell><p>%b</p></table-cell>" % each for each in (b"juror", b"name", b"code")
    )
    for name, part in (("xl/worksheets/sheet1.xml", sheet), ("content.xml", opened)):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(name, part)
        (found,) = beginnings(made.getvalue(), "a")
        assert ("juror", "name", "code") == found.header


@pytest.mark.long
def test_a_large_one_takes_no_longer_than_a_small_one() -> None:
    raw = _large(30_000)
    begun = perf_counter()
    found = beginnings(raw, "a.xlsx")
    assert perf_counter() - begun < allowed(1)
    assert ("Juror", "Name", "Code") in [each.header for each in found]


@pytest.mark.parametrize("part", [b"<!DOCTYPE x><worksheet>", b"<worksheet><sheetData><row><c>", b"\0\0"])
def test_of_what_is_damaged_or_no_workbook_nothing_is_known(part: bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", part)
    assert () == beginnings(made.getvalue(), "a.xlsx")
    assert () == beginnings(made.getvalue()[:30], "a.xlsx")
