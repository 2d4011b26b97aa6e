"""What can be done with a table, at the place where somebody asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from evalapp.domain.texts import _

if TYPE_CHECKING:
    from ui.tables.row_table import RowTable


class TableMenu(QMenu):
    """Of `table`, asked for at `column` (below 0: at none). Deletes itself when it is closed."""

    def __init__(self, table: RowTable[Any], column: int) -> None:
        super().__init__(table)
        self._table, self._model = table, table.rows_model
        self.aboutToHide.connect(self.deleteLater)
        has_rows = bool(table.selected_rows)
        copying = self.addAction(_("Copy with headings"), partial(table.copy, with_heads=True))
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        plain = self.addAction(_("Copy without headings"), partial(table.copy, with_heads=False))
        everything = self.addAction(_("Select all rows"), table.selectAll)
        everything.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        for each in (copying, plain):
            each.setEnabled(has_rows)
        everything.setEnabled(bool(self._model.lines))
        self._offer_sorting(column)
        self.addSeparator()
        self.addAction(_("Columns…"), self._show_sheet)
        reset = self.addAction(_("Columns as they were at first"), table.arranging.reset)
        reset.setEnabled(not table.arranging.layout.is_declared)

    def _offer_sorting(self, column: int) -> None:
        sortable = [n for n in range(len(self._model.columns)) if self._model.is_sortable(n)]
        if not sortable:
            return
        self.addSeparator()
        if column in sortable:
            head = self._model.columns[column].head
            self._add_sort(self, _("Sort by {column}, upwards").format(column=head), column, is_down=False)
            self._add_sort(self, _("Sort by {column}, downwards").format(column=head), column, is_down=True)
        by, group = self.addMenu(_("Sort by")), QActionGroup(self)
        for n in sortable:
            each = self._add_sort(by, self._model.columns[n].head, n, is_down=None)
            each.setCheckable(True)
            each.setChecked(self._model.sorted_by is not None and self._model.sorted_by[0] == n)
            group.addAction(each)
        given = self.addAction(_("In the order given"), partial(self._table.sort, -1))
        given.setEnabled(self._model.sorted_by is not None)

    def _add_sort(self, menu: QMenu, text: str, column: int, *, is_down: bool | None) -> QAction:
        # Qt reads & in a menu as the mark of a shortcut.
        return menu.addAction(
            text.replace("&", "&&"), partial(self._table.sort, column, is_descending=is_down)
        )

    def _show_sheet(self) -> None:
        from ui.tables.columns.sheet import ColumnsSheet

        ColumnsSheet(self._table.window(), self._table.accessibleName(), self._table.arranging).show_over()
