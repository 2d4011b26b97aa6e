"""A call for spearhead clusters through the window: five applications, each assessed by itself, to the print."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.operations.ranking.ranking import ranking_of
from tools.evening.spearhead import CUT, NUMBERS, REJECTED, RETURNED, TITLE, play
from tools.office import Office


@pytest.mark.long
def test_a_call_in_which_each_application_is_assessed_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path)
    try:
        printed = play(office)
        view = office.panel.view
        assert {each.place for each in ranking_of(office.panel).places} == {None}
        agreed = [(each.application, each.criterion, each.value) for each in view.consensus()]
        assert agreed == [("S-3", "triple-helix", 9)]
        proposed = {each.application: each for each in view.decidings.advice()}
        assert {number: each.outcome for number, each in proposed.items()} == {
            **dict.fromkeys(NUMBERS, Proposal.APPROVE),
            RETURNED: Proposal.RETURN,
            REJECTED: Proposal.REJECT,
        }
        assert (proposed[CUT].amount, len(proposed[RETURNED].conditions)) == (1_200_000_00, 1)
        decided = {each.application: (each.outcome, each.amount) for each in view.decidings.rulings()}
        assert decided == {
            "S-1": (Ruling.APPROVED, 1_200_000_00),
            "S-3": (Ruling.APPROVED, 1_500_000_00),
            "S-4": (Ruling.REJECTED, None),
            "S-5": (Ruling.APPROVED, 1_500_000_00),
        }
        assert {each.application for each in view.decidings.notified()} == set(decided)
        pages = [each.extract_text() for each in PdfReader(printed).pages]
        text = " ".join(" ".join(pages).split())
        told = (
            "3 given support",
            "1 refused, 1 returned",
            "€4,200,000 granted of €7,500,000",
        )
        for expected in (TITLE, "Luc Maes", "Mia Willems", *told):
            assert expected in text, expected
    finally:
        office.close()
