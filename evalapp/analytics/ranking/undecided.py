"""Below a tie at the line that nothing has decided: what becomes of an application under every order of the tie.

Every order of the tied ones is followed as far as it matters: those who ask the same amount are alike, and two orders
that leave the same money and have passed over as many are one from there on. That is exact up to `_MOST_STEPS` steps,
which nine applications with the same amount or seven with seven different ones do not reach. Beyond them the bound is
loose, and sound: of what is left only the most that it can be is kept, and whoever might fit may or may not be funded.
Then an application may be called undecided though it is not, never the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from evalapp.domain.scheme.rules import Cut

_MOST_STEPS = 20_000
_MOST_STATES = 200


class Mode(Enum):
    GOING = "going"  # `left` is what is left
    LOOSE = "loose"  # `left` is the most that can be left
    ENDED = "ended"  # nobody is funded any more
    STANDS = "stands"  # at an application whose amount is not known


class State(NamedTuple):
    """Where one way down the ranking has come: the money left, how many it has passed over, whether it goes on."""

    left: int
    waiting: int
    mode: Mode = Mode.GOING


@dataclass(slots=True)
class Fate:
    """All that can become of one application: the amounts it can get, and its positions among those passed over."""

    amounts: set[int] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)
    stands: bool = False

    @property
    def is_passed_over(self) -> bool:
        """Whatever the order."""
        return not self.amounts and not self.stands

    @property
    def is_funded(self) -> bool:
        """Whatever the order, though perhaps with another amount."""
        return bool(self.amounts) and not self.positions and not self.stands


def fates(
    tied: Sequence[str],
    below: Sequence[Sequence[str]],
    amounts: Mapping[str, int | None],
    cut: Cut,
    *,
    left: int,
    waiting: int,
    reserve: int,
) -> dict[str, Fate]:
    """What can become of each application in `below`, the blocks of equal places under the block `tied`.

    `left` cents were left and `waiting` applications passed over when the line came to the tie. Who is not in the
    answer is passed over under every order, behind the first `reserve`.
    """
    walk = _Walk(amounts=amounts, cut=cut)
    states = walk.through({State(left, waiting)}, tied)
    smallest = _smallest_from(below, amounts)
    for n, block in enumerate(below):
        states = _settled(states, smallest[n], cut)
        if all(each.mode is Mode.ENDED and each.waiting >= reserve for each in states):
            break
        states = walk.through(states, block)
    return {number: fate for number, fate in walk.fates.items() if number not in set(tied)}


def _smallest_from(blocks: Sequence[Sequence[str]], amounts: Mapping[str, int | None]) -> list[int]:
    """For each block the smallest amount in it and all below; 0 where one of them is not known."""
    least = [min((amounts[each] or 0 for each in block), default=2**63) for block in blocks]
    return list(accumulate(reversed(least), min))[::-1]


def _settled(states: Iterable[State], smallest: int, cut: Cut) -> set[State]:
    """Ways that fund nobody any more are told apart only by how many they have passed over."""

    def settle(state: State) -> State:
        is_over = state.mode in (Mode.GOING, Mode.LOOSE) and cut is Cut.SKIP and state.left < smallest
        return State(0, state.waiting, Mode.ENDED) if is_over else state

    found = {settle(each) for each in states}
    if len(found) <= _MOST_STATES:
        return found
    most = max(each.left for each in found)
    return {
        State(most, each.waiting, Mode.LOOSE) if each.mode in (Mode.GOING, Mode.LOOSE) else each
        for each in found
    }


@dataclass
class _Walk:
    amounts: Mapping[str, int | None]
    cut: Cut
    fates: dict[str, Fate] = field(default_factory=dict)
    steps: int = 0

    def through(self, states: Iterable[State], block: Sequence[str]) -> set[State]:
        """All ways on from `states` through the applications of one block of equal places."""
        for number in block:
            self.fates.setdefault(number, Fate())
        return {after for state in states for after in self._through(state, block)}

    def _through(self, state: State, block: Sequence[str]) -> Iterable[State]:
        known = [amount for number in block if (amount := self.amounts[number]) is not None]
        if state.mode is Mode.STANDS or (state.mode is not Mode.ENDED and len(known) < len(block)):
            for number in block:
                self.fates[number].stands = True
            return [state._replace(mode=Mode.STANDS)]
        if state.mode is Mode.ENDED:
            return [self._pass_over(state, block)]
        if state.mode is Mode.LOOSE:
            return self._loosely(state, block)
        if sum(known) <= state.left:
            for number, amount in zip(block, known):
                self.fates[number].amounts.add(amount)
            return [state._replace(left=state.left - sum(known))]
        if min(known) > state.left and not (self.cut is Cut.PARTIAL and state.left):
            after = self._pass_over(state, block)
            return [after if self.cut is Cut.SKIP else after._replace(left=0, mode=Mode.ENDED)]
        return self._in_every_order(state, block)

    def _pass_over(self, state: State, block: Sequence[str]) -> State:
        """Equal places share a position, unless what settles the tie at the line tells them apart as well."""
        for number in block:
            self.fates[number].positions.update(range(state.waiting + 1, state.waiting + len(block) + 1))
        return state._replace(waiting=state.waiting + len(block))

    def _in_every_order(self, start: State, block: Sequence[str]) -> Iterable[State]:
        """Each in turn, in every order; `rest` counts who is still to come, by amount."""
        alike: dict[int, list[str]] = {}
        for number in block:
            alike.setdefault(self.amounts[number] or 0, []).append(number)
        kinds = sorted(alike)
        found: dict[int, Fate] = {amount: Fate() for amount in kinds}
        first = (start, tuple(len(alike[each]) for each in kinds))
        seen, to_do, after = {first}, [first], set[State]()
        while to_do:
            state, rest = to_do.pop()
            if not any(rest):
                after.add(state)
                continue
            for n, amount in enumerate(kinds):
                if not rest[n]:
                    continue
                self.steps += 1
                if self.steps > _MOST_STEPS:
                    return self._loosely(start, block)
                following = self._one(state, amount, found[amount])
                reached = (following, (*rest[:n], rest[n] - 1, *rest[n + 1 :]))
                if reached not in seen:
                    seen.add(reached)
                    to_do.append(reached)
        for amount in kinds:
            for number in alike[amount]:
                self.fates[number].amounts |= found[amount].amounts
                self.fates[number].positions |= found[amount].positions
        return after

    def _one(self, state: State, amount: int, fate: Fate) -> State:
        """One application, as the line deals with it."""
        if state.mode is Mode.GOING and amount <= state.left:
            fate.amounts.add(amount)
            return state._replace(left=state.left - amount)
        if state.mode is Mode.GOING and self.cut is Cut.PARTIAL and state.left > 0:
            fate.amounts.add(state.left)
            return State(0, state.waiting, Mode.ENDED)
        fate.positions.add(state.waiting + 1)
        is_over = state.mode is Mode.ENDED or self.cut is not Cut.SKIP
        return State(0 if is_over else state.left, state.waiting + 1, Mode.ENDED if is_over else state.mode)

    def _loosely(self, state: State, block: Sequence[str]) -> Iterable[State]:
        """A block that does not fit whole, or of which that is not known: whoever might fit may be funded.

        A part goes to one of the tied ones alone, and with it the line ends: nobody below them can get one.
        """
        asked = {number: amount for number in block if (amount := self.amounts[number]) is not None}
        fitting = [number for number in block if asked[number] <= state.left]
        least = state.waiting + len(block) - len(fitting) - (self.cut is Cut.PARTIAL)
        least = max(least, state.waiting)
        for number in block:
            fate = self.fates[number]
            fate.positions.update(range(state.waiting + 1, state.waiting + len(block) + 1))
            if number in fitting:
                fate.amounts.add(asked[number])
        mode = Mode.LOOSE if self.cut is Cut.SKIP else Mode.ENDED
        left = state.left if self.cut is Cut.SKIP else 0
        return [State(left, n, mode) for n in range(least, state.waiting + len(block) + 1)]
