"""A field that no row can do without and that no column is yet, with the columns to choose from beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.numbers import shorten
from evalapp.domain.taking.layout import ColumnSeen
from evalapp.domain.texts import _
from evalapp.words.fields import field_label
from ui.look import theme
from ui.widgets.fields import ChoiceField
from ui.widgets.text import Label

_FIELD = 360  # pixels as designed


class _Picked(ChoiceField):
    """The arrows open its list: the first column that they come to is not yet the one that is meant."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.currentIndex() < 0:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class LackingRow(QWidget):
    """Calls `choose(column, field)`."""

    def __init__(
        self, name: str, columns: Sequence[ColumnSeen], choose: Callable[[ColumnSeen, str], None]
    ) -> None:
        super().__init__()
        self._name, self._columns, self._choose = name, tuple(columns), choose
        text = _("No column is “{field}” yet: it is").format(field=field_label(name))
        self.field = _Picked()
        self.field.setPlaceholderText(_("choose a column"))
        for each in self._columns:
            self.field.addItem(_told(each))
        self.field.setCurrentIndex(-1)
        self.field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMaximumWidth(theme.pixels(_FIELD))
        self.field.setAccessibleName(_("The column that is “{field}”").format(field=field_label(name)))
        self.field.activated.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(Label(text, type="table-strong", tone="attention"))
        row.addWidget(self.field, 1)
        row.addStretch()

    def _chosen(self, row: int) -> None:
        if row >= 0:
            self._choose(self._columns[row], self._name)


def _told(column: ColumnSeen) -> str:
    """`C “Who” · Kunststofkring vzw`."""
    name = column.letters
    if column.heading != column.letters:
        name = f"{name} “{shorten(column.heading, 40)}”"
    return f"{name} · {column.examples[0]}" if column.examples else name
