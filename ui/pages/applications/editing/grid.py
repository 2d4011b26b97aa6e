"""A list of rows to type in, such as partners: a small table whose rows come and go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import ChoiceField
from ui.widgets.text import Label

_ROWS_SEEN = 6
Texts = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class GridColumn:
    """`choices`: what can be chosen in it; empty where it is typed. `width` in pixels as designed."""

    name: str
    head: str
    choices: tuple[str, ...] = ()
    width: int = 96
    is_right: bool = False


class _Choosing(QStyledItemDelegate):
    """Chooses where a column has choices, and lets what is no choice be typed over."""

    def __init__(self, columns: Sequence[GridColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._columns[index.column()]
        if not column.choices:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(column.head)
            return editor
        box = ChoiceField()
        box.setParent(parent)
        box.addItems(["", *column.choices])
        box.setAccessibleName(column.head)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(str(index.data() or ""))))
        else:
            super().setEditorData(editor, index)


class _Cells(QTableWidget):
    """Tab leaves it: it is one stop among the fields. Delete empties a cell, and what was copied is pasted."""

    def __init__(self, columns: Sequence[GridColumn]) -> None:
        super().__init__(0, len(columns))
        self.setHorizontalHeaderLabels([each.head for each in columns])
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setItemDelegate(_Choosing(columns, self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for n, column in enumerate(columns):
            self.setColumnWidth(n, theme.pixels(column.width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.model().setData(index, "")
        elif event.matches(QKeySequence.StandardKey.Paste) and index.isValid():
            self._paste(index.row(), index.column())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _paste(self, row: int, column: int) -> None:
        """Rows from a spreadsheet, over those that are there and below them."""
        for n, line in enumerate(QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()):
            if row + n >= self.rowCount():
                self.insertRow(self.rowCount())
            for m, text in enumerate(line.split("\t")):
                if column + m < self.columnCount():
                    self.setItem(row + n, column + m, QTableWidgetItem(text.strip()))


class GridField(QWidget):
    """`kept` holds its rows as a text, which a draft keeps and gives back."""

    changed = Signal()

    def __init__(self, words: str, columns: Sequence[GridColumn], *, one: str) -> None:
        super().__init__()
        self._columns, self._one = tuple(columns), one
        self._is_typing = False
        self.kept = QPlainTextEdit(self)
        self.kept.hide()
        self.kept.textChanged.connect(self._show_kept)
        self.cells = _Cells(self._columns)
        self.cells.setAccessibleName(words)
        self.cells.itemChanged.connect(self._keep)
        self.add_button = LinkButton(_("Add a row"), self.add_row)
        self.add_button.setAccessibleName(_("Add a row: {list}").format(list=words))
        self.remove_button = LinkButton(_("Remove the row"), self.remove_row)
        self.remove_button.setAccessibleName(_("Remove the row: {list}").format(list=words))
        self.note = Label(type="caption", wrap=True)
        self.note.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        for button in (self.add_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.cells)
        column.addLayout(buttons)
        column.addWidget(self.note)
        self._fit()

    @property
    def rows(self) -> list[Texts]:
        """Without those in which nothing is typed."""
        found = (
            {column.name: self._text(n, m) for m, column in enumerate(self._columns)}
            for n in range(self.cells.rowCount())
        )
        return [row for row in found if any(row.values())]

    def spelled(self, rows: Sequence[Texts]) -> str:
        """As `kept` holds them."""
        return json.dumps([[row.get(column.name, "") for column in self._columns] for row in rows])

    def say(self, wrong: Mapping[tuple[int, str], str], said: Mapping[tuple[int, str], str]) -> None:
        """By row from 1 and field: at the cell, and below the table in a line each."""
        bad, plain = QBrush(theme.colour("bad")), QBrush()
        self.cells.blockSignals(True)
        for n in range(self.cells.rowCount()):
            for m, column in enumerate(self._columns):
                item = self.cells.item(n, m)
                why = wrong.get((n + 1, column.name), "")
                if item is None:
                    item = QTableWidgetItem()
                    self.cells.setItem(n, m, item)
                item.setForeground(bad if why else plain)
                item.setToolTip(why or said.get((n + 1, column.name), ""))
        self.cells.blockSignals(False)
        heads = {column.name: column.head for column in self._columns}
        lines = [
            f"{'● ' if found is wrong else ''}{self._one.format(n=row)}, {heads.get(name, name)}: {text}"
            for found in (wrong, said)
            for (row, name), text in found.items()
        ]
        self.note.setText("\n".join(lines))
        self.note.set_tone("bad" if wrong else "attention")
        self.note.setVisible(bool(lines))

    def add_row(self) -> None:
        self.cells.insertRow(self.cells.rowCount())
        self._fit()
        self.cells.setFocus()
        self.cells.setCurrentCell(self.cells.rowCount() - 1, 0)
        self.cells.edit(self.cells.currentIndex())

    def remove_row(self) -> None:
        row = self.cells.currentRow()
        if row < 0:
            row = self.cells.rowCount() - 1
        if row >= 0:
            self.cells.removeRow(row)
            self.cells.setCurrentCell(min(row, self.cells.rowCount() - 1), 0)
            self._fit()
            self._keep()

    def _text(self, row: int, column: int) -> str:
        item = self.cells.item(row, column)
        return item.text().strip() if item is not None else ""

    def _keep(self, _item: QTableWidgetItem | None = None) -> None:
        self._fit()
        self._is_typing = True
        self.kept.setPlainText(self.spelled(self.rows))
        self._is_typing = False
        self.changed.emit()

    def _show_kept(self) -> None:
        if self._is_typing:
            return
        try:
            rows = json.loads(self.kept.toPlainText() or "[]")
        except ValueError:
            rows = []
        self.cells.blockSignals(True)
        self.cells.setRowCount(0)
        for texts in rows if isinstance(rows, list) else []:
            n = self.cells.rowCount()
            self.cells.insertRow(n)
            for m, (column, text) in enumerate(zip(self._columns, texts)):
                item = QTableWidgetItem(str(text))
                if column.is_right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.cells.setItem(n, m, item)
        self.cells.blockSignals(False)
        self.note.hide()
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, up to some; the others are scrolled to."""
        height = self.cells.verticalHeader().defaultSectionSize()
        rows = min(max(self.cells.rowCount(), 1), _ROWS_SEEN)
        bar = self.cells.horizontalScrollBar().sizeHint().height()
        self.cells.setFixedHeight(self.cells.horizontalHeader().sizeHint().height() + rows * height + bar + 4)
        self.remove_button.setEnabled(self.cells.rowCount() > 0)
