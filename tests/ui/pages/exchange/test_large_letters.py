"""Merging with letters twice as large: nothing stands out of sight beside the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.operations.exchange.handout import hand_out
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.look import theme
from ui.window.frame import MainWindow


@pytest.mark.long
def test_no_file_is_read_by_going_aside(window: MainWindow, tmp_path: Path, qapp: QApplication) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    handed = hand_out(panel, tmp_path / "packs")
    theme.apply(qapp, "light", text_scale=2.0)
    window.resize(1440, 900)
    page = exchange(window, panel)
    path = returned(handed, "J1", "laptop-with-a-long-name-of-its-own", 6, tmp_path)
    page.open_at([path])
    settle()

    assert page.merging.table.horizontalScrollBar().maximum() == 0
