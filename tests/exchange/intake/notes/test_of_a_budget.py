"""A budget or a partner's money beside what is known of the project: it is said, with its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Application, BudgetLine, Dossier
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, file, plan


def planned(folder: Path, head: str, own: str, name: str, text: str, **answers: str) -> ImportPlan:
    said = {key.replace("_", ":"): value for key, value in answers.items()}
    return plan(column(folder, head, own), file(folder, text, name), answers=said)


def budget(folder: Path, *lines: str, own: str = "1/3/2016;2;300000", **answers: str) -> ImportPlan:
    text = "number;jaar;post;bedrag\n" + "".join(f"A-1;{line}\n" for line in lines)
    return planned(folder, "start;looptijd;totale begroting", own, "budget.csv", text, **answers)


def notes(made: ImportPlan) -> list[str]:
    (row,) = [each for each in made.rows if each.kind == "applications"]
    return [note.replace("\xa0", " ") for note in row.notes]


def test_a_budget_above_the_total_is_said_with_both_amounts(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;600000", "2;Loon;400000")
    assert ["The lines of the budget add up to €1,000,000, more than the total budget of €300,000."] == notes(
        made
    )


@pytest.mark.parametrize("year", ["5", "2012", "2019"])
def test_a_year_outside_the_project_is_said_with_its_row(tmp_path: Path, year: str) -> None:
    (note,) = notes(budget(tmp_path, f"{year};Loon;300000"))
    assert f"The budget has a line of year {year} (budget.csv, row 2), and the project lasts from" in note
    assert note.endswith("from 1 March 2016 to 28 February 2018.")


@pytest.mark.parametrize("year", ["1", "2", "2016", "2018"])
def test_a_year_of_the_project_is_not(tmp_path: Path, year: str) -> None:
    assert [] == notes(budget(tmp_path, f"{year};Loon;300000"))


def test_without_a_start_the_years_of_the_project_are_held_against_its_duration(tmp_path: Path) -> None:
    (note,) = notes(budget(tmp_path, "3;Loon;150000", "4;Loon;150000", own=";2;300000"))
    assert "The budget has 2 lines of year 3, 4 (budget.csv, row 2–3), and the project lasts 2 years." == note


def test_a_duration_that_becomes_shorter_is_held_against_the_budget_that_is_there(tmp_path: Path) -> None:
    application = Application(number="A-1", title="T", organisation="O", years=3)
    there = Dossier(application=application, budget=(BudgetLine(year=3, line="Loon", amount=100),))
    made = plan(column(tmp_path, "looptijd", "2"), existing=[there])
    assert any("a line of year 3, and the project lasts 2 years" in note for note in notes(made))


def test_years_of_the_project_and_of_the_calendar_in_one_column_are_asked_about(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "2016;Loon;1000")
    (question,) = made.questions
    assert ("column:jaar", ["mixed"]) == (question.id, [each.id for each in question.choices])
    assert ["B2", "B3"] == [row.cell for row in made.work_list]
    assert "B2 “1” is a year of the project and B3 “2016” one of the calendar" in made.work_list[0].reason
    answered = budget(tmp_path, "1;Loon;1000", "2016;Loon;1000", column_jaar="mixed")
    assert ((), 2) == (answered.questions, len(answered.dossiers_to_add[0].budget))


def test_a_partner_that_brings_in_more_than_the_project_costs_is_said(tmp_path: Path) -> None:
    text = "number;naam;helix;cash\nA-1;Een;bedrijf;1000\nA-1;Twee;bedrijf;900000\n"
    made = planned(tmp_path, "totale begroting", "300000", "partners.csv", text)
    (note,) = notes(made)
    assert note.startswith(
        "“Twee” (partners.csv, row 3) brings in €900,000, in cash and in kind, more than the total"
    )


def test_partners_that_bring_in_more_together_are_said(tmp_path: Path) -> None:
    text = "number;naam;helix;cash\nA-1;Een;bedrijf;200000\nA-1;Twee;bedrijf;200000\n"
    made = planned(tmp_path, "totale begroting", "300000", "partners.csv", text)
    assert ["The partners bring in €400,000 together, more than the total budget of €300,000."] == notes(made)


def test_years_of_both_kinds_inside_json_are_taken_as_a_program_wrote_them_and_said(tmp_path: Path) -> None:
    lines = '[{"year": 1, "line": "a", "amount": 1}, {"year": 2016, "line": "b", "amount": 1}]'
    own = '"number": "A-1", "title": "T", "organisation": "O"'
    made = plan(file(tmp_path, f'[{{{own}, "budget": {lines}}}]', "a.json"))
    assert ((), [1, 2016]) == (made.questions, [line.year for line in made.dossiers_to_add[0].budget])
    assert (
        "The budget has years of the project (1, 2) beside years of the calendar; check them."
        == notes(made)[0]
    )


@pytest.mark.parametrize("sum_of_lines", ["10000", "140000"])
def test_a_budget_far_below_the_total_is_said_with_both_amounts(tmp_path: Path, sum_of_lines: str) -> None:
    (note,) = notes(budget(tmp_path, f"1;Loon;{sum_of_lines}"))
    assert note.endswith("far less than the total budget of €300,000.")


def test_one_that_tells_most_of_it_is_not_nor_one_of_what_is_asked_for(tmp_path: Path) -> None:
    assert [] == notes(budget(tmp_path, "1;Loon;160000"))
    text = "number;jaar;post;bedrag\nA-1;1;Loon;90000\n"
    made = planned(tmp_path, "totale begroting;gevraagde steun", "300000;90000", "budget.csv", text)
    assert [] == notes(made)


def test_a_sum_of_which_a_row_is_refused_says_so_and_is_never_too_small(tmp_path: Path) -> None:
    above, refused = notes(budget(tmp_path, "1;Loon;350000", "1;Korting;-50000"))
    assert "add up to €350,000 without those that are refused or not read, more than" in above
    assert "1 row of the budget is refused." == refused
    assert ["1 row of the budget is refused."] == notes(budget(tmp_path, "1;Loon;1000", "1;Reis;p.m."))


def test_a_line_as_much_as_others_that_names_no_total_counts_and_is_said(tmp_path: Path) -> None:
    (note,) = notes(budget(tmp_path, "1;Loon;90000", "1;Reis;60000", "1;Uitgaven;150000"))
    assert note == (
        "1 line of the budget (budget.csv, row 4) is as much as other lines of its year together, and counts as a line "
        "of its own: “Uitgaven” (€150,000)."
    )
    assert [] == notes(budget(tmp_path, "1;Loon;90000", "1;Reis;60000", "2;Loon;150000"))


@pytest.mark.parametrize("year", ["2012", "2040"])
def test_without_a_start_years_are_held_against_the_call(tmp_path: Path, year: str) -> None:
    lines = file(tmp_path, f"number;jaar;post;bedrag\nA-1;2016;Loon;1\nA-1;{year};Reis;1\n", "budget.csv")
    bounds = Bounds(own_day="2015-11-30T16:00:00+00:00")
    (note,) = notes(plan(column(tmp_path, "looptijd", "3"), lines, bounds=bounds))
    assert note.startswith(
        f"The budget has a line of year {year} (budget.csv, row 3); the application gives no start"
    )
    assert note.endswith("and the call closes on 30 November 2015.")


def test_without_a_start_or_a_deadline_it_is_said_that_years_of_the_calendar_are_held_against_nothing(
    tmp_path: Path,
) -> None:
    (note,) = notes(budget(tmp_path, "2012;Loon;300000", own=";2;300000"))
    assert note == (
        "The budget has a line of year 2012 (budget.csv, row 2); the application gives no start to hold it against."
    )


def test_contributions_that_with_the_support_are_more_than_the_total_are_said(tmp_path: Path) -> None:
    text = "number;naam;helix;cash\nA-1;Een;bedrijf;290000\n"
    head = "totale begroting;gevraagde steun"
    (note,) = notes(planned(tmp_path, head, "300000;150000", "partners.csv", text))
    assert note == (
        "The partners bring in €290,000 together, which with the requested support of €150,000 is more than the "
        "total budget of €300,000."
    )
    assert [] == notes(planned(tmp_path, head, "300000;10000", "partners.csv", text))


@pytest.mark.parametrize(
    ("year", "read"), [("jaar 1", 1), ("J2", 2), ("Y1", 1), ("projectjaar 2", 2), ("jaar 2016", 2016)]
)
def test_a_year_that_says_what_it_is_is_read(tmp_path: Path, year: str, read: int) -> None:
    made = budget(tmp_path, f"{year};Loon;300000")
    assert [read] == [line.year for line in made.dossiers_to_add[0].budget]


def test_one_of_the_project_beside_one_of_the_calendar_is_asked_about_however_it_is_written(
    tmp_path: Path,
) -> None:
    made = budget(tmp_path, "jaar 1;Loon;1000", "jaar 2016;Loon;1000")
    assert ["column:jaar"] == [each.id for each in made.questions]
