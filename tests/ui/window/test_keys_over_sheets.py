"""A key of the window does nothing unseen below a sheet: the sheet goes first, but for what holds wherever one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.samples import small_panel
from ui.dialogs.overlay import Overlay
from ui.window.frame import MainWindow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(window: MainWindow, tmp_path: Path) -> Overlay:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as("S-01")
    window.activateWindow()
    made = Overlay(window, "Sheet")
    field = QWidget()
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.card.body.addWidget(field)
    made.show_over()
    return made


def test_another_page_is_seen(window: MainWindow, sheet: Overlay, qtbot: QtBot) -> None:
    assert "overview" == window.page_id
    qtbot.keyClick(window, Qt.Key.Key_3, ALT)
    assert ("jury", False) == (window.page_id, sheet.isVisible())


def test_so_is_what_is_undone(window: MainWindow, sheet: Overlay, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert not sheet.isVisible()


def test_larger_text_leaves_it(window: MainWindow, sheet: Overlay, qtbot: QtBot) -> None:
    asked: list[str] = []
    window.general_asked.connect(asked.append)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert (["larger"], True) == (asked, sheet.isVisible())
