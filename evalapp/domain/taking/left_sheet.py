"""A sheet that somebody left out whole: what its rows spoke of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftSheet:
    """`kind` is what its rows are, and `rows` the number and the title of each, of a part its name; empty where there
    is none.
    """

    file: str
    name: str
    kind: str
    rows: frozenset[tuple[str, str]]

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(number for number, _title in self.rows if number)
