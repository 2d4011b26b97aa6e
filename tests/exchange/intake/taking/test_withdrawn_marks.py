"""A title with a mark that it was withdrawn or replaced is asked about: taken in as it stands, or left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.cli.importing.taking import row_answers
from evalapp.exchange.intake.taking.withdrawn_marks import is_marked
from tests.exchange.intake.intake_samples import plan, read, workbook

_HEAD = ["nummer", "titel", "organisatie"]
_MARKED = [
    "Project X (ingetrokken)", "Project X (withdrawn)", "Project X (vervangen door A-9)", "Project X [INGETROKKEN]",
    "Haven (dubbel, zie A-2)", "INGETROKKEN: Groene haven", "Zon – geschrapt", "Zon *ingetrokken*",
    "Zon (ingetrokken op 3/4/2016)", "Zon (niet weerhouden)",
]  # fmt: skip


@pytest.mark.parametrize("title", _MARKED)
def test_a_row_with_a_mark_waits_and_is_taken_in_or_left_out(tmp_path: Path, title: str) -> None:
    rows = [_HEAD, ["A-1", "Water", "O"], ["A-2", title, "P"], ["A-3", "Wind (pilot)", "Q"]]
    path = workbook(tmp_path, ("a", rows))
    made = plan(path)
    assert ["A-1", "A-3"] == read(made, "number")
    assert [("hidden-rows:stated",)] == [row.awaits for row in made.rows if row.number == "A-2"]
    assert f"“{title}” in row 3, which waits" in " ".join(made.notes)
    left_out = plan(path, answers=row_answers(["3=leave-out"]))
    assert ["A-1", "A-3"] == read(left_out, "number")
    assert "waits" not in " ".join(left_out.notes)
    for said in ("3=keep", "stated=keep"):
        kept = plan(path, answers=row_answers([said]))
        assert ["Water", title, "Wind (pilot)"] == read(kept, "title")
        assert "waits" not in " ".join(kept.notes)


def test_of_rows_alike_only_those_that_still_wait_are_named(tmp_path: Path) -> None:
    rows = [_HEAD, ["A-1", "Zon (ingetrokken)", "O"], ["A-2", "Zon (ingetrokken)", "P"]]
    path = workbook(tmp_path, ("a", rows))
    said = " ".join(plan(path, answers=row_answers(["2=leave-out"])).notes)
    assert "“Zon (ingetrokken)” in row 3, which waits" in said


def test_one_of_them_is_taken_in_and_the_others_left_out_by_their_kind(tmp_path: Path) -> None:
    rows = [_HEAD, *([f"A-{n}", title, "O"] for n, title in enumerate(_MARKED))]
    made = plan(workbook(tmp_path, ("a", rows)), answers=row_answers(["2=keep", "stated=leave-out"]))
    assert (["A-0"], ()) == (read(made, "number"), made.questions)


def test_an_applicant_with_a_mark_is_asked_about_too(tmp_path: Path) -> None:
    rows = [_HEAD, ["A-1", "Water", "Kring vzw (ingetrokken)"]]
    made = plan(workbook(tmp_path, ("a", rows)))
    assert [("hidden-rows:stated",)] == [row.awaits for row in made.rows]


def test_a_title_that_says_nothing_else_is_none_though_it_is_taken_in(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", [_HEAD, ["A-1", "Ingetrokken", "O"]]))
    assert [("hidden-rows:stated",)] == [row.awaits for row in plan(path).rows]
    assert ["B2"] == [row.cell for row in plan(path, answers=row_answers(["2=keep"])).rows]


@pytest.mark.parametrize(
    "title",
    [
        "Digitaal erfgoed (archief)", "Zon (niet ingetrokken)", "Retired – werken na 65", "De weg is vervallen",
        "Ingetrokken gevels in de stad", "Slimme haven (IBN)", "Project Dubbel", "Niet ingetrokken (pilot)",
    ],
)  # fmt: skip
def test_what_a_project_may_be_called_is_none(title: str) -> None:
    assert not is_marked(title)
