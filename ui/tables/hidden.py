"""A note under a table: which columns left for want of room, and where what they say can be read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import ngettext
from evalapp.words.phrases import join_names
from ui.look import theme
from ui.tables.row_table import RowTable
from ui.widgets.text import Label


class HiddenNote(Label):
    """Shown only while a column is out of sight that has something to say; `opens`: whether an opened row says it."""

    def __init__(self, table: RowTable[Any], *, opens: bool = True) -> None:
        super().__init__(type="caption", tone="dim", wrap=True)
        self._table, self._opens = table, opens
        table.folded.connect(self._tell)
        table.renewed.connect(self._tell)
        self.hide()  # never shown before it stands on a page: it would be a window that takes the keyboard

    def _tell(self) -> None:
        heads = [column.head for column in self._table.columns_out_of_sight]
        n = len(heads)
        text = ngettext(
            "{n} column is hidden for want of room: {columns}. Open a row to see what it says, or make the window "
            "wider.",
            "{n} columns are hidden for want of room: {columns}. Open a row to see what they say, or make the window "
            "wider.",
            n,
        )
        if not self._opens:
            text = ngettext(
                "{n} column is hidden for want of room: {columns}. Choose which ones stand there with a right click on "
                "a head, or make the window wider.",
                "{n} columns are hidden for want of room: {columns}. Choose which ones stand there with a right click "
                "on a head, or make the window wider.",
                n,
            )
        self.setText(text.format(n=n, columns=join_names(heads)))
        self.setVisible(bool(heads))


def with_note(table: RowTable[Any]) -> QWidget:
    """A table of which no row opens, above the names of its columns that have no room."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.S)
    column.addWidget(table, 1)
    column.addWidget(HiddenNote(table, opens=False))
    column.addStretch()
    return part
