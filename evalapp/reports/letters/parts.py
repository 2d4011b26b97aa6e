"""The parts of a letter that no report has: who writes to whom, reasons beside scores, what nobody may miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import Column, columns_of
from evalapp.reports.drawing.lettering import BOLD, cell, line, text
from evalapp.reports.drawing.listing import Figure, Listing, Row
from evalapp.reports.drawing.margins import Imprint
from evalapp.reports.drawing.marks import TITLE, marked
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import OWN_FONT, alert, pieces
from evalapp.reports.drawing.structure import Element, listed
from evalapp.reports.drawing.styles import FRAME, SMALL, WIDTH, colour, hexadecimal, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.letters.content import Judged, Letter, Reasons, Signed

_FLUSH = [
    OWN_FONT,
    *((side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_FACTS = 0.36  # of the width
_LABEL = 66.0
_CRITERION, _SCORE = 138.0, 84.0
_BAR, _UNDER_SCORE = 60.0, 24.0
_TALLEST = 0.4 * FRAME  # of what stands beside each other at the head of a letter
_BETWEEN = 1.5  # what several said


class Begin(Flowable):
    """From here on the pages are those of another letter."""

    def __init__(self, imprint: Imprint) -> None:
        super().__init__()
        self._imprint = imprint

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        paper_of(self).begin(self._imprint)


def address_block(letter: Letter) -> list[Flowable]:
    """Who writes, with reference and day beside it, and to whom."""
    known = Element("L")
    facts = [
        [
            Paragraph(cell(name), style("cell-dim"), element=Element("Lbl", item)),
            Paragraph(cell(value), style("cell"), element=Element("LBody", item)),
        ]
        for name, value in letter.facts
        for item in [Element("LI", known)]
    ]
    right = _FACTS * WIDTH
    sender = list(_lines(letter.sender))
    if (
        _height(sender, WIDTH - right) > _TALLEST
        or _height([each for row in facts for each in row], right - _LABEL) > _TALLEST
    ):
        beneath = [each for row in facts for each in (*row, Spacer(1, 3))]
        return [*sender, Spacer(1, 12), *beneath, Spacer(1, 12), *_lines(letter.receiver), Spacer(1, 21)]
    beside = Table(facts, colWidths=[_LABEL, right - _LABEL], style=_FLUSH, hAlign="LEFT") if facts else ""
    head = Table([[sender, beside]], colWidths=[WIDTH - right, right], style=_FLUSH, hAlign="LEFT")
    return [head, Spacer(1, 21), *_lines(letter.receiver), Spacer(1, 21)]


def _height(flowables: Sequence[Flowable], width: float) -> float:
    return sum(float(each.wrap(width, 10_000)[1]) for each in flowables)


def _lines(lines: Sequence[str]) -> Iterator[Flowable]:
    for n, each in enumerate(lines):
        yield Paragraph(cell(each), style("cell" if n else "cell-strong"))


def boxed(paragraphs: Sequence[str]) -> list[Flowable]:
    """With a line at their side; they may run over pages."""
    look: list[Any] = [
        OWN_FONT,
        ("LINEBEFORE", (0, 0), (0, -1), 2, colour("accent")),
        ("LEFTPADDING", (0, 0), (-1, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    said = [Paragraph(cell(each), style("letter")) for each in paragraphs]
    rows = [[part] for each in said for part in pieces(each, WIDTH - 12)]
    return [Table(rows, colWidths=[WIDTH], style=look, hAlign="LEFT"), Spacer(1, 6)]


@dataclass(frozen=True, kw_only=True)
class Scored(Figure):
    """A score over the scale that it lies on, `at` from 0 to 1; no scale where that is None."""

    at: float | None = None
    steps: int = 0


class _Reasons(Listing):
    def _draw_figure(self, figure: Figure, left: float, column: Column, top: float) -> None:
        super()._draw_figure(figure, left, column, top)
        if not isinstance(figure, Scored) or figure.at is None:
            return
        start, base = left + column.side + column.lead, top - 25.0
        self.canv.setStrokeColor(colour("line"))
        self.canv.setLineWidth(0.75)
        self.canv.line(start, base, start + _BAR, base)
        for n in range(figure.steps + 1) if figure.steps else (0, 1):
            at = start + _BAR * n / (figure.steps or 1)
            self.canv.line(at, base - 1.5, at, base + 1.5)
        self.canv.setFillColor(colour("accent"))
        self.canv.rect(start + _BAR * figure.at - 1.25, base - 4.0, 2.5, 8.0, stroke=0, fill=1)


def reasons_table(reasons: Reasons) -> Listing:
    """Criterion, score on its scale, and why; long reasons go on on the next page."""
    first, second, third = reasons.heads
    columns = columns_of((first, _CRITERION, False), (second, _SCORE, False), (third, 0, False))
    return _Reasons(columns, [_row(each, reasons.steps) for each in reasons.judged])


class _Named(Paragraph):
    """What goes on under its name on the next page: `running` knows it by its mark."""

    def draw(self) -> None:
        with paper_of(self).tagged(self.element), marked(self.canv, TITLE):
            super().draw()


class _Criterion(Paragraphs):
    """As high as the scale under the score at least."""

    def height_in(self, width: float) -> float:
        return max(_UNDER_SCORE, super().height_in(width))


def _row(judged: Judged, steps: int) -> Row:
    named = line(" ".join(filter(None, (judged.mark, judged.title))), 250)
    word = [Paragraph(_dim(cell(judged.word)), style("cell"))] if judged.word else []
    said = _said(judged.reasons)
    if judged.source:
        said.append(Paragraph(_dim(cell(judged.source)), style("cell")))
    return Row(
        cells=[
            _Criterion([_Named(f"<b>{cell(named)}</b>", style("cell")), *word]),
            Scored(shown=judged.score, font=BOLD, at=judged.at, steps=steps),
            Paragraphs(said, gap=_BETWEEN),
        ],
        again=named,
    )


def _said(reasons: Sequence[str]) -> list[Paragraph]:
    """What one said is a paragraph, what several did a list."""
    lines = [text(" ".join(each.split())) for each in reasons]
    if len(lines) == 1:
        return [Paragraph(lines[0], style("cell"))]
    several = Element("L")
    return [Paragraph(each, style("cell-item"), bulletText="•", element=listed(of=several)) for each in lines]


def notice(paragraphs: Sequence[str]) -> list[Flowable]:
    """Before everything else, on the attention ground."""
    first, *rest = paragraphs
    return alert(first, rest)


def _dim(markup: str) -> str:
    return f"<font color='{hexadecimal('dim')}' size='{SMALL:g}'>{markup}</font>" if markup else ""


class _Line(Flowable):
    """On which somebody signs."""

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        return available_width, 45.0

    def draw(self) -> None:
        self.canv.setStrokeColor(colour("edge"))
        self.canv.setLineWidth(0.75)
        self.canv.line(0, 3, WIDTH * 0.48, 3)


def signature(signed: Signed) -> Flowable:
    """All of it on one page."""
    parts: list[Flowable] = [Spacer(1, 12)]
    if signed.close:
        parts.append(Paragraph(text(signed.close), style("letter")))
    parts += [_Line(), Paragraph(cell(signed.name), style("cell-strong"))]
    if signed.below:
        parts.append(Paragraph(cell(signed.below), style("cell-dim")))
    return KeepTogether(parts)
