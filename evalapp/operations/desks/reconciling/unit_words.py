"""How what one side changed is told: what it is about, and what each side made of it."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.desks.together import Row, Unit
from evalapp.domain.numbers import shorten
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _
from evalapp.operations.records.told.rows import RowTold, known_of, told_rows
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.view import View
from evalapp.words.fields import field_label

_LONGEST = 300
_NAMED = 3


def unit_name(view: View, unit: Unit) -> str:
    """`Scores: A-01 · An Peeters · Triple helix`"""
    title = _(TOLD[unit.table].title)
    if not unit.key:
        return title
    if unit.rows[0].place[1] != unit.key:
        return f"{title}: {', '.join(shorten(str(part)) for part in unit.key)}"
    row = next((each for three in unit.rows for each in (three.ours, three.theirs, three.base) if each), None)
    told = _told(view, unit.table, None, row)
    subject = told[0].subject if told else ", ".join(map(str, unit.key))
    named = [field_label(column) for column in unit.columns[:1]]
    return shorten(": ".join((title, " – ".join((subject, *named)))), _LONGEST)


def version_words(view: View, unit: Unit, *, is_theirs: bool) -> tuple[str, ...]:
    """What one side made of it, a line each; that it is not there is said too."""
    lines: list[str] = []
    is_list = unit.rows[0].place[1] != unit.key
    for each in unit.rows:
        row = each.theirs if is_theirs else each.ours
        if row is None:
            if not is_list:
                lines.append(_("not there"))
            continue
        for told in _told(view, each.place[0], None, _cut(row, unit)):
            said = "; ".join(told.words) or told.subject
            lines.append(f"{told.subject}: {said}" if is_list and said != told.subject else said)
    return tuple(lines) or (_("not there"),)


def _cut(row: Row, unit: Unit) -> Row:
    """Only the columns that it is about, with what names the row."""
    if row is None or not unit.columns:
        return row
    named = TOLD[unit.table].named - set(unit.columns)
    return {name: value for name, value in row.items() if name in unit.columns or name in named}


def _told(view: View, table: str, before: Row, after: Row) -> list[RowTold]:
    try:
        found = list(told_rows([RowChange(table=table, before=before, after=after)], known_of(view)))
    except (KeyError, TypeError, ValueError, AttributeError):
        return []
    return [replace(each) for each in found]
