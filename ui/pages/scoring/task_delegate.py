"""How an application looks in the juror's list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evalapp.operations.progress.work import Task
from ui.look import theme
from ui.tables.cell_delegate import paint_entry_ground
from ui.tables.rows import ROW, Index
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.progress import Dot, dots_width, paint_dots

HEIGHT = 56
MOST_DOTS = 12


class TaskDelegate(QStyledItemDelegate):
    """Title; below it number, whether it is handed in, and province, at the right dots, the total or the conflict."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.pixels(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        task: Task = index.data(ROW)
        painter.save()
        paint_entry_ground(painter, option)
        room = QRectF(option.rect).adjusted(theme.XL - 1, theme.S + 1, -theme.L, -theme.S)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        title = " ".join(task.application.title.split())
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(upper.width()))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        lower = QRectF(room.left(), upper.bottom() + 1, room.width(), room.height() / 2)
        behind = "selection" if option.state & QStyle.StateFlag.State_Selected else "panel"
        used = self._paint_state(painter, lower, task, behind)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        where = " · ".join(part for part in (task.number, task.handing_words, task.place) if part)
        where = QFontMetrics(painter.font()).elidedText(
            where, Qt.TextElideMode.ElideRight, int(lower.width() - used - theme.S)
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, where)
        painter.restore()

    def _paint_state(self, painter: QPainter, room: QRectF, task: Task, behind: str) -> float:
        """Draws at the right of `room`, on the role `behind`; the width used."""
        if task.is_to_do and not task.is_gated and len(task.done) <= MOST_DOTS:
            paint_dots(painter, room.right(), room.center().y(), dots_of(task))
            return dots_width(len(task.done))
        text, tone = _badge(task)
        size = badge_size(text)
        spot = QRectF(
            room.right() - size.width(), room.center().y() - size.height() / 2, size.width(), size.height()
        )
        paint_badge(painter, spot, text, tone, behind=behind)
        return size.width()


def dots_of(task: Task) -> list[Dot]:
    """Per criterion: scored and motivated as asked, one of both, or neither."""
    return [
        Dot.DONE if is_done else Dot.BEGUN if _is_begun(task, criterion.id) else Dot.OPEN
        for criterion, is_done in zip(task.scheme.criteria, task.done)
    ]


def _is_begun(task: Task, criterion: str) -> bool:
    score = task.scores.get(criterion)
    return score is not None and (score.is_given or bool(score.comment.strip()))


def _badge(task: Task) -> tuple[str, str]:
    if task.has_conflict:
        return task.state, "attention"
    if task.is_gated or task.is_to_do:
        return task.state, "quiet"
    return task.total_words or task.state, "good"
