"""How what one side changed is told: what it is about, and what each side made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evalapp.domain.desks.together import Row, Unit
from evalapp.domain.numbers import shorten
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.told.rows import FieldTold, RowTold, known_of, told_rows
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.view import View
from evalapp.words.fields import field_label

_LONGEST = 300


class UnitWords:
    """With the names and the scheme of this file, read once."""

    def __init__(self, view: View) -> None:
        self._known = known_of(view)

    def name(self, unit: Unit) -> str:
        """`Scores: A-01 · An Peeters · Triple helix`, `Applications: A-01 · Heat from sewage – title`"""
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
        labels = [each.label for each in self._fields(unit)] or [
            field_label(column) for column in unit.columns
        ]
        named = [each for each in labels[:1] if each]
        return shorten(": ".join((title, " – ".join((subject, *named)))), _LONGEST)

    def version(self, unit: Unit, *, is_theirs: bool) -> tuple[str, ...]:
        """What one side made of it, a line each; that it is not there is said too."""
        if fields := self._fields(unit):
            sides = ((each.label, each.new if is_theirs else each.old) for each in fields)
            return tuple(_side(label if len(fields) > 1 else "", said) for label, said in sides)
        lines: list[str] = []
        for each in unit.rows:
            subjects = {
                row.subject for side in (each.ours, each.theirs) for row in self._told(unit.table, side)
            }
            row = each.theirs if is_theirs else each.ours
            for told in self._told(each.place[0], _cut(row, unit)):
                said = "; ".join(told.words) or told.subject
                # Of a person that both added, the name is in the subject, and may be what differs.
                is_named = (_is_list(unit) or len(subjects) > 1) and said != told.subject
                lines.append(f"{told.subject}: {said}" if is_named else said)
        return tuple(lines) or (_("not there"),)

    def taken(self, units: Sequence[Unit], most: int) -> Iterator[str]:
        """What becomes of each, from what it is here to what it is there; at most so many, and how many more."""
        for unit in units[:most]:
            ours, theirs = ("; ".join(self.version(unit, is_theirs=each)) for each in (False, True))
            yield f"{self.name(unit)}: {shorten(ours, _LONGEST)} → {shorten(theirs, _LONGEST)}"
        if (left := len(units) - most) > 0:
            yield ngettext("and {n} more", "and {n} more", left).format(n=left)

    def _fields(self, unit: Unit) -> tuple[FieldTold, ...]:
        """Of a unit of columns, those in which both sides differ, as what is here became what is there."""
        if not unit.columns or _is_list(unit):
            return ()
        (only,) = unit.rows
        if only.ours is None or only.theirs is None:
            return ()
        rows = self._read(unit.table, _cut(only.ours, unit), _cut(only.theirs, unit))
        return tuple(field for row in rows for field in row.told)

    def _told(self, table: str, row: Row) -> list[RowTold]:
        """As a row that came."""
        return [] if row is None else self._read(table, None, row)

    def _read(self, table: str, before: Row, after: Row) -> list[RowTold]:
        """Nothing of rows that the program never wrote so."""
        try:
            return list(told_rows([RowChange(table=table, before=before, after=after)], self._known))
        except (KeyError, TypeError, ValueError, AttributeError):
            return []


def _side(label: str, said: str | None) -> str:
    return f"{label}: {said or '–'}" if label else said or "–"


def _is_list(unit: Unit) -> bool:
    return unit.rows[0].place[1] != unit.key


def _cut(row: Row, unit: Unit) -> Row:
    """Only the columns that it is about, with what names the row."""
    if row is None or not unit.columns:
        return row
    named = TOLD[unit.table].named - set(unit.columns)
    return {name: value for name, value in row.items() if name in unit.columns or name in named}
