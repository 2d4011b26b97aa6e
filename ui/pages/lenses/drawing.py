"""A card with a picture of lines and the table that says the same; either is copied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import whole
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.copying import copy_rows
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import LinkButton
from ui.widgets.charts.line_chart import LineChart
from ui.widgets.charts.line_values import NO_LINES, Beside, Group, Line, Lines
from ui.widgets.text import ElidedLabel

_HEAD = 52  # of a copied picture: what it is, and what it is not


class Drawing(QFrame):
    """`opened(key)`; `told(words)` when something is copied.

    `after`: those columns that stand behind the marks. `opens`: its lines are applications. `grouped`: what the groups
    are called in the table, where each line says its own.
    """

    opened = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        name: str,
        before: Sequence[Beside],
        after: Sequence[Beside],
        *,
        grouped: str = "",
        opens: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.name, self._lines, self._description = name, NO_LINES, ""
        self._groups: dict[str, str] = {}
        self.chart = LineChart(name, before, after)
        self.chart.copied.connect(self.copy_picture)
        self.chart.asked_at.connect(self._show_menu)
        self.chart.scrolled.connect(self._show_below)
        columns = [_column(n, each) for n, each in enumerate((*before, *after))]
        if grouped:
            columns.append(Column(head=grouped, cell=self._group_cell, goes_empty=True, drop=1))
        model = RowsModel(columns, key=_key_of)
        self.table: RowTable[Line] = RowTable(model, name, row_height=30)
        if opens:
            self.chart.opened.connect(self.opened)
            self.table.opened.connect(self._open)
        self.table.hide()
        self._is_table_stale = True
        self._take_height()
        self.below = ElidedLabel(type="table", tone="dim")
        self.turn_button = LinkButton(_("As a table"), self.turn)
        self.picture_button = LinkButton(_("Copy picture"), self.copy_picture)
        self.table_button = LinkButton(_("Copy table"), self.copy_table)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        foot.setSpacing(theme.M)
        foot.addWidget(self.below, 1)
        for button in (self.turn_button, self.picture_button, self.table_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.chart, 1)
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addLayout(foot)

    def show_lines(self, lines: Lines, description: str) -> None:
        """`description`: what the picture shows, in a sentence."""
        self._lines, self._description = lines, description
        self._is_table_stale = True
        self.chart.show_lines(lines, description)
        self._fill_table()
        self._show_below()

    @property
    def shows_table(self) -> bool:
        return not self.table.isHidden()

    @property
    def begins_at(self) -> LineChart | RowTable[Line]:
        return self.table if self.shows_table else self.chart

    def turn(self) -> None:
        """From the picture to the table, or back; the line at hand stays at hand."""
        key = self.chart.key_at_hand
        if self.shows_table and self.table.chosen_row is not None:
            key = self.table.chosen_row.key
        is_table = not self.shows_table
        self.table.setVisible(is_table)
        self.chart.setVisible(not is_table)
        self._take_height()
        self._fill_table()
        if is_table:
            self.table.choose(key)
        else:
            self.chart.choose(key)
        self.turn_button.set_text(_("As a picture") if is_table else _("As a table"))
        self.begins_at.setFocus()
        self._show_below()

    def _take_height(self) -> None:
        """A picture is no higher than its lines; a table sees to that itself."""
        policy = QSizePolicy.Policy
        vertical = policy.Expanding if self.shows_table else policy.Maximum
        self.setSizePolicy(policy.Expanding, vertical)

    def _fill_table(self) -> None:
        """Only once somebody looks at it: of thousands it takes its time."""
        if not self._is_table_stale or not self.shows_table:
            return
        self._is_table_stale = False
        self.table.set_rows(self._all_lines())
        if self.table.chosen_row is None:
            self.table.choose_first()

    def _all_lines(self) -> list[Line]:
        found, group = [], ""
        self._groups.clear()
        for row in self._lines.rows:
            if isinstance(row, Group):
                group = row.text
            else:
                line = self._lines.line(row)
                self._groups[line.key] = group
                found.append(line)
        return found

    def _group_cell(self, line: Line) -> Cell:
        return Cell(text=self._groups.get(line.key, ""), tone="dim")

    def _open(self, line: Line) -> None:
        self.opened.emit(line.key)

    def _show_below(self) -> None:
        n = 0 if self.shows_table else self.chart.below
        words = ngettext("{n} more below", "{n} more below", n).format(n=whole(n)) if n else ""
        if words != self.below.text():
            self.below.setText(words)

    # copying

    def copy_picture(self) -> None:
        """With what it is above it, so that it stays what it is wherever it is pasted."""
        drawn = self.chart.picture()
        head, margin = theme.pixels(_HEAD), theme.L
        image = QImage(drawn.width(), drawn.height() + head, QImage.Format.Format_RGB32)
        image.fill(theme.colour("panel"))
        painter = QPainter(image)
        room = QRect(margin, theme.S, drawn.width() - 2 * margin, head - theme.S)
        for type, tone, words, flag in (
            ("section", "text", self.name, Qt.AlignmentFlag.AlignTop),
            ("caption", "dim", self._said_of_picture, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(theme.font(type))
            painter.setPen(theme.colour(tone))
            painter.drawText(room, flag | Qt.TextFlag.TextSingleLine, words)
        painter.drawImage(0, head, drawn)
        painter.end()
        QGuiApplication.clipboard().setImage(image)
        words = (
            _("The picture is copied; of so many lines it holds those in sight. The table holds all of them.")
            if self.chart.is_long
            else _("The picture is copied.")
        )
        self.told.emit(words)

    @property
    def _said_of_picture(self) -> str:
        return _("Beside the official ranking; it changes nothing in it. {what}").format(
            what=self._description
        )

    def copy_table(self) -> None:
        columns = self.table.rows_model.columns
        rows = self.table.rows_model.shown_rows if self.shows_table else self._all_lines()
        copy_rows(columns, list(rows), with_heads=True)
        n = len(rows)
        text = ngettext("{n} row is copied as a table.", "{n} rows are copied as a table.", n)
        self.told.emit(text.format(n=whole(n)))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("Copy picture"), self.copy_picture)
        menu.addAction(_("Copy table"), self.copy_table)
        menu.addSeparator()
        menu.addAction(_("As a table"), self.turn)
        menu.popup(place)


def _key_of(line: Line) -> object:
    return line.key


def _column(n: int, beside: Beside) -> Column[Line]:
    return Column(
        head=beside.head,
        cell=partial(_cell, n, beside),
        key=partial(_value, n),
        is_right=beside.is_right,
        stretches=beside.stretches,
        goes_empty=not beside.stretches,
    )


def _cell(n: int, beside: Beside, line: Line) -> Cell:
    return Cell(text=line.words[n], type=beside.type, tone=beside.tone)


def _value(n: int, line: Line) -> object:
    return line.values[n] if line.values else line.words[n]
