"""The rules of a scheme: thresholds, how scores become a ranking, and how far the budget goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from evalapp.domain.numbers import percent, written

LEAST_FOR_TRIMMING = 5
"""A trimmed mean leaves out the lowest and the highest score; of fewer than five that is no longer a mean."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """A least score, in points or (`percent`) as a share of the highest attainable."""

    value: Fraction
    percent: bool = False

    def points(self, attainable: Fraction) -> Fraction:
        return attainable * self.value / 100 if self.percent else self.value

    def __str__(self) -> str:
        return percent(written(self.value)) if self.percent else written(self.value)


class AcrossJurors(StrEnum):
    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed-mean"
    AGREED = "agreed"  # what all of them gave; where they differ, the panel must agree on a score


class Missing(StrEnum):
    BLOCK = "block"
    SKIP = "skip"
    ZERO = "zero"


class Total(StrEnum):
    WEIGHTED_MEAN = "weighted-mean"
    WEIGHTED_SUM = "weighted-sum"


class Cut(StrEnum):
    STOP = "stop"
    SKIP = "skip"
    PARTIAL = "partial"


class TieKind(StrEnum):
    CRITERION = "criterion"
    GROUP = "group"
    FLAG = "flag"
    TOP_MARKS = "top-marks"
    PANEL_ORDER = "panel-order"
    EARLIER_SUBMISSION = "earlier-submission"
    LOT = "lot"


@dataclass(frozen=True, kw_only=True, slots=True)
class TieRule:
    """One step of the tie-break chain; `target` is the criterion, group or flag it looks at."""

    kind: TieKind
    target: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.target}" if self.target else str(self.kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class RankingRules:
    """`triage`: the panel may put an application aside at its meeting without discussing it."""

    across_jurors: AcrossJurors = AcrossJurors.MEAN
    missing: Missing = Missing.BLOCK
    total: Total = Total.WEIGHTED_MEAN
    threshold: Threshold | None = None
    thresholds_on_weighted: bool = False
    decimals: int = 2
    rank_on_rounded: bool = False
    ties: tuple[TieRule, ...] = ()
    quorum: int = 1
    triage: bool = False

    @property
    def least_scores(self) -> int:
        """How many scores an application must have on each criterion."""
        if self.across_jurors is AcrossJurors.TRIMMED_MEAN:
            return max(self.quorum, LEAST_FOR_TRIMMING)
        return max(self.quorum, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetRules:
    """Caps in whole euro; `support_rate` in percent of the total budget of an application."""

    cut: Cut = Cut.STOP
    support_rate: Fraction | None = None
    most_per_year: int | None = None
    most_years: int | None = None
    reserve: int = 0
