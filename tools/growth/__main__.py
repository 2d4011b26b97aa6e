"""`make growth`: what a call costs at three sizes, in one direction after the other, as tables.

The last column is the power by which the cost grows: 1 is in proportion, 2 as the square. Ends with 1 where one is
above 1.3 and the largest takes longer than a second.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.growth.costs import MEGABYTES, Size, of_panel, of_returns

Costs = Mapping[str, float]
DIRECTIONS: Mapping[str, tuple[Sequence[int], Callable[[int, Path], Costs]]] = {
    "applications": ((250, 1_000, 4_000), lambda n, at: of_panel(Size(applications=n), at)),
    "jurors": ((20, 80, 320), lambda n, at: of_panel(Size(jurors=n), at)),
    "criteria": ((4, 12, 36), lambda n, at: of_panel(Size(criteria=n), at)),
    "returns": ((10, 50, 250), of_returns),
}
_MOST, _SHORT = 1.3, 1.0


def power(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The b of cost = a · size^b, from the middle size to the largest: the smallest is mostly what never changes."""
    return math.log(costs[-1] / costs[-2]) / math.log(sizes[-1] / sizes[-2])


def table(name: str, sizes: Sequence[int], measured: Sequence[Costs]) -> Iterator[str]:
    heads = " | ".join(f"{n:,} {name}" for n in sizes)
    yield f"| | {heads} | power |"
    yield "|---|" + "---:|" * (len(sizes) + 1)
    for what in measured[0]:
        costs = [each[what] for each in measured]
        yield f"| {what} | {' | '.join(_cell(what, each) for each in costs)} | {power(sizes, costs):.1f} |"


def broken(sizes: Sequence[int], measured: Sequence[Costs]) -> list[str]:
    return [
        what
        for what in measured[0]
        if what not in MEGABYTES and measured[-1][what] > _SHORT
        if power(sizes, [each[what] for each in measured]) > _MOST
    ]


def _cell(what: str, cost: float) -> str:
    if what in MEGABYTES:
        return f"{cost:,.1f}" if cost < 10 else f"{cost:,.0f}"
    return f"{cost * 1000:,.1f} ms" if cost < 0.1 else f"{cost:,.2f} s"


def main() -> int:
    given = argparse.ArgumentParser(prog="make growth", description=__doc__)
    given.add_argument(
        "directions", nargs="*", choices=[*DIRECTIONS, []], help="all four, where none is named"
    )
    is_kept = True
    for name in given.parse_args().directions or DIRECTIONS:
        sizes, of = DIRECTIONS[name]
        measured: list[Costs] = []
        for n in sizes:
            with tempfile.TemporaryDirectory() as folder:
                measured.append(of(n, Path(folder)))
        print("\n".join(table(name, sizes, measured)), flush=True)
        for what in broken(sizes, measured):
            print(f"BROKEN: {what} grows by more than the power {_MOST} with {name}")
            is_kept = False
        print()
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
