"""A table model over immutable rows: sorting and filtering rearrange a Python list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.cells import Band, Cell, Column, Row

CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
GROUND = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


def _without_bands(lines: Iterable[Row | Band]) -> Iterator[Row]:
    return (line for line in lines if not isinstance(line, Band))


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`key` tells rows apart, so that a choice survives a reload; `ground` names the colour role behind a row."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], object],
        ground: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._ground = ground
        self._all: tuple[Row | Band, ...] = ()
        self._lines: list[Row | Band] = []
        self._keeps: Callable[[Row], bool] | None = None
        self._sorted: tuple[int, bool] | None = None
        self._empty: frozenset[int] | None = None  # not looked at yet

    @property
    def lines(self) -> tuple[Row | Band, ...]:
        """What is shown now, in that order, bands included."""
        return tuple(self._lines)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown now, in that order, without the bands."""
        return tuple(_without_bands(self._lines))

    def row_at(self, index: Index) -> Row | None:
        """None where nothing is, or a band."""
        line = self._lines[index.row()] if index.isValid() else None
        return None if isinstance(line, Band) else line

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
        self.columns = tuple(columns)
        self._empty = None

    @property
    def total(self) -> int:
        return len(self._all)

    def set_rows(self, rows: Sequence[Row | Band]) -> None:
        self._all = tuple(rows)
        self._arrange()

    def keep(self, keeps: Callable[[Row], bool] | None) -> None:
        """Show only the rows for which `keeps` says yes; bands stay."""
        self._keeps = keeps
        self._arrange()

    def replace(self, old: Row, new: Row) -> None:
        """Show `new` where `old` stood, without sorting or filtering anew: the row stays under the eye."""
        self._empty = None
        self._all = tuple(new if each is old else each for each in self._all)
        for n, each in enumerate(self._lines):
            if each is old:
                self._lines[n] = new
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def sort_by(self, column: int) -> None:
        """Sort by `column`, the other way round when it was sorted by it already; what is None goes last.

        Bands stand between the rows of the order that was given, and go with it.
        """
        if self.columns[column].key is None:
            return
        was = self._sorted
        self._sorted = (column, not was[1] if was and was[0] == column else False)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._empty = None
        keeps = self._keeps
        lines = [line for line in self._all if keeps is None or isinstance(line, Band) or keeps(line)]
        self._lines = lines if self._sorted is None else self._in_order(*self._sorted, _without_bands(lines))
        self.endResetModel()

    def _in_order(self, column: int, is_descending: bool, rows: Iterable[Row]) -> list[Row | Band]:
        key = self.columns[column].key
        assert key is not None
        keyed = [(key(row), row) for row in rows]
        known = [(value, row) for value, row in keyed if value is not None]
        known.sort(key=itemgetter(0), reverse=is_descending)
        return [*(row for _value, row in known), *(row for value, row in keyed if value is None)]

    def row_of(self, key: object) -> int | None:
        return next(
            (n for n, line in enumerate(self._lines) if not isinstance(line, Band) and self.key(line) == key),
            None,
        )

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
            row = self._lines[index.row()]
            return "" if isinstance(row, Band) or self._ground is None else self._ground(row)
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _arrow(self, section: int) -> str:
        if self._sorted is None or self._sorted[0] != section:
            return ""
        return " ↓" if self._sorted[1] else " ↑"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
