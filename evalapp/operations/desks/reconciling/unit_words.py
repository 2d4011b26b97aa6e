"""How what one side changed is told: what it is about, and what each side made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evalapp.domain.desks.together import Row, Unit
from evalapp.domain.numbers import shorten
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.told.rows import RowTold, known_of, told_rows
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.view import View
from evalapp.words.fields import field_label

_LONGEST = 300


class UnitWords:
    """With the names and the scheme of this file, read once."""

    def __init__(self, view: View) -> None:
        self._known = known_of(view)

    def name(self, unit: Unit) -> str:
        """`Scores: A-01 · An Peeters · Triple helix`"""
        title = _(TOLD[unit.table].title)
        if not unit.key:
            return title
        if _is_list(unit):
            return f"{title}: {', '.join(shorten(str(part)) for part in unit.key)}"
        row = next(
            (each for three in unit.rows for each in (three.ours, three.theirs, three.base) if each), None
        )
        told = self._told(unit.table, row)
        subject = told[0].subject if told else ", ".join(map(str, unit.key))
        named = [field_label(column) for column in unit.columns[:1]]
        return shorten(": ".join((title, " – ".join((subject, *named)))), _LONGEST)

    def version(self, unit: Unit, *, is_theirs: bool) -> tuple[str, ...]:
        """What one side made of it, a line each; that it is not there is said too."""
        lines: list[str] = []
        for each in unit.rows:
            row = each.theirs if is_theirs else each.ours
            for told in self._told(each.place[0], _cut(row, unit)):
                said = "; ".join(told.words) or told.subject
                lines.append(f"{told.subject}: {said}" if _is_list(unit) and said != told.subject else said)
        return tuple(lines) or (_("not there"),)

    def taken(self, units: Sequence[Unit], most: int) -> Iterator[str]:
        """What becomes of each, from what it is here to what it is there; at most so many, and how many more."""
        for unit in units[:most]:
            ours, theirs = ("; ".join(self.version(unit, is_theirs=each)) for each in (False, True))
            yield f"{self.name(unit)}: {shorten(ours, _LONGEST)} → {shorten(theirs, _LONGEST)}"
        if (left := len(units) - most) > 0:
            yield ngettext("and {n} more", "and {n} more", left).format(n=left)

    def _told(self, table: str, row: Row) -> list[RowTold]:
        """As a row that came; nothing of one that the program never wrote so."""
        if row is None:
            return []
        try:
            return list(told_rows([RowChange(table=table, before=None, after=row)], self._known))
        except (KeyError, TypeError, ValueError, AttributeError):
            return []


def _is_list(unit: Unit) -> bool:
    return unit.rows[0].place[1] != unit.key


def _cut(row: Row, unit: Unit) -> Row:
    """Only the columns that it is about, with what names the row."""
    if row is None or not unit.columns:
        return row
    named = TOLD[unit.table].named - set(unit.columns)
    return {name: value for name, value in row.items() if name in unit.columns or name in named}
