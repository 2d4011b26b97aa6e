"""What all applications together ask for, and who stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from evalapp.domain.application import CompanySize, Helix


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetTotal:
    """`amount` in cents, of all applications; `source` as the files said it, empty where they did not."""

    line: str
    year: int
    source: str
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """How many partners stand on each side of the triple helix.

    Of the companies: how many are an SME, and of how many the size is known. One that takes part twice counts twice.
    """

    partners: Mapping[Helix, int]
    smes: int = 0
    sized: int = 0
    sizes: Mapping[CompanySize, int] = field(default_factory=dict)
    committed: int = 0
    unsaid: int = 0
    """Of how many partners nobody said whether their commitment is signed."""
    contribution: int = 0
    """Cents, in cash and in kind, of those that say what they bring; `silent` is how many do not."""
    silent: int = 0

    @property
    def all(self) -> int:
        return sum(self.partners.values())

    def __add__(self, other: Sides) -> Sides:
        return Sides(
            partners=Counter(self.partners) + Counter(other.partners),
            smes=self.smes + other.smes,
            sized=self.sized + other.sized,
            sizes=Counter(self.sizes) + Counter(other.sizes),
            committed=self.committed + other.committed,
            unsaid=self.unsaid + other.unsaid,
            contribution=self.contribution + other.contribution,
            silent=self.silent + other.silent,
        )
