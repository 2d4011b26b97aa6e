"""The line of one criterion: its title, how the jurors disagree, its weight, where the scores lie, the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from evalapp.domain.scheme.model import Criterion, Scale
from evalapp.domain.scoring.discord import Discord
from evalapp.domain.scoring.picture import ScoreLine
from evalapp.domain.texts import _
from evalapp.words import scores as score_words
from evalapp.words.results import Shown, below_threshold, withheld
from ui.access.roles import play_role
from ui.look import theme
from ui.look.measuring import width
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.text import as_tooltip

HEIGHT = 33
_STRIP, _WEIGHT, _RESULT, _CHEVRON = 232, 44, 76, 28
_LEAST_TITLE = 170
_MOST_POINTS = 10  # that are marked on the line of scores
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What the line of a criterion says; `values` are the scores that are given, on its scale, without names.

    `reach` says the lowest and the highest of them in words. With `is_withheld` none of it is there yet.
    """

    criterion: Criterion
    result: Shown
    values: tuple[float, ...] = ()
    reach: str = ""
    mean: float | None = None
    discords: tuple[Discord, ...] = ()
    is_withheld: bool = False

    @property
    def badges(self) -> list[tuple[str, str]]:
        """Words and tone of each."""
        found = [(each.label, "attention") for each in self.discords]
        if self.result.is_failed:
            found.append((below_threshold(), "bad"))
        if self.result.is_consensus:
            found.append((_("consensus"), "accent"))
        return found

    @property
    def spoken(self) -> str:
        parts = [str(self.criterion.title), self.result.text, self.reach]
        parts += [words for words, _tone in self.badges]
        parts.append(score_words.weight(self.criterion))
        return ", ".join(filter(None, parts))


class CriterionHead(QAbstractButton):
    """Opens and closes what lies below it. `stepped(-1 or 1)` asks for the criterion above or below."""

    stepped = Signal(int)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        play_role(self, QAccessible.Role.Button, folds=True)
        self.setCheckable(True)
        self.setProperty("shows", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(line.spoken)
        opens = _("Shows names, single scores and justifications.")
        self.setAccessibleDescription(withheld() if line.is_withheld else opens)
        self.setToolTip(as_tooltip(score_words.rules_of(line.criterion)))

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(480), theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(_LEAST_TITLE + _RESULT + _CHEVRON), theme.pixels(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = "selection" if self.isChecked() else "sunk" if self.underMouse() else "panel"
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), theme.colour("line"))
        room = rect.adjusted(theme.L, 0, -theme.XS, 0)
        chevron = QRectF(
            room.right() - theme.pixels(_CHEVRON), room.top(), theme.pixels(_CHEVRON), room.height()
        )
        self._paint_chevron(painter, chevron)
        room.setRight(chevron.left())
        tone = "bad" if self.line.result.is_failed else "text"
        result = QRectF(
            room.right() - theme.pixels(_RESULT), room.top(), theme.pixels(_RESULT), room.height()
        )
        _write(
            painter, result.adjusted(0, 0, -theme.S, 0), self.line.result.text, "total", tone, is_right=True
        )
        room.setRight(result.left())
        if strip_fits(self.width()):
            strip = QRectF(
                room.right() - theme.pixels(_STRIP), room.top(), theme.pixels(_STRIP), room.height()
            )
            self._paint_strip(painter, strip, ground)
            weight = QRectF(
                strip.left() - theme.pixels(_WEIGHT), room.top(), theme.pixels(_WEIGHT), room.height()
            )
            weight_text = score_words.weight_figure(self.line.criterion)
            _write(painter, weight.adjusted(0, 0, -theme.L, 0), weight_text, "table", "dim", is_right=True)
            room.setRight(weight.left())
        self._paint_title(painter, room, ground)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_title(self, painter: QPainter, room: QRectF, ground: str) -> None:
        """The words of a badge go before the title is cut: the sign of it stays, and the whole is spoken."""
        badges = self.line.badges
        title = str(self.line.criterion.title)
        wanted = width(title, "strong") + theme.S
        while (
            badges
            and wanted + sum(badge_size(each).width() + theme.S for each, _tone in badges) > room.width()
        ):
            badges = badges[:-1]
        taken = sum(badge_size(each).width() + theme.S for each, _tone in badges)
        line = QRectF(room.left(), room.top(), min(wanted, max(room.width() - taken, 0)), room.height())
        _write(painter, line, title, "strong", "text")
        x = line.right()
        for words, tone in badges:
            size = badge_size(words)
            spot = QRectF(x, room.center().y() - size.height() / 2, size.width(), size.height())
            paint_badge(painter, spot, words, tone, behind="selection" if ground == "selection" else "panel")
            x = spot.right() + theme.S

    def _paint_strip(self, painter: QPainter, room: QRectF, ground: str) -> None:
        from ui.widgets.strip.symbols import paint_score_line  # with what draws it

        scale = self.line.criterion.scale
        line = ScoreLine(
            lowest=float(scale.lowest),
            highest=float(scale.highest),
            values=self.line.values,
            total=self.line.mean,
            is_rising=scale.higher_is_better,
        )
        paint_score_line(painter, room, line, theme.colour(ground), _points(self.line.criterion.scale))

    def _paint_chevron(self, painter: QPainter, room: QRectF) -> None:
        """To the right, or down where it is open."""
        reach = theme.pixels(4)
        middle = room.center()
        along, across = QPointF(reach / 2, 0), QPointF(0, reach)
        if self.isChecked():
            along, across = QPointF(0, reach / 2), QPointF(reach, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("dim"), 1.6))
        painter.drawPolyline([middle - along - across, middle + along, middle - along + across])
        painter.restore()


class CriteriaHeads(QWidget):
    """The words above the columns, and the points of the scale where all criteria have the same few."""

    def __init__(self, criteria: Sequence[Criterion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scales = {id(each.scale): each.scale for each in criteria}
        same = {
            (each.lowest, each.highest, bool(each.words), each.higher_is_better) for each in scales.values()
        }
        self._scale = criteria[0].scale if len(same) == 1 else None
        self.setFixedHeight(theme.pixels(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(theme.L, 0, -theme.XS - theme.pixels(_CHEVRON), 0)
        _write(painter, room.adjusted(0, 0, -theme.S, 0), _("Result"), "caption", "dim", is_right=True)
        if strip_fits(self.width()):
            strip = QRectF(
                room.right() - theme.pixels(_RESULT + _STRIP), room.top(), theme.pixels(_STRIP), room.height()
            )
            weight = QRectF(strip.left() - 100, room.top(), 100 - theme.L, room.height())
            _write(painter, weight, _("Weight"), "caption", "dim", is_right=True)
            self._paint_axis(painter, strip)
        _write(painter, room, _("Criterion"), "caption", "dim")

    def _paint_axis(self, painter: QPainter, room: QRectF) -> None:
        scale = self._scale
        if scale is None:
            return
        line = ScoreLine(
            lowest=float(scale.lowest), highest=float(scale.highest), is_rising=scale.higher_is_better
        )
        inset = 6  # as that of the lines below
        for point in _points(scale):
            x = room.left() + inset + line.share(point) * (room.width() - 2 * inset)
            spot = QRectF(x - 20, room.top(), 40, room.height())
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("dim"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(point))


def _points(scale: Scale) -> range:
    """The whole points of a scale that has few of them."""
    if scale.words or not 0 < scale.highest - scale.lowest <= _MOST_POINTS:
        return range(0)
    return range(int(scale.lowest), int(scale.highest) + 1)


def strip_fits(room: int) -> bool:
    """Whether a line so wide has room for where the scores lie, beside a title that can be read."""
    return room >= theme.pixels(_LEAST_TITLE + _STRIP + _WEIGHT + _RESULT + _CHEVRON)


def _write(
    painter: QPainter, room: QRectF, text: str, type: str, tone: str, *, is_right: bool = False
) -> None:
    painter.setFont(theme.font(type))
    painter.setPen(theme.colour(tone))
    said = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, said)
