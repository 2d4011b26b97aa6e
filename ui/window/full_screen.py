"""The whole screen for the window, as a ranking of thirty rows asks for."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from evalapp.domain.texts import N_
from ui.actions import action


class FullScreen:
    """Of a main window; the same key brings it back to the size that it had."""

    @action(
        "full-screen",
        N_("Full screen, or back to a window"),
        keys="Shift+F11",  # F11 is that of the projector, in its own window
        always=True,
        also=N_("maximise larger whole monitor"),
    )
    def switch_full_screen(self) -> None:
        window = cast(QMainWindow, self)
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
