"""The left column: every dossier by the date on which it was received, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.individual.rows import CaseRow
from ui.pages.meeting.agenda.view import AgendaView
from ui.tables.cell_delegate import paint_entry_ground
from ui.tables.cells import Cell, Column
from ui.tables.rows import ROW, Index, RowsModel
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.text import Ground, Label, Rule

HEIGHT = 56


class CaseDelegate(QStyledItemDelegate):
    """Its title; below it its number, when it was received, and its state as a badge at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.pixels(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CaseRow = index.data(ROW)
        painter.save()
        paint_entry_ground(painter, option)
        room = QRectF(option.rect).adjusted(theme.L, theme.S, -theme.L, -theme.S)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() / 2)
        write(painter, upper, row.title, "table-strong")
        size = badge_size(row.said)
        spot = QRectF(
            lower.right() - min(size.width(), lower.width()),
            lower.center().y() - size.height() / 2,
            min(size.width(), lower.width()),
            size.height(),
        )
        paint_badge(painter, spot, row.said, row.tone)
        lower.setRight(spot.left() - theme.S)
        said = " · ".join(filter(None, (row.number, row.received)))
        write(painter, lower, said, "caption", "dim")
        painter.restore()


class CaseList(Ground):
    """Emits `chosen(number)` when another dossier is shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="right", parent=parent)
        self._number = ""
        self._is_filling = False
        self.title = Label(_("Decisions"), type="title")
        self.about = Label(
            _(
                "Each dossier by itself, in the order in which they were received. There is no order of merit."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.foot = Label(type="caption", tone="dim", wrap=True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(theme.S)
        column: Column[CaseRow] = Column(head="", cell=lambda row: Cell(text=row.spoken))
        self.rows_model = RowsModel((column,), key=lambda row: row.number, sorts=False, parent=self)
        self.view = AgendaView()
        self.view.setAccessibleName(_("Dossiers by date received"))
        self.view.setItemDelegate(CaseDelegate(self.view))
        self.view.setModel(self.rows_model)
        self.view.selectionModel().currentChanged.connect(self._announce)
        self._arrange()

    def _arrange(self) -> None:
        top, end = QVBoxLayout(), QVBoxLayout()
        top.setContentsMargins(theme.L, theme.L, theme.L, theme.M)
        top.setSpacing(theme.XS)
        top.addWidget(self.title)
        top.addWidget(self.about)
        end.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        end.setSpacing(theme.S)
        end.addLayout(self._buttons)
        end.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Rule())
        layout.addWidget(self.view, 1)
        layout.addWidget(Rule())
        layout.addLayout(end)

    def add_button(self, button: QWidget) -> None:
        """Below the list."""
        self._buttons.addWidget(button)

    def show_rows(self, rows: Sequence[CaseRow], foot: str) -> None:
        """Whatever was shown stays so."""
        self._is_filling = True
        self.rows_model.set_rows(rows)
        self._is_filling = False
        self.foot.setText(foot)
        row = self.rows_model.row_of(self._number)
        if row is not None:
            self._make_current(row)

    @property
    def number(self) -> str:
        """Of the dossier that is shown; empty for none."""
        return self._number

    @property
    def rows(self) -> Sequence[CaseRow]:
        return self.rows_model.rows

    def choose(self, number: object) -> bool:
        """Show this dossier; False for one that is not there."""
        row = self.rows_model.row_of(number)
        if row is not None:
            self._make_current(row)
        return row is not None

    def _make_current(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.rows_model.index(row, 0), flags)

    def _announce(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None and not self._is_filling and row.number != self._number:
            self._number = row.number
            self.chosen.emit(row.number)


def write(
    painter: QPainter, room: QRectF, text: str, type: str, tone: str = "text", *, is_right: bool = False
) -> None:
    """One line that ends in … where room is short."""
    painter.setFont(theme.font(type))
    painter.setPen(theme.colour(tone))
    line = QFontMetrics(painter.font()).elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, int(room.width()) + 1
    )
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, line)
