"""Would another panel of as many jurors have decided the same?

Scores are drawn anew, in the same seats, from what the scores of this panel tell of the applications, of how much
jurors differ and of chance; the official rule is applied whole to each drawn panel; places and support are read off.
Nothing is corrected for the severity of jurors: that is another question, which `ranks` answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.another_panel.question import Question, question_of
from evalapp.analytics.lenses.another_panel.ruling import rule_on, support_of
from evalapp.analytics.lenses.another_panel.scores import draw_scores
from evalapp.analytics.lenses.another_panel.standing import Standing, standing_of
from evalapp.analytics.lenses.another_panel.traits import Model, model_of
from evalapp.analytics.lenses.ranks.draws import checked_seed
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors

DRAWS = 4_000
SEED = 20_160_304
"""The day of the decree; any other number serves as well, as long as it is written down."""
_LEAST_DRAWS, _MOST_SCORES = 500, 40_000_000
_MOST_CELLS = 120  # of a band: more than a picture tells apart
Tell = Callable[[float], object]
"""Told the share that is done, 0 to 1; what it raises ends the work."""
_OTHERWISE = {
    Standing.CLEARLY_ABOVE: {Outcome.RESERVE, Outcome.NOT_FUNDED, Outcome.BELOW_THRESHOLD, Outcome.EXCLUDED},
    Standing.CLEARLY_BELOW: {Outcome.FUNDED},
}


@dataclass(frozen=True, kw_only=True, eq=False)
class AnotherPanel:
    """Per admissible application, in the order of their numbers.

    Nine panels out of ten put it from `place_low` to `place_high`; without a place (below a threshold, excluded), which
    happens in the share `placeless`, it counts as behind all that have one. `where` (n × cells) is how often it stands
    in each of as many equal parts of the places 1 … n, a place each where there are not too many. `support` is the
    share of the panels under which it gets support, `error` the standard error of that share; None without a budget, as
    is `standing`.

    Which group an application stands in does not depend on the seed that someone chooses: it is read from the draws of
    the one number `SEED`. `against`: those that nearly every other panel would decide otherwise than the official
    ranking does; of them nothing is said to be clear. `agreed`: those with a score that the panel agreed on, which is
    not drawn, so that of them nothing is clear either.
    """

    applications: tuple[str, ...]
    place_low: Integers
    place_high: Integers
    placeless: Floats
    where: Floats
    support: Floats | None
    error: Floats | None
    standing: tuple[Standing, ...] | None
    against: tuple[str, ...]
    agreed: tuple[str, ...]
    scores: Integers
    reliability: Floats
    by_criterion: bool
    draws: int
    seed: int

    @property
    def largest_error(self) -> float | None:
        return None if self.error is None else float(self.error.max(initial=0.0))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Drawn:
    place: Integers
    support: Floats | None


def _untold(_share: float) -> None:
    """Nobody waits for it."""


def another_panel(
    material: Material, ranking: Ranking, *, seed: int = SEED, draws: int = DRAWS, tell: Tell = _untold
) -> AnotherPanel | None:
    """None where there is no official ranking to compare with, or nothing to draw from.

    Of very large panels fewer panels are drawn, at least 500: `draws` and `error` say so. Raises BadValue for a seed
    outside 0 … 2³² − 1.
    """
    checked_seed(seed)
    if not ranking.is_ready or not material.scheme.is_ranked or asks_to_agree(material.scheme):
        return None
    question = question_of(material)
    model = model_of(question)
    if model is None:
        return None
    draws = draws_for(len(question.pair), draws)
    parts = 1 if seed == SEED else 2
    drawn = _draw(question, model, seed, draws, lambda share: tell(share / parts))
    usual = drawn if parts == 1 else _draw(question, model, SEED, draws, lambda share: tell((1 + share) / 2))
    scores = np.bincount(question.pair_application, minlength=len(question.applications))
    reliability = np.array([model.fit.variance.of_mean(k) if k else 0.0 for k in scores.tolist()])
    standing, against = _standing(question, ranking, usual, reliability)
    low, high = _band(drawn.place)
    numbers = tuple(each.number for each in question.applications)
    return AnotherPanel(
        applications=numbers,
        place_low=low,
        place_high=high,
        placeless=np.asarray((drawn.place == 0).mean(axis=0), dtype=np.float64),
        where=_where(drawn.place),
        support=drawn.support,
        error=None if drawn.support is None else errors_of(drawn.support, draws),
        standing=standing,
        against=against,
        agreed=tuple(n for n, is_agreed in zip(numbers, question.has_consensus.tolist()) if is_agreed),
        scores=scores,
        reliability=reliability,
        by_criterion=question.by_criterion,
        draws=draws,
        seed=seed,
    )


def asks_to_agree(scheme: Scheme) -> bool:
    """Then the jury talks until it agrees, and nobody can draw what that would lead to."""
    return scheme.ranking.across_jurors is AcrossJurors.AGREED


def draws_for(scores: int, most: int) -> int:
    """As many panels with so many scores as can be drawn in some seconds: at most `most`, and hardly ever under 500."""
    return min(most, max(_LEAST_DRAWS, _MOST_SCORES // max(scores, 1)))


def errors_of(chance: Floats, draws: int) -> Floats:
    """Standard errors of shares of draws; two more of either kind, so that none in 4,000 is no certainty.

    Agresti & Coull 1998.
    """
    share = (chance * draws + 2.0) / (draws + 4.0)
    found: Floats = np.sqrt(share * (1.0 - share) / (draws + 4.0))
    return found


def _draw(question: Question, model: Model, seed: int, draws: int, tell: Tell) -> _Drawn:
    random, rulings, done = np.random.RandomState(seed), [], 0
    for each in draw_scores(question, model, random, draws):
        rulings.append(rule_on(question, each, random))
        done += len(each)
        tell(done / draws)
    place = np.concatenate([each.place for each in rulings])
    if question.material.budget is None:
        return _Drawn(place=place, support=None)
    queue = np.concatenate([each.queue for each in rulings])
    return _Drawn(place=place, support=support_of(question, queue).mean(axis=0))


def _band(place: Integers) -> tuple[Integers, Integers]:
    """The first places at which 5 % and 95 % of the draws are reached; without a place one is behind the last."""
    behind = place.max(axis=1, keepdims=True) + 1
    ordered = np.sort(np.where(place == 0, behind, place), axis=0)
    low, high = (ordered[-(-percent * len(place) // 100) - 1].astype(np.int64) for percent in (5, 95))
    return low, high


def _where(place: Integers) -> Floats:
    """n × cells, shares of the draws; those without a place stand in none."""
    draws, n = place.shape
    cells = max(min(n, _MOST_CELLS), 1)
    drawn, application = np.nonzero(place)
    cell = (place[drawn, application] - 1) * cells // max(n, 1)
    counts = np.bincount(application * cells + cell, minlength=n * cells).reshape(n, cells)
    return np.asarray(counts / draws, dtype=np.float64)


def _standing(
    question: Question, ranking: Ranking, drawn: _Drawn, reliability: Floats
) -> tuple[tuple[Standing, ...] | None, tuple[str, ...]]:
    """The groups, and who would stand in one against the official outcome."""
    if drawn.support is None:
        return None, ()
    base = float(drawn.support.mean()) if len(drawn.support) else 0.0
    errors = errors_of(drawn.support, len(drawn.place))
    outcomes = {place.application: place.outcome for place in ranking.places}
    standing, against = [], []
    for n, each in enumerate(question.applications):
        found = standing_of(
            float(drawn.support[n]), error=float(errors[n]), base=base, reliability=float(reliability[n])
        )
        if question.has_consensus[n]:  # an agreed score has no spread to judge by
            found = Standing.NOT_DISTINGUISHABLE
        if outcomes[each.number] in _OTHERWISE.get(found, ()):
            against.append(each.number)
            found = Standing.NOT_DISTINGUISHABLE
        standing.append(found)
    return tuple(standing), tuple(against)
