"""A column without a unit of which every amount is next to nothing for the call is asked about as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds
from tests.exchange.intake.intake_samples import column, plan, read

CALL = Bounds(support=1_000_000_00)
TWO = "gevraagde steun;totale begroting"


def test_amounts_that_are_nothing_beside_what_the_call_gives_are_asked_about_and_read_as_said(
    tmp_path: Path,
) -> None:
    path = column(tmp_path, TWO, "150;300", "90;200", ";")
    made = plan(path, bounds=CALL)
    assert ["column:gevraagde steun", "column:totale begroting"] == [each.id for each in made.questions]
    assert "D2 “150”, is €150, beside the €1,000,000 that this call can give" in made.questions[0].why
    assert ["A-1", "A-2"] == [row.number for row in made.refused]
    answers = {"column:gevraagde steun": "thousand", "column:totale begroting": "thousand"}
    said = plan(path, bounds=CALL, answers=answers)
    assert ([15_000_000, 9_000_000, None], ()) == (read(said, "requested_support"), said.questions)
    in_euro = plan(path, bounds=CALL, answers=dict.fromkeys(answers, "euro"))
    assert ([15_000, 9_000, None], ()) == (read(in_euro, "requested_support"), in_euro.questions)
    assert any("as you said of “gevraagde steun”" in note for note in in_euro.notes)


def test_the_total_budgets_of_the_call_tell_where_it_has_no_envelope(tmp_path: Path) -> None:
    known = Bounds(totals={"Z-1": 200_000_00, "Z-2": 400_000_00})
    (question,) = plan(column(tmp_path, "gevraagde steun", "150"), bounds=known).questions
    assert "beside total budgets in this call from €200,000 on" in question.why


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        (("150", "90"), NO_BOUNDS),  # nothing tells
        (("150", "20.000"), CALL),  # a large one beside it: asked about that amount alone, if at all
        (("150 euro", "90"), CALL),  # a value says the unit
        (("150", "90"), Bounds(support=10_000_00)),  # vouchers: €150 fits, and €150,000 does not
        (("0", ""), CALL),
    ],
)
def test_nothing_is_asked_where_nothing_tells(
    tmp_path: Path, values: tuple[str, ...], bounds: Bounds
) -> None:
    questions = plan(column(tmp_path, "gevraagde steun", *values), bounds=bounds).questions
    assert not any("largest amount" in each.why for each in questions)


def test_a_unit_in_the_heading_is_believed(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "gevraagde steun (k€)", "150", "90"), bounds=CALL)
    assert ([15_000_000, 9_000_000], ()) == (read(made, "requested_support"), made.questions)
