"""The lenses one by one, each from what it looks at alone: nobody who asks for one waits for the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evalapp.analytics.lenses.agreement.agreement import Agreement, agreement_of
from evalapp.analytics.lenses.agreement.outliers import WideSpread, all_wide_spreads
from evalapp.analytics.lenses.another_panel.another_panel import (
    DRAWS,
    AnotherPanel,
    Tell,
    another_panel,
    asks_to_agree,
)
from evalapp.analytics.lenses.components import Components, components_of
from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit, why_not
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.mixed.quadrature import SEVERITY_SD, FullModel, full_model
from evalapp.analytics.lenses.mixed.spans import Spans, spans_of
from evalapp.analytics.lenses.ranks.bands import Prior, RankOutlook, outlook
from evalapp.analytics.lenses.ratings import Ratings, ratings_of
from evalapp.analytics.lenses.severity.severity import Severity, severity_of
from evalapp.analytics.lenses.stability.profile import Profile, profile_of
from evalapp.analytics.lenses.stability.smaa import Acceptability, try_weights
from evalapp.analytics.lenses.stability.stability import Stability, find_stability
from evalapp.analytics.lenses.stability.swaps import Neighbours, compare_at_line
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.texts import _

_NEGLIGIBLE = 1e-6


def _untold() -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Basis:
    """What all lenses begin with, each part worked out when the first of them asks for it.

    `ratings` are those of every admissible application, not of the shortlist alone; but of none that is `kept_back`,
    since what is reckoned from scores tells of them.
    """

    material: Material
    ranking: Ranking
    kept_back: tuple[str, ...] = ()

    @classmethod
    def of(cls, material: Material) -> Basis:
        return cls(material=material, ranking=material.rank())

    @cached_property
    def admissible(self) -> tuple[str, ...]:
        return tuple(each.number for each in self.material.applications if each.is_judged)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        return tuple(each for each in self.admissible if each not in self.kept_back)

    @cached_property
    def ratings(self) -> Ratings:
        material = self.material
        return ratings_of(material.scheme, material.table, self.shown, conflicts=material.conflicts)

    @cached_property
    def fit(self) -> MixedFit | None:
        return fit(self.ratings)

    @cached_property
    def spans(self) -> Spans | None:
        return spans_of(self.fit) if self.fit else None


@dataclass(frozen=True, kw_only=True, eq=False)
class OfCertainty:
    """What another panel would have decided, and which applications hang together; `why_not`: why nothing is drawn."""

    another: AnotherPanel | None
    components: Components
    why_not: str


@dataclass(frozen=True, kw_only=True, eq=False)
class OfSeverity:
    """How strict the jurors are, and what the order would be if all were equally strict; None: nothing to look at."""

    severity: Severity | None
    outlook: RankOutlook | None


@dataclass(frozen=True, kw_only=True, eq=False)
class OfAgreement:
    agreement: Agreement
    spreads: tuple[WideSpread, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class OfWeights:
    """All of it None while nothing has a place."""

    profile: Profile | None
    stability: Stability | None
    at_line: Neighbours | None
    weightings: Acceptability | None


def certainty_of(basis: Basis, *, seed: int, tell: Tell, draws: int = DRAWS) -> OfCertainty:
    """A blocked ranking is left for whoever shows it to name."""
    found = another_panel(basis.material, basis.ranking, seed=seed, draws=draws, tell=tell)
    return OfCertainty(
        another=found,
        components=components_of(basis.ratings),
        why_not=_why_not_drawn(basis) if found is None else "",
    )


def _why_not_drawn(basis: Basis) -> str:
    if not basis.ranking.is_ready:
        return ""
    if not basis.material.scheme.is_ranked:
        return _("Each application is assessed by itself, so there is no order to examine.")
    if asks_to_agree(basis.material.scheme):
        return _("The jury talks until it agrees; what another jury would agree on cannot be drawn.")
    lacking = _("The scores do not suffice to tell applications, jurors and chance apart.")
    return why_not(basis.ratings) or lacking


def severity_of_panel(basis: Basis, *, seed: int, tell: Callable[[], object] = _untold) -> OfSeverity:
    """`tell` is called between two steps; what it raises ends the work."""
    fitted = basis.fit
    tell()
    severity = severity_of(fitted, basis.spans) if fitted else None
    tell()
    return OfSeverity(severity=severity, outlook=_outlook(basis, seed))


def agreement_of_panel(basis: Basis, *, tell: Callable[[], object] = _untold) -> OfAgreement:
    material, fitted = basis.material, basis.fit
    tell()
    found = agreement_of(basis.ratings, fitted.variance if fitted else None, basis.spans)
    tell()
    spreads = all_wide_spreads(material.scheme, material.table, basis.shown, conflicts=material.conflicts)
    return OfAgreement(agreement=found, spreads=spreads)


def weights_of(basis: Basis, *, seed: int) -> OfWeights:
    if not any(place.is_ranked for place in basis.ranking.places):
        return OfWeights(profile=None, stability=None, at_line=None, weightings=None)
    profile = profile_of(basis.material.scheme, basis.ranking)
    return OfWeights(
        profile=profile,
        stability=find_stability(profile),
        at_line=compare_at_line(profile),
        weightings=try_weights(profile, seed=seed, top=funded_places(basis.ranking)),
    )


def funded_places(ranking: Ranking) -> int | None:
    """How many places the budget reaches, of a tied block at the line as many as it can pay; None without a budget."""
    if ranking.available is None or not ranking.is_ready:
        return None
    funded = sum(place.outcome is Outcome.FUNDED for place in ranking.places)
    return funded + (ranking.tied_at_line.affordable if ranking.tied_at_line else 0)


def _outlook(basis: Basis, seed: int) -> RankOutlook | None:
    ratings, fitted, is_ranked = basis.ratings, basis.fit, basis.material.scheme.is_ranked
    full = full_model(ratings) if is_ranked else None
    if full is None and (fitted is None or not is_ranked):
        return None
    among, line = _competing(basis.ranking, ratings)
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
