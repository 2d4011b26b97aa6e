"""log|V| and the quadratic forms of the crossed mixed model at given relative variances.

With D = 1 + λ₁c of the eliminated side and S = I + λ₂ (C − Nᵀ (λ₁/D) N) of the kept side, log|V| = log|D| + log|S|
(Schur complement; as in Bates, Mächler, Bolker & Walker 2015, section 5.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dpotrf

from evalapp.analytics.lenses.mixed.design import ALONE, BORDER, Batch, Part
from evalapp.analytics.lenses.ratings import Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Solved:
    """One evaluation: log|V|, and yᵀV⁻¹y, yᵀV⁻¹1, 1ᵀV⁻¹1 in a 2 × 2 matrix; V relative to the residual variance."""

    determinant: float
    products: Floats

    @property
    def mean(self) -> float:
        return float(self.products[0, 1] / self.products[1, 1])

    @property
    def remainder(self) -> float:
        """(y − μ)ᵀ V⁻¹ (y − μ) at the best μ."""
        return float(self.products[0, 0] - self.products[0, 1] ** 2 / self.products[1, 1])


def shares(part: Part, application: float, juror: float) -> tuple[float, float]:
    """The relative variances as (eliminated, kept)."""
    return (application, juror) if part.keeps_jurors else (juror, application)


def system(part: Part, gone: float, kept: float) -> Floats:
    """The flat buffer of bordered matrices [[S, ·], [√λ₂ rᵀ, ·]] (lower triangles), r what the eliminated leave."""
    buffer = part.template.copy()
    weight = gone / (1.0 + gone * part.degrees)
    buffer[part.entry] = part.unit + kept * (part.degree - part.shared @ weight)
    buffer[part.border] = np.sqrt(kept) * left_over(part, gone)
    return buffer


def left_over(part: Part, gone: float) -> Floats:
    """k × 2: Zᵀ V₁⁻¹ (y, 1) of the kept nodes, V₁ the covariance without their own part."""
    weighted = part.gone_sums * (gone / (1.0 + gone * part.gone_sums[:, 1:]))
    of_edge = weighted[part.edges[:, 0]]
    taken = [np.bincount(part.edges[:, 1], weights=each, minlength=len(part.kept)) for each in of_edge.T]
    return part.kept_sums - np.column_stack(taken)


def solve(parts: Sequence[Part], application: float, juror: float) -> Solved:
    """At the relative variances of application and juror (both ≥ 0)."""
    determinant, products = 0.0, np.zeros((BORDER, BORDER))
    for part in parts:
        gone, kept = shares(part, application, juror)
        alone = solve_one_way(part.gone_sums, part.products, gone)
        determinant += alone.determinant
        products += alone.products
        if kept:
            buffer = system(part, gone, kept)
            for batch in part.batches:
                root = roots(batch, batch.of(buffer))
                own = np.arange(batch.size)
                determinant += 2.0 * float(np.log(root[:, own, own]).sum())
                border = root[:, batch.size :, : batch.size]
                products -= np.einsum("bik,bjk->ij", border, border)
    return Solved(determinant=determinant, products=products)


def solve_one_way(sums: Floats, products: Floats, variance: float) -> Solved:
    """With one random side only: `sums` (nodes × 2) of its values and of ones, `products` (2 × 2) over all ratings."""
    scale = 1.0 + variance * sums[:, 1]
    return Solved(
        determinant=float(np.log(scale).sum()),
        products=products - sums.T @ (sums * (variance / scale)[:, None]),
    )


def roots(batch: Batch, matrices: Floats) -> Floats:
    """The lower Cholesky factors; overwrites large `matrices`."""
    if batch.size <= ALONE:
        return np.asarray(np.linalg.cholesky(matrices), dtype=np.float64)
    for each in matrices:
        # The transpose of a C-ordered lower triangle is the Fortran-ordered upper one: no copy.
        dpotrf(each.T, lower=0, clean=0, overwrite_a=1)
    return matrices
