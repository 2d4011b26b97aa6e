"""Who enters and who leaves, with the place before and after: painted, since it changes with every step of a slider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.texts import _, ngettext
from ui.look import measuring, theme
from ui.pages.what_if.ink import LEFT, RIGHT, Ink
from ui.widgets.card import Card

MOST = 8
_LINE = 22


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossing:
    """One application that crosses the line; places as they are written."""

    number: str
    title: str
    before: str
    after: str


class MovesCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.lines = _Lines()
        self.body.addWidget(self.lines)

    def show_crossings(
        self, enters: Sequence[Crossing], leaves: Sequence[Crossing], more: tuple[int, int] = (0, 0)
    ) -> None:
        """`more`: how many there are of each beside those that are given, which are at most MOST."""
        self.lines.show_crossings(enters, leaves, more)


class _Lines(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Crossing, ...], tuple[Crossing, ...]] = ((), ())
        self._more = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()
        self.setFixedHeight(self.sizeHint().height())

    def show_crossings(
        self, enters: Sequence[Crossing], leaves: Sequence[Crossing], more: tuple[int, int]
    ) -> None:
        shown, before = (tuple(enters), tuple(leaves)), self._count
        if (shown, more) == (self._shown, self._more):
            return
        self._shown, self._more = shown, more
        self._say()
        if self._count != before:
            self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _say(self) -> None:
        parts, nobody = [], _("nobody")
        for head, crossings in zip(self._heads, self._shown):
            said = "; ".join(
                f"{each.number} {each.title}, {each.before} → {each.after}" for each in crossings
            )
            parts.append(f"{head}: {said or nobody}")
        self.setAccessibleName(". ".join(parts))

    @property
    def _heads(self) -> tuple[str, str]:
        return _("Enters"), _("Leaves")

    @property
    def _count(self) -> int:
        return 2 + sum(len(each) + (not each or more > 0) for each, more in zip(self._shown, self._more))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(160), self._count * theme.pixels(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = Ink(QPainter(self))
        height, y = theme.pixels(_LINE), 0.0
        for n, (head, crossings) in enumerate(zip(self._heads, self._shown)):
            rest = self._more[n]
            tone = "bad" if n else "good"
            ink.arrow(QPointF(6, y + height / 2), is_up=not n, tone=tone)
            ink.text(head, "table-strong", tone, QRectF(16, y, self.width() - 16, height), LEFT)
            y += height
            for each in crossings:
                self._line(ink, each, y)
                y += height
            if rest > 0 or not crossings:
                words = (
                    ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest > 0 else _("nobody")
                )
                ink.text(words, "table", "dim", QRectF(0, y, self.width(), height), LEFT)
                y += height

    def _line(self, ink: Ink, each: Crossing, y: float) -> None:
        height = theme.pixels(_LINE)
        places = f"{each.before} → {each.after}"
        wide = measuring.width(places, "table")
        number = max(measuring.width(each.number, "table"), theme.pixels(36))
        ink.text(each.number, "table", "dim", QRectF(0, y, number, height), LEFT)
        room = self.width() - number - wide - 2 * theme.S
        title = measuring.elided(each.title, "table", max(room, 0))
        ink.text(title, "table", "text", QRectF(number + theme.S, y, max(room, 0), height), LEFT)
        ink.text(places, "table", "text", QRectF(self.width() - wide - 1, y, wide + 1, height), RIGHT)
