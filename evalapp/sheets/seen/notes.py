"""What is said of cells that a person sees otherwise than they are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from evalapp.domain.texts import ngettext
from evalapp.sheets.places import said
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.sheet import column_letters
from evalapp.sheets.shown import Kind

NONE_STRUCK: Mapping[int, Collection[int]] = {}


def notes_on_looks(
    headings: Sequence[RawRow], rows: Sequence[RawRow], struck: Mapping[int, Collection[int]]
) -> tuple[str, ...]:
    """Of the row of `headings` and of those below it. `struck`: by the number of a row, the positions of its cells
    with a line through all of their value.
    """
    every = [*headings, *rows]
    return (*_struck(headings, struck), *_in_part(every), *raised_note(_with(every, Kind.RAISED)))


def _struck(rows: Sequence[RawRow], struck: Mapping[int, Collection[int]]) -> list[str]:
    """Headings tell their columns all the same."""
    cells = [
        f"{column_letters(position)}{raw.number}" for raw in rows for position in struck.get(raw.number, ())
    ]
    if not cells:
        return []
    n = len(cells)
    text = ngettext(
        "{n} heading is struck through in the spreadsheet, and is read like the others: {cells}.",
        "{n} headings are struck through in the spreadsheet, and are read like the others: {cells}.",
        n,
    )
    return [text.format(n=n, cells=said(cells))]


def _in_part(rows: Sequence[RawRow]) -> tuple[str, ...]:
    cells = _with(rows, Kind.STRUCK)
    if not cells:
        return ()
    n = len(cells)
    return (
        ngettext(
            "In {n} cell words are struck through: {cells}. Where it is read at all, they are read too.",
            "In {n} cells words are struck through: {cells}. Where they are read at all, those words are read too.",
            n,
        ).format(n=n, cells=said(cells)),
    )


def raised_note(cells: Sequence[str]) -> tuple[str, ...]:
    """Of those with digits or signs above or below the line; where it is a number, it was refused for them."""
    if not cells:
        return ()
    n = len(cells)
    return (
        ngettext(
            "In {n} cell digits or signs stand above or below the line: {cells}. In a text they are read as if they "
            "stood on it.",
            "In {n} cells digits or signs stand above or below the line: {cells}. In a text they are read as if they "
            "stood on it.",
            n,
        ).format(n=n, cells=said(cells)),
    )


def _with(rows: Sequence[RawRow], kind: Kind) -> list[str]:
    return [
        f"{column_letters(position)}{raw.number}"
        for raw in rows
        if raw.shown
        for position, shown in raw.shown.items()
        if shown.kind is kind
    ]


def notes_on_kept(cells: Sequence[str]) -> tuple[str, ...]:
    """Of those of a text file with an apostrophe before digits, or a text as a formula."""
    if not cells:
        return ()
    n = len(cells)
    return (
        ngettext(
            "In {n} cell a sign keeps the value a text, as in {examples}; it was read without: {cells}.",
            "In {n} cells a sign keeps the value a text, as in {examples}; they were read without: {cells}.",
            n,
        ).format(n=n, examples='="001" / \'001', cells=said(cells)),
    )
