"""The result of a merge is asked for where there is none, or where other files wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import hand_out
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.window.frame import MainWindow


@pytest.mark.long
def test_the_result_of_no_merge_says_so(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    handed = hand_out(panel, tmp_path / "packs")
    page = exchange(window, panel)
    page.handlers()["last-merge"]()
    assert "Nothing has been merged" in window.messages.text.text()
    page.open_at([returned(handed, "J1", "laptop", 6, tmp_path)])
    page.handlers()["last-merge"]()
    assert "Files wait to be merged" in window.messages.text.text()
    page.merging.merge()
    page.merging.leave_result()
    page.handlers()["last-merge"]()
    assert page.merging.is_at_result
