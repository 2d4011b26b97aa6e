"""Numbers that are the same to the eye are asked about, never taken for two or for one in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from evalapp.domain.intake import Outcome
from evalapp.exchange.intake.comparing.identity import looks
from tests.exchange.intake.intake_samples import (
    column,
    file,
    formatted,
    partners,
    plan,
    read,
    stored,
    workbook,
)

HEAD = "number;title;organisation\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("001", "1"),
        ("2016-007", "2016-7"),
        ("A-1", "a-1"),
        ("A-1", "A–1"),
        ("A-1", "A‑1"),
        ("A-1", "А-1"),
        ("AB 1", "AB1"),
        ("12", "12.0"),
        ("Ａ-1", "A-1"),
        ("A-01", "A-O1"),
        ("2016-1", "2O16-1"),
        ("A-11", "A-l1"),
        ("A-3", "A-З"),
        ("A-1", "A1"),
        ("A-1", "A.1"),
        ("A-1", "A/1"),
        ("IBN-2016-01", "IBN2016-01"),
        ("2016-01", "2016/01"),
        ("A-1", "A-1 (reworked)"),
        ("A-1", "A-1*"),
    ],
)
def test_a_number_that_resembles_a_stored_one_is_asked_about(tmp_path: Path, one: str, other: str) -> None:
    path = file(tmp_path, f"{HEAD}{other};T;O\n")
    made = plan(path, existing=stored(one))
    assert [Outcome.REFUSED] == [row.outcome for row in made.rows]
    assert f"“{other}” resembles “{one}”" in made.rows[0].reason
    assert "T" == made.rows[0].title
    (question,) = made.questions
    assert (f"number:{other}", ["same", "other"]) == (question.id, [each.id for each in question.choices])
    assert plan(path, existing=stored(one, other)).rows[0].outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", "10"), ("A-1", "B-1"), ("A-11", "A-1-1"), ("0", "00A"), ("A-1", "1"), ("2016-11", "2016-1-1")],
)
def test_numbers_that_differ_are_others(one: str, other: str) -> None:
    assert looks(one) != looks(other)


def test_the_answer_says_which_application_it_is(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}1;Beter;O\n2;T;O\n")
    made = plan(path, existing=stored("001", "002"), answers={"number:1": "same"})
    assert [("001", "Beter")] == [
        (each.application.number, each.application.title) for each in made.dossiers_to_update
    ]
    assert "“1” was taken for 001" in made.rows[0].reason
    assert ["number:2"] == [question.id for question in made.questions]
    made = plan(path, existing=stored("001", "002"), answers={"number:": "other"})
    assert ["1", "2"] == read(made, "number")


def test_partners_go_with_the_application_that_their_number_was_taken_for(tmp_path: Path) -> None:
    path = file(tmp_path, "number;naam;helix\n1;P;bedrijf\n1;Q;bedrijf\n", "partners.csv")
    applications = file(tmp_path, f"{HEAD}001;T;O\n")
    made = plan(applications, path)
    assert ([Outcome.ADDED, Outcome.REFUSED], 1) == ([row.outcome for row in made.rows], made.rows[1].folded)
    made = plan(applications, path, answers={"number:1": "same"})
    assert ["P", "Q"] == [each.name for each in made.dossiers_to_add[0].partners]


def test_two_spellings_in_one_file_are_asked_about_too(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}A-1;T;O\na-1;T;O\n")
    assert [Outcome.REFUSED, Outcome.REFUSED] == [row.outcome for row in plan(path).rows]
    same = plan(path, answers={"number:a-1": "same"})
    assert [
        ("also stands in row 3" in row.reason, "also stands in row 2" in row.reason) for row in same.rows
    ] == [
        (True, False),
        (False, True),
    ]
    assert ["A-1", "a-1"] == read(plan(path, answers={"number:a-1": "other"}), "number")


def test_a_partner_in_another_spelling_keeps_no_application_out(tmp_path: Path) -> None:
    made = plan(
        file(tmp_path, f"{HEAD}A-1;T;O\n"),
        file(tmp_path, "number;naam;helix\na-1;P;bedrijf\n", "partners.csv"),
    )
    assert [Outcome.ADDED, Outcome.REFUSED] == [row.outcome for row in made.rows]


def test_dates_and_truths_are_no_numbers_titles_or_names(tmp_path: Path) -> None:
    day = date(2016, 10, 4)
    rows = [
        ["number", "title", "acronym", "organisation"],
        [day, "T", "", "O"],
        ["A-2", day, "", "O"],
        ["A-3", True, "", "O"],
        ["A-4", "T", day, "O"],
        ["A-5", "T", "", False],
        ["A-6", "T", "", "O"],
    ]
    made = plan(workbook(tmp_path, ("a", rows)))
    assert ["A-4", "A-6"] == read(made, "number")
    assert ["A2", "B3", "B4", "D6"] == [row.cell for row in made.refused]


def test_the_side_of_a_partner_does_not_matter_to_a_number(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "acronym", ""), partners(tmp_path, "personeel", "1", "2"))
    assert 2 == len(made.dossiers_to_add[0].partners)


def test_a_number_is_what_its_cell_shows(tmp_path: Path) -> None:
    rows = [["number", "title", "organisation", "requested_support"], [2016001, "T", "O", 2016001]]
    path = workbook(tmp_path, ("a", rows))
    formatted(path, "A2", '0000"-"000')
    assert ["2016-001"] == read(plan(path), "number")
    formatted(path, "D2", '0000"-"000')
    (row,) = plan(path).refused
    assert "D2: it shows “2016-001”" in row.reason


@pytest.mark.parametrize("unseen", ["\ufe0e", "\u3164", "\u034f", "\u200b", "\u2800", "\u00ad"])
def test_a_number_with_a_sign_that_nobody_sees_is_refused(tmp_path: Path, unseen: str) -> None:
    (row,) = plan(file(tmp_path, f"{HEAD}A-3{unseen};T;O\n")).refused
    assert "cannot be seen" in row.reason


@pytest.mark.parametrize("unseen", ["\u200b", "\u3164", "\u200e \u2800"])
def test_a_title_of_signs_that_nobody_sees_is_empty(tmp_path: Path, unseen: str) -> None:
    (row,) = plan(file(tmp_path, f"{HEAD}A-3;{unseen};O\n")).refused
    assert "B2: “title” is empty" in row.reason


def test_a_number_in_two_sheets_of_one_file_is_told_with_the_sheet(tmp_path: Path) -> None:
    rows = [["number", "title", "organisation"], ["A-1", "T", "O"]]
    made = plan(workbook(tmp_path, ("Nieuw", rows), ("Oud", rows)))
    assert "row 2 of a.xlsx [Oud];" in made.rows[0].reason
    assert "row 2 of a.xlsx [Nieuw];" in made.rows[1].reason


def test_the_short_way_with_a_usual_number_comes_to_the_same_as_the_long_one() -> None:
    """Another dash leads the long way round, and looks the same."""
    random = Random(11)
    for _each in range(2_000):
        letters = "".join(random.choices("AbOoIlxZ", k=random.randrange(1, 4)))
        number = f"{letters}-{random.choice(('', '0', '00'))}{random.randrange(300)}"
        assert looks(number) == looks(number.replace("-", "–")), number
