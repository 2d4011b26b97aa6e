"""A table over a RowsModel: rows of one height with lines between them, chosen and opened by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui.look import theme
from ui.tables.cell_delegate import CellDelegate, cell_width
from ui.tables.cells import Band, Column, Row
from ui.tables.rows import CELL, RowsModel
from ui.tables.sharing import Widths, shared

_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_MEASURED = 400  # rows looked at for the width of a column
_WIDEST = 480  # more than this a column never asks for


class RowTable(QTableView, Generic[Row]):
    """`chosen(row)` follows the selection (None: nothing), `opened(row)` Enter and a double click. In a column that
    switches, a click or the space bar says `switched(row)`. `renewed()` once other rows are shown, or the same anew.

    With `fits` the table is no higher than its rows, and what stands below it moves up. Where it scrolls, it ends with
    a whole row: half a row looks like a fault. `bare`: on the page itself,
    without a frame, as high as all its rows: for tables that scroll with the page around them.
    """

    chosen = Signal(object)
    renewed = Signal()
    opened = Signal(object)
    switched = Signal(object)
    folded = Signal()  # other columns than before are in sight

    def __init__(
        self,
        model: RowsModel[Row],
        name: str,
        *,
        row_height: int = theme.ROW,
        head_height: int = 32,
        fits: bool = True,
        bare: bool = False,
    ) -> None:
        super().__init__()
        if bare:
            self.setProperty("frame", "bare")
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows_model = model
        model.setParent(self)
        self._row_height, self._head_height = row_height, head_height
        self._fits, self._is_bare = fits, bare
        self._chosen_key: object = None
        self._least: list[int] = []  # what each column needs
        self._wanted: list[int] = []  # what it would fill
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
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.clicked.connect(self._switch)
        self.doubleClicked.connect(self._open)
        self._fit()

    @property
    def chosen_row(self) -> Row | None:
        indexes = self.selectionModel().selectedRows()
        return self.rows_model.row_at(indexes[0]) if indexes else None

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
    def least_width(self) -> int:
        """What it needs to show every column that may not disappear; less, and the last ones are cut."""
        columns = zip(self.rows_model.columns, self._least, strict=True)
        bar = self.verticalScrollBar().sizeHint().width()
        return sum(least for column, least in columns if not column.drop) + bar + 2 * self.frameWidth()

    def set_rows(self, rows: Sequence[Row | Band]) -> None:
        """Show `rows`; the chosen one stays chosen where it is still there, and nobody is told then."""
        key = self._chosen_key
        with QSignalBlocker(self):
            self.rows_model.set_rows(rows)
            self._fit()
            self._choose_quietly(key)
        if self.chosen_row is None and key is not None:
            self._chosen_key = None
            self.chosen.emit(None)
        self.renewed.emit()

    def refilter(self, keeps: Callable[[Row], bool] | None) -> None:
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
        for number, row in enumerate(self.rows_model.lines):
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

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.chosen_row
        if row is not None:
            self._chosen_key = self.rows_model.key(row)
            self.chosen.emit(row)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = self._height_of_a_part()
        if spare:
            self.resize(self.width(), self.height() - spare)
        super().resizeEvent(event)
        self._share_width()

    def _height_of_a_part(self) -> int:
        """By how much it is higher than whole rows, where it scrolls."""
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        if self.horizontalScrollBarPolicy() is not _NO_BAR:
            head += self.horizontalScrollBar().sizeHint().height()
        room, height = (
            self.height() - head - 2 * self.frameWidth(),
            self.verticalHeader().defaultSectionSize(),
        )
        if self._is_bare or not height <= room < height * len(self.rows_model.lines):
            return 0
        return room % height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._least:
            self._fit()

    def _fit(self) -> None:
        height, rows = theme.pixels(self._row_height), self.rows_model.lines
        self.horizontalHeader().setFixedHeight(theme.pixels(self._head_height))
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(height)
        for number, row in enumerate(rows):
            if isinstance(row, Band):
                self.setSpan(number, 0, 1, len(self.rows_model.columns))
        columns = self.rows_model.columns
        self._wanted = [self._natural_width(n, column) for n, column in enumerate(columns)]
        self._least = [
            theme.pixels(column.least) if column.stretches else _capped(column, wanted)
            for column, wanted in zip(columns, self._wanted, strict=True)
        ]
        self._share_width()

    def _share_width(self) -> None:
        if len(self._least) != len(self.rows_model.columns):
            return
        # A scroll bar may come or go with it, and Qt does not always tell.
        for _turn in range(2):
            room = self.viewport().width()
            self._share(room)
            if self.viewport().width() == room:
                return

    @property
    def columns_out_of_sight(self) -> tuple[Column[Row], ...]:
        """Those that left for want of room; not those that have nothing to say."""
        return tuple(
            column
            for number, column in enumerate(self.rows_model.columns)
            if self.isColumnHidden(number) and number not in self.rows_model.empty_columns
        )

    def _share(self, room: int) -> None:
        columns = self.rows_model.columns
        before = self.columns_out_of_sight
        widths = shared(
            columns, Widths(least=self._least, wanted=self._wanted), room, empty=self.rows_model.empty_columns
        )
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in widths)
            if number in widths:
                self.setColumnWidth(number, widths[number])
        # What no column can give up is scrolled to: nothing is out of reach.
        is_cut = not self._is_bare and sum(widths.values()) > room
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_cut else _NO_BAR)
        if self._fits:
            self._be_no_higher_than_rows()
        if self.columns_out_of_sight != before:
            self.folded.emit()

    def _be_no_higher_than_rows(self) -> None:
        whole = self.verticalHeader().defaultSectionSize() * len(self.rows_model.lines) + 2
        if not self.horizontalHeader().isHidden():
            whole += self.horizontalHeader().height()
        if self.horizontalScrollBarPolicy() is not _NO_BAR:
            whole += self.horizontalScrollBar().sizeHint().height()
        if whole != self.maximumHeight():
            self.setMaximumHeight(whole)
        if self._is_bare and whole != self.minimumHeight():
            self.setMinimumHeight(whole)

    def _natural_width(self, number: int, column: Column[Row]) -> int:
        metrics = QFontMetricsF(theme.font("caption-strong"))
        head = metrics.horizontalAdvance(column.head + (" ↓" if column.key else "")) + 17
        if column.width:
            return max(theme.pixels(column.width), round(head))
        rows = self.rows_model.lines[:_MEASURED]
        widest = max(
            (
                cell_width(self.rows_model.index(n, number).data(CELL))
                for n, row in enumerate(rows)
                if not isinstance(row, Band)
            ),
            default=0.0,
        )
        return min(round(max(head, widest)), theme.pixels(_WIDEST))

    def place_in_band(self, number: int, widget: QWidget) -> None:
        """Put a control into the band in row `number`, at its right end."""
        self.setIndexWidget(self.rows_model.index(number, 0), widget)

    def rect_of(self, key: object) -> QRect:
        number = self.rows_model.row_of(key)
        return self.visualRect(self.rows_model.index(number, 0)) if number is not None else QRect()


def _capped(column: Column[Row], wanted: int) -> int:
    return min(wanted, theme.pixels(column.most)) if column.most else wanted
