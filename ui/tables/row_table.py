"""A table over a RowsModel: rows of one height with lines between them, chosen and opened by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QWidget

from ui.access.announcing import announce
from ui.look import theme
from ui.tables.cell_delegate import CellDelegate
from ui.tables.cells import Band, Column, Row
from ui.tables.choosing import ChoosingTable
from ui.tables.columns.arranging import Arranging
from ui.tables.columns.measuring import Measured
from ui.tables.copying import copy_rows
from ui.tables.filtering import Filtering
from ui.tables.rows import RowsModel
from ui.tables.sharing import Widths, shared

_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class RowTable(ChoosingTable[Row]):
    """`renewed()` once other rows are shown, or the same anew.

    With `fits` the table is no higher than its rows, and what stands below it moves up. Where it scrolls, it ends with
    a whole row: half a row looks like a fault. `bare`: on the page itself, without a frame, as high as all its rows:
    for tables that scroll with the page around them.

    Every table is sorted by its heads, copied from, and has its columns moved, chosen and made wider; a long one has a
    line above it that filters. `filters`: not where the page has a search of its own, or where that is no use.
    """

    renewed = Signal()
    rearranged = Signal()  # sorted, filtered or with other columns: what was placed in a band is gone
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
        filters: bool = True,
    ) -> None:
        super().__init__(model)
        if bare:
            self.setProperty("frame", "bare")
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row_height, self._head_height = row_height, head_height
        self._fits, self._is_bare, self._least_rows = fits, bare, 0
        self._told_out_of_sight: tuple[str, ...] = ()
        self._widths = Widths(least=(), wanted=())
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self, row_height=row_height))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(24)
        header.sectionClicked.connect(self.sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_of_head)
        self.arranging = Arranging(self, model, header)
        self.arranging.changed.connect(self._show_columns)
        self._measured = Measured(model, self.arranging.width_of, self.arranging.away)
        self.filtering = Filtering(self, model, is_wanted=filters and not bare)
        self.filtering.searched.connect(self._search)
        self._fit()

    @property
    def least_width(self) -> int:
        """What it needs to show every column that may not disappear; less, and the last ones are cut."""
        columns = zip(self.rows_model.columns, self._widths.least, strict=True)
        bar = self.verticalScrollBar().sizeHint().width()
        return sum(least for column, least in columns if not column.drop) + bar + 2 * self.frameWidth()

    def show_at_least(self, rows: int) -> None:
        """On a page that scrolls, which would press it together: so many rows are in sight, or all there are."""
        self._least_rows = rows
        self._be_no_higher_than_rows()

    def set_rows(self, rows: Sequence[Row | Band]) -> None:
        """Show `rows`; the chosen one stays chosen where it is still there, and nobody is told then."""
        with self._keeping_choice():
            self.arranging.follow()
            self.rows_model.set_rows(rows)
            self._measured.begin_anew()
            self._fit()
        if self.chosen_row is None and self._chosen_key is not None:
            self._chosen_key = None
            self.chosen.emit(None)
        self.filtering.follow()
        self.renewed.emit()

    def choose(self, key: object) -> None:
        """Also a row that the filter hides: what is typed there goes then."""
        line, model = self.filtering.line, self.rows_model
        is_hidden = line is not None and bool(line.text) and model.row_of(key) is None
        if line is not None and is_hidden and any(model.key(row) == key for row in model.rows):
            line.clear()
        super().choose(key)

    def refilter(self, keeps: Callable[[Row], bool] | None) -> None:
        with self._keeping_choice():
            self.rows_model.keep(keeps)
            self._measured.begin_anew()
            self._fit()
        self.filtering.follow()

    def _search(self, words: Sequence[str]) -> None:
        """Show what is found of the rows; where the chosen one is not among them, the first that is."""
        had_one = self.chosen_row is not None
        with self._keeping_choice():
            self.rows_model.search(words)
            self._fit()
        self.rearranged.emit()
        if self.chosen_row is None and had_one:
            self.choose_first()
        if (self.chosen_row is not None) != had_one:
            self.chosen.emit(
                self.chosen_row
            )  # while nothing is found the key stays: it comes back with its row

    def sort(self, column: int, *, is_descending: bool | None = None) -> None:
        """By that column, the other way round when it was so already; below 0 in the order given."""
        if column >= 0 and not self.rows_model.is_sortable(column):
            return
        with self._keeping_choice():
            if column < 0:
                self.rows_model.sort_as_given()
            else:
                self.rows_model.sort_by(column, is_descending=is_descending)
            self._fit()
        if (line := self._chosen_line()) is not None:
            self.scrollTo(self.rows_model.index(line, self._first_column()))
        self.rearranged.emit()
        announce(self, self.rows_model.sorting_words())

    def copy(self, *, with_heads: bool) -> None:
        """What is chosen, in the columns in sight."""
        columns = [each for n, each in enumerate(self.rows_model.columns) if not self.isColumnHidden(n)]
        copy_rows(columns, self.selected_rows, with_heads=with_heads)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(with_heads=True)
        elif event.matches(QKeySequence.StandardKey.Find) and self.filtering.take_focus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            spot = self.visualRect(self.currentIndex()).bottomLeft()
        self._show_menu(self.columnAt(spot.x()), self.viewport().mapToGlobal(spot))

    def _ask_of_head(self, spot: QPoint) -> None:
        header = self.horizontalHeader()
        self._show_menu(header.logicalIndexAt(spot), header.viewport().mapToGlobal(spot))

    def _show_menu(self, column: int, spot: QPoint) -> None:
        from ui.tables.menu import TableMenu

        TableMenu(self, column).popup(spot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arranging.look_up()
        self.filtering.follow()

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
        if self._is_bare or not height <= room < height * self.rows_model.rowCount():
            return 0
        return room % height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._widths.least:
            self._measured.begin_anew()
            self._fit()

    def _show_columns(self) -> None:
        """In another order, or as wide as somebody made them."""
        with self._keeping_choice():
            self._fit()
        self.rearranged.emit()

    def _fit(self) -> None:
        height = theme.pixels(self._row_height)
        self.horizontalHeader().setFixedHeight(theme.pixels(self._head_height))
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(height)
        for number, row in enumerate(self.rows_model.lines if self.rows_model.has_bands else ()):
            if isinstance(row, Band):
                self.setSpan(number, 0, 1, len(self.rows_model.columns))
        self._widths = self._measured.widths()
        self._share_width()

    def _share_width(self) -> None:
        if len(self._widths.least) != len(self.rows_model.columns):
            return
        # A scroll bar may come or go with it, and Qt does not always tell.
        for _turn in range(2):
            room = self.viewport().width()
            self._share(room)
            if self.viewport().width() == room:
                return

    @property
    def columns_out_of_sight(self) -> tuple[Column[Row], ...]:
        """Those that left for want of room; not those that have nothing to say, or that nobody chose."""
        away = self.arranging.away()
        return tuple(
            column
            for number, column in enumerate(self.rows_model.columns)
            if self.isColumnHidden(number) and number not in away
        )

    def _share(self, room: int) -> None:
        widths = shared(self._measured.columns(), self._widths, room, empty=self.arranging.away())
        self.arranging.set_widths(widths)
        # What no column can give up is scrolled to: nothing is out of reach.
        is_cut = not self._is_bare and sum(widths.values()) > room
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_cut else _NO_BAR)
        if self._fits:
            self._be_no_higher_than_rows()
        self._tell_out_of_sight()

    def _tell_out_of_sight(self) -> None:
        """Where it is another than was told last; while rows are arranged nobody hears anything, and it waits."""
        heads = tuple(column.head for column in self.columns_out_of_sight)
        if heads != self._told_out_of_sight and not self.signalsBlocked():
            self._told_out_of_sight = heads
            self.folded.emit()

    @contextmanager
    def _keeping_choice(self) -> Iterator[None]:
        with super()._keeping_choice():
            yield
        self._tell_out_of_sight()

    def _be_no_higher_than_rows(self) -> None:
        row, number, beside = self.verticalHeader().defaultSectionSize(), self.rows_model.rowCount(), 2
        if not self.horizontalHeader().isHidden():
            beside += self.horizontalHeader().height()
        if self.horizontalScrollBarPolicy() is not _NO_BAR:
            beside += self.horizontalScrollBar().sizeHint().height()
        whole = row * number + beside
        is_held = (
            self.minimumHeight() == self.maximumHeight() and not self._least_rows
        )  # a page shows it whole
        if whole != self.maximumHeight():
            self.setMaximumHeight(whole)
        # Never more than the most: it would lie over what stands below it.
        least = row * min(self._least_rows, number) + beside if self._least_rows else whole
        if (is_held or self._is_bare or self._least_rows) and least != self.minimumHeight():
            self.setMinimumHeight(least)

    def place_in_band(self, number: int, widget: QWidget) -> None:
        """Put a control into the band in row `number`, at its right end."""
        self.setIndexWidget(self.rows_model.index(number, 0), widget)

    def rect_of(self, key: object) -> QRect:
        number = self.rows_model.row_of(key)
        if number is None:
            return QRect()
        return self.visualRect(self.rows_model.index(number, self._first_column()))
