"""A large merge is written beside the window, and may be stopped: then the panel is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.pages.exchange import merge_writing
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    return panel


@pytest.fixture
def page(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ExchangePage:
    """With two returns looked at, of which every score counts as many."""
    monkeypatch.setattr(merge_writing, "_FEW", 0)
    handed: HandedOut = hand_out(panel, tmp_path / "packs")
    page = exchange(window, panel)
    page.open_at([returned(handed, juror, "laptop", 6, tmp_path) for juror in ("J1", "J2")])
    return page


@pytest.mark.long
def test_it_is_one_change_of_which_every_page_hears(
    window: MainWindow, panel: Workspace, page: ExchangePage
) -> None:
    before = panel.view.last_change()
    page.merging.merge_button.click()

    assert (panel.view.last_change(), len(panel.view.scores())) == (before + 1, 12)
    assert page.merging.is_at_result
    assert page.merging.writing.isHidden()
    assert not page.merging.writing.is_under_way
    window.undo()
    assert panel.view.scores() == []


@pytest.mark.long
def test_stopped_in_time_it_leaves_the_panel_and_the_files_as_they_were(
    panel: Workspace, page: ExchangePage
) -> None:
    before, writing = panel.view.fingerprint(), page.merging.writing
    stop = writing.stop.click
    writing._writing.progressed.connect(stop)  # at its first words, before anything is written
    page.merging.merge_button.click()

    assert panel.view.fingerprint() == before
    assert page.merging.said.text() == "Stopped: nothing was merged, and the panel is as it was."
    assert (page.merging.plan is not None, page.merging.merge_button.isEnabled()) == (True, True)
    writing._writing.progressed.disconnect(stop)
    page.merging.merge_button.click()
    assert len(panel.view.scores()) == 12


@pytest.mark.long
def test_it_is_refused_in_words_where_the_panel_was_changed_meanwhile(
    panel: Workspace, page: ExchangePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = page.merging.plan
    assert plan is not None
    monkeypatch.setattr(type(panel.view), "fingerprint", lambda _self: "another")
    page.merging.merge_button.click()

    assert "changed after these files were looked at" in page.merging.error.text()
    assert panel.view.scores() == []
