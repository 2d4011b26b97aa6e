"""A table model over immutable rows: sorting and filtering rearrange a Python list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evalapp.domain.texts import _
from ui.tables.cells import Band, Cell, Column, Row
from ui.tables.columns.layout import names_of
from ui.tables.ordering import sorted_by, values_of
from ui.tables.searching import Texts

CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
GROUND = Qt.ItemDataRole.UserRole + 2
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

Index = QModelIndex | QPersistentModelIndex


def _without_bands(lines: Iterable[Row | Band]) -> Iterator[Row]:
    return (line for line in lines if not isinstance(line, Band))


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`key` tells rows apart, so that a choice survives a reload; `ground` names the colour role behind a row.

    `sorts`: not where the order or the bands say what the rows are. `texts`: by which words the filter finds a row;
    else by all that its columns say.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], object],
        ground: Callable[[Row], str] | None = None,
        sorts: bool = True,
        texts: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = self.declared = tuple(columns)
        self.key = key
        self._ground, self._sorts = ground, sorts
        self._all: tuple[Row | Band, ...] = ()
        self.has_bands = False
        self._kept: list[Row | Band] = []  # by the page
        self._lines: list[Row | Band] = []  # of those what was searched for
        self._keeps: Callable[[Row], bool] | None = None
        self._sorted: tuple[str, bool] | None = None
        self._values: dict[str, list[object]] = {}  # what rows are sorted by, of the columns asked for
        self._order: tuple[str, ...] = names_of(self.declared)
        self._empty: frozenset[int] | None = None  # not looked at yet
        self._words: tuple[str, ...] = ()
        self.texts: Texts[Row] = Texts(self, texts)

    @property
    def lines(self) -> tuple[Row | Band, ...]:
        """What is shown now, in that order, bands included."""
        return tuple(self._lines)

    @property
    def kept_lines(self) -> list[Row | Band]:
        """The same without what was searched for; not to be changed."""
        return self._kept

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the page shows, in that order, without the bands; also what the filter line hides of it."""
        return tuple(_without_bands(self._kept)) if self.has_bands else tuple(self._kept)  # type: ignore[arg-type]

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """Without what the filter line hides."""
        return tuple(_without_bands(self._lines)) if self.has_bands else tuple(self._lines)  # type: ignore[arg-type]

    def row_at(self, index: Index) -> Row | None:
        """None where nothing is, or a band."""
        line = self._lines[index.row()] if index.isValid() else None
        return None if isinstance(line, Band) else line

    @property
    def names(self) -> tuple[str, ...]:
        """Of the columns, as a layout knows them, in their order now."""
        return self._order

    @property
    def empty_columns(self) -> frozenset[int]:
        """Those that would show nothing now, and may go then; none where there are no rows."""
        if self._empty is None:
            rows = self.rows
            self._empty = frozenset(
                n
                for n, column in enumerate(self.columns)
                if column.goes_empty and rows and all(column.cell(row).is_empty for row in rows)
            )
        return self._empty

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """As many as before, some with another head or other pictures; `set_rows` shows them."""
        assert len(columns) == len(self.columns)
        places = [names_of(self.declared).index(name) for name in self._order]
        self.declared = tuple(columns)
        names = names_of(self.declared)
        self.columns = tuple(self.declared[place] for place in places)
        self._order = tuple(names[place] for place in places)
        self._forget()

    def arrange(self, names: Sequence[str]) -> None:
        """The columns in another order: all of them, each once."""
        if tuple(names) == self._order:
            return
        by_name = dict(zip(names_of(self.declared), self.declared, strict=True))
        self.beginResetModel()
        self._order = tuple(names)
        self.columns = tuple(by_name[name] for name in names)
        self._empty = None
        self.endResetModel()

    @property
    def total(self) -> int:
        return len(self._all)

    def set_rows(self, rows: Sequence[Row | Band]) -> None:
        self._all = tuple(rows)
        self.has_bands = any(isinstance(each, Band) for each in self._all)
        self._forget()
        self._arrange()

    def _forget(self) -> None:
        self._values = {}
        self._empty = None
        self.texts.forget()

    def keep(self, keeps: Callable[[Row], bool] | None) -> None:
        """Show only the rows for which `keeps` says yes; bands stay."""
        self._keeps = keeps
        self._arrange()

    def search(self, words: Sequence[str]) -> None:
        """Of what the page keeps, show only the rows in which each of these folded words stands."""
        self._words = tuple(words)
        self.beginResetModel()
        self._narrow()
        self.endResetModel()

    def replace(self, old: Row, new: Row) -> None:
        """Show `new` where `old` stood, without sorting or filtering anew: the row stays under the eye."""
        self._forget()
        self._all = tuple(new if each is old else each for each in self._all)
        self._kept = [new if each is old else each for each in self._kept]
        for n, each in enumerate(self._lines):
            if each is old:
                self._lines[n] = new
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def is_sortable(self, column: int) -> bool:
        found = self.columns[column]
        return self._sorts and (found.key is not None or (found.sorts and bool(found.head)))

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """Column, and whether descending; None in the order given."""
        if self._sorted is None or self._sorted[0] not in self._order:
            return None
        return self._order.index(self._sorted[0]), self._sorted[1]

    def sort_by(self, column: int, *, is_descending: bool | None = None) -> None:
        """Sort by `column`, the other way round when it was sorted by it already; what is None goes last.

        Bands stand between the rows of the order that was given, and go with it.
        """
        if not self.is_sortable(column):
            return
        if is_descending is None:
            was = self.sorted_by
            is_descending = not was[1] if was is not None and was[0] == column else False
        self._sorted = (self._order[column], is_descending)
        self._arrange()

    def sort_as_given(self) -> None:
        self._sorted = None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._empty = None
        keeps, lines = self._keeps, self._in_order()
        if keeps is None:
            self._kept = list(lines)
        else:
            self._kept = [line for line in lines if isinstance(line, Band) or keeps(line)]
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        if not self._words:
            self._lines = list(self._kept)
            return
        found = self.texts.found(self.rows, self._words)
        self._lines = _with_bands(self._kept, {id(row) for row in found}) if self.has_bands else list(found)

    def _in_order(self) -> Sequence[Row | Band]:
        if (by := self.sorted_by) is None:
            return self._all
        rows, name = [each for each in self._all if not isinstance(each, Band)], self._order[by[0]]
        if name not in self._values:
            self._values[name] = values_of(self.columns[by[0]], rows)
        return sorted_by(self._values[name], rows, is_descending=by[1])

    def row_of(self, key: object) -> int | None:
        return next(
            (n for n, line in enumerate(self._lines) if not isinstance(line, Band) and self.key(line) == key),
            None,
        )

    def line(self, number: int) -> Row | Band:
        return self._lines[number]

    def ground(self, number: int) -> str:
        """The role of the colour behind a row; empty for that of the table."""
        row = self._lines[number]
        return "" if isinstance(row, Band) or self._ground is None else self._ground(row)

    def cell(self, index: Index) -> Cell:
        row = self._lines[index.row()]
        if isinstance(row, Band):
            return Cell(text=row.text if index.column() == 0 else "")
        return self.columns[index.column()].cell(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROW:
            return self._lines[index.row()]
        if role == GROUND:
            return self.ground(index.row())
        if role not in (CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index)
        return cell if role == CELL else cell.words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head + self._arrow(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sorting_words() if self._arrow(section) else column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or column.head or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _arrow(self, section: int) -> str:
        by = self.sorted_by
        if by is None or by[0] != section:
            return ""
        return " ↓" if by[1] else " ↑"

    def sorting_words(self) -> str:
        """By what it is sorted and which way, for who hears it."""
        by = self.sorted_by
        if by is None:
            return _("in the order given")
        said = _("{column}, sorted downwards") if by[1] else _("{column}, sorted upwards")
        return said.format(column=self.columns[by[0]].head)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE


def _with_bands(lines: Iterable[Row | Band], found: Collection[int]) -> list[Row | Band]:
    """Those that are found, and a band only where one of the rows under it is."""
    shown: list[Row | Band] = []
    band: Band | None = None
    for line in lines:
        if isinstance(line, Band):
            band = line
        elif id(line) in found:
            shown += [line] if band is None else [band, line]
            band = None
    return shown
