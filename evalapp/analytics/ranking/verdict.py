"""What each application's own scores decide about it: exclusion by a word, and thresholds missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.ranking.aggregates import Bar
from evalapp.analytics.ranking.answers import Answers
from evalapp.analytics.table import Flags
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors


@dataclass(frozen=True, kw_only=True, eq=False)
class Verdict:
    """What each application's own scores decide, whatever the others have; `is_aside` are of the undiscussed those that
    the panel put aside in triage.
    """

    is_admissible: Flags
    is_withdrawn: Flags
    is_undiscussed: Flags
    is_aside: Flags
    excluding: Flags
    bars: dict[str, Bar]

    @property
    def is_discussed(self) -> Flags:
        """Of the admissible ones."""
        return self.is_admissible & ~self.is_undiscussed

    @property
    def may_be_ranked(self) -> Flags:
        allowed = self.is_discussed & ~self.excluding.any(axis=1)
        for bar in self.bars.values():
            allowed = allowed & ~bar.is_failed
        return allowed

    def failed(self) -> list[tuple[str, ...]]:
        columns = [(name, bar.is_failed.tolist()) for name, bar in self.bars.items()]
        return [
            tuple(name for name, is_failed in columns if is_failed[n]) for n in range(len(self.is_admissible))
        ]

    def excluded_by(self, criteria: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """Application → the criteria with an excluding word."""
        return {
            int(n): tuple(criteria[c] for c in np.flatnonzero(self.excluding[n]).tolist())
            for n in np.flatnonzero(self.excluding.any(axis=1))
        }

    def outcomes(self) -> list[Outcome]:
        """As far as the application's own scores decide it; `eligible` where nothing stands against it."""
        verdicts = (
            Outcome.ELIGIBLE,
            Outcome.BELOW_THRESHOLD,
            Outcome.EXCLUDED,
            Outcome.INADMISSIBLE,
            Outcome.NOT_DISCUSSED,
            Outcome.WITHDRAWN,
        )
        code = np.where(self.may_be_ranked, 0, 1)
        code[self.excluding.any(axis=1)] = 2
        code[self.is_undiscussed] = 4
        code[~self.is_admissible] = 3
        code[self.is_withdrawn] = 5
        return [verdicts[n] for n in code.tolist()]


def undiscussed(scheme: Scheme, answers: Answers) -> Flags:
    """A: on every criterion that counts somebody says that it was not discussed, nobody scored and nothing is owed.

    Other reasons for no score may stand beside it: who has a conflict of interest or was absent scores nothing either.
    """
    shape = answers.agreed.shape
    cells = answers.application * shape[1] + answers.criterion
    has_score = np.bincount(cells, minlength=answers.agreed.size).reshape(shape) > 0
    is_silent = (answers.undiscussed > 0) & ~has_score & ~answers.agreed & (answers.owed_per_cell == 0)
    counting = np.array([each.counts for each in scheme.criteria], dtype=bool)
    found: Flags = is_silent[:, counting].all(axis=1)
    return found


def excluding(scheme: Scheme, answers: Answers) -> Flags:
    """A × C: where a juror's score is an excluding word, or the panel's own where it agreed on one.

    A word excludes on a criterion that does not count as well: it enters no sum, it says no. Where the scheme asks the
    jury to agree, it does so only once all gave it.
    """
    asks_all = scheme.ranking.across_jurors is AcrossJurors.AGREED
    found = np.zeros_like(answers.agreed)
    for n, criterion in enumerate(scheme.criteria):
        words = sorted(criterion.scale.excluding_steps)
        if words:
            here = (answers.criterion == n) & np.isin(answers.value, words)
            found[answers.application[here], n] = True
            if asks_all:
                others = (answers.criterion == n) & ~np.isin(answers.value, words)
                found[answers.application[others], n] = False
            agreed = answers.agreed[:, n]
            found[agreed, n] = np.isin(answers.agreed_value[agreed, n], words)
    return found
