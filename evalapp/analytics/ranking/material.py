"""What a ranking is made of, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.analytics.ranking.answers import Pair
from evalapp.analytics.ranking.ranking import rank_scores
from evalapp.analytics.table import ScoreTable
from evalapp.domain.application import Application
from evalapp.domain.call import Consensus
from evalapp.domain.decisions import NO_DECISIONS, Decisions
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import Placed


@dataclass(frozen=True, kw_only=True, eq=False)
class Material:
    """Everything that `rank_scores` looks at; pairs are (juror, application), `budget` is in cents.

    `open_choices` are the scores of which a merge left open which version holds; `own_words` are pairs
    of which the juror says that there is a conflict of interest, and nobody decided whether there is.
    """

    scheme: Scheme
    table: ScoreTable
    applications: tuple[Application, ...]
    consensus: tuple[Consensus, ...] = ()
    assignments: tuple[Pair, ...] | None = None
    conflicts: tuple[Pair, ...] = ()
    budget: int | None = None
    lot_seed: str = ""
    decisions: Decisions = NO_DECISIONS
    open_choices: tuple[Placed, ...] = ()
    own_words: tuple[Pair, ...] = ()

    def rank(self) -> Ranking:
        return rank_scores(
            self.scheme,
            self.table,
            self.applications,
            consensus=self.consensus,
            assignments=self.assignments,
            conflicts=self.conflicts,
            budget=self.budget,
            lot_seed=self.lot_seed,
            decisions=self.decisions,
            open_choices=self.open_choices,
            own_words=self.own_words,
        )
