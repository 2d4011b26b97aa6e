"""Scores from a table: what is accepted, what is refused, and that nothing becomes a score by accident."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.scores import ScoreTable, read_score_table

SCHEME_TEXT = """
format = 1
id = "mixed"
title = "Mixed"
procedure = "ranked"
[scales.half]
kind = "points"
lowest = 0
highest = 5
step = "0.5"
better = "higher"
[scales.words]
kind = "words"
words = [ { id = "redelijk", value = -1, nl = "Redelijk", en = "Fair" },
          { id = "zeer-goed", value = 1, nl = "Zeer goed", en = "Very good" } ]
[[groups]]
id = "g"
title = "G"
  [[groups.criteria]]
  id = "c"
  title = "C"
  scale = "half"
  [[groups.criteria]]
  id = "w"
  title = "W"
  scale = "words"
"""
SCHEME = parse_scheme(SCHEME_TEXT)
HEADER = "juror,application,criterion,value,comment\n"


def read_scores(
    folder: Path, text: str | bytes, *, juror: str | None = None, name: str = "scores.csv"
) -> ScoreTable:
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return read_score_table(path, scheme=SCHEME, juror=juror)


def test_titles_of_criteria_and_the_number_headings_of_applications_are_read(tmp_path: Path) -> None:
    scheme = parse_scheme(
        SCHEME_TEXT.replace('title = "C"', 'title = { nl = "Meerwaarde", en = "Added value" }')
    )
    path = tmp_path / "s.csv"
    path.write_text(
        "Jurylid;Dossiernr.;Criterium;Score\nJ1;A-1;meerwaarde;3\nJ1;A-2;Added Value;4\nJ1;A-3;Nut;4\n",
        encoding="utf-8",
    )
    table = read_score_table(path, scheme=scheme, juror=None)
    assert [("A-1", "c"), ("A-2", "c")] == [(each.application, each.criterion) for each in table.rows]
    (refused,) = table.refused
    assert "Added value (c), W (w)" in refused.reason


@pytest.mark.parametrize(("text", "steps"), [("3,5", 7), ("3.5", 7), (" 4 ", 8), ("0", 0), ("5.0", 10)])
def test_a_number_on_the_scale_in_either_notation(tmp_path: Path, text: str, steps: int) -> None:
    table = read_scores(tmp_path, HEADER + f'J1,A-1,c,"{text}",ok\n')
    assert [row.answer for row in table.rows] == [(steps, None, "ok")]


@pytest.mark.parametrize(
    "text", ["6", "-1", "3,25", "abc", "3.5.1", "4/5", "½", "٣", "1e0", "#N/A", "2016-05-03"]
)
def test_a_value_off_the_scale_is_refused_with_its_cell_and_gives_nothing(tmp_path: Path, text: str) -> None:
    table = read_scores(tmp_path, HEADER + f'J1,A-1,c,"{text}",ok\n')
    assert table.rows == ()
    (refused,) = table.refused
    assert (refused.row, refused.cell, refused.column) == (2, "D2", "value")
    assert (refused.juror, refused.application, refused.criterion) == ("J1", "A-1", "c")
    assert refused.reason.startswith("D2: ")


@pytest.mark.parametrize("reason", list(NoScore))
def test_a_reason_for_no_score_is_not_a_value(tmp_path: Path, reason: NoScore) -> None:
    table = read_scores(tmp_path, HEADER + f"J1,A-1,c,{reason.value.upper()},\nJ1,A-1,w,{reason.value},\n")
    assert [row.answer.score for row in table.rows] == [(None, reason), (None, reason)]


def test_words_by_id_or_title(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,w,zeer-goed,\nJ1,A-2,w,Redelijk,\nJ1,A-3,w,1,\n")
    assert [row.answer.value for row in table.rows] == [1, -1]
    assert [row.row for row in table.refused] == [4]


def test_an_empty_value_gives_nothing_though_a_comment_may_come(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,c,,later\nJ1,A-2,c,  ,\n")
    assert [row.answer for row in table.rows] == [(None, None, "later"), (None, None, "")]


def test_a_second_row_for_the_same_score_is_refused_unless_it_says_the_same(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,c,3,\nJ1,A-1,c,3,\nJ1,A-1,c,4,\n")
    assert [row.answer.value for row in table.rows] == [6]
    assert [(row.row, "Row 2" in row.reason) for row in table.refused] == [(4, True)]


def test_a_bad_row_does_not_stand_in_the_way_of_a_good_one(tmp_path: Path) -> None:
    lines = ["J1,A-1,c,9,\n", "J1,A-1,c,4,\n"]
    for order in (lines, lines[::-1]):
        table = read_scores(tmp_path, HEADER + "".join(order))
        assert [row.answer.value for row in table.rows] == [8]
        assert len(table.refused) == 1


def test_an_unknown_criterion_or_an_empty_id_is_refused(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,x,3,\nJ1,,c,3,\n,A-1,c,3,\nJ1,A-1,,3,\n")
    assert [(row.row, row.column) for row in table.refused] == [
        (2, "criterion"),
        (3, "application"),
        (4, "juror"),
        (5, "criterion"),
    ]


def test_a_refused_row_names_its_long_juror_in_at_most_64_characters(tmp_path: Path) -> None:
    (refused,) = read_scores(tmp_path, HEADER + f"{'J' * 100},A-1,x,3,\n").refused
    assert "J" * 63 + "…" == refused.juror


def test_the_juror_column_may_be_absent_when_the_juror_is_known(tmp_path: Path) -> None:
    text = "application,criterion,value\nA-1,c,3\n"
    assert [row.juror for row in read_scores(tmp_path, text, juror="J1").rows] == ["J1"]
    with pytest.raises(UnreadableFile, match="no column “juror”"):
        read_scores(tmp_path, text)


def test_a_row_of_another_juror_is_refused(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J2,A-1,c,3,\nJ1,A-2,c,3,\n,A-3,c,3,\n", juror="J1")
    assert [row.application for row in table.rows] == ["A-2", "A-3"]
    assert [row.juror for row in table.refused] == ["J2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_renamed_headings_bom_crlf_and_latin_1(tmp_path: Path, encoding: str) -> None:
    text = "Jurylid;Aanvraag;Criterium;Score;Motivering\r\n\r\nJ1;A-1;c;3,5;Coöperatie is één\r\n"
    table = read_scores(tmp_path, text.encode(encoding))
    assert [(row.row, row.answer.value, row.answer.comment) for row in table.rows] == [
        (3, 7, "Coöperatie is één")
    ]


@pytest.mark.parametrize(
    "comment", ["O'Brien", 'a "b"', "=cmd|' /C calc'!A0", "<b>", "👩‍🔬", "مرحبا", "x" * 10_000]
)
def test_a_hostile_comment_is_only_a_comment(tmp_path: Path, comment: str) -> None:
    row = {"juror": "J1", "application": "A-1", "criterion": "c", "value": 3.5, "comment": comment}
    (read,) = read_scores(tmp_path, json.dumps([row]), name="scores.json").rows
    assert read.answer == (7, None, comment)


def test_a_workbook_finds_its_sheet_and_refuses_a_score_that_became_a_date(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Uitleg"])
    sheet = workbook.create_sheet("scores")
    for row in (
        ["juror", "application", "criterion", "value"],
        ["J1", "A-1", "c", 3.5],
        ["J1", "A-2", "c", date(2026, 5, 3)],
        ["J1", "A-3", "c", "=1+2"],
        ["J1", "A-4", "c", True],
    ):
        sheet.append(row)
    workbook.save(tmp_path / "s.xlsx")
    table = read_score_table(tmp_path / "s.xlsx", scheme=SCHEME, juror=None)
    assert [(row.application, row.answer.value) for row in table.rows] == [("A-1", 7)]
    assert [row.cell for row in table.refused] == ["scores!D3", "scores!D4", "scores!D5"]


def test_a_row_with_an_unquoted_separator_in_its_comment_is_refused(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,c,3,good\nJ1,A-2,c,3,5,good\n")
    assert [row.application for row in table.rows] == ["A-1"]
    assert [row.row for row in table.refused] == [3]


def test_an_unquoted_decimal_comma_does_not_become_a_lower_score_with_a_comment(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,c,3,5\nJ1,A-2,c,3,\nJ1,A-3,c,3,5 of 6 partners\n")
    assert [row.application for row in table.rows] == ["A-2", "A-3"]
    assert [(row.row, row.cell) for row in table.refused] == [(2, "E2")]
    assert "decimal comma" in table.refused[0].reason


def test_headings_alone_give_no_scores(tmp_path: Path) -> None:
    table = read_scores(tmp_path, HEADER)
    assert (table.rows, table.refused) == ((), ())


def test_one_column_is_no_table_of_scores(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no column “juror”"):
        read_scores(tmp_path, "value\n3\n")


@pytest.mark.parametrize(
    ("value", "number_format", "why"),
    [
        (1, "0%", "it holds a percentage"),
        (3, "[$USD] 0.0", "it holds an amount in USD"),
        (3, '0 "punten"', "it shows “punten”"),
        (date(2026, 5, 3), "d/m", "it holds a date or a time"),
        (True, "General", "it holds TRUE or FALSE"),
        ("Err:508", "General", "it holds the error Err:508"),
        ("#BEZUG!", "General", "it holds the error #BEZUG!"),
    ],
)
@pytest.mark.parametrize("column", ["D", "E"])
def test_what_a_spreadsheet_made_of_a_value_is_no_score_and_no_motivation(
    tmp_path: Path, value: object, number_format: str, why: str, column: str
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["juror", "application", "criterion", "value", "comment"])
    sheet.append(["J1", "A-1", "c", 3, "ok"])
    sheet[f"{column}2"].value, sheet[f"{column}2"].number_format = value, number_format
    workbook.save(tmp_path / "a.xlsx")
    table = read_score_table(tmp_path / "a.xlsx", scheme=SCHEME, juror=None)
    assert ([], True) == (list(table.rows), table.refused[0].reason.startswith(f"{column}2: {why}"))


def test_sheets_and_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["titel"])
    scores = workbook.create_sheet("scores")
    scores.append(["juror", "application", "criterion", "value", "gewicht"])
    scores.append(["J1", "A-1", "c", 4, 2])
    workbook.create_sheet("lijsten").sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    table = read_score_table(tmp_path / "a.xlsx", scheme=SCHEME, juror=None)
    assert table.notes == ("Columns not used: gewicht", "Sheets not used: Sheet, lijsten")


def test_an_empty_cell_is_named_by_its_dutch_heading(tmp_path: Path) -> None:
    with in_language("nl"):
        (refused,) = read_scores(tmp_path, HEADER + "J1,,c,4,\n").refused
    assert "“aanvraag” is leeg" in refused.reason


def test_a_second_sheet_of_scores_is_refused_with_how_many_it_holds(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for juror in ("J1", "J2"):
        sheet = workbook.create_sheet(juror)
        sheet.append(["juror", "application", "criterion", "value"])
        sheet.append([juror, "A-1", "c", 4])
    workbook.save(tmp_path / "a.xlsx")
    table = read_score_table(tmp_path / "a.xlsx", scheme=SCHEME, juror=None)
    assert (["J1"], ["J2!A2"]) == ([row.juror for row in table.rows], [each.cell for each in table.refused])
    assert "“J2” holds 1 row of scores too" in table.refused[0].reason


@pytest.mark.parametrize(
    ("value", "number_format", "why"),
    [
        (2.5, "0", "its format shows “3”, and it holds 2.5"),
        (4, '"-"0', "its format shows “−4”, and it holds 4"),
        (4, ";;;", "its format hides the number it holds, 4"),
    ],
)
def test_a_score_that_is_seen_as_another_is_refused(
    tmp_path: Path, value: float, number_format: str, why: str
) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["juror", "application", "criterion", "value"])
    workbook.active.append(["J1", "A-1", "c", value])
    workbook.active.append(["J1", "A-2", "c", value])
    workbook.active["D2"].number_format = number_format
    workbook.active["D3"].number_format = "0.0"
    workbook.save(tmp_path / "a.xlsx")
    table = read_score_table(tmp_path / "a.xlsx", scheme=SCHEME, juror=None)
    assert ["A-2"] == [row.application for row in table.rows]
    assert [True] == [each.reason.startswith(f"D2: {why}") for each in table.refused]
