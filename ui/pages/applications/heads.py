"""The buttons over the applications: back out of a dossier, and admitting the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import Button


class BackButton(Button):
    """Out of the dossier that is read, to where it was opened: the list, or the page `back_to`."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__(_("Back to the list"), leave, icon="back")
        self.back_to = ""

    def lead_to(self, page: str) -> None:
        """Empty for the list."""
        self.back_to = page
        self.set_text(_("Back to the meeting") if page == "meeting" else _("Back to the list"))


def admit_button(look: Callable[[], object]) -> Button:
    button = Button(_("Admit the rest…"), look)
    button.setToolTip(
        _("Applications without a decision become admissible where they fit the rules; you see them first")
    )
    return button


def listing_of(over: QWidget, table: QWidget, below: Sequence[QWidget]) -> QWidget:
    """The table with what stands over and below it."""
    listing = QWidget()
    column = QVBoxLayout(listing)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.M)
    column.addWidget(over)
    column.addWidget(table, 1)
    for each in below:
        column.addWidget(each)
    column.addStretch()
    return listing
