"""Scores that another panel in the same seats might have given, on the steps of the scales."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.another_panel.question import Question
from evalapp.analytics.lenses.another_panel.traits import Model, Trait
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers
from evalapp.domain.scheme.model import Scale

_AT_A_TIME = 2**21  # numbers
_RIDGE = 1e-10  # of the variance, against the rounding of a singular covariance


def draw_scores(
    question: Question, model: Model, random: np.random.RandomState, draws: int
) -> Iterator[Integers]:
    """Pieces of rows; a row is one panel, S scores in steps in the order of the answers.

    The worth of the applications is that which the scores leave open, the jurors and their chance are new.
    """
    sources = [_Source.of(each, question) for each in model.traits]
    size = max(len(question.pair) + len(question.pair_application) * len(sources), 1)
    most = max(_AT_A_TIME // size, 1)
    for first in range(0, draws, most):
        yield _write_down(question, _points(question, model, sources, random, min(most, draws - first)))


def _points(
    question: Question,
    model: Model,
    sources: list[_Source],
    random: np.random.RandomState,
    count: int,
) -> Floats:
    """count × S, before they are written down as scores."""
    at = question.answers.criterion
    points = np.repeat(model.centre[at][None, :], count, axis=0)
    for source, loadings in zip(sources, model.loadings):
        points += source.draw(random, count)[:, question.pair] * loadings[at]
    return points


def _write_down(question: Question, points: Floats) -> Integers:
    """To the nearest score of the scale; what is not drawn stays as it was given."""
    answers = question.answers
    steps = np.empty(points.shape, dtype=np.int64)
    for n, criterion in enumerate(question.scheme.criteria):
        here = answers.criterion == n
        if question.is_drawn[n]:
            steps[:, here] = nearest(criterion.scale, points[:, here])
        else:
            steps[:, here] = answers.value[here]
    return steps


def nearest(scale: Scale, points: Floats) -> Integers:
    """In steps; halfway between two it is the higher one, beyond an end the end."""
    steps = points / float(scale.step)
    if scale.words:
        allowed = np.array(scale.allowed_steps, dtype=np.int64)
        middles = (allowed[1:] + allowed[:-1]) / 2
        return allowed[np.searchsorted(middles, steps, side="right")]
    near = np.floor(steps + 0.5)
    return np.clip(near, scale.lowest_steps, scale.highest_steps).astype(np.int64)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Source:
    """One trait of each of the P pairs: the worth of the application, the juror, and chance."""

    trait: Trait
    roots: tuple[Floats, ...]
    application: Integers
    juror: Integers
    jurors: int

    @classmethod
    def of(cls, trait: Trait, question: Question) -> _Source:
        return cls(
            trait=trait,
            roots=tuple(_root(each.inner) for each in trait.worth.blocks),
            application=question.pair_application,
            juror=question.pair_juror,
            jurors=len(question.answers.jurors),
        )

    def draw(self, random: np.random.RandomState, count: int) -> Floats:
        """count × P."""
        value = _worth(self.trait.worth, self.roots, random, count)[:, self.application]
        if self.trait.juror:
            severity = self.trait.juror * random.standard_normal((count, self.jurors))
            value += severity[:, self.juror]
        if self.trait.residual:
            value += self.trait.residual * random.standard_normal(value.shape)
        return value


def _worth(
    posterior: Posterior, roots: tuple[Floats, ...], random: np.random.RandomState, count: int
) -> Floats:
    """count × n, from the joint distribution."""
    spread = np.sqrt(np.maximum(posterior.diagonal, 0.0))
    value = posterior.mean + spread * random.standard_normal((count, len(spread)))
    for block, root in zip(posterior.blocks, roots):
        shared = root @ random.standard_normal((len(root), count))
        value[:, block.index] += (block.loadings @ shared).T
    return value


def _root(inner: Floats) -> Floats:
    size = len(inner)
    ridge = np.eye(size) * (_RIDGE * np.trace(inner) / size + 1e-300)
    found: Floats = np.linalg.cholesky(inner + ridge)
    return found
