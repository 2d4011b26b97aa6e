"""Choosing a score without a justification over one that has it says that the justification is not taken along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Choice
from evalapp.domain.scoring.answer import Answer
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.paper.entering import enter_paper
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.mark.long
def test_taking_the_bare_score_from_paper_says_what_goes(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    sealed = returned(hand_out(panel, tmp_path / "packs"), "J1", "laptop", 6, tmp_path)
    merge(panel, plan_merge(panel, [sealed]))
    enter_paper(panel, PersonId("J1"), "A-1", {"helix": Answer(3)})
    page = exchange(window, panel)
    page.open_at("choices")
    view = page.choices.choices.view
    view.cards[Choice.KEEP].click()
    assert not view.result.badge.text() or "without" not in view.result.badge.text()
    assert "without justification" in view.cards[Choice.TAKE].accessibleName()
    assert "and its justification" in view.cards[Choice.KEEP].accessibleName()
    view.cards[Choice.TAKE].click()
    assert "without justification" == view.result.badge.text()
    assert "is not taken along" in view.result.accessibleName()
