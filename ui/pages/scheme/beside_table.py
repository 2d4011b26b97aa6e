"""Two schemes beside each other in a table: what is other, as it was and as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.scheme.beside import beside
from ui.look import theme
from ui.pages.scheme.entry_card import grid_of, head
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label, Rule

_MOST_ROWS = 8  # before the rest is asked for


class BesideTable(QWidget):
    """The first rows, and all of them once they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Label(type="table", wrap=True)
        self.more = LinkButton("", self._show_all)
        self._grid = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)
        for widget in (self.said, self._grid, self.more):
            self._column.addWidget(widget)
        self._shown: tuple[Scheme, Scheme, str, str] | None = None
        self._is_whole = False

    def show_both(self, old: Scheme, new: Scheme, old_name: str, new_name: str) -> int:
        """How many rows there are; the names head the columns."""
        if self._shown is not None and self._shown[0] != old:
            self._is_whole = False
        self._shown = (old, new, old_name, new_name)
        return self._fill()

    def rows(self) -> list[tuple[str, ...]]:
        """What is listed, a row each."""
        if self._shown is None:
            return []
        old, new, _old_name, _new_name = self._shown
        found = beside(old, new)
        return [(each.part, each.what, each.before, each.after) for each in found[: self._limit(len(found))]]

    def _limit(self, n: int) -> int:
        return n if self._is_whole else _MOST_ROWS

    def _show_all(self) -> None:
        self._is_whole = True
        self._fill()

    def _fill(self) -> int:
        assert self._shown is not None
        old, new, old_name, new_name = self._shown
        n = len(beside(old, new))
        rows = self.rows()
        table = QWidget()
        grid = grid_of(table, 2, 2, 3, 3)
        if rows:
            head(grid, 0, _("Part"), _("What"), old_name, new_name)
            grid.addWidget(Rule(), 1, 0, 1, 4)
        for row, cells in enumerate(rows, start=2):
            for column, said in enumerate(cells):
                label = Label(
                    said,
                    type="table-strong" if column == 3 else "table",
                    tone="dim" if column == 2 else "text",
                    wrap=True,
                )
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._column.replaceWidget(self._grid, table)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = table
        table.setVisible(bool(rows))
        words = ngettext("{n} thing is different.", "{n} things are different.", n)
        self.said.setText(words.format(n=n) if n else _("Nothing is different yet."))
        self.more.set_text(ngettext("Show the {n} difference", "Show all {n} differences", n).format(n=n))
        self.more.setVisible(n > len(rows))
        return n


class BesideCard(Card):
    """The scheme beside the one it came from, where there is one."""

    def __init__(self) -> None:
        super().__init__(_("What is different"))
        self.said = Label(type="caption", tone="dim", wrap=True)
        self.table = BesideTable()
        self.body.addWidget(self.said)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def show_both(self, old: Scheme | None, new: Scheme, old_name: str, new_name: str) -> None:
        self.table.setVisible(old is not None)
        if old is None:
            self.said.setText(
                _("There is no other scheme to put beside it: it has one version and no template.")
            )
            return
        self.said.setText(_("{new} beside {old}.").format(new=new_name, old=old_name))
        self.table.show_both(old, new, old_name, new_name)
