"""A submission that is still to come, or after the jury has scored; a start a century off, a submission of long ago."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, plan, read

BOUNDS = Bounds(now="2026-11-27T13:00:00.000+00:00", deadline="2026-11-01T16:00:00+00:00")
ASKED = "later:ingediend op"


def planned(folder: Path, *values: str, answer: str = "") -> ImportPlan:
    answers = {ASKED: answer} if answer else {}
    return plan(column(folder, "ingediend op", *values), bounds=BOUNDS, answers=answers)


def test_a_submission_years_after_the_present_is_asked_about_with_its_cell(tmp_path: Path) -> None:
    made = planned(tmp_path, "1/10/2026", "15/09/2062")
    assert ["2026-10-01"] == read(made, "submitted_at")
    (refused,) = made.refused
    assert ("D3", True) == (refused.cell, "D3: “15/09/2062” is still to come" in refused.reason)
    (question,) = made.questions
    effects = {choice.id: choice.effect for choice in question.choices}
    assert (ASKED, {"as-written": "15 September 2062", "empty": ""}) == (question.id, effects)


def test_it_stands_where_the_clock_is_wrong_and_is_left_empty_where_it_is_mistyped(tmp_path: Path) -> None:
    kept = planned(tmp_path, "15/09/2062", answer="as-written")
    left = planned(tmp_path, "15/09/2062", answer="empty")
    assert (["2062-09-15"], [""]) == (read(kept, "submitted_at"), read(left, "submitted_at"))
    assert ((), ()) == (kept.questions, left.questions)
    assert kept.rows[0].reason.endswith("taken as it stands.")
    assert left.rows[0].reason.endswith("left empty.")


@pytest.mark.parametrize("value", ["27/11/2026 14:01", "28/11/2026 13:59", "28/11/2026"])
def test_less_than_a_day_after_the_present_is_taken_and_said(tmp_path: Path, value: str) -> None:
    made = planned(tmp_path, value)
    assert (0, ()) == (len(made.refused), made.questions)
    assert f"D2: “{value}” is still to come" in made.rows[0].reason


@pytest.mark.parametrize("value", ["28/11/2026 14:01", "29/11/2026", "2026-11-29T00:30:00+02:00"])
def test_more_than_a_day_after_the_present_is_asked_about(tmp_path: Path, value: str) -> None:
    assert [ASKED] == [each.id for each in planned(tmp_path, value).questions]


def test_a_submission_after_the_jury_has_scored_is_taken_and_said(tmp_path: Path) -> None:
    made = planned(tmp_path, "2026-11-01 17:00", "2026-11-01", "2026-11-01 17:01", "2026-11-02")
    assert 4 == len(made.dossiers_to_add)
    assert [False, False, True, True] == ["until when the jury scores" in row.reason for row in made.rows]


def test_without_a_clock_nothing_is_said(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "ingediend op", "15/09/2062"))
    assert ("", ()) == (made.rows[0].reason, made.questions)


def test_such_an_answer_about_another_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="holds no days or times"):
        plan(column(tmp_path, "looptijd", "2"), bounds=BOUNDS, answers={"later:looptijd": "empty"})


DUE = "2016-02-01T11:00:00+00:00"
CALL = Bounds(now="2026-11-27T13:00:00+00:00", deadline=DUE, own_day=DUE)


def test_a_start_of_another_century_is_asked_about_with_its_cell(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "1/3/2016", "1/3/2106"), bounds=CALL)
    assert ["2016-03-01"] == read(made, "start")
    (refused,) = made.refused
    assert ("D3", True) == (refused.cell, "years after the deadline of the jury" in refused.reason)
    (question,) = made.questions
    effects = {choice.id: choice.effect for choice in question.choices}
    assert ("later:start", {"as-written": "1 March 2106", "empty": ""}) == (question.id, effects)


@pytest.mark.parametrize(("answer", "start"), [("as-written", "2106-03-01"), ("empty", "")])
def test_such_a_start_is_kept_or_left_out_as_somebody_says(tmp_path: Path, answer: str, start: str) -> None:
    made = plan(column(tmp_path, "start", "1/3/2106"), bounds=CALL, answers={"later:start": answer})
    assert ([start], ()) == (read(made, "start"), made.questions)
    assert "10 years after the deadline of the jury" in made.rows[0].reason


@pytest.mark.parametrize(
    ("value", "n"), [("1/2/2026", 0), ("3/2/2026", 1), ("1/2/1996", 0), ("30/1/1996", 1), ("1/3/2006", 0)]
)
def test_ten_years_ahead_of_the_deadline_and_twenty_before_are_where_it_begins(
    tmp_path: Path, value: str, n: int
) -> None:
    assert n == len(plan(column(tmp_path, "start", value), bounds=CALL).questions)


def test_without_a_deadline_a_start_is_held_against_today(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "1/3/2016", "1/12/2036", "1/1/2006"), bounds=Bounds(now=CALL.now))
    after, before = (each.reason for each in made.refused)
    assert (True, True) == ("10 years after today" in after, "20 years before today" in before)


def test_a_submission_of_long_ago_is_asked_about_too(tmp_path: Path) -> None:
    made = planned(tmp_path, "30/11/1996 10:00", "30/11/2025 10:00")
    assert (["later:ingediend op"], "D2") == ([each.id for each in made.questions], made.refused[0].cell)
    kept = planned(tmp_path, "30/11/1996", answer="as-written")
    assert ["1996-11-30"] == read(kept, "submitted_at")


def test_one_answer_holds_for_what_is_to_come_and_what_is_long_ago(tmp_path: Path) -> None:
    (question,) = planned(tmp_path, "30/11/1996", "15/09/2062").questions
    assert "“15/09/2062” is still to come" in question.why
    assert ["", ""] == read(planned(tmp_path, "30/11/1996", "15/09/2062", answer="empty"), "submitted_at")
