"""Values in the colour of their ground, or under a format that hides them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.tables import read_tables
from tests.exchange.intake.intake_samples import plan, read, workbook

LIST = [
    ["nummer", "titel", "organisatie", "acroniem", "gevraagde steun"],
    ["A-1", "T1", "O1", "EEN", 1000],
    ["A-2", "T2", "O2", "TWEE", 2000],
    ["A-3", "T3", "O3", "DRIE", 3000],
]
WHITE = Font(color="FFFFFFFF")


def _looked(folder: Path, **looks: Font | PatternFill | str) -> Path:
    path = workbook(folder, ("A", LIST))
    book = openpyxl.load_workbook(path)
    for cells, look in looks.items():
        found = book.active[cells.replace("_", ":")]
        for cell in [found] if not isinstance(found, tuple) else [each for row in found for each in row]:
            if isinstance(look, str):
                cell.number_format = look
            elif isinstance(look, Font):
                cell.font = look
            else:
                cell.fill = look
    book.save(path)
    return path


def _waiting(made: ImportPlan) -> list[str]:
    return [row.number for row in made.rows if row.awaits == ("hidden-rows:unseen",)]


@pytest.mark.parametrize(
    ("cell", "look"),
    [
        ("D3", WHITE),
        ("D3", Font(color=Color(theme=0))),
        ("D3", Font(color=Color(indexed=1))),
        ("D3", Font(color="FFFAFAFA")),
        ("D3", ";;;"),
        ("E3", ";;;"),
        ("E3", ";;"),
        ("E3", WHITE),
    ],
)
def test_a_row_with_a_value_that_nobody_sees_waits_with_its_cell_named(
    tmp_path: Path, cell: str, look: Font | str
) -> None:
    made = plan(_looked(tmp_path, **{cell: look}))
    assert ["A-2"] == _waiting(made)
    assert ["A-1", "A-3"] == read(made, "number")
    assert any(cell in note and "nobody sees" in note for note in made.notes)
    (question,) = made.questions
    assert ["keep", "remove", "leave-out"] == [each.id for each in question.choices]


@pytest.mark.parametrize(
    ("answer", "numbers", "acronyms"),
    [
        ("unseen=keep", ["A-1", "A-2", "A-3"], ["EEN", "TWEE", "DRIE"]),
        ("unseen=remove", ["A-1", "A-2", "A-3"], ["EEN", "", "DRIE"]),
        ("unseen=leave-out", ["A-1", "A-3"], ["EEN", "DRIE"]),
    ],
)
def test_it_is_read_read_without_it_or_left_out(
    tmp_path: Path, answer: str, numbers: list[str], acronyms: list[str]
) -> None:
    made = plan(_looked(tmp_path, D3=WHITE), answers=row_answers([answer]))
    assert (numbers, acronyms) == (read(made, "number"), read(made, "acronym"))
    assert not made.questions


def test_a_number_under_a_format_that_hides_it_is_read_once_somebody_says_so(tmp_path: Path) -> None:
    made = plan(_looked(tmp_path, E3=";;;"), answers=row_answers(["unseen=keep"]))
    assert [100_000, 200_000, 300_000] == read(made, "requested_support")


def test_a_whole_row_in_white_waits_and_is_gone_without_its_values(tmp_path: Path) -> None:
    path = _looked(tmp_path, A3_E3=WHITE)
    assert ["A-2"] == _waiting(plan(path))
    made = plan(path, answers=row_answers(["unseen=remove"]))
    assert (["A-1", "A-3"], []) == (
        read(made, "number"),
        [row for row in made.rows if row.outcome is Outcome.REFUSED],
    )


def test_a_column_of_them_is_hidden(tmp_path: Path) -> None:
    (sheet,) = read_tables(_looked(tmp_path, D2_D4=WHITE))
    assert ((3,), {}) == (sheet.out_of_sight, dict(sheet.hidden))


def test_what_is_seen_is_not_asked_about(tmp_path: Path) -> None:
    dark = PatternFill("solid", start_color="FF203040", end_color="FF203040")
    path = _looked(tmp_path, A1_E1=WHITE, A2_E2=dark, D4=Font(color=Color(theme=1)), E4="0;-0;;@")
    book = openpyxl.load_workbook(path)
    for cell in book.active[2]:
        cell.font = WHITE
    book.save(path)
    assert ["A-1", "A-2", "A-3"] == read(plan(path), "number")


def test_what_has_the_colour_of_its_own_ground_is_not_seen_either(tmp_path: Path) -> None:
    path = _looked(tmp_path, D3=PatternFill("solid", start_color="FFFFFF00", end_color="FFFFFF00"))
    book = openpyxl.load_workbook(path)
    book.active["D3"].font = Font(color="FFFFFF00")
    book.save(path)
    (sheet,) = read_tables(path)
    assert {3: HiddenBy.UNSEEN} == dict(sheet.hidden)
