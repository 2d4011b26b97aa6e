"""That what a lens shows is of before the last change of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel, Ground, Label


class BeforeNote(Ground):
    """And the way to have it anew: `again`."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__("attention-ground")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        row.setSpacing(theme.M)
        row.addWidget(Label(_("Of before the last change"), type="fact", tone="attention"))
        words = _("The file changed since this was worked out; what stands here no longer belongs to it.")
        row.addWidget(ElidedLabel(words, type="table"), 1)
        self.button = Button(_("Again"), again)
        row.addWidget(self.button)
