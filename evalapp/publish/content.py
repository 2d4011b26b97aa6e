"""What one panel puts into the warehouse, as plain rows: whoever gathers it needs neither server nor driver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

_NUL, _SHOWN = "\x00", "\ufffd"


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """Of one table, in the order of `columns`; the panel itself stands in none of them."""

    columns: Sequence[str]
    rows: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Rows:
        """Of a table that is small: each row names its columns."""
        listed = list(rows)
        columns = tuple(listed[0]) if listed else ()
        return cls(columns=columns, rows=[tuple(each[name] for name in columns) for each in listed])


@dataclass(frozen=True, kw_only=True, eq=False)
class PanelContent:
    """`tables` by name, in an order in which each refers to earlier ones alone."""

    panel: str
    fingerprint: str
    change: int
    tables: Mapping[str, Rows]

    def without_nul(self) -> tuple[PanelContent, tuple[str, ...]]:
        """The same with another sign for the one that PostgreSQL has no place for, and the tables where that stood."""
        touched = {name: each for name, each in self.tables.items() if _holds_nul(each)}
        if not touched:
            return self, ()
        mended = {
            name: Rows(columns=each.columns, rows=[tuple(map(_mended, row)) for row in each.rows])
            for name, each in touched.items()
        }
        return replace(self, tables={**self.tables, **mended}), tuple(touched)


def _holds_nul(table: Rows) -> bool:
    return any(_NUL in value for row in table.rows for value in row if type(value) is str)


def _mended(value: object) -> object:
    return value.replace(_NUL, _SHOWN) if isinstance(value, str) else value
