"""Which row holds the headings: under titles, and under a row that puts several columns in a group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.sheet import Merged, column_letters, header_key, one_line
from evalapp.sheets.shown import Kind

_TITLE_ROWS = 10
_MOST_GROUPS = 3  # rows of groups above the headings
_LONGEST = 80
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True, slots=True)
class Headings:
    """`position` of their row among the rows; `texts` by position, with those of a group only where there are none
    under it, and named after their group where two columns would be called the same.
    """

    position: int
    texts: tuple[str, ...] = ()

    def names(self, width: int) -> tuple[str, ...]:
        """One heading a column; a column without any is called by its letter."""
        texts = (*self.texts, *[""] * (width - len(self.texts)))
        return tuple(
            shorten(one_line(text), 200) or column_letters(position) for position, text in enumerate(texts)
        )

    def unnamed(self, width: int) -> tuple[int, ...]:
        """The columns without any heading."""
        return tuple(
            position
            for position in range(width)
            if position >= len(self.texts) or not self.texts[position].strip()
        )


def headings_of(rows: Sequence[RawRow], grouped: Mapping[int, frozenset[int]], chosen: int = 0) -> Headings:
    """The first row with several cells, or below it where it is a row of groups; else the first row.

    `grouped`: number of a row → positions at which cells are merged over several columns. `chosen`: the number of the
    row that somebody says it is; of one that holds nothing, the next that does.
    """
    if chosen and rows:
        position = next((n for n, raw in enumerate(rows) if raw.number >= chosen), len(rows) - 1)
        return Headings(position=position, texts=_texts(rows[position], []))
    position = _first_with_several(rows)
    groups: list[RawRow] = []
    while (
        len(groups) < _MOST_GROUPS
        and position + 1 < len(rows)
        and _is_above_headings(
            rows[position], rows[position + 1], grouped.get(rows[position].number, frozenset())
        )
    ):
        groups.append(rows[position])
        position += 1
    if not rows:
        return Headings(position=0)
    return Headings(position=position, texts=_texts(rows[position], groups))


def _first_with_several(rows: Sequence[RawRow]) -> int:
    for position, raw in enumerate(rows[:_TITLE_ROWS]):
        if len(raw.filled) > 1:
            return position
    return 0


def _is_above_headings(raw: RawRow, below: RawRow, merged: Iterable[int]) -> bool:
    """Whether `raw` groups the headings in `below`: it leaves columns open that have one there.

    Data leaves no column open under a heading, so all of `below` must read as headings do; where no cell is merged to
    show the group, not even with a digit, as hardly a row of data does without.
    """
    groups, headings = raw.filled, below.filled
    opened = [position for position in headings if position not in groups]
    keys = [header_key(text) for position, text in headings.items()]
    if not opened or below.numbers or _is_made(below) or below.problems or not all(keys):
        return False
    if any(len(text) > _LONGEST for text in headings.values()):
        return False
    if any(position in groups for position in merged):
        return True
    is_plain = not any(_DIGIT.search(text) or "@" in text for text in headings.values())
    return is_plain and len(opened) > 1 and len(headings) >= len(groups)


def _is_made(raw: RawRow) -> bool:
    """Whether a spreadsheet made something of a cell that is no text; a heading may hold an exponent, as m²."""
    return any(each.kind not in (Kind.STRUCK, Kind.RAISED) for each in raw.shown.values())


def _texts(raw: RawRow, groups: Sequence[RawRow]) -> tuple[str, ...]:
    width = max(len(each.texts) for each in (raw, *groups))
    own = [*raw.texts, *[""] * (width - len(raw.texts))]
    above = [""] * width  # the nearest group that each column lies under
    for group in groups:
        name = ""
        for position in range(width):
            text = group.texts[position] if position < len(group.texts) else ""
            if text.strip():
                name = text
                if not own[position].strip():
                    own[position] = text
            above[position] = name or above[position]
    often = Counter(header_key(text) for text in own if text.strip())
    return tuple(
        f"{group}: {text}" if group.strip() and text != group and often[header_key(text)] > 1 else text
        for text, group in zip(own, above)
    )


def with_shared(
    header: tuple[str, ...], headings: Headings, rows: Sequence[RawRow], merged: Iterable[Merged]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, those that share a merged heading with one before them named after it; and what is
    said of that. `rows` begin with that of the headings.

    A column without any value needs no name: the heading is only drawn over it.
    """
    over = [
        each
        for each in merged
        if rows and each.top <= rows[0].number <= each.bottom and each.left < min(each.right, len(header))
    ]
    unnamed = set(headings.unnamed(len(header)))
    if not over or not unnamed:
        return header, ()
    unnamed &= {position for raw in rows[1:] for position in raw.filled}
    names = list(header)
    told: list[str] = []
    for each in over:
        filled = unnamed & set(range(each.left + 1, min(each.right + 1, len(header))))
        if not filled or each.left >= len(headings.texts) or not headings.texts[each.left].strip():
            continue
        for position in sorted(filled):
            names[position] = f"{header[each.left]}: {column_letters(position)}"
        told.append(
            _(
                "“{heading}” is one merged heading over several columns that hold values: {columns}. It was taken for "
                "the heading of {first} alone; give each column its own."
            ).format(
                heading=header[each.left],
                columns=", ".join(map(column_letters, sorted({each.left, *filled}))),
                first=column_letters(each.left),
            )
        )
    return tuple(names), tuple(told)
