"""Several applications are selected: what acts on one of them is not offered then."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import _
from ui.widgets.text import Label


class SeveralNote(Label):
    """Stands where the acts on one application stood, and says how many are selected."""

    def __init__(self) -> None:
        super().__init__(type="caption", tone="dim", wrap=True)
        self.hide()

    def follow(self, selected: int, acts: Iterable[QWidget]) -> None:
        """After the `acts` were shown for the chosen one."""
        is_several = selected > 1
        self.setVisible(is_several)
        if is_several:
            self.setText(
                _("{n} applications are selected; choose one of them to decide on it.").format(n=selected)
            )
            for each in acts:
                each.hide()
