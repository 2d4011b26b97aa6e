"""What leads from one page to another: entries of the outline and of the contents, and what a page is the rest of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isqrt
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from evalapp.reports.drawing.structure import Box

_MOST_IN_A_ROW = 100  # entries of the outline
_PRINTED = 4  # the flag of what is on paper as on the screen, which PDF/A asks of every annotation


class Bookmark(NamedTuple):
    """An entry of the outline, `top` points above the foot of its page; the contents know it by its `name`.

    `called` is what one among many is called in short, such as the number of an application.
    """

    serial: int
    top: float
    title: str
    level: int
    name: str
    called: str = ""


class Entry(NamedTuple):
    """What the outline says of a bookmark, or of several together; each has a `key` of its own."""

    key: str
    title: str
    level: int


def entries_of(bookmarks: Sequence[Bookmark]) -> list[list[Entry]]:
    """For each bookmark its entry, before it perhaps one for those that follow.

    Of very many that are called in short some stand together, “A-1 – A-17”. In the file each entry leads to the next,
    and a validator that follows them from the first to the last gives up at 256.
    """
    found = [[Entry(f"b{each.serial}", each.title, each.level)] for each in bookmarks]
    for run in _runs(bookmarks):
        size = isqrt(len(run) - 1) + 1
        for start in range(0, len(run), size):
            first, last = run[start], run[min(start + size, len(run)) - 1]
            end = run[start + size] if start + size < len(run) else _end(bookmarks, last)
            level = bookmarks[first].level
            for n in range(first, end):
                found[n] = [each._replace(level=each.level + 1) for each in found[n]]
            title = f"{bookmarks[first].called} – {bookmarks[last].called}"
            found[first].insert(0, Entry(f"g{bookmarks[first].serial}", title, level))
    return found


def _runs(bookmarks: Sequence[Bookmark]) -> Iterator[list[int]]:
    """Where those stand that are called in short and follow each other, however much stands below each."""
    run: list[int] = []
    for n, each in enumerate(bookmarks):
        if run and each.level > bookmarks[run[0]].level:
            continue
        if run and (not each.called or each.level < bookmarks[run[0]].level):
            if len(run) > _MOST_IN_A_ROW:
                yield run
            run = []
        if each.called:
            run.append(n)
    if len(run) > _MOST_IN_A_ROW:
        yield run


def _end(bookmarks: Sequence[Bookmark], at: int) -> int:
    """Where what stands below this one ends."""
    level = bookmarks[at].level
    return next((n for n in range(at + 1, len(bookmarks)) if bookmarks[n].level <= level), len(bookmarks))


class Head(NamedTuple):
    """What stands above a page: what it goes on with, and who was speaking when the one before it was full."""

    running: str = ""
    speaker: str = ""


class Awaited(str):
    """A place among the code of a page for the number of another one, which is known once all are laid out."""

    name: str
    right: float
    base: float
    font: str
    ink: str

    def __new__(cls, name: str, right: float, base: float, font: str, ink: str) -> Awaited:
        made = super().__new__(cls, " ")
        made.name, made.right, made.base, made.font, made.ink = name, right, base, font, ink
        return made


def linked(room: Box, destination: Any, words: str) -> pdfdoc.PDFDictionary:
    """An area of a page that leads to a destination, without a border of its own."""
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray([round(each, 2) for each in room]),
            "Border": "[0 0 0]",
            "F": _PRINTED,
            "Contents": pdfdoc.PDFString(words),
            "Dest": destination,
        }
    )
