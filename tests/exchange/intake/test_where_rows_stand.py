"""A row is named with its sheet wherever its file has several, and with its file wherever several are read."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import column, file, plan, workbook

HEAD = ["number", "title", "organisation"]


def test_a_number_that_resembles_another_is_asked_about_with_its_sheet(tmp_path: Path) -> None:
    one, other = [HEAD, ["A-1", "T", "O"]], [HEAD, ["a-1", "T", "O"]]
    (question,) = plan(workbook(tmp_path, ("This year", one), ("Last year", other))).questions
    assert "“a-1” in row 2 of a.xlsx [Last year]:" == question.text


def test_partners_given_once_more_are_named_with_their_sheet(tmp_path: Path) -> None:
    partner = ["A-1", "P", "bedrijf"]
    sheets = (
        ("list", [HEAD, ["A-1", "T", "O"]]),
        ("partners", [["number", "naam", "helix"], partner, partner]),
    )
    made = plan(workbook(tmp_path, *sheets))
    assert any(note.startswith("In a.xlsx [partners] 1 row gives a partner once more") for note in made.notes)


def test_a_total_of_the_budget_is_named_with_its_sheet(tmp_path: Path) -> None:
    budget = [["number", "year", "line", "amount"], ["A-1", 1, "Loon", 5], ["A-1", 1, "Totaal", 5]]
    made = plan(workbook(tmp_path, ("list", [HEAD, ["A-1", "T", "O"]]), ("budget", budget)))
    assert any("a.xlsx [budget] 1 line of the budget is a total" in note for note in made.notes)


def test_a_list_without_titles_in_a_second_file_names_the_file_and_how_both_come_in(tmp_path: Path) -> None:
    first = file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    second = file(tmp_path, "number;summary\nA-1;Short\n", "more.csv")
    together = plan(first, second)
    assert (
        "“A-1” also stands in row 2 of a.csv; give each application one row, or import one file after the other."
        == together.rows[1].reason
    )
    alone = plan(first).dossiers_to_add
    assert [Outcome.UPDATED] == [row.outcome for row in plan(second, existing=alone).rows]


def test_a_question_about_a_column_names_the_file_of_its_cell(tmp_path: Path) -> None:
    first = column(tmp_path, "start", "12/17/2015", "7/1/2015")
    other = file(tmp_path, "number;title;organisation\nB-1;T;O\n", "b.csv")
    (question,) = plan(first, other).questions
    assert question.why.startswith("a.csv: D2 “12/17/2015” can only have the month first")
    (question,) = plan(first).questions
    assert question.why.startswith("D2 “12/17/2015”")


def test_how_a_column_was_read_names_its_file_and_sheet(tmp_path: Path) -> None:
    heads = [[*HEAD, "steun (k€)"], ["A-1", "T", "O", 150]]
    book = workbook(tmp_path, ("list", heads), ("notes", [["x"], ["y"]]))
    other = file(tmp_path, "number;title;organisation\nB-1;T;O\n", "b.csv")
    assert any(
        note.startswith("[list]: “steun (k€)” was read as its heading says") for note in plan(book).notes
    )
    assert any(note.startswith("a.xlsx [list]: “steun (k€)” was read") for note in plan(book, other).notes)


def test_a_row_that_is_too_long_below_longer_ones_is_refused_with_its_place(tmp_path: Path) -> None:
    """Above the headings stand rows that are wider than these, so that what is too much has no heading."""
    row = "A-{n},Titel {n},AC{n},Org {n},C,Antwerpen,2016-01-01,3,een, twee, drie, vier"
    headings = "number,title,acronym,organisation,sector,province,start,years"
    lines = [row.format(n=1), row.format(n=2), headings, row.format(n=3), row.format(n=4) + ",vijf,zes", ""]
    refused = plan(file(tmp_path, "\n".join(lines))).refused
    assert [4, 5] == [each.row for each in refused]


def test_a_cell_that_may_not_be_empty_is_named_by_its_heading(tmp_path: Path) -> None:
    table = file(tmp_path, "number;title;Aanvrager\nA-1;T;O\nA-2;T;\n")
    (refused,) = plan(table).refused
    assert "C3: “Aanvrager” is empty, and no row can do without it." == refused.reason
