"""The expected rank: 1 + the number of applications that are probably better, each counted by its probability.

Heyard, Ott, Salanti and Egger (2022): ERᵢ = 1 + Σₖ P(θₖ > θᵢ | data); given the variances
P = Φ((mₖ − mᵢ) / √(Vᵢᵢ + Vₖₖ − 2Vᵢₖ)), and over several sets of variances the weighted average of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.ranks.pair_sums import behind_others
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, eq=False)
class ExpectedRanks:
    """`rank`: 1 is the best; they sum to n(n + 1)/2."""

    rank: Floats

    @property
    def percentile(self) -> Floats:
        """PCER: 100 (ER − ½) / n; low is good."""
        return 100.0 * (self.rank - 0.5) / max(len(self.rank), 1)

    @property
    def sucra(self) -> Floats:
        """(n − ER) / (n − 1), the share of the others that are probably worse; 1 where there are no others."""
        n = len(self.rank)
        return (n - self.rank) / (n - 1) if n > 1 else np.ones(n)


def expected_ranks(
    posteriors: Sequence[Posterior],
    *,
    higher_is_better: bool = True,
    among: Integers | None = None,
    alike: Integers | None = None,
) -> ExpectedRanks:
    """In the order of `among`, the indices of the applications that compete; the others only inform the model.

    A pair whose difference is certainly 0 counts ½ for each. `alike` labels equal evidence (one label per
    competing application): what rounding sets apart there is averaged out. Raises BadValue without posteriors.
    """
    narrow = narrowed(posteriors, among)
    n = len(narrow[0].mean)
    behind = sum(
        (each.weight * behind_others(each, higher_is_better=higher_is_better) for each in narrow), np.zeros(n)
    )
    if alike is not None:
        behind = (np.bincount(alike, weights=behind) / np.maximum(np.bincount(alike), 1))[alike]
    return ExpectedRanks(rank=1.0 + (n - 1) / 2 + behind)


def narrowed(posteriors: Sequence[Posterior], among: Integers | None) -> list[Posterior]:
    """The joint distribution of the applications `among` only, in that order. BadValue where there is none."""
    if not posteriors:
        raise BadValue(_("There is nothing to rank: no estimate was made from the scores."))
    return list(posteriors) if among is None else [_narrowed(each, among) for each in posteriors]


def _narrowed(posterior: Posterior, among: Integers) -> Posterior:
    position = np.full(len(posterior.mean), -1, dtype=np.int64)
    position[among] = np.arange(len(among))
    blocks = []
    for block in posterior.blocks:
        to = position[block.index]
        kept = np.flatnonzero(to >= 0)
        if len(kept):
            blocks.append(Block(index=to[kept], loadings=block.loadings[kept], inner=block.inner))
    # Draws are dealt out block by block: not in an order that depends on how the whole list was sorted.
    blocks.sort(key=lambda each: int(each.index.min()))
    return replace(
        posterior, mean=posterior.mean[among], diagonal=posterior.diagonal[among], blocks=tuple(blocks)
    )
