"""Days with the year in two digits: read and said around the year of the call, else asked of the whole column."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Outcome
from evalapp.domain.taking.awaited import reason_words
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, plan, read

CALL = Bounds(own_day="2026-05-01T10:00:00+00:00")
ASKED = {"century:start"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/03/26", "2026-03-15"),
        ("15-3-27", "2027-03-15"),
        ("15.03.26", "2026-03-15"),
        ("15 maart 26", "2026-03-15"),
        ("15/3/'26", "2026-03-15"),
        ("27/03/01", "2027-03-01"),
    ],
)
def test_a_year_around_the_call_is_of_this_century_and_that_is_said(
    tmp_path: Path, text: str, day: str
) -> None:
    made = plan(column(tmp_path, "start", text), bounds=CALL)
    assert ([day], ()) == (read(made, "start"), made.questions)
    assert any("the year in two digits" in note and f"D2 “{text}”" in note for note in made.notes)


def test_the_moment_of_a_submission_keeps_its_hour(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "ingediend op", "15/03/26 12:30"), bounds=CALL)
    assert ["2026-03-15T11:30:00+00:00"] == read(made, "submitted_at")


@pytest.mark.parametrize(
    "texts",
    [
        ("26/03/27",),  # the 26th in 2027, or the 27th in 2026
        ("31/12/99",),
        ("15/03/26", "15/03/45"),
        ("15/03/26", "31/12/99"),
    ],
)
def test_what_does_not_lie_around_the_call_or_may_be_two_days_is_asked(
    tmp_path: Path, texts: tuple[str, ...]
) -> None:
    made = plan(column(tmp_path, "start", *texts), bounds=CALL)
    assert ([], ASKED) == (read(made, "start"), {each.id for each in made.questions})


def test_without_a_year_of_the_call_it_is_asked(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "15/03/26"))
    asked = next(each for each in made.questions if each.id == "century:start")
    assert [("year-last", "15 March 2026"), ("year-first", "26 March 2015")] == [
        (each.id, each.effect) for each in asked.choices
    ]
    assert ASKED == {each.id for each in made.questions}


@pytest.mark.parametrize(("answer", "day"), [("year-last", "2027-03-26"), ("year-first", "2026-03-27")])
def test_an_answer_holds_for_the_column(tmp_path: Path, answer: str, day: str) -> None:
    made = plan(column(tmp_path, "start", "26/03/27"), bounds=CALL, answers={"century:start": answer})
    assert ([day], ()) == (read(made, "start"), made.questions)


def test_years_in_full_beside_them_stay_as_they_are(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "15/03/26", "16/04/2027"), bounds=CALL)
    assert ["2026-03-15", "2027-04-16"] == read(made, "start")


@pytest.mark.parametrize("answers", [{"century:titel": "year-last"}, {"century:start": "years"}])
def test_an_answer_that_fits_nothing_is_an_error(tmp_path: Path, answers: dict[str, str]) -> None:
    with pytest.raises(BadValue):
        plan(column(tmp_path, "start", "15/03/26"), answers=answers)


def test_what_is_only_asked_about_waits_and_is_not_refused(tmp_path: Path) -> None:
    """Also where it is asked as well which number of a day is the month."""
    found = plan(column(tmp_path, "start", "26/03/25", "27/03/25"))
    assert [("century:start",)] * 2 == [row.awaits for row in found.rows]
    assert "comes in once it is answered how “start” is read" == reason_words(found.rows[0])
    both = plan(column(tmp_path, "start", "02/03/25", "4/5/2025", "12/31/2015", "31/12/2015"))
    assert all(row.awaits for row in both.rows if row.outcome is Outcome.REFUSED and "25”" in row.reason)
