"""How the rows of one table are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import Cell, Known, Row, cell, person

BY = person("by_whom", label=N_("recorded by"))
WHY = cell("reason", label=N_("reason"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """`subject` names a row by the `named` columns, which are not repeated of one that came or went.

    `cells` are told with from and to where they changed, and of a row that came or went where they say something.
    `same` are columns by which a row is known again where its key is only its place in a list.
    """

    title: str
    subject: Callable[[Row, Known], str]
    cells: tuple[Cell, ...] = ()
    named: frozenset[str] = field(default_factory=frozenset)
    same: tuple[str, ...] = ()


def joined(*columns: str) -> Callable[[Row, Known], str]:
    """The values of these columns with a point between them; of people and criteria their names."""

    def subject(row: Row, known: Known) -> str:
        parts = []
        for column in columns:
            value = row.get(column)
            if column in ("juror", "person"):
                value = known.name(value)
            elif column == "criterion":
                value = known.criterion(value)
            elif column == "item" and value:
                value = known.item(value)
            elif column == "flag":
                value = next((str(each.title) for each in known.scheme.flags if each.id == value), value)
            if value not in (None, ""):
                parts.append(shorten(str(value), 80))
        return " · ".join(parts)

    return subject


def columns(*columns: str) -> frozenset[str]:
    return frozenset(columns)
