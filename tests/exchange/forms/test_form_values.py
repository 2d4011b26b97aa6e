"""One cell that came back: taken as it is meant, or refused by its address. Nothing becomes 0, nothing is rounded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from openpyxl import Workbook

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import in_language
from evalapp.exchange.forms.ids import COMMENT, REASON, SCORE
from evalapp.sheets.shown import is_error
from tests.exchange.forms.form_samples import (
    SCHEME,
    address,
    changed,
    dossier,
    fill,
    read,
    said,
    score,
    sheets,
    workbook_of,
    written,
)
from tests.exchange.forms.test_form_writing import WORDS, on

BLANK = written()
DAY = dt.date(2026, 5, 4)
HELIX = ("A-1", "helix")


def given(**answers: object) -> object:
    """What becomes of answers to the first criterion of the first application."""
    return said(changed(BLANK, fill(0, 0, **answers))).get(HELIX)


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "steps"),
    [("4,5", 9), (" 4 ", 8), ("4.5", 9), (4.5, 9), (4, 8), (4.0, 8), ("\u00a03,5\u202f", 7), (0, 0), ("0", 0),
     (3.5000000000000004, 7)],
)  # fmt: skip
def test_a_score_is_read_as_it_is_meant(typed: object, steps: int) -> None:
    assert (steps, None, "") == given(score=typed)


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0", "\n"])
def test_an_empty_cell_is_no_score(typed: object) -> None:
    assert given(score=typed) is None


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (6, "6 is not on the scale; it runs from 0 to 5 in steps of 0.5"),
        (-1, "is not on the scale"),
        (4.25, "4.25 is not on the scale"),
        (4.499, "4.499 is not on the scale"),
        ("6", "6 is not on the scale"),
        ("abc", "“abc” is not a number"),
        ("onthouding", "“onthouding” is a reason for no score; choose it in the column beside it"),
        ("Afwezig", "“Afwezig” is a reason for no score"),
        ("4 5", "is not a number"),
        ("٤", "is not a number"),
        ("4,5,5", "is not a number"),
        ("1e1", "is not a number"),
        (True, "it holds TRUE or FALSE"),
        (DAY, "it holds a date or a time"),
        (dt.time(4, 5), "it holds a date or a time"),
        ("=2+2", "it holds a formula"),
        ("#REF!", "it holds the error #REF!"),
        ("#N/A", "it holds the error #N/A"),
        ("#WAARDE!", "it holds the error #WAARDE!"),
        ("#SPILL!", "it holds the error #SPILL!"),
        ("#BEZUG!", "it holds the error #BEZUG!"),
        ("Err:508", "it holds the error Err:508"),
    ],
)
def test_what_is_no_score_is_refused_by_its_address(typed: object, why: str) -> None:
    sheet = sheets(workbook_of(BLANK))[0]
    told = str(given(score=typed))
    assert told.startswith(f"A-1!{address(sheet, 0, SCORE)}: "), told
    assert why in told


@pytest.mark.parametrize(
    ("number_format", "why"),
    [
        ("0%", "it holds a percentage"),
        ("[$USD] 0", "it holds an amount in USD"),
        ('0 "punten"', "it shows “punten” beside the number"),
    ],
)
def test_a_number_that_is_shown_as_something_else_is_no_score(number_format: str, why: str) -> None:
    def format_it(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet[address(sheet, 0, SCORE)].number_format = number_format

    assert why in str(said(changed(BLANK, fill(0, 0, score=1), format_it))[HELIX])


def test_a_number_with_zeros_before_it_is_a_score() -> None:
    def format_it(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet[address(sheet, 0, SCORE)].number_format = "00"

    assert (8, None, "") == said(changed(BLANK, fill(0, 0, score=4), format_it))[HELIX]


def test_a_line_end_that_excel_escapes_is_a_line_end() -> None:
    assert (None, None, "Eerste\ntweede") == given(comment="Eerste_x000D_\ntweede")


def test_a_bad_cell_takes_its_row_along_and_no_other() -> None:
    raw = changed(BLANK, fill(0, 0, score="abc", comment="Good"), fill(0, 1, score=4, comment="Fine"))
    taken = said(raw)
    assert (8, None, "Fine") == taken["A-1", "sme"]
    assert "Good" not in str(taken[HELIX])


def test_every_bad_cell_of_a_row_is_named() -> None:
    sheet = sheets(workbook_of(BLANK))[0]
    told = str(given(score=6, reason="later", comment="=1+1"))
    addresses = [address(sheet, 0, name) for name in (SCORE, REASON, COMMENT)]
    assert [] == [each for each in addresses if f"A-1!{each}: " not in told]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("abstention", NoScore.ABSTAIN),
        (" Abstention ", NoScore.ABSTAIN),
        ("not-discussed", NoScore.NOT_DISCUSSED),
        ("conflict of interest", NoScore.CONFLICT),
        ("CF", NoScore.CONFLICT),
    ],
)
def test_a_reason_is_a_word_an_id_or_a_code_of_the_scheme(typed: str, reason: NoScore) -> None:
    scheme = replace(SCHEME, codes={"CF": NoScore.CONFLICT})
    assert (None, reason, "") == said(changed(BLANK, fill(0, 0, reason=typed)), scheme=scheme)[HELIX]


def test_a_dutch_form_is_read_where_english_is_spoken() -> None:
    with in_language("nl"):
        raw = changed(written(), fill(0, 0, reason=NoScore.ABSENT.label), fill(0, 1, score="4,5"))
    assert {HELIX: (None, NoScore.ABSENT, ""), ("A-1", "sme"): (9, None, "")} == said(raw)


@pytest.mark.parametrize(
    ("typed", "comment", "expected"),
    [
        ("outside my expertise", "", "Outside my expertise."),
        ("Buiten mijn deskundigheid", "Te technisch.", "Buiten mijn deskundigheid.\nTe technisch."),
        ("outside my expertise", "Buiten mijn deskundigheid.", "Buiten mijn deskundigheid."),
    ],
)
def test_a_reason_in_a_jurors_words_opens_the_justification(typed: str, comment: str, expected: str) -> None:
    assert (None, NoScore.ABSTAIN, expected) == given(reason=typed, comment=comment)


def test_a_reason_that_came_back_stands_in_the_next_form_and_changes_nothing_there() -> None:
    raw = written(score(None, "Buiten mijn deskundigheid.", no_score=NoScore.ABSTAIN))
    sheet = sheets(workbook_of(raw))[0]
    assert "outside my expertise" == sheet[address(sheet, 0, REASON)].value
    assert (None, NoScore.ABSTAIN, "Buiten mijn deskundigheid.") == said(raw)[HELIX]


def test_a_reason_that_is_none_is_refused_with_those_that_are() -> None:
    told = str(given(reason="no time"))
    assert "“no time” is not a reason" in told
    assert "abstention" in told
    assert "outside my expertise" in told


def test_a_score_and_a_reason_exclude_each_other() -> None:
    sheet = sheets(workbook_of(BLANK))[0]
    told = str(given(score=4, reason="absent"))
    assert f"A-1!{address(sheet, 0, SCORE)} and A-1!{address(sheet, 0, REASON)}: " in told


@pytest.mark.parametrize("word", ["Good", "goed", " GOED "])
def test_a_word_is_read_by_its_id_or_its_title(word: str) -> None:
    raw = changed(written(scheme=on(WORDS)), fill(0, 0, score=word))
    assert (0, None, "") == said(raw, scheme=on(WORDS))[HELIX]


def test_a_number_is_no_word() -> None:
    raw = changed(written(scheme=on(WORDS)), fill(0, 0, score=-1))
    assert "is not a word of this scale" in str(said(raw, scheme=on(WORDS))[HELIX])


@pytest.mark.parametrize(
    ("typed", "text"),
    [("- weak", "- weak"), ("a\r\nb", "a\nb"), ("  x  ", "x"), (2016, "2016"), ("_x005F_x0041_", "_x0041_")],
)
def test_a_comment_is_the_text_that_stands_there(typed: object, text: str) -> None:
    assert (None, None, text) == given(comment=typed)


@pytest.mark.parametrize("typed", ["=1+1", "#NAME?", DAY, False])
def test_a_comment_that_is_no_text_is_refused(typed: object) -> None:
    assert f"A-1!{address(sheets(workbook_of(BLANK))[0], 0, COMMENT)}: it holds" in str(given(comment=typed))


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "_x0041_", "tab\there", "x" * 32_767, "_x0041_" * 4_000, " \n y"]
)
def test_a_comment_of_the_panel_that_nobody_touched_is_as_it_was(text: str) -> None:
    assert (7, None, text) == said(written(score(7, text)))[HELIX]


@pytest.mark.long
@settings(deadline=None, max_examples=40)
@drawn(st.text(max_size=300))
def test_any_comment_goes_out_and_comes_back_untouched(text: str) -> None:
    text = "".join(mark for mark in text if not "\ud800" <= mark <= "\udfff")
    assume(not is_error(text))  # refused on purpose: it reads as a cell that went wrong
    assert (7, None, text) == said(written(score(7, text), dossiers=(dossier("A-1"),)))[HELIX]


def test_scores_on_another_scale_keep_out_those_that_fit_by_accident_with_the_cells_that_show_it() -> None:
    typed = (8, 7, 4, 5)
    changes = [fill(n // 2, n % 2, score=value) for n, value in enumerate(typed)]
    answers = said(changed(BLANK, *changes, fill(2, 0, reason="absent")))
    assert all(isinstance(problem, str) for place, problem in answers.items() if place[0] != "A-3")
    (cells,) = ([address(each, row, SCORE) for row in (0, 1)] for each in sheets(workbook_of(BLANK))[:1])
    assert f"A-1!{cells[0]}, A-1!{cells[1]};" in str(answers["A-2", "helix"])
    assert not isinstance(answers["A-3", "helix"], str)  # no number


def test_what_a_form_showed_when_it_left_was_on_the_scale() -> None:
    raw = written(score(8, "x"))
    answers = said(changed(raw, fill(1, 0, score=8), fill(1, 1, score=9)))
    assert Answer(8, None, "x") == answers[HELIX]


@pytest.mark.parametrize("comment", ["niet beoordeeld", "buiten mijn deskundigheid", "n.v.t."])
def test_a_zero_that_says_it_was_not_assessed_is_no_score(comment: str) -> None:
    assert "was not assessed" in str(given(score=0, comment=comment))


def test_a_justification_that_names_another_score_is_said_with_its_cell() -> None:
    (note,) = read(changed(BLANK, fill(0, 0, score=4, comment="herzien naar 3"))).notes
    assert ": the score is 4, and the justification says “herzien naar 3”" in note
