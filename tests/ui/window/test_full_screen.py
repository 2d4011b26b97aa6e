"""Shift+F11 gives the window the whole screen, and its size back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.window.frame import MainWindow


def test_the_key_of_the_full_screen_goes_there_and_back(window: MainWindow) -> None:
    size = window.size()
    window.trigger("full-screen")
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    window.trigger("full-screen")
    assert not window.windowState() & Qt.WindowState.WindowFullScreen
    assert window.size() == size
