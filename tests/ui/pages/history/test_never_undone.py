"""A change that nothing takes back says why where its undo would stand."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.exchange.handout import hand_out
from tests.samples import SECRETARY, small_panel
from ui.pages.history.page import HistoryPage
from ui.window.frame import MainWindow


def test_packs_that_left_say_why_they_are_not_called_back(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    hand_out(panel, tmp_path / "packs")
    window.start(panel)
    window.show_page("history", panel.view.last_change())
    page = window.page()
    assert isinstance(page, HistoryPage)
    card = page.change_card

    assert not card.ask_button.isVisible()
    assert "cannot be undone: files may already have been sent because of it" in card._never.text()
    page.open_at(panel.view.last_change() - 1)
    assert card.ask_button.isVisible()
    assert not card._never.isVisible()
