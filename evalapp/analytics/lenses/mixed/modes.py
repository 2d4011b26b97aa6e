"""What the fitted model says about each application and each juror: conditional modes and their covariances.

Given the variances and μ, the kept side has modes z = λ₂ S⁻¹ (r_y − μ r_1) and covariance σ² λ₂ S⁻¹; the eliminated
side λ₁/D (sum − μ count − N z) and σ² λ₁ (D⁻¹ + K S⁻¹ Kᵀ), K = √(λ₁λ₂) N/D (Bates et al. 2015, sections 3.4, 5.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dpotri
from scipy.sparse import csr_array, eye_array

from evalapp.analytics.lenses.mixed.design import Part, sums_of
from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.mixed.solve import left_over, roots, shares, system
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers


@dataclass(frozen=True, kw_only=True, slots=True)
class Relative:
    """Variances of application and juror as multiples of `residual` (points²); μ counted from where the values are."""

    application: float
    juror: float
    residual: float
    mean: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Modes:
    """Of n applications (their deviations from μ) and m jurors, with the conditional sd of the latter; in points."""

    posterior: Posterior
    offsets: Floats
    offset_errors: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class _Piece:
    """One component: places in the part of the eliminated (g) and the kept (k) nodes, N (g × k), S⁻¹ (k × k)."""

    gone: Integers
    kept: Integers
    incidence: csr_array
    inverse: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class _Side:
    """Modes, and conditional variances relative to that of the residual."""

    mode: Floats
    variance: Floats


def modes_without_jurors(ratings: Ratings, values: Floats, given: Relative) -> Modes:
    sums = sums_of(ratings.application, values)
    shrunk = given.application / (1.0 + given.application * sums[:, 1])
    mean = shrunk * (sums[:, 0] - given.mean * sums[:, 1])
    nothing = np.zeros(len(ratings.jurors))
    posterior = Posterior(mean=mean, diagonal=given.residual * shrunk)
    return Modes(posterior=posterior, offsets=nothing, offset_errors=nothing)


def modes_with_jurors(ratings: Ratings, parts: Sequence[Part], given: Relative) -> Modes:
    n, m = len(ratings.applications), len(ratings.jurors)
    mean, diagonal, offsets, variance = np.zeros(n), np.zeros(n), np.zeros(m), np.zeros(m)
    blocks: list[Block] = []
    for part in parts:
        gone, kept = shares(part, given.application, given.juror)
        pieces = list(_pieces(part, gone, kept))
        sides = _sides(part, pieces, gone, kept, given.mean)
        places = part.gone, part.kept
        own, other = (0, 1) if part.keeps_jurors else (1, 0)
        mean[places[own]] = sides[own].mode
        offsets[places[other]] = sides[other].mode
        variance[places[other]] = given.residual * sides[other].variance
        diagonal[places[own]] = given.residual * sides[own].variance
        if given.application:
            blocks += _blocks(part, pieces, given, diagonal)
    posterior = Posterior(mean=mean, diagonal=diagonal, blocks=tuple(blocks))
    return Modes(posterior=posterior, offsets=offsets, offset_errors=np.sqrt(variance))


def _pieces(part: Part, gone: float, kept: float) -> Iterator[_Piece]:
    buffer = system(part, gone, kept)
    kept_order = np.lexsort((part.slot, part.component))
    kept_ends = np.cumsum(np.bincount(part.component))
    edges = part.edges[np.lexsort((part.edges[:, 1], part.edges[:, 0], part.component[part.edges[:, 1]]))]
    edge_ends = np.cumsum(np.bincount(part.component[edges[:, 1]]))
    factors = (root for batch in part.batches for root in roots(batch, batch.of(buffer)))
    first_kept = first_edge = 0
    for root, kept_end, edge_end in zip(factors, kept_ends, edge_ends, strict=True):
        own = kept_order[first_kept:kept_end]
        rows, columns = edges[first_edge:edge_end].T
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        incidence = csr_array(
            (np.ones(len(rows)), part.slot[columns], np.append(starts, len(rows))),
            shape=(len(starts), len(own)),
        )
        yield _Piece(
            gone=rows[starts], kept=own, incidence=incidence, inverse=_inverse(root[: len(own), : len(own)])
        )
        first_kept, first_edge = kept_end, edge_end


def _inverse(root: Floats) -> Floats:
    lower, _info = dpotri(root, lower=1)
    inverse: Floats = np.tril(lower) + np.tril(lower, -1).T
    return inverse


def _sides(
    part: Part, pieces: Sequence[_Piece], gone: float, kept: float, mean: float
) -> tuple[_Side, _Side]:
    """The eliminated and the kept."""
    left = left_over(part, gone) @ np.array([1.0, -mean])
    mode, variance, spread = np.zeros(len(part.kept)), np.zeros(len(part.kept)), np.zeros(len(part.gone))
    for piece in pieces:
        mode[piece.kept] = kept * (piece.inverse @ left[piece.kept])
        variance[piece.kept] = kept * np.diag(piece.inverse)
        spread[piece.gone] = piece.incidence.multiply(piece.incidence @ piece.inverse).sum(axis=1)
    taken = np.bincount(part.edges[:, 0], weights=mode[part.edges[:, 1]])
    sums, counts = part.gone_sums.T
    shrunk = gone / (1.0 + gone * counts)
    eliminated = _Side(
        mode=shrunk * (sums - mean * counts - taken), variance=shrunk + kept * shrunk**2 * spread
    )
    return eliminated, _Side(mode=mode, variance=variance)


def _blocks(part: Part, pieces: Sequence[_Piece], given: Relative, diagonal: Floats) -> Iterator[Block]:
    """What ties applications of one component; sets the `diagonal` of these to what remains beside it."""
    counts = (part.gone_sums if part.keeps_jurors else part.kept_sums)[:, 1]
    shrunk = given.application / (1.0 + given.application * counts)
    for piece in pieces:
        own = piece.gone if part.keeps_jurors else piece.kept
        if len(own) < 2:
            continue
        if part.keeps_jurors:
            index = part.gone[own]
            diagonal[index] = given.residual * shrunk[own]
            loadings = csr_array(piece.incidence.multiply(shrunk[own][:, None]))
            inner = given.residual * given.juror * piece.inverse
        else:
            index = part.kept[own]
            whole = given.residual * given.application * piece.inverse
            # Half of what is each one's own stays inside, so that the inner matrix has a Cholesky factor.
            diagonal[index] = given.residual * shrunk[own] / 2.0
            loadings = csr_array(eye_array(len(own)))
            inner = whole - np.diag(diagonal[index])
        yield Block(index=index, loadings=loadings, inner=inner)
