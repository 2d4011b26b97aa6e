"""What of a ranking is said as formulas: all that comes to exactly what the program computed, and nothing else.

A spreadsheet computes with some fifteen digits. Scores are fractions, so that equal totals may look unequal and unequal
ones equal: what is compared is therefore first made a whole number, over one denominator for the whole call.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from statistics import median

from evalapp.domain.ranking import UNJUDGED, CriterionResult, Outcome, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import LEAST_FOR_TRIMMING, AcrossJurors
from evalapp.domain.scoring.targets import thresholds_of
from evalapp.domain.scoring.weighing import combined, highest
from evalapp.reports.content import WorkbookReport
from evalapp.reports.workbook.answers import Answers
from evalapp.reports.workbook.ties import Stage, stages_of

_EXACT = (
    2**46
)  # whole numbers below it survive every rounding of a spreadsheet, and its comparing of near ones


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One threshold: `limit` is the last whole number, over the common denominator, that still meets it."""

    name: str
    chosen: Sequence[Criterion]
    points: Fraction
    limit: int


class Plan:
    """`denominator` is None where the numbers of the call are too long for a spreadsheet to compare."""

    def __init__(self, report: WorkbookReport, answers: Answers) -> None:
        self.report, self.answers = report, answers
        self.scheme: Scheme = report.call.scheme
        self.places = report.ranking.places
        self.results: Mapping[str, Mapping[str, CriterionResult]] = {
            place.application: {each.criterion: each for each in place.criteria} for place in self.places
        }

    def score(self, place: Place, criterion: Criterion) -> Fraction | None:
        return self.results[place.application][criterion.id].score

    def combined(self, place: Place, chosen: Sequence[Criterion], *, weighted: bool) -> Fraction | None:
        """None where one of the scores is not known, or there is none to combine."""
        scored = [(each, score) for each in chosen if (score := self.score(place, each)) is not None]
        if not chosen or len(scored) < len(chosen):
            return None
        return combined(scored, self.scheme.ranking, weighted=weighted)

    @cached_property
    def denominator(self) -> int | None:
        weighted = self.scheme.ranking.thresholds_on_weighted
        parts = [
            (self.scheme.counting, True),
            *((group.counting, True) for group in self.scheme.groups),
            *((chosen, weighted) for _target, _threshold, chosen in thresholds_of(self.scheme)),
        ]
        found = [self.score(place, each) for place in self.places for each in self.scheme.criteria]
        found += [
            self.combined(place, chosen, weighted=is_w) for place in self.places for chosen, is_w in parts
        ]
        known = {each for each in found if each is not None}
        common = math.lcm(*{each.denominator for each in known})
        most = max((abs(each) for each in known), default=Fraction(0)) + 1
        rounding = 2 * 10**self.scheme.ranking.decimals if self.scheme.ranking.rank_on_rounded else 1
        return common if common * most * rounding < _EXACT else None

    @cached_property
    def bars(self) -> Sequence[Bar]:
        rules = self.scheme.ranking
        found = []
        for target, threshold, chosen in thresholds_of(self.scheme):
            if chosen:
                points = threshold.points(highest(chosen, rules, weighted=rules.thresholds_on_weighted))
                exact = points * (self.denominator or 1)
                limit = math.ceil(exact) if self.scheme.higher_is_better else math.floor(exact)
                found.append(Bar(name=str(target), chosen=chosen, points=points, limit=limit))
        return found

    def known_bars(self, place: Place) -> Sequence[Bar]:
        weighted = self.scheme.ranking.thresholds_on_weighted
        return [
            each for each in self.bars if self.combined(place, each.chosen, weighted=weighted) is not None
        ]

    def says_missed(self, place: Place) -> bool:
        """Whether the formula of its thresholds comes to as many as the program says it misses."""
        if self.denominator is None:
            return False
        weighted, missed = self.scheme.ranking.thresholds_on_weighted, 0
        for each in self.known_bars(place):
            score = (self.combined(place, each.chosen, weighted=weighted) or 0) * self.denominator
            missed += score < each.limit if self.scheme.higher_is_better else score > each.limit
        return missed == len(place.failed)

    def says_score(self, place: Place, criterion: Criterion) -> bool:
        """Whether what counts comes to the score of the criterion, by the rule of the scheme."""
        values = sorted(self.answers.counted[place.application, criterion.id])
        score = self.score(place, criterion)
        if not values or score is None:
            return False
        if self.answers.is_agreed(place.application, criterion.id):
            return values == [score]
        rule = self.scheme.ranking.across_jurors
        if rule is AcrossJurors.MEDIAN:
            return median(values) == score
        if rule is AcrossJurors.TRIMMED_MEAN:
            kept = values[1:-1]
            return len(values) >= LEAST_FOR_TRIMMING and sum(kept, Fraction()) / len(kept) == score
        return sum(values, Fraction()) / len(values) == score

    def says_total(self, place: Place) -> bool:
        return place.total is not None and place.total == self.combined(
            place, self.scheme.counting, weighted=True
        )

    def takes_part(self, place: Place) -> bool:
        """Whether its own scores may give it a place, thresholds aside."""
        is_out = place.outcome in (*UNJUDGED, Outcome.NOT_DISCUSSED, Outcome.EXCLUDED)
        return not (is_out or place.excluded_by)

    @cached_property
    def ranked(self) -> Sequence[Place]:
        return [place for place in self.places if place.is_ranked]

    def order(self, place: Place) -> int:
        """The whole number by which totals are compared, as the formula has it."""
        assert place.total is not None
        assert self.denominator is not None
        exact = int(place.total * self.denominator)
        rules = self.scheme.ranking
        if not rules.rank_on_rounded:
            return exact
        unit: int = 10**rules.decimals
        return (2 * exact * unit + self.denominator) // (2 * self.denominator)

    @cached_property
    def stages(self) -> Sequence[Stage]:
        if self.denominator is None or not self.ranked:
            return ()
        return stages_of(self)

    @cached_property
    def has_places(self) -> bool:
        """Whether the formulas come to the places of the program, each and all."""
        if self.denominator is None or not self.scheme.is_ranked or not self.report.ranking.is_ready:
            return False
        computed = {place.application for place in self.places if self.takes_part(place) and not place.failed}
        if computed != {place.application for place in self.ranked}:
            return False
        if not all(self.says_total(place) and self.says_missed(place) for place in self.ranked):
            return False
        last = self.stages[-1].after if self.stages else self.first
        return all(last[place.application] == place.place for place in self.ranked)

    @cached_property
    def first(self) -> Mapping[str, int]:
        """The places by the totals alone."""
        orders = {place.application: self.order(place) for place in self.ranked}
        return places_by(orders, highest_first=self.scheme.higher_is_better)


def places_by(orders: Mapping[str, int], *, highest_first: bool) -> Mapping[str, int]:
    """1, 2, 2, 4."""
    counted = Counter(orders.values())
    place, found = 1, {}
    for order in sorted(counted, reverse=highest_first):
        found[order] = place
        place += counted[order]
    return {application: found[order] for application, order in orders.items()}
