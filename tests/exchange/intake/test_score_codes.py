"""The codes of a scheme are spellings of the reasons for no score, and never stand in the way of its scale."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from evalapp.operations.exchange.score_tables import table_for_merge
from tests.samples import SCHEME

HEADER = "juror,application,criterion,value,comment\n"
NIH = parse_scheme(template_text("nih"))
WORDS = """
[codes]
"SLECHT" = "absent"
"MATIG" = "conflict"
"TE LAAT" = "absent"
[scales.words]
kind = "words"
words = [ { id = "slecht", value = 0, nl = "Slecht", en = "Poor" },
          { id = "fair", value = 1, nl = "Matig", en = "Fair" } ]
"""
NAMESAKES = parse_scheme(SCHEME.replace('scale = "half"', 'scale = "words"') + WORDS)
NUMBERS = parse_scheme(SCHEME + '[codes]\n"4" = "absent"\n"9" = "absent"\n')


def _read(folder: Path, scheme: Scheme, criterion: str, *values: str) -> ScoreTable:
    path = folder / "scores.csv"
    rows = (f'J1,A-{n},{criterion},"{value}",\n' for n, value in enumerate(values, start=1))
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return read_score_table(path, scheme=scheme, juror=None)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("CF", NoScore.CONFLICT),
        ("AB", NoScore.ABSTAIN),
        ("NP", NoScore.ABSENT),
        ("ND", NoScore.NOT_DISCUSSED),
        ("NR", NoScore.NOT_DISCUSSED),
        ("DF", NoScore.NOT_DISCUSSED),
    ],
)
def test_a_code_of_the_scheme_is_a_reason_in_any_case(tmp_path: Path, code: str, reason: NoScore) -> None:
    table = _read(tmp_path, NIH, "overall-impact", code, code.lower(), f" {code.title()} ")
    assert [(None, reason)] * 3 == [row.answer.score for row in table.rows]


def test_the_reasons_themselves_stay_readable_beside_codes(tmp_path: Path) -> None:
    table = _read(tmp_path, NIH, "overall-impact", *NoScore)
    assert list(NoScore) == [row.answer.no_score for row in table.rows]


@pytest.mark.parametrize("text", ["outside my expertise", "Buiten mijn deskundigheid"])
def test_a_reason_in_a_jurors_words_is_an_abstention_that_says_why(tmp_path: Path, text: str) -> None:
    (row,) = _read(tmp_path, NIH, "overall-impact", text).rows
    assert (None, NoScore.ABSTAIN, f"{text[:1].upper()}{text[1:]}.") == row.answer


@pytest.mark.parametrize("text", ["CFX", "C", "C F", "CF.", "AB/CF"])
def test_what_only_resembles_a_code_is_refused(tmp_path: Path, text: str) -> None:
    table = _read(tmp_path, NIH, "overall-impact", text)
    assert ((), ["D2"]) == (table.rows, [each.cell for each in table.refused])


def test_a_code_of_another_scheme_is_refused_with_the_reason_of_the_scale(tmp_path: Path) -> None:
    (refused,) = _read(tmp_path, parse_scheme(SCHEME), "helix", "CF").refused
    assert "D2: “CF” is not a number; write it as 3,5 or 3.5." == refused.reason


def test_a_word_of_the_scale_wins_over_a_code_of_its_spelling(tmp_path: Path) -> None:
    table = _read(tmp_path, NAMESAKES, "helix", "SLECHT", "slecht", "matig", "te laat")
    assert [(0, None), (0, None), (1, None), (None, NoScore.ABSENT)] == [
        row.answer.score for row in table.rows
    ]


def test_a_value_of_the_scale_wins_and_one_off_it_may_be_a_code(tmp_path: Path) -> None:
    table = _read(tmp_path, NUMBERS, "helix", "4", "4,0", "9")
    assert [(8, None), (8, None), (None, NoScore.ABSENT)] == [row.answer.score for row in table.rows]


def test_codes_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (
        HEADER.strip().split(","),
        ["J1", "A-1", "approach", "nd", ""],
        ["J2", "A-1", "approach", 3, ""],
    ):
        book.active.append(line)
    book.save(tmp_path / "scores.xlsx")
    table = read_score_table(tmp_path / "scores.xlsx", scheme=NIH, juror=None)
    assert [(None, NoScore.NOT_DISCUSSED), (3, None)] == [row.answer.score for row in table.rows]


def test_codes_in_a_table_that_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(HEADER + "J1,A-1,overall-impact,cf,\nJ2,A-1,overall-impact,2,\n", encoding="utf-8")
    rows = table_for_merge(path, NIH).rows
    assert [(None, NoScore.CONFLICT), (2, None)] == [row.answer.score for row in rows]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("Onthouding", NoScore.ABSTAIN),
        ("abstention", NoScore.ABSTAIN),
        ("belangenconflict", NoScore.CONFLICT),
        ("Afwezig", NoScore.ABSENT),
        ("niet besproken", NoScore.NOT_DISCUSSED),
    ],
)
def test_a_reason_may_be_given_in_dutch_or_english(tmp_path: Path, word: str, reason: NoScore) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(f"juror,application,criterion,value\nJ1,A-1,helix,{word}\n", encoding="utf-8")
    table = read_score_table(path, scheme=parse_scheme(SCHEME), juror=None)
    assert [(None, reason)] == [(row.answer.value, row.answer.no_score) for row in table.rows]


def test_what_is_no_number_is_told_in_the_notation_of_the_scale(tmp_path: Path) -> None:
    (refused,) = _read(tmp_path, NIH, "overall-impact", "x").refused
    assert "D2: “x” is not a number; write a whole one, from 1 to 9." == refused.reason


def test_of_a_second_row_it_is_said_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(
        "juror,application,criterion,value,comment\nJ1,A-1,helix,3,a\nJ1,A-1,helix,3,b\nJ1,A-1,helix,4,a\n",
        encoding="utf-8",
    )
    table = read_score_table(path, scheme=parse_scheme(SCHEME), juror=None)
    assert [
        "Row 2 already gives this score, with another justification; keep one of the two.",
        "Row 2 already gives this score, and differently; keep one of the two.",
    ] == [each.reason for each in table.refused]
