"""A column without a unit beside one with: what fits only in that unit is asked about, and all else is euro."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import Outcome
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, partners, plan, read, stored

SUPPORT = "Gevraagde steun"


def questions(*paths: Path, **given: object) -> list[str]:
    return [each.id for each in plan(*paths, **given).questions]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heading", "value", "asked"),
    [
        ("Gevraagde steun;Totaal budget (k€)", "150;300", "Gevraagde steun"),
        ("Gevraagde steun;Totaal budget", "150;300 k€", "Gevraagde steun"),
        ("Gevraagde steun;Totaal budget", "150;300000", "Gevraagde steun"),
        ("Gevraagde steun (k€);Totaal budget", "150;300", "Totaal budget"),
        ("Gevraagde steun;Totaal budget", "150000;300", "Totaal budget"),
    ],
)
def test_a_bare_amount_that_fits_its_neighbour_only_in_a_unit_is_asked_about(
    tmp_path: Path, heading: str, value: str, asked: str
) -> None:
    path = column(tmp_path, heading, value)
    made = plan(path)
    assert [f"column:{asked}"] == [each.id for each in made.questions]
    assert [Outcome.REFUSED] == [each.outcome for each in made.rows]
    assert "2 “" in made.questions[0].why
    assert () == plan(path, answers={f"column:{asked}": "thousand"}).questions
    assert () == plan(path, answers={f"column:{asked}": "euro"}).questions


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Gevraagde steun;Totaal budget (k€)", "150000;300"),
        ("Gevraagde steun;Totaal budget (k€)", "150 euro;300"),  # the value itself says euro
        ("Gevraagde steun (€);Totaal budget (k€)", "150;300"),
        ("Gevraagde steun;Totaal budget (k€)", "0;300"),
        ("Gevraagde steun;Totaal budget (k€)", "150;"),
        ("Gevraagde steun;Totaal budget", "150;300"),
        ("Gevraagde steun;Totaal budget (k€)", "800;300"),  # too much for its total in that unit
    ],
)
def test_all_else_is_read_as_euro(tmp_path: Path, heading: str, value: str) -> None:
    made = plan(column(tmp_path, heading, value))
    assert ((), 1) == (made.questions, made.count(Outcome.ADDED))


def test_a_mark_that_is_asked_about_leaves_the_unit_in_doubt(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "Gevraagde steun;Totaal budget (k€)", "150,5;300", "150,500;300", "150;300"))
    assert (["marks:Gevraagde steun", "column:Gevraagde steun"], 0) == (
        [each.id for each in made.questions],
        made.count(Outcome.ADDED),
    )


def test_the_answer_is_read(tmp_path: Path) -> None:
    path = column(tmp_path, "Gevraagde steun;Totaal budget (k€)", "150;300", "200;500")
    made = plan(path, answers={"column:Gevraagde steun": "thousand"})
    assert [15_000_000, 20_000_000] == read(made, "requested_support")


def test_the_column_is_in_doubt_as_one_where_none_of_it_fits_as_euro(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "Gevraagde steun;Totaal budget (k€)", "150;300", "2500;", "0;300"))
    assert ["A-3"] == [each.application.number for each in made.dossiers_to_add]


def test_where_some_of_it_fits_as_euro_only_what_is_as_small_is_in_doubt(tmp_path: Path) -> None:
    path = column(tmp_path, "Gevraagde steun;Totaal budget (k€)", "150;300", "150000;300", "90;", "2500;")
    assert ["A-2", "A-4"] == [each.application.number for each in plan(path).dossiers_to_add]


def test_a_unit_that_somebody_said_holds_for_larger_numbers_too(tmp_path: Path) -> None:
    path = column(tmp_path, "Gevraagde steun;Totaal budget (in y)", "2500;3000")
    assert ["column:Gevraagde steun"] == questions(path, answers={"column:Totaal budget (in y)": "thousand"})


def test_the_total_budget_that_the_call_knows_counts(tmp_path: Path) -> None:
    bounds = Bounds(totals={"A-1": 30_000_000})
    path = column(tmp_path, SUPPORT, "150")
    assert ["column:Gevraagde steun"] == questions(path, existing=stored("A-1"), bounds=bounds)


def test_of_partners_only_a_unit_that_stands_there_speaks_against_small_amounts(tmp_path: Path) -> None:
    applications = column(tmp_path, SUPPORT, "150000")
    of_millions = partners(tmp_path, "Omzet;Balanstotaal (M€)", "12;5", "45;43")
    assert ["column:Omzet"] == questions(of_millions, applications)
    in_kind = partners(tmp_path, "cash (k€);in kind", "150;20")
    assert ["column:in kind"] == questions(in_kind, applications)
    small = partners(tmp_path, "Omzet;Balanstotaal", "500;100000")
    assert [] == questions(small, applications)


def test_accounts_that_are_as_good_as_nothing_beside_the_others_are_asked_about(tmp_path: Path) -> None:
    applications = column(tmp_path, SUPPORT, "150000")
    of_millions = partners(tmp_path, "Omzet;Balanstotaal;VTE", "50.000.000;1,5;5")
    assert ["column:Balanstotaal"] == questions(of_millions, applications)
    assert [] == questions(partners(tmp_path, "Omzet;Balanstotaal", "50.000.000;6000"), applications)
