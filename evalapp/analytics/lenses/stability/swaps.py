"""How far one weight must go before an application passes the one above it, exactly.

One weight goes from 0 to 1 while the others keep their proportions; every total is then a straight line, and two
lines cross at most once.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from evalapp.analytics.lenses.stability.profile import Lead, Profile, meeting
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _

Pair = tuple[int, int]
"""Two applications by index, the first with no worse total."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Swap:
    """Beyond the weight `at` of `criterion`, `behind` has the better total; at it, the two are equal.

    `weight` is the declared one. Both lie in [0, 1], `at` short of the end it goes towards.
    """

    criterion: str
    weight: Fraction
    at: Fraction
    is_rise: bool
    ahead: str
    behind: str

    @property
    def change(self) -> Fraction:
        """How far the weight has to go; 0 where the two totals are equal as it is."""
        return abs(self.at - self.weight)


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """Two applications of which the first has no worse total, and what swaps them: the smallest change first.

    `swaps` has at most one for each criterion; it is empty where no change of a single weight does it.
    """

    ahead: str
    behind: str
    is_tied: bool
    swaps: tuple[Swap, ...]

    @property
    def smallest(self) -> Swap | None:
        return self.swaps[0] if self.swaps else None


def compare(profile: Profile, ahead: int, behind: int) -> Neighbours:
    """What swaps two applications, by index; raises BadValue where `ahead` has the worse total.

    Equal changes are listed in the order of the criteria.
    """
    if profile.block[ahead] > profile.block[behind] or ahead == behind:
        raise BadValue(_("The first application must have the better total of the two."))
    leads = profile.leads(ahead, behind)
    swaps = [_swap(profile, ahead, behind, n, lead) for n, lead in enumerate(leads) if min(lead) < 0]
    return Neighbours(
        ahead=profile.applications[ahead],
        behind=profile.applications[behind],
        is_tied=bool(profile.block[ahead] == profile.block[behind]),
        swaps=tuple(sorted(swaps, key=lambda each: each.change)),
    )


def swap_by(profile: Profile, ahead: int, behind: int, criterion: int) -> Swap | None:
    """The swap by the weight of one criterion; None where `behind` is better at neither end."""
    lead = profile.leads(ahead, behind)[criterion]
    return _swap(profile, ahead, behind, criterion, lead) if min(lead) < 0 else None


def _swap(profile: Profile, ahead: int, behind: int, criterion: int, lead: Lead) -> Swap:
    return Swap(
        criterion=profile.criteria[criterion],
        weight=profile.weights[criterion],
        at=meeting(lead),
        is_rise=lead[1] < 0,
        ahead=profile.applications[ahead],
        behind=profile.applications[behind],
    )


def compare_at_line(profile: Profile) -> Neighbours | None:
    """The last funded application with the first of the rest.

    None where no line is drawn, everyone or nobody is funded, or one with a worse total is funded (a smaller
    amount that still fitted): then the line does not run between two totals.
    """
    if profile.funded is None or profile.funded.all() or not profile.funded.any():
        return None
    is_funded = profile.funded[profile.order]
    last = int(profile.order[is_funded][-1])
    first = int(profile.order[~is_funded][0])
    return None if profile.block[last] > profile.block[first] else compare(profile, last, first)
