"""A table over a RowsModel: rows of one height with lines between them, chosen and opened by keyboard or mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui import theme
from ui.delegates.cell import CellDelegate, cell_width
from ui.models.cells import Band, Column
from ui.models.rows import CELL, RowsModel

_MEASURED = 400  # rows looked at for the width of a column


class RowTable(QTableView):
    """`chosen(row)` follows the selection (None: nothing), `opened(row)` Enter and a double click.

    With `fits` the table is no higher than its rows, and what stands below it moves up.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        model: RowsModel,
        name: str,
        *,
        row_height: int = theme.ROW,
        head_height: int = 32,
        fits: bool = True,
    ) -> None:
        super().__init__()
        self.rows_model = model
        model.setParent(self)
        self._row_height, self._head_height, self._fits = row_height, head_height, fits
        self._chosen_key: object = None
        self._widths: list[int] = []  # what each column asks for
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, row_height=row_height))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.doubleClicked.connect(self._open)
        self._fit()

    @property
    def chosen_row(self) -> Any:
        indexes = self.selectionModel().selectedRows()
        return self.rows_model.rows[indexes[0].row()] if indexes else None

    def set_rows(self, rows: Any) -> None:
        """Show `rows`; the chosen one stays chosen where it is still there, and nobody is told then."""
        key = self._chosen_key
        with QSignalBlocker(self):
            self.rows_model.set_rows(rows)
            self._fit()
            self._choose_quietly(key)
        if self.chosen_row is None and key is not None:
            self._chosen_key = None
            self.chosen.emit(None)

    def refilter(self, keeps: Any) -> None:
        key = self._chosen_key
        with QSignalBlocker(self):
            self.rows_model.keep(keeps)
            self._fit()
            self._choose_quietly(key)

    def choose(self, key: object) -> None:
        """Select the row with that key and tell of it."""
        number = self.rows_model.row_of(key)
        if number is not None:
            self.selectRow(number)
            self.scrollTo(self.rows_model.index(number, 0))

    def choose_first(self) -> None:
        for number, row in enumerate(self.rows_model.rows):
            if not isinstance(row, Band):
                self.selectRow(number)
                return

    def _choose_quietly(self, key: object) -> None:
        number = self.rows_model.row_of(key) if key is not None else None
        if number is not None:
            self.selectRow(number)

    def _sort(self, column: int) -> None:
        key = self._chosen_key
        self.rows_model.sort_by(column)
        self._fit()
        if key is not None:
            self.choose(key)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        row = self.chosen_row
        if row is not None:
            self._chosen_key = self.rows_model.key(row)
            self.chosen.emit(row)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.rows_model.rows[index.row()]
        if not isinstance(row, Band):
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_row is not None:
            self.opened.emit(self.chosen_row)
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._widths:
            self._fit()

    def _fit(self) -> None:
        height, rows = theme.pixels(self._row_height), self.rows_model.rows
        self.horizontalHeader().setFixedHeight(theme.pixels(self._head_height))
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(height)
        for number, row in enumerate(rows):
            if isinstance(row, Band):
                self.setSpan(number, 0, 1, len(self.rows_model.columns))
                self.setRowHeight(number, theme.pixels(28))
        if self._fits:
            bands = sum(isinstance(row, Band) for row in rows)
            content = height * (len(rows) - bands) + theme.pixels(28) * bands
            self.setMaximumHeight(content + self.horizontalHeader().height() + 2)
        self._widths = [self._wanted(n, column) for n, column in enumerate(self.rows_model.columns)]
        self._share_width()

    def _share_width(self) -> None:
        columns = self.rows_model.columns
        if len(self._widths) != len(columns):
            return
        widths = list(self._widths)
        room = self.viewport().width()
        shown = set(range(len(columns)))
        for number in sorted((n for n in shown if columns[n].drop), key=lambda n: columns[n].drop):
            if sum(widths[n] for n in shown) > room:
                shown.discard(number)
        spare = room - sum(widths[n] for n in shown)
        stretching = [n for n in shown if columns[n].stretches]
        for place, number in enumerate(stretching):
            share = spare // len(stretching) + (spare % len(stretching) if place == 0 else 0)
            widths[number] = max(theme.pixels(columns[number].least), widths[number] + share)
        for number, width in enumerate(widths):
            self.setColumnHidden(number, number not in shown)
            self.setColumnWidth(number, width)

    def _wanted(self, number: int, column: Column) -> int:
        metrics = QFontMetricsF(theme.font("caption-strong"))
        head = metrics.horizontalAdvance(column.head + (" ↓" if column.key else "")) + 17
        if column.width:
            return max(theme.pixels(column.width), round(head))
        if column.stretches:
            return theme.pixels(column.least)
        rows = self.rows_model.rows[:_MEASURED]
        widest = max(
            (
                cell_width(self.rows_model.index(n, number).data(CELL))
                for n, row in enumerate(rows)
                if not isinstance(row, Band)
            ),
            default=0.0,
        )
        wanted = round(max(head, widest))
        return min(wanted, theme.pixels(column.most)) if column.most else wanted

    def place_in_band(self, number: int, widget: QWidget) -> None:
        """Put a control into the band in row `number`, at its right end."""
        self.setIndexWidget(self.rows_model.index(number, 0), widget)

    def rect_of(self, key: object) -> QRect:
        number = self.rows_model.row_of(key)
        return self.visualRect(self.rows_model.index(number, 0)) if number is not None else QRect()
