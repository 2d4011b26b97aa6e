"""The order of the agenda in which the fewest people come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from evalapp.domain.order import number_key

Leaving = Mapping[str, Set[str]]
"""Application → who leaves the room while it is discussed."""


def fewest_moves(applications: Iterable[str], leaving: Leaving) -> list[str]:
    """Each time the application for which the fewest come or go; of equal ones the first by number.

    Greedy and so not always the best there is, which for 33 applications would take too long to find, but the same
    each time and easy to follow: those for whom nobody leaves come first, and who is outside stays outside.
    """
    left = sorted(applications, key=number_key)
    outside: Set[str] = frozenset()
    found = []
    while left:
        at = min(range(len(left)), key=lambda n: (len(leaving.get(left[n], frozenset()) ^ outside), n))
        outside = leaving.get(left[at], frozenset())
        found.append(left.pop(at))
    return found


def moves(order: Sequence[str], leaving: Leaving) -> int:
    """How often somebody leaves the room or comes back for a conflict of interest, over the whole agenda."""
    outside = [leaving.get(each, frozenset()) for each in order]
    return sum(len(one ^ other) for one, other in zip([frozenset(), *outside], [*outside, frozenset()]))
