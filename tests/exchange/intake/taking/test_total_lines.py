"""Lines of a budget that are totals of others are left out and named; those that may be, or stand twice, are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import BudgetLine
from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import column, file, plan


def budget(folder: Path, *lines: str) -> ImportPlan:
    rows = "".join(f"A-1;{line}\n" for line in lines)
    lines_file = file(folder, f"number;jaar;post;bedrag\n{rows}", "budget.csv")
    return plan(column(folder, "start", ""), lines_file)


def kept(made: ImportPlan) -> list[str]:
    (dossier,) = made.dossiers_to_add
    return [line.line for line in dossier.budget]


@pytest.mark.parametrize(
    "name",
    ["Totaal jaar 1", "Subtotaal jaar 1:", "TOTAAL 2016", "Total year 1", "Totaal van het eerste jaar"],
)
def test_a_total_of_a_year_is_left_out_and_named(tmp_path: Path, name: str) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", f"1;{name};1500")
    assert (["Loon", "Reis"], 1) == (kept(made), len(made.notes))
    assert "1 line of the budget is a total and is left out: 4" in made.notes[0]


def test_a_line_that_is_called_a_total_is_one_where_it_is_the_sum_of_others(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", "1;Totale personeelskost;1500", "2;Loon;700")
    assert ["Loon", "Reis", "Loon"] == kept(made)
    group = budget(tmp_path, "1;Huur;90", "1;Loon;1000", "1;Reis;500", "1;Totaal personeel;1500")
    assert ["Huur", "Loon", "Reis"] == kept(group)


def test_one_that_is_the_sum_of_nothing_is_kept_and_said(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Totale loonkost;1000", "1;Reis;500")
    assert (["Totale loonkost", "Reis"], ()) == (kept(made), made.notes)
    assert "budget.csv, row 2: “Totale loonkost” may be a total of other lines" in made.rows[0].reason


def test_two_lines_that_are_the_same_both_count_and_are_said(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", "1;Loon;1000")
    (dossier,) = made.dossiers_to_add
    assert 2 == dossier.budget.count(BudgetLine(year=1, line="Loon", amount=1000_00))
    (note,) = made.rows[0].notes
    assert "budget.csv, row 2, 4: “Loon”" in note
    assert "stands 2 times in the budget" in note


def test_lines_that_differ_are_not_said(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "2;Loon;1000", "1;Loon;900")
    assert ((), ()) == (made.rows[0].notes, made.notes)
