"""A unit in a heading is asked about where it makes what cannot be, and the same number fits as euro."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import Outcome
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds, bounds_of
from tests.exchange.intake.intake_samples import column, partners, plan, read, stored

BOTH = "steun (in k€);Totaal budget"


def table(folder: Path, heading: str, *values: str) -> Path:
    return column(folder, heading.replace("steun", "Gevraagde steun", 1), *values)


def test_a_support_above_its_total_budget_that_fits_in_euro_is_asked_about(tmp_path: Path) -> None:
    made = plan(table(tmp_path, BOTH, "150.000;300.000", "75;100.000", "80 k€;100.000"))
    assert ["A-3"] == [
        each.application.number for each in made.dossiers_to_add
    ]  # the value itself says its unit
    (question,) = made.questions
    assert "D2 “150.000”" in question.why
    effects = {each.id: each.effect.replace("\xa0", " ") for each in question.choices}
    assert {"thousand": "€150,000,000", "euro": "€150,000", "leave-out": ""} == effects
    assert () == made.notes


def test_the_answer_holds_for_the_column(tmp_path: Path) -> None:
    path = table(tmp_path, BOTH, "150.000;300.000")
    made = plan(path, answers={"column:Gevraagde steun (in k€)": "euro"})
    assert ([15_000_000], ()) == (read(made, "requested_support"), made.questions)
    thousand = {"column:Gevraagde steun (in k€)": "thousand"}
    assert ["column:Totaal budget"] == [each.id for each in plan(path, answers=thousand).questions]
    made = plan(path, answers=thousand | {"column:Totaal budget": "thousand"})
    assert ([15_000_000_000], ()) == (read(made, "requested_support"), made.questions)


def test_a_total_budget_of_another_unit_than_the_support_is_asked_about(tmp_path: Path) -> None:
    made = plan(table(tmp_path, "steun (k€);Totaal budget (k€)", "150;300", "150;300.000"))
    assert ["column:Totaal budget (k€)"] == [each.id for each in made.questions]


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("steun (k€)", "75.000"),  # 75 million, and nothing speaks against it
        (BOTH, "150;300.000"),
        (BOTH, "150;100.000"),  # too much for its total, but nobody asks for 150 euro
        (BOTH, "150.000;300.000.000"),
        ("steun (k€);Totaal budget (k€)", "6.000;5.000"),  # too much in either unit
    ],
)
def test_a_unit_that_nothing_speaks_against_is_taken_as_it_stands(
    tmp_path: Path, heading: str, values: str
) -> None:
    made = plan(table(tmp_path, heading, values))
    assert ((), 1) == (made.questions, made.count(Outcome.ADDED))


def test_the_envelope_of_the_call_speaks_against_both_columns(tmp_path: Path) -> None:
    path = table(tmp_path, "steun (k€);Totaal budget (k€)", "150.000;300.000")
    made = plan(path, bounds=Bounds(support=500_000_000))
    assert [2, 0] == [len(made.questions), made.count(Outcome.ADDED)]
    answers = {"column:Gevraagde steun (k€)": "euro"}
    made = plan(path, bounds=Bounds(support=500_000_000), answers=answers)
    assert ["column:Totaal budget (k€)"] == [each.id for each in made.questions]
    made = plan(path, answers=answers | {"column:Totaal budget (k€)": "euro"})
    assert [30_000_000] == read(made, "total_budget")


@pytest.mark.parametrize(
    ("heading", "values"),
    [("steun (k€)", "1.100"), ("steun (k€);Totaal budget (k€)", "1.100;2.200")],
)
def test_an_over_ask_under_a_unit_leaves_no_doubt_of_the_unit(
    tmp_path: Path, heading: str, values: str
) -> None:
    made = plan(
        table(tmp_path, heading, values, values.replace("1.1", "2.0")), bounds=Bounds(support=1_000_000_00)
    )
    assert ([110_000_000, 200_000_000], ()) == (read(made, "requested_support"), made.questions)


def test_several_times_the_envelope_is_asked_about(tmp_path: Path) -> None:
    made = plan(table(tmp_path, "steun (k€)", "5.000"), bounds=Bounds(support=1_000_000_00))
    assert ["column:Gevraagde steun (k€)"] == [each.id for each in made.questions]


def test_the_unit_is_weighed_also_where_a_mark_is_asked_about(tmp_path: Path) -> None:
    path, bounds = table(tmp_path, "steun (k€)", "150,5", "150,500", "150000"), Bounds(support=400_000_000)
    made = plan(path, bounds=bounds)
    asked = ["marks:Gevraagde steun (k€)", "column:Gevraagde steun (k€)"]
    assert (asked, 0) == ([each.id for each in made.questions], made.count(Outcome.ADDED))
    assert [True, False, True] == ["in the unit of" in row.reason for row in made.rows]
    made = plan(path, bounds=bounds, answers={asked[0]: "decimals"})
    assert [asked[1]] == [each.id for each in made.questions]
    made = plan(path, bounds=bounds, answers={asked[0]: "decimals", asked[1]: "thousand"})
    assert ([15_050_000, 15_050_000], ["D4"]) == (
        read(made, "requested_support"),
        [row.cell for row in made.refused],
    )


def test_what_is_taken_beside_a_doubtful_mark_is_said_to_be_read_as_the_heading_says(tmp_path: Path) -> None:
    made = plan(table(tmp_path, "steun (k€)", "150,500", "150,5"))
    (note,) = made.notes
    assert "was read as its heading says: 150,5 became €150,500" in note


def test_an_envelope_that_holds_both_readings_asks_nothing(tmp_path: Path) -> None:
    made = plan(table(tmp_path, "steun (k€)", "1.500"), bounds=Bounds(support=500_000_000))
    assert ([150_000_000], ()) == (read(made, "requested_support"), made.questions)


def test_a_total_budget_is_held_beside_a_support_in_euro(tmp_path: Path) -> None:
    made = plan(table(tmp_path, "steun;Totaal budget (k€)", "150.000;300.000"))
    assert ["column:Totaal budget (k€)"] == [each.id for each in made.questions]
    assert () == plan(table(tmp_path, "steun;Totaal budget (k€)", "150.000;300")).questions


def test_a_stored_total_budget_counts_where_the_file_has_none(tmp_path: Path) -> None:
    path = table(tmp_path, "steun (k€)", "150.000")
    made = plan(path, existing=stored("A-1"), bounds=Bounds(totals={"A-1": 30_000_000}))
    assert [Outcome.REFUSED] == [each.outcome for each in made.rows]
    assert 1 == len(made.questions)


def test_what_a_partner_brings_is_held_beside_the_total_budget_of_its_application(tmp_path: Path) -> None:
    applications = table(tmp_path, "steun;Totaal budget", "150.000;300.000")
    made = plan(partners(tmp_path, "cash (k€)", "20.000"), applications)
    assert ["column:cash (k€)"] == [each.id for each in made.questions]
    assert () == plan(partners(tmp_path, "cash (k€)", "20"), applications).questions


def test_accounts_are_held_beside_the_staff(tmp_path: Path) -> None:
    applications = table(tmp_path, "steun", "150.000")
    of_millions = partners(tmp_path, "personeel;omzet (k€)", "240;75.000", "9;1.250.000")
    assert ["column:omzet (k€)"] == [each.id for each in plan(applications, of_millions).questions]
    of_large = partners(tmp_path, "personeel;omzet (k€)", "240;75.000", "9;12.500")
    assert () == plan(applications, of_large).questions


def test_the_most_of_a_call_is_its_envelope_or_what_its_scheme_grants() -> None:
    rules = BudgetRules(most_per_year=10_000, most_years=2)
    assert Bounds(support=2_000_000) == bounds_of(None, rules, {})
    assert Bounds(support=1_500_000) == bounds_of(1_500_000, rules, {})
    assert Bounds() == bounds_of(None, BudgetRules(most_per_year=10_000), {})


@pytest.mark.parametrize(
    ("text", "is_it", "or_it"),
    [
        ("€ 150,-", "0.15 where it is €150,", "150 where it is €150,000"),
        ("€ 1.125", "1.1250 where it is €1,125,", "1125 where it is €1,125,000"),
    ],
)
def test_a_value_in_another_unit_says_what_to_write(
    tmp_path: Path, text: str, is_it: str, or_it: str
) -> None:
    path = column(tmp_path, "Gevraagde steun (k€)", text)
    said = plan(path).rows[0].reason.replace("\xa0", " ")
    assert is_it in said
    assert or_it in said


@pytest.mark.parametrize(("text", "cents"), [("1.1250", 112_500), ("0.15", 15_000), ("1125", 112_500_000)])
def test_what_it_says_to_write_is_read_so(tmp_path: Path, text: str, cents: int) -> None:
    path = column(tmp_path, "Gevraagde steun (k€)", text)
    assert [cents] == read(plan(path), "requested_support")
