"""What could not be saved of a criterion: the reason, and a way to try once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.saving import Saving
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label


class Trouble(QWidget):
    """There only while something is refused; emits `again`."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.why = Label(type="caption", tone="bad", wrap=True)
        self.link = LinkButton(_("Try again"), self.again.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self.why, 1)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_saving(self, saving: Saving) -> None:
        self.why.setText(saving.why)
        self.setVisible(saving.is_refused)
