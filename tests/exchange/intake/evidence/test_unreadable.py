"""Days, times and durations that cannot be read keep no application out for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import column, plan, read


@pytest.mark.parametrize(
    ("heading", "name", "value", "empty"),
    [
        ("start", "start", "begin maart 2016", ""),
        ("start", "start", "1er mars 2016", ""),
        ("start", "start", "31/02/2016", ""),
        ("ingediend op", "submitted_at", "ja", ""),
        ("looptijd", "years", "1095 dagen", None),
        ("looptijd", "years", "2 à 3 jaar", None),
    ],
)
def test_what_cannot_be_read_is_asked_about_and_left_empty_where_somebody_says_so(
    tmp_path: Path, heading: str, name: str, value: str, empty: object
) -> None:
    path = column(tmp_path, heading, value, "")
    asked = plan(path)
    (question,) = asked.questions
    assert (f"unread:{heading}", ["leave-empty"]) == (question.id, [each.id for each in question.choices])
    assert 1 == asked.count(Outcome.REFUSED)
    answered = plan(path, answers={f"unread:{heading}": "leave-empty"})
    assert ([empty, empty], ()) == (read(answered, name), answered.questions)
    assert answered.rows[0].reason.startswith(f"D2: “{value}”")
    assert "left empty" in answered.rows[0].reason


def test_a_column_that_is_asked_about_is_not_asked_about_twice(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "12/17/2015", "03/04/2016", "x"))
    assert ["column:start"] == [each.id for each in made.questions]


def test_an_answer_about_another_kind_of_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="holds no days, times or durations"):
        plan(column(tmp_path, "gevraagde steun", "x"), answers={"unread:gevraagde steun": "leave-empty"})


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("3j", 3),
        ("3 j.", 3),
        ("drie jaar", 3),
        ("Twee jaar", 2),
        ("drie", 3),
        ("2 jaar en 0 maanden", 2),
        ("1 jaar en 12 maanden", 2),
        ("2j 12m", 3),
        ("36m", 3),
        ("three years", 3),
    ],
)
def test_durations_in_words_are_durations(tmp_path: Path, value: str, years: int) -> None:
    made = plan(column(tmp_path, "looptijd", value))
    assert ([years], ()) == (read(made, "years"), made.questions)


@pytest.mark.parametrize("value", ["2 jaar en 6 maanden", "drie of vier jaar", "3j?", "0 jaar"])
def test_what_is_no_whole_number_of_years_stays_out(tmp_path: Path, value: str) -> None:
    assert 1 == plan(column(tmp_path, "looptijd", value)).count(Outcome.REFUSED)
