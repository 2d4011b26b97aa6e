"""A file that was handed over says so where something cannot be done in it, and not that the phase is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.desks.handing.giving import hand_over, take_back
from evalapp.operations.progress.status import status_of
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two
from tests.samples import SECRETARY
from ui.pages.exchange.page import ExchangePage
from ui.pages.overview.page import OverviewPage
from ui.window.frame import MainWindow


@pytest.fixture
def handed(window: MainWindow, tmp_path: Path) -> Workspace:
    two = Two(tmp_path)
    panel = Workspace.open(two.here, SECRETARY)
    hand_over(panel, "Els Bos", tmp_path / "call.evalhandover")
    window.start(panel)
    return panel


@pytest.mark.long
@pytest.mark.parametrize("tab", ["hand-out", "merge", "paper"])
def test_what_cannot_be_done_here_is_done_where_it_went(
    window: MainWindow, handed: Workspace, tab: str
) -> None:
    window.show_page("exchange", tab)
    page = window.page()
    assert isinstance(page, ExchangePage)
    panel = {"hand-out": page.handout, "merge": page.merging, "paper": page.paper}[tab]
    assert panel.closed.isVisible()
    assert "handed over to Els Bos" in panel.closed.text()
    assert "phase" not in panel.closed.text()


@pytest.mark.long
def test_the_next_step_is_to_take_it_back_or_go_on_elsewhere(window: MainWindow, handed: Workspace) -> None:
    step = status_of(handed).next
    assert ("take-back", "Another desk writes now") == (step.id, step.label)
    assert "handed over to Els Bos" in step.advice
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    assert "Go to the copies" == page.next_card.button.text()
    page.next_card.button.click()
    shown = window.page()
    assert isinstance(shown, ExchangePage)
    assert shown.copies.isVisible()
    take_back(handed, "Els is ziek.")
    assert "take-back" != status_of(handed).next.id
    window.show_page("overview")
    assert "Go to the copies" != page.next_card.button.text()
