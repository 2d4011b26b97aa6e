"""Who must leave the room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from evalapp.domain.texts import _
from evalapp.words.phrases import opening
from ui.look import theme
from ui.widgets.text import Ground, Label


class AwayBand(Ground):
    """Read before anything else of the application: it holds before anybody speaks."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__("attention-ground")
        text = opening(_("leaves the room: {names}").format(names=", ".join(names)))
        row = QVBoxLayout(self)
        row.setContentsMargins(theme.M, theme.XS, theme.M, theme.XS)
        row.addWidget(Label(text, type="strong", tone="attention", wrap=True))
