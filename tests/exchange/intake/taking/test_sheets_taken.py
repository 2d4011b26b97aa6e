"""Several sheets of applications in one workbook, and one that says that it is none of the call."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, ImportPlan, Outcome
from evalapp.exchange.intake.people.table import read_people_table
from tests.exchange.intake.intake_samples import file, plan, workbook

HEAD = ["nummer", "titel", "organisatie"]
WITHDRAWN = ("Ingetrokken", [HEAD, ["A-2", "T2", "O"], ["A-3", "T3", "O"]])
LIST = ("Aanvragen", [HEAD, ["A-1", "T1", "O"]])
PARTNERS = ("partners", [["nummer", "naam", "kant"], ["A-1", "P", "bedrijf"], ["A-2", "Q", "bedrijf"]])
ASK = {"sheet:": "ask"}


def _outcomes(made: ImportPlan) -> dict[str, Outcome]:
    return {row.number: row.outcome for row in made.rows if row.kind == APPLICATIONS}


def _said(*rows: str) -> dict[str, str]:
    return row_answers(rows, without_hidden=False)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Ingetrokken", "ingetrokken"),
        ("Afgewezen dossiers", "afgewezen"),
        ("Vorige oproep", "vorige"),
        ("aanvragen_OUD", "oud"),
        ("Niet-ontvankelijk", "niet ontvankelijk"),
        ("withdrawn 2026", "withdrawn"),
    ],
)
def test_a_sheet_whose_name_says_that_it_is_no_list_of_the_call_is_asked_about(
    tmp_path: Path, name: str, word: str
) -> None:
    made = plan(workbook(tmp_path, LIST, (name, WITHDRAWN[1])))
    assert {"A-1": Outcome.ADDED, "A-2": Outcome.REFUSED, "A-3": Outcome.REFUSED} == _outcomes(made)
    assert [(f"sheet:{name}", True)] == [(each.id, f"“{word}”" in each.why) for each in made.questions]
    assert [(), (f"sheet:{name}",), (f"sheet:{name}",)] == [row.awaits for row in made.rows]


def test_of_each_row_that_waits_it_is_said_that_nobody_decided_on_its_sheet(tmp_path: Path) -> None:
    waiting = [row.reason for row in plan(workbook(tmp_path, LIST, WITHDRAWN)).rows if row.awaits]
    assert [
        "Nobody said yet whether the sheet “Ingetrokken” counts: take it in or leave it out."
    ] * 2 == waiting


def test_a_workbook_of_withdrawn_ones_alone_is_asked_about(tmp_path: Path) -> None:
    assert {"A-2", "A-3"} == set(_outcomes(plan(workbook(tmp_path, WITHDRAWN))))
    assert [] == [*plan(workbook(tmp_path, WITHDRAWN)).dossiers_to_add]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Ingetrokken aanvragen", 1),
        ("Aanvragen zonder ingetrokken", 0),
        ("Dit is de lijst waarin ook vermeld staat wat oud is", 0),
    ],
)
def test_a_title_above_the_headings_may_say_it_too(tmp_path: Path, title: str, asked: int) -> None:
    made = plan(workbook(tmp_path, ("Blad1", [[title], *LIST[1]])))
    assert (asked, 1 - asked) == (len(made.questions), len(made.dossiers_to_add))


def test_a_sheet_that_is_left_out_takes_its_partners_along(tmp_path: Path) -> None:
    made = plan(workbook(tmp_path, LIST, WITHDRAWN, PARTNERS), answers=_said("Ingetrokken!*=leave-out"))
    assert ({"A-1": Outcome.ADDED}, (), ()) == (_outcomes(made), made.questions, made.waiting)
    assert [row for row in made.rows if row.outcome is Outcome.REFUSED] == []
    assert "The sheet “Ingetrokken” (2 rows) is left out." in made.notes
    assert any("1 row of partners or budget is of an application on a sheet" in note for note in made.notes)


def test_partners_of_an_application_on_both_sheets_stay(tmp_path: Path) -> None:
    twice = ("Ingetrokken", [HEAD, ["A-1", "T1 oud", "O"]])
    made = plan(workbook(tmp_path, LIST, twice, PARTNERS), answers=_said("Ingetrokken!*=leave-out"))
    assert ["P"] == [each.name for each in made.dossiers_to_add[0].partners]


def test_a_sheet_that_is_taken_in_is_read_like_the_other_and_said(tmp_path: Path) -> None:
    made = plan(workbook(tmp_path, LIST, WITHDRAWN), answers=_said("Ingetrokken!*=keep"))
    assert (3, ()) == (len(made.dossiers_to_add), made.questions)
    assert "Several sheets hold applications: “Aanvragen” (1 row), “Ingetrokken” (2 rows)." in made.notes


def test_several_sheets_of_which_none_says_so_are_read_and_said_or_asked(tmp_path: Path) -> None:
    """A script goes on as before; the window asks of each."""
    path = workbook(tmp_path, ("Gent", LIST[1]), ("Leuven", WITHDRAWN[1]))
    read = plan(path)
    assert (3, ()) == (len(read.dossiers_to_add), read.questions)
    assert "Several sheets hold applications: “Gent” (1 row), “Leuven” (2 rows)." in read.notes
    asked = plan(path, answers=ASK)
    assert (0, ["sheet:Gent", "sheet:Leuven"]) == (
        len(asked.dossiers_to_add),
        [each.id for each in asked.questions],
    )
    assert "The sheet “Leuven” holds 2 applications (A-2, A-3): do they count?" == asked.questions[1].text


def test_a_lone_sheet_and_a_text_file_are_not_asked_about(tmp_path: Path) -> None:
    lone = plan(workbook(tmp_path, LIST, PARTNERS), answers=ASK)
    text = plan(file(tmp_path, "nummer,titel,organisatie\nA-1,T,O\n", "aanvragen.csv"), answers=ASK)
    assert ((), ()) == (lone.questions, text.questions)


def test_an_answer_about_a_sheet_that_holds_no_applications_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, LIST, PARTNERS)
    with pytest.raises(BadValue, match="Aanvragen"):
        plan(path, answers=_said("partners!*=leave-out"))


def test_a_jury_list_has_no_sheets_of_applications(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["id", "naam"])
    book.active.append(["J1", "An"])
    book.save(tmp_path / "jury.xlsx")
    with pytest.raises(BadValue):
        read_people_table(tmp_path / "jury.xlsx", _said("Sheet!*=leave-out"))


def test_an_answer_about_a_sheet_hangs_on_all_that_stands_on_it(tmp_path: Path) -> None:
    """An earlier one is not taken for a sheet of that name with other applications on it."""
    one = plan(workbook(tmp_path, LIST, WITHDRAWN)).questions[0].evidence
    same = plan(workbook(tmp_path, WITHDRAWN)).questions[0].evidence
    other = plan(workbook(tmp_path, LIST, ("Ingetrokken", [HEAD, ["A-4", "T4", "O"]]))).questions[0].evidence
    assert (True, True, False) == (bool(one), one == same, one == other)


@pytest.mark.parametrize("again", ["", "nummer;titel;organisatie\n"])
def test_rows_below_a_line_that_says_so_are_refused_up_to_the_next(tmp_path: Path, again: str) -> None:
    head = "nummer;titel;organisatie\n"
    rows = f"A-1;T1;O\nIngetrokken:;;\n{again}A-2;T2;O2\nLopend;;\nA-3;T3;O3\n"
    made = plan(file(tmp_path, head + rows))
    assert ["A-1", "A-3"] == [each.application.number for each in made.dossiers_to_add]
    (refused,) = [row for row in made.rows if row.number == "A-2"]
    assert (Outcome.REFUSED, True) == (
        refused.outcome,
        "it stands below “Ingetrokken:” in row 3" in refused.reason,
    )
