"""Cells that hold numbers and no single one: refused with why and what to write, never asked about as a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import asked_how, column, file, plan, read

SEVERAL = "gives more than one number; write"


@pytest.mark.parametrize("value", ["2027-2028", "2026 - 2028", "t/m 2028", "2027", "1/9/2026-31/8/2028"])
def test_years_of_the_calendar_are_no_duration(tmp_path: Path, value: str) -> None:
    made = plan(column(tmp_path, "Looptijd", value, "2"))
    assert ([2], []) == (read(made, "years"), asked_how(made))
    assert f"D2: “{value}” names years of the calendar, not how many; write how many" in made.rows[0].reason


@pytest.mark.parametrize("value", ["24-36 maanden", "2 à 3 jaar", "2-3", "2 of 3", "24 à 36 m", "2+1"])
def test_a_range_of_durations_is_refused_and_asks_nothing(tmp_path: Path, value: str) -> None:
    made = plan(column(tmp_path, "Looptijd", value, "2"))
    assert ([2], []) == (read(made, "years"), asked_how(made))
    assert f"D2: “{value}” {SEVERAL} how many years the call counts" in made.rows[0].reason


@pytest.mark.parametrize("value", ["max 3", "ca. 2 jaar", "~2", "minstens 2"])
def test_about_so_long_is_no_duration(tmp_path: Path, value: str) -> None:
    (row,) = plan(column(tmp_path, "Looptijd", value)).rows
    assert f"D2: “{value}” is no exact duration; write how many years" in row.reason


@pytest.mark.parametrize(
    "value", ["100-150k", "€ 100.000 - € 150.000", "100 à 150k", "100.000 tot 150.000", "2 x 50.000"]
)
def test_more_than_one_amount_is_none(tmp_path: Path, value: str) -> None:
    (row,) = plan(column(tmp_path, "gevraagde steun", value)).rows
    assert f"D2: “{value}” {SEVERAL} the one amount that counts" in row.reason


@pytest.mark.parametrize("value", ["ca. 100.000", "max. 100000", "± 150000", "< 100.000"])
def test_about_so_much_is_no_amount(tmp_path: Path, value: str) -> None:
    (row,) = plan(column(tmp_path, "gevraagde steun", value)).rows
    assert f"D2: “{value}” is no exact amount; write the one that counts" in row.reason


def test_a_range_under_a_unit_says_so_too(tmp_path: Path) -> None:
    (row,) = plan(column(tmp_path, "gevraagde steun (k€)", "100-150")).rows
    assert f"D2: “100-150” {SEVERAL}" in row.reason


@pytest.mark.parametrize("value", ["100k", "150 000", "€ 150.000,-", "1'500'000"])
def test_one_amount_with_marks_or_a_unit_is_one(tmp_path: Path, value: str) -> None:
    assert 1 == len(plan(column(tmp_path, "gevraagde steun", value)).dossiers_to_add)


def test_a_line_of_the_budget_is_of_one_year(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "X")
    budget = file(tmp_path, "number;year;line;amount\nA-1;2027-2028;Loon;100\n", "budget.csv")
    (refused,) = plan(applications, budget).refused
    assert "B2: “2027-2028” names more than one year; give each year a line of its own" in refused.reason


@pytest.mark.parametrize("end", ["000", "050", "00", "05"])
def test_the_end_of_an_amount_that_was_cut_in_two_at_its_comma_is_no_amount(tmp_path: Path, end: str) -> None:
    heading = "number,title,organisation,requested_support,total_budget"
    made = plan(file(tmp_path, f"{heading}\nA-1,T,O,150,{end}\nA-2,T,O,0,150000\n"))
    (row,) = made.refused
    assert row.reason.startswith(
        f"E2: “{end}” is no amount: it looks like the end of one that was cut in two"
    )
    assert [0] == read(made, "requested_support")
