"""The threshold of a first stage: admit to the second what asks about three times the money there is.

The rule of Horizon Europe for calls in two stages: the threshold on the total is set so that the requested budget
of the admitted is as close as possible to three times the available budget, and not below two and a half times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from evalapp.analytics.what_if.selection import NoSelection, Obstacle
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import UNJUDGED, Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, score

AIM, LEAST = Fraction(3), Fraction(5, 2)
_OUT = (Outcome.BELOW_THRESHOLD, Outcome.EXCLUDED, *UNJUDGED, Outcome.NOT_DISCUSSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """`total` as the threshold looks at it; `requested` in cents."""

    application: str
    total: Fraction
    requested: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Preselection:
    """Who reaches `threshold`, best total first; amounts in cents.

    `is_enough` is false where all candidates together ask less than two and a half times what is available: then
    all are admitted.
    """

    threshold: Fraction
    admitted: tuple[str, ...]
    refused: tuple[str, ...]
    requested: int
    available: int
    is_enough: bool

    @property
    def times(self) -> Fraction:
        return Fraction(self.requested, self.available)


def preselect(
    candidates: Sequence[Candidate], *, available: int, step: Fraction, higher_is_better: bool = True
) -> Preselection | NoSelection:
    """The threshold, a whole number of `step`s, that admits closest to three times `available` cents.

    Of two equally close the one that admits more [ours]. There is none without candidates, money, or the amount
    that a candidate asks. Raises BadValue for a step of 0 or less.
    """
    if step <= 0:
        raise BadValue(_("The step of a threshold must be more than 0."))
    if obstacle := _obstacle(candidates, available):
        return obstacle
    choices = _choices(candidates, step, higher_is_better=higher_is_better)
    enough = [choice for choice in choices if choice[2] >= LEAST * available]
    threshold, count, requested = min(
        enough or choices[-1:], key=lambda choice: (abs(choice[2] - AIM * available), -choice[1])
    )
    best_first = _best_first(candidates, higher_is_better=higher_is_better)
    return Preselection(
        threshold=threshold,
        admitted=tuple(each.application for each in best_first[:count]),
        refused=tuple(each.application for each in best_first[count:]),
        requested=requested,
        available=available,
        is_enough=bool(enough),
    )


def preselect_ranked(scheme: Scheme, ranking: Ranking, *, step: Fraction) -> Preselection | NoSelection:
    """The same for a panel, over the totals that thresholds look at.

    Who misses a threshold, is excluded or inadmissible takes no part. There is none, either, while the ranking
    is blocked.
    """
    if not ranking.is_ready:
        return NoSelection(obstacle=Obstacle.BLOCKED)
    weighted = scheme.ranking.thresholds_on_weighted
    totals = [
        (place, place.total if weighted else place.unweighted)
        for place in ranking.places
        if place.outcome not in _OUT
    ]
    candidates = [
        Candidate(application=place.application, total=total, requested=place.requested)
        for place, total in totals
        if total is not None
    ]
    return preselect(
        candidates,
        available=ranking.available or 0,
        step=step,
        higher_is_better=scheme.higher_is_better,
    )


def _obstacle(candidates: Sequence[Candidate], available: int) -> NoSelection | None:
    if not candidates:
        return NoSelection(obstacle=Obstacle.NO_APPLICATIONS)
    if available <= 0:
        return NoSelection(obstacle=Obstacle.NO_BUDGET)
    unknown = tuple(each.application for each in candidates if each.requested is None)
    return NoSelection(obstacle=Obstacle.AMOUNT_UNKNOWN, applications=unknown) if unknown else None


def _best_first(candidates: Sequence[Candidate], *, higher_is_better: bool) -> list[Candidate]:
    return sorted(candidates, key=lambda each: each.total, reverse=higher_is_better)


def _choices(
    candidates: Sequence[Candidate], step: Fraction, *, higher_is_better: bool
) -> list[tuple[Fraction, int, int]]:
    """(threshold, how many it admits, what they ask) for every distinct set, the strictest first.

    Of all thresholds on the grid that admit the same set it is the strictest one.
    """

    def strictest(each: Candidate) -> Fraction:
        return step * (floor(each.total / step) if higher_is_better else ceil(each.total / step))

    count, requested = 0, 0
    found = []
    for threshold, block in groupby(
        _best_first(candidates, higher_is_better=higher_is_better), key=strictest
    ):
        for each in block:
            count, requested = count + 1, requested + (each.requested or 0)
        found.append((threshold, count, requested))
    return found


def preselection_sentence(preselection: Preselection) -> str:
    """What the threshold would admit; it decides nothing by itself."""
    n = len(preselection.admitted)
    told = ngettext(
        "What if the threshold were {threshold}: {n} application is admitted, which asks {requested}, "
        "{times} times the budget of {available}.",
        "What if the threshold were {threshold}: {n} applications are admitted, which ask {requested}, "
        "{times} times the budget of {available}.",
        n,
    ).format(
        n=n,
        threshold=score(preselection.threshold),
        requested=money(preselection.requested),
        times=score(preselection.times, 1),
        available=money(preselection.available),
    )
    if preselection.is_enough:
        return told
    return (
        told
        + " "
        + _("All together they ask less than two and a half times the budget, so no application is left out.")
    )
