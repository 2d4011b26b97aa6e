"""In which language letters and mails are written."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from evalapp.domain.texts import LANGUAGE_NAMES, _, current_language
from ui.look import theme
from ui.widgets.text import Label


class LanguageChoice(QWidget):
    """Begins with that of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Language of the text"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addWidget(Label(_("Language"), type="table", tone="dim"))
        self.buttons: dict[str, QRadioButton] = {}
        for code, name in LANGUAGE_NAMES.items():
            button = self.buttons[code] = QRadioButton(name)
            button.setChecked(code == current_language())
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()

    @property
    def language(self) -> str:
        return next(code for code, button in self.buttons.items() if button.isChecked())
