"""Cells with a line through all of their value, as the look of the cell says it and not that of its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.raw_row import RawRow, SeenRow
from evalapp.sheets.shown import Kind, Shown

_STRUCK = Shown(Kind.STRUCK)


def struck_rows(rows: Iterable[RawRow], struck: Mapping[int, Collection[int]]) -> dict[int, HiddenBy]:
    """The rows of which all is struck through, by their numbers; of the others each such cell is marked.

    `struck`: by the number of a row, the positions of the cells. A row as a whole is asked about as a hidden one is;
    one cell in it is no value until somebody takes the line away.
    """
    found: dict[int, HiddenBy] = {}
    for raw in rows if struck else ():
        if not (positions := struck.get(raw.number)):
            continue
        filled = raw.filled.keys()
        if filled <= set(positions):
            found[raw.number] = HiddenBy.STRUCK
        elif isinstance(raw, SeenRow):  # as every row of a spreadsheet, the only one that strikes
            raw.shown = {
                **dict.fromkeys((each for each in positions if each in filled), _STRUCK),
                **raw.shown,
            }
    return found
