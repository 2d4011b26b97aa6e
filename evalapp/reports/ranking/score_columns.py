"""The columns of partial scores in the table of the ranking, each as wide as what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Scheme
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.lettering import SEMIBOLD, cell, line, width_of
from evalapp.reports.drawing.styles import SMALL, TABLE
from evalapp.words.results import ResultWords, Shown, group_of

PADDING, CLOSER, CLOSE = 8.0, 6.0, 4.0


@dataclass(frozen=True, kw_only=True)
class ScoreColumn:
    """A column of partial scores: its head, and what of a place stands in it."""

    head: str
    result: Callable[[Place], Shown]


def criteria_columns(scheme: Scheme, *, numbered: bool) -> list[ScoreColumn]:
    results = ResultWords(scheme)
    return [
        ScoreColumn(
            head=str(n) if numbered else criterion.head, result=partial(results.of_place, criterion=criterion)
        )
        for n, criterion in enumerate(scheme.criteria, 1)
    ]


def group_columns(scheme: Scheme) -> list[ScoreColumn]:
    results = ResultWords(scheme)

    def result_of(group: str) -> Callable[[Place], Shown]:
        return lambda place: results.group(group_of(place, group))

    return [ScoreColumn(head=str(each.title), result=result_of(each.id)) for each in scheme.groups]


def fitted_column(
    head: str,
    shown: Sequence[str],
    *,
    is_right: bool = False,
    padding: float = PADDING,
    lead: float = 0.0,
    most: float = 200.0,
) -> Column:
    widest = max((width_of(each, SEMIBOLD, TABLE) for each in set(shown)), default=0.0)
    # Bold figures are a little wider than semibold ones; one point makes room for them.
    width = max(min(widest, most) + 1, width_of(line(head), SEMIBOLD, SMALL) + 0.5) + padding + lead
    return Column(head=cell(head), width=width, is_right=is_right, side=padding / 2, lead=lead)
