"""What shows that a column writes the month first, so that nobody takes the third of April for the fourth of March."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import asked_how, column, formatted, plan, read, workbook

HEAD = ["number", "title", "organisation", "start"]
AMERICAN = ["01/19/2016", "01/19/16", "1/19/16 2:05 PM", "Tue 01/19/2016", "Fri 03/04/2016"]


@pytest.mark.parametrize("text", AMERICAN)
def test_an_american_day_throws_doubt_on_the_days_beside_it(tmp_path: Path, text: str) -> None:
    made = plan(column(tmp_path, "start", text, "03/04/2016"))
    assert ["column:start"] == asked_how(made)
    assert "can only be month/day" in made.refused[1].reason


@pytest.mark.parametrize("text", [*AMERICAN, "15/01/16"])
def test_an_american_day_throws_doubt_on_the_dates_that_a_spreadsheet_made(tmp_path: Path, text: str) -> None:
    rows = [
        ["A-1", "T", "O", text],
        ["A-2", "T", "O", date(2016, 4, 3)],
        ["A-3", "T", "O", date(2016, 4, 19)],
    ]
    made = plan(workbook(tmp_path, ("a", [HEAD, *rows])))
    assert ["column:start"] == asked_how(made)
    assert "A-2" in [each.number for each in made.refused]
    assert "A-3" not in [each.number for each in made.refused]


@pytest.mark.parametrize("text", ["01/32/2016", "19/13/2016", "13/32/16", "Mon 01/19/2016", "vr 15/01/2016"])
def test_a_mistyped_day_or_one_in_words_says_nothing_of_the_others(tmp_path: Path, text: str) -> None:
    rows = [["A-1", "T", "O", text], ["A-2", "T", "O", date(2016, 4, 3)]]
    for made in (
        plan(column(tmp_path, "start", text, "03/04/2016")),
        plan(workbook(tmp_path, ("a", [HEAD, *rows]))),
    ):
        assert ([], "2016-04-03") == (asked_how(made), read(made, "start")[-1])


def test_nothing_is_asked_where_no_day_hangs_on_it(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "01/19/16", "2016-04-03"))
    assert ([], ["2016-04-03"]) == (asked_how(made), read(made, "start"))
    assert "year in two digits" in made.refused[0].reason


@pytest.mark.parametrize("heading", ["start", "start date"])
def test_days_of_which_none_shows_its_order_are_read_day_first_and_said_once(
    tmp_path: Path, heading: str
) -> None:
    made = plan(column(tmp_path, heading, "03/01/2016", "04/01/2016"))
    assert (["2016-01-03", "2016-01-04"], ()) == (read(made, "start"), made.questions)
    (said,) = [note for note in made.notes if "read day first" in note]
    assert "D2 “03/01/2016” as 3 January 2016" in said


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("start", ("03/01/2016", "14/01/2016")),
        ("start", ("2016-01-03",)),
        ("start", ("3 januari 2016",)),
        ("start (dd/mm/jjjj)", ("03/01/2016",)),
    ],
)
def test_days_that_show_their_order_are_not_remarked_upon(
    tmp_path: Path, heading: str, values: tuple[str, ...]
) -> None:
    assert not [note for note in plan(column(tmp_path, heading, *values)).notes if "day first" in note]


@pytest.mark.parametrize(
    ("number_format", "is_said"), [("mmm-yy", True), ("yyyy", False), ("d/mm/yyyy", False)]
)
def test_a_date_that_shows_its_month_alone_is_said(tmp_path: Path, number_format: str, is_said: bool) -> None:
    rows = [["number", "title", "organisation", "start"], ["A-1", "T", "O", date(2016, 3, 16)]]
    path = workbook(tmp_path, ("a", rows))
    formatted(path, "D2", number_format)
    made = plan(path)
    assert ["2016-03-16"] == read(made, "start")
    assert is_said == ("D2: it shows a month and no day" in made.rows[0].reason)


BOUNDS = Bounds(now="2016-06-01T12:00:00+00:00", deadline="2015-11-30T16:00:00+00:00")


def test_an_order_under_which_a_submission_comes_too_late_is_asked(tmp_path: Path) -> None:
    path = column(tmp_path, "submitted_at", "10/11/2015", "11/12/2015")
    made = plan(path, bounds=BOUNDS)
    assert ["column:submitted_at"] == asked_how(made)
    assert "D3 “11/12/2015” lies after " in made.questions[0].why
    assert ["11/12/2015" in made.questions[0].text, *(bool(row.awaits) for row in made.rows)] == [True] * 3
    for answer, days in {
        "month-first": ["2015-10-11", "2015-11-12"],
        "day-first": ["2015-11-10", "2015-12-11"],
    }.items():
        answered = plan(path, bounds=BOUNDS, answers={"column:submitted_at": answer})
        assert (days, ()) == (read(answered, "submitted_at"), answered.questions)


@pytest.mark.parametrize("days", [("10/11/2015", "12/11/2015"), ("11/12/2015", "12/12/2015")])
def test_days_that_no_order_makes_better_are_read_day_first_and_said(
    tmp_path: Path, days: tuple[str, str]
) -> None:
    made = plan(column(tmp_path, "submitted_at", *days), bounds=BOUNDS)
    assert ([], 2) == (asked_how(made), len(made.dossiers_to_add))
    assert 1 == sum(f"D2 “{days[0]}” as " in note for note in made.notes)


def test_other_days_than_submissions_may_lie_after_the_deadline(tmp_path: Path) -> None:
    assert not plan(column(tmp_path, "start", "11/12/2015"), bounds=BOUNDS).questions
