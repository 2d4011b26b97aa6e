"""Rows and values that somebody struck through in a workbook, as the look of their cells says it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.errors import KnownError
from evalapp.domain.intake import APPLICATIONS, Outcome
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.exchange.intake.people.table import read_people_table
from evalapp.exchange.intake.scores import read_score_table
from evalapp.operations.panel.people_tables import read_pairs
from tests.exchange.intake.intake_samples import plan, workbook
from tests.samples import SCHEME

LIST = [["number", "title", "organisation", "years"], *[[f"A-{n}", f"T{n}", "O", 2] for n in range(1, 4)]]


def _struck(path: Path, *cells: str) -> Path:
    book = openpyxl.load_workbook(path)
    for cell in cells:
        for each in book.active[f"A{cell}:E{cell}"][0] if cell.isdigit() else [book.active[cell]]:
            each.font = Font(strike=True)
    book.save(path)
    return path


def _said(*rows: str) -> dict[str, str]:
    return row_answers(rows, without_hidden=False)


def test_a_struck_row_waits_for_a_word_at_every_door(tmp_path: Path) -> None:
    made = plan(_struck(workbook(tmp_path, ("A", LIST)), "3"))
    refused = {row.number: row for row in made.rows if row.outcome is Outcome.REFUSED}
    assert [("A-2", ("hidden-rows:struck",))] == [(each, row.awaits) for each, row in refused.items()]
    assert (
        "This row is struck through in the workbook. Nobody said yet whether it counts: take it in or leave it out."
        == refused["A-2"].reason
    )
    assert [("hidden-rows:struck", HiddenBy.STRUCK, None)] == [
        (made.questions[0].id, each.hidden_by, each.use) for each in made.hidden
    ]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("3=keep", ["A-1", "A-2", "A-3"]),
        ("3=leave-out", ["A-1", "A-3"]),
        ("struck=keep", ["A-1", "A-2", "A-3"]),
        ("struck=leave-out", ["A-1", "A-3"]),
    ],
)
def test_a_struck_row_is_kept_or_left_out(tmp_path: Path, answer: str, numbers: list[str]) -> None:
    made = plan(_struck(workbook(tmp_path, ("A", LIST)), "3"), answers=_said(answer))
    assert (numbers, ()) == ([each.application.number for each in made.dossiers_to_add], made.questions)


def test_a_struck_row_that_is_hidden_too_is_a_struck_one(tmp_path: Path) -> None:
    path = _struck(workbook(tmp_path, ("A", LIST)), "3")
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    assert [HiddenBy.STRUCK] == [each.hidden_by for each in plan(path).hidden]


@pytest.mark.parametrize("cell", ["A3", "B3", "D3"])
def test_a_struck_value_is_refused_with_its_cell(tmp_path: Path, cell: str) -> None:
    made = plan(_struck(workbook(tmp_path, ("A", LIST)), cell))
    (row,) = [each for each in made.rows if each.kind == APPLICATIONS and each.outcome is Outcome.REFUSED]
    assert row.reason.startswith(f"{cell}: what stands in it is struck through")


def test_a_line_through_an_empty_cell_strikes_nothing(tmp_path: Path) -> None:
    assert 3 == len(plan(_struck(workbook(tmp_path, ("A", LIST)), "E3")).dossiers_to_add)


@pytest.mark.parametrize("cell", ["2", "D2", "E2", "A2"])
def test_a_struck_score_is_none(tmp_path: Path, cell: str) -> None:
    head = ["juror", "application", "criterion", "value", "comment"]
    path = workbook(tmp_path, ("a", [head, ["J1", "A-1", "helix", 4, "good"], ["J1", "A-2", "helix", 3, ""]]))
    table = read_score_table(_struck(path, cell), scheme=parse_scheme(SCHEME), juror=None)
    assert (["A-2"], [2], True) == (
        [row.application for row in table.rows],
        [each.row for each in table.refused],
        "struck through" in table.refused[0].reason,
    )
    assert not any("is read like the others" in note for note in table.notes)


def test_a_struck_member_of_the_jury_waits_for_a_word(tmp_path: Path) -> None:
    path = _struck(workbook(tmp_path, ("a", [["id", "name"], ["J1", "An"], ["J2", "Els"]])), "2")
    asked, kept = read_people_table(path), read_people_table(path, _said("struck=keep"))
    assert (["J2"], ["J1"], ["J1", "J2"]) == (
        [each.person.id for each in asked.people],
        [each.juror for each in asked.refused],
        [each.person.id for each in kept.people],
    )


def test_an_assignment_with_a_struck_row_is_not_taken(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", [["juror", "application"], ["J1", "A-1"], ["J2", "A-1"]]))
    with pytest.raises(KnownError, match="row 3: This row is struck through"):
        read_pairs(_struck(path, "3"))
