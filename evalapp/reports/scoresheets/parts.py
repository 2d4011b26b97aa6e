"""What a sheet to score on paper is drawn from: its head, one block a criterion, the line to sign on."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from evalapp.domain.scheme.model import Comment, Criterion, NoScore
from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, cell, fitted, width_of
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Element, heading
from evalapp.reports.drawing.styles import colour, style
from evalapp.reports.drawing.title import Eyebrow
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.scoresheets.tick_boxes import TickBoxes
from evalapp.words.scores import value_text, weight

PITCH = 16.0  # from line to line, room to write by hand
REASONS = (NoScore.ABSTAIN, NoScore.ABSENT, NoScore.NOT_DISCUSSED)
_REASONS_WIDTH = 108.0
_NOTE = 7.5
_TICK = 6.5
_GAP = 6.0
_GROUP = 12.0
_AIR = 2.0
_TITLE = 13.0
_LONGEST_GUIDANCE, _LONGEST_DESCRIPTOR = 600, 160
_NAME_LINE = 190.0


class Band(Flowable):
    """A strip across the page on which strings are drawn."""

    deep = 21.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, self.deep

    def _says(self, words: str, left: float, base: float, *, font: str = REGULAR, ink: str = "dim") -> None:
        self.canv.setFont(font, _NOTE)
        self.canv.setFillColor(colour(ink))
        with paper_of(self).tagged(Element("P")):
            self.canv.drawString(left, base, f"{words} ")

    def _rule(self, left: float, base: float, right: float, *, ink: str = "edge") -> None:
        self.canv.setStrokeColor(colour(ink))
        self.canv.setLineWidth(0.6)
        self.canv.line(left, base, right, base)

    def _tick(self, left: float, base: float, words: str, *, ink: str = "text") -> None:
        self.canv.setStrokeColor(colour("dim"))
        self.canv.setLineWidth(0.6)
        self.canv.rect(left, base - 0.8, _TICK, _TICK, stroke=1, fill=0)
        self._says(words, left + _TICK + 3, base, ink=ink)

    def _name_line(self, base: float) -> None:
        words = _("Juror")
        left = self.width - _NAME_LINE
        self._says(words, left, base + 2)
        self._rule(left + width_of(words, REGULAR, _NOTE) + 6, base, self.width)


class SheetHead(Band):
    """What the sheet is, the states that must not be missed, and a line for the juror's name."""

    def __init__(self, words: str, badges: Sequence[str]) -> None:
        super().__init__()
        self._eyebrow = Eyebrow(words, badges)

    def draw(self) -> None:
        self._eyebrow.wrap(self.width, self.deep)
        self._eyebrow.drawOn(self.canv, 0, -3)
        self._name_line(6)


class ContinuedHead(Band):
    """Which sheet goes on, at the top of a further page."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def draw(self) -> None:
        with paper_of(self).artefact():
            self._draw_again()

    def _draw_again(self) -> None:
        room = self.width - _NAME_LINE - 18
        self._says(fitted(self._words, SEMIBOLD, _NOTE, room), 0, 8, font=SEMIBOLD, ink="text")
        self._name_line(6)


class Instructions(Band):
    """The accent rule, the question that comes before all others, and how to fill in the sheet."""

    deep = 28.0

    def draw(self) -> None:
        self._rule_of_accent()
        self._tick(0, 8, _("Conflict of interest: I do not assess this application."))
        how = _("Cross one box a criterion. No cross means: not scored yet.")
        self._says(how, self.width - width_of(how, REGULAR, _NOTE), 8)

    def _rule_of_accent(self) -> None:
        self.canv.setStrokeColor(colour("accent"))
        self.canv.setLineWidth(2)
        self.canv.line(0, 22, self.width, 22)


class CriterionBlock(Band):
    """One criterion: what is asked, boxes for the score and the reasons for none, ruled lines for the motivation."""

    def __init__(
        self,
        criterion: Criterion,
        mark: str,
        *,
        depth: int = 2,
        group: str = "",
        lines: int = 0,
        is_described: bool = False,
    ) -> None:
        """`depth` is that of the heading, `group` the title of the group that begins with it."""
        super().__init__()
        self._mark, self._depth = mark, depth
        self._criterion, self._group, self._lines = criterion, group, lines
        self._boxes = TickBoxes(criterion.scale)
        self._guidance = Paragraph(cell(str(criterion.guidance), _LONGEST_GUIDANCE), style("sheet-note"))
        described = _descriptors(criterion) if is_described else ""
        self._described = Paragraph(described, style("sheet-note")) if described else None

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        guidance = self._guidance.wrap(available_width, 10_000)[1] if self._criterion.guidance else 0.0
        score = self._boxes.wrap(available_width - _REASONS_WIDTH - _GAP, 10_000)[1]
        self._score = max(score, len(REASONS) * style("sheet-note").leading)
        self._under = self._described.wrap(available_width, 10_000)[1] + 2 if self._described else 0.0
        self._top = (_GROUP if self._group else 0.0) + _TITLE
        self.deep = self._top + guidance + _AIR + self._score + self._under + self._lines * PITCH + _GAP
        self._guided = guidance
        return available_width, self.deep

    def draw(self) -> None:
        top = self.deep
        if self._group:
            top -= _GROUP
            with paper_of(self).tagged(heading(self._depth - 1)):
                self._says(self._group, 0, top + 3, font=SEMIBOLD, ink="accent")
        self._draw_title(top - 10)
        top -= _TITLE + self._guided
        if self._guided:
            self._guidance.drawOn(self.canv, 0, top)
        top -= _AIR
        self._boxes.drawOn(self.canv, 0, top - self._boxes.height)
        self._draw_reasons(top)
        top -= self._score + self._under
        if self._described:
            self._described.drawOn(self.canv, 0, top)
        self._draw_lines(top)

    def _draw_title(self, base: float) -> None:
        criterion, look = self._criterion, style("sheet-criterion")
        parts = [weight(criterion)]
        if criterion.threshold:
            parts.append(_("threshold {threshold}").format(threshold=criterion.threshold))
        asked = " · ".join(parts)
        aside = width_of(asked, REGULAR, _NOTE)
        title = "  ".join(each for each in (self._mark, str(criterion.title)) if each)
        self.canv.setFont(look.fontName, look.fontSize)
        self.canv.setFillColor(look.textColor)
        with paper_of(self).tagged(heading(self._depth)):
            shown = fitted(title, look.fontName, look.fontSize, self.width - aside - 2 * _GAP)
            self.canv.drawString(0, base, f"{shown} ")
        self._says(asked, self.width - aside, base)

    def _draw_reasons(self, top: float) -> None:
        words = _("No score:")
        left = self.width - _REASONS_WIDTH
        self._says(words, left, top - 7)
        left += width_of(words, REGULAR, _NOTE) + 5
        for n, reason in enumerate(REASONS):
            base = top - 7 - n * style("sheet-note").leading
            self._tick(left, base, fitted(reason.label, REGULAR, _NOTE, self.width - left - _TICK - 3))

    def _draw_lines(self, top: float) -> None:
        is_required = self._criterion.comment is Comment.REQUIRED
        words = _("Justification (required)") if is_required else _("Justification")
        for n in range(self._lines):
            base = top - (n + 1) * PITCH
            self._rule(0 if n else width_of(words, REGULAR, _NOTE) + 6, base, self.width)
        if self._lines:
            self._says(words, 0, top - PITCH + 1)


class SignatureLine(Band):
    deep = 28.0

    def draw(self) -> None:
        column = (self.width - 2 * _GAP) / 2
        for left, words in ((0.0, _("Signature")), (column + 2 * _GAP, _("Place and date"))):
            self._rule(left, 10, left + column)
            self._says(words, left, 1)


def _descriptors(criterion: Criterion) -> str:
    """What each value means on this criterion, run in, with the values standing out."""
    scale = criterion.scale
    said = []
    for steps in scale.allowed_steps:
        sentence = criterion.descriptors.get(scale.value(steps))
        if sentence:
            value = f"<b>{cell(value_text(scale, steps))}</b>"
            said.append(f"{value} {cell(str(sentence).rstrip('.'), _LONGEST_DESCRIPTOR)}")
    if not said:
        return ""
    lead = _("What fits best as a whole:")
    return " ".join([cell(lead, 100), " · ".join(said)])
