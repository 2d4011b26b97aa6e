"""Texts with a line through a part of them, or with raised digits, in tables of applications and of scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from tests.exchange.intake.intake_samples import plan, workbook
from tests.exchange.intake.test_score_table import SCHEME

STRUCK_TITLE = CellRichText(TextBlock(InlineFont(strike=True), "Old"), " new")
STRUCK = CellRichText(TextBlock(InlineFont(strike=True), "1"), "150000")
RAISED = CellRichText("15", TextBlock(InlineFont(vertAlign="superscript"), "2"))
LOWERED = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"))
HEAD = ["number", "title", "organisation", "requested support", "summary"]


@pytest.mark.parametrize(
    ("position", "value", "why"),
    [
        (0, RAISED, "A2: digits or signs in it stand above or below the line"),
        (0, STRUCK, "A2: what stands in it is struck through"),
        (1, STRUCK_TITLE, "B2: what stands in it is struck through"),
        (3, STRUCK, "D2: what stands in it is struck through"),
        (3, RAISED, "D2: digits or signs in it stand above or below the line"),
    ],
)
def test_a_value_that_looks_otherwise_is_refused_with_its_cell(
    tmp_path: Path, position: int, value: object, why: str
) -> None:
    row: list[object] = ["A-1", "T", "O", 150000, "S"]
    row[position] = value
    (refused,) = plan(workbook(tmp_path, ("a", [HEAD, row]))).refused
    assert refused.reason.startswith(why)


def test_a_text_that_a_row_can_do_without_is_read_whole_and_that_is_said(tmp_path: Path) -> None:
    done = plan(workbook(tmp_path, ("a", [HEAD, ["A-1", LOWERED, "O", 1, STRUCK_TITLE]])))
    (dossier,) = done.dossiers_to_add
    assert ("CO2", "Old new") == (dossier.application.title, dossier.application.summary)
    said = " ".join((*done.notes, *(note for row in done.rows for note in row.notes)))
    assert "E2: what stands in it is struck through, all or a part of it" in said
    assert "– read whole" in said
    assert "In 1 cell digits or signs stand above or below the line: B2." in said


def test_a_struck_yes_is_no_commitment(tmp_path: Path) -> None:
    struck = CellRichText(TextBlock(InlineFont(strike=True), "yes"))
    partner = ["A-1", "P", "company", struck]
    done = plan(
        workbook(
            tmp_path,
            ("a", [HEAD[:3], ["A-1", "T", "O"]]),
            ("partners", [["number", "name", "helix", "committed"], partner]),
        )
    )
    assert [None] == [each.is_committed for dossier in done.dossiers_to_add for each in dossier.partners]


def scores(folder: Path, value: object, comment: object) -> ScoreTable:
    head = ["juror", "application", "criterion", "value", "comment"]
    path = workbook(folder, ("a", [head, ["J1", "A-1", "c", value, comment]]))
    return read_score_table(path, scheme=SCHEME, juror=None)


@pytest.mark.parametrize(
    ("value", "comment", "cell"),
    [
        (CellRichText(TextBlock(InlineFont(strike=True), "3")), "ok", "D2"),
        (CellRichText(TextBlock(InlineFont(strike=True), "3"), ",5"), "ok", "D2"),
        (CellRichText("3", TextBlock(InlineFont(vertAlign="superscript"), "1")), "ok", "D2"),
        (3, STRUCK_TITLE, "E2"),
    ],
)
def test_no_score_and_no_motivation_is_taken_with_a_line_through_a_part(
    tmp_path: Path, value: object, comment: object, cell: str
) -> None:
    table = scores(tmp_path, value, comment)
    assert ((), [cell]) == (table.rows, [each.cell for each in table.refused])


def test_a_motivation_may_hold_a_formula_of_chemistry(tmp_path: Path) -> None:
    table = scores(tmp_path, 3, LOWERED)
    assert ["CO2"] == [row.answer.comment for row in table.rows]
    assert "E2" in table.notes[0]


def test_signs_that_turn_letters_around_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    """On paper and screen another title, name or number would be read than the one that is kept."""
    row = ["A-1", "\u202eabc 12\u202c", "O\u2066rg\u2069", 1, "Two\u200fwords"]
    done = plan(workbook(tmp_path, ("a", [HEAD, row])))
    (dossier,) = done.dossiers_to_add
    assert ("abc 12", "Org") == (dossier.application.title, dossier.application.organisation)
    said = " ".join((*done.notes, *(note for each in done.rows for note in each.notes)))
    assert "“abc 12”: signs that turn the order of letters around were left out" in said
    assert "“Org”: signs that turn" in said
