"""Rows that a change added to one table, as most rows of a journal are: carried out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from evalapp.store.history.images import GROWN_TABLES, whole
from evalapp.store.history.proving.differences import State
from evalapp.store.rows.held import fine_with

Row = tuple[str, str, str | None, str | None]
"""Table, key, image before and image after."""


@dataclass(frozen=True, slots=True)
class Added:
    table: str
    keys: tuple[str, ...]
    images: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Added | None:
        """None where one of the rows is of another table, or was there before."""
        tables, keys, before, after = zip(*rows, strict=True)
        is_one = tables.count(tables[0]) == len(rows)
        if not is_one or before.count(None) < len(rows) or None in after:
            return None
        return cls(tables[0], keys, after)

    def lines(self) -> bytes:
        """What `journal.lines_of` makes of the rows, for the hash of their change."""
        pieces = zip(repeat(f"\n{self.table}\t"), self.keys, repeat("\t\t"), self.images)
        return "".join(chain.from_iterable(pieces)).encode()

    def put_into(self, state: State) -> bool:
        """Whether all could be: none of them strange, and none there already. Else nothing is."""
        of_table, fine = state.setdefault(self.table, {}), fine_with(self.table)
        images: Sequence[str] = self.images
        if self.table in GROWN_TABLES:
            images = [made for each in images if (made := whole(self.table, each)) is not None]
        if [each for each in images if fine not in each] or not of_table.keys().isdisjoint(self.keys):
            return False
        added = dict(zip(self.keys, images, strict=True))
        if len(added) < len(self.keys):
            return False
        of_table.update(added)
        return True
