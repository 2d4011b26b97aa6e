"""The heads over the columns of somebody else's sheet: they stand where the parts of each row stand below them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.importing.mapping.column_row import ARROW, BADGE, FIELD, LETTERS, ONE_LINE
from ui.widgets.text import ElidedLabel


class ColumnHeads(QWidget):
    """As a `ColumnRow`; examples and reason have no head where they stand below the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.theirs, self.examples = _head(_("Their column")), _head(_("Examples"))
        self.ours, self.certainty, self.why = _head(_("Our field")), _head(_("How certain")), _head(_("Why"))
        self.ours.setFixedWidth(theme.pixels(FIELD))
        self.certainty.setFixedWidth(theme.pixels(BADGE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(theme.S)
        row.addSpacing(theme.pixels(LETTERS) + theme.S)  # as a row has it after its letters
        row.addWidget(self.theirs, 4)
        row.addWidget(self.examples, 5)
        row.addSpacing(theme.pixels(ARROW) + theme.S)
        row.addWidget(self.ours)
        row.addWidget(self.certainty)
        row.addWidget(self.why, 5)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= theme.pixels(ONE_LINE)
        for each in (self.examples, self.why):
            each.setVisible(is_wide)


def _head(text: str) -> ElidedLabel:
    return ElidedLabel(text, type="caption", tone="dim")
