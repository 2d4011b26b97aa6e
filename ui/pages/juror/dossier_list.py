"""The juror's own applications: what is done, what is to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _
from evalapp.formats import score as score_text
from ui import theme
from ui.delegates.cell import paint_row_ground
from ui.models.cells import Cell, Column
from ui.models.rows import ROW, Index, RowsModel
from ui.pages.juror.work import Task
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.buttons import Chip
from ui.widgets.progress import ProgressBar, dots_width, paint_dots
from ui.widgets.text import ElidedLabel, Ground, Label

HEIGHT = 56
EDGE = 3
MOST_DOTS = 12


class TaskDelegate(QStyledItemDelegate):
    """Title; below it number and province, at the right dots, the total or the conflict."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.pixels(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        task: Task = index.data(ROW)
        painter.save()
        paint_row_ground(painter, option)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), EDGE, rect.height() - 1), theme.colour("accent"))
        room = rect.adjusted(theme.XL - 1, theme.S + 1, -theme.L, -theme.S)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        title = " ".join(task.application.title.split())
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(upper.width()))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        lower = QRectF(room.left(), upper.bottom() + 1, room.width(), room.height() / 2)
        used = self._paint_state(painter, lower, task)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        where = " · ".join(part for part in (task.number, task.application.province) if part)
        where = QFontMetrics(painter.font()).elidedText(
            where, Qt.TextElideMode.ElideRight, int(lower.width() - used - theme.S)
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, where)
        painter.restore()

    def _paint_state(self, painter: QPainter, room: QRectF, task: Task) -> float:
        """Draws at the right of `room`; the width used."""
        if task.is_to_do and len(task.done) <= MOST_DOTS:
            paint_dots(painter, room.right(), room.center().y(), task.done)
            return dots_width(len(task.done))
        text, tone = _badge(task)
        size = badge_size(text)
        spot = QRectF(
            room.right() - size.width(), room.center().y() - size.height() / 2, size.width(), size.height()
        )
        paint_badge(painter, spot, text, tone)
        return size.width()


def _badge(task: Task) -> tuple[str, str]:
    if task.has_conflict:
        return _("conflict of interest"), "attention"
    if task.is_to_do:
        return f"{sum(task.done)}/{len(task.done)}", "quiet"
    total = task.total
    return (score_text(total, 1) if total is not None else _("done")), "good"


class DossierList(Ground):
    """Emits `chosen(Task)` when another application becomes current."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="right", parent=parent)
        self._tasks: list[Task] = []
        self._done_words = Label(type="caption", tone="dim")
        self._bar = ProgressBar()
        self._to_do = Chip("", self._show_to_do)
        self._all = Chip("", self._show_all)
        self._all.setChecked(True)
        self.search = QLineEdit()
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(_("Search…"))
        self.search.setAccessibleName(_("Search in my applications"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column = Column(head="", cell=lambda task: Cell(text=task.words))
        self._model = RowsModel((column,), key=lambda task: task.number, parent=self)
        self.list = QListView()
        self.list.setProperty("frame", "bare")
        self.list.setAccessibleName(_("My applications"))
        self.list.setItemDelegate(TaskDelegate(self.list))
        self.list.setModel(self._model)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(_("My applications"), type="section"), 1)
        head.addWidget(self._done_words)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._to_do)
        chips.addWidget(self._all)
        chips.addSpacing(theme.XS)
        chips.addWidget(self.search, 1)
        top = QVBoxLayout()
        top.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        top.setSpacing(theme.S)
        top.addLayout(head)
        top.addWidget(self._bar)
        top.addLayout(chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    def current(self) -> Task | None:
        index = self.list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def shown(self) -> Sequence[Task]:
        return self._model.rows

    def set_tasks(self, tasks: list[Task]) -> None:
        """Show `tasks`, keeping the current one current."""
        current = self.current()
        self._tasks = list(tasks)
        self.list.selectionModel().blockSignals(True)
        self._model.set_rows(tasks)
        self.list.selectionModel().blockSignals(False)
        self._count()
        if current is not None:
            self.choose(current.number)

    def replace(self, old: Task, new: Task) -> None:
        self._tasks = [new if each is old else each for each in self._tasks]
        self._model.replace(old, new)
        self._count()

    def choose(self, number: str) -> bool:
        """Make the application current; where the filter hides it, the filter goes."""
        for attempt in (False, True):
            if attempt:
                self.search.clear()
                self._show_all()
            for n, task in enumerate(self._model.rows):
                if task.number == number:
                    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                    self.list.selectionModel().setCurrentIndex(self._model.index(n, 0), flags)
                    return True
        return False

    def _count(self) -> None:
        to_do = sum(task.is_to_do for task in self._tasks)
        whole = sum(not task.has_conflict for task in self._tasks)
        words = _("{n} of {all} done").format(n=whole - to_do, all=whole)
        self._done_words.setText(words)
        self._bar.set_progress(whole - to_do, whole, words)
        self._to_do.set_text(_("To do {n}").format(n=to_do))
        self._all.set_text(_("All {n}").format(n=len(self._tasks)))

    def _show_to_do(self) -> None:
        self._to_do.setChecked(True)
        self._all.setChecked(False)
        self._filter()

    def _show_all(self) -> None:
        self._all.setChecked(True)
        self._to_do.setChecked(False)
        self._filter()

    def _filter(self, _text: str = "") -> None:
        current = self.current()
        words = self.search.text().casefold().split()
        only_to_do = self._to_do.isChecked()

        def keeps(task: Task) -> bool:
            said = f"{task.words} {task.application.organisation}".casefold()
            return (task.is_to_do or not only_to_do) and all(word in said for word in words)

        self._model.keep(keeps)
        if current is not None and any(task.number == current.number for task in self._model.rows):
            self.choose(current.number)

    def _announce(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.rows[index.row()])
