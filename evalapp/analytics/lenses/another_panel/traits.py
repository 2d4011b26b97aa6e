"""How scores come about: for each trait of an application its worth, who judges it, and chance.

The first trait is the total, fitted exactly as everywhere else, since it makes the order. The others are what is left
of the criteria once the total is known, along the axes on which that varies most; they matter for thresholds,
excluding words and ties. Each trait has a crossed model of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from evalapp.analytics.lenses.another_panel.question import Question
from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Flags, Integers
from evalapp.domain.scheme.model import Scale
from evalapp.domain.scoring.weighing import factors

_NOTHING = 1e-9  # of the spread of the criteria: an axis along which nothing varies


@dataclass(frozen=True, kw_only=True, eq=False)
class Trait:
    """The worth of n applications as far as the scores tell; the sd between jurors, and of a single score."""

    worth: Posterior
    juror: float
    residual: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """T traits; scores on the C criteria, in points, are `centre` + traits · `loadings` (T × C).

    What is not drawn has loadings of 0. `fit` is that of the total.
    """

    traits: tuple[Trait, ...]
    centre: Floats
    loadings: Floats
    fit: MixedFit


def model_of(question: Question) -> Model | None:
    """None where the totals leave nothing to estimate (`mixed.why_not` says why)."""
    drawn = np.flatnonzero(question.is_drawn)
    points = question.points[:, drawn]
    is_whole = np.asarray(~np.isnan(points).any(axis=1), dtype=bool)
    given = points[is_whole]
    if not len(given):
        return None
    centre = given.mean(axis=0)
    loadings, of_criteria = _axes(given - centre, _to_total(question)[drawn])
    values = (given - centre) @ of_criteria
    fits = [fit(_ratings(question, is_whole, each)) for each in values.T]
    if fits[0] is None:
        return None
    rounding = (of_criteria**2).T @ np.array([_rounding(each.scale) for each in question.scheme.criteria])[
        drawn
    ]
    back = np.zeros((len(fits), len(question.scheme.criteria)))
    back[:, drawn] = loadings
    middle = np.zeros(len(question.scheme.criteria))
    middle[drawn] = centre
    return Model(
        traits=tuple(
            _trait(question, is_whole, value, found, float(variance))
            for value, found, variance in zip(values.T, fits, rounding)
        ),
        centre=middle,
        loadings=back,
        fit=fits[0],
    )


def _to_total(question: Question) -> Floats:
    scheme = question.scheme
    parts = dict(zip((each.id for each in scheme.counting), factors(scheme.counting, scheme.ranking)))
    return np.array([float(parts.get(each.id, 0)) for each in scheme.criteria])


def _axes(centred: Floats, to_total: Floats) -> tuple[Floats, Floats]:
    """From traits to criteria (T × C), and how each trait is made of criteria (C × T)."""
    total = centred @ to_total
    squares = float(total @ total)
    slope = centred.T @ total / squares if squares else np.zeros(len(to_total))
    rest = np.eye(len(to_total)) - np.outer(to_total, slope)
    _left, size, axes = np.linalg.svd(centred @ rest, full_matrices=False)
    least = _NOTHING * sqrt(len(centred)) * float(np.abs(centred).max(initial=0.0))
    axes = axes[size > least]
    return np.vstack([slope, axes]), np.column_stack([to_total, rest @ axes.T])


def _rounding(scale: Scale) -> float:
    """The variance that writing a score down adds, in points²: a twelfth of the squared step (Sheppard 1898).

    Scores are drawn before they are rounded, and the scores that the model was fitted to were rounded already.
    """
    step = float(scale.step)
    if scale.words:
        step *= sqrt(float(np.mean(np.diff(scale.allowed_steps).astype(np.float64) ** 2)))
    return step**2 / 12


def _trait(
    question: Question, is_whole: Flags, value: Floats, found: MixedFit | None, rounding: float
) -> Trait:
    """Without a fit the jurors agree too neatly to tell chance: then the trait is as they scored it."""
    own = question.pair_application[is_whole]
    n = len(question.applications)
    if found is None:
        counts = np.bincount(own, minlength=n)
        means = np.bincount(own, weights=value, minlength=n) / np.maximum(counts, 1)
        return Trait(worth=Posterior(mean=means, diagonal=np.zeros(n)), juror=0.0, residual=0.0)
    variance = found.variance
    return Trait(
        worth=_spread_out(found.posterior, np.unique(own), n, found.mean, variance.application),
        juror=sqrt(variance.juror),
        residual=sqrt(max(variance.residual - rounding, 0.0)),
    )


def _spread_out(worth: Posterior, known: Integers, n: int, mean: float, variance: float) -> Posterior:
    """Over all n applications: of those without whole scores only the average and its spread are known."""
    means, diagonal = np.full(n, mean), np.full(n, variance)
    means[known], diagonal[known] = worth.mean, worth.diagonal
    blocks = tuple(replace(each, index=known[each.index]) for each in worth.blocks)
    return Posterior(mean=means, diagonal=diagonal, blocks=blocks)


def _ratings(question: Question, is_whole: Flags, values: Floats) -> Ratings:
    names = [each.number for each in question.applications]
    application, jurors = question.pair_application[is_whole], question.pair_juror[is_whole]
    kept, own = np.unique(application, return_inverse=True)
    seated, juror = np.unique(jurors, return_inverse=True)
    return Ratings(
        applications=tuple(names[n] for n in kept.tolist()),
        jurors=tuple(question.answers.jurors[n] for n in seated.tolist()),
        application=own.astype(np.int64),
        juror=juror.astype(np.int64),
        value=values,
        higher_is_better=question.scheme.higher_is_better,
    )
