"""All lenses over one panel at once, beside its ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.analytics.lenses.agreement.agreement import Agreement
from evalapp.analytics.lenses.agreement.outliers import WideSpread
from evalapp.analytics.lenses.another_panel.another_panel import DRAWS, SEED, AnotherPanel, another_panel
from evalapp.analytics.lenses.mixed.mixed import MixedFit
from evalapp.analytics.lenses.one_by_one import (
    Basis,
    agreement_of_panel,
    severity_of_panel,
    weights_of,
)
from evalapp.analytics.lenses.ranks.bands import RankOutlook
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.lenses.severity.calibration import Calibration, calibrate
from evalapp.analytics.lenses.severity.severity import Severity
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.smaa import Acceptability
from evalapp.analytics.lenses.stability.stability import Stability
from evalapp.analytics.lenses.stability.swaps import Neighbours
from evalapp.analytics.ranking.material import Material
from evalapp.domain.ranking import Ranking


@dataclass(frozen=True, kw_only=True, eq=False)
class Analysis:
    """What each lens found; None where it has nothing to look at, and `analysis_words` says why.

    `ratings` are those of every admissible application, not of the shortlist alone. `outlook` is among the
    applications with a place, or among all while there are no places; `another` only where there are places.
    `kept_back` are applications of which not everybody who was asked gave scores yet: no lens looks at any of those.
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
    kept_back: tuple[str, ...] = ()


def analyse(
    material: Material,
    ranking: Ranking,
    *,
    seed: int = SEED,
    draws: int = DRAWS,
    kept_back: tuple[str, ...] = (),
) -> Analysis:
    """Every lens over the panel; equal material and `seed` give equal numbers. Raises BadValue for a wrong seed.

    `draws`: how many other panels are drawn at most. Of the applications `kept_back` no score is looked at.
    """
    basis = Basis(material=material, ranking=ranking, kept_back=kept_back)
    severe, accord, weights = (
        severity_of_panel(basis, seed=seed),
        agreement_of_panel(basis),
        weights_of(basis, seed=seed),
    )
    return Analysis(
        ratings=basis.ratings,
        ranking=ranking,
        fit=basis.fit,
        agreement=accord.agreement,
        severity=severe.severity,
        calibration=calibrate(basis.ratings),
        outlook=severe.outlook,
        another=another_panel(material, ranking, seed=seed, draws=draws),
        profile=weights.profile,
        stability=weights.stability,
        at_line=weights.at_line,
        weightings=weights.weightings,
        spreads=accord.spreads,
        agreed=agreed_among(material, basis.admissible),
        seed=seed,
        kept_back=kept_back,
    )


def agreed_among(material: Material, applications: Sequence[str]) -> tuple[str, ...]:
    """Those with an agreed score on a criterion that can decide, in the order given."""
    deciding = {each.id for each in material.scheme.criteria if each.decides}
    found = {each.application for each in material.consensus if each.criterion in deciding}
    return tuple(each for each in applications if each in found)
