from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import file, plan, read, workbook

_HEAD = ["number", "title", "organisation", "total_budget"]
_ROW = ["A-1", "Zon", "O", 300]
HEAD = "number;title;organisation;total_budget;looptijd\n"


def made_with(tmp_path: Path, line: str, row: str = "A-1;Zon;O;300000;2") -> ImportPlan:
    return plan(file(tmp_path, f"{HEAD}{line}\n{row}\n"))


@pytest.mark.parametrize("line", ["maanden;;;;", "#;;;;", "(tekst);;;;", "nr.;;;;", "€;;;;"])
def test_a_unit_alone_under_the_headings_is_no_application(tmp_path: Path, line: str) -> None:
    made = made_with(tmp_path, line)
    assert (["A-1"], ()) == (read(made, "number"), made.questions)
    text = line.split(";")[0]
    assert f"Row 2 under the headings holds only “{text}”, and is no row." in made.notes


@pytest.mark.parametrize("line", ["in k€;;;;", "(in k€);;;;", "bedragen in duizend euro;;;;"])
def test_of_a_large_unit_alone_it_is_asked_of_which_amounts_it_speaks(tmp_path: Path, line: str) -> None:
    made = made_with(tmp_path, line, "A-1;Zon;O;300;2")
    assert [["column:total_budget"], ["A-1"]] == [
        [each.id for each in made.questions],
        [row.number for row in made.rows],
    ]


@pytest.mark.parametrize(
    "line", ["#;tekst;tekst;in k€;maanden", "nr;;(tekst);k€;mnd", "verplicht;verplicht;verplicht;k€;maanden"]
)
def test_units_under_the_headings_hold_also_beside_words_for_texts(tmp_path: Path, line: str) -> None:
    made = made_with(tmp_path, line, "A-1;Zon;O;300;24")
    assert ([30_000_000], [2]) == (read(made, "total_budget"), read(made, "years"))
    assert 1 == len(made.rows)


@pytest.mark.parametrize("line", ["A;Zon;O;;", "B;;;;", "k1;Tekst;O;;", "A-7;#;O;;"])
def test_a_row_that_may_be_an_application_is_read_as_one(tmp_path: Path, line: str) -> None:
    assert 2 == len(made_with(tmp_path, line).rows)


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["bedragen in k€"], _HEAD, _ROW], "above the headings stands “bedragen in k€” (A1)"),
        ([_HEAD, ["in k€"], _ROW], "under the headings stands “in k€” (A2)"),
        ([_HEAD, ["Alle bedragen in k€"], _ROW], "under the headings stands “Alle bedragen in k€” (A2)"),
        ([_HEAD, [None, "in k€"], _ROW], "under the headings stands “in k€” (B2)"),
        ([_HEAD, _ROW, [], ["* bedragen in k€"]], "below the list stands “* bedragen in k€” (A4)"),
    ],
)
def test_where_a_large_unit_stands_is_said_as_it_is(
    tmp_path: Path, rows: list[list[object]], place: str
) -> None:
    made = plan(workbook(tmp_path, ("a", rows)))
    (question,) = made.questions
    assert place in question.why
    assert ["A-1"] == [row.number for row in made.rows]


@pytest.mark.parametrize(
    ("heading", "under"), [("total_budget", "in dollar"), ("total_budget (k€)", "in euro")]
)
def test_a_unit_under_a_heading_that_is_unknown_or_contradicts_it_is_asked_about(
    tmp_path: Path, heading: str, under: str
) -> None:
    rows = [[*_HEAD[:3], heading, "looptijd"], ["#", None, None, under, "maanden"], [*_ROW, 24]]
    made = plan(workbook(tmp_path, ("a", rows)))
    (question,) = made.questions
    assert f"the heading says “{under}”, which cannot be read as a unit" in question.why
    assert () == made.dossiers_to_add


def test_what_a_cell_under_a_heading_says_is_said_with_that_cell(tmp_path: Path) -> None:
    made = plan(workbook(tmp_path, ("a", [_HEAD, [None, None, None, "in k€"], _ROW])))
    assert [30_000_000] == read(made, "total_budget")
    assert any(
        "“total_budget” was read as D2 under the headings says: 300 became" in note for note in made.notes
    )
