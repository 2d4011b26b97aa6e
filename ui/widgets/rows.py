"""A table model over immutable rows: the Python list is sorted and filtered, no proxy between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import theme
from ui.widgets.text import as_tooltip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ToneRole = Qt.ItemDataRole.UserRole + 1  # a colour role for the text
BadgeRole = Qt.ItemDataRole.UserRole + 2  # the tone of a badge, where the cell is one
NoteRole = Qt.ItemDataRole.UserRole + 3  # a quieter text after the first one
RowRole = Qt.ItemDataRole.UserRole + 4  # the row itself
TypeRole = Qt.ItemDataRole.UserRole + 5  # a role of ui.theme.TYPE


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """How one column shows a row. `badge` and `tone` give a tone or "" for none; `sort` defaults to the text.

    `width` in designed pixels; 0 for the one column that takes what is left.
    """

    head: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    is_number: bool = False
    width: int = 120
    type: str = "table"
    tone: Callable[[Row], str] = _nothing
    badge: Callable[[Row], str] = _nothing
    note: Callable[[Row], str] = _nothing
    tip: Callable[[Row], str] = _nothing
    head_tip: str = ""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`set_rows` shows all; `set_filter` keeps those for which it says yes; sorting is stable."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []
        self._filter: Callable[[Row], bool] | None = None
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._all = tuple(rows)
        self._rearrange()

    def set_filter(self, keeps: Callable[[Row], bool] | None) -> None:
        self._filter = keeps
        self._rearrange()

    def rows(self) -> Sequence[Row]:
        """What is shown, in its order."""
        return self._shown

    def row(self, index: Index) -> Row:
        return self._shown[index.row()]

    def replace(self, old: Row, new: Row) -> None:
        """Show `new` where `old` stood, without sorting or filtering anew: the row stays under the eye."""
        self._all = tuple(new if each is old else each for each in self._all)
        for n, each in enumerate(self._shown):
            if each is old:
                self._shown[n] = new
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def _rearrange(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._filter is None or self._filter(row)]
        if self._sorting is not None:
            column, order = self.columns[self._sorting[0]], self._sorting[1]
            self._shown = _sorted(self._shown, column, is_descending=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order) if column >= 0 else None
        self._rearrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(column.head_tip) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(column.tip(row) or column.text(row))
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(column.type)
        given: dict[int, Callable[[Row], Any]] = {
            ToneRole: column.tone,
            BadgeRole: column.badge,
            NoteRole: column.note,
            RowRole: lambda each: each,
            TypeRole: lambda _each: column.type,
        }
        return given[role](row) if role in given else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _sorted(rows: list[Any], column: Column[Any], *, is_descending: bool) -> list[Any]:
    """Missing values (None) go last in either direction; text sorts without regard to case."""

    def value(row: Any) -> Any:
        return column.sort(row) if column.sort else column.text(row).casefold()

    present = [row for row in rows if value(row) is not None]
    missing = [row for row in rows if value(row) is None]
    return [*sorted(present, key=value, reverse=is_descending), *missing]
