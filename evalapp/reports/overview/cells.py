"""Cells that are drawn: a mark for each application, and an amount over a bar of its size."""

from __future__ import annotations

from evalapp.domain.texts import _
from evalapp.reports.drawing.drawn import Drawn
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, width_of
from evalapp.reports.drawing.paper import Paper
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import TABLE, colour
from evalapp.reports.overview.content import Tally

_RADIUS, _STEP = 3.1, 8.4
MOST_MARKS = 4  # in a cell; more are told as a number
_BAR = 4.5


def draw_mark(paper: Paper, x: float, y: float, *, is_full: bool) -> None:
    paper.setLineWidth(0.9)
    paper.setStrokeColor(colour("accent" if is_full else "edge"))
    paper.setFillColor(colour("accent" if is_full else "panel"))
    paper.circle(x, y, _RADIUS, stroke=1, fill=1)


class Marks(Drawn):
    """Full ones for who gets support, before the others."""

    height = 12.0

    def __init__(self, tally: Tally, said: str, *, is_left: bool = False) -> None:
        self._tally, self._said, self._is_left = tally, said, is_left

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        n, full = self._tally.applications, self._tally.supported
        taken = (n - 1) * _STEP + 2 * _RADIUS
        left = (0.5 if self._is_left else (width - taken) / 2) + _RADIUS
        picture = Element("Figure", element, alternative=self._said)
        with paper.pictured(picture, width, self.height):
            for each in range(n):
                draw_mark(paper, left + each * _STEP, self.height / 2, is_full=each < full)


class Amounts(Drawn):
    """“752 of 2,246” at the right, over a bar as long as what is asked, of which the dark part is what is given.

    `most` is what the longest bar of the table stands for; without one there is no bar.
    """

    def __init__(
        self, given: str, asked: str, *, shares: tuple[float, float] | None = None, is_sum: bool = False
    ) -> None:
        self._given, self._asked, self._shares, self._is_sum = given, asked, shares, is_sum
        self.height = 12.0 + (_BAR + 2.5 if shares else 0)

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        with paper.tagged(element):
            self._draw_words(paper, width)
            if self._shares:
                given, asked = self._shares
                paper.setFillColor(colour("accent-ground"))
                paper.rect(0, 0, width * asked, _BAR, stroke=0, fill=1)
                paper.setFillColor(colour("accent"))
                paper.rect(0, 0, width * given, _BAR, stroke=0, fill=1)

    def _draw_words(self, paper: Paper, width: float) -> None:
        words = " " + _("of {amount}").format(amount=self._asked)
        font = SEMIBOLD if self._is_sum else REGULAR
        base = self.height - TABLE
        left = width - width_of(words, font, TABLE) - width_of(self._given, SEMIBOLD, TABLE)
        paper.setFont(SEMIBOLD, TABLE)
        paper.setFillColor(colour("accent"))
        paper.drawString(left, base, self._given)
        paper.setFont(font, TABLE)
        paper.setFillColor(colour("text" if self._is_sum else "dim"))
        paper.drawRightString(width, base, words)


class Beside(Amounts):
    """The same on one line: the bar at the left, as long as it can be before the widest words."""

    _WORDS = 88.0

    def __init__(self, given: str, asked: str, *, shares: tuple[float, float]) -> None:
        super().__init__(given, asked)
        self._lengths = shares

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        room = max(0.0, width - self._WORDS)
        with paper.tagged(element):
            self._draw_words(paper, width)
            for share, ink in zip(reversed(self._lengths), ("accent-ground", "accent"), strict=True):
                paper.setFillColor(colour(ink))
                paper.rect(0, 3, room * share, _BAR + 1, stroke=0, fill=1)


class Stacked(Drawn):
    """The same where columns are narrow: what is given over what is asked."""

    height = 22.0

    def __init__(self, given: str, asked: str, *, is_sum: bool = False) -> None:
        self._given, self._asked, self._is_sum = given, asked, is_sum

    def draw_cell(self, paper: Paper, element: Element, width: float) -> None:
        with paper.tagged(element):
            paper.setFont(SEMIBOLD, TABLE)
            paper.setFillColor(colour("accent"))
            paper.drawRightString(width, self.height - TABLE, self._given)
            paper.setFont(SEMIBOLD if self._is_sum else REGULAR, TABLE)
            paper.setFillColor(colour("text" if self._is_sum else "dim"))
            paper.drawRightString(width, self.height - TABLE - 10.5, " " + self._asked)
