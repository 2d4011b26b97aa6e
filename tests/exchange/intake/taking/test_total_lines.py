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


@pytest.mark.parametrize("name", ["Loon", "LOON", "loon "])
def test_one_line_twice_in_a_year_with_other_amounts_is_said(tmp_path: Path, name: str) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;50", f"1;{name};900")
    assert ["Loon", "Reis", name.strip()] == kept(made)
    (note,) = made.rows[0].notes
    assert "budget.csv, row 2, 4: “Loon” stands 2 times in year 1 of the budget, with other amounts" in note


def test_lines_that_differ_are_not_said(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "2;Loon;1000", "1;Reis;900")
    assert ((), ()) == (made.rows[0].notes, made.notes)


NAMES = [
    "Jaar 1 totaal",
    "som jaar 1",
    "Begroting totaal",
    "Totaalbedrag",
    "personeel (totaal)",
    "Tot.",
    "Σ",
    "S/T",
    "Geheel",
    "Globaal",
    "Kosten samen",
    "Saldo",
    "Overdracht",
    "Over te dragen / te transporteren",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_sum_of_others_that_names_a_total_anywhere_is_left_out_and_named(tmp_path: Path, name: str) -> None:
    made = budget(tmp_path, "1;Huur;70", "1;Loon;1000", "1;Reis;500", f"1;{name};1500", "2;Loon;700")
    assert (["Huur", "Loon", "Reis", "Loon"], 1) == (kept(made), len(made.notes))
    assert "is a total and is left out: 5" in made.notes[0]


@pytest.mark.parametrize("name", NAMES)
def test_one_that_names_a_total_and_is_the_sum_of_nothing_counts_and_is_said(
    tmp_path: Path, name: str
) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", f"1;{name};1")
    assert ["Loon", "Reis", name] == kept(made)
    assert f"“{name}” may be a total of other lines" in made.rows[0].reason


@pytest.mark.parametrize(
    "name", ["Totaalinstallatie", "Samenaankoop", "Overdracht van kennis", "Reis tot Brussel"]
)
def test_words_that_only_look_like_a_total_are_lines(tmp_path: Path, name: str) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", f"1;{name};1")
    assert (["Loon", "Reis", name], ()) == (kept(made), made.rows[0].notes)


def test_a_bare_total_that_is_the_sum_of_nothing_is_left_out_and_said_so(tmp_path: Path) -> None:
    made = budget(tmp_path, "1;Loon;1000", "1;Reis;500", "1;Totaal;1600")
    assert ["Loon", "Reis"] == kept(made)
    assert (
        "In budget.csv 1 total that is left out is not the sum of other lines that were read: 4."
        in made.notes
    )


def test_a_total_is_told_from_lines_on_other_sheets_and_in_other_files(tmp_path: Path) -> None:
    files = [
        file(tmp_path, f"number;jaar;post;bedrag\nA-1;1;{line}\n", name)
        for name, line in (("l1.csv", "Loon;1000"), ("l2.csv", "Reis;500"), ("l3.csv", "Kosten samen;1500"))
    ]
    made = plan(column(tmp_path, "start", ""), *files)
    assert (["Loon", "Reis"], ("In l3.csv 1 line of the budget is a total and is left out: 2.",)) == (
        kept(made),
        made.notes,
    )


@pytest.mark.parametrize(
    ("amount", "words"), [("1000", "the same in all"), ("1200", "with other amounts (€1,000, €1,200)")]
)
def test_one_line_in_two_files_is_said_as_within_one(tmp_path: Path, amount: str, words: str) -> None:
    files = [
        file(tmp_path, f"number;jaar;post;bedrag\nA-1;1;Loon;{each}\n", name)
        for name, each in (("l1.csv", "1000"), ("l2.csv", f"{amount}\n"))
    ]
    (note,) = plan(column(tmp_path, "start", ""), *files).rows[0].notes
    note = note.replace("\xa0", " ")
    assert note.startswith("l1.csv, row 2; l2.csv, row 2: “Loon”")
    assert words in note


def test_of_many_lines_that_stand_twice_the_first_are_named(tmp_path: Path) -> None:
    made = budget(tmp_path, *(f"1;post {n};{amount}" for n in "abcde" for amount in (10, 11)))
    notes = made.rows[0].notes
    assert (4, "2 other lines stand more than once in one year") == (len(notes), notes[-1][:46])
