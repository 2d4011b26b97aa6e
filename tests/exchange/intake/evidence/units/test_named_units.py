"""A column in which some values name their unit: those are read by it, and what is asked is about the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds
from tests.exchange.intake.intake_samples import asked_how, column, partners, plan, read

SUPPORT = "column:gevraagde steun"


def _plan(folder: Path, *values: str, bounds: Bounds = NO_BOUNDS, answer: str = "") -> ImportPlan:
    answers = {SUPPORT: answer} if answer else {}
    return plan(column(folder, "gevraagde steun", *values), bounds=bounds, answers=answers)


def test_bare_amounts_beside_thousands_are_asked_about(tmp_path: Path) -> None:
    """1500 is no small amount by itself, but is where another of the column says 1600 k€."""
    found = _plan(tmp_path, "1500", "1600 k€", "1700")
    assert [SUPPORT] == asked_how(found)
    assert ["A-2"] == [each.application.number for each in found.dossiers_to_add]
    assert ["euro", "thousand", "leave-out"] == [each.id for each in found.questions[0].choices]


def test_the_question_is_about_what_names_no_unit_and_says_so(tmp_path: Path) -> None:
    (question,) = _plan(tmp_path, "150", "160 k€", "€170.000").questions
    assert "The values without a unit in “gevraagde steun” are:" == question.text
    assert question.why.endswith("What names its unit, as “160 k€”, is read by that")
    assert [("euro", "€150"), ("thousand", "€150,000")] == [
        (each.id, each.effect) for each in question.choices[:2]
    ]


@pytest.mark.parametrize(("answer", "bare"), [("thousand", 150_000_00), ("euro", 150_00)])
def test_each_value_that_names_its_unit_is_read_by_it(tmp_path: Path, answer: str, bare: int) -> None:
    found = _plan(tmp_path, "150", "160 k€", "€170.000", "0,18 M€", "190000 euro", answer=answer)
    assert [bare, 160_000_00, 170_000_00, 180_000_00, 190_000_00] == read(found, "requested_support")


def test_a_small_amount_with_the_sign_alone_is_not_guessed_at(tmp_path: Path) -> None:
    """“€170” in a column of thousands is either."""
    found = _plan(tmp_path, "150", "160 k€", "€170", answer="thousand")
    assert [150_000_00, 160_000_00] == read(found, "requested_support")
    assert "names another unit than its heading" in found.rows[2].reason


@pytest.mark.parametrize(
    ("heading", "value", "cents"),
    [
        ("gevraagde steun (k€)", "0,6 M€", 600_000_00),
        ("gevraagde steun (k€)", "1,5 mln", 1_500_000_00),
        ("gevraagde steun (€)", "150 k€", 150_000_00),
    ],
)
def test_a_unit_in_the_cell_is_certain_and_wins_over_that_of_the_heading(
    tmp_path: Path, heading: str, value: str, cents: int
) -> None:
    found = plan(column(tmp_path, heading, value, "450"))
    assert cents == read(found, "requested_support")[0]
    assert f"“{value}” names another unit than its heading, and was read by its own" in found.rows[0].reason
    assert "another unit" not in found.rows[1].reason


def test_the_effect_of_a_heading_is_shown_on_a_value_that_hangs_on_it(tmp_path: Path) -> None:
    found = plan(column(tmp_path, "gevraagde steun (k€)", "0,6 M€", "450"))
    assert [note for note in found.notes if "450 became €450,000" in note.replace("\xa0", " ")], found.notes


def test_the_same_unit_in_the_cell_as_in_the_heading_is_nothing_to_tell(tmp_path: Path) -> None:
    found = plan(column(tmp_path, "gevraagde steun (k€)", "160 k€"))
    assert ([160_000_00], "") == (read(found, "requested_support"), found.rows[0].reason)


@pytest.mark.parametrize("value", ["€170", "€170.000", "170000 euro"])
def test_the_sign_for_euro_may_only_say_in_what_money_it_is(tmp_path: Path, value: str) -> None:
    """Under a heading of thousands either is possible."""
    found = plan(column(tmp_path, "gevraagde steun (k€)", "150", value))
    assert [150_000_00] == read(found, "requested_support")
    assert "names another unit than its heading: write" in found.rows[1].reason


def test_a_bare_amount_as_large_as_the_others_is_euro(tmp_path: Path) -> None:
    found = _plan(tmp_path, "150000", "160 k€", "90000")
    assert ([], [150_000_00, 160_000_00, 90_000_00]) == (asked_how(found), read(found, "requested_support"))


def test_contributions_beside_thousands_are_asked_about(tmp_path: Path) -> None:
    path = column(tmp_path, "gevraagde steun", "150000")
    found = plan(path, partners(tmp_path, "inbreng in geld", "20 k€", "15"))
    assert ["column:inbreng in geld"] == asked_how(found)


@pytest.mark.parametrize(
    ("support", "values", "asked"),
    [
        (50_000_000_00, ("1500", "3000"), [SUPPORT]),
        (50_000_000_00, ("1.500", "3.000,00"), [SUPPORT]),
        (50_000_000_00, ("1500", "300000"), []),
        (50_000_000_00, ("15000", "30000"), []),
        (2_000_000_00, ("1500", "3000"), []),
        (450_000_00, ("1500", "3000"), []),
        (None, ("1500", "3000"), []),
    ],
)
def test_amounts_of_thousands_are_next_to_nothing_in_a_call_that_gives_millions(
    tmp_path: Path, support: int | None, values: tuple[str, ...], asked: list[str]
) -> None:
    assert asked == asked_how(_plan(tmp_path, *values, bounds=Bounds(support=support)))
