"""The full model of a small panel, integrated over its unknown variances: no chance, equal evidence in, equal out.

Heyard, Ott, Salanti and Egger (2022), "Rethinking the funding line at the Swiss National Science Foundation":
y = μ + θᵢ + νⱼ + e with θ ~ N(0, τ²), ν ~ N(0, (range/10)²), e ~ N(0, s²); s² = λ² + σ², and τ, λ and σ each
uniform on (0, U), U = 2 · range/5; μ is the mean of the application means.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy.sparse import csr_array

from evalapp.analytics.lenses.components import component_sentences, components_of
from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.domain.texts import _

MOST_APPLICATIONS = 40
_SPREAD_NODES, _NOISE_NODES = 24, 32
_NEGLIGIBLE = 1e-12
SEVERITY_SD = 0.1
"""Of a juror's effect, as a share of the range: set beforehand, not estimated."""
_WIDEST = 0.4  # U, likewise
_LIMITS = ((0.0, _WIDEST), (0.0, _WIDEST * 2**0.5))
Limits = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, kw_only=True, eq=False)
class FullModel:
    """`posteriors`, one per pair of variances, with weights that sum to 1; the rest are averages over them.

    In points of the total: `centre` (μ), `spread` (τ, between applications), `noise` (s), `severity`
    (ν, one per juror; above 0 is a juror who gives higher values than the others) and `severity_sd`, its prior sd.
    """

    posteriors: tuple[Posterior, ...]
    centre: float
    spread: float
    noise: float
    severity: Floats
    severity_sd: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Evidence:
    """Sufficient statistics, values measured from μ in units of the range: counts (n × m) and sums of values.

    `severity` is the prior sd of the jurors' effects, in the same units.
    """

    counts: Floats
    sums: Floats
    juror_sums: Floats
    squares: float
    severity: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Nodes:
    """S values of `noise` and T of `spread`; `mass` (S × T) sums to 1.

    Given a node the worths have mean axes · (shrunk · pull) and covariance axes · diag(shrunk) · axesᵀ:
    `axes` S × n × n, `shrunk` S × T × n, `pull` S × n.
    """

    spread: Floats
    noise: Floats
    mass: Floats
    axes: Floats
    shrunk: Floats
    pull: Floats

    @property
    def means(self) -> Floats:
        """S × T × n."""
        means: Floats = (self.shrunk * self.pull[:, None, :]) @ self.axes.swapaxes(1, 2)
        return means


def full_model(ratings: Ratings, *, severity: float = SEVERITY_SD) -> FullModel | None:
    """For at most 40 applications in one connected design, complete or not; else None, and `why_not` says why.

    `severity`: the sd of a juror's effect as a share of the range; another one shows what hangs on it.
    """
    if why_not(ratings):
        return None
    centre, scale = float(ratings.means.mean()), ratings.highest - ratings.lowest
    evidence = _evidence(ratings, centre, scale, severity)
    nodes = _integrate(evidence, _LIMITS)
    # Where the scores pin the variances down, 24 × 32 nodes over the whole range are too few: expected ranks
    # are up to 0.2 off. As many once more, on the part that has all the mass, leave 0.003.
    nodes = _integrate(evidence, _around_mass(nodes))
    means = nodes.means
    gain = _juror_gain(evidence, nodes.noise)
    left = evidence.juror_sums - means @ evidence.counts
    return FullModel(
        posteriors=_posteriors(nodes, means, centre, scale),
        centre=centre,
        spread=float(nodes.mass.sum(axis=0) @ nodes.spread) * scale,
        noise=float(nodes.mass.sum(axis=1) @ nodes.noise) * scale,
        severity=np.einsum("st,sj,stj->j", nodes.mass, gain, left) * scale,
        severity_sd=severity * scale,
    )


def why_not(ratings: Ratings) -> str:
    """Why there is no full model of these scores; empty where there is one."""
    if not ratings.applications:
        return _("There are no scores to estimate from.")
    if len(ratings.applications) > MOST_APPLICATIONS:
        return _(
            "The full model is computed for at most {most} applications; these are {n}, so that the variances "
            "are estimated from the scores and then taken as known."
        ).format(most=MOST_APPLICATIONS, n=len(ratings.applications))
    if not ratings.highest > ratings.lowest:
        return _("The full model needs a scale on which more than one score is possible.")
    return " ".join(component_sentences(components_of(ratings)))


def _evidence(ratings: Ratings, centre: float, scale: float, severity: float) -> _Evidence:
    n, m = len(ratings.applications), len(ratings.jurors)
    value = (ratings.value - centre) / scale
    counts = np.zeros((n, m))
    np.add.at(counts, (ratings.application, ratings.juror), 1.0)
    return _Evidence(
        counts=counts,
        sums=np.bincount(ratings.application, weights=value, minlength=n).astype(np.float64),
        juror_sums=np.bincount(ratings.juror, weights=value, minlength=m).astype(np.float64),
        squares=float(value @ value),
        severity=severity,
    )


def _juror_gain(evidence: _Evidence, noise: Floats) -> Floats:
    """S × m: E[νⱼ] is this times what juror j's values sum to beyond the worths."""
    prior = evidence.severity**2
    gain: Floats = prior / (prior * evidence.counts.sum(axis=0) + noise[:, None] ** 2)
    return gain


def _integrate(evidence: _Evidence, limits: Limits) -> _Nodes:
    """Gauss–Legendre; jurors eliminated (their part is diagonal), worths by one eigendecomposition per noise."""
    spread, spread_weight = _rule(_SPREAD_NODES, limits[0])
    noise, noise_weight = _rule(_NOISE_NODES, limits[1])
    counts, variance = evidence.counts, noise[:, None] ** 2
    per_application, per_juror = counts.sum(axis=1), counts.sum(axis=0)
    gain = _juror_gain(evidence, noise)
    information = np.diag(per_application) - (counts * gain[:, None, :]) @ counts.T
    levels, axes = np.linalg.eigh(information)
    levels = np.maximum(levels, 0.0)
    left = evidence.sums - (gain * evidence.juror_sums) @ counts.T
    pull = (left[:, None, :] @ axes)[:, 0] / variance
    ratio = spread[None, :, None] ** 2 * levels[:, None, :] / variance[:, :, None]
    shrunk = spread[None, :, None] ** 2 / (1.0 + ratio)
    misfit = (evidence.squares - gain @ evidence.juror_sums**2) / noise**2
    # −2 log density of the values, without the constant.
    deviance = (
        (
            counts.sum() * np.log(noise**2)
            + np.log1p(evidence.severity**2 * per_juror / variance).sum(axis=1)
            + misfit
        )[:, None]
        + np.log1p(ratio).sum(axis=2)
        - (shrunk * pull[:, None, :] ** 2).sum(axis=2)
    )
    mass = np.exp((deviance.min() - deviance) / 2) * np.outer(noise_weight * _prior(noise), spread_weight)
    return _Nodes(spread=spread, noise=noise, mass=mass / mass.sum(), axes=axes, shrunk=shrunk, pull=pull)


def _rule(nodes: int, limits: tuple[float, float]) -> tuple[Floats, Floats]:
    at, weight = leggauss(nodes)
    low, high = limits
    return low + (at + 1.0) * (high - low) / 2, weight * (high - low) / 2


def _prior(noise: Floats) -> Floats:
    """Of s = √(λ² + σ²), up to a factor: the length of the arc of radius s within the square of side U."""
    return noise * (np.pi / 2 - 2 * np.arccos(np.minimum(_WIDEST / noise, 1.0)))


def _around_mass(nodes: _Nodes) -> Limits:
    """From the node before the first with mass to the one after the last, or the end of the range."""

    def span(at: Floats, mass: Floats, ends: tuple[float, float]) -> tuple[float, float]:
        held = np.flatnonzero(mass > _NEGLIGIBLE)
        edges = np.concatenate([ends[:1], at, ends[1:]])
        return float(edges[held[0]]), float(edges[held[-1] + 2])

    return (
        span(nodes.spread, nodes.mass.sum(axis=0), _LIMITS[0]),
        span(nodes.noise, nodes.mass.sum(axis=1), _LIMITS[1]),
    )


def _posteriors(nodes: _Nodes, means: Floats, centre: float, scale: float) -> tuple[Posterior, ...]:
    held = np.argwhere(nodes.mass > _NEGLIGIBLE)
    whole = nodes.mass[tuple(held.T)].sum()
    n = means.shape[-1]
    index, loadings, diagonal = np.arange(n), csr_array(np.eye(n)), np.zeros(n)

    def posterior(s: int, t: int) -> Posterior:
        inner: Floats = (nodes.axes[s] * (nodes.shrunk[s, t] * scale**2)) @ nodes.axes[s].T
        return Posterior(
            mean=centre + scale * means[s, t],
            diagonal=diagonal,
            blocks=(Block(index=index, loadings=loadings, inner=inner),),
            weight=float(nodes.mass[s, t] / whole),
        )

    return tuple(posterior(s, t) for s, t in held.tolist())
