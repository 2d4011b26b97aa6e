"""A list of partners without a column for the side of the triple helix is asked about once, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.application import Helix
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import PARTNERS
from tests.exchange.intake.intake_samples import plan, read, workbook

LIST = [["nummer", "titel", "organisatie"], ["A-1", "T1", "O1"], ["A-2", "T2", "O2"]]
SIDELESS = [
    ["nummer", "naam", "personeel"],
    ["A-1", "Jans bv", 3],
    ["A-1", "Peeters nv", 40],
    ["A-2", "Claes bv", 5],
]


def _book(folder: Path) -> Path:
    return workbook(folder, ("aanvragen", LIST), ("partners", SIDELESS))


def test_the_applications_come_in_and_the_partners_wait_for_one_answer(tmp_path: Path) -> None:
    made = plan(_book(tmp_path))
    assert ["A-1", "A-2"] == read(made, "number")
    assert [("sheet:partners",)] * 3 == [row.awaits for row in made.rows if row.kind == PARTNERS]
    (question,) = made.questions
    assert [*Helix, "leave-out"] == [each.id for each in question.choices]
    assert [True, True] == [dossier.partners == () for dossier in made.dossiers_to_add]


def test_of_each_partner_that_waits_it_is_said_that_no_column_has_its_side(tmp_path: Path) -> None:
    reasons = {row.reason for row in plan(_book(tmp_path)).rows if row.kind == PARTNERS}
    assert {
        "No column says on which side of the triple helix this partner stands; nobody said it of the list."
    } == reasons


def test_all_of_them_stand_on_the_side_that_is_said(tmp_path: Path) -> None:
    made = plan(_book(tmp_path), answers=row_answers(["partners!*=company"]))
    assert [(Helix.COMPANY, Helix.COMPANY), (Helix.COMPANY,)] == [
        tuple(partner.helix for partner in dossier.partners) for dossier in made.dossiers_to_add
    ]
    assert not made.questions


def test_the_list_is_left_out_where_somebody_says_so(tmp_path: Path) -> None:
    made = plan(_book(tmp_path), answers=row_answers(["partners!*=leave-out"]))
    assert [] == [row for row in made.rows if row.kind == PARTNERS]
    assert any("is left out" in note for note in made.notes)


def test_a_list_of_applications_has_no_side(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="aanvragen"):
        plan(_book(tmp_path), answers=row_answers(["aanvragen!*=company"]))
