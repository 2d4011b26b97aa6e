"""Rows that are hidden in a workbook: named one by one, taken in, left out, or asked about."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import BUDGET, PARTNERS, ImportPlan, Outcome
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import BY_EITHER, BY_HAND
from tests.exchange.intake.intake_samples import plan, stored, workbook

APPLICATIONS = [["number", "title", "organisation"], *[[f"A-{n}", f"T{n}", "O"] for n in range(1, 6)]]
OF_A_2 = [
    ["number", "name", "helix"],
    ["A-2", "P", "company"],
    ["A-2", "Q", "company"],
    ["A-3", "R", "company"],
]
ASK = {"hidden-rows:": "ask"}


def _hidden(folder: Path) -> Path:
    """A-2 (row 3) by a filter of the rows 2–4, A-5 (row 6) by hand, and the partner Q (row 3) by hand."""
    path = workbook(folder, ("Lijst", APPLICATIONS), ("partners", OF_A_2))
    book = openpyxl.load_workbook(path)
    book["Lijst"].auto_filter.ref = "A1:C4"
    book["Lijst"].auto_filter.add_filter_column(1, ["T1", "T3"])
    for sheet, row in (("Lijst", 3), ("Lijst", 6), ("partners", 3)):
        book[sheet].row_dimensions[row].hidden = True
    book.save(path)
    return path


def _outcomes(made: ImportPlan) -> dict[str, Outcome]:
    return {row.number: row.outcome for row in made.rows if row.kind not in (PARTNERS, BUDGET)}


def _uses(made: ImportPlan) -> list[tuple[str, int, str, Use | None]]:
    return [(each.sheet, each.row, str(each.hidden_by), each.use) for each in made.hidden]


def test_a_hidden_row_says_so_with_what_hides_it(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path))
    rows = {row.number: row for row in made.rows}
    assert {"A-1": "", "A-2": "filter", "A-3": "", "A-4": "", "A-5": "hand"} == {
        number: row.hidden for number, row in rows.items()
    }
    assert rows["A-2"].notes[0] == "This row is hidden by a filter in the workbook."
    assert "a.xlsx [partners] row 3: This row is hidden by hand in the workbook." in rows["A-2"].notes
    assert (1, "This row is hidden by hand in the workbook.") == (
        rows["A-2"].hidden_parts,
        rows["A-5"].reason,
    )
    assert made.of_choices == (
        "1 row of a.xlsx [Lijst] is hidden by a filter in the workbook, and is read like the others: "
        "row 3 (A-2 “T2”).",
        "1 row of a.xlsx [Lijst] is hidden by hand in the workbook, and is read like the others: row 6 (A-5 “T5”).",
        "1 row of a.xlsx [partners] is hidden by hand in the workbook, and is read like the others: row 3 (A-2 “Q”).",
    )


def test_what_somebody_hid_is_asked_about_and_what_a_filter_hides_comes_in(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path), answers=ASK)
    assert [
        ("Lijst", 3, "filter", Use.KEEP),
        ("Lijst", 6, "hand", None),
        ("partners", 3, "hand", None),
    ] == _uses(made)
    assert (Outcome.ADDED, Outcome.REFUSED) == (_outcomes(made)["A-2"], _outcomes(made)["A-5"])
    (question,) = made.questions
    assert (BY_HAND, True) == (question.id, "row 6 (A-5 “T5”), row 3 (A-2 “Q”)" in question.text)
    refused = next(row for row in made.rows if row.number == "A-5")
    assert refused.reason.startswith("This row is hidden by hand in the workbook. Nobody said yet")
    assert ["P"] == [each.name for each in made.dossiers_to_add[1].partners]


@pytest.mark.parametrize(
    ("answers", "numbers"),
    [
        ({BY_HAND: "keep"}, "A-1 A-2 A-3 A-4 A-5"),
        ({BY_HAND: "leave-out"}, "A-1 A-2 A-3 A-4"),
        ({BY_HAND: "leave-out", "row:a.xlsx[Lijst]6": "keep"}, "A-1 A-2 A-3 A-4 A-5"),
        ({BY_HAND: "keep", "hidden-row:Lijst!6": "leave-out"}, "A-1 A-2 A-3 A-4"),
        ({BY_HAND: "keep", "hidden-row:3": "leave-out"}, "A-1 A-3 A-4 A-5"),
        ({BY_HAND: "keep", "hidden-rows:filter": "leave-out"}, "A-1 A-3 A-4 A-5"),
    ],
)
def test_each_is_taken_in_or_left_out_as_somebody_says(
    tmp_path: Path, answers: dict[str, str], numbers: str
) -> None:
    made = plan(_hidden(tmp_path), answers=ASK | answers)
    assert (numbers.split(), ()) == ([row.number for row in made.rows], made.questions)


def test_partners_of_an_application_that_is_left_out_go_with_it(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path), answers={"hidden-rows:filter": "leave-out"})
    assert ({"A-1", "A-3", "A-4", "A-5"}, ()) == (set(_outcomes(made)), made.refused)
    assert "is left out: row 3 (A-2 “T2”) with 2 rows of partners or budget." in made.of_choices[0]


def test_an_older_row_of_an_application_that_is_left_out_leaves_the_other_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Lijst", [*APPLICATIONS, ["A-2", "New", "O"]]), ("partners", OF_A_2))
    book = openpyxl.load_workbook(path)
    book["Lijst"].row_dimensions[3].hidden = True
    book.save(path)
    assert Outcome.REFUSED is _outcomes(plan(path))["A-2"]
    made = plan(path, answers={BY_HAND: "leave-out"})
    told = {
        each.application.number: (each.application.title, len(each.partners)) for each in made.dossiers_to_add
    }
    assert (told["A-2"], ()) == (("New", 2), made.refused)


def test_what_is_stored_stays_where_its_row_is_left_out(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path), existing=stored("A-2"), answers={"hidden-rows:filter": "leave-out"})
    assert "A-2" not in {
        each.application.number for each in (*made.dossiers_to_update, *made.dossiers_to_add)
    }


def test_an_answer_about_a_row_that_is_not_hidden_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"Row 4 is not hidden or struck through; those that are: row 3 \(A-2"):
        plan(_hidden(tmp_path), answers={"hidden-row:4": "leave-out"})


def test_a_number_in_merged_cells_holds_for_rows_below_a_hidden_one(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Lijst", APPLICATIONS), ("partners", [*OF_A_2[:2], [None, "Q", "company"]]))
    book = openpyxl.load_workbook(path)
    book["partners"].merge_cells("A2:A3")
    book["partners"].row_dimensions[2].hidden = True
    book.save(path)
    made = plan(path, answers={BY_HAND: "leave-out"})
    assert (["Q"], ()) == ([each.name for each in made.dossiers_to_add[1].partners], made.refused)


@pytest.mark.parametrize(
    ("answers", "numbers", "asked"),
    [
        ({}, "A-1 A-2 A-3", []),
        (ASK, "A-1 A-3", [BY_EITHER]),
        ({BY_HAND: "leave-out"}, "A-1 A-3", [BY_EITHER]),
        ({BY_HAND: "leave-out", BY_EITHER: "keep"}, "A-1 A-2 A-3", []),
        ({**ASK, BY_EITHER: "leave-out"}, "A-1 A-3", []),
    ],
)
def test_a_row_that_a_filter_may_hide_or_somebody_is_asked_about(
    tmp_path: Path, answers: dict[str, str], numbers: str, asked: list[str]
) -> None:
    path = workbook(tmp_path, ("Lijst", APPLICATIONS[:4]))
    book = openpyxl.load_workbook(path)
    book["Lijst"].sheet_properties.filterMode = True
    book["Lijst"].row_dimensions[3].hidden = True
    book.save(path)
    made = plan(path, answers=answers)
    assert numbers.split() == [each.application.number for each in made.dossiers_to_add]
    assert asked == [each.id for each in made.questions]
    assert "hidden by a filter or by hand" in made.of_choices[0]
