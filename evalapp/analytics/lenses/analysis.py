"""All lenses over one panel at once, beside its ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.agreement.agreement import Agreement, agreement_of
from evalapp.analytics.lenses.agreement.outliers import WideSpread, all_wide_spreads
from evalapp.analytics.lenses.another_panel.another_panel import DRAWS, SEED, AnotherPanel, another_panel
from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.mixed.quadrature import SEVERITY_SD, FullModel, full_model
from evalapp.analytics.lenses.mixed.spans import spans_of
from evalapp.analytics.lenses.ranks.bands import Prior, RankOutlook, outlook
from evalapp.analytics.lenses.ratings import Ratings, ratings_of
from evalapp.analytics.lenses.severity.calibration import Calibration, calibrate
from evalapp.analytics.lenses.severity.severity import Severity, severity_of
from evalapp.analytics.lenses.stability.profile import Profile, profile_of
from evalapp.analytics.lenses.stability.smaa import Acceptability, try_weights
from evalapp.analytics.lenses.stability.stability import Stability, find_stability
from evalapp.analytics.lenses.stability.swaps import Neighbours, compare_at_line
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers
from evalapp.domain.ranking import Outcome, Ranking

_NEGLIGIBLE = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class Analysis:
    """What each lens found; None where it has nothing to look at, and `analysis_words` says why.

    `ratings` are those of every admissible application, not of the shortlist alone. `outlook` is among the
    applications with a place, or among all while there are no places; `another` only where there are places.
    `agreed`: applications for which the ranking uses a score that the panel agreed on, which no lens looks at.
    """

    ratings: Ratings
    ranking: Ranking
    fit: MixedFit | None
    agreement: Agreement
    severity: Severity | None
    calibration: Calibration
    outlook: RankOutlook | None
    another: AnotherPanel | None
    profile: Profile | None
    stability: Stability | None
    at_line: Neighbours | None
    weightings: Acceptability | None
    spreads: tuple[WideSpread, ...]
    agreed: tuple[str, ...]
    seed: int


def analyse(material: Material, ranking: Ranking, *, seed: int = SEED, draws: int = DRAWS) -> Analysis:
    """Every lens over the panel; equal material and `seed` give equal numbers. Raises BadValue for a wrong seed.

    `draws`: how many other panels are drawn at most.
    """
    admissible = [each.number for each in material.applications if each.is_judged]
    ratings = ratings_of(material.scheme, material.table, admissible, conflicts=material.conflicts)
    fitted = fit(ratings)
    spans = spans_of(fitted) if fitted else None
    profile = profile_of(material.scheme, ranking) if any(p.is_ranked for p in ranking.places) else None
    line = funded_places(ranking)
    return Analysis(
        ratings=ratings,
        ranking=ranking,
        fit=fitted,
        agreement=agreement_of(ratings, fitted.variance if fitted else None, spans),
        severity=severity_of(fitted, spans) if fitted else None,
        calibration=calibrate(ratings),
        outlook=_outlook(material, ranking, ratings, fitted, seed),
        another=another_panel(material, ranking, seed=seed, draws=draws),
        profile=profile,
        stability=find_stability(profile) if profile else None,
        at_line=compare_at_line(profile) if profile else None,
        weightings=try_weights(profile, seed=seed, top=line) if profile else None,
        spreads=all_wide_spreads(material.scheme, material.table, admissible, conflicts=material.conflicts),
        agreed=agreed_among(material, admissible),
        seed=seed,
    )


def agreed_among(material: Material, applications: Sequence[str]) -> tuple[str, ...]:
    """Those with an agreed score on a criterion that can decide, in the order given."""
    deciding = {each.id for each in material.scheme.criteria if each.decides}
    found = {each.application for each in material.consensus if each.criterion in deciding}
    return tuple(each for each in applications if each in found)


def funded_places(ranking: Ranking) -> int | None:
    """How many places the budget reaches, of a tied block at the line as many as it can pay; None without a budget."""
    if ranking.available is None or not ranking.is_ready:
        return None
    funded = sum(place.outcome is Outcome.FUNDED for place in ranking.places)
    return funded + (ranking.tied_at_line.affordable if ranking.tied_at_line else 0)


def _outlook(
    material: Material, ranking: Ranking, ratings: Ratings, fitted: MixedFit | None, seed: int
) -> RankOutlook | None:
    full = full_model(ratings) if material.scheme.is_ranked else None
    if full is None and (fitted is None or not material.scheme.is_ranked):
        return None
    among, line = _competing(ranking, ratings)
    posteriors = full.posteriors if full else (fitted.posterior,) if fitted else ()
    prior = _prior(ratings, full) if full else None
    return outlook(ratings, posteriors, among=among, line=line, seed=seed, prior=prior)


def _prior(ratings: Ratings, full: FullModel) -> Prior:
    def posteriors(times: float) -> list[Posterior]:
        found = full_model(ratings, severity=SEVERITY_SD * times)
        # Hundreds of nodes far from all mass cost as much as the rest and move no rank by a thousandth.
        return [each for each in found.posteriors if each.weight > _NEGLIGIBLE] if found else []

    return Prior(spread=full.severity_sd, half=posteriors(0.5), double=posteriors(2.0))


def _competing(ranking: Ranking, ratings: Ratings) -> tuple[Integers | None, int | None]:
    """Who competes for a place, by index into the ratings, and for how many places above the line."""
    if not any(place.is_ranked for place in ranking.places):
        return None, None
    at = {number: n for n, number in enumerate(ratings.applications)}
    ranked = [place for place in ranking.places if place.is_ranked]
    rated = [at[place.application] for place in ranked if place.application in at]
    line = funded_places(ranking)
    unrated = sum(p.outcome is Outcome.FUNDED and p.application not in at for p in ranked)
    return np.array(rated, dtype=np.int64), None if line is None else line - unrated
