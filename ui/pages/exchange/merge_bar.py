"""Beneath what a merge comes to: where the back-up goes, and the ways on and back; at the choices, the one at hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.exchange.choices.choices_panel import ChoicesPanel
from ui.pages.exchange.choices.reason import reason_field
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.text import ElidedLabel


class MergeBar(QWidget):
    """Its filled button merges the files; at the choices it is about the one at hand, as nothing is merged there."""

    def __init__(
        self,
        show_files: Callable[[], object],
        clear: Callable[[], object],
        merge: Callable[[], object],
        choices: ChoicesPanel,
    ) -> None:
        super().__init__()
        self.back = Button(_("Back to the files"), show_files)
        self._choices = choices
        self.onward = PrimaryButton("", choices.go_on_as_chosen)
        choices.shown.connect(self._say_onward)
        choices.passed.connect(show_files)
        self.cancel, self.merge = Button(_("Cancel"), clear), PrimaryButton("", merge)
        self.backup = ElidedLabel(type="strong", tone="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.M, 0, 0)
        row.setSpacing(theme.M)
        said = self._said = ElidedLabel(_("First a back-up is made, in the folder:"), tone="dim")
        said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reason = reason_field()
        self._unchanged = ElidedLabel(
            _("Nothing has changed yet · Enter goes on to the next choice"), tone="dim"
        )
        row.addWidget(self._unchanged, 1)
        row.addWidget(said)
        row.addWidget(self.backup, 1)
        row.addWidget(self.reason, 2)
        for button in (self.back, self.cancel, self.merge, self.onward):
            row.addWidget(button)
        self.show_choosing(False)

    def show_choosing(self, is_choosing: bool) -> None:
        for widget in (self.back, self._unchanged, self.onward):
            widget.setVisible(is_choosing)
        for widget in (self._said, self.backup, self.cancel, self.merge):
            widget.setVisible(not is_choosing)

    def _say_onward(self) -> None:
        self.onward.set_text(self._choices.onward)
