"""All totals in one picture: a quiet range, an open circle for each juror, an accent tick for the total."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from reportlab.platypus import Flowable

from evalapp.domain.ranking import Outcome, Place
from evalapp.domain.scoring.picture import ScoreLine, axis_of
from evalapp.domain.scoring.totals import juror_totals
from evalapp.domain.texts import _
from evalapp.reports.content import Report
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, width_of
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, WIDTH, colour
from evalapp.words.formats import score

_ROW = 14.0
_AXIS = 20.0
_LABELS = 176.0
FEWEST, MOST = 2, 60
MOST_ON_A_PAGE = 44  # with a heading above them and the caption below


def pictured(report: Report) -> tuple[list[Flowable], str]:
    """One row a ranked application and the axis under them, and what stands below; empty where there is too little or
    too much to see.
    """
    places = [place for place in report.ranking.places if place.is_ranked and place.total is not None]
    if not FEWEST <= len(places) <= MOST:
        return [], ""
    given = juror_totals(report.call.scheme, report.scores)
    totals = {application: [total for _juror, total in given[application]] for application in given}
    shown = [float(place.total) for place in places if place.total is not None]
    shown += [float(value) for place in places for value in totals.get(place.application, ())]
    low, high = axis_of(shown)
    axis = _Axis(low, high, is_rising=report.call.scheme.higher_is_better)
    picture = axis.element
    picture.alternative = _said(places)
    last = max((n for n, each in enumerate(places) if each.outcome is Outcome.FUNDED), default=-1)
    has_line = report.ranking.available is not None
    rows: list[Flowable] = [
        _Totals(place, totals.get(place.application, ()), axis, is_line=has_line and n == last)
        for n, place in enumerate(places)
    ]
    return [*rows, axis], _caption(low, high)


class _Axis(Flowable):
    """The scale under the rows; the better end is always at the right."""

    def __init__(self, low: int, high: int, *, is_rising: bool) -> None:
        super().__init__()
        self._low, self._high, self._is_rising = low, high, is_rising
        self.element = Element("Figure")  # of the whole picture, rows and all

    def line(self, values: Sequence[Fraction] = (), total: Fraction | None = None) -> ScoreLine:
        return ScoreLine(
            lowest=self._low,
            highest=self._high,
            values=tuple(map(float, values)),
            total=None if total is None else float(total),
            is_rising=self._is_rising,
        )

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return WIDTH, _AXIS

    def draw(self) -> None:
        with paper_of(self).pictured(self.element, WIDTH, _AXIS):
            self._draw_figures()

    def _draw_figures(self) -> None:
        self.canv.setFont(REGULAR, SMALL)
        self.canv.setFillColor(colour("dim"))
        step = max(1, ceil((self._high - self._low) / 10))
        for value in range(self._low, self._high + 1, step):
            x = _at(self.line().share(value))
            self.canv.drawCentredString(x, _AXIS - 11, score(Fraction(value)))
            self.canv.drawString(x, _AXIS - 11, " ")


def _at(share: float) -> float:
    return _LABELS + (WIDTH - _LABELS - 8) * share + 4


class _Totals(Flowable):
    def __init__(self, place: Place, totals: Sequence[Fraction], axis: _Axis, *, is_line: bool) -> None:
        super().__init__()
        self._place, self._is_line = place, is_line
        self._line, self._element = axis.line(totals, place.total), axis.element

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return WIDTH, _ROW

    def draw(self) -> None:
        with paper_of(self).pictured(self._element, WIDTH, _ROW):
            self._draw_row()

    def _draw_row(self) -> None:
        canv, middle = self.canv, _ROW / 2
        canv.setFillColor(colour("text"))
        canv.setFont(SEMIBOLD, SMALL)
        canv.drawRightString(14, middle - 2.7, str(self._place.place))
        canv.setFont(REGULAR, SMALL)
        gap = width_of(" ", REGULAR, SMALL)
        canv.drawString(
            20 - gap, middle - 2.7, f" {fitted(self._place.title, REGULAR, SMALL, _LABELS - 32)} "
        )
        self._stroke("line", 0.5, _LABELS, WIDTH, middle)
        if self._line.range is not None:
            left, right = self._line.range
            self._stroke("strong-line", 2.2, _at(left), _at(right), middle)
        canv.setStrokeColor(colour("dim"))
        canv.setFillColor(colour("panel"))
        canv.setLineWidth(0.8)
        for value in self._line.values:
            canv.circle(_at(self._line.share(value)), middle, 2.5, stroke=1, fill=1)
        if self._line.total is not None:
            canv.setFillColor(colour("accent"))
            canv.rect(_at(self._line.share(self._line.total)) - 1.1, middle - 4.5, 2.2, 9, stroke=0, fill=1)
        if self._is_line:
            self._stroke("accent", 1.2, 0, WIDTH, 0)

    def _stroke(self, ink: str, thickness: float, left: float, right: float, at: float) -> None:
        self.canv.setStrokeColor(colour(ink))
        self.canv.setLineWidth(thickness)
        self.canv.line(left, at, right, at)


def _said(places: Sequence[Place]) -> str:
    """What the picture shows, for who does not see it; the numbers stand in the table that follows."""
    totals = [place.total for place in places if place.total is not None]
    said = _(
        "Picture of the totals of {n} ranked applications, from {lowest} to {highest}. Each row has a tick for the "
        "total and a circle for what each juror alone would have given. The table of the ranking has the numbers."
    )
    decimals = max(place.decimals for place in places)
    return said.format(
        n=len(totals), lowest=score(min(totals), decimals), highest=score(max(totals), decimals)
    )


def _caption(low: int, high: int) -> str:
    """With where the axis begins: seldom at the end of the scale, so that differences look larger than they are."""
    said = _(
        "The tick is the total; each circle is what one juror alone would have given, for jurors who scored every"
        " criterion. The line across is the funding line."
    )
    axis = _("The axis goes from {low} to {high}.").format(
        low=score(Fraction(low)), high=score(Fraction(high))
    )
    return f"{said} {axis}"
