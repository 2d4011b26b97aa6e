"""A row that nothing is wrong with waits for an answer; one with something else to mend is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from evalapp.domain.intake import Outcome
from evalapp.domain.taking.awaited import awaiting, counted, outcome_label, reason_words
from tests.exchange.intake.intake_samples import file, plan, stored, workbook

HEAD = "number;title;organisation;Steun (stuks);enterprise_number\n"


def test_a_row_that_hangs_on_the_unit_of_its_column_waits(tmp_path: Path) -> None:
    made = plan(file(tmp_path, HEAD + "A-1;T;O;450;\nA-2;T;O;;\nA-3;#N/A;O;3;\n"))
    assert [("column:Steun (stuks)",), (), ()] == [row.awaits for row in made.rows]
    assert [Outcome.REFUSED, Outcome.ADDED, Outcome.REFUSED] == [row.outcome for row in made.rows]
    assert ["waits for an answer", "added", "refused"] == [outcome_label(row) for row in made.rows]
    assert (1, 1, 2) == (awaiting(made), counted(made.rows)[Outcome.REFUSED], made.count(Outcome.REFUSED))
    assert "comes in once it is answered how “Steun (stuks)” is read" == reason_words(made.rows[0])
    assert made.rows[2].reason == reason_words(made.rows[2])
    assert {"column:Steun (stuks)"} == {each.id for each in made.questions}


def test_every_row_that_waits_comes_in_once_all_is_answered(tmp_path: Path) -> None:
    text = "number;title;organisation;start;submitted_at\n"
    rows = "A-1;T;O;ooit;2015-12-03\na-1;T;O;;\nA-3;T;O;03/12/15 of later;2015-12-03\n"
    path = file(tmp_path, text + rows)
    made = plan(path, existing=stored("A-1"))
    assert {"unread:start", "number:a-1"} == {id for row in made.rows for id in row.awaits}
    answers = {each.id: each.choices[-1].id for each in made.questions}
    again = plan(path, existing=stored("A-1"), answers=answers)
    assert ((), 0) == (again.questions, len(again.refused))


def test_a_number_that_stands_twice_waits_for_no_answer(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "number;title;organisation\nA-1;T;O\na-1;T;O\na-1;T;O\n"))
    assert [("number:a-1",), (), ()] == [row.awaits for row in made.rows]


def test_a_partner_waits_for_the_unit_of_its_column_too(tmp_path: Path) -> None:
    applications = file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    partners = file(tmp_path, "number;name;helix;Omzet (stuks)\nA-1;P;bedrijf;5\n", "partners.csv")
    made = plan(applications, partners)
    (refused,) = made.refused
    assert ("column:Omzet (stuks)",) == refused.awaits


def test_a_hidden_row_waits_until_somebody_says_whether_it_counts(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", [["number", "title", "organisation"], ["A-1", "T", "O"]]))
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[2].hidden = True
    book.save(path)
    (row,) = plan(path, answers={"hidden-rows:": "ask"}).rows
    assert (1, row.reason) == (len(row.awaits), reason_words(row))


def test_what_has_to_be_mended_is_said_before_what_is_asked(tmp_path: Path) -> None:
    """The question stands in a column before it: answered, the row would still be refused."""
    text = "number;title;organisation;start;email\nA-1;T;O;ooit;#N/A\n"
    (refused,) = plan(file(tmp_path, text)).refused
    assert ("E2", ()) == (refused.cell, refused.awaits)
    assert refused.reason.startswith("E2: ")
    assert "D2: " in refused.reason
