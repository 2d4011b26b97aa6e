"""The picture of lines: bands, spans and marks along one axis, with the words of each line beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor

from ui.look import measuring, theme
from ui.widgets.charts.line_places import BAR, LinePlaces
from ui.widgets.charts.line_values import Axis, Beside, Group, Line
from ui.widgets.charts.view import PictureView, Words, Writing

_BAND, _TICK, _DOT, _SHARE = (
    20,
    3,
    9,
    5,
)  # pixels: height of a band, width of a tick, size of a dot, height of a bar
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_GAP = 10


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What of the lines is in sight: `rows` from the top on, and which of them has the keyboard."""

    before: Sequence[Beside]
    after: Sequence[Beside]
    axis: Axis
    rows: Sequence[Line | Group]
    at_hand: int = -1


class LinePicture(PictureView):
    def draw(self, shown: Shown) -> None:
        self.begin_anew()
        width = float(self.width())
        if width < 1:
            return
        place = LinePlaces(shown.before, shown.after, shown.axis, width)
        middles = {
            n: place.top + place.row * (n + 0.5) for n, row in enumerate(shown.rows) if isinstance(row, Line)
        }
        lines = [(row, middles[n]) for n, row in enumerate(shown.rows) if isinstance(row, Line)]
        self._draw_grounds(shown, place)
        self._draw_bands(lines, place)
        self._draw_spans(lines, place)
        bottom = place.top + place.row * len(shown.rows)
        if shown.axis.line is not None:
            self._bars([place.at(shown.axis.line) - 1], [place.top], [2], [bottom - place.top + 4], "accent")
        self._draw_marks(lines, place)
        self._draw_shares(shown, lines, place)
        whole = QRectF(0, 0, width, bottom + place.foot)
        self.addItem(Writing(whole, list(_words(shown, place, bottom)), list(_between(shown, place))))

    def _draw_grounds(self, shown: Shown, place: LinePlaces) -> None:
        for n, row in enumerate(shown.rows):
            top = place.top + place.row * n
            if isinstance(row, Group):
                self._bars([0], [top], [place.width], [place.row], row.ground)
            elif n == shown.at_hand:
                self._bars([0], [top], [place.width], [place.row], "selection")
                self._bars([0], [top], [theme.EDGE], [place.row], "accent")

    def _draw_bands(self, lines: Sequence[tuple[Line, float]], place: LinePlaces) -> None:
        table = _shades()
        for line, middle in lines:
            if not len(line.shade):
                continue
            item = pyqtgraph.ImageItem(
                np.asarray(line.shade, dtype=float)[None, :], axisOrder="row-major", levels=(0.0, 1.0)
            )
            item.setLookupTable(table)
            room = QRectF(place.left, middle - _BAND / 2, place.right - place.left, _BAND)
            item.setRect(room)
            self.addItem(item)

    def _draw_spans(self, lines: Sequence[tuple[Line, float]], place: LinePlaces) -> None:
        for line, middle in lines:
            for span in line.spans:
                left, right = place.at(span.low), place.at(span.high)
                wide = max(right - left, 2.0)
                self._bars([left], [middle - span.height / 2], [wide], [span.height], span.role)

    def _draw_marks(self, lines: Sequence[tuple[Line, float]], place: LinePlaces) -> None:
        ticks = [(place.at(line.tick), middle) for line, middle in lines if line.tick is not None]
        if ticks:
            tops = [middle - _BAND / 2 for _x, middle in ticks]
            lefts = [x - _TICK / 2 for x, _middle in ticks]
            self._bars(lefts, tops, [_TICK] * len(ticks), [_BAND] * len(ticks), "accent")
        dots = [(place.at(line.dot), middle) for line, middle in lines if line.dot is not None]
        if dots:
            item = pyqtgraph.ScatterPlotItem(
                x=[x for x, _middle in dots],
                y=[middle for _x, middle in dots],
                size=_DOT,
                symbol="o",
                pen=pyqtgraph.mkPen(theme.colour("text"), width=1.6),
                brush=theme.colour("panel"),
            )
            self.addItem(item)

    def _draw_shares(self, shown: Shown, lines: Sequence[tuple[Line, float]], place: LinePlaces) -> None:
        columns = (*shown.before, *shown.after)
        for n, (x, wide) in place.rooms.items():
            shares = [(line.share, middle) for line, middle in lines if line.share is not None]
            if not columns[n].has_bar or not shares:
                continue
            left, tops = x + wide - BAR, [middle - _SHARE / 2 for _share, middle in shares]
            high = [_SHARE] * len(shares)
            if theme.is_contrast():  # its lines are as dark as what fills them
                self._bars([left] * len(shares), tops, [BAR] * len(shares), high, "panel", edge="line")
            else:
                self._bars([left] * len(shares), tops, [BAR] * len(shares), high, "line")
            widths = [BAR * share for share, _middle in shares]
            self._bars([left] * len(shares), tops, widths, high, "accent")

    def _bars(
        self,
        lefts: Sequence[float],
        tops: Sequence[float],
        widths: Sequence[float],
        heights: Sequence[float],
        role: str,
        *,
        edge: str = "",
    ) -> None:
        item = pyqtgraph.BarGraphItem(
            x0=list(lefts),
            y0=list(tops),
            width=list(widths),
            height=list(heights),
            brush=theme.colour(role),
            pen=pyqtgraph.mkPen(theme.colour(edge)) if edge else None,
        )
        self.addItem(item)


def _words(shown: Shown, place: LinePlaces, bottom: float) -> Iterator[Words]:
    columns, wide = (*shown.before, *shown.after), place.right - place.left
    for n, column in enumerate(columns):
        if n in place.rooms:
            room = _room(place, n, column, 0.0, place.top)
            yield Words(text=column.head, room=room, type="caption-strong", tone="dim", align=_side(column))
    for at, words in _apart(shown.axis.ticks, place):
        room = QRectF(place.at(at) - wide / 2, 0, wide, place.top)
        yield Words(
            text=words, room=room, type="caption-strong", tone="dim", align=Qt.AlignmentFlag.AlignHCenter
        )
    for m, row in enumerate(shown.rows):
        top = place.top + place.row * m
        if isinstance(row, Group):
            yield from _group_words(row, place, top)
            continue
        for n, column in enumerate(columns):
            if n in place.rooms:
                room = _room(place, n, column, top, place.row)
                yield Words(
                    text=row.words[n], room=room, type=column.type, tone=column.tone, align=_side(column)
                )
    if shown.axis.line is not None and shown.axis.line_words:
        x, needed = place.at(shown.axis.line), measuring.width(shown.axis.line_words, "caption-strong") + 2
        left = x + 6 if x + 6 + needed <= place.width else x - 6 - needed
        room = QRectF(left, bottom, needed, place.foot)
        yield Words(text=shown.axis.line_words, room=room, type="caption-strong", tone="accent")


def _apart(ticks: Sequence[tuple[float, str]], place: LinePlaces) -> Iterator[tuple[float, str]]:
    """Those that stand off from the one before, and always the last."""
    last = len(ticks) - 1
    ends = [measuring.width(words, "caption-strong") / 2 + 4 for _at, words in ticks]
    right = -1.0
    for n, (at, words) in enumerate(ticks):
        x = place.at(at)
        before_last = n == last or x + ends[n] <= place.at(ticks[last][0]) - ends[last]
        if x - ends[n] >= right and before_last:
            right = x + ends[n]
            yield at, words


def _group_words(row: Group, place: LinePlaces, top: float) -> Iterator[Words]:
    x = 16.0
    for text, type, tone in (
        (row.text, "table-strong", row.tone),
        (row.count, "table-strong", row.tone),
        (row.note, "caption", "dim"),
    ):
        if text:
            wide = min(measuring.width(text, type) + 1, max(place.width - x - 16, 0))
            yield Words(text=text, room=QRectF(x, top, wide, place.row), type=type, tone=tone)
            x += wide + _GAP


def _room(place: LinePlaces, n: int, column: Beside, top: float, height: float) -> QRectF:
    x, wide = place.rooms[n]
    return QRectF(x, top, wide - (BAR + _GAP if column.has_bar else 0), height)


def _side(column: Beside) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_right else _LEFT


def _between(shown: Shown, place: LinePlaces) -> Iterator[QLineF]:
    for m in range(len(shown.rows) + 1):
        y = place.top + place.row * m - 0.5
        yield QLineF(0, y, place.width, y)


def _shades() -> np.ndarray:
    """256 colours from nothing to the darkest: what lies under a band stays in sight where it is faint."""
    ink: QColor = theme.colour("text" if theme.is_contrast() else "dim")
    table = np.empty((256, 4), dtype=np.ubyte)
    table[:, :3] = ink.red(), ink.green(), ink.blue()
    table[:, 3] = np.arange(256)
    return table
