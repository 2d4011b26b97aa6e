"""Two values that read alike in words, told so that one sees what differs."""

from __future__ import annotations

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.records.told.cells import MANY, MOST_LETTERS, Cell, Row
from evalapp.words import formats

_BEFORE_IT = 20


def told_apart(cell: Cell, before: Row, after: Row, said: str) -> tuple[str, str]:
    """Of what reads alike in words: both as they stand, from shortly before where they differ."""
    if cell.is_secret:
        return said, _("another")
    if cell.is_moment:
        one, other = formats.stamped_apart(*(str(row.get(cell.name)) for row in (before, after)))
        if one != other:
            return one, other
    old, new = (MANY.join(str(row.get(column)) for column in cell.columns) for row in (before, after))
    alike = next((n for n, (one, other) in enumerate(zip(old, new)) if one != other), min(len(old), len(new)))
    begin = max(0, alike - _BEFORE_IT)
    lead = "…" if begin else ""
    return lead + shorten(old[begin:], MOST_LETTERS), lead + shorten(new[begin:], MOST_LETTERS)
