"""The table of the ranking: places, scores, the funding line, ties at the line, and those without a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.platypus import Flowable

from evalapp.domain.numbers import ended_once
from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.cells.paragraphs import Paragraphs
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.keeping import table_section
from evalapp.reports.drawing.lettering import SEMIBOLD, line, text, width_of
from evalapp.reports.drawing.listing import Figure, Listing, Row, band, figure
from evalapp.reports.drawing.progress import Tell, telling, untold
from evalapp.reports.drawing.styles import TABLE, WIDE, WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.inks import result_figure, state
from evalapp.reports.names import Names
from evalapp.reports.panel import by_number, titled
from evalapp.reports.ranking.score_columns import (
    CLOSE,
    CLOSER,
    PADDING,
    ScoreColumn,
    criteria_columns,
    fitted_column,
    group_columns,
)
from evalapp.words.places import (
    funding_line,
    is_cut,
    is_tied_at_line,
    line_after,
    place_number,
    standing,
    support,
    tie_at_line,
    total,
    without_place,
)

MOST_UPRIGHT = 8  # criteria; more of them turn the page on its side
_WISHED_FOR_TITLE, _LEAST_FOR_TITLE = 162.0, 108.0
_ENOUGH_FOR_TITLE = 140.0
_WIDEST_STATE, _WIDEST_WHOLE_STATE = 50.0, 90.0
_FIGURE_SPACE = "\u2007"


def is_sideways(scheme: Scheme) -> bool:
    return len(scheme.criteria) > MOST_UPRIGHT


def ranking_tables(report: RankingReport, tell: Tell = untold) -> list[Flowable]:
    """The table of the ranking, and where it has no room for the criteria, their scores in tables of their own."""
    table = _Table(report)
    return [*table.legend(), table.listing(tell), *table.criteria_apart()]


class _Table:
    def __init__(self, report: RankingReport) -> None:
        self._report, self._ranking = report, report.ranking
        self._support = partial(support, is_decided=report.ranking.is_decided)
        self._scheme = report.call.scheme
        self._names = Names(report)
        self._applications = by_number(report)
        self._total_decimals = max((place.decimals for place in self._ranking.places), default=0)
        self._scores, self._columns = self._fitting_columns()

    def listing(self, tell: Tell) -> Listing:
        return Listing(self._columns, list(self._rows(tell)))

    def legend(self) -> list[Flowable]:
        if not any(column.head == "1" for column in self._scores):
            return []
        words = _("The numbers above the columns are those of the criteria under “What was scored”.")
        return [Paragraph(text(words), style("lead"))]

    def criteria_apart(self) -> list[Flowable]:
        """The criteria in groups of as many as fit, numbered as in the table of criteria."""
        criteria = criteria_columns(self._scheme, numbered=True)
        if len(self._scores) == len(criteria):
            return []
        parts: list[Flowable] = []
        while criteria:
            fitting = len(criteria)
            while fitting > 1 and self._apart(criteria[:fitting])[1].width < _LEAST_FOR_TITLE:
                fitting -= 1
            chunk, criteria = criteria[:fitting], criteria[fitting:]
            words = _("Scores on criteria {first} to {last}").format(first=chunk[0].head, last=chunk[-1].head)
            rows = [
                Row(
                    cells=[
                        figure(self._number(place), is_strong=True),
                        self._title(place),
                        *(self._score(place, column) for column in chunk),
                    ]
                )
                for place in self._ranking.places
            ]
            parts.append(table_section(words, table=Listing(self._apart(chunk), rows)))
        return parts

    def _apart(self, chunk: Sequence[ScoreColumn]) -> list[Column]:
        columns = self._widths(chunk, PADDING)
        spare = sum(column.width for column in columns[-2:]) + columns[2].width
        title = Column(head=columns[1].head, width=columns[1].width + spare)
        return [columns[0], title, *columns[3:-2]]

    def _rows(self, tell: Tell) -> Iterator[Row]:
        ranked = [place for place in self._ranking.places if place.is_ranked]
        line = line_after(self._ranking)
        block = self._ranking.tied_at_line
        for index, place in enumerate(telling(ranked, tell)):
            if index == line:
                yield self._funding_line()
            if block and place.application == block.applications[0]:
                yield band(
                    text(tie_at_line(self._ranking)), ground="attention-ground", style_name="attention"
                )
            yield self._row(place)
        if line == len(ranked):
            yield self._funding_line()
        for words, places in without_place(self._ranking, is_ranked=self._scheme.is_ranked):
            if words:
                yield band(text(words))
            for place in places:
                yield self._row(place)

    def _funding_line(self) -> Row:
        return Row(
            cells=[Paragraph(text(funding_line(self._ranking)), style("band-accent"))], ground="accent"
        )

    def _row(self, place: Place) -> Row:
        return Row(
            cells=[
                figure(self._number(place), is_strong=True),
                self._title(place),
                figure(self._padded(place), is_deciding=True),
                *(self._score(place, column) for column in self._scores),
                state(standing(self._ranking, place)),
                figure(self._support(place)),
            ],
            notes=[Paragraph(text(each), style("note")) for each in self._notes(place)],
            ground="attention-ground" if is_tied_at_line(self._ranking, place) else "",
        )

    def _number(self, place: Place) -> str:
        """Nothing where nobody has a place."""
        return place_number(place) if self._scheme.is_ranked else ""

    def _title(self, place: Place) -> Paragraphs:
        return titled(place, self._applications)

    def _padded(self, place: Place) -> str:
        """The total, filled up with figure spaces so that the decimals of the column stand under each other."""
        spare = 0 if place.total is None else self._total_decimals - place.decimals
        return total(place) + _FIGURE_SPACE * spare

    def _score(self, place: Place, column: ScoreColumn) -> Figure:
        return result_figure(column.result(place))

    def _notes(self, place: Place) -> list[str]:
        """The reason of a place that is not self-evident from its total, and what else a reader must know."""
        reason = self._names.screened(self._report.reasons.get(place.application, ""))
        is_settled = place.ties or place.tied_with or place.failed or place.excluded_by or is_cut(place)
        is_plain = not (is_settled or place.advice is not None or _is_decided_otherwise(place))
        notes = []
        if reason and (not is_plain or not place.is_ranked):
            notes.append(reason)
        if place.note:
            notes.append(self._names.screened(place.note))
        agreed = [result.criterion for result in place.criteria if result.is_consensus]
        if agreed:
            titles = ", ".join(self._scheme.criterion(each).head for each in agreed)
            notes.append(ended_once(_("Consensus score: {criteria}.").format(criteria=titles)))
        return [line(note) for note in notes if note.strip()]

    def _fitting_columns(self) -> tuple[Sequence[ScoreColumn], list[Column]]:
        """Criteria under their short heads; under numbers where these are too wide, then groups, then none."""
        named, numbered = (criteria_columns(self._scheme, numbered=each) for each in (False, True))
        # Most titles and applicants fit on a line of their own where the figures stand a little closer.
        # An outcome of two words is whole on its line where that leaves a title enough.
        for padding in (PADDING, CLOSER, CLOSE):
            columns = self._widths(named, padding, is_whole=True)
            if columns[1].width >= _ENOUGH_FOR_TITLE:
                return named, columns
        options: list[tuple[Sequence[ScoreColumn], float, float]] = [
            (named, PADDING, _WISHED_FOR_TITLE),
            (named, CLOSER, _WISHED_FOR_TITLE),
            (named, CLOSE, _LEAST_FOR_TITLE),
            (numbered, PADDING, _LEAST_FOR_TITLE),
            (numbered, CLOSE, _LEAST_FOR_TITLE),
            (group_columns(self._scheme), PADDING, _LEAST_FOR_TITLE),
            ([], PADDING, 0.0),
        ]
        for scores, padding, least in options:
            columns = self._widths(scores, padding)
            if columns[1].width >= least:
                break
        return scores, columns

    def _widths(
        self, scores: Sequence[ScoreColumn], padding: float, *, is_whole: bool = False
    ) -> list[Column]:
        """`is_whole`: each outcome on one line, if it is no longer than two words are."""
        places = self._ranking.places
        width = WIDE if is_sideways(self._scheme) else WIDTH
        words = [standing(self._ranking, place).words for place in places]
        longest = max(
            _WIDEST_STATE, *(width_of(each, SEMIBOLD, TABLE) for word in words for each in word.split())
        )
        if is_whole:
            longest = max(longest, _WIDEST_WHOLE_STATE)
        fixed = [
            fitted_column(
                "#" if self._scheme.is_ranked else "", [self._number(each) for each in places], is_right=True
            ),
            fitted_column(_("Total"), [self._padded(place) for place in places], is_right=True),
            *(
                fitted_column(
                    each.head, [self._score(p, each).shown for p in places], is_right=True, padding=padding
                )
                for each in scores
            ),
            fitted_column(_("Outcome"), words, lead=4.0, most=longest),
            fitted_column(
                _("Support"),
                [self._support(place) for place in places],
                is_right=True,
            ),
        ]
        title = Column(head=_("Application"), width=width - sum(column.width for column in fixed))
        return [fixed[0], title, *fixed[1:]]


def _is_decided_otherwise(place: Place) -> bool:
    """Whether a body departed from the advice, or something came of its decision since."""
    held = place.held
    if held is None:
        return False
    departs = held.ruled is not None and bool(held.ruled.reason)
    return departs or held.called is not None or held.stepped is not None
