"""What can stand in braces in a text, and what each of them is; one of them goes into the text by Enter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.letters.placeholders import PLACEHOLDERS
from evalapp.domain.texts import _
from evalapp.words.letters.names import placeholder_label
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button
from ui.widgets.text import Label

_HEIGHT = 190  # pixels as designed: the others are scrolled to


@dataclass(frozen=True, kw_only=True, slots=True)
class Placeholder:
    name: str

    @property
    def said(self) -> str:
        return f"{{{self.name}}}"


def _columns() -> tuple[Column[Placeholder], ...]:
    return (
        Column(head=_("Placeholder"), cell=lambda p: Cell(text=p.said, type="table-strong")),
        Column(
            head=_("Becomes"),
            cell=lambda p: Cell(text=placeholder_label(p.name), tip=placeholder_label(p.name)),
            stretches=True,
            least=90,
        ),
    )


class PlaceholderList(QWidget):
    """`insert(text)` puts it in the text at hand, where the cursor is."""

    def __init__(self, insert: Callable[[str], None]) -> None:
        super().__init__()
        self._insert = insert
        words = _("What can be filled in; Enter puts the chosen one in the text.")
        self.table = RowTable(
            RowsModel(_columns(), key=lambda p: p.name), _("Placeholders"), row_height=26, filters=False
        )
        self.table.setFixedHeight(theme.pixels(_HEIGHT))
        self.table.set_rows([Placeholder(name=each) for each in PLACEHOLDERS])
        self.table.opened.connect(self._open)
        self.button = Button(_("Insert"), self._put)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(Label(words, type="caption", tone="dim", wrap=True))
        column.addWidget(self.table)
        column.addLayout(row)
        self.table.choose_first()

    def _put(self) -> None:
        row = self.table.chosen_row
        if row is not None:
            self._insert(row.said)

    def _open(self, row: Placeholder) -> None:
        self._insert(row.said)
