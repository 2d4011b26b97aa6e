"""What all applications together ask for, and who stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.domain.application import Helix


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

    @property
    def all(self) -> int:
        return sum(self.partners.values())
