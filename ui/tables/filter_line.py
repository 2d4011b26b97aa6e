"""The line above a long table in which its rows are searched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.fields import SearchField
from ui.widgets.text import Label

_TO_THE_ROWS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterLine(QWidget):
    """`searched(text)` with each key; `left` when the keyboard goes on to the rows. Escape takes what is typed away."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, table: str, words: str = "") -> None:
        super().__init__()
        self.field = SearchField(_("Filter: {table}").format(table=table), words or _("Filter"))
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        self._count = Label(type="caption", tone="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self.field)
        row.addWidget(self._count)
        row.addStretch(1)

    @property
    def text(self) -> str:
        return self.field.text()

    def clear(self) -> None:
        self.field.clear()

    def show_count(self, shown: int, total: int) -> None:
        """How many of how many, while something is typed."""
        words = _("{n} of {all}").format(n=shown, all=total) if self.text.strip() else ""
        if words != self._count.text():
            self._count.setText(words)
            if words and self.field.hasFocus():
                announce(self.field, _("Rows: {words}").format(words=words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self.text:
            self.clear()
            return True
        if event.key() in _TO_THE_ROWS:
            self.left.emit()
            return True
        return False


def stand_above(line: QWidget, table: QWidget) -> bool:
    """Put `line` where `table` stands in a column of widgets; False where it stands in none."""
    parent = table.parentWidget()
    column = _column_of(table, parent.layout()) if parent is not None else None
    if column is None:
        return False
    line.setContentsMargins(0, 0, 0, max(0, theme.S - column.spacing()))  # a column without air of its own
    column.insertWidget(column.indexOf(table), line)
    before = table.previousInFocusChain()
    if before is not None:
        QWidget.setTabOrder(before, line)
    return True


def _column_of(widget: QWidget, layout: QLayout | None) -> QBoxLayout | None:
    if layout is None:
        return None
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        if item.widget() is widget:
            is_column = (
                isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.TopToBottom
            )
            return layout if is_column else None  # type: ignore[return-value]  # a QBoxLayout then
        found = _column_of(widget, item.layout())
        if found is not None:
            return found
    return None
