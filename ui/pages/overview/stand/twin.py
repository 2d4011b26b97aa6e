"""A card with a picture and the table that says the same: to hear, to sort and to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.tables.cells import Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel, Label

Row = TypeVar("Row")


class TwinCard(Card, Generic[Row]):
    """`beside` stands in its head before the link that turns picture and table round."""

    def __init__(
        self,
        title: str,
        picture: QWidget,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], object],
        beside: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.picture = picture
        self.table: RowTable[Row] = RowTable(RowsModel(columns, key=key), title, bare=True)
        self.note = ElidedLabel(type="caption", tone="dim")
        self._title = title
        self.turn_button = LinkButton("", self.turn)
        self._say_turn(_("As a table"))
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(Label(title, type="section"))
        head.addWidget(self.note, 1)
        for widget in (*beside, self.turn_button):
            head.addWidget(widget)
        self.body.addLayout(head)
        self.body.addWidget(picture)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.table.hide()

    def turn(self) -> None:
        shows_table = self.table.isHidden()
        self.table.setVisible(shows_table)
        self.picture.setVisible(not shows_table)
        self._say_turn(_("As a picture") if shows_table else _("As a table"))

    def _say_turn(self, words: str) -> None:
        """Several cards have one; which of them it is is seen, and has to be heard."""
        self.turn_button.set_text(words, heard=f"{words}: {self._title}")
