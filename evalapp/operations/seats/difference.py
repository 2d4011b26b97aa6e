"""A proposal against what is: seat by seat, each of which can be refused before it is taken over."""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass
from itertools import zip_longest

from evalapp.domain.order import number_key
from evalapp.operations.panel.members import Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Swap:
    """Of one application: `leaves` gives the seat to `comes`; one of the two may be empty."""

    application: str
    leaves: str = ""
    comes: str = ""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`now` and `after` are all seats of (juror, application)."""

    now: frozenset[Pair]
    after: frozenset[Pair]

    @property
    def swaps(self) -> tuple[Swap, ...]:
        """By number; within an application who leaves beside who comes."""
        gone, new = _by_number(self.now - self.after), _by_number(self.after - self.now)
        return tuple(
            Swap(application=number, leaves=leaves, comes=comes)
            for number in sorted(gone.keys() | new.keys(), key=number_key)
            for leaves, comes in zip_longest(gone.get(number, ()), new.get(number, ()), fillvalue="")
        )

    def without(self, refused: Collection[Swap]) -> Difference:
        """These seats stay as they are."""
        stay = {(each.leaves, each.application) for each in refused if each.leaves}
        away = {(each.comes, each.application) for each in refused if each.comes}
        return Difference(now=self.now, after=self.after - away | stay)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Seats that come, that go, and that stay."""
        return len(self.after - self.now), len(self.now - self.after), len(self.now & self.after)


def _by_number(pairs: Set[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for juror, number in sorted(pairs):
        found.setdefault(number, []).append(juror)
    return found
