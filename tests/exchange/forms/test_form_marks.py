"""What a person did to a cell of a form instead of filling it in: a note, a line through it, cells merged."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string, get_column_letter

from evalapp.exchange.forms.ids import COMMENT, CRITERION, REASON, SCORE
from tests.exchange.forms.form_samples import (
    Change,
    address,
    changed,
    fill,
    read,
    said,
    score,
    sheets,
    workbook_of,
    written,
)
from tests.exchange.merge.merge_samples import CRITERIA

PLACE, NEXT = ("A-1", CRITERIA[0].id), ("A-1", CRITERIA[1].id)


def at(column: str, criterion: int = 0) -> str:
    return address(sheets(workbook_of(written()))[0], criterion, column)


def note(cell: str, text: str) -> Change:
    def change(workbook: Workbook) -> None:
        sheets(workbook)[0][cell].comment = Comment(text, "An")

    return change


def struck(column: str) -> Change:
    def change(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet[address(sheet, 0, column)].font = Font(strike=True)

    return change


def merged(first: str, last: str) -> Change:
    def change(workbook: Workbook) -> None:
        sheets(workbook)[0].merge_cells(f"{first}:{last}")

    return change


@pytest.mark.long
@pytest.mark.parametrize("column", [SCORE, COMMENT])
def test_a_note_beside_an_empty_score_keeps_its_place_out(column: str) -> None:
    raw = changed(written(), note(at(column), "3,5"), fill(0, 1, score=3))
    found = said(raw)
    assert (
        f"On A-1!{at(column)} hangs the note “3,5”, and the cell for the score, A-1!{at(SCORE)}, is empty"
        in str(found[PLACE])
    )
    assert 2 == len(found)  # the other score came in


@pytest.mark.long
@pytest.mark.parametrize("column", [SCORE, COMMENT, CRITERION])
def test_a_note_beside_a_score_is_named(column: str) -> None:
    raw = changed(written(), note(at(column), "rather\n2"), fill(0, 0, score=3, comment="x"))
    assert (f"On A-1!{at(column)} hangs the note “rather 2”; notes on cells are not read.",) == read(
        raw
    ).notes
    assert "value=6" in str(said(raw)[PLACE])


def test_a_note_elsewhere_is_named() -> None:
    raw = changed(written(score(3, "Fine")), note("B3", "call me"))
    assert ("On A-1!B3 hangs the note “call me”; notes on cells are not read.",) == read(raw).notes


@pytest.mark.parametrize("column", [SCORE, COMMENT])
def test_what_is_struck_through_is_refused_with_its_place(column: str) -> None:
    raw = changed(written(), fill(0, 0, score=4, comment="x"), struck(column), fill(0, 1, score=3))
    assert f"A-1!{at(column)}: it is struck through" in str(said(raw)[PLACE])
    assert 2 == len(said(raw))


def test_a_line_through_an_empty_cell_strikes_nothing() -> None:
    assert {} == said(changed(written(), struck(SCORE)))


@pytest.mark.long
@pytest.mark.parametrize("column", [SCORE, REASON])
def test_one_cell_for_several_criteria_is_taken_for_none(column: str) -> None:
    own = at(column), at(column, 1)
    raw = changed(written(), fill(0, 0, score=4, comment="x"), merged(*own))
    found = said(raw)
    for place in (PLACE, NEXT):
        assert f"{own[0]}:{own[1]} are merged" in str(found[place])
    assert f": A-1!{own[0]}:{own[1]}." in read(raw).notes[0]


def test_other_merged_answers_are_named_and_read() -> None:
    first = at(SCORE)
    last = f"{get_column_letter(column_index_from_string(first[0]) + 1)}{first[1:]}"
    raw = changed(written(), fill(0, 0, score=4, comment="x"), merged(first, last))
    assert f": A-1!{first}:{last}." in read(raw).notes[0]
    assert [PLACE] == list(said(raw))
    assert "merged" not in str(said(raw)[PLACE])


def in_runs(column: str, text: CellRichText) -> Change:
    def change(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet[address(sheet, 0, column)].value = text

    return change


@pytest.mark.long
@pytest.mark.parametrize(
    ("column", "text"),
    [
        (SCORE, CellRichText(TextBlock(InlineFont(strike=True), "3"))),
        (SCORE, CellRichText(TextBlock(InlineFont(strike=True), "3"), ",5")),
        (SCORE, CellRichText("3", TextBlock(InlineFont(vertAlign="superscript"), "1"))),
        (COMMENT, CellRichText(TextBlock(InlineFont(strike=True), "Bad"), " good")),
    ],
)
def test_what_looks_otherwise_in_part_is_refused_with_its_place(column: str, text: CellRichText) -> None:
    raw = changed(written(), fill(0, 0, score=4, comment="x"), in_runs(column, text))
    assert f"A-1!{at(column)}: " in str(said(raw)[PLACE])


def test_lowered_digits_in_a_motivation_are_read_and_named() -> None:
    text = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"))
    raw = changed(written(), fill(0, 0, score=4), in_runs(COMMENT, text))
    assert "comment='CO2'" in str(said(raw)[PLACE])
    assert [f"A-1!{at(COMMENT)}" in note for note in read(raw).notes] == [True]


@pytest.mark.long
@pytest.mark.parametrize(
    ("value", "number_format", "why"),
    [
        (2.5, "0", "its format shows “3”, and it holds 2.5"),
        (4, '"-"0', "its format shows “−4”, and it holds 4"),
        (4, ";;;", "its format hides the number it holds, 4"),
    ],
)
def test_a_score_that_is_seen_as_another_is_refused(value: float, number_format: str, why: str) -> None:
    def change(workbook: Workbook) -> None:
        sheets(workbook)[0][at(SCORE)].number_format = number_format

    raw = changed(written(), fill(0, 0, score=value, comment="x"), change)
    assert f"A-1!{at(SCORE)}: {why}" in str(said(raw)[PLACE])


@pytest.mark.long
def test_scores_in_hidden_rows_columns_and_sheets_are_named() -> None:
    row = int(at(SCORE)[1:])

    def hide_row(workbook: Workbook) -> None:
        sheets(workbook)[0].row_dimensions[row].hidden = True

    def hide_column(workbook: Workbook) -> None:
        sheets(workbook)[0].column_dimensions[at(SCORE)[0]].hidden = True

    def hide_sheet(workbook: Workbook) -> None:
        sheets(workbook)[0].sheet_state = "hidden"

    filled = fill(0, 0, score=3, comment="x")
    for hide, place in (
        (hide_row, f"A-1!{row}:{row}"),
        (hide_column, "A-1!F:F"),
        (hide_sheet, "the sheet “A-1”"),
    ):
        raw = changed(written(), filled, hide)
        assert (f"Scores are hidden in the form, and are read like the others: {place}.",) == read(raw).notes
        assert "value=6" in str(said(raw)[PLACE])
    assert () == read(changed(written(), hide_row, hide_sheet)).notes  # nothing is answered there


def test_a_conflict_in_a_justification_beside_a_score_is_said_with_its_cell() -> None:
    raw = changed(
        written(), fill(0, 0, score=4, comment="Ik ken de aanvrager"), fill(1, 0, score=3, comment="ok")
    )
    assert [True] == [
        note.startswith(f"A-1!{at(COMMENT)}: the justification says “Ik ken de aanvrager”")
        for note in read(raw).notes
    ]
