"""What a person typed beside the cells of a form is named, and never lost without a word."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from evalapp.domain.texts import in_language
from evalapp.exchange.forms.ids import SCORE
from evalapp.exchange.forms.strays import TEXTS
from tests.exchange.forms.form_samples import (
    Change,
    address,
    changed,
    fill,
    hidden,
    read,
    said,
    score,
    sheets,
    workbook_of,
    written,
)
from tests.exchange.merge.merge_samples import CRITERIA

PLACE = ("A-1", "helix")


def beside(value: object, *, right: int = 0, down: int = 0) -> Change:
    """Types in the first application, so far from the cell for its first score."""

    def change(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        cell = sheet[address(sheet, 0, SCORE)]
        sheet.cell(cell.row + down, cell.column + right, value)

    return change


def at(cell: str, value: object) -> Change:
    def change(workbook: Workbook) -> None:
        sheets(workbook)[0][cell] = value

    return change


def unknown_texts(workbook: Workbook) -> None:
    """As a form was made that does not tell its own texts."""
    hidden(workbook).delete_cols(TEXTS)


def score_cell() -> str:
    return address(sheets(workbook_of(written()))[0], 0, SCORE)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_own_texts_of_a_form_are_not_named(language: str) -> None:
    with in_language(language):
        raw = written(score(3, "Fine"))
    assert () == read(raw).notes
    assert () == read(changed(raw, fill(0, 0, score=4, comment="Other"))).notes
    assert () == read(changed(raw, unknown_texts, fill(0, 0, score=4))).notes


@pytest.mark.long
@pytest.mark.parametrize("right", [-1, 4, 9])
@pytest.mark.parametrize("value", [4, "4", "Conflict of interest", "=2+2"])
def test_what_stands_beside_an_empty_cell_keeps_its_place_out_and_is_named(right: int, value: object) -> None:
    own = score_cell()
    column = get_column_letter(column_index_from_string(own[0]) + right)
    raw = changed(written(), beside(value, right=right), fill(0, 1, score=3))
    problem = said(raw)[PLACE]
    assert f"A-1!{column}{own[1:]} stands “{value}”, beside the empty cell for the score, A-1!{own}" in str(
        problem
    )
    assert (2, ()) == (len(said(raw)), read(raw).notes)  # the other score came in


def test_beside_a_cell_that_is_filled_it_is_only_named() -> None:
    raw = changed(written(), beside(4, right=-1), fill(0, 0, score=3, comment="x"))
    (note,) = read(raw).notes
    assert f"stands “4”, beside the cell for the score, A-1!{score_cell()}; it is not read" in note
    assert "empty" not in note


def test_a_score_in_the_row_under_the_last_criterion_is_beside_that_one() -> None:
    ((place, problem),) = said(changed(written(), beside(4, down=len(CRITERIA)))).items()
    assert ("A-1", CRITERIA[-1].id) == place
    assert "beside the empty cell" in str(problem)


def test_what_stands_elsewhere_is_named_by_its_cell() -> None:
    raw = changed(written(), at("B5", "Please call me"), at("K40", 4), at("D6", "overwritten"))
    notes = read(raw).notes
    assert {} == said(raw)
    for cell in ("A-1!B5 stands “Please call me”", "A-1!K40 stands “4”", "A-1!D6 stands “overwritten”"):
        assert any(cell in each for each in notes), cell


def test_a_sheet_that_was_added_and_the_overview_are_looked_at_too() -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("Notes")["A1"] = "A-1: 4"
        workbook.worksheets[0]["J9"] = 5

    notes = read(changed(written(), add)).notes
    assert ["Overview!J9", "Notes!A1"] == [each.split()[1] for each in notes]


def test_a_form_full_of_remarks_names_some_and_counts_the_others() -> None:
    notes = read(changed(written(), *(at(f"M{row}", "x") for row in range(30, 50)))).notes
    assert (9, "12 more cells of the form are not read.") == (len(notes), notes[-1])


def test_a_number_in_the_hidden_column_of_states_is_seen() -> None:
    assert "“4”" in str(said(changed(written(), beside(4, right=3)))[PLACE])
    assert {} == said(changed(written(), beside(0, right=3)))  # the result of the form's own formula


def test_of_a_form_that_does_not_tell_its_texts_a_number_is_still_seen() -> None:
    raw = changed(written(), unknown_texts, beside("4", right=-1), beside("remark", right=9))
    assert str(said(raw)[PLACE]).count("stands") == 1


@pytest.mark.long
@pytest.mark.parametrize(
    "text", ["Score op 10", "0 tot 10", "0 tot 10 in stappen van 1; 10 is best.", "(/10)"]
)
def test_a_sheet_that_somebody_gave_another_scale_is_refused(text: str) -> None:
    """A 4 out of 10 would else be a 4 out of 5."""
    raw = changed(written(), at("D6", text), fill(0, 0, score=4, comment="x"), fill(1, 0, score=3))
    found = said(raw)
    assert PLACE not in found
    assert any(f"A-1!D6 stands “{text}”, which is no scale" in str(each) for each in found.values())
    assert any(place[0] == "A-2" for place in found)


@pytest.mark.long
@pytest.mark.parametrize(
    "text", ["Score (1 = beste)", "0 is het beste", "laagste is beste", "scores: 5 = slechtst"]
)
def test_a_sheet_on_which_somebody_turned_the_scale_around_is_refused(text: str) -> None:
    raw = changed(written(), at("D6", text), fill(0, 0, score=4, comment="x"), fill(1, 0, score=3))
    found = said(raw)
    assert PLACE not in found
    assert any(
        f"A-1!D6 stands “{text}”, and in this form it is the other way round" in str(each)
        for each in found.values()
    )
    assert any(place[0] == "A-2" for place in found)


def test_a_scale_that_is_turned_around_beside_the_sheets_of_scores_holds_for_all() -> None:
    def on_a_sheet_of_its_own(workbook: Workbook) -> None:
        workbook.create_sheet("Uitleg")["A1"] = "1 = beste, 5 = slechtste"

    found = said(changed(written(), on_a_sheet_of_its_own, fill(0, 0, score=4), fill(1, 0, score=3)))
    assert [True] == ["Uitleg!A1 stands" in str(each) for each in found.values()]  # no place was read


@pytest.mark.long
@pytest.mark.parametrize(
    "text", ["Score op 5", "0 tot 5", "zie pagina 0 tot 10", "op 10 mei gebeld", "5 = best"]
)
def test_what_names_no_other_scale_refuses_nothing(text: str) -> None:
    assert (8, None, "x") == said(changed(written(), at("D6", text), fill(0, 0, score=4, comment="x")))[PLACE]
