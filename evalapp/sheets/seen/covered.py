"""What is left in cells under a merged one: a program may keep it there, and nobody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evalapp.domain.incoming.bounds import TABLE_CELLS
from evalapp.domain.incoming.elements import TooManyCells
from evalapp.sheets.raw_row import RawRow, SeenRow
from evalapp.sheets.sheet import Merged


def uncovered(rows: Sequence[RawRow], merged: Sequence[Merged]) -> Sequence[RawRow]:
    """The rows, in rising order of their numbers, with only the first cell of each merged range.

    Raises TooManyCells where the ranges overlap so often that no spreadsheet made them.
    """
    if not merged:
        return rows
    width = max((len(raw.texts) for raw in rows), default=0)
    columns = {id(each): range(each.left, min(each.right + 1, width)) for each in merged}
    if sum(map(len, columns.values())) > TABLE_CELLS:
        raise TooManyCells
    # Each range is begun once and ended once, however many rows and other ranges there are.
    coming = sorted(merged, key=lambda each: each.top, reverse=True)
    ending: dict[int, list[Merged]] = {}
    ends: list[int] = sorted({each.bottom for each in merged}, reverse=True)
    under: Counter[int] = Counter()
    for each in merged:
        ending.setdefault(each.bottom, []).append(each)
    kept = []
    for raw in rows:
        firsts: set[int] = set()
        while coming and coming[-1].top <= raw.number:
            begun = coming.pop()
            under.update(columns[id(begun)])
            if begun.top == raw.number:
                firsts.add(begun.left)
        while ends and ends[-1] < raw.number:
            for each in ending[ends.pop()]:
                under.subtract(columns[id(each)])
            under = +under
        kept.append(_without(raw, under.keys() - firsts))
    return kept


def _without(raw: RawRow, places: set[int]) -> RawRow:
    filled = places & (raw.filled.keys() | raw.problems.keys()) if places else places
    if not filled:
        return raw
    return SeenRow(
        raw.number,
        tuple("" if place in filled else text for place, text in enumerate(raw.texts)),
        numbers=raw.numbers - filled,
        problems={place: why for place, why in raw.problems.items() if place not in filled},
        shown={place: each for place, each in raw.shown.items() if place not in filled},
        altered={place: each for place, each in raw.altered.items() if place not in filled},
    )
