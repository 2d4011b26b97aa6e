"""How the columns of a table share its width, and which of them leave where there is no room for all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ui.tables.cells import Column


@dataclass(frozen=True, kw_only=True)
class Widths:
    """Of each column what it needs at `least` and what it would fill, in pixels."""

    least: Sequence[int]
    wanted: Sequence[int]


def shared(
    columns: Sequence[Column[Any]], widths: Widths, room: int, *, empty: Collection[int] = ()
) -> dict[int, int]:
    """The columns that are shown and how wide: what is to spare goes first to those that are cut, then to those that
    stretch. `empty` ones have nothing to say."""
    shown = _fitting(columns, widths.least, room, empty)
    found = {n: widths.least[n] for n in shown}
    lacking = {n: max(0, widths.wanted[n] - found[n]) for n in shown}
    spare, lack = max(0, room - sum(found.values())), sum(lacking.values())
    for number in shown if lack else ():
        found[number] += lacking[number] * min(spare, lack) // lack
    stretching = [n for n in shown if columns[n].stretches]
    spare = room - sum(found.values())
    if spare < 0 and stretching:
        # It ends in an ellipsis sooner than that something is out of sight; the tooltip says all of it.
        lack = -(spare // len(stretching))
        for number in stretching:
            found[number] = max(found[number] - lack, round(found[number] * columns[number].yields_to))
    for place, number in enumerate(stretching):
        share = spare // len(stretching) + (spare % len(stretching) if place == 0 else 0)
        found[number] += max(0, share)
    return found


def _fitting(
    columns: Sequence[Column[Any]], least: Sequence[int], room: int, empty: Collection[int]
) -> list[int]:
    """The columns that stay: the first to go come back where the later ones leave room for them."""
    there = [n for n in range(len(columns)) if n not in empty]
    gone: set[int] = set()

    lasting = {columns[n].drop for n in there if columns[n].outlasts}

    def lacks_room(order: int) -> bool:
        needed = sum(
            round(least[n] * columns[n].yields_to) if order in lasting and columns[n].stretches else least[n]
            for n in there
            if columns[n].drop not in gone
        )
        return needed > room

    orders = sorted({columns[n].drop for n in there if columns[n].drop})
    for order in orders:
        if lacks_room(order):
            gone.add(order)
    for order in sorted(gone, reverse=True):
        gone.discard(order)
        if lacks_room(order):
            gone.add(order)
    return [n for n in there if columns[n].drop not in gone]
