"""The thresholds of a scheme against the scores of one juror alone, as far as those are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.targets import thresholds_of
from evalapp.domain.scoring.weighing import combined, highest


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One threshold: `name` is that of its target, as a ranking gives it.

    `score` is what it looks at, None as long as a score for it is missing; `limit` the least that is asked, or the
    most where lower is better.
    """

    name: str
    score: Fraction | None
    limit: Fraction
    higher_is_better: bool = True

    @property
    def is_met(self) -> bool | None:
        if self.score is None:
            return None
        return self.score >= self.limit if self.higher_is_better else self.score <= self.limit


def own_bars(scheme: Scheme, scores: Iterable[Score]) -> tuple[Bar, ...]:
    """Every threshold of the scheme, criteria before groups before the total, by the rules of the ranking."""
    given = _given(scores)
    weighted = scheme.ranking.thresholds_on_weighted
    return tuple(
        Bar(
            name=str(target),
            score=_combined(scheme, chosen, given, weighted),
            limit=threshold.points(highest(chosen, scheme.ranking, weighted=weighted)),
            higher_is_better=scheme.higher_is_better,
        )
        for target, threshold, chosen in thresholds_of(scheme)
        if chosen
    )


def excluding(scheme: Scheme, scores: Iterable[Score]) -> tuple[Criterion, ...]:
    """The criteria on which one of `scores` is a word that excludes the application."""
    given = _given(scores)
    return tuple(each for each in scheme.criteria if given.get(each.id) in each.scale.excluding_steps)


def running_total(scheme: Scheme, scores: Iterable[Score]) -> Fraction | None:
    """The total over the criteria that count and were scored so far, words by their values; None before the first."""
    given = _given(scores)
    known = [criterion for criterion in scheme.counting if criterion.id in given]
    return _combined(scheme, known, given, True) if known else None


def _given(scores: Iterable[Score]) -> dict[str, int]:
    return {score.criterion: score.value for score in scores if score.value is not None}


def _combined(
    scheme: Scheme, chosen: Sequence[Criterion], given: Mapping[str, int], weighted: bool
) -> Fraction | None:
    if any(each.id not in given for each in chosen):
        return None
    scored = [(each, each.scale.value(given[each.id])) for each in chosen]
    return combined(scored, scheme.ranking, weighted=weighted)
