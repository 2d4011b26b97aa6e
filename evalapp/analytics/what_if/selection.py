"""Why a set of applications cannot be chosen, for the portfolio and for the threshold of a first stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_names


class Obstacle(StrEnum):
    BLOCKED = "blocked"
    NO_APPLICATIONS = "no-applications"
    NO_BUDGET = "no-budget"
    AMOUNT_UNKNOWN = "amount-unknown"
    LOWER_IS_BETTER = "lower-is-better"
    BELOW_ZERO = "below-zero"
    TOO_ALIKE = "too-alike"


@dataclass(frozen=True, kw_only=True, slots=True)
class NoSelection:
    """`applications` are those of which the amount is not known."""

    obstacle: Obstacle
    applications: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.obstacle is Obstacle.AMOUNT_UNKNOWN:
            words = ngettext(
                "{applications} does not say how much support it asks.",
                "{applications} do not say how much support they ask.",
                len(self.applications),
            )
            return words.format(applications=join_names(self.applications))
        return {
            Obstacle.BLOCKED: _("The ranking is blocked, so not every total is known."),
            Obstacle.NO_APPLICATIONS: _("There is no application to choose from."),
            Obstacle.NO_BUDGET: _("There is no budget to choose under."),
            Obstacle.LOWER_IS_BETTER: _("Where a lower total is better, a high sum of totals is no merit."),
            Obstacle.BELOW_ZERO: _("Some totals are below 0; their sum does not say what is best to fund."),
            Obstacle.TOO_ALIKE: _("Too many sets are almost equally good to prove one of them the best."),
        }[self.obstacle]
