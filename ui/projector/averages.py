"""What the jury gave as a whole, a bar a criterion."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from evalapp.operations.meeting.projected import Average, Projected
from evalapp.words.formats import score
from ui.look import theme
from ui.projector import words
from ui.projector.sheet import LEAST, Align, Sheet, fits

_HEAD, _FOOT, _ROW, _DENSE = 30.0, 28.0, 64.0, 40.0
_NAMES, _FIGURE, _GAP = 0.44, 84.0, 20.0  # share of the names; width of a figure; between columns
_NUMBER, _WORD = 44.0, 92.0  # width of each end of a scale that is written beside its bar
_MOST_TICKS = 11
_TINT = 0.3


def paint_averages(sheet: Sheet, area: QRectF, shown: Projected) -> None:
    """Every row in `area`, however many there are; where they are low, what a mark means stands once below them."""
    averages = shown.averages
    if not averages:
        return
    foot = _FOOT if words.gaps(shown) or any(each.is_consensus for each in averages) else 0.0
    row = min(_ROW, (area.height() - _HEAD - foot) / len(averages))
    left = area.x() + area.width() * _NAMES
    names = QRectF(area.x(), area.y(), left - area.x() - _GAP, _HEAD)
    bar = QRectF(left, area.y(), area.right() - _FIGURE - _GAP - left, _HEAD)
    sheet.text(names, words.heading(shown), LEAST, role="dim", lines=2)
    is_shared = len({(each.low, each.high, each.low_word, each.high_word) for each in averages}) == 1
    end = _WORD if any(each.low_word for each in averages) else _NUMBER
    if is_shared:
        _paint_axis(sheet, bar, averages[0])
    else:
        bar.adjust(end + 8, 0, -end - 8, 0)
    best_of_all = all(each.is_low_best for each in averages)
    y = area.y() + _HEAD
    for average in averages:
        _paint_name(sheet, QRectF(names.x(), y, names.width(), row), average, with_best=not best_of_all)
        _paint_bar(sheet, QRectF(bar.x(), y, bar.width(), row), average)
        if not is_shared:
            _paint_ends(sheet, QRectF(bar.x() - end - 8, y, bar.width() + 2 * end + 16, row), average, end)
        figure = QRectF(area.right() - _FIGURE, y, _FIGURE, row)
        sheet.text(figure, average.text, min(32, row * 0.8), weight=700)
        y += row
    _paint_foot(sheet, QRectF(area.x(), y, area.width(), foot), shown, is_dense=row < _DENSE)


def _paint_name(sheet: Sheet, rect: QRectF, average: Average, *, with_best: bool) -> None:
    """With what marks it right behind, where there is room for both."""
    is_dense = rect.height() < _DENSE
    size, lines = min(26.0, rect.height() * 0.74), 1 if is_dense else 2
    mark = "" if is_dense else words.mark(average, with_best=with_best)
    room = QRectF(rect.x(), rect.y(), rect.width() * (0.68 if mark else 1), rect.height())
    name = average.criterion if fits(average.criterion, room, LEAST, lines) else average.short
    if is_dense and with_best and average.is_low_best:
        name = f"{name} ({words.low_is_best()})"
    taken = sheet.text(room, name, size, lines=lines)
    beside = QRectF(taken.right() + 12, rect.y(), rect.right() - taken.right() - 12, rect.height())
    sheet.text(beside, mark, min(20.0, size), weight=600, role="accent", lines=2)


def _paint_foot(sheet: Sheet, rect: QRectF, shown: Projected, *, is_dense: bool) -> None:
    """What a diamond is, where no row has room to say it, and what a dash."""
    if is_dense and any(each.is_consensus for each in shown.averages):
        _paint_diamond(sheet, QPointF(rect.x() + 8, rect.center().y()), 8)
        rect = rect.adjusted(24, 0, 0, 0)
        taken = sheet.text(rect, words.consensus(), LEAST, weight=600, role="accent")
        rect.setLeft(taken.right() + 24)
    sheet.text(rect, words.gaps(shown), LEAST, role="dim")


def _ticks(average: Average) -> list[Fraction]:
    """The ends and what lies between them: each whole point, or each second, fifth … of them."""
    span = average.high - average.low
    steps = (Fraction(n * 10**power) for power in range(9) for n in (1, 2, 5))
    step = next((each for each in steps if span / each <= _MOST_TICKS - 1), span)
    between = [average.low + n * step for n in range(1, int(span / step) + 1)] if step else []
    return [average.low, *(each for each in between if each < average.high), average.high]


def _at(bar: QRectF, average: Average, value: Fraction) -> float:
    span = average.high - average.low
    share = float((value - average.low) / span) if span else 0.0
    return bar.x() + bar.width() * min(max(share, 0.0), 1.0)


def _paint_axis(sheet: Sheet, bar: QRectF, average: Average) -> None:
    """What the ends are called, or the points."""
    if average.low_word:
        half = QRectF(bar.x(), bar.y(), bar.width() / 2 - 8, bar.height())
        sheet.text(half, average.low_word, LEAST, role="dim")
        half.moveLeft(bar.x() + bar.width() / 2 + 8)
        sheet.text(half, average.high_word, LEAST, role="dim", align=Align.AlignRight | Align.AlignVCenter)
        return
    for tick in _ticks(average):
        x = _at(bar, average, tick)
        box = QRectF(x - 40, bar.y(), 80, bar.height())
        sheet.text(box, score(tick), LEAST, role="dim", align=Align.AlignCenter)


def _paint_ends(sheet: Sheet, rect: QRectF, average: Average, width: float) -> None:
    """Of one scale, where not all are alike."""
    low, high = average.low_word or score(average.low), average.high_word or score(average.high)
    box = QRectF(rect.x(), rect.y(), width, rect.height())
    sheet.text(box, low, LEAST, role="dim", align=Align.AlignRight | Align.AlignVCenter, lines=2)
    box.moveLeft(rect.right() - width)
    sheet.text(box, high, LEAST, role="dim", lines=2)


def _paint_bar(sheet: Sheet, rect: QRectF, average: Average) -> None:
    middle, height = rect.center().y(), min(28.0, rect.height() * 0.56)
    for tick in _ticks(average):
        x = _at(rect, average, tick)
        sheet.line(x, middle - height / 2, x, middle + height / 2, role="strong-line")
    if average.score is None:
        return
    x = _at(rect, average, average.score)
    sheet.fill_with(QRectF(rect.x(), middle - height / 4, x - rect.x(), height / 2), tint())
    if average.is_consensus:
        _paint_diamond(sheet, QPointF(x, middle), height * 0.62)
    else:
        sheet.fill(QRectF(x - 3, middle - height / 2, 6, height), "accent", radius=1)


def _paint_diamond(sheet: Sheet, centre: QPointF, half: float) -> None:
    """A consensus, told apart from an average by its shape and by the word beside its criterion."""
    x, y = centre.x(), centre.y()
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(theme.colour("accent"))
    corners = (QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y))
    sheet.painter.drawPolygon(QPolygonF([*corners]))


def tint() -> QColor:
    """The accent, thin."""
    over, under = theme.colour("accent"), theme.colour("window")
    mixed = (
        round(_TINT * a + (1 - _TINT) * b)
        for a, b in zip(over.getRgb()[:3], under.getRgb()[:3])  # type: ignore[index, unused-ignore]
    )
    return QColor(*mixed)
