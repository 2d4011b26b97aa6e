"""In which language letters and mails are written."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from evalapp.domain.texts import LANGUAGE_NAMES, _, current_language
from ui.look import theme
from ui.widgets.text import Label


class LanguageChoice(QWidget):
    """Begins with that of the call, or of the window where the call says none; what somebody chooses stays."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Language of the text"))
        self._is_chosen = False
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addWidget(Label(_("Language"), type="table", tone="dim"))
        self.buttons: dict[str, QRadioButton] = {}
        for code, name in LANGUAGE_NAMES.items():
            button = self.buttons[code] = QRadioButton(name)
            button.setChecked(code == current_language())
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()

    @property
    def language(self) -> str:
        return next(code for code, button in self.buttons.items() if button.isChecked())

    def _choose(self) -> None:
        self._is_chosen = True

    def follow(self, language: str) -> None:
        """What the call says of its papers."""
        if not self._is_chosen:
            self.buttons[language].setChecked(True)
