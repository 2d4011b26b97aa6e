"""A table model over immutable rows: sorting and filtering rearrange a Python list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.cells import Band, Cell, Column

CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
GROUND = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """`key` tells rows apart, so that a choice survives a reload; `ground` names the colour role behind a row."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        key: Callable[[Any], object],
        ground: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._ground = ground
        self._all: tuple[Any, ...] = ()
        self._rows: list[Any] = []
        self._keeps: Callable[[Any], bool] | None = None
        self._sorted: tuple[int, bool] | None = None

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown now, in that order, bands included."""
        return tuple(self._rows)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """As many as before, some with another head or other pictures; `set_rows` shows them."""
        assert len(columns) == len(self.columns)
        self.columns = tuple(columns)

    @property
    def total(self) -> int:
        return len(self._all)

    def set_rows(self, rows: Sequence[Any]) -> None:
        self._all = tuple(rows)
        self._arrange()

    def keep(self, keeps: Callable[[Any], bool] | None) -> None:
        """Show only the rows for which `keeps` says yes."""
        self._keeps = keeps
        self._arrange()

    def replace(self, old: Any, new: Any) -> None:
        """Show `new` where `old` stood, without sorting or filtering anew: the row stays under the eye."""
        self._all = tuple(new if each is old else each for each in self._all)
        for n, each in enumerate(self._rows):
            if each is old:
                self._rows[n] = new
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def sort_by(self, column: int) -> None:
        """Sort by `column`, the other way round when it was sorted by it already; what is None goes last."""
        if self.columns[column].key is None:
            return
        was = self._sorted
        self._sorted = (column, not was[1] if was and was[0] == column else False)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._keeps is None or self._keeps(row)]
        if self._sorted is not None:
            column, is_descending = self._sorted
            key = self.columns[column].key
            assert key is not None
            missing = [row for row in rows if key(row) is None]
            rows = [row for row in rows if key(row) is not None]
            rows = [*sorted(rows, key=key, reverse=is_descending), *missing]
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: object) -> int | None:
        return next(
            (n for n, row in enumerate(self._rows) if not isinstance(row, Band) and self.key(row) == key),
            None,
        )

    def cell(self, index: Index) -> Cell:
        row = self._rows[index.row()]
        if isinstance(row, Band):
            return Cell(text=row.text if index.column() == 0 else "")
        return self.columns[index.column()].cell(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role == GROUND:
            row = self._rows[index.row()]
            return "" if isinstance(row, Band) or self._ground is None else self._ground(row)
        if role not in (CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index)
        return cell if role == CELL else cell.words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
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
        if not index.isValid() or isinstance(self._rows[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
