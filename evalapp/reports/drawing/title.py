"""The beginning of a report: what it is, its title, and the figures that say most of it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from evalapp.reports.drawing.lettering import SEMIBOLD, fitted, text, width_of
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, colour, style
from evalapp.reports.drawing.words import Paragraph

_GUTTER = 12.0


class Eyebrow(Flowable):
    """What kind of report this is, in small capitals, and the states that a reader must not miss."""

    def __init__(self, words: str, badges: Sequence[str]) -> None:
        super().__init__()
        self._words, self._badges = words.upper(), badges

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, 24.0

    def draw(self) -> None:
        with paper_of(self).tagged(Element("P")):
            self._draw_words()

    def _draw_words(self) -> None:
        self.canv.setFont(SEMIBOLD, SMALL + 0.5)
        self.canv.setFillColor(colour("accent"))
        # A space behind each, since who hears it hears no gap.
        self.canv.drawString(0, 11, f"{self._words} ", charSpace=0.6)
        left = width_of(self._words, SEMIBOLD, SMALL + 0.5) + 0.6 * len(self._words) + _GUTTER
        for badge in self._badges:
            width = width_of(badge, SEMIBOLD, SMALL) + 12
            self.canv.setFillColor(colour("attention-ground"))
            self.canv.roundRect(left, 7, width, 14, 4, stroke=0, fill=1)
            self.canv.setFillColor(colour("attention"))
            self.canv.setFont(SEMIBOLD, SMALL)
            self.canv.drawString(left + 6, 11.2, f"{badge} ")
            left += width + 6


class AccentRule(Flowable):
    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, 26.0

    def draw(self) -> None:
        self.canv.setStrokeColor(colour("accent"))
        self.canv.setLineWidth(2)
        self.canv.line(0, 12, self._width, 12)


class KeyFigures(Flowable):
    """Up to four figures with a caption under each; a long figure is set smaller, never cut."""

    def __init__(self, figures: Sequence[tuple[str, str]], style_name: str = "figure") -> None:
        super().__init__()
        self._figures, self._style = figures, style_name

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._column = (available_width + _GUTTER) / max(4, len(self._figures))
        self._captions = [Paragraph(text(words), style("caption")) for _shown, words in self._figures]
        self._deep = max(each.wrap(self._column - _GUTTER, 1_000)[1] for each in self._captions)
        return available_width, style(self._style).leading + self._deep + 6

    def draw(self) -> None:
        for index, (shown, _words) in enumerate(self._figures):
            with paper_of(self).tagged(Element("P")):
                self._draw_figure(index, shown)

    def _draw_figure(self, index: int, shown: str) -> None:
        look = style(self._style)
        left, room = index * self._column, self._column - _GUTTER
        size = min(look.fontSize, look.fontSize * room / max(1.0, width_of(shown, SEMIBOLD, look.fontSize)))
        size = max(size, SMALL)
        self.canv.setFont(SEMIBOLD, size)
        self.canv.setFillColor(look.textColor)
        self.canv.drawString(left, self._deep + 11, f"{fitted(shown, SEMIBOLD, size, room)} ")
        caption = self._captions[index]
        caption.drawOn(self.canv, left, self._deep - caption.height + 4)


def title_block(
    kind: str, title: str, subtitle: str, badges: Sequence[str], figures: Sequence[tuple[str, str]] = ()
) -> list[Flowable]:
    block: list[Flowable] = [Eyebrow(kind, badges), Heading(title or kind, "title", outline=kind)]
    if subtitle:
        block.append(Paragraph(text(subtitle), style("subtitle")))
    block.append(AccentRule())
    return [*block, KeyFigures(figures), Spacer(1, 12)] if figures else block
