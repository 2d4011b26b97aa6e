"""The list or the dossier that is read, and beside it the card of the chosen one or the form that changes it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.look import theme
from ui.widgets.aside import Aside

_ASIDE = 300


class ApplicationDesk(QWidget):
    def __init__(self, listing: QWidget, reader: QWidget, card: QWidget, form: QWidget) -> None:
        super().__init__()
        self._listing, self._reader = listing, reader
        self._panes = QStackedWidget()
        self._panes.addWidget(listing)
        self._panes.addWidget(reader)
        self._card_aside = Aside(_ASIDE, card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addWidget(self._panes, 1)
        row.addWidget(self._card_aside)
        row.addWidget(form)

    @property
    def is_reading(self) -> bool:
        return self._panes.currentWidget() is self._reader

    def show_list(self) -> None:
        self._panes.setCurrentWidget(self._listing)

    def show_reader(self) -> None:
        self._panes.setCurrentWidget(self._reader)

    def show_card(self, is_shown: bool) -> None:
        """Not beside the form: there is no room for both."""
        self._card_aside.setVisible(is_shown)
