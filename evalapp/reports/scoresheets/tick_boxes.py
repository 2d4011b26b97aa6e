"""The values of a scale as boxes to cross with a pen, and what the scale calls some of them."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from reportlab.platypus import Flowable

from evalapp.domain.scheme.model import Scale
from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, plain, text, width_of
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import colour, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.formats import score
from evalapp.words.scores import range_of, short_value

BOX = 14.0
FONT_SIZE = 9.0
_GAP = 2.0
_PADDING = 2.5  # left and right of what stands in a box
_WIDEST = 34.0  # of a box with a number
_MOST_ROWS = 2  # of numbers; more values than that are written, not crossed
_LABEL_GAP = 5.0


class TickBoxes(Flowable):
    """All values in rows of equal boxes, their names below; a field to write in where there are too many."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._shown = [short_value(scale, steps) for steps in scale.allowed_steps]

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        widest = max(width_of(each, SEMIBOLD, FONT_SIZE) for each in self._shown) + 2 * _PADDING
        most = min(available_width, 10_000.0 if self._scale.words else _WIDEST)
        in_a_row = max(1, int((available_width + _GAP) // (min(widest, available_width) + _GAP)))
        rows = ceil(len(self._shown) / in_a_row)
        self._is_written = not self._scale.words and rows > _MOST_ROWS
        # As many in each row, so that the last one is no stump.
        self._in_a_row = ceil(len(self._shown) / rows)
        self._box = min(most, (available_width + _GAP) / self._in_a_row - _GAP)
        self._rows = 1 if self._is_written else rows
        self._labels = [] if self._is_written else self._placed_labels()
        self._below = max((each.height for _left, each in self._labels), default=0.0)
        self.height = self._rows * (BOX + _GAP) + self._below
        return available_width, self.height

    def _placed_labels(self) -> list[tuple[float, Paragraph]]:
        """Each name under its box, as wide as its neighbours allow; where one does not fit, all in one line."""
        named = self._scale.labels
        if not named or self._scale.words:
            return []
        step = self._box + _GAP
        middles = [
            (n % self._in_a_row) * step + self._box / 2
            for n, steps in enumerate(self._scale.allowed_steps)
            if self._scale.value(steps) in named
        ]
        names = [str(named[value]) for value in sorted(named)]
        between = min((after - before for before, after in pairwise(middles)), default=self.width)
        placed = []
        for middle, name in zip(middles, names, strict=True):
            label = Paragraph(text(name, 40), style("box-label"))
            look, room = label.style, between - _LABEL_GAP
            if self._rows > 1 or label.minWidth() > room:
                return [(0.0, self._legend(names))]
            wide = min(room, width_of(plain(name, 40), look.fontName, look.fontSize) + 1)
            label.wrap(wide, 1_000)
            placed.append((min(max(0.0, middle - wide / 2), self.width - wide), label))
        legend = self._legend(names)
        # A long name among short ones would make all of them as high as itself.
        return [(0.0, legend)] if legend.height < max(label.height for _left, label in placed) else placed

    def _legend(self, names: list[str]) -> Paragraph:
        values = sorted(self._scale.labels)
        said = " · ".join(
            f"<b>{score(value)}</b> {text(name, 40)}" for value, name in zip(values, names, strict=True)
        )
        legend = Paragraph(said, style("sheet-note"))
        legend.wrap(self.width, 1_000)
        return legend

    def draw(self) -> None:
        with paper_of(self).tagged(Element("P")):
            self._draw_all()

    def _draw_all(self) -> None:
        if self._is_written:
            self._draw_field()
            return
        for n, shown in enumerate(self._shown):
            row, column = divmod(n, self._in_a_row)
            left = column * (self._box + _GAP)
            base = self.height - BOX - row * (BOX + _GAP)
            self._draw_box(left, base, self._box)
            self._draw_value(shown, left, base, is_main="½" not in shown)
        for left, label in self._labels:
            label.drawOn(self.canv, left, self._below - label.height)

    def _draw_value(self, shown: str, left: float, base: float, *, is_main: bool) -> None:
        font = SEMIBOLD if is_main else REGULAR
        self.canv.setFont(font, FONT_SIZE)
        self.canv.setFillColor(colour("text" if is_main else "dim"))
        room = self._box - _PADDING
        self.canv.drawCentredString(
            left + self._box / 2, base + 3.9, f"{fitted(shown, font, FONT_SIZE, room)} "
        )

    def _draw_field(self) -> None:
        self._draw_box(0, self.height - BOX, 3 * BOX)
        self.canv.setFont(REGULAR, FONT_SIZE)
        self.canv.setFillColor(colour("dim"))
        words = _("{range}, in steps of {step}").format(
            range=range_of(self._scale), step=score(self._scale.step)
        )
        self.canv.drawString(3 * BOX + 6, self.height - BOX + 3.9, f"{words} ")

    def _draw_box(self, left: float, base: float, width: float) -> None:
        self.canv.setStrokeColor(colour("dim"))
        self.canv.setLineWidth(0.7)
        self.canv.roundRect(left, base, width, BOX, 2.5, stroke=1, fill=0)
