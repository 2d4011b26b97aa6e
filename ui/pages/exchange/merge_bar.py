"""Beneath what a merge comes to: where the back-up goes, and the ways on and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.exchange.choices.reason import reason_field
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.text import ElidedLabel


class MergeBar(QWidget):
    def __init__(
        self, show_files: Callable[[], object], clear: Callable[[], object], merge: Callable[[], object]
    ) -> None:
        super().__init__()
        self.back = Button(_("Back to the files"), show_files)
        self.cancel, self.merge = Button(_("Cancel"), clear), PrimaryButton("", merge)
        self.backup = ElidedLabel(type="strong", tone="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.M, 0, 0)
        row.setSpacing(theme.M)
        said = ElidedLabel(_("First a back-up is made, in the folder:"), tone="dim")
        said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reason = reason_field()
        row.addWidget(said)
        row.addWidget(self.backup, 1)
        row.addWidget(self.reason, 2)
        for button in (self.back, self.cancel, self.merge):
            row.addWidget(button)
