"""A workbook held against the same one written again: what packing changes, what a program does, what a hand does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from evalapp.domain.errors import UnreadableFile
from evalapp.reports.comparing.books import compare_books, read_book_fingerprint, read_book_printed
from evalapp.reports.comparing.likeness import Comparison, Likeness
from evalapp.reports.drawing.fingerprint import Printed
from tests.analytics.ranking.ranking_samples import panel, scheme_of
from tests.reports.workbook.workbook_samples import FINGERPRINT, LINES, book_of, report_of

PRINTED = Printed(
    program="0.1.0", kind="workbook", language="en", flags=("anonymous",), applications=("A,1",)
)
BOOK = book_of(report_of(scheme_of([1, 2]), panel(LINES), printed=PRINTED))


def packed(
    change: Callable[[str, bytes], bytes] = lambda _name, part: part, *, level: int = 6, more: str = ""
) -> bytes:
    """As ours, but for what is changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(BOOK)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for each in given.infolist():
            entry = zipfile.ZipInfo(each.filename, each.date_time)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, change(each.filename, given.read(each)), compresslevel=level)
        if more:
            archive.writestr(more, b"x")
    return made.getvalue()


def in_sheet(n: int, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        if name != f"xl/worksheets/sheet{n}.xml":
            return part
        assert old in part
        return part.replace(old, new, 1)

    return change


def compared(paper: bytes, *, is_of_this_program: bool = True) -> Likeness:
    return compare_books(paper, BOOK, is_of_this_program=is_of_this_program)


def test_it_says_what_it_was_printed_from() -> None:
    assert (FINGERPRINT, 12) == read_book_fingerprint(BOOK)
    assert PRINTED == read_book_printed(BOOK)


def test_how_it_is_packed_says_nothing() -> None:
    other = packed(level=1)
    assert other != BOOK
    assert (Comparison.BYTES, True) == (compared(other).comparison, compared(other).is_alike)


def test_one_altered_cell_is_named() -> None:
    found = compared(packed(in_sheet(2, b"<v>3.5</v>", b"<v>4.5</v>")))
    assert (False, False) == (found.is_alike, found.is_written_again)
    assert ("Scores!E4",) == found.cells


def test_an_altered_formula_is_named_though_its_result_is_the_same() -> None:
    found = compared(packed(in_sheet(1, b"RANK(", b"RANK(0+")))
    assert (False, False) == (found.is_alike, found.is_written_again)
    assert [cell.split("!")[0] for cell in found.cells] == ["Ranking"]


def test_a_sheet_more_or_something_laid_over_cells_is_no_workbook_of_ours() -> None:
    for more in ("xl/media/image1.png", "xl/vbaProject.bin", "xl/comments1.xml"):
        found = compared(packed(more=more))
        assert (False, False) == (found.is_alike, found.is_written_again), more


@pytest.mark.parametrize("is_of_this_program", [True, False])
def test_what_a_spreadsheet_saved_again_is_neither_proved_nor_forged(is_of_this_program: bool) -> None:
    again = io.BytesIO()
    load_workbook(io.BytesIO(BOOK)).save(again)
    results = packed(lambda name, part: part + b"\n" if name.endswith("styles.xml") else part)
    found = compared(results, is_of_this_program=is_of_this_program)
    assert (Comparison.WORDS, not is_of_this_program) == (found.comparison, found.is_alike)
    assert found.is_written_again is is_of_this_program
    # openpyxl drops the results, which stand in cells: that is another workbook.
    assert not compared(again.getvalue(), is_of_this_program=is_of_this_program).is_alike


@pytest.mark.parametrize(
    "paper",
    [
        BOOK[:-1],
        BOOK + b"x",
        b"x" + BOOK,
        BOOK[:2000],
        BOOK.replace(b"PK\x05\x06", b"PK\x05\x07"),
        b"PK\x03\x04",
    ],
)
def test_what_is_damaged_or_has_more_on_its_end_is_not_alike(paper: bytes) -> None:
    found = compared(paper)
    assert not found.is_alike


def test_a_workbook_of_somebody_else_carries_no_fingerprint() -> None:
    other = io.BytesIO()
    book = load_workbook(io.BytesIO(BOOK))
    book.properties.keywords = f"evalapp-fingerprint:{'0' * 64} change:12"
    book.save(other)
    assert read_book_fingerprint(other.getvalue()) is None  # it says two things
    for raw in (b"", b"%PDF-1.7", b"PK\x03\x04 nothing"):
        with pytest.raises(UnreadableFile):
            read_book_fingerprint(raw)


def test_a_part_that_swells_is_not_read() -> None:
    bomb = packed(lambda name, part: b"<a>" + b" " * 50_000_000 if name == "docProps/core.xml" else part)
    assert (FINGERPRINT, 12) == read_book_fingerprint(bomb)  # by its other mark
    assert not compared(bomb).is_alike
