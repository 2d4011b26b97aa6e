"""Many rows or cells in a sentence: runs are put together, and a long list is cut short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.sheets.sheet import LOST

_MOST = 20


def file_and_sheet(file: str, sheet: str = "") -> str:
    """`sheet` is empty where the file has no other."""
    return shorten(f"{file} [{sheet}]" if sheet else file)


def said_rows(numbers: Sequence[int]) -> str:
    """`3, 5–9, 12`, of numbers in rising order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return said([f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])


def said(places: Sequence[str]) -> str:
    """`C7, C9`; of a long list the first ones and how many more there are."""
    shown = ", ".join(places[:_MOST])
    more = len(places) - _MOST
    return f"{shown} " + _("and {n} more").format(n=more) if more > 0 else shown


def lost_letters(places: Sequence[str]) -> tuple[str, ...]:
    """What is said of the cells where a letter was lost, which a person may still know."""
    if not places:
        return ()
    n = len(places)
    return (
        ngettext(
            "In {n} cell a letter was lost, for which “{sign}” stands: {cells}.",
            "In {n} cells letters were lost, for which “{sign}” stands: {cells}.",
            n,
        ).format(n=n, sign=LOST, cells=said(places)),
    )


def notes_on_cells(notes: Mapping[str, str]) -> tuple[str, ...]:
    """What is remarked on cells, by their places: nothing is taken from it, but it may say how a column is meant."""
    if not notes:
        return ()
    n = len(notes)
    return (
        ngettext(
            "There is a note on {n} cell, of which nothing is read: {notes}.",
            "There are notes on {n} cells, of which nothing is read: {notes}.",
            n,
        ).format(n=n, notes=said([f"{place} “{shorten(text, 60)}”" for place, text in notes.items()])),
    )
