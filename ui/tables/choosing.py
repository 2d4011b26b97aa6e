"""A table in which rows are chosen: one, or several with Shift and Ctrl, by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.tables.cells import Band, Row
from ui.tables.rows import RowsModel

_Flag = QItemSelectionModel.SelectionFlag
_TYPING_PAUSE = 1.0  # seconds within which signs belong together


class ChoosingTable(QTableView, Generic[Row]):
    """`chosen(row)` follows the selection (None: nothing), `opened(row)` Enter and a double click. In a column that
    switches, a click or the space bar says `switched(row)`.

    Of several rows the chosen one is where the keyboard is; the others are for copying.
    """

    chosen = Signal(object)
    opened = Signal(object)
    switched = Signal(object)

    rows_model: RowsModel[Row]

    def __init__(self, model: RowsModel[Row]) -> None:
        super().__init__()
        self.rows_model = model
        model.setParent(self)
        self._chosen_key: object = None
        self._typed, self._typed_at = "", 0.0
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._switch)
        self.doubleClicked.connect(self._open)

    @property
    def chosen_row(self) -> Row | None:
        return (
            self.rows_model.row_at(self.model().index(n, 0))
            if (n := self._chosen_line()) is not None
            else None
        )

    def _chosen_line(self) -> int | None:
        selected, current = self.selectionModel(), self.currentIndex()
        if current.isValid() and selected.isRowSelected(current.row()):
            return current.row()
        ranges = self._ranges()
        return ranges[0].top() if ranges else None

    @property
    def row_at_hand(self) -> Row:
        """The chosen one, for what is on the screen only while there is one.

        Raises LookupError where nothing is chosen.
        """
        row = self.chosen_row
        if row is None:
            raise LookupError(self.accessibleName())
        return row

    @property
    def selected_rows(self) -> tuple[Row, ...]:
        """In the order shown."""
        lines, spans = self.rows_model.lines, [(each.top(), each.bottom()) for each in self._ranges()]
        numbers = sorted({n for top, bottom in spans for n in range(top, bottom + 1)})
        found = (lines[n] for n in numbers)
        return tuple(line for line in found if not isinstance(line, Band))

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(n) for n in range(selection.count())]

    def choose(self, key: object) -> None:
        """Select the row with that key and tell of it."""
        number = self.rows_model.row_of(key)
        if number is not None:
            self.selectRow(number)
            self.scrollTo(self.rows_model.index(number, self._first_column()))

    def choose_first(self) -> None:
        if (number := self._first_line(range(len(self.rows_model.lines)))) is not None:
            self.selectRow(number)

    def selectRow(self, row: int) -> None:
        """That one alone, whichever keys are held down."""
        index = self.rows_model.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)

    def _first_column(self) -> int:
        columns = range(len(self.rows_model.columns))
        return next((n for n in columns if not self.isColumnHidden(n)), 0)

    def _first_line(self, numbers: range) -> int | None:
        lines = self.rows_model.lines
        return next((n for n in numbers if not isinstance(lines[n], Band)), None)

    @contextmanager
    def _keeping_choice(self) -> Iterator[None]:
        """The rows are arranged anew: what was chosen stays so where it is still shown, and nobody is told."""
        several = self.selected_rows if self._is_several() else ()
        keys = [self.rows_model.key(row) for row in several]
        with QSignalBlocker(self):
            yield
            number = self.rows_model.row_of(self._chosen_key) if self._chosen_key is not None else None
            if number is not None:
                self.selectRow(number)
                self._add_selected(keys)

    def _is_several(self) -> bool:
        ranges = self._ranges()
        return len(ranges) > 1 or any(each.height() > 1 for each in ranges)

    def _add_selected(self, keys: list[object]) -> None:
        if not keys:
            return
        wanted, found = list(keys), QItemSelection()
        last = len(self.rows_model.columns) - 1
        for n, line in enumerate(self.rows_model.lines):
            if not isinstance(line, Band) and self.rows_model.key(line) in wanted:
                found.select(self.rows_model.index(n, 0), self.rows_model.index(n, last))
        self.selectionModel().select(found, _Flag.Select)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.chosen_row
        if row is not None:
            self._chosen_key = self.rows_model.key(row)
            self.chosen.emit(row)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Beside the rows a click changes nothing, and the last row of a choice is not taken out of it."""
        command = super().selectionCommand(index, event)
        if not isinstance(event, QMouseEvent):
            return command
        is_last = (
            bool(command & _Flag.Toggle)
            and not self._is_several()
            and self.selectionModel().isRowSelected(index.row())
        )
        return _Flag.NoUpdate if is_last or not index.isValid() else command

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None and not self.rows_model.columns[index.column()].switches:
            self.opened.emit(row)

    def _switch(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None and self.rows_model.columns[index.column()].switches:
            self.switched.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_row is not None:
            self.opened.emit(self.chosen_row)
            event.accept()
            return
        is_switch = any(column.switches for column in self.rows_model.columns)
        if event.key() == Qt.Key.Key_Space and is_switch and self.chosen_row is not None:
            if not event.isAutoRepeat():
                self.switched.emit(self.chosen_row)
            event.accept()
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row: a row is chosen whole, so its ends mean nothing."""
        numbers = range(len(self.rows_model.lines))
        ends = {
            QAbstractItemView.CursorAction.MoveHome: numbers,
            QAbstractItemView.CursorAction.MoveEnd: numbers[::-1],
        }
        if action not in ends:
            return super().moveCursor(action, modifiers)
        number = self._first_line(ends[action])
        return QModelIndex() if number is None else self.rows_model.index(number, self._first_column())

    def keyboardSearch(self, search: str) -> None:
        """Go to the row that begins so, in whichever column; what is typed in one go belongs together."""
        now = monotonic()
        typed = self._typed + search if now - self._typed_at <= _TYPING_PAUSE else search.lstrip()
        self._typed, self._typed_at = typed, now
        lines = len(self.rows_model.lines)
        if not typed or not lines:
            return
        # One letter goes on to the next that begins with it; what follows it narrows that down.
        start = (max(self.currentIndex().row(), 0) + (len(typed) == 1)) % lines
        number = self.rows_model.texts.line_beginning(typed, start)
        if number is not None:
            self.selectRow(number)
            self.scrollTo(self.rows_model.index(number, self._first_column()))
